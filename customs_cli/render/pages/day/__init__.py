"""Pages about a day."""
