"""`customs __complete KIND WORD [WORDS BEFORE ...]`: what a shell may offer, without importing Typer, Rich or msgspec.

The answer has one candidate a line, `value TAB description`, the likeliest first; it is data, and the completion
scripts insert it literally. After any error the answer is empty and the exit status 0: a Tab never prints an error.
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
"""Greatest number of candidates."""

_BESIDE = {"chain": ("enterprise",), "history": ("clue", "visit")}
"""Command -> tables whose records it takes as well as a batch."""

Offer = tuple[str, str]
"""A candidate: (value, description)."""


def main(arguments: list[str]) -> None:
    """Write the answer to a shell on stdout."""
    try:
        kind, word, *before = arguments
        answer = "".join(_line(*offer) for offer in offers(kind, word, before))
        sys.stdout.buffer.write(answer.encode("utf-8", "replace"))
        sys.stdout.flush()
    except Exception:  # a register that is damaged, unreadable or missing: offer nothing
        return


def offers(kind: str, word: str, before: list[str]) -> Iterator[Offer]:
    """Yield the candidates for a word.

    Args:
        kind: `batch:COMMAND`, `holder`, `mark`, `office`, `campaign`, `enterprise`, `clue`, `visit`, `line`, `event`,
            `ground`; `holder:batch` and `mark:batch` for those of the batch named before; `named:COMMAND:a,b` for a
            batch or one of the words after it; `word:export|import` for the words of a list in Chinese; `where`,
            `view`, `view:named`, `printer`, `country`.
        word: The beginning that has been typed.
        before: The earlier words of the line, among which `--register` and a reference may be.

    Raises:
        OSError: The register cannot be read.
        ValueError: The register is damaged.
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
    """Return the first candidates; if they share a beginning that others lack, one of the others is included.

    The shell would otherwise insert that beginning, and the others could not be reached.
    """
    if len(found) <= MOST:
        return found
    begun = beginning([value for value, _ in found[:MOST] if value.startswith(word)])
    other = (offer for offer in found[MOST:] if offer[0].startswith(word) and not offer[0].startswith(begun))
    return [*found[: MOST - 1], next(other, found[MOST - 1])]


def _found(table: str, what: str, word: str, before: list[str]) -> Iterable[Offer]:
    if table == "word":
        from customs_cli.cli.completion import chinese

        return chinese.words(what.split("|"), word)
    if table == "where":
        from customs_cli.cli.completion import where as complete_where

        return complete_where.offers(word, lambda of, begun: _kept(of, "", begun, before))
    if table in ("view", "printer", "country"):
        from customs_cli.cli.completion import outside as complete_outside

        if table == "country":
            return complete_outside.countries(word)
        return complete_outside.views(what, word, before) if table == "view" else complete_outside.printers(word)
    if table == "named":
        return _named(what, word, before)
    return _kept(table, what, word, before)


def _named(what: str, word: str, before: list[str]) -> Iterator[Offer]:
    command, _, names = what.partition(":")
    yield from ((name, "") for name in names.split(",") if name.startswith(word))
    yield from _kept("batch", command, word, before)


def _kept(table: str, what: str, word: str, before: list[str]) -> Iterator[Offer]:
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
    from customs_cli.cli.folders import config_folder, toml

    text = _given(before) or os.environ.get("CUSTOMS_REGISTER") or ""
    return text or str(toml(config_folder() / "config.toml").get("register") or "")


def register_path(before: list[str]) -> Path:
    """Return the path of the register that a command with these words would use.

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
    found = ""
    for place, word in enumerate(before):
        if word == "--register" and place + 1 < len(before):
            found = before[place + 1]
        elif word.startswith("--register="):
            found = word.removeprefix("--register=")
    return found


def _line(value: str, text: str) -> str:
    plain = "".join(c if c.isprintable() else " " for c in text)
    return f"{value}\t{' '.join(plain.split())[:80]}\n"
