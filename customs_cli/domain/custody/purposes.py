"""Purposes of a hand-over of goods: the closed list, and other words that officers write for them."""

from collections.abc import Sequence
from typing import get_args

from customs_cli.domain.values.word_lists import CustodyPurpose
from customs_cli.errors import UsageError
from customs_cli.sentences import Listed, Word

SAMPLE = ("sample", "samples", "取样", "样品")
RETURN = ("return", "returned", "返还", "归还", "退还")
"""Words for taking samples, and for samples that come back."""
LABORATORY = ("laboratory", "lab", "鉴定", "送检", "化验", "检验")
"""Words for sending goods away to be examined."""

_ALSO: dict[str, CustodyPurpose] = {
    **dict.fromkeys(("storage", "warehouse", "入库", "保管", "存放"), "store"),
    **dict.fromkeys(("移库", "转移"), "move"),
    **dict.fromkeys(SAMPLE, "sample"),
    **dict.fromkeys(LABORATORY, "laboratory"),
    **dict.fromkeys(("holder", "看样", "权利人看样", "权利人查看"), "viewing"),
    **dict.fromkeys(("法院",), "court"),
    **dict.fromkeys(("公安", "公安机关"), "police"),
    **dict.fromkeys(("海关", "其他海关"), "office"),
    **dict.fromkeys(RETURN, "return"),
    **dict.fromkeys(("handback", "发还"), "hand-back"),
    **dict.fromkeys(("destruction", "处置", "销毁"), "disposal"),
    **dict.fromkeys(("其他",), "other"),
}


def parse_purpose(text: str) -> CustodyPurpose:
    """Return the purpose meant: a word of the list, its unique beginning, or another word for it."""
    words: tuple[CustodyPurpose, ...] = get_args(CustodyPurpose)
    plain = text.strip().casefold().replace("_", "-").replace(" ", "-")
    if plain in _ALSO:
        return _ALSO[plain]
    found = [word for word in words if word == plain] or [w for w in words if plain and w.startswith(plain)]
    if len(found) != 1:
        raise _no_purpose(text, words, found)
    return found[0]


def _no_purpose(text: str, words: Sequence[str], found: Sequence[str]) -> UsageError:
    return UsageError(
        "{text!r} is not a purpose of a hand-over",
        text=text.strip()[:40],
        hint="--purpose {words}",
        words=Listed(map(Word, words), "|"),
        at="--purpose",
        candidates=found or words,
    )


def is_sample(purpose: str) -> bool:
    return purpose.strip().casefold() in SAMPLE


def takes_out(purpose: str) -> bool:
    """Return whether goods leave the store for this purpose to come back: as samples, or to a laboratory."""
    return is_sample(purpose) or purpose.strip().casefold() in LABORATORY


def is_return(purpose: str) -> bool:
    """Whether a hand-over for this purpose brings samples back to the store."""
    return purpose.strip().casefold() in RETURN
