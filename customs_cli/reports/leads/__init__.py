"""Reports on what leads to batches: clues and visits."""
