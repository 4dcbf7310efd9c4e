"""What each key of config.toml may hold, and the tables in it."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from customs_cli.cli.folders import config_folder, toml
from customs_cli.cli.options.papers import own
from customs_cli.domain.values.name_matching import split_names
from customs_cli.domain.values.word_lists import ExpressProcedure
from customs_cli.errors import UsageError
from customs_cli.sentences import command

if TYPE_CHECKING:
    from customs_cli.cli.desk import Desk

UNITS = "units."
NUMBERS = f"{own.NUMBERS}."
"""What stands before the form whose numbers a pattern is for: `numbers.penalty-decision`."""
USUAL = f"{own.USUAL}."
"""What stands before a field of official documents that is always the same: `documents.court`."""
TABLES = (UNITS, NUMBERS, USUAL)
EXPRESS = get_args(ExpressProcedure)

Value = str | int | float | list[str]


def in_table(key: str) -> str:
    """Return the beginning of a key that stands in a table, such as `units.`; empty for any other."""
    return next((table for table in TABLES if key.startswith(table)), "")


def table_of(kept: dict[str, Any], name: str) -> dict[str, Any]:
    """Return a table of the file, where `name` is the beginning of its keys; empty where there is none."""
    table = kept.get(name.rstrip("."), {})
    return table if isinstance(table, dict) else {}


def checked(desk: "Desk", key: str, text: str) -> Value:
    """Return the value of a key as it is kept.

    Raises:
        UsageError: The key takes no such value.
        NotFound: The register does not know the office.
    """
    if key.startswith(NUMBERS):
        return own.checked_pattern(key.removeprefix(NUMBERS), text)
    if key.startswith(USUAL):
        return own.checked_usual(key.removeprefix(USUAL), text)
    return _units_value(key, text) if key.startswith(UNITS) else _CHECKED[key](desk, text)


def _units_value(key: str, text: str) -> Value:
    from customs_cli.domain.values.units import own_units

    names = split_names(text)
    own_units({**table_of(toml(config_folder() / "config.toml"), UNITS), key.removeprefix(UNITS): names})
    return names


def _officer(desk: "Desk", text: str) -> Value:
    if names := split_names(text):
        return names
    raise UsageError("{key} is empty", key="officer", hint="name the officer; put a ; between several", at="officer")


def _office(desk: "Desk", text: str) -> Value:
    from customs_cli.services.lookup.naming import Names

    return Names(desk.register).office(text).code


def _section(desk: "Desk", text: str) -> Value:
    if name := " ".join(text.split()):
        return name
    raise UsageError("{key} is empty", key="section", hint=command("config unset", "section"), at="section")


def _register(desk: "Desk", text: str) -> Value:
    from customs_cli.register.sql.address import is_shared, kept_address

    if is_shared(text):
        return kept_address(text)
    return text if text.startswith("~") else str(Path(text).absolute())


def _lock_timeout(desk: "Desk", text: str) -> Value:
    from customs_cli.register.file.disk.lock import patience

    seconds = patience(text)
    return int(seconds) if seconds.is_integer() and seconds < 1e9 else seconds


def _folder(desk: "Desk", text: str) -> Value:
    if "://" in text:
        from customs_cli.register.sql.copies.places import place_of

        place_of(text)
        return text
    if text.startswith("~"):
        return text
    if "\0" in text or not Path(text).is_dir():
        raise UsageError(
            "{key}: there is no folder {path}",
            key="evidence_folder",
            path=text[:80],
            hint="make that folder, or name another one",
            at="evidence_folder",
        )
    return str(Path(text).absolute())


def _today(desk: "Desk", text: str) -> Value:
    from customs_cli.cli.desk import Desk, Settings

    _ = Desk(Settings(today=text)).today  # by the clock, whatever the file says now
    return text


def _as_it_is(desk: "Desk", text: str) -> Value:
    return text


def _one_of(key: str, words: tuple[str, ...]) -> "Callable[[Desk, str], Value]":
    def check(desk: "Desk", text: str) -> Value:
        if (plain := text.casefold()) in words:
            return plain
        raise UsageError(
            "{key} must be {words}, not {text!r}",
            key=key,
            words="|".join(words),
            text=text[:40],
            hint="{command}",
            command=command("config set", key, desk.lang if desk.lang in words else words[0]),
            at=key,
            candidates=words,
        )

    return check


_CHECKED: "dict[str, Callable[[Desk, str], Value]]" = {
    "register": _register,
    "office": _office,
    "section": _section,
    "officer": _officer,
    "lang": _one_of("lang", ("en", "zh")),
    "letterhead": _as_it_is,
    "pager": _as_it_is,
    "printer": _as_it_is,
    "lock_timeout": _lock_timeout,
    "evidence_folder": _folder,
    "express_procedure": _one_of("express_procedure", EXPRESS),
    "today": _today,
}
