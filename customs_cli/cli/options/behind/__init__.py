"""Options for the parties behind a batch."""
