"""Files on a disk: read a block at a time, written whole, locked, and what is said of one that is damaged."""
