"""Options for reading and importing lists, and the answers."""
