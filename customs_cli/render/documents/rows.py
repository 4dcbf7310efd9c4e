"""The rows of a document's tables in the reader's words; `domain.documents.tables` lists the tables."""

from collections.abc import Callable
from decimal import Decimal

from customs_cli.domain.law.events import called
from customs_cli.domain.values.money import Money
from customs_cli.domain.values.name_matching import UNKNOWN
from customs_cli.domain.values.quantity import Amount
from customs_cli.render.documents.labels import GROUNDS, TABLES
from customs_cli.render.documents.letters import LAYOUTS
from customs_cli.render.documents.parts import worded
from customs_cli.render.layout.cells import grouped, shown
from customs_cli.render.layout.clean import clean
from customs_cli.render.words.catalogue import Words
from customs_cli.render.words.law import EVENTS
from customs_cli.render.words.phrases import finding as finding_called
from customs_cli.render.words.phrases import quantity
from customs_cli.render.words.stored import body as body_called
from customs_cli.render.words.stored import event_called, holder_called
from customs_cli.render.words.stored import reason as reason_called
from customs_cli.render.words.told.labels import party_label

Told = tuple[str, ...]


def row_of(table: str, row: Told, words: Words) -> dict[str, str]:
    """Return one row: column -> text."""
    told = _TOLD[table](row, words) if table in _TOLD else row
    return dict(zip((key for key, _ in TABLES[table][1]), map(clean, told), strict=True))


def _party(row: Told, words: Words) -> Told:
    role, channel, direction, names, uscc, address, phones = row
    apart = "、" if words.lang == "zh" else ", "
    return (
        words(party_label(role, channel, direction)),
        names.replace("; ", apart),
        uscc,
        address,
        phones.replace("; ", apart),
    )


def _proceeding(row: Told, words: Words) -> Told:
    name, marks, notified, replied, detained, finding, found_on, outcome, outcome_on, name_zh = row
    replied = " ".join(words.word(word) if word.isalpha() else word for word in replied.split())
    found = f"{_parts(finding, words, lambda word: finding_called(word, words))} {found_on}".strip()
    ended = f"{_parts(outcome, words, words.word)} {outcome_on}".strip()
    rights = words("not known") if marks == UNKNOWN else marks
    return (_holder(name, name_zh, words), rights, notified, replied, detained, found, ended)


def _parts(text: str, words: Words, of: Callable[[str], str]) -> str:
    if " " not in text:
        return of(text) if text else ""
    told = []
    for no, much, word, day in map(str.split, text.splitlines()):
        told.append(f"{words(_PART, no=no, quantity=grouped(amount_in(much)), word=of(word))} {day}")
    return words("; ").join(told)


def _word(row: Told, words: Words) -> Told:
    name, name_zh, on, mark, word, line, much, *number = row
    what = words.word(word)
    if line:
        what = words(_PART, no=line, quantity=grouped(amount_in(much)), word=what)
    return (_holder(name, name_zh, words), on, words("not known") if mark == UNKNOWN else mark, what, *number)


def _court(row: Told, words: Words) -> Told:
    name, name_zh, on, kind, notice, freed_by, freed_on, *kept = row
    goods, until = kept or ("", "")
    word = f"{freed_on} {freed_by}".strip()
    whose = _holder(name, name_zh, words)
    return (whose, on, words.word(kind), body_called(notice, words), _goods(goods, words), until, word)


_BARE = ("other", "capr-62")
"""Grounds that say nothing by themselves: the officer's reason stands in their place."""


def _decision(row: Told, words: Words) -> Told:
    name, name_zh, on, outcome, line, much, number, fine, ground, reason = row
    ended = words.word(outcome)
    if line:
        ended = words(_PART, no=line, quantity=grouped(amount_in(much)), word=ended)
    given = GROUNDS.get(ground, ground)
    because = words.word(given) if given not in ("", *_BARE) else reason_called(reason, words) or ""
    return (_holder(name, name_zh, words), on, ended, number, _money(fine, words), because)


