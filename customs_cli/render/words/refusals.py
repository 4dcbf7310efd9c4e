"""Translates messages from any part of the program: the template is looked up, the values are filled in.

The catalogue is `refusals.po`, compiled; it is only read for Chinese readers.
"""

import re
from collections.abc import Callable

from customs_cli.render.words.catalogue import Words, catalogue, closed_up
from customs_cli.sentences import (
    ActName,
    Citation,
    Command,
    EventName,
    FieldPath,
    Listed,
    Named,
    OnPaper,
    Sentence,
    Word,
    with_commands,
)

DOMAIN = "refusals"


def in_language(text: str, lang: str) -> str:
    """Return a message, hint or warning in a language; values and commands stay as they are."""
    if lang == "zh":
        return str(_said(text, Words(lang), catalogue(DOMAIN)))
    if isinstance(text, Sentence) and any(isinstance(value, FieldPath) for value in text.values.values()):
        words = Words(lang)
        paths = {key: _said(value, words, str) for key, value in text.values.items() if isinstance(value, FieldPath)}
        return Sentence(text.template, {**text.values, **paths})
    return text


def for_reader(text: str, words: Words) -> str:
    """Return a sentence in the reader's language, with its commands as the reader has to type them."""
    return in_language(with_commands(text, words.typed), words.lang)


def in_lines(text: str, words: Words) -> list[str]:
    """Return a sentence for the reader in lines: each command ends one, so that it is copied up to the line's end."""
    told, typed = for_reader(text, words), _typed_in(text, words)
    if not typed:
        return [told]
    parts = re.split(rf"({'|'.join(map(re.escape, typed))})[\s,;.:?)，；。：？）]*", told)
    lines = [before + known for before, known in zip(parts[::2], parts[1::2], strict=False)]
    return [*lines, parts[-1]] if parts[-1] else lines


def with_hint(what: str, hint: str, words: Words) -> list[str]:
    """Return in lines what is wrong and what to do about it: behind it in brackets, or below it if it has commands."""
    first, *rest = in_lines(what, words)
    if hint and not _typed_in(hint, words):
        return [first + words(" ({more})", more=for_reader(hint, words)), *rest]
    return [first, *(f"  {line}" for line in (*rest, *(in_lines(hint, words) if hint else ())))]


def _typed_in(text: str, words: Words) -> list[str]:
    found: set[str] = set()

    def seen(known: Command) -> Command:
        found.add(words.typed(known))
        return known

    with_commands(text, seen)
    return sorted(found, key=len, reverse=True)


def _said(text: object, words: Words, chinese: Callable[[str], str]) -> object:
    match text:
        case Command():
            return words.typed(text)
        case Sentence(template=template, values=values):
            said = chinese(template) if template else ""
            if not values:
                return said
            own = {name: _said(value, words, chinese) for name, value in values.items()}
            return (closed_up(said, own) if chinese is not str else said).format_map(own)
        case Citation():
            from customs_cli.render.words.articles import cited

            plain = text.removesuffix(", not confirmed")
            return cited(plain, plain == text, words)
        case EventName():
            from customs_cli.render.words.stored import event_called

            return event_called(text, words)
        case FieldPath():
            from customs_cli.render.words.told.places import place

            return place(text, words)
        case OnPaper():
            from customs_cli.render.documents.values import label_of

            return label_of(text, words.lang)
        case ActName():
            from customs_cli.render.words.stored import act

            return act(text, words)
        case Named(zh=zh):
            return zh
        case Listed(items=items, sign=sign):
            return words(sign).join(str(_said(item, words, chinese)) for item in items)
        case Word():
            return words.word(text)
    return text
