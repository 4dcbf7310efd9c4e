"""Splitting the name of a firm in letters: by itself, or around a core known from its name in characters."""

import re
from collections.abc import Collection
from functools import cache

from customs_cli.domain.firms.firm import FirmName
from customs_cli.domain.firms.places import ZONES, spellings
from customs_cli.domain.firms.trades import latin_forms, latin_trades, spoken_trades

_WORDS = re.compile(r"[^\W_]+", re.UNICODE)
_NUMBER = re.compile(r"\bno[ .]*(\d{1,3})\b")
_LONGEST = 4
"""Highest number of words that form one term: `import and export`, `you xian gong si`."""
_DROPPED = frozenset({"the", "of", "city", "province", "district", "county", "town", "street", "prc"})
_BEHIND_A_PLACE = frozenset({"shi", "sheng", "qu", "zhen", "xian"})


def folded_sound(text: str) -> str:
    """Return letters with equal sounds written alike: `lv` and `lyu` as `lu`."""
    return text.replace("lyu", "lu").replace("nyu", "nu").replace("v", "u")


def in_letters(name: str) -> FirmName:
    """Return the parts of a plain name in letters."""
    words = tokens(name)
    return _Reading(words, None).read() if words else FirmName(name, name, frozenset(), frozenset(), "")


def read_around(words: tuple[str, ...], span: tuple[int, int]) -> FirmName:
    """Return the parts of a name whose core is known to be the words of a span (first, one after the last)."""
    return _Reading(words, span).read()


def tokens(name: str) -> tuple[str, ...]:
    """Return the meaningful words of a plain name."""
    text = name.replace("&", " and ").replace("'", "").replace("’", "").replace(".", " ")
    text = _NUMBER.sub(r" \1 ", text.replace("e-commerce", "ecommerce"))
    words = [word for word in _WORDS.findall(text) if word not in _DROPPED]
    return tuple(words or _WORDS.findall(text))


@cache
def vocabulary() -> frozenset[str]:
    """Return the terms, without blanks, that are not a firm's own name: forms, trades, places, zones."""
    return frozenset().union(latin_forms(), latin_trades(), spellings(), ZONES, _BEHIND_A_PLACE)


class _Reading:
    def __init__(self, words: tuple[str, ...], span: tuple[int, int] | None) -> None:
        self._words, self._span = words, span
        self._places: list[str] = []
        self._trades: set[str] = set()
        self._forms: list[str] = []
        self._own: list[str] = []
        self._left: list[str] = []
        self._is_behind_place = False

    def read(self) -> FirmName:
        at = 0
        while at < len(self._words):
            at += self._core(at) or self._known(at) or self._kept(at)
        own = [word for word in self._own if word != "and"] or self._own
        if self._places and not self._span and all(word in latin_trades() for word in own):
            self._trades.update(latin_trades()[word] for word in own)
            own = [self._places.pop()]  # nothing but places and trades: the last place is the core
        core = "".join(own) or "".join(self._words)
        places = frozenset[str]().union(*(spellings()[piece] for piece in self._places))
        left = tuple(word for word in self._left if word != "and")
        return FirmName(
            core, folded_sound(core), places, frozenset(self._trades), _form(self._forms), tuple(own),
            tokens=self._words, left=left,
        )  # fmt: skip

    def _core(self, at: int) -> int:
        if not self._span or at != self._span[0]:
            return 0
        self._own += self._words[at : self._span[1]]
        return self._span[1] - at

    def _known(self, at: int) -> int:
        end = self._span[0] if self._span and at < self._span[0] else len(self._words)
        for length in range(min(_LONGEST, end - at), 0, -1):
            piece = "".join(self._words[at : at + length])
            if piece in vocabulary() and self._take(piece, length):
                return length
        self._is_behind_place = False
        return 0

    def _take(self, piece: str, length: int) -> bool:
        has_core = bool(self._own or self._span)
        if not has_core and len(self._places) > 1 and (piece in latin_trades() or piece in latin_forms()):
            self._own.append(self._places.pop())  # the last of several places is the core
            has_core = True
        was_place, self._is_behind_place = self._is_behind_place, False
        if piece in latin_forms() and has_core:
            self._forms.append(latin_forms()[piece])
        elif piece in latin_trades() and has_core and (length == 1 or self._is_trade(piece)):
            self._trades.add(latin_trades()[piece])
        elif piece in spellings() and self._may_be_place(length, has_core=has_core):
            self._places.append(piece)
            self._is_behind_place = True
        else:
            is_dropped = piece in ZONES or (was_place and piece in _BEHIND_A_PLACE)
            self._is_behind_place = was_place and length > 1
            return is_dropped and (has_core or bool(self._places))
        return True

    def _is_trade(self, piece: str) -> bool:
        return piece not in spoken_trades() or "gongsi" in "".join(self._words)

    def _may_be_place(self, length: int, *, has_core: bool) -> bool:
        if not has_core:
            return True
        return bool(self._span) or length == 1 or bool(self._trades or self._forms)

    def _kept(self, at: int) -> int:
        (self._left if self._span else self._own).append(self._words[at])
        return 1


def _form(forms: Collection[str]) -> str:
    named = list(forms)
    form = next((form for form in named if form not in ("company", "limited")), named[0] if named else "")
    return "limited" if form == "company" and "limited" in named else form
