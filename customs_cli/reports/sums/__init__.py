"""Sums: summaries, rankings, published tables."""
