"""Options and reading of options that several commands share."""
