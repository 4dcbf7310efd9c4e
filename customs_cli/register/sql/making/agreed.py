"""Constants and rules shared by all code that reads, writes or sets up a shared register."""

from customs_cli.register.hashing import sha256
from customs_cli.register.index.schema import rules as index_rules

FORMAT = 5
LOADING = "loading"
"""Value of `rules` in `meta` while the rows of all batches are being made.

They are not queried, and acts are refused.
"""
NAMES = "@names"
"""The chain of holders, marks, offices, campaigns and everything else that belongs to no single office."""
REFERRING = 2018031802
"""Advisory lock for references to names.

An act that commits without locking the chain of names shares it; an act that checks references to names, to remove or
change them, holds it exclusively until it commits.
"""
OFFICERS = "customs_officers"
"""The PostgreSQL role of which every officer's role is a member."""


def rules() -> str:
    """Return a digest of the rules by which derived rows are made; `meta` holds that of the existing rows."""
    return sha256(f"{FORMAT}/{index_rules()}".encode()).hexdigest()
