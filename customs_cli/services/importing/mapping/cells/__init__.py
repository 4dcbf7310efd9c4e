"""Cells as lists write them, put in the words of an import before a row is read: codes, sums, currencies."""
