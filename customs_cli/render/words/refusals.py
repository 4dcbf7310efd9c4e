"""Translates messages from any part of the program: the template is looked up, the values are filled in.

The catalogue is `refusals.po`, compiled; it is only read for Chinese readers.
"""

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


def in_brackets(hint: str, words: Words) -> str:
    """Return a hint as it follows a refusal on its line; nothing for an empty one."""
    return words(" ({more})", more=for_reader(hint, words)) if hint else ""


def _said(text: object, words: Words, chinese: Callable[[str], str]) -> object:
    """Return a sentence, a word of the program, or articles in the language; anything else unchanged."""
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
