"""Full-width digits and letters of Chinese keyboards, and digits that are no part of a number: footnotes, powers."""

from itertools import groupby
from unicodedata import category, normalize

_FULL_WIDTH = str.maketrans("０１２３４５６７８９．，", "0123456789.,")

_OF_CODES = {
    **{ord("０") + n: ord("0") + n for n in range(10)},
    **{ord("Ａ") + n: ord("A") + n for n in range(26)},
    **{ord("ａ") + n: ord("a") + n for n in range(26)},
    **str.maketrans("－．＿／", "-._/"),
}


def in_plain_letters(text: str) -> str:
    """A reference, code or document number with full-width letters and digits made plain; brackets are unchanged."""
    return text if text.isascii() else text.translate(_OF_CODES)


def plain_digits(text: str) -> str:
    """A number with full-width signs made plain: `１２００．５０` -> `1200.50`; `10²` stays, as it is not 102."""
    return text.translate(_FULL_WIDTH).strip()


def in_plain_signs(text: str) -> str:
    """A text with compatible signs made plain (NFKC), but for raised and circled digits: `1200①` is not 12001."""
    if text.isascii():
        return text
    runs = ((is_odd, "".join(run)) for is_odd, run in groupby(text, key=lambda sign: category(sign) == "No"))
    return "".join(run if is_odd else normalize("NFKC", run) for is_odd, run in runs)
