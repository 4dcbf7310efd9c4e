"""Reports on single batches, and lists of batches."""
