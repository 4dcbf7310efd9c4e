"""What belongs to a day: what is due, the morning, the sheet."""
