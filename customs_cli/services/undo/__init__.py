"""Undoes acts, and redoes undone ones."""
