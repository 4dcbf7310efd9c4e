"""Finds the option that is meant by a word in the wrong place, such as a mark's where a command takes a period."""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from customs_cli.errors import UnknownWord
from customs_cli.sentences import Command, command, said

_ENDINGS = ("", "s", "ly")
_RARE = ("--counted-on",)
_OTHERWISE = {"daily": "day", "categories": "category", "yearly": "year"}


def hint_for(error: UnknownWord, path: str, params: Sequence[Any]) -> str:
    """Return the hint that names the command which was meant; empty where the refusal has the best hint already."""
    if error.at.startswith("--where"):
        return ""
    options = _by_option(error.word, path, params) or _several(error, params)
    if error.at != "PERIOD":
        return said("did you mean {name}?", name=" ".join(options)) if options else ""
    if not options and (near := re.fullmatch("(this|last|next)?(week|month|quarter|year)", error.word)):
        options = (f"{near[1] or 'this'}-{near[2]}",)
    meant = Command(path, options) if options else _by_name(error.word, path, params)
    return said("a period is 2019, 2019-07, last-month ...; did you mean: {command}", command=meant) if meant else ""


def _several(error: UnknownWord, params: Sequence[Any]) -> tuple[str, ...]:
    from customs_cli.cli.helping.spoken import word_meant
    from customs_cli.domain.query.closed_words import WORDS

    parts, field = re.split(r"\s*[,，、;；]\s*", error.word), error.at.lstrip("-")
    listed = WORDS.get(field, ()) if any("--where" in param.opts for param in params) else ()
    words = [part if part in listed else "".join(word_meant(part, field, listed)[:1]) for part in parts]
    return ("--where", f"{field}:{','.join(words)}") if parts[1:] and all(words) else ()


def hint_for_reference(word: str, path: str, params: Sequence[Any], typed: Sequence[str]) -> str:
    """Return the hint for a word that was taken for a reference, but is an option or its value; empty for others."""
    from customs_cli.domain.batch.reference import shortened

    if shortened(word):
        return ""
    if path == "customs note" and word in typed[2:]:
        return said("put words that belong together in quotation marks; {command}", command=Command(path, ("--help",)))
    if path == "customs show" and not re.search("[0-9]", word):
        return said("did you mean: {command}", command=command("search", word))
    option = (f"--{word.casefold()}",)
    options = option if any(option[0] in param.opts for param in params) else _by_option(word, path, params)
    return said("did you mean {name}?", name=" ".join(options)) if options else ""


def _by_option(word: str, path: str, params: Sequence[Any]) -> tuple[str, ...]:
    for param in params:
        for option in param.opts[-1:]:
            if option not in _RARE and (found := _among(word, option, list(_words_of(param)))):
                beside = ("--alarm",) if path == "customs trend" and option == "--by" else ()
                return (*beside, option, found)
    return ()


def _words_of(param: Any) -> Iterator[str]:
    listed = str(param.metavar or "").split("|")
    yield from listed if listed[1:] and param.param_type_name == "option" else ()
    if listed[1:] and listed[-1] == "...":
        from customs_cli.domain.query.dimensions import DIMENSIONS

        yield from DIMENSIONS


def _among(word: str, option: str, words: Collection[str]) -> str:
    from customs_cli.cli.helping.spoken import word_meant

    plain = _OTHERWISE.get(word.casefold(), word.casefold())
    meant = word_meant(word, option.lstrip("-"), words)
    return next((known for known in words if plain in [known + end for end in _ENDINGS] or known in meant), "")


def _by_name(word: str, path: str, params: Sequence[Any]) -> Command | None:
    from customs_cli.domain.batch.reference import shortened

    if (short := shortened(word)) and (short[0] or (short[1] and not re.fullmatch("(19|20)[0-9]{2}", short[1]))):
        return command("show", word.upper())
    if re.fullmatch("[0-9]{4}", word) and any("--office" in param.opts for param in params):
        return Command(path, ("--office", word))
    return command("search", word) if path == "customs list" and word.isalpha() else None
