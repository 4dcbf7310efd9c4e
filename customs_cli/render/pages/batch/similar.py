"""Pictures that look alike, as a page and as JSON; a suggestion, not a finding."""

from collections.abc import Sequence
from typing import Any, Protocol

from customs_cli.domain.batch.batch import Evidence
from customs_cli.render.layout.page import Cell, Column, Page, Table
from customs_cli.render.words.catalogue import Words
from customs_cli.render.words.refusals import in_language


class Pair(Protocol):
    """Two pictures that look alike."""

    @property
    def piece(self) -> Evidence:
        """The picture that was asked about."""

    @property
    def ref(self) -> str:
        """Reference of the other picture's batch."""

    @property
    def other(self) -> Evidence:
        """The record of the other picture."""

    @property
    def register(self) -> str:
        """The register of that batch; empty for our own."""

    @property
    def bits(self) -> int:
        """In how many bits their fingerprints differ."""


def page(pairs: Sequence[Pair], limits: str, words: Words) -> Page:
    """Return a table with a row for each pair, the most similar first, and a note on what the comparison can tell."""
    columns = (
        Column(key="name", heading=words("File")),
        Column(key="ref", heading=words("Reference"), kind="ref"),
        Column(key="other", heading=words("Similar picture")),
        Column(key="bits", heading=words("Different bits"), kind="number"),
        Column(key="register", heading=words("Register")),
        Column(key="sha256", heading="SHA-256", readers="machines"),
    )
    rows: list[tuple[Cell, ...]] = [
        (p.piece.name, p.ref, p.other.name, p.bits, p.register, p.other.sha256) for p in pairs
    ]
    none = () if rows else (words("No picture of another batch looks similar."),)
    table = Table(columns=columns, rows=rows, notes=(*none, in_language(limits, words.lang)))
    return Page(title=words("Similar pictures"), blocks=(table,), refs=tuple(dict.fromkeys(p.ref for p in pairs)))


def as_json(pairs: Sequence[Pair], limits: str, within: int) -> dict[str, Any]:
    """The object of `customs.similar/1`."""
    return {
        "schema": "customs.similar/1",
        "within": within,
        "limits": str(limits),
        "pairs": [
            {
                "file": p.piece.name,
                "sha256": p.piece.sha256,
                "ref": p.ref,
                "other": p.other.name,
                "other_sha256": p.other.sha256,
                "bits": p.bits,
                "register": p.register or None,
            }
            for p in pairs
        ],
    }
