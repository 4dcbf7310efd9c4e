"""Short phrases that several reports use: an office by code and name, quantities with their units."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch, Line, Transfer
from customs_cli.domain.batch.goods.collection import COLLECTED
from customs_cli.domain.time.dates import first_day
from customs_cli.domain.values.categories import CATEGORIES
from customs_cli.domain.values.money import Money
from customs_cli.domain.values.name_matching import UNKNOWN
from customs_cli.domain.values.quantity import Amount
from customs_cli.domain.values.units import unit_of
from customs_cli.render.layout.cells import ForPeople, grouped
from customs_cli.render.words.catalogue import Words, marked
from customs_cli.render.words.stored import holder_called

if TYPE_CHECKING:
    from customs_cli.domain.query.directory import Directory
    from customs_cli.render.layout.page import Cell

CLOSED = ("category", "country", "origin", "departure", "destination", "holder_country")
"""Kinds of code that are shown as a word; in English the code is shown."""
_LISTED = 6
"""The most offices that are named."""
_LINES = 3
"""The most lines of goods that are named."""


def called(kind: str, code: str | None, directory: "Directory", words: Words) -> str:
    """Return a code with its name: `5320 Wenjindu Customs`; only the name where it contains the code.

    For a code of a closed list (`CLOSED`) it is the word in the reader's language alone.
    """
    if code is None or code == UNKNOWN:
        return words("not known")
    name = directory.name(kind, code, words.lang)
    name = holder_called(name, words) if kind == "holder" else name
    return name if kind in CLOSED or code.casefold() in name.casefold() else f"{code} {name}"


def offices_called(codes: Sequence[str], directory: "Directory", words: Words) -> str:
    """Return the names of offices; of many the first, and how many more there are. An empty list means all offices."""
    if not codes:
        return words("all offices")
    listed = words(", ").join(called("office", code, directory, words) for code in codes[:_LISTED])
    more = len(codes) - _LISTED
    return words("{offices} and {count} more", offices=listed, count=more) if more > 0 else listed


def quantity(amount: Amount | None, unit: str, words: Words) -> str:
    """Return a quantity with its unit: `2,668 pairs`, `1 pair`, `2,668 双`; empty when not known."""
    if amount is None:
        return ""
    told = f"{grouped(amount)} {unit_name(unit, words)}"
    return ForPeople(f"1 {_singular(unit)}", told) if amount == 1 and words.lang == "en" else told


def _singular(unit: str) -> str:
    plurals = ((name, (f"{name}s", f"{name}es", f"{name[:-1]}ies")) for name in unit_of(unit).names)
    return next((name for name, forms in plurals if unit in forms), unit)


def items_of(count: int | float, words: Words) -> str:
    """Return a number of items: `1 item`, `1,200 items`."""
    return words("1 item") if count == 1 else words("{items} items", items=grouped(count))


def spoken_of(count: Amount, unit: str | None, words: Words) -> str:
    """Return how many goods a confirmation is about: `310 items`, `300 pairs`; `quantity 310` without a unit."""
    if unit == "pcs":
        return items_of(count, words)
    return quantity(count, unit, words) if unit else words("quantity {quantity}", quantity=grouped(count))


def units(amounts: Mapping[str, Amount], words: Words) -> tuple[str, ...]:
    """Return the quantities that are not counted in pieces: `50 pairs`, `1.5 kg`."""
    return tuple(quantity(amount, unit, words) for unit, amount in amounts.items())


FINDINGS = {
    "infringing": marked("finding: infringing"),
    "not-infringing": marked("finding: not-infringing"),
    "undetermined": marked("finding: undetermined"),
}
"""Customs' finding -> its text, which in Chinese differs from that of a holder's word."""


def finding(word: str | None, words: Words) -> str:
    """Return customs' own finding in the reader's words; empty where there is none."""
    return "" if word is None else word if words.lang == "en" else words(FINDINGS[word])


def ground(word: str | None, words: Words) -> str:
    """Return the ground of an outcome in the reader's words; in Chinese a court's word is called so, not a court."""
    return words(marked("ground: court")) if word == "court" and words.lang == "zh" else words.word(word)


def outcome(of: Mapping[str, Any], words: Words) -> str:
    """Return the outcome of goods; a collection is called so, as it is no penalty.

    Args:
        of: The fields of a proceeding or of a part of its goods, as they are stored.
        words: The reader's language.
    """
    return words("collected") if of.get("ground") in COLLECTED else words.word(of.get("outcome"))


RETENTION_OVER = marked("retention-over")
"""The lapse of a time that a court has set, which is in no procedure (`domain.custody.retention`)."""


def lapse(word: str | None, words: Words) -> str:
    """Return what follows when nobody acts in time; `undetermined` is customs' finding here."""
    return finding(word, words) if word == "undetermined" else words.word(word)


