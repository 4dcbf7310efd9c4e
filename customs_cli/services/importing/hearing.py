"""A name matched by its sound: `huawei` is 华为 where the register knows no other name that sounds so."""

from customs_cli.domain.firms.characters import is_chinese
from customs_cli.domain.rights.named import Named, names_of
from customs_cli.domain.values.name_matching import folded
from customs_cli.register.pinyin import spoken
from customs_cli.services.lookup.naming import Names

_LEAST = 4
"""Letters of a sound; a shorter one is many names'."""


class Hearing:
    """The sounds of the Chinese names of a register, worked out when they are first asked for.

    Args:
        names: The register's names.
    """

    def __init__(self, names: Names) -> None:
        self._names = names
        self._heard: dict[tuple[type[Named], bool], dict[str, set[str]]] = {}

    def of(self, kind: type[Named], text: str) -> str:
        """The code of the one record that a name sounds like; empty where there is none, or several."""
        sound = self._sound(text) if is_chinese(text) else folded(text)
        if len(sound) < _LEAST or not sound.isascii():
            return ""
        codes = self._known(kind, of_chinese=not is_chinese(text)).get(sound, set())
        return next(iter(codes)) if len(codes) == 1 else ""

    def _known(self, kind: type[Named], *, of_chinese: bool) -> dict[str, set[str]]:
        """Sound -> codes: of the Chinese names, which a Latin one may mean; or of the Latin ones, as they read."""
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
