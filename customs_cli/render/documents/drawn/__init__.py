"""Draws official documents as text, HTML, Word or PDF."""
