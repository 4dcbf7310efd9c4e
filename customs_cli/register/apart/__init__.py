"""A second process that does a part of the work of an act, where another core is free for it."""
