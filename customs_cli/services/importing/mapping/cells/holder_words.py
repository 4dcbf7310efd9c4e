"""Reads further columns of outcomes: what the holder said (`权利人确认结果`), and what was done first (`初步处理`)."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from customs_cli.services.importing.mapping.cells.outcome_words import finds, outcome
from customs_cli.services.importing.mapping.guessing import PROVEN, Column
from customs_cli.services.importing.mapping.header.of_others import is_of_another
from customs_cli.services.importing.mapping.header.vocabulary import Vocabulary
from customs_cli.services.importing.mapping.proofs import FITS
from customs_cli.services.importing.outcomes import STEPS
from customs_cli.services.importing.table import ReadTable, Rows

_FIELD = "outcome"
_OF_HOLDER = re.compile(r"权利人|确认|确权|鉴定|confirm|holder", re.I)
_FIRST = re.compile(r"^(?:初步|初次|前期|先期|临时)|\b(?:initial|interim|first|preliminary)\b", re.I)
"""Matches a heading for what was done before the outcome."""
SAYS = {
    "confirmed_infringing", "confirmed_genuine", "confirmed_undetermined", "no_reply", "applied", "declined", "unknown",
}  # fmt: skip
"""Outcome words for what a holder says, and for what it has not said yet."""


def with_holders_word(table: ReadTable, columns: tuple[Column, ...], words: Vocabulary) -> tuple[Column, ...]:
    """Return the columns, with further ones of outcomes: the only one of the holder's words, of what was done first."""
    own = [column.name for column in columns if column.field == _FIELD and not column.is_remark]
    likely = [c for c in columns if c.name in own or (c.is_remark and _may_tell(c.name, words))]
    told = {column.name: {*_told(table.rows, column)} for column in likely}
    others = [
        name
        for name, said in told.items()
        if name not in own and _are_outcomes(said, FITS if words.fields(name) else 1)
    ]
    if len(own) != 1:
        return columns
    kinds = Counter(_kind(name, told) for name in (own[0], *others))
    taken = {name for name in others if kinds[_kind(name, told)] == 1}
    return tuple(
        column._replace(field=_FIELD, why=PROVEN, is_remark=False) if column.name in taken else column
        for column in columns
    )


def _may_tell(name: str, words: Vocabulary) -> bool:
    if _FIELD in words.fields(name):
        return True
    return not is_of_another(_FIELD, name) and (bool(_OF_HOLDER.search(name)) or _FIELD in words.parts(name))


def _told(rows: Sequence[object], column: Column) -> list[str]:
    cells = set(rows.column(column.name)) if isinstance(rows, Rows) else set()
    return [word for cell in cells for word in outcome(cell).split(";")]


def _are_outcomes(said: set[str], least: float) -> bool:
    return bool(said) and len(said & STEPS.keys()) >= least * len(said)


def _kind(name: str, told: Mapping[str, set[str]]) -> str:
    if _OF_HOLDER.search(name) and not finds(name) and not (told.get(name, set()) & STEPS.keys()) - SAYS:
        return "holder"
    return "first" if _FIRST.search(name) else ""
