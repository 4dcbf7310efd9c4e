"""Matches names by sound (`huawei` means 华为 where no other name sounds like it), and finds those nearly the same."""

from collections.abc import Iterator

from customs_cli.domain.firms.characters import is_chinese
from customs_cli.domain.rights.named import Named, names_of
from customs_cli.domain.values.name_matching import folded
from customs_cli.register.pinyin import spoken
from customs_cli.services.lookup.naming import Names

_LEAST = 4
"""Least number of letters in a sound; shorter ones fit too many names."""


class Hearing:
    """The sounds of the Chinese names in a register, computed when first needed.

    Args:
        names: The names in the register.
    """

    def __init__(self, names: Names) -> None:
        self._names = names
        self._heard: dict[tuple[type[Named], bool], dict[str, set[str]]] = {}
        self._shortened: dict[type[Named], dict[str, str]] = {}

    def of(self, kind: type[Named], text: str) -> str:
        """Return the code of the one record that a name sounds like; empty where there is none, or several."""
        sound = self._sound(text) if is_chinese(text) else folded(text)
        if len(sound) < _LEAST or not sound.isascii() or sound.isdecimal():
            return ""
        codes = self._known(kind, of_chinese=not is_chinese(text)).get(sound, set())
        return next(iter(codes)) if len(codes) == 1 else ""

    def near(self, kind: type[Named], text: str) -> tuple[str, ...]:
        """Return the codes of records whose names differ from a text by a slip: one letter, or a Chinese homophone."""
        if is_chinese(text):
            sound = self._sound(text)
            return tuple(sorted(self._known(kind, of_chinese=True).get(sound, ()))) if sound else ()
        form = folded(text)
        if len(form) < _LEAST - 1 or any(map(str.isdigit, form)):
            return ()
        if kind not in self._shortened:
            records = self._names.all(kind)
            names = [(folded(name), record.code) for record in records for name in names_of(record)]
            long = [(name, code) for name, code in names if len(name) >= _LEAST]
            self._shortened[kind] = {short: code for name, code in long for short in _shortened(name)}
        known = self._shortened[kind]
        return next(((known[short],) for short in _shortened(form) if short in known), ())

    def _known(self, kind: type[Named], *, of_chinese: bool) -> dict[str, set[str]]:
        if (kind, of_chinese) not in self._heard:
            sounds = self._heard[kind, True] = {}
            forms = self._heard[kind, False] = {}
            for record in self._names.all(kind):
                for name in names_of(record):
                    sound = self._sound(name) if is_chinese(name) else ""
                    known, heard = (sounds, sound) if sound else (forms, folded(name))
                    known.setdefault(heard, set()).add(record.code)
        return self._heard[kind, of_chinese]

    def _sound(self, name: str) -> str:
        try:
            return spoken(name)[0]
        except ImportError:  # the optional pypinyin
            return ""


def _shortened(form: str) -> Iterator[str]:
    yield form
    yield from (form[:place] + form[place + 1 :] for place in range(len(form)))
