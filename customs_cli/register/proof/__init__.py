"""Proof of a register, and what may be mended without a guess."""
