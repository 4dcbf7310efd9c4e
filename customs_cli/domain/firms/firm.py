"""The parts of a firm's name."""

from typing import NamedTuple

from customs_cli.domain.firms.characters import is_chinese


class FirmName(NamedTuple):
    """The parts of a firm's name.

    Attributes:
        core: Its own name: simplified characters, or letters without blanks.
        sound: The sound of the core, in letters and digits: what its names in different scripts share.
        places: Places that it names, in Chinese.
        trades: Trades that it names, as concepts.
        form: Its legal form: `limited`, `factory` ...; empty where the name has none.
        words: The words of a core in letters.
        district: The sound of the part of a city before the core; empty where none is named.
        tokens: Every meaningful word of a name in letters, in order.
        left: Words of a name read around a known core that are no place, no trade and no form.
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
        """Whether its core is written in Chinese characters."""
        return is_chinese(self.core)

    @property
    def is_firm(self) -> bool:
        """Whether it is the name of a firm, not that of a person."""
        return bool(self.form or self.trades)
