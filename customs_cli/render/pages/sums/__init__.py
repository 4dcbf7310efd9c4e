"""Pages of sums."""
