"""Verification of a register, and repair of what can be restored without guessing."""
