"""What an officer means by a word that may be a reference or a code."""

from customs_cli.domain.rights.named import KINDS
from customs_cli.domain.sheets.issued import IssuedSheet, is_sheet_number
from customs_cli.errors import Ambiguous, NotFound
from customs_cli.register.register import Register


def key_meant(register: Register, text: str) -> str:
    """The reference, the number of an issued sheet, or the code of a mark, holder, office, campaign or enterprise.

    Raises:
        NotFound: Neither.
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
        raise
