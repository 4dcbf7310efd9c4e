"""Words that an administrator types about an officer of a shared register."""

import unicodedata
from collections.abc import Sequence
from contextlib import suppress

from customs_cli.domain.values.name_matching import folded, nearest
from customs_cli.errors import Ambiguous, NotFound, UsageError
from customs_cli.register.register import Register
from customs_cli.register.sql.making.agreed import OFFICERS
from customs_cli.register.sql.making.granting import Right
from customs_cli.sentences import command, said
from customs_cli.services.lookup.naming import Names

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


def dropping(role: str) -> str:
    """The statement that takes a role out of a server, as it stands within single quotes of a shell."""
    return f"DROP ROLE {as_psql_has_it(role)}"


def revoking(role: str) -> str:
    """The statement that takes a role out of the officers of all registers of a server, written likewise."""
    return f"REVOKE {OFFICERS} FROM {as_psql_has_it(role)}"


def in_psql(address: str, word: str) -> str:
    """A command line that has psql do something, once it is let in.

    Args:
        address: Of the database, without a password.
        word: What psql does, as it stands within single quotes of a shell.
    """
    from shlex import quote

    return f"psql {quote(address)} -c '{word}'"


def rights_meant(given: Sequence[Right], name: str, role: str | None) -> list[Right]:
    """The rights of one officer, by name or role.

    Args:
        given: Those of all officers.
        name: As typed: the officer's name, or the role.
        role: The role, where several officers have the name; None for whichever there is.

    Raises:
        NotFound: There is no such officer.
        Ambiguous: Several roles act under that name.
    """
    text = name.strip()
    whole = [right for right in given if text in (right.name, right.role)]
    found = whole or [right for right in given if folded(text) in (folded(right.name), folded(right.role))]
    roles = sorted({right.role for right in found})
    if not roles:
        near = nearest(text, dict.fromkeys(one for right in given for one in (right.name, right.role)))
        hint = said("did you mean {name}?", name=near[0]) if near else command("officer list")
        raise NotFound("no officer {text!r}", text=text[:40], hint=hint, candidates=near)
    if role is not None and role not in roles:
        raise NotFound("{name} does not act as the role {role!r}", name=found[0].name, role=role[:40],
                       hint=said("only as {roles}", roles=", ".join(roles)), at="--role", candidates=roles)  # fmt: skip
    if role is None and len(roles) > 1:
        listed = ", ".join(roles)
        raise Ambiguous(
            "{text!r} is the name of several officers, by the roles {roles}",
            text=text[:40],
            roles=listed,
            hint=command("officer remove", text, "--role", "ROLE"),
            at="--role",
            candidates=roles,
        )
    return [right for right in found if role in (None, right.role)]


def offices_meant(held: Sequence[Right], typed: Sequence[str], register: Register) -> tuple[str, ...]:
    """Codes of the offices that an officer acts for and that are meant; all of them where none is named.

    Args:
        held: The officer's rights.
        typed: Offices by code or name.
        register: Knows their names.

    Raises:
        NotFound: The officer does not act for one of them.
    """
    own = [right.office for right in held]
    names, codes = Names(register), dict.fromkeys(own if not typed else ())
    for text in typed:
        code = text.strip()
        with suppress(NotFound):
            code = code if code in own else names.office(text).code
        if code not in own:
            raise NotFound(
                "{name} does not act for {office}",
                name=held[0].name,
                office=code[:40],
                hint=said("only for {offices}", offices=", ".join(own)),
                at="--office",
                candidates=own,
            )
        codes[code] = None
    return tuple(codes)


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


def widest(reads: Sequence[str]) -> str:
    """Of what an officer may look at for several offices, the word that covers the rest."""
    return max(reads, key=READS.index)


def _is_plain(text: str) -> bool:
    return all(unicodedata.category(sign)[0] != "C" for sign in text)
