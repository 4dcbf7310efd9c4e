"""Finds what an officer means by a word that may be a reference or a code."""

from customs_cli.domain.books.books import Books
from customs_cli.domain.leads.clue import Clue
from customs_cli.domain.leads.numbers import CLUE, VISIT
from customs_cli.domain.leads.visit import Visit
from customs_cli.domain.rights.named import KINDS
from customs_cli.domain.sheets.issued import IssuedSheet, is_sheet_number
from customs_cli.errors import Ambiguous, NotFound
from customs_cli.register.register import Register
from customs_cli.services.leads.meant import one_of


def key_meant(register: Register, text: str) -> str:
    """Return a reference, the number of an issued sheet, or the code of a mark, holder, office, campaign or enterprise.

    Also the number of a clue or visit, which may be shortened if it has its letter: `C-7`, `5320-V-7`.
    """
    number = text.strip().upper()
    if is_sheet_number(number) and register.find(IssuedSheet, number):
        return number
    try:
        return register.resolve(text)
    except Ambiguous:
        raise
    except NotFound:
        for kind in KINDS:
            if register.find(kind, text.strip()) is not None:
                return text.strip()
        if lead := _lead_meant(register, number):
            return lead
        raise


def key_told_of(register: Register, books: Books, text: str) -> str:
    """Return what `key_meant` does, or reference or code of a removed record that the journal still mentions."""
    try:
        return key_meant(register, text)
    except Ambiguous:
        raise
    except NotFound:
        for key in dict.fromkeys((text.strip(), text.strip().upper())):
            if any(c.key == key and c.table != "serials" for e in books.entries(key, 1) for c in e.changes):
                return key
        raise


def _lead_meant(register: Register, number: str) -> str:
    *letters, serial = number.split("-")
    if not serial.isdecimal():
        return ""
    if CLUE in letters:
        return one_of(register.all(Clue), number, Clue).code
    return one_of(register.all(Visit), number, Visit).code if VISIT in letters else ""
