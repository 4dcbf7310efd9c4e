"""Words that an administrator types about an officer of a shared register."""

import unicodedata

from customs_cli.errors import UsageError
from customs_cli.register.sql.making.schema import OFFICERS

READS = ("own", "district", "all")
"""Whose batches an officer may look at: of the own office, of all offices of its district, of all."""

_LONGEST = 63
_TAKEN = (OFFICERS, "public", "none")
"""What no officer's own role can be called."""


def role_of(name: str, role: str | None) -> str:
    """The role of the server that an officer connects as.

    Args:
        name: The officer's.
        role: As it was given; None for one made of the name: `li_wei`.

    Raises:
        UsageError: The name is empty, or no role can be called so.
    """
    if not name.strip() or not _is_plain(name):
        raise UsageError("an officer has a name", hint='such as "Li Wei"', at="NAME")
    text = "_".join(name.split()).casefold() if role is None else role.strip()
    if not text or not _is_plain(text) or len(text.encode()) > _LONGEST or text.startswith("pg_") or text in _TAKEN:
        raise UsageError("{role!r} is no role of a server", role=text[:40], hint="--role li_wei", at="--role")
    return text


def as_psql_has_it(role: str) -> str:
    """A role as it is typed after psql's own command for passwords, within single quotes of a shell."""
    named = (
        role if role.replace("_", "a").isalnum() and role == role.lower() else '"{}"'.format(role.replace('"', '""'))
    )
    return named.replace("'", "'\\''")


def reads_of(text: str) -> str:
    """Whose batches an officer may look at.

    Raises:
        UsageError: It is none of those words.
    """
    word = text.strip().casefold()
    if word not in READS:
        raise UsageError("--reads {text!r} is not one of its words", text=text[:20], hint="own, district or all",
                         at="--reads", candidates=READS)  # fmt: skip
    return word


def _is_plain(text: str) -> bool:
    return all(unicodedata.category(sign)[0] != "C" for sign in text)
