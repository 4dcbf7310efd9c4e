"""An overview of a period for readers without the program."""
