"""A merge as a page and as JSON."""

from collections.abc import Sequence
from itertools import islice
from typing import Any, NamedTuple

from customs_cli.domain.evidence.piece import Evidence
from customs_cli.render.forms.jsonfile import picked
from customs_cli.render.layout.page import Block, Cell, Column, Page, Table, Text
from customs_cli.render.words.catalogue import Words, marked
from customs_cli.render.words.refusals import in_language
from customs_cli.render.words.told.labels import value as said_value
from customs_cli.render.words.told.places import place
from customs_cli.render.words.told.records import KINDS

LATER = {
    "theirs": marked("theirs is later, based on ours"),
    "ours": marked("ours is later, based on theirs"),
    "both": marked("changed in both"),
    "another batch": marked("two different records"),
    "": marked("nothing in common"),
}
"""Which side changed a record last -> the text for it."""
RECORDS = {
    **KINDS,
    "batches": marked("batch"),
    "clues": marked("clue"),
    "visits": marked("visit"),
    "verdicts": marked("decision on two parties"),
    "inspections": marked("inspections"),
    "serials": marked("serials"),
}
"""Table -> the name of one of its records."""
_FEW = 3
"""A value with more parts than this is not shown part by part."""
_FIRST = 4
"""The most parts of a record in a list that are shown to identify it."""
SHARED = {"document": marked("document"), "case": marked("case")}

Fields = tuple[tuple[str, object, object], ...]
Differing = tuple[str, str, Fields, str]
"""(table, key, (path, our value, their value) of every difference, which side changed it last)."""
Joint = tuple[str, str, str, str]
"""(their reference, our reference, what they share, the shared number)."""
Leap = tuple[str, int, int]
"""(year and office, last serial that theirs states, how many batches it ever held)."""
Fault = tuple[str, str, str, str, str, str]
"""(table, key, path, value, what is wrong, hint)."""


class Parts(NamedTuple):
    """The records of another register, as `page` and `as_json` show them."""

    batches: Sequence[str]
    names: Sequence[tuple[str, str]]
    equal: int
    differing: Sequence[Differing]
    joint: Sequence[Joint]
    leaps: Sequence[Leap]
    faults: Sequence[Fault]
    files: int = 0
    lacking: Sequence[tuple[str, Evidence]] = ()
    word: str | None = None
    came: Sequence[tuple[str, str, str, object]] = ()


def page(told: Parts, *, is_written: bool, words: Words) -> Page:
    """Return what came in or would, each value that differs, and which batches may be one case."""
    blocks: list[Block] = [Text(text=_said(len(told.batches), len(told.names), told.equal, is_written, words))]
    if told.word and told.differing:
        blocks.append(Text(text=_settled(len(told.differing), told.word, words)))
    if told.files:
        blocks.append(Text(text=_files(told.files, is_written, words)))
    if told.lacking:
        blocks.append(Text(text=words("Evidence files missing there: {count}.", count=len(told.lacking))))
    if told.faults:
        blocks.append(_faults_table(told.faults, words))
    blocks += [Text(text=_leap(leap, words)) for leap in told.leaps]
    if told.differing:
        blocks.append(_differing_table(told.differing, words))
    if told.came:
        blocks.append(_came_table(told.came, words))
    if told.joint:
        blocks.append(_joint_table(told.joint, words))
    return Page(title=words("Merge"), blocks=tuple(blocks), refs=tuple(told.batches))


def as_json(told: Parts, theirs: tuple[str, int, str], *, seq: int, dry_run: bool) -> dict[str, Any]:
    """The object of `customs.merge/1`."""
    return {
        "schema": "customs.merge/1",
        "dry_run": dry_run,
        "seq": seq or None,
        "register": dict(zip(("id", "acts", "head"), theirs, strict=True)),
        **picked(told, "batches", "names", "equal"),
        "conflicts": [_conflict_json(*one) for one in told.differing],
        "filled": _objects(("table", "key", "path", "value"), told.came),
        "faults": _objects(("table", "key", "path", "value", "what", "hint"), told.faults),
        "serials_left": _objects(("code", "last", "batches"), told.leaps),
        "joint": _objects(("theirs", "ours", "by", "number"), told.joint),
        "evidence_files": told.files,
        "evidence_lacking": [{"ref": ref, "name": piece.name, "sha256": piece.sha256} for ref, piece in told.lacking],
    }


def _conflict_json(table: str, key: str, fields: Fields, later: str) -> dict[str, Any]:
    return {"table": table, "key": key, "later": later or None, "fields": _objects(("path", "ours", "theirs"), fields)}


def _objects(names: tuple[str, ...], rows: Sequence[tuple[object, ...]]) -> list[dict[str, Any]]:
    return [dict(zip(names, row, strict=True)) for row in rows]


def _files(count: int, is_written: bool, words: Words) -> str:
    if is_written:
        return words("Evidence files copied: {count}.", count=count)
    return words("Evidence files that would be copied: {count}.", count=count)


