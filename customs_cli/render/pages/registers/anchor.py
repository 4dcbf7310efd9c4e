"""The root of a journal, and how printed roots stand to it, in sentences and as JSON."""

from collections.abc import Iterator, Sequence
from typing import Any

from customs_cli.domain.values.root import Anchored, Standing
from customs_cli.render.words.catalogue import Words

_MOST_LINES = 20
"""Highest number of chains of a shared register that are told one by one."""


def unaltered(entries: int, root: str, words: Words) -> str:
    """Return that no entry of a journal was altered, with the root that proves it."""
    return words.counted(
        entries,
        "1 entry, not altered; root {root}",
        "{count} entries, none altered; root {root}",
        root=f"{root}@{entries}" if entries else "-",
    )


def chains_said(chains: Sequence[tuple[str, int, str]], own: str, words: Words) -> Iterator[str]:
    """Yield how the chains of a shared register stand: each of a few; of many their count, and the chains not alike."""
    is_many = len(chains) > _MOST_LINES
    if not chains:
        yield unaltered(0, "", words)
    if is_many:
        yield words(
            "{count} chains, none altered; entries: {entries}",
            count=f"{len(chains):,}",
            entries=f"{sum(entries for _, entries, _ in chains):,}",
        )
    told = [one for one in chains if one[0].startswith("@") or one[0] == own] if is_many else chains
    for chain, entries, root in told:
        yield f"{chain}: {unaltered(entries, root, words)}"
    if is_many:
        count = f"{len(chains) - len(told):,}"
        yield words("... and {count} more; all: {command}", count=count, command="customs verify --json")


def lines(found: Anchored, words: Words) -> Iterator[str]:
    """Yield a line with the current root, then how each printed one stands to it."""
    yield words.counted(found.root.size, "root of 1 act: {root}", "root of {count} acts: {root}", root=found.root)
    for row in found.standings:
        yield from said(row, words)


def said(row: Standing, words: Words) -> Iterator[str]:
    """Yield how a printed root stands to the journal, in a sentence or two."""
    yield _state(row, words)
    if row.act and row.state != "merged":
        yield words("It may belong to the register merged by act {act}: check it there.", act=row.act)


def _state(row: Standing, words: Words) -> str:
    size = f"{row.size:,}" if row.size else ""
    match row.state:
        case "same":
            return words("{root}: matches all acts of this register", root=row.printed)
        case "beginning":
            return words("{root}: matches the first {size} acts", root=row.printed, size=size)
        case "merged":
            return words(
                "{root}: belongs to the register merged by act {act}, as that act says", root=row.printed, act=row.act
            )
        case "cut":
            return words("{root}: DIFFERS: this register has fewer acts than were printed", root=row.printed)
    return _differing(row, words)


def as_json(found: Anchored) -> dict[str, Any]:
    """The object of `customs.anchor/1`."""
    return {
        "schema": "customs.anchor/1",
        "root": found.root.hash,
        "size": found.root.size,
        "head": found.head,
        "at": found.at,
        "checks": checks(found),
    }


def checks(found: Anchored) -> list[dict[str, Any]]:
    """Return the standings of printed roots for JSON; unknown values are null."""
    return [
        {
            "printed": str(row.printed),
            "ok": row.ok,
            "state": row.state,
            "size": row.size,
            "act": row.act or None,
            "sound": row.sound if row.state == "differs" else None,
            "proof": list(row.proof),
        }
        for row in found.standings
    ]


def _differing(row: Standing, words: Words) -> str:
    if not row.size:
        return words("{root}: DIFFERS: no first part of this register's history has this root", root=row.printed)
    if row.size - row.sound == 1:
        return words("{root}: DIFFERS: act {act} is not the one printed", root=row.printed, act=row.size)
    first = row.sound + 1
    return words(
        "{root}: DIFFERS from act {first}, or from a later act up to {last}",
        root=row.printed,
        first=f"{first:,}",
        last=f"{row.size:,}",
    )
