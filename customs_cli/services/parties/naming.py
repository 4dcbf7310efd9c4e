"""Finds the party that an officer means: an enterprise by code or name, a credit code, or a name in batches."""

from collections.abc import Sequence
from typing import NamedTuple

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.books.books import Books
from customs_cli.domain.books.link_keys import keys_of
from customs_cli.domain.chain.same import Verdicts, party_key
from customs_cli.domain.rights.enterprise import Enterprise
from customs_cli.domain.values.identity import compared_code
from customs_cli.domain.values.name_matching import folded, nearest
from customs_cli.errors import NotFound, UsageError
from customs_cli.register.register import Register
from customs_cli.sentences import command


class Meant(NamedTuple):
    """A party that an officer named.

    Attributes:
        text: What verdicts refer to: its credit code, else its name as given.
        name: Name for readers.
        keys: Its keys in batches: credit code, folded names.
    """

    text: str
    name: str
    keys: tuple[str, ...]


def party_meant(register: Register, books: Books, text: str) -> Meant:
    """Return the party that a text names.

    Raises:
        UsageError: The text is empty.
        NotFound: No batch and no enterprise has that name.
    """
    key = party_key(text)
    if not key:
        raise UsageError("{text!r} is not the name of a party", text=text[:40], hint=command("list"))
    if enterprise := _enterprise(register, text, key):
        name = folded(enterprise.name)
        code = compared_code(enterprise.uscc) or _only_code(books, name)
        return Meant(_told_by(books, enterprise, key), enterprise.name, tuple(filter(None, (code, name))))
    if not books.how_many([("party", key)])[("party", key)]:
        names = (name for name, _ in books.alike([text]))
        raise NotFound(
            "no batch names {text!r}",
            text=text[:80],
            hint=command("search", text),
            candidates=nearest(text, names),
        )
    code = _only_code(books, key)
    return Meant(code or text.strip(), text.strip(), tuple(dict.fromkeys(filter(None, (code, key)))))


def parties_meant(register: Register, books: Books, texts: Sequence[str]) -> list[Meant]:
    """Return the parties that some texts name, as `party_meant`; look-ups are made for all together first."""
    keys = [key for text in texts if (key := party_key(text))]
    books.how_many([("party", key) for key in keys])
    books.codes_of_names(keys)
    return [party_meant(register, books, text) for text in texts]


def _told_by(books: Books, enterprise: Enterprise, key: str) -> str:
    name, code = folded(enterprise.name), compared_code(enterprise.uscc)
    known = books.how_many([("party", one) for one in (name, code) if one])
    is_named = known.get(("party", name)) and (key == name or not known.get(("party", code)))
    if key != code and is_named:
        return _only_code(books, name) or enterprise.name
    return code or _only_code(books, name) or enterprise.name


def _only_code(books: Books, name: str) -> str:
    codes = books.codes_of_names([name]).get(name, set())
    return next(iter(codes)) if len(codes) == 1 else ""


def _enterprise(register: Register, text: str, key: str) -> Enterprise | None:
    wanted = text.strip().casefold()
    for one in register.all(Enterprise):
        if one.code.casefold() == wanted or key in (folded(one.name), compared_code(one.uscc)):
            return one
    return None


def batches_of(books: Books, meant: Meant, verdicts: Verdicts) -> list[Batch]:
    """Return the batches of a party in any role, including parties that were decided to be the same."""
    keys = {*meant.keys, *verdicts.same(*meant.keys)}
    wanted = {("party", key) for key in (*keys, *books.names_with(keys))}
    return [one for one in books.sharing(wanted) if not wanted.isdisjoint(keys_of(one, books.directory))]
