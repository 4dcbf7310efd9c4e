"""A register kept as files: TinyDB file, journal and lock file, and the state that both give at one moment."""
