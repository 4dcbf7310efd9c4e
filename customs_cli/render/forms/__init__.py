"""A page as a terminal, a file or paper shows it."""
