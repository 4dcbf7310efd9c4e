"""Writes a register out completely for other systems, and reads it in again: the same records, not the same acts."""
