"""Making a shared register: its tables, what officers may do to them, and the rows derived from its documents."""
