"""Copies of a register: evidence, backups, restored ones."""
