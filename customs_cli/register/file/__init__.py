"""A register as files: TinyDB file, journal, lock, and the state of both at one moment."""
