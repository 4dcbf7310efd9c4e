"""The parts of a form's layout; their texts have places for fields, and their Chinese is in `documents.po`."""

from typing import NamedTuple


class P(NamedTuple):
    """A paragraph; shown where the field or flag `when` is known (`!name`: is not known), always if it is empty."""

    text: str
    when: str = ""


class F(NamedTuple):
    """Fields with their labels, one row each; optional ones only if they are known."""

    names: tuple[str, ...]
    optional: tuple[str, ...] = ()


class T(NamedTuple):
    """A table, by its name in `labels.TABLES`."""

    name: str
    when: str = ""


class S(NamedTuple):
    """Lines for signatures, each with the day; `absent` adds a place for a remark on an absent or refusing party."""

    labels: tuple[str, ...]
    absent: bool = False


class C(NamedTuple):
    """The office, its seal, and the day."""


Part = P | F | T | S | C


class Layout(NamedTuple):
    """One form: its title, its addressee, and its parts from top to bottom."""

    title: str
    to: str
    parts: tuple[Part, ...]


def worded(english: str) -> str:
    """Return the text unchanged: it marks a text of a document, so that a test can check its Chinese."""
    return english
