"""Parses what an administrator types about an officer of a shared register."""

import unicodedata
from collections.abc import Sequence
from contextlib import suppress

from customs_cli.domain.values.name_matching import folded, nearest
from customs_cli.errors import Ambiguous, NotFound, UsageError
from customs_cli.register.register import Register
from customs_cli.register.sql.making.agreed import OFFICERS
from customs_cli.register.sql.making.granting import Right
from customs_cli.sentences import Listed, command, said
from customs_cli.services.lookup.naming import Names

READS = ("own", "district", "all")
"""Whose batches an officer may see: of the own office, of all offices of its district, of all."""

_LONGEST = 63
_TAKEN = (OFFICERS, "public", "none")
"""Names that an officer's role cannot have."""


def role_of(name: str, role: str | None) -> str:
    """Return the PostgreSQL role that an officer connects as."""
    if not name.strip() or not _is_plain(name):
        raise UsageError("an officer needs a name", hint='such as "Li Wei"', at="NAME")
    text = "_".join(name.split()).casefold() if role is None else role.strip()
    if not text or not _is_plain(text) or len(text.encode()) > _LONGEST or text.startswith("pg_") or text in _TAKEN:
        raise UsageError("{role!r} cannot be a role of a server", role=text[:40], hint="--role li_wei", at="--role")
    return text


def as_psql_has_it(role: str) -> str:
    """Return a role quoted for a command of psql within single quotes of a shell."""
    named = (
        role if role.replace("_", "a").isalnum() and role == role.lower() else '"{}"'.format(role.replace('"', '""'))
    )
    return named.replace("'", "'\\''")


def dropping(role: str) -> str:
    """Return the statement that drops a role, quoted for single quotes of a shell."""
    return f"DROP ROLE {as_psql_has_it(role)}"


def revoking(role: str) -> str:
    """Return the statement that removes a role from the officers of all registers of a server, quoted likewise."""
    return f"REVOKE {OFFICERS} FROM {as_psql_has_it(role)}"


def in_psql(address: str, word: str) -> str:
    """Return a command line that lets psql do something."""
    from shlex import quote

    return f"psql {quote(address)} -c '{word}'"


def rights_meant(given: Sequence[Right], name: str, role: str | None) -> list[Right]:
    """Return the rights of one officer, found by name or role."""
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
                       hint=said("only with the roles {roles}", roles=Listed(roles)),
                       at="--role", candidates=roles)  # fmt: skip
    if role is None and len(roles) > 1:
        listed = ", ".join(roles)
        raise Ambiguous(
            "{text!r} is the name of several officers, with the roles {roles}",
            text=text[:40],
            roles=listed,
            hint=command("officer remove", text, "--role", "ROLE"),
            at="--role",
            candidates=roles,
        )
    return [right for right in found if role in (None, right.role)]


def offices_meant(held: Sequence[Right], typed: Sequence[str], register: Register) -> tuple[str, ...]:
    """Return codes of the offices meant among those that an officer acts for; all if none is named."""
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
                hint=said("only for {offices}", offices=Listed(own)),
                at="--office",
                candidates=own,
            )
        codes[code] = None
    return tuple(codes)


def reads_of(text: str) -> str:
    """Return whose batches an officer may see, as one of `READS`."""
    word = text.strip().casefold()
    if word not in READS:
        raise UsageError("--reads {text!r} is not a known value", text=text[:20], hint="own, district or all",
                         at="--reads", candidates=READS)  # fmt: skip
    return word


def widest(reads: Sequence[str]) -> str:
    """Return the widest of several scopes of `READS`."""
    return max(reads, key=READS.index)


def _is_plain(text: str) -> bool:
    return all(unicodedata.category(sign)[0] != "C" for sign in text)
