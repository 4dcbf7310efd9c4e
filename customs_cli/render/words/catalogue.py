"""The reader's language. The English text is the key; Chinese stands in the catalogues in `locale/zh/LC_MESSAGES`."""

import re
from collections.abc import Callable, Mapping
from functools import cache

from customs_cli.sentences import Command, over_register

DOMAIN = "customs"


class Words:
    """Says our sentences in one language.

    Attributes:
        lang: `en` or `zh`.
        register: The register that `--register` named: commands to type are about the same one. Empty for none.
    """

    def __init__(self, lang: str = "en", register: str = "") -> None:
        """Words in a language; any but `zh` is English."""
        self.lang = "zh" if lang.lower().startswith("zh") else "en"
        self.register = register

    def __call__(self, english: str, **values: object) -> str:
        """The sentence in this language, with values put in its {places}; values are never read as anything."""
        text = english if self.lang == "en" else self._chinese(english)
        if self.register:
            values = {
                name: self.typed(value) if isinstance(value, Command) else value for name, value in values.items()
            }
        if not values:
            return text
        return (text if self.lang == "en" else _closed_up(text, values)).format_map(values)

    def typed(self, command: Command) -> Command:
        """A command as the reader types it."""
        return over_register(self.register, command) if self.register else command

    def counted(self, count: int, one: str, several: str, **values: object) -> str:
        """The sentence for that many: `1 fault`, `1,200 faults`; `{count}` is the place of the number."""
        return self(one if count == 1 else several, count=f"{count:,}", **values)

    def word(self, stored: str | None) -> str:
        """A word of a closed list (`ex-officio`), as readers know it; an unknown one as it is stored."""
        return "" if stored is None else self(stored)

    def _chinese(self, english: str) -> str:
        return catalogue(DOMAIN)(english) if english else ""


def _closed_up(chinese: str, values: Mapping[str, object]) -> str:
    """A sentence without the blank that parts a value from what follows, where it ends in a unit: `100 双的`."""

    def place(found: re.Match[str]) -> str:
        return found[1] if _ENDS_IN_UNIT.search(str(values.get(found[2], ""))) else found[0]

    return _BLANK_BEHIND.sub(place, chinese)


_ENDS_IN_UNIT = re.compile("[0-9] [\u4e00-\u9fff]+$")
_BLANK_BEHIND = re.compile(r"(\{(\w+)\}) (?=[\u4e00-\u9fff])")


@cache
def catalogue(domain: str) -> Callable[[str], str]:
    """The English of a text -> its Chinese, of one of the catalogues in `locale`; what is not in it is given back."""
    from gettext import translation  # 5 ms, and English needs none
    from pathlib import Path

    return translation(domain, Path(__file__).parent / "locale", ["zh"], fallback=True).gettext


def marked(english: str) -> str:
    """Mark a text that `Words` is asked for later, so that a test can see that it has its Chinese."""
    return english
