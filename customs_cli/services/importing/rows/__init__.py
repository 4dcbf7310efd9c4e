"""Reads the rows of a list: the value of each cell, and from these the contents of a row."""
