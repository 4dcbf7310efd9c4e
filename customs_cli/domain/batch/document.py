"""The paper a batch came with: declaration, manifest, waybill, mail item."""

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from operator import mul
from typing import Any

from msgspec import Struct

from customs_cli.domain.record import Record
from customs_cli.domain.values.name_matching import folded
from customs_cli.domain.values.word_lists import Channel, Direction, DocumentKind
from customs_cli.sentences import Word, said

_NUMBER = r"[0-9A-Za-z][0-9A-Za-z./-]{0,59}"
_MAIL_ITEM = re.compile(r"[A-Z]{2}[0-9]{9}[A-Z]{2}")
_WEIGHTS = (8, 6, 4, 2, 3, 5, 9, 7)  # of the digits of a mail item number (UPU S10)


class Document(Record, frozen=True):
    """Kind and number, as printed; both None when not known."""

    kind: DocumentKind | None = None
    number: str | None = None


def is_number(text: str) -> bool:
    """Whether a text may be the number of a paper: it has a digit other than 0, unlike the words and signs for none."""
    return any(map(str.isdigit, text.strip("0")))


class Declaration(Struct, frozen=True):
    """The parts of an 18-digit Chinese declaration number."""

    office: str
    year: int
    direction: Direction
    serial: str


def parse_declaration(number: str) -> Declaration | None:
    """Split a declaration number into office (4), year (4), direction (1: 1 import, 0 export) and serial (9).

    Returns None for any other number. Source: customs declaration number structure; five numbers of published penalty
    decisions parse this way.
    """
    plain = number.strip()
    if len(plain) != 18 or not (plain.isascii() and plain.isdigit()) or plain[8] not in "01":
        return None
    return Declaration(plain[:4], int(plain[4:8]), "import" if plain[8] == "1" else "export", plain[9:])


def declaration_fault(number: str) -> str:
    """Return what is wrong with the number of a Chinese declaration; empty when it is right.

    Lists of many declarations write I or E in place of 1 or 0: those numbers are right too.
    """
    if re.fullmatch(r"[0-9]{8}[01IE][0-9]{9}", number.strip().upper()):
        return ""
    return said("a declaration number has 18 digits, such as 530420190046041383")


def contradictions(document: Document, *, found: date, direction: Direction | None) -> tuple[str, ...]:
    """Return warnings where a declaration number contradicts the record; never errors (a digit may be misprinted).

    The office is no contradiction: goods declared at one office and found at another are joint work across ports.
    """
    stated = parse_declaration(document.number or "") if document.kind in (None, "declaration") else None
    if stated is None:
        return ()
    found_faults = []
    if stated.year not in (found.year, found.year - 1):
        found_faults.append(
            said(
                "declaration {number} is of {year}, the goods were found in {found}",
                number=document.number,
                year=stated.year,
                found=found.year,
            )
        )
    if direction in ("export", "import") and direction != stated.direction:
        found_faults.append(
            said(
                "declaration {number} is for {declared}, the batch says {direction}",
                number=document.number,
                declared=Word(stated.direction),
                direction=Word(direction),
            )
        )
    return tuple(found_faults)


def fault_of_mail_item(document: Document, channel: Channel | None) -> str:
    """Return what is wrong with the number of a mail item; empty if nothing, or if the document is none.

    What came in the mail with a number of that form is a mail item, unless it is said to be another document: a wrong
    check digit is then a slip of the pen.
    """
    number = document.number or ""
    is_likely = document.kind is None and channel == "mail" and _MAIL_ITEM.fullmatch(_plain(number))
    return mail_item_fault(number) if number and (is_likely or document.kind == "mail-item") else ""


def _plain(number: str) -> str:
    return number.replace(" ", "").upper()


def mail_item_fault(number: str) -> str:
    """Return what is wrong with a UPU S10 mail item number (2 letters, 9 digits, 2 letters); empty if nothing."""
    plain = _plain(number)
    if not _MAIL_ITEM.fullmatch(plain):
        return said("a mail item number looks like RR473124829GB (UPU S10)")
    return "" if mail_item_check(plain[2:10]) == int(plain[10]) else said("its check digit is wrong (UPU S10)")


def mail_item_check(serial: str) -> int:
    """Return the check digit of the eight digits of a mail item number (UPU S10)."""
    rest: int = 11 - sum(map(mul, map(int, serial), _WEIGHTS)) % 11
    return {10: 0, 11: 5}.get(rest, rest)


def told_by_number(document: Document, channel: Channel | None, home: str) -> dict[str, Any]:
    """Return the fields of a batch that the number of its declaration or mail item implies.

    A declaration number gives the direction; a mail item number gives document kind, channel and direction.

    Args:
        document: The document that the goods came with.
        channel: The channel by which the goods came; None where not stated.
        home: Country code of the office: what is posted in that country is export.

    Returns:
        Field of the batch -> value to use where nothing else is stated.
    """
    number = document.number or ""
    if stated := parse_declaration(number):
        return {"direction": stated.direction}
    if document.kind not in (None, "mail-item") or channel not in (None, "mail") or mail_item_fault(number):
        return {}
    posted_in = number.strip().upper()[-2:]
    direction: Direction = "export" if posted_in == home else "import"
    return {"document": Document(kind="mail-item", number=number), "channel": "mail", "direction": direction}


def likely_numbers(texts: Iterable[str]) -> list[str]:
    """Return the texts among the codes on a document or parcel that are likely to be its number.

    Numbers of declarations or mail items, if there are any; else every text that could be printed as a number: up to 60
    letters, digits and `- / .`.
    """
    plain = [text.strip() for text in texts]
    known = [text for text in plain if parse_declaration(text) or not mail_item_fault(text)]
    return list(dict.fromkeys(known or [text for text in plain if re.fullmatch(_NUMBER, text)]))


_form = lru_cache(maxsize=4096)(folded)  # cached for descriptions of goods, which many batches share, unlike numbers
Likeness = tuple[str, str, tuple[str, ...]]
"""Number of the paper, day found, descriptions of the goods: equal for two batches that look like one."""


def likeness(document: Document | None, found_on: str, goods: Iterable[str]) -> Likeness | None:
    """Return what a batch would have in common with its duplicate; None where its paper has no number.

    Args:
        document: The declaration, mail item or other paper.
        found_on: As recorded; a month equals the same month only.
        goods: Descriptions of its lines; their order, width and case do not count.
    """
    number = (document and document.number) or ""
    return (folded(number), found_on, tuple(sorted({_form(one) for one in goods}))) if is_number(number) else None
