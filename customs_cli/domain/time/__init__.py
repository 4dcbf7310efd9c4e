"""Days: the date language, periods, working days."""