def _event(row: Told, words: Words) -> Told:
    on, name, names, names_zh = row
    what = words(EVENTS[name]) if name in EVENTS else event_called(called(name), words)
    return (on, what, _holders(names, names_zh, words))


def _security(row: Told, words: Words) -> Told:
    name, name_zh, on, amount, form, number, returned, back, kept = row
    kind = f"{words.word(form)} {number}".strip()
    went_back = f"{returned} {_money(back, words)}".strip()
    return (_holder(name, name_zh, words), on, _money(amount, words), kind, went_back, _money(kept, words))


def _transfer(row: Told, words: Words) -> Told:
    on, to, body, kind, number, names, names_zh, goods, came = row
    whose = _holders(names, names_zh, words)
    state, _, day = came.partition(" ")
    handed = (on, words(_TO, to=words.word(to), body=body_called(body, words)), words.word(kind), number, whose)
    return (*handed, _goods(goods, words), words(_CAME[state], day=day) if state else "")


def _goods(goods: str, words: Words) -> str:
    lines = [line.split(" ", 2) for line in goods.splitlines()]
    return words("; ").join(
        words(_GOODS, no=no, quantity=quantity(amount_in(much), unit, words)) if much else words(_LINE, no=no)
        for no, much, unit in lines
    )


def _disposal(row: Told, words: Words) -> Told:
    on, line, much, unit, way, supervisor, removed, reason, *more = row
    recipient, proceeds = more or ("", "")  # of documents issued before they were kept
    amount, brought = quantity(amount_in(much), unit, words), _money(proceeds, words)
    done = (on, line, amount, words.word(way), recipient, brought)
    return (*done, supervisor, words(removed), reason_called(reason, words) or "")


def _fee(row: Told, words: Words) -> Told:
    on, kind, amount, *rest = row
    return (on, words.word(kind), _money(amount, words), *rest)


def _paper(row: Told, words: Words) -> Told:
    number, form, *rest = row
    return (number, words(LAYOUTS[form].title), *rest)


def _move(row: Told, words: Words) -> Told:
    at, line, much, unit, giver, taker, purpose, *rest, by = row
    moved = (at, line, quantity(amount_in(much), unit, words), giver, taker, words.word(purpose))
    return (*moved, *rest, by.replace("; ", "、" if words.lang == "zh" else ", "))


def _holder(name: str, name_zh: str, words: Words) -> str:
    if name == UNKNOWN:
        return words("holder unknown")
    return holder_called(name_zh if words.lang == "zh" else name, words)


def _holders(names: str, names_zh: str, words: Words) -> str:
    each = zip(names.split("\n"), names_zh.split("\n"), strict=True)
    return words("; ").join(_holder(name, name_zh, words) for name, name_zh in each)


def _money(text: str, words: Words) -> str:
    amount, _, currency = text.partition(" ")
    return shown(Money(amount=Decimal(amount), currency=currency), "money", words.lang) if text else ""


def amount_in(text: str) -> Amount:
    """Return the amount that a text holds; an `int` if it is whole."""
    read = float(text)
    return int(read) if read.is_integer() else read


_TOLD: dict[str, Callable[[Told, Words], Told]] = {
    "parties": _party,
    "proceedings": _proceeding,
    "words": _word,
    "court": _court,
    "decisions": _decision,
    "events": _event,
    "security": _security,
    "transfers": _transfer,
    "disposals": _disposal,
    "fees": _fee,
    "papers": _paper,
    "custody": _move,
}
"""Table -> the function that makes the cells of its rows; rows of other tables are cells already."""

_PART = worded("line {no}: {quantity} {word}")
_TO = worded("{body} ({to})")
_GOODS, _LINE = worded("line {no}: {quantity}"), worded("line {no}")
_CAME = {
    "waits": worded("the goods still have to be handed over"),
    "handed": worded("goods handed over on {day}"),
    "refused": worded("refused on {day}"),
}
"""What followed a transfer to the police -> its text."""
