"""Makes a shared register: its tables, officers' rights, and the rows derived from its documents."""
