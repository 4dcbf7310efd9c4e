"""One firm in several scripts: what its name says, and how alike two names are. Names propose; nothing here decides."""
