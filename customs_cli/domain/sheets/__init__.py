"""Sheets that an office has issued."""
