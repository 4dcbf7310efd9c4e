"""`customs __complete KIND WORD [WORDS BEFORE ...]`: what a shell may offer, without Typer, Rich, TinyDB or msgspec.

The answer is one candidate a line, `value TAB description`, the likeliest first; it is data, and the completion scripts
insert it literally. Whatever goes wrong, the answer is empty and the exit status 0: a Tab never complains.
"""

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from customs_cli.cli.completion.beginning import beginning

if TYPE_CHECKING:
    from customs_cli.register.completion_glance import Glance

MOST = 200
"""Candidates at most."""

_BESIDE = {"chain": ("enterprise",), "history": ("clue", "visit")}
"""Command -> the tables whose records it may be told on as well as a batch."""

Offer = tuple[str, str]
"""A value and what describes it."""


def main(arguments: list[str]) -> None:
    """Answer a shell on stdout."""
    try:
        kind, word, *before = arguments
        answer = "".join(_line(*offer) for offer in offers(kind, word, before))
        sys.stdout.buffer.write(answer.encode("utf-8", "replace"))
        sys.stdout.flush()
    except Exception:  # a register that is damaged, locked away or not there: silence
        return


def offers(kind: str, word: str, before: list[str]) -> Iterator[Offer]:
    """What may be offered.

    Args:
        kind: `batch:COMMAND`, `holder`, `mark`, `office`, `campaign`, `enterprise`, `clue`, `visit`, `line`, `event`,
            `ground`;
            `holder:batch` and `mark:batch` are those of the batch named before; `named:COMMAND:a,b` is a batch, or one
            of the words behind it; `where`, `view`, `view:named`, `printer`.
        word: What has been typed of it.
        before: The words of the line before it, where `--register` and a reference may stand.

    Raises:
        OSError: The register may not be read.
        ValueError: It is damaged.
    """
    if not word.isascii():
        from customs_cli.domain.values.digits import in_plain_letters

        word = in_plain_letters(word)
    table, _, what = kind.partition(":")
    found: dict[str, str] = {}
    for value, text in _found(table, what, word, before):
        if value and value.isprintable():
            found.setdefault(value, text)
    yield from _not_too_many([*found.items()], word)


def _not_too_many(found: list[Offer], word: str) -> list[Offer]:
    """The first of them, and where these begin alike and others do not, one of those."""
    if len(found) <= MOST:
        return found
    begun = beginning([value for value, _ in found[:MOST] if value.startswith(word)])
    other = (offer for offer in found[MOST:] if offer[0].startswith(word) and not offer[0].startswith(begun))
    return [*found[: MOST - 1], next(other, found[MOST - 1])]


def _found(table: str, what: str, word: str, before: list[str]) -> Iterable[Offer]:
    if table == "where":
        from customs_cli.cli.completion import where as complete_where

        return complete_where.offers(word, lambda of, begun: _kept(of, "", begun, before))
    if table in ("view", "printer"):
        from customs_cli.cli.completion import outside as complete_outside

        return complete_outside.views(what, word, before) if table == "view" else complete_outside.printers(word)
    if table == "named":
        return _named(what, word, before)
    return _kept(table, what, word, before)


def _named(what: str, word: str, before: list[str]) -> Iterator[Offer]:
    """The names below a command, and the batches that it may be told on where none of them stands."""
    command, _, names = what.partition(":")
    yield from ((name, "") for name in names.split(",") if name.startswith(word))
    yield from _kept("batch", command, word, before)


def _kept(table: str, what: str, word: str, before: list[str]) -> Iterator[Offer]:
    """What the register keeps of the kind that follows here: batches, or names of a table."""
    from customs_cli.cli.completion import batches as complete_batches
    from customs_cli.cli.completion import names as complete_names

    if what == "links":
        from customs_cli.cli.completion.tree import PERIODS

        yield from ((period, "") for period in PERIODS if period.startswith(word))
    glance, path = _glance(word, before)
    if table == "batch":
        yield from complete_batches.offers(glance, word, what)
        for beside in _BESIDE.get(what, ()):
            yield from complete_names.offers(glance, path, beside, word, None)
    elif table == "event":
        yield from complete_batches.events(glance, word, before)
    elif table == "ground":
        from customs_cli.cli.completion import grounds as complete_grounds

        yield from complete_grounds.offers(glance, word, before)
    elif table == "line":
        yield from complete_batches.lines(glance, word, before)
    else:
        only = complete_batches.inside(glance, table, before) if what == "batch" else None
        yield from complete_names.offers(glance, path, table, word, only)


def _glance(word: str, before: list[str]) -> "tuple[Glance, Path]":
    """A look at the register, and the file by which its names are found."""
    from customs_cli.cli.folders import data_folder
    from customs_cli.register.completion_glance import Glance

    text = _place(before)
    if text.startswith(("postgresql://", "postgres://", "service=")):
        from customs_cli.register.sql.hints.glance import SharedGlance
        from customs_cli.register.sql.hints.names import place

        names = place(data_folder(), text)
        return SharedGlance(names, text, [word, *before[1:]]), names
    path = register_path(before)
    return Glance(path), path


def _place(before: list[str]) -> str:
    """What is said of where the register is; empty where nothing is said."""
    from customs_cli.cli.folders import config_folder, toml

    text = _given(before) or os.environ.get("CUSTOMS_REGISTER") or ""
    return text or str(toml(config_folder() / "config.toml").get("register") or "")


def register_path(before: list[str]) -> Path:
    """Where the register is, as a command with these words would find it.

    Raises:
        CustomsError: The configuration cannot be read.
    """
    from customs_cli.cli.folders import data_folder
    from customs_cli.register.file.disk.own import as_typed

    text = _place(before)
    if not text:
        return data_folder() / "register.json"
    path = as_typed(text)
    return path / "register.json" if path.is_dir() else path


def _given(before: list[str]) -> str:
    """The last `--register` on the line."""
    found = ""
    for place, word in enumerate(before):
        if word == "--register" and place + 1 < len(before):
            found = before[place + 1]
        elif word.startswith("--register="):
            found = word.removeprefix("--register=")
    return found


def _line(value: str, text: str) -> str:
    """One line; what steers a terminal is taken out of the description, and a value that held any is not offered."""
    plain = "".join(c if c.isprintable() else " " for c in text)
    return f"{value}\t{' '.join(plain.split())[:80]}\n"
