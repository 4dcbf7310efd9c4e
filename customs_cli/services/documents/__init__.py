"""Issuing official documents: an act each, with a number of its own."""
