"""Rewrites cells as lists have them in the words of an import, before rows are read: codes, sums, currencies."""
