"""Reads outcomes in an office's words: some imply acts, others say nothing certain."""

import re
from collections.abc import Iterator, Sequence

from customs_cli.sentences import Listed, said
from customs_cli.services.importing.mapping.amounts import Read
from customs_cli.services.importing.mapping.header.words import word_of
from customs_cli.services.importing.table import ReadTable, Rows

_FIELD, _VAGUE = "outcome", "vague_outcome"
_BETWEEN = re.compile(r"[;；、，,/+＋\n]+")
_JOINED = (
    re.compile(r"[()（）]"),
    re.compile(r"并|后再?|&|\band\b|(?<=[\u4e00-\u9fff])\s*[-–—→>]+\s*(?=[\u4e00-\u9fff])", re.I),
    re.compile("(?=(?:销毁|捐赠|拍卖|结案|放行|没收|扣留|退运)$)"),
)
"""Match borders between known outcome words in a part of a cell: `没收并销毁`, `结案（放行）`, `未侵权放行`."""
_BEFORE, _AFTER = re.compile("^(?:均|全部|现)?(?:已|予以|依法)+"), re.compile("(?:处理|完毕|了)$")
"""Match text around a word that does not change its meaning: `依法没收`, `扣留处理`."""
_FINED = re.compile(r"(?<=罚款)\s*(?:人民币)?\s*[\d,，.]+\s*[百千万]*元?")
"""Matches the amount of a fine, which a column of outcomes does not record: `没收并罚款3000元`."""
_LIFTED = re.compile(r"解除(?:扣留|查扣|扣押|暂扣)|\b(?:released from detention|detention lifted)\b", re.I)
"""Matches the release of goods that had been detained."""
_FOUND = {
    "confirmed_infringing": "found_infringing",
    "confirmed_genuine": "found_not_infringing",
    "confirmed_undetermined": "found_undetermined",
}
_FINDS = re.compile(r"认定|\bfindings?\b|\bdetermination\b", re.I)
_NAMED = 3
_EITHER = (
    ({"confiscated", "destroyed", "donated", "sold", "auctioned"}, {"released", "returned"}),
    ({"abandoned"}, {"released", "returned"}),
    ({"confirmed_infringing"}, {"confirmed_genuine"}),
    ({"found_infringing"}, {"found_not_infringing"}),
)
"""Outcomes of which one is true of some of the goods and the other one of the rest, as nobody knows how many."""
_POLICE, _REFUSED = "transferred_to_police", re.compile(r"\b(?:declined|returned|rejected)$|退[还回]$", re.I)
"""Matches what the police may have done with a case that they got, which is no act of a holder or of customs."""


def outcome(text: str) -> str:
    """Return the outcome words in a cell joined by semicolons; vague words are left out, unknown ones stay.

    So does a cell whose words cannot all be true of the same goods.
    """
    text = _FINED.sub("", text)
    told = [f"{mark}{each}" for mark, word in _words(text) if not _is_vague(word) for each in _steps(word)]
    if (_POLICE in told and _REFUSED.search(text)) or any(
        some & {*told} and others & {*told} for some, others in _EITHER
    ):
        return text
    return ";".join(dict.fromkeys(told)) or ("unknown" if is_vague(text) else text)


def _steps(word: str) -> tuple[str, ...]:
    kept = _kept(word) or word
    return ("detained", kept) if kept == "released" and _LIFTED.search(word) else (kept,)


def outcome_and_note(text: str) -> Read:
    """Return the outcome in a cell; a cell with a vague word is kept in the note as well."""
    read: Read = ((_FIELD, outcome(text)),)
    return (*read, ("note", text)) if is_vague(text) or _FINED.search(text) else read


def outcome_found(text: str) -> Read:
    """Return the outcome below a heading for customs' finding (`海关认定`); `侵权` there is not the holder's word."""
    field, told = outcome_and_note(text)[0]
    return ((field, ";".join(_FOUND.get(word, word) for word in told.split(";"))), *outcome_and_note(text)[1:])


def finds(name: str) -> bool:
    """Return whether a heading is that of customs' finding."""
    return bool(_FINDS.search(name)) and "权利人" not in name


def is_vague(text: str) -> bool:
    return any(_is_vague(word) for _, word in _words(_FINED.sub("", text)))


def with_vague_told(table: ReadTable, name: str) -> ReadTable:
    """Return the list with a note on those of its outcomes that are vague."""
    told = set(table.rows.column(name)) if name and isinstance(table.rows, Rows) else set()
    if not (vague := sorted(cell for cell in told if is_vague(cell) and outcome(cell) == "unknown")):
        return table
    note = said(
        "{words} in {column} name no certain act, and stay in the note: write for example detained, "
        "released, confiscated or transferred_to_police",
        words=Listed(word[:20] for word in vague[:_NAMED]),
        column=name,
    )
    return table._replace(notes=(*table.notes, note))


def _words(text: str) -> Iterator[tuple[str, str]]:
    for part in [text] if _is_known(text) else _BETWEEN.split(text):
        mark, sign, words = part.strip().rpartition("=")
        yield from ((f"{mark}{sign}", word) for word in _apart(words.strip()) if word)


def _apart(part: str) -> Sequence[str]:
    for between in () if _is_known(part) else _JOINED:
        words = [word.strip() for word in between.split(part) if word.strip()]
        if len(words) > 1 and all(map(_is_known, words)):
            return words
    return (part,)


def _is_known(word: str) -> bool:
    return bool(_kept(word)) or _is_vague(word)


def _kept(word: str) -> str | None:
    if _is_vague(word):
        return word_of(_FIELD, word)
    forms = word, _BEFORE.sub("", word), _AFTER.sub("", word), _AFTER.sub("", _BEFORE.sub("", word))
    return next(filter(None, (word_of(_FIELD, form) for form in forms)), None)


def _is_vague(word: str) -> bool:
    return word_of(_VAGUE, word) is not None
