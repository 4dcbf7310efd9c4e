"""Files on a disk: reading block by block, atomic writing, locking, and error messages for damaged files."""
