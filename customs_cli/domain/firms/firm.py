"""What the name of a firm says."""

from typing import NamedTuple

from customs_cli.domain.firms.characters import is_chinese


class FirmName(NamedTuple):
    """What the name of a firm says.

    Attributes:
        core: Its own name, plain: simplified characters, or letters without blanks.
        sound: The core as it sounds: letters and digits; what names in different scripts share.
        places: Where it is, in Chinese.
        trades: What it does: concepts.
        form: Its legal form: `limited`, `factory` ...; empty where the name does not say.
        words: The words of a core in letters.
        district: How the part of a city sounds that stands before the core, in letters; empty where none is named.
        tokens: Of a name in letters every word that says something, in order.
        left: Of a name read around another's core: its words that are no place, no trade and no form.
    """

    core: str
    sound: str
    places: frozenset[str]
    trades: frozenset[str]
    form: str
    words: tuple[str, ...] = ()
    district: str = ""
    tokens: tuple[str, ...] = ()
    left: tuple[str, ...] = ()

    @property
    def is_chinese(self) -> bool:
        """Whether its own name is written in characters."""
        return is_chinese(self.core)

    @property
    def is_firm(self) -> bool:
        """Whether it is the name of a firm, not that of a person."""
        return bool(self.form or self.trades)
