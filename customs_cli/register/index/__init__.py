"""The index `register.index`: a derived SQLite file for questions that would otherwise read the whole register.

The register alone is authoritative. The index is up to date with one entry of one journal; before a question is
answered, it is brought up to date from the newer entries. If it is missing or in doubt, the answer comes from the
batches (`register.memory`).
"""
