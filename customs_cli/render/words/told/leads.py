"""What an act changed among clues, visits, verdicts on parties and inspections."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from customs_cli.domain.books.entries import Changed
from customs_cli.render.layout.cells import grouped
from customs_cli.render.words.catalogue import Words, marked
from customs_cli.render.words.told.clause import Clause, clause

Body = Mapping[str, Any]


def of_leads(changes: Iterable[Changed], back: bool, words: Words) -> Iterator[Clause]:
    """What was done about clues, visits, two parties and inspections, each by its own day.

    Args:
        changes: All of the act; those to other tables are passed over.
        back: Whether they are told as if they were taken back.
        words: The reader's.
    """
    own: dict[tuple[str, str], dict[str, Any]] = {}
    whole: dict[tuple[str, str], Any] = {}
    for change in changes:
        if change.table in _TOLD:
            record, new = (change.table, change.key), change.old if back else change.new
            own.setdefault(record, {})
            if change.path:
                own[record][".".join(str(step) for step in change.path)] = new
            else:
                whole[record] = new
    for (table, key), fields in own.items():
        if (table, key) in whole and whole[table, key] is None:
            yield clause(_GONE[table], no=key)
        else:
            is_new = (table, key) in whole
            yield from _TOLD[table](key, whole[table, key] if is_new else fields, is_new, words)


def _clue(no: str, body: Body, is_new: bool, words: Words) -> Iterator[Clause]:
    if is_new:
        source = words.word(body.get("source"))
        yield clause(marked("clue {no} taken in ({source}): {told}"), body["on"], no=no, source=source,
                     told=body["text"])  # fmt: skip
    for sent in _sent(body):
        yield clause(marked("clue {no} sent to {body}"), sent["on"], no=no, body=sent["body"])
    if body.get("result_on"):
        text = str(body.get("result") or words("its batches"))
        yield clause(marked("clue {no} answered: {told}"), body["result_on"], no=no, told=text)
    elif not is_new and not _sent(body):
        yield clause(marked("clue {no} changed"), no=no)


def _sent(body: Body) -> list[Body]:
    """Where a clue went by an act: the whole list when it is the first time, else one more."""
    found: list[Body] = []
    for name, kept in body.items():
        if name == "sent" and isinstance(kept, list):
            found += kept
        elif name.startswith("sent.") and isinstance(kept, dict):
            found.append(kept)
    return found


def _visit(no: str, body: Body, is_new: bool, words: Words) -> Iterator[Clause]:
    if is_new:
        texts = (body.get(name) for name in ("purpose", "findings"))
        text = marked("enterprise {code} visited (no. {no})")
        yield clause(text, body["on"], *(text for text in texts if text), code=body["enterprise"], no=no)
    else:
        yield clause(marked("visit {no} changed"), no=no)


def _verdict(code: str, body: Body, is_new: bool, words: Words) -> Iterator[Clause]:
    """Of a verdict that was changed the journal has the word alone, not the parties."""
    word = body.get("verdict")
    if is_new:
        text = marked("{a} and {b} are the same") if word == "same" else marked("{a} and {b} are different")
        yield clause(text, body["on"], a=body["a"], b=body["b"])
    elif word:
        text = marked("the parties of {code} are the same after all")
        yield clause(text if word == "same" else marked("the parties of {code} are different after all"), code=code)
    else:
        yield clause(marked("the verdict {code} changed"), code=code)


def _inspections(code: str, body: Body, is_new: bool, words: Words) -> Iterator[Clause]:
    office, _, days = code.partition("@")
    if "number" in body:
        yield clause(marked("{number} inspections of {office}, {days}"), number=grouped(body["number"]), office=office,
                     days=days)  # fmt: skip
    else:
        yield clause(marked("inspections of {office}, {days} changed"), office=office, days=days)


_TOLD: dict[str, Callable[[str, Body, bool, Words], Iterator[Clause]]] = {
    "clues": _clue,
    "visits": _visit,
    "verdicts": _verdict,
    "inspections": _inspections,
}
"""Table -> how a record of it is told of."""
_GONE = {
    "clues": marked("clue {no} taken out"),
    "visits": marked("visit {no} taken out"),
    "verdicts": marked("the verdict {no} taken out"),
    "inspections": marked("inspections {no} taken out"),
}
