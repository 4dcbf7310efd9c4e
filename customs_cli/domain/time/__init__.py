"""Days: reading and writing dates, periods, working days."""
