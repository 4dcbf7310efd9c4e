"""Copies of a register: evidence files, backups, restored backups."""
