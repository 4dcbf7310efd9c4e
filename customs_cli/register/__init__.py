"""The only room that knows files and TinyDB.

`register.json` is a normal TinyDB file, `register.journal` beside it is the commit point. State = the checkpoint in the
first + the entries of the second that came after it. See docs/FORMAT.md for both files.
"""
