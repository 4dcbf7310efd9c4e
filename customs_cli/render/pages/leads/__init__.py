"""Pages about clues and visits."""
