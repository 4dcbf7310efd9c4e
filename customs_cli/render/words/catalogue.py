"""The reader's language. English texts are the keys; Chinese stands in the catalogues in `locale/zh/LC_MESSAGES`."""

import re
from collections.abc import Callable, Mapping
from functools import cache

from customs_cli.placeholders import in_chinese
from customs_cli.sentences import Command, Typed, over_register

DOMAIN = "customs"


class Words:
    """Translates the program's sentences into one language.

    Attributes:
        lang: `en` or `zh`.
        register: The register that `--register` named, which is added to commands to type; empty for none.
    """

    def __init__(self, lang: str = "en", register: str = "") -> None:
        self.lang = "zh" if lang.lower().startswith("zh") else "en"
        self.register = register

    def __call__(self, english: str, **values: object) -> str:
        text = english if self.lang == "en" else self._chinese(english)
        if self.register or self.lang == "zh":
            values = {
                name: self.typed(value) if isinstance(value, Command) else value for name, value in values.items()
            }
        if not values:
            return text
        told = (text if self.lang == "en" else closed_up(text, values)).format_map(values)
        return Typed(told) if any(isinstance(value, Command) for value in values.values()) else told

    def typed(self, command: Command) -> Command:
        """Return a command as the reader has to type it."""
        command = over_register(self.register, command) if self.register else command
        return in_chinese(command) if self.lang == "zh" else command

    def counted(self, count: int, one: str, several: str, **values: object) -> str:
        """Return the sentence for a number: `1 fault`, `1,200 faults`; `{count}` stands for the number."""
        return self(one if count == 1 else several, count=f"{count:,}", **values)

    def word(self, stored: str | None) -> str:
        """Return a word of a closed list (`ex-officio`) in this language; an unknown word unchanged."""
        return "" if stored is None else self(stored)

    def _chinese(self, english: str) -> str:
        return catalogue(DOMAIN)(english) if english else ""


def closed_up(chinese: str, values: Mapping[str, object]) -> str:
    """Return a Chinese sentence without its blanks beside values that are Chinese there: `移送公安机关`, `100 双的`.

    Commands to type keep theirs, and so does a value that a blank parts from the value before.
    """

    def place(found: re.Match[str]) -> str:
        value = values.get(found["name"], "")
        text = "" if isinstance(value, Command) else str(value)
        before = "" if re.match(_CHINESE, text) else found["before"] or ""
        is_apart = chinese[: found.start()].endswith("} ")
        behind = "" if re.match(_CHINESE, text[-1:]) and not is_apart else found["behind"] or ""
        return f"{before}{{{found['name']}}}{behind}"

    return re.sub(_PLACE, place, chinese)


_CHINESE = "[\u4e00-\u9fff]"
_PLACE = rf"(?P<before>(?<={_CHINESE}) )?\{{(?P<name>\w+)\}}(?P<behind> (?={_CHINESE}))?"


@cache
def catalogue(domain: str) -> Callable[[str], str]:
    """Return a function that translates English to Chinese by a catalogue in `locale`; unknown texts are unchanged."""
    from gettext import translation  # 5 ms, and English needs none
    from pathlib import Path

    return translation(domain, Path(__file__).parent / "locale", ["zh"], fallback=True).gettext


def marked(english: str) -> str:
    """Return the text unchanged: it marks a text to be translated later, so that a test can check its Chinese."""
    return english
