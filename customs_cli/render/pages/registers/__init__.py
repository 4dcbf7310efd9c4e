"""Pages about what stands beside the batches."""
