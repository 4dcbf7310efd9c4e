"""How alike the names of two firms are, and why. A name only proposes: a credit code or an officer decides."""

from typing import NamedTuple

from customs_cli.domain.firms.characters import is_pinyin, sounds
from customs_cli.domain.firms.firm import FirmName
from customs_cli.domain.firms.firm_name import firm_name
from customs_cli.domain.firms.places import are_apart
from customs_cli.domain.firms.spoken import WORTH, Found, found_in
from customs_cli.domain.firms.trades import fillers
from customs_cli.sentences import said

SURE = 0.8
"""From this score on, a likeness is evidence by itself."""
LIKELY = 0.6
"""From this score on, a likeness is evidence beside other evidence."""
LOW = 0.25
"""Below this score, nothing is proposed."""


class Likeness(NamedTuple):
    """How alike two names are.

    Attributes:
        score: 0 to 1.
        why: The reasons as sentences, the most important first.
    """

    score: float
    why: tuple[str, ...]


def likeness(a: str, b: str) -> Likeness:
    """Return how alike two names of firms are; people's names are alike only where they are the same."""
    one, other = firm_name(a), firm_name(b)
    if one.is_chinese != other.is_chinese:
        chinese, letters = (one, other) if one.is_chinese else (other, one)
        found = found_in(chinese, letters)
        one, other = chinese, found.letters if found else letters
        core, why = _across(one, other, found)
    else:
        core, why = _cores(one, other)
    reasons = [why]
    for factor, reason in (_places(one, other), _trades(one, other), _forms(one, other)):
        core *= factor
        if reason:
            reasons.append(reason)
    if not (one.is_firm and other.is_firm) and one.is_firm != other.is_firm:
        core *= 0.8
        reasons.append(said("only one of them says that it is a firm"))
    return Likeness(round(core, 3), tuple(reasons))


def _cores(a: FirmName, b: FirmName) -> tuple[float, str]:
    if a.core == b.core:
        return (1.0 if a.is_chinese or len(a.core) > 3 else 0.9), said("the same name: {name}", name=a.core)
    if _digits(a) != _digits(b):
        return 0.2, said("different numbers: {a} and {b}", a=a.core, b=b.core)
    if a.is_chinese and b.is_chinese:
        return _characters(a, b)
    return _letters(a.sound, b.sound, a.core, b.core)


def _characters(one: FirmName, other: FirmName) -> tuple[float, str]:
    a, b = one.core, other.core
    for near, far in ((one, other), (other, one)):
        if near.district and far.core.endswith(near.core) and far.sound == near.district + near.sound:
            return 0.95, said("{longer} contains {shorter}", longer=far.core, shorter=near.core)
    if set(sounds(a)) & set(sounds(b)):
        return 0.45, said("they sound alike but are written differently: {a} and {b}", a=a, b=b)
    from rapidfuzz.fuzz import ratio

    if max(ratio(one, other) for one in sounds(a) for other in sounds(b)) >= 80 and not set(a) & set(b):
        return 0.35, said("they sound almost alike but are written differently: {a} and {b}", a=a, b=b)
    shorter, longer = sorted((a, b), key=len)
    if len(shorter) > 1 and shorter in longer:
        return 0.5, said("{longer} contains {shorter}", longer=longer, shorter=shorter)
    return ratio(a, b) / 100 * 0.6, said("different characters: {a} and {b}", a=a, b=b)


def _said(way: str, values: dict[str, str]) -> str:
    if way == "meaning":
        return said("{b} means {a}", **values)
    if way == "elsewhere":
        return said("{a} is written {b} in Hong Kong or Taiwan", **values)
    if way == "initials":
        return said("{b} are the first letters of {a}", **values)
    return said("{a} sounds like {b}", **values)


def _across(chinese: FirmName, letters: FirmName, found: Found | None) -> tuple[float, str]:
    spoken = sounds(chinese.core)
    written = letters.core.removeprefix(chinese.district) or letters.core
    values = {"a": chinese.core, "b": written}
    if _digits(chinese) != _digits(letters):
        return 0.2, said("different numbers: {a} and {b}", **values)
    if found and len(letters.left) < 2:
        worth = WORTH[found.way] - (0.1 if found.way == "sound" and len(letters.sound) < 4 else 0)
        return _less(worth, letters.left), _said(found.way, values)
    if _begins_alike(chinese.core, letters.words):
        return 0.88, said("{a} begins like {b}", **values)
    told = max((_letters(one, letters.sound, *values.values()) for one in spoken), key=lambda one: one[0])
    return told[0] * 0.97, told[1]


