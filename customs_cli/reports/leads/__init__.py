"""Reports on clues and visits, which lead to batches."""
