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
        self._sounds: dict[type[Named], dict[str, set[str]]] = {}

    def of(self, kind: type[Named], text: str) -> str:
        """The code of the one record that a name sounds like; empty where there is none, or several."""
        sound = self._sound(text) if is_chinese(text) else folded(text)
        if len(sound) < _LEAST or not sound.isascii():
            return ""
        codes = self._known(kind, latin=is_chinese(text)).get(sound, set())
        return next(iter(codes)) if len(codes) == 1 else ""

    def _known(self, kind: type[Named], *, latin: bool) -> dict[str, set[str]]:
        """Sound -> codes: of the Chinese names, which a Latin one may mean; or of the Latin ones."""
        if kind not in self._sounds:
            self._sounds[kind] = {}
            for record in self._names.all(kind):
                for name in names_of(record):
                    sound = self._sound(name) if is_chinese(name) else ""
                    self._sounds[kind].setdefault(sound, set()).add(record.code)
                    if not sound:
                        self._sounds[kind].setdefault(f"={folded(name)}", set()).add(record.code)
        if not latin:
            return self._sounds[kind]
        return {sound[1:]: codes for sound, codes in self._sounds[kind].items() if sound.startswith("=")}

    def _sound(self, name: str) -> str:
        try:
            return spoken(name)[0]
        except ImportError:  # the optional pypinyin
            return ""
