"""Tests of cells: whether they are what their heading promises, and what a column without a known heading is."""

import re
from collections.abc import Callable, Sequence
from datetime import date

from customs_cli.domain.batch.document import mail_item_fault, parse_declaration
from customs_cli.domain.batch.parties import ROLES
from customs_cli.domain.batch.reference import is_ref
from customs_cli.domain.firms.characters import is_chinese
from customs_cli.domain.time.dates import parse_partial
from customs_cli.domain.values.categories import parse_category
from customs_cli.domain.values.digits import in_plain_signs
from customs_cli.domain.values.money import CURRENCIES
from customs_cli.domain.values.name_matching import folded
from customs_cli.domain.values.party import uscc_fault
from customs_cli.domain.values.units import known_unit
from customs_cli.errors import CustomsError
from customs_cli.procedures import codes
from customs_cli.register.shipped_countries import countries
from customs_cli.services.importing.mapping.cells.dated_words import words_and_days
from customs_cli.services.importing.mapping.cells.outcome_words import outcome
from customs_cli.services.importing.mapping.day_order import readings
from customs_cli.services.importing.mapping.header.words import CLOSED, currency_in, word_of
from customs_cli.services.importing.mapping.names import Known, marks_named
from customs_cli.services.importing.mapping.readers import (
    BY_CARGO,
    CODES,
    COUNTRIES,
    DAYS,
    country,
    day,
    is_untold,
    reader,
    seen,
    validity,
)
from customs_cli.services.importing.outcomes import STEPS

Proof = Callable[[str], bool]

FITS, PROVES = 0.5, 0.9
"""The share of cells that must fit a heading, and the share that proves what a column without one is."""

