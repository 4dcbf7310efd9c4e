"""Reports for a working day: what is due, the next acts, the daily sheet."""
