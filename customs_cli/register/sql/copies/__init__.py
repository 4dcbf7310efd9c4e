"""Copies of a shared register in files, and its evidence files."""
