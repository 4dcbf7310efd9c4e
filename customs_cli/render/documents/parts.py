"""What the layout of a form is made of; its texts have places for fields, and stand in `documents.po` in Chinese."""

from typing import NamedTuple


class P(NamedTuple):
    """A paragraph; shown where the field or flag `when` is known (`!name`: where it is not), always when empty."""

    text: str
    when: str = ""


class F(NamedTuple):
    """Fields with their labels, a row each; of the optional ones those that are known."""

    names: tuple[str, ...]
    optional: tuple[str, ...] = ()


class T(NamedTuple):
    """A table, by its name in `labels.TABLES`."""

    name: str
    when: str = ""


class S(NamedTuple):
    """Lines to be signed, each with the day; a place for a remark where `absent`: the party is absent or refuses."""

    labels: tuple[str, ...]
    absent: bool = False


class C(NamedTuple):
    """The office, its seal, and the day."""


Part = P | F | T | S | C


class Layout(NamedTuple):
    """One form: its title, to whom, and its parts from top to bottom."""

    title: str
    to: str
    parts: tuple[Part, ...]


def worded(english: str) -> str:
    """Mark a text of a document, so that a test can see that it has its Chinese in `documents.po`."""
    return english
