"""A list that is imported again: each row is new, unchanged, or changed, and the changes can be applied."""
