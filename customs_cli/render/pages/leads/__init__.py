"""Pages of clues and visits."""
