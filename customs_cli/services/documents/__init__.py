"""Issues official documents; each is an act, with a number of its own."""
