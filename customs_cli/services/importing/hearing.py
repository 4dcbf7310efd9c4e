"""Matches names by sound: `huawei` means 华为 where no other name in the register sounds like it."""

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

    def of(self, kind: type[Named], text: str) -> str:
        """Return the code of the one record that a name sounds like; empty where there is none, or several."""
        sound = self._sound(text) if is_chinese(text) else folded(text)
        if len(sound) < _LEAST or not sound.isascii():
            return ""
        codes = self._known(kind, of_chinese=not is_chinese(text)).get(sound, set())
        return next(iter(codes)) if len(codes) == 1 else ""

    def _known(self, kind: type[Named], *, of_chinese: bool) -> dict[str, set[str]]:
        """Return sound -> codes of records: the sounds of Chinese names, or the Latin names as they are read."""
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
