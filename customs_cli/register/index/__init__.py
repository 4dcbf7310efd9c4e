"""The index `register.index`: a derived SQLite file that answers what would else cost the whole register.

It is never the truth. It stands at one entry of one journal, and is caught up from the journal's tail when something is
asked; where that is in doubt the answer comes from the batches (`register.memory`).
"""
