"""Is this rise real? What was found beside what was to be expected."""
