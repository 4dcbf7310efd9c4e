"""What joins two batches: evidence that both have, and parties that are or may be one firm."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.books.books import Ask, Books
from customs_cli.domain.books.traced import PHOTO, photo_keys
from customs_cli.domain.chain.evidence import WORTH, Evidence, Weight, evidence_of, weight_of
from customs_cli.domain.chain.same import Verdicts
from customs_cli.domain.firms.firm_name import firm_name
from customs_cli.domain.firms.likeness import LIKELY, SURE, likeness
from customs_cli.domain.firms.proposing import MANY_MEANINGS, Proposal, proposals
from customs_cli.domain.time.dates import first_day
from customs_cli.domain.values.name_matching import folded
from customs_cli.reports.trace.chain.pictures import alike
from customs_cli.sentences import Word, said

Key = tuple[str, str]

_ORDER = ("nothing", "service", "person", "name", "credit-code")
"""Kinds of parties, the least telling first."""


class Firm(NamedTuple):
    """Another party that is or may be the same firm.

    Attributes:
        key: Its key, as in `Books.sharing`.
        score: How alike the names are, 0 to 1; 1 if an officer decided.
        verdict: `same` or `proposed`.
        why: The reason as a sentence.
    """

    key: Key
    score: float
    verdict: str
    why: str


class Join(NamedTuple):
    """A piece of evidence that two batches share.

    Attributes:
        kind: Kind of evidence; `firm` if two names are or may be one firm.
        weight: What it is worth.
        why: The evidence as a sentence.
        ends: (kind, key) in the one and in the other batch; equal if both have the same.
    """

    kind: str
    weight: Weight
    why: str
    ends: tuple[Key, Key]

    @property
    def family(self) -> str:
        """The family of the evidence: two weak pieces of one family count as one."""
        return "who" if self.kind == "firm" else WORTH[self.kind].family


def strength(joins: Iterable[Join]) -> float:
    """Return 1 if one piece is strong, 0.5 if there are two weak ones of different families, else 0."""
    pieces = list(joins)
    if any(one.weight == "strong" for one in pieces):
        return 1.0
    return 0.5 if len({one.family for one in pieces if one.weight == "weak"}) > 1 else 0.0


class Joining:
    """Looks up what batches have, how rare it is, and which parties may be one firm.

    Args:
        books: The books of the register.
        verdicts: Officers' verdicts on parties.
        within: Only batches found within this many days of each other are joined; None for any time.
    """

    def __init__(self, books: Books, verdicts: Verdicts, within: int | None = None) -> None:
        self.books = books
        self.total = books.count(Ask())
        self.within = within
        self._verdicts = verdicts
        self._counts: dict[Key, int] = {}
        self._evidence: dict[str, dict[Key, Evidence]] = {}
        self._codes: dict[str, str] = {}
        self._firms: dict[Key, dict[Key, Firm]] = {}

    def know(self, batches: Collection[Batch]) -> None:
        """Look up everything about the parties of some batches at once."""
        found = {batch.ref: list(evidence_of(batch, self.books.directory)) for batch in batches}
        names = {folded(one.name) for own in found.values() for one in own if one.name and not one.code}
        unknown = names - self._codes.keys()
        codes = self.books.codes_of_names(unknown) if unknown else {}
        self._codes |= {name: next(iter(codes[name])) if len(codes.get(name, ())) == 1 else "" for name in unknown}
        for ref, own in found.items():
            settled = (self._settled(one) for one in own)
            self._evidence[ref] = {}
            for one in settled:
                self._evidence[ref].setdefault(one.shared, one)

    def of(self, batch: Batch) -> dict[Key, Evidence]:
        """Return the evidence in a batch, by key."""
        if batch.ref not in self._evidence:
            self.know([batch])
        return self._evidence[batch.ref]

    def count(self, keys: Collection[Key]) -> None:
        """Look up how many batches have each of some keys."""
        unknown = set(keys) - self._counts.keys()
        if unknown:
            self._counts.update(self.books.how_many(unknown))

    def shared_by(self, key: Key) -> int:
        """Return how many batches have a key."""
        if key not in self._counts:
            self.count([key])
        return self._counts.get(key, 0)

    def weight(self, kind: str, key: Key, days: int | None = None) -> Weight:
        """Return what a key is worth as evidence of a kind."""
        return weight_of(kind, self.shared_by(key), self.total, days)

    def firms(self, batch: Batch) -> dict[Key, dict[Key, Firm]]:
        """Return for every party of a batch the parties that are or may be the same firm."""
        found = {}
        for key, one in self.of(batch).items():
            if key[0] == "party":
                if key not in self._firms:
                    self._firms[key] = dict(self._alike(batch, key, one))
                found[key] = self._firms[key]
        return found

    def known_firms(self, batch: Batch) -> dict[Key, dict[Key, Firm]]:
        """Return what `firms` does, of parties already looked up: all in a chain except those beyond its limits."""
        return {key: self._firms[key] for key in self.of(batch) if key in self._firms}

    def joins(self, a: Batch, b: Batch) -> list[Join]:
        """Return the evidence that two batches share, the strongest first."""
        days = abs((first_day(a.found_on) - first_day(b.found_on)).days)
        if self.within is not None and days > self.within:
            return []
        mine, theirs = self.of(a), self.of(b)
        both = [key for key in mine.keys() & theirs.keys() if key[0] != "mark"]
        found = [self._shared(mine[key], theirs[key], days) for key in both]
        for key, others in self.firms(a).items():
            for other in others.keys() & theirs.keys() - mine.keys():
                found.append(self._firm(mine[key], theirs[other], others[other], days))
        if (photo := alike(a, b)) and self._is_rare(photo_keys(a)):
            found.append(Join(PHOTO, "weak", photo.why, ((PHOTO, a.ref), (PHOTO, b.ref))))
        told = [one for one in found if one.weight != "none"]
        return sorted(told, key=lambda one: (one.weight != "strong", one.kind == "firm", one.kind, one.why))

    def _is_rare(self, keys: Collection[Key]) -> bool:
        self.count(keys)
        return any(self.weight(PHOTO, key) != "none" for key in keys)

    def rarity(self, label: str, kind: str, key: Key) -> str:
        """Return a sentence on how rare something is: `phone 0755-83285390: 2 of 2,006 batches`."""
        return said(
            "{kind} {label}: {count:,} of {total:,} batches",
            kind=Word(KIND_WORDS[kind]),
            label=label,
            count=self.shared_by(key),
            total=self.total,
        )

    def _settled(self, one: Evidence) -> Evidence:
        code = self._codes.get(folded(one.name), "") if one.name and not one.code else ""
        return one._replace(shared=("party", code)) if code else one

    def _alike(self, batch: Batch, key: Key, one: Evidence) -> Iterator[tuple[Key, Firm]]:
        known = {own.name for own in self._evidence[batch.ref].values() if own.shared == key and own.name}
        same = self._verdicts.same(key[1], *map(folded, known))
        decided = {self._code_of_name(one) or one: verdict for one, verdict in same.items()}
        for other, verdict in decided.items():
            why = said("decided to be the same: {a} and {b}", a=verdict.a, b=verdict.b)
            yield ("party", other), Firm(("party", other), 1.0, "same", why)
        code = key[1] if one.code or one.shared[1] != folded(one.name) else ""
        yield from self._proposed(key, known, code, decided) if known else ()

    def _proposed(
        self, key: Key, names: Collection[str], code: str, decided: Collection[str]
    ) -> Iterator[tuple[Key, Firm]]:
        found = [one for one in proposals(sorted(names), code, self.books.alike(names)) if one.score >= LIKELY]
        keys = {one: one.code or self._code_of_name(one.name) or folded(one.name) for one in found}
        label, done = min(names), {key[1], *decided}
        for one in found:
            other = keys[one]
            is_another = code and other != folded(one.name)  # another credit code: another enterprise
            if other in done or is_another or self._are_apart(key[1], names, other, one.name):
                continue
            done.add(other)
            rivals = [rival for rival in found if self._are_rivals(key[1], names, one, rival, keys)]
            score = min(one.score, MANY_MEANINGS) if rivals else one.score
            reason = said("it may also be {others}", others=rivals[0].name) if rivals else one.why[0]
            why = said("may be one firm: {a} and {b} ({why})", a=label, b=one.name, why=reason)
            yield ("party", other), Firm(("party", other), score, "proposed", why)

    def _are_rivals(
        self, key: str, names: Collection[str], one: Proposal, rival: Proposal, keys: Mapping[Proposal, str]
    ) -> bool:
        """Whether another proposal is as good, and was decided to be different from this one or from the party.

        A name in Latin letters that sounds alike is never as good as the same Chinese characters.
        """
        written = {name.core for name in map(firm_name, names) if name.is_chinese}
        if one == rival or (firm_name(one.name).core in written and not firm_name(rival.name).is_chinese):
            return False
        is_decided = self._are_apart(keys[one], [one.name], keys[rival], rival.name)
        is_known = self._are_apart(key, names, keys[rival], rival.name)
        return is_decided or (is_known and likeness(one.name, rival.name).score >= SURE)

    def _are_apart(self, key: str, names: Collection[str], other: str, name: str) -> bool:
        mine = {key, *map(folded, names)}
        return any(self._verdicts.apart(a, b) for a in mine for b in (other, folded(name)))

    def _code_of_name(self, name: str) -> str:
        plain = folded(name)
        if plain not in self._codes:
            codes = self.books.codes_of_names([plain]).get(plain, set())
            self._codes[plain] = next(iter(codes)) if len(codes) == 1 else ""
        return self._codes[plain]

    def _shared(self, a: Evidence, b: Evidence, days: int) -> Join:
        kind = a.kind
        if a.shared[0] == "party":
            kind = min((a.kind, b.kind), key=_ORDER.index)
        return Join(kind, self.weight(kind, a.shared, days), self.rarity(b.label, kind, a.shared), (a.shared, b.shared))

    def _firm(self, a: Evidence, b: Evidence, firm: Firm, days: int) -> Join:
        weights = {self.weight(one.kind, one.shared, days) for one in (a, b)}
        is_strong = firm.score >= SURE and weights == {"strong"}
        weight: Weight = "none" if "none" in weights else "strong" if is_strong else "weak"
        return Join("firm", weight, firm.why, (a.shared, b.shared))


KIND_WORDS = {
    "credit-code": "credit code", "name": "name", "person": "person", "service": "agent or carrier", "phone": "phone",
    "address": "address", "place": "address", "container": "container", "vehicle": "vehicle", "seal": "seal",
    "document": "document", "mark-set": "set of marks", "goods": "goods", "route": "route", "mark": "trademark",
    "firm": "firm", "photo": "photo", "nothing": "name",
}  # fmt: skip
