"""The rows of a list: their cells read, and what one row says."""
