"""Finds records in the register from what an officer typed."""
