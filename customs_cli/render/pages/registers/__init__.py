"""Pages about everything in a register except the batches."""
