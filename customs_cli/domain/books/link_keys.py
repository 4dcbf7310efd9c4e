"""What two batches may have in common: a consignor, a consignee, a mark, a document, a destination ...

`domain/values/identity.py` decides when two parties are one. A mark is identified by its recordation number: two codes
of one recordation are one mark.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.parties import ROLES, parties_in, roles_of
from customs_cli.domain.books.traced import TRACED, photo_keys
from customs_cli.domain.query.directory import Directory
from customs_cli.domain.values import identity
from customs_cli.domain.values.name_matching import UNKNOWN, folded, nearest
from customs_cli.domain.values.party import Party
from customs_cli.errors import UsageError
from customs_cli.sentences import Listed

DEFAULT = (
    "consignor", "consignee", "maker", "supplier", "agent", "carrier", "driver", "phone", "address", "container",
    "vehicle",
)  # fmt: skip
"""The kinds by which traces are looked for by default; what is too common is left out then."""
OF_ONE = (*DEFAULT, "document", "seal", "route", "goods")
"""The kinds by which one batch is compared with others: two batches on one declaration are one case."""
PARTIES = ROLES
"""Kinds that are identified by a credit code or a name."""


class Shared(NamedTuple):
    """Something that a batch has and others may have too.

    Attributes:
        by: Its kind: `consignor`, `mark`, ...
        key: What identifies it: a credit code, a folded name, a recordation number, a code; empty for a party known by
            name alone, until `settled`.
        name: The name to show, as written in the batch.
    """

    by: str
    key: str
    name: str


def shared_by(batch: Batch, by: Iterable[str], directory: Directory) -> Iterator[Shared]:
    """Yield everything of some kinds that a batch has, each once; a party known by its name alone has no key yet.

    Args:
        batch: The batch.
        by: Names of `KINDS`.
        directory: Gives the recordation numbers of marks.
    """
    yield from dict.fromkeys(shared for kind in by for shared in _of_kind(batch, kind, directory))


def settled(shared: Shared, codes: Mapping[str, Collection[str]]) -> Shared | None:
    """Return what a batch may share, with its key settled; None where it has nothing that could be shared.

    Args:
        shared: A party known by its name alone gets a key; anything else has one already.
        codes: Folded name -> credit codes given together with it: a single one is used in place of the name.
    """
    key = shared.key or identity.told_by(shared.name, codes)
    return shared._replace(key=key) if key else None


def _of_kind(batch: Batch, kind: str, directory: Directory) -> Iterator[Shared]:
    if kind in PARTIES:
        party: Party | None = getattr(batch, kind)
        if party:
            yield Shared(kind, identity.code_of(party), party.name or party.uscc)
        return
    for key, name in _OTHERS[kind](batch, directory):
        yield Shared(kind, key, name)


def kinds(names: Iterable[str]) -> tuple[str, ...]:
    """Return these names of kinds in their canonical form, each once.

    Raises:
        UsageError: A name is not in `KINDS`.
    """
    found = tuple(dict.fromkeys(name.strip().lower().replace("_", "-") for name in names))
    for name in found:
        if name not in KINDS:
            raise UsageError(
                "batches cannot be linked by {name!r}",
                name=name[:40],
                hint="link by {kinds}",
                kinds=Listed(KINDS),
                at="--by",
                candidates=nearest(name, KINDS),
            )
    return found


def parties_of(batch: Batch) -> list[Party]:
    """Return every party that a batch names, once for each of its names."""
    parties = parties_in(batch)
    if not any(party.names for party in parties):
        return parties
    return [one for party in parties for one in (party, *[Party(name=n, uscc=party.uscc) for n in party.names])]


def keys_of(batch: Batch, directory: Directory) -> set[tuple[str, str]]:
    """Return every (kind, key) by which `Books.sharing` finds a batch; of parties both credit code and folded name."""
    found = {(kind, key) for kind, of in _OTHERS.items() for key, _ in of(batch, directory)}
    found.update(photo_keys(batch))
    for role, party in roles_of(batch):
        for name in (party.name, *party.names):
            own = filter(None, (folded(name) if name else "", identity.code_of(party)))
            found.update((kind, key) for key in own for kind in (role, "party"))
        found.update((kind, code) for code in filter(None, [identity.code_of(party)]) for kind in (role, "party"))
    return found


def codes_by_name(batches: Iterable[Batch]) -> dict[str, set[str]]:
    """Return folded name -> credit codes that any of the batches gives together with it."""
    return identity.codes_by_name(party for batch in batches for party in parties_of(batch))


def _marks(batch: Batch, directory: Directory) -> Iterator[tuple[str, str]]:
    for code in batch.marks:
        known = directory.trademarks.get(code)
        if code != UNKNOWN:
            yield (known.recordation if known else "") or code, code


def _document(batch: Batch, _: Directory) -> Iterator[tuple[str, str]]:
    number = batch.document.number if batch.document else None
    if number and (key := folded(number)):
        yield key, number


def _of(codes: Callable[[Batch], Iterable[str | None]]) -> Callable[[Batch, Directory], Iterator[tuple[str, str]]]:
    return lambda batch, _: ((code, code) for code in codes(batch) if code and code != UNKNOWN)


def _traced(kind: str) -> Callable[[Batch, Directory], Iterator[tuple[str, str]]]:
    return lambda batch, _: iter(TRACED[kind](batch))


_OTHERS: Mapping[str, Callable[[Batch, Directory], Iterator[tuple[str, str]]]] = {
    "mark": _marks,
    "holder": _of(lambda batch: batch.proceedings),
    "document": _document,
    "origin": _of(lambda batch: (batch.origin,)),
    "departure": _of(lambda batch: (batch.departure,)),
    "destination": _of(lambda batch: (batch.destination,)),
    "category": _of(lambda batch: (line.category for line in batch.lines)),
    "campaign": _of(lambda batch: batch.campaigns),
    **{kind: _traced(kind) for kind in TRACED},
}

KINDS = (*PARTIES, *_OTHERS)
"""The kinds by which batches may be linked."""
