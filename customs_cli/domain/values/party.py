"""Consignors, consignees and other parties of a batch."""

from customs_cli.domain.record import Record
from customs_cli.domain.values.digits import in_plain_letters
from customs_cli.sentences import said

_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""The characters of a USCC; the index of each is its value (GB 32100-2015, table 3)."""
_WEIGHTS = (*(pow(3, place, 31) for place in range(17)), 1)
"""The weight of each character; the weighted sum is a multiple of 31 (GB 32100-2015, 5.5)."""

_BEFORE_CODE = "(（,，"
"""The signs of which one stands between a name and its code."""


class Party(Record, frozen=True):
    """A person or enterprise as named in documents.

    Attributes:
        name: Name as written.
        uscc: Unified Social Credit Code, 18 characters (GB 32100), or empty.
        address: Address as written.
        country: ISO 3166 alpha-2, or empty.
        names: Other names in the documents: in another script, a former one.
        phones: Telephone numbers as written.
    """

    name: str = ""
    uscc: str = ""
    address: str = ""
    country: str = ""
    names: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()

    @property
    def all_names(self) -> tuple[str, ...]:
        """Its name and its other names, each once."""
        return tuple(dict.fromkeys(filter(None, (self.name, *self.names))))


def uscc_fault(code: str) -> str:
    """Return what is wrong with a Unified Social Credit Code (GB 32100 check character), or an empty string."""
    if _checks(code):
        return ""
    from stdnum.cn import uscc  # 40 ms, and only to say what is wrong; it reads full-width forms too
    from stdnum.exceptions import InvalidChecksum, ValidationError

    try:
        uscc.validate(code)
    except InvalidChecksum:
        return said("its check character is wrong")
    except ValidationError:
        return said("a USCC has 18 characters of the GB 32100 alphabet")
    return ""


def _checks(code: str) -> bool:
    if len(code) != len(_WEIGHTS) or not set(code) <= set(_ALPHABET) or not code[:8].isdigit():
        return False
    total = sum(_ALPHABET.index(c) * weight for c, weight in zip(code, _WEIGHTS, strict=True))
    return not total % len(_ALPHABET)


def split_party(text: str) -> Party:
    """Parse `NAME`, `NAME (USCC)`, `NAME, USCC` or `(USCC)`; text without a code is a name as a whole.

    After a mere blank, or alone, a code is one only if its check character is right.
    """
    name = text.strip()
    at = max(map(name.rfind, _BEFORE_CODE))
    code = in_plain_letters(name[at + 1 :].strip(" )）")).upper()
    is_code = len(code) == len(_WEIGHTS) and code.isascii() and code.isalnum() and any(c.isdigit() for c in code)
    if is_code and (at > 0 or name[0] in "(（"):
        return Party(name=name[:at].strip(), uscc=code)
    *words, last = name.split() or [""]
    if _checks(code := in_plain_letters(last).upper()):
        return Party(name=" ".join(words), uscc=code)
    return Party(name=name)