def _said(batches: int, names: int, equal: int, is_written: bool, words: Words) -> str:
    told = {
        "batches": words.counted(batches, "1 batch", "{count} batches"),
        "names": words.counted(names, "1 name", "{count} names"),
    }
    if is_written:
        return words(
            "Merged: {batches}, {names}; {same}.",
            same=words.counted(equal, "1 record was the same", "{count} records were the same"),
            **told,
        )
    same = words.counted(equal, "1 record is the same", "{count} records are the same")
    return words("Would be merged: {batches}, {names}; {same}. Nothing was written.", same=same, **told)


def _settled(count: int, word: str, words: Words) -> str:
    if word == "theirs":
        return words.counted(count, "1 differing record: theirs counts.", "{count} differing records: theirs count.")
    return words.counted(count, "1 differing record: ours is kept.", ("{count} differing records: ours are kept."))


def _leap(leap: Leap, words: Words) -> str:
    code, last, held = leap
    return words(
        "{code}: the last serial there is {last}, with {count} batches: the next one given here does not follow it.",
        code=code,
        last=last,
        count=f"{held:,}",
    )


def _faults_table(faults: Sequence[Fault], words: Words) -> Table:
    columns = (
        *_kind(words),
        Column(key="key", heading=words("Reference or code"), kind="ref"),
        *_where(words),
        Column(key="value", heading=words("What it holds"), kind="text"),
        Column(key="what", heading=words("What is wrong"), kind="text"),
    )
    rows = [
        (table, _called(table, words), key, path, place(path, words), value, in_language(what, words.lang))
        for table, key, path, value, what, _ in faults
    ]
    return Table(columns=columns, rows=rows, title=words("May not be merged"))


def _differing_table(differing: Sequence[Differing], words: Words) -> Table:
    columns = _differing_columns(words)
    rows: list[tuple[Cell, ...]] = [
        (
            *(table, _called(table, words), key, words(LATER[later]), path, place(path, words)),
            *(_value(ours), _value(other), _said_value(path, ours, words), _said_value(path, other, words)),
        )
        for table, key, fields, later in differing
        for path, ours, other in fields
    ]
    return Table(columns=columns, rows=rows, title=words("Differs between the two registers"))


def _differing_columns(words: Words) -> tuple[Column, ...]:
    return (
        *_kind(words),
        Column(key="key", heading=words("Reference or code"), kind="ref"),
        Column(key="later", heading=words("Later version"), kind="text"),
        *_where(words),
        Column(key="ours", heading=words("Ours"), readers="machines"),
        Column(key="theirs", heading=words("Theirs"), readers="machines"),
        Column(key="ours_said", heading=words("Ours"), readers="people"),
        Column(key="theirs_said", heading=words("Theirs"), readers="people"),
    )


def _came_table(came: Sequence[tuple[str, str, str, object]], words: Words) -> Table:
    columns = (
        *_kind(words),
        Column(key="key", heading=words("Reference or code"), kind="ref"),
        *_where(words),
        Column(key="theirs", heading=words("Theirs"), readers="machines"),
        Column(key="theirs_said", heading=words("Theirs"), readers="people"),
    )
    rows = [
        (table, _called(table, words), key, path, place(path, words), _value(value), _said_value(path, value, words))
        for table, key, path, value in came
    ]
    return Table(columns=columns, rows=rows, title=words("Blank in ours, filled from theirs"))


def _joint_table(joint: Sequence[Joint], words: Words) -> Table:
    columns = (
        Column(key="theirs", heading=words("Theirs"), kind="ref"),
        Column(key="ours", heading=words("Ours"), kind="ref"),
        Column(key="by", heading=words("In common"), kind="word"),
        Column(key="number", heading=words("Number"), kind="code"),
    )
    rows = [(other, ours, words(SHARED[by]), number) for other, ours, by, number in joint]
    note = words("These may be the same case: make sure that it is not counted twice.")
    return Table(columns=columns, rows=rows, title=words("Possible joint cases"), notes=(note,))


def _kind(words: Words) -> tuple[Column, Column]:
    return (
        Column(key="table", heading=words("Kind"), kind="code", readers="machines"),
        Column(key="kind", heading=words("Kind"), kind="word", readers="people"),
    )


def _where(words: Words) -> tuple[Column, Column]:
    return (
        Column(key="path", heading=words("Where"), readers="machines"),
        Column(key="where", heading=words("Where"), readers="people"),
    )


def _called(table: str, words: Words) -> str:
    return words(RECORDS.get(table, table))


def _said_value(path: str, value: object, words: Words) -> str:
    if isinstance(value, dict) and len(value) > _FEW:
        return words("there")
    if isinstance(value, list):
        value = [dict(islice(one.items(), _FIRST)) if isinstance(one, dict) else one for one in value]
    return said_value(path.rpartition(".")[2], value, words) if value is not None else "-"


def _value(value: object) -> str:
    if value is None or isinstance(value, str):
        return value or ""
    import json

    return json.dumps(value, ensure_ascii=False, default=str)