def _less(worth: float, left: tuple[str, ...]) -> float:
    if not left:
        return worth
    return worth * (0.6 if is_pinyin(left[0]) else 0.88)


def _letters(a: str, b: str, written_a: str, written_b: str) -> tuple[float, str]:
    from rapidfuzz.fuzz import ratio

    values = {"a": written_a, "b": written_b}
    if a == b:
        return 0.97, said("{a} is spelled like {b}", **values)
    if _anglicised(a) == _anglicised(b):
        return 0.9, said("{a} is spelled almost like {b}", **values)
    alike = ratio(a, b) / 100
    if alike < 0.8 or min(len(a), len(b)) < 5 or a.startswith(b) or b.startswith(a):
        return alike * 0.6, said("different spellings: {a} and {b}", **values)
    if is_pinyin(a) and is_pinyin(b):
        return alike * 0.62, said("different sounds: {a} and {b}", **values)
    return alike * 0.95, said("{a} is spelled almost like {b}", **values)


def _anglicised(text: str) -> str:
    for written, meant in (("ee", "i"), ("oo", "u"), ("ay", "ai"), ("ck", "k"), ("ou", "u"), ("ph", "f")):
        text = text.replace(written, meant)
    return text


def _begins_alike(core: str, words: tuple[str, ...]) -> bool:
    for place in range(1, len(words)):
        head, rest = "".join(words[:place]), words[place:]
        if any(map(is_pinyin, rest)):
            continue
        if any(head in sounds(core[:length]) for length in range(2, len(core) - 1)):
            return True
    return False


def _digits(name: FirmName) -> str:
    return "".join(c for c in name.core if c.isdigit())


def _places(a: FirmName, b: FirmName) -> tuple[float, str]:
    mine, theirs = "、".join(sorted(a.places)), "、".join(sorted(b.places))
    if are_apart(a.places, b.places):
        return 0.45, said("different places: {a} and {b}", a=mine, b=theirs)
    if a.places and b.places:
        return 1.0, said("the same place: {place}", place="、".join(sorted(a.places & b.places)) or mine)
    return (0.93 if a.places or b.places else 0.97), ""


_APART_IN_CHARACTERS = 0.78
"""Factor for different trades in characters: 金龙贸易 and 金龙国际贸易, 金龙 and 金龙进出口 are as a rule two firms."""
_ABOVE = {"group", "investment"}


def _trades(a: FirmName, b: FirmName) -> tuple[float, str]:
    if (a.trades & _ABOVE) != (b.trades & _ABOVE) and "group" in a.trades ^ b.trades:
        return 0.7, said("only one of them is a group: parent and subsidiary, perhaps")
    factor, why = _by_trades(a.trades - fillers(), b.trades - fillers(), are_equal=a.trades == b.trades)
    if a.is_chinese and b.is_chinese and not _one_trade(a.trades, b.trades):
        return min(factor, _APART_IN_CHARACTERS), why or said("only one of them names a trade")
    if a.is_chinese == b.is_chinese and a.trades ^ b.trades == {"trading", "importing"}:
        return _APART_IN_CHARACTERS, said("almost the same trade")
    return factor, why


def _one_trade(a: frozenset[str], b: frozenset[str]) -> bool:
    return a - {"products"} == b - {"products"}


def _by_trades(mine: frozenset[str], theirs: frozenset[str], *, are_equal: bool) -> tuple[float, str]:
    if not mine and not theirs:
        return (1.0 if are_equal else 0.9), ""
    if not mine or not theirs:
        return 0.9, said("only one of them names a trade")
    if mine == theirs:
        return 1.0, said("the same trade")
    if mine & theirs or mine | theirs == {"trading", "importing"}:
        return 0.95, said("almost the same trade")
    return 0.5, said("different trades")


_ONE_FORM = ({"limited", "shares", "company"},)
_FORM_APART = 0.65


def _forms(a: FirmName, b: FirmName) -> tuple[float, str]:
    if a.form == b.form or {a.form, b.form} <= _ONE_FORM[0]:
        return 1.0, ""
    if not a.form or not b.form:
        return 0.98, ""
    return _FORM_APART, said("different legal forms")
