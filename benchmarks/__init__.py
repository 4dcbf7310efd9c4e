"""Figures of whole processes, beside those of others: `python -m benchmarks`."""
