"""Copies of a shared register in files, and the files of evidence that belong to it."""
