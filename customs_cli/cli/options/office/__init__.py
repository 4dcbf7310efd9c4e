"""The office's configuration: its keys, what each may hold, and the file."""
