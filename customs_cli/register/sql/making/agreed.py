"""The few words and the rules that all who speak to a shared register agree on, whether they look, act or set it up."""

from customs_cli.register.hashing import sha256
from customs_cli.register.index.schema import rules as index_rules

FORMAT = 5
LOADING = "loading"
"""What `meta` says in the place of rules while the rows of all batches are being made: nobody asks them, nor acts."""
NAMES = "@names"
"""The chain of holders, marks, offices, campaigns and all else that belongs to no single office."""
REFERRING = 2018031802
"""The server's lock (advisory) of what refers to names. Who commits without the chain of names shares it; who asks for
what refers to some, to take them out or to change them, has it alone until that is committed."""
OFFICERS = "customs_officers"
"""The role of the server that every officer's own is a member of."""


def rules() -> str:
    """By which rules the derived rows are made: `meta` says by which those that are there were."""
    return sha256(f"{FORMAT}/{index_rules()}".encode()).hexdigest()
