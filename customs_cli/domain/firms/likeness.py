"""How alike the names of two firms are, and why. A name only proposes: a credit code or an officer decides."""

from typing import NamedTuple

from customs_cli.domain.firms.characters import is_pinyin, sound, sounds
from customs_cli.domain.firms.firm_name import FirmName, firm_name
from customs_cli.domain.firms.places import are_apart
from customs_cli.domain.firms.trades import CORES, FILLERS
from customs_cli.sentences import said

SURE = 0.8
"""From here on a likeness is evidence by itself."""
LIKELY = 0.6
"""From here on it is evidence beside another."""
LOW = 0.25
"""Below, nothing is proposed."""


class Likeness(NamedTuple):
    """How alike two names are.

    Attributes:
        score: 0 to 1.
        why: Sentences, the most telling first.
    """

    score: float
    why: tuple[str, ...]


def likeness(a: str, b: str) -> Likeness:
    """How alike two names of firms are; people's names are alike only where they are the same."""
    one, other = firm_name(a), firm_name(b)
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
        return 0.2, said("other numbers: {a} and {b}", a=a.core, b=b.core)
    if a.is_chinese and b.is_chinese:
        return _characters(a.core, b.core)
    if a.is_chinese or b.is_chinese:
        chinese, letters = (a, b) if a.is_chinese else (b, a)
        return _across(chinese, letters)
    return _letters(a.sound, b.sound, a.core, b.core)


def _characters(a: str, b: str) -> tuple[float, str]:
    """Both in characters: one that differs makes another name, however it sounds."""
    if set(sounds(a)) & set(sounds(b)):
        return 0.45, said("they sound alike and are written otherwise: {a} and {b}", a=a, b=b)
    from rapidfuzz.fuzz import ratio

    if max(ratio(one, other) for one in sounds(a) for other in sounds(b)) >= 80 and not set(a) & set(b):
        return 0.35, said("they sound almost alike and are written otherwise: {a} and {b}", a=a, b=b)
    shorter, longer = sorted((a, b), key=len)
    if len(shorter) > 1 and shorter in longer:
        return 0.5, said("{longer} contains {shorter}", longer=longer, shorter=shorter)
    return ratio(a, b) / 100 * 0.6, said("other characters: {a} and {b}", a=a, b=b)


def _across(chinese: FirmName, letters: FirmName) -> tuple[float, str]:
    """One in characters, one in letters: by sound, or word by word."""
    spoken = sounds(chinese.core)
    values = {"a": chinese.core, "b": letters.core}
    if letters.sound in spoken:
        return (0.95 if len(letters.sound) > 3 else 0.8), said("{a} sounds like {b}", **values)
    if chinese.district and letters.sound in {chinese.district + one for one in spoken}:
        return 0.93, said("{a} sounds like {b}", **values)
    if translated(letters.words) in spoken:
        return 0.93, said("{b} means {a}", **values)
    if _begins_alike(chinese.core, letters.words):
        return 0.88, said("{a} begins like {b}", **values)
    found = max((_letters(one, letters.sound, *values.values()) for one in spoken), key=lambda one: one[0])
    return found[0] * 0.97, found[1]


def _letters(a: str, b: str, written_a: str, written_b: str) -> tuple[float, str]:
    from rapidfuzz.fuzz import ratio

    values = {"a": written_a, "b": written_b}
    if a == b:
        return 0.97, said("{a} is spelled like {b}", **values)
    alike = ratio(a, b) / 100
    if alike < 0.8 or min(len(a), len(b)) < 5 or a.startswith(b) or b.startswith(a):
        return alike * 0.6, said("other spellings: {a} and {b}", **values)
    if is_pinyin(a) and is_pinyin(b):
        return alike * 0.62, said("other sounds: {a} and {b}", **values)
    return alike * 0.95, said("{a} is spelled almost like {b}", **values)


def _begins_alike(core: str, words: tuple[str, ...]) -> bool:
    """Whether both begin with the same sounds, and what follows is Chinese in the one and English in the other."""
    for place in range(1, len(words)):
        head, rest = "".join(words[:place]), words[place:]
        if any(map(is_pinyin, rest)):
            continue
        if any(head in sounds(core[:length]) for length in range(2, len(core) - 1)):
            return True
    return False


def translated(words: tuple[str, ...]) -> str:
    """How the Chinese sounds that the words of a name in letters stand for; empty where none of them is known."""
    sounded, place, is_known = [], 0, False
    while place < len(words):
        two = "".join(words[place : place + 2])
        word, step = (two, 2) if two in CORES and len(words) > place + 1 else (words[place], 1)
        is_known = is_known or word in CORES
        sounded.append(sound(CORES[word]) if word in CORES else word)
        place += step
    return "".join(sounded) if is_known else ""


def _digits(name: FirmName) -> str:
    return "".join(c for c in name.core if c.isdigit())


def _places(a: FirmName, b: FirmName) -> tuple[float, str]:
    mine, theirs = "、".join(sorted(a.places)), "、".join(sorted(b.places))
    if are_apart(a.places, b.places):
        return 0.45, said("other places: {a} and {b}", a=mine, b=theirs)
    if a.places and b.places:
        return 1.0, said("the same place: {place}", place="、".join(sorted(a.places & b.places)) or mine)
    return (0.93 if a.places or b.places else 0.97), ""


def _trades(a: FirmName, b: FirmName) -> tuple[float, str]:
    mine, theirs = a.trades - FILLERS, b.trades - FILLERS
    if not mine and not theirs:
        return (1.0 if a.trades == b.trades else 0.9), ""
    if not mine or not theirs:
        return 0.9, said("only one of them names a trade")
    if mine == theirs:
        return 1.0, said("the same trade")
    if mine & theirs or mine | theirs == {"trading", "importing"}:
        return 0.95, said("almost the same trade")
    return 0.5, said("other trades")


_ONE_FORM = ({"limited", "shares", "company"},)
_FORM_APART = 0.65


def _forms(a: FirmName, b: FirmName) -> tuple[float, str]:
    if a.form == b.form or {a.form, b.form} <= _ONE_FORM[0]:
        return 1.0, ""
    if not a.form or not b.form:
        return 0.98, ""
    return _FORM_APART, said("other legal forms")
