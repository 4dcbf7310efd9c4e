"""Pages about one day: due, today, morning, sheets."""
