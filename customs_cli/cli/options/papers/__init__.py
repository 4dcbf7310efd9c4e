"""Official documents on the command line: what is wanted, where it goes, the office's own patterns and templates."""
