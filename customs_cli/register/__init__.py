"""Where registers are kept: the only package that knows files, TinyDB and SQL.

`register.json` is a normal TinyDB file (the checkpoint); an act is committed when its line is in `register.journal`
beside it. The state of a register is the checkpoint plus the entries of the journal that are newer than it.
docs/FORMAT.md describes both files.
"""