_CONTAINER = re.compile(r"[A-Z]{3}[UJZ]\d{7}")
_LETTERS = dict(zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", (n for n in range(10, 39) if n % 11), strict=False))
_OFFICE = re.compile("海关|关$|办事处|customs|port", re.I)
_OFFICE_CODE = re.compile(r"\d{3,4}|[A-Z]{5}")
_NUMBER = re.compile(r"[\d,，]*\d(\.\d+)?")
_ASKS = re.compile("认定|确认|确权|鉴定|权利人|holder|confirm|finding|determination", re.I)
_KINDS = ("confirmed_infringing", "confirmed_genuine", "unknown")
_OF_HOLDERS = re.compile(
    r"权利人的?(?:意见|反馈|回复|答复)|\b(?:reply|answer|response|opinion|wish|request)\b.*\bholder"
    r"|\bholder\S*\s.*\b(?:reply|answer|response|opinion|wish|request)\b",
    re.I,
)
_PROPOSED = re.compile(
    "[(（][^()（）]*(?:拟|建议|请示|预[判计期]|计划|propos|recommend|suggest|expected|intended|planned)[^()（）]*[)）]",
    re.I,
)
"""Matches a heading whose brackets say that nothing has been decided yet: `处理意见（拟）`."""
_SAID = ("notify", "apply", "decline", "confirm")
"""The steps of an outcome that a holder tells."""
_ANSWERS = frozenset("是 否 有 无 √ × x y n yes no".split())
_IN_PART = re.compile(r"\d{1,7}|\d{4}\s*[-/.年]\s*\d{1,2}\s*(?:月份?)?|[^\W\d]+\.?,?\s+\d{4}")
"""Matches a month, of which only a heading can tell that it is the day found and not the time that a row sums up, and a
mere number, which may be a year or no day at all."""


def share(cells: Sequence[str], proof: Proof) -> float:
    """Return the share (0 to 1) of cells that pass a test; 0 where there are none."""
    return sum(map(proof, cells)) / len(cells) if cells else 0.0


def proof_of(field: str, name: str, known: Known) -> Proof | None:
    """Return the test that the cells of a field must pass; None where anything is allowed."""
    if field == "valid_until":
        return lambda text: is_day(text) or validity(text) is not None
    if field in DAYS:
        return is_day
    if field in COUNTRIES:
        return lambda text: country(text) in countries().values()
    if field == "outcome" and _PROPOSED.search(name):
        return _no
    if field == "outcome" and _OF_HOLDERS.search(name):
        return lambda text: is_outcome(text) and _says_of_goods(text)
    if field in ("outcome", "marks", "holder", "office"):
        return {"outcome": is_outcome, "office": lambda text: _may_be_office(text, known)}.get(field)
    if field in ("quantity", "value", "case_value", "confirmed_items"):
        return lambda text: is_untold(text) or bool(_NUMBER.fullmatch(_amount(field, name, known, text)))
    if field == "procedure":
        return lambda text: text.casefold() in codes()
    if field in CLOSED and field != "right_type":
        return lambda text: (
            word_of(field, text) is not None or text.casefold() == "unknown" or _ISO.get(field, _no)(text)
        )
    return _PROOFS.get(field)


def told(known: Known) -> tuple[tuple[str, Proof, str], ...]:
    """Return the tests that may prove what a column is, the surest first: (field, test, reason)."""
    return (
        ("document_number", is_document, "documents"),
        ("consignor_uscc", is_uscc, "credit-codes"),
        ("containers", is_container, "container-numbers"),
        ("office", lambda text: is_office(text, known, plain=False), "offices"),
        ("marks", lambda text: _all_known(marks_named(text, known), known.marks), "marks"),
        ("holder", lambda text: _all_known(text, known.holders), "holders"),
        ("campaign", lambda text: folded(text) in known.campaigns, "campaigns"),
        ("found_on", lambda text: is_day(text) and not any(map(_IN_PART.fullmatch, (text, day(text)))), "days"),
        ("direction", lambda text: word_of("direction", text) is not None, "words"),
        ("channel", lambda text: word_of("channel", text) is not None, "words"),
        ("outcome", is_outcome, "words"),
        ("quantity", lambda text: _is_counted(text, known), "quantities"),
        ("currency", lambda text: not text.isdigit() and currency_in(text) in CURRENCIES, "words"),
        ("unit", lambda text: not text.isdigit() and _is_unit(text), "units"),
    )


def is_day(text: str) -> bool:
    """Return whether a cell is a day, a month or a year, in any order."""
    if readings(text):
        return True
    try:
        return bool(parse_partial(day(text), today=date(2000, 1, 1))) and text[:1] not in "+-"
    except (CustomsError, ValueError, OverflowError):
        return False


def is_document(text: str) -> bool:
    """Return whether a cell is a declaration number of 18 digits, or a mail item number with a correct check digit."""
    plain = seen(text).replace(" ", "")
    stated = parse_declaration(plain)
    return (stated is not None and 1990 < stated.year < 2100) or (len(plain) == 13 and not mail_item_fault(plain))


def is_uscc(text: str) -> bool:
    plain = seen(text).strip()
    return len(plain) == 18 and not uscc_fault(plain)


def is_container(text: str) -> bool:
    plain = re.sub(r"[\s-]", "", text.upper())
    if not _CONTAINER.fullmatch(plain):
        return False
    total: int = sum((_LETTERS.get(c) or int(c)) << place for place, c in enumerate(plain[:10]))
    return total % 11 % 10 == int(plain[10])


def is_office(text: str, known: Known, *, plain: bool = True) -> bool:
    read = reader("office", "", known)(text)[0][1]
    looks = plain and bool(_OFFICE.search(text) or (_OFFICE_CODE.fullmatch(text) and not _is_unit(text)))
    return bool({folded(read), folded(f"{read}海关")} & known.offices) or looks


def _may_be_office(text: str, known: Known) -> bool:
    return is_office(text, known) or (text[:1].isalpha() and not _is_unit(text) and not is_day(text))


def _all_known(text: str, names: frozenset[str]) -> bool:
    read = [part for part in re.split(r"[;；、，]", text) if part.strip()]
    return bool(read) and all(folded(part) in names for part in read)


def is_outcome(text: str) -> bool:
    """Return whether a cell has only words for outcomes, or days beside them."""
    text, _ = words_and_days(text.strip())
    words = (
        part.rpartition("=")[2].strip().casefold().replace("-", "_").replace(" ", "_")
        for part in outcome(text).split(";")
    )
    return all(word in STEPS for word in words)


def _says_of_goods(text: str) -> bool:
    words = (part.rpartition("=")[2] for part in outcome(text).split(";"))
    return all(step.startswith(_SAID) for word in words for step in STEPS.get(word, ()))


def says_kind(name: str, cells: Sequence[str]) -> bool:
    """Return whether words below a heading are no outcome, although they look like one.

    So are `侵权`, `正品` or `其他` where the heading (`案由`) asks for no word on it, and what a holder wants (`没收`).
    """
    if _OF_HOLDERS.search(name):
        return not all(map(_says_of_goods, cells))
    return not _ASKS.search(name) and all(outcome(cell) in _KINDS for cell in cells)


def _is_counted(text: str, known: Known) -> bool:
    read = dict(reader("quantity", "", known)(text))
    return bool(read.get("unit")) and not text.strip().isdigit()


def _amount(field: str, name: str, known: Known, text: str) -> str:
    read = dict(reader("quantity" if field == "confirmed_items" else field, name, known)(text))
    found = next(iter(read.values()), text)
    return in_plain_signs(found).strip().rstrip("百千万亿")


def _is_unit(text: str) -> bool:
    return known_unit(text) is not None


def _is_category(text: str) -> bool:
    try:
        parse_category(text)
    except CustomsError:
        return False
    return True


def _no(_: str) -> bool:
    return False


_ISO: dict[str, Proof] = {
    "currency": lambda text: bool(currency_in(text)),
    "transport": lambda text: word_of("channel", text) in ("traveller", "express", "mail"),
    "channel": lambda text: word_of("transport", text) in BY_CARGO,
}
_PROOFS: dict[str, Proof] = {
    "document_number": lambda text: len(text) >= 6 or not any(c.isdigit() for c in text),
    **dict.fromkeys(ROLES, lambda text: text.casefold() not in _ANSWERS and not _is_unit(text)),
    **dict.fromkeys(CODES, lambda text: len(text.strip()) == 18 and text.strip().isalnum()),
    "source_url": lambda text: "://" in text or bool(re.search(r"\w\.\w", text)),
    "reference": lambda text: is_ref(text.strip().upper()),
    "campaign": lambda text: not is_outcome(text) and text.casefold() not in _ANSWERS,
    "case_id": lambda text: len(text) <= 80,
    "goods": lambda text: not _NUMBER.fullmatch(text),
    "name_zh": is_chinese,
    "unit": lambda text: _is_unit(text.zfill(3) if text.isdecimal() else text),
    "category": _is_category,
    "hs": lambda text: bool(re.fullmatch(r"\d[\d.\s]{3,16}", text.strip())),
    "right_type": lambda text: all(
        word_of("right_type", part) or part == "unknown" for part in re.split("[;；、，]", text) if part
    ),
    "nice": lambda text: bool(re.fullmatch(r"\D{0,3}\d{1,2}(\D+\d{1,2})*\D{0,3}", text.strip())),
}
