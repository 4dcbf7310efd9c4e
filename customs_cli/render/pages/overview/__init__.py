"""The report on a period for people without the program."""