EVIDENCE = {
    "photo": marked("evidence: photo"),
    "photos": marked("evidence: photo"),
    "photograph": marked("evidence: photo"),
    "photographs": marked("evidence: photo"),
    "picture": marked("evidence: photo"),
    "video": marked("evidence: video"),
    "document": marked("evidence: document"),
    "record": marked("evidence: record"),
    "on-site record": marked("evidence: on-site record"),
    "site record": marked("evidence: on-site record"),
    "expert report": marked("evidence: expert report"),
    "report": marked("evidence: report"),
    "statement": marked("evidence: statement"),
    "scan": marked("evidence: scan"),
    "x-ray": marked("evidence: x-ray"),
    "invoice": marked("evidence: invoice"),
    "contract": marked("evidence: contract"),
    "declaration": marked("evidence: declaration"),
    "packing list": marked("evidence: packing list"),
    "sample": marked("evidence: sample"),
    "email": marked("evidence: email"),
    "letter": marked("evidence: letter"),
}
"""Kind of evidence as officers write it in English -> its Chinese name; other kinds are shown as entered."""


def evidence_kind(kind: str, words: Words) -> str:
    """Return a kind of evidence in the reader's words; in English, and for unknown kinds, as it was entered."""
    known = EVIDENCE.get(" ".join(kind.casefold().split()))
    return words(known) if known and words.lang == "zh" else kind


def first_of(texts: Sequence[str], most: int, words: Words) -> str:
    """Return the first few texts, and how many more there are: `M0, M1, and 3 more`, `M0、M1 等（另有 3 项）`."""
    shown, left = words(", ").join(texts[:most]), len(texts) - most
    return words("{first}, and {count} more", first=shown, count=f"{left:,}") if left > 0 else shown


def category_name(code: str | None, words: Words) -> str | None:
    """Return a category in the reader's words: in English its code; None where there is none."""
    return CATEGORIES.get(code or "", code) if words.lang == "zh" else code


def quantities(items: int, others: Mapping[str, Amount], words: Words) -> tuple[str, ...]:
    """Return pieces and other units: `1,200 pcs`, `50 pairs`; empty where neither is known."""
    return (*((quantity(items, "pcs", words),) if items else ()), *units(others, words))


def unit_name(unit: str, words: Words) -> str:
    """Return a unit in the reader's language."""
    return unit_of(unit).zh if words.lang == "zh" else unit


def sums(values: tuple[Money, ...]) -> "Cell":
    """Return a single amount as it is, several (in different currencies) as a tuple, none as empty."""
    return values[0] if len(values) == 1 else values


def left_out(count: int, words: Words, *, advised: bool) -> tuple[str, ...]:
    """Return a note on the rows that a limit has left out; empty without any.

    Args:
        count: How many rows were left out.
        words: The reader's language.
        advised: Whether to say how all rows are shown, where the reader did not set the limit.
    """
    if count <= 0:
        return ()
    if advised:
        return (words("... and {count} more; --limit N, or -o FILE, shows them", count=f"{count:,}"),)
    return (words("... and {count} more.", count=f"{count:,}"),)


def day(partial: str) -> "Cell":
    """Return a complete date as a date; a month or a year as text."""
    return first_day(partial) if len(partial) == len("2019-07-03") else partial


def goods(line: Line, words: Words) -> str:
    """Return the goods of a line without unknown parts: `100 pcs phone cases (VIVO, OPPO)`."""
    parts = [quantity(line.quantity, line.unit, words), line.goods, f"({', '.join(line.marks)})" if line.marks else ""]
    return " ".join(filter(None, parts))


def handed_over(batch: Batch, transfer: Transfer, words: Words, most: int = _LINES) -> tuple[str, ...]:
    """Return the goods of a transfer: the first lines (`line 1: 100 pcs phone cases (VIVO)`), and how many more."""
    lines = {line.no: line for line in batch.lines}
    named = [(part, lines[part.line]) for part in transfer.goods if part.line in lines]
    shown = tuple(
        words("line {no}: {goods}", no=line.no, goods=goods(replace(line, quantity=part.quantity), words))
        for part, line in named[:most]
    )
    return with_more_lines(shown, len(named) - most, words)


def all_goods(lines: Sequence[Line], words: Words) -> tuple[str, ...]:
    """Return the goods of the first lines, and how many lines more there are."""
    return with_more_lines(tuple(goods(line, words) for line in lines[:_LINES]), len(lines) - _LINES, words)


def with_more_lines(told: tuple[str, ...], more: int, words: Words) -> tuple[str, ...]:
    """Return the texts about the first lines, and a text with the number of further lines if there are any."""
    return (*told, words.counted(more, "and 1 more line", "and {count} more lines")) if more > 0 else told


def form_called(name: str, words: Words) -> str:
    """Return the title of a form of documents in Chinese; in English the word by which it is typed."""
    if words.lang == "en":
        return name
    from customs_cli.render.documents.letters import LAYOUTS
    from customs_cli.render.documents.values import FormWords

    return FormWords(words.lang)(LAYOUTS[name].title) if name in LAYOUTS else name
