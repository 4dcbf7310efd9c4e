"""Options of what is kept: when something happened, facts of a file, a command without its name."""
