"""A register written out whole, for other systems, and taken in again: the same records, though not the same acts."""
