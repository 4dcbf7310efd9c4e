"""Completion: what a shell may offer, and the scripts of the shells."""
