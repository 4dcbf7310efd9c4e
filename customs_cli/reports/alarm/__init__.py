"""Is this rise real? Compares the number of finds with the number to be expected."""
