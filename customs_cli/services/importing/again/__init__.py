"""A file that comes again: each row new, the same, or changed cell by cell, and how a change is put right."""
