"""Questions that are put to the index, as SQL, and their answers."""
