"""A batch and what becomes of it: lines, proceedings, hand-overs, disposals, status."""
