"""Questions to the index, as SQL, and their answers."""
