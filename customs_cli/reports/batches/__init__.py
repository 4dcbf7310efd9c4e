"""Batches one by one, or as a list."""
