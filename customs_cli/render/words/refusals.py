"""A sentence of any room in the reader's language: its template is looked up, its values are put in.

The catalogue is `refusals.po`, compiled; it is read only where a Chinese reader is told something.
"""

from collections.abc import Callable

from customs_cli.render.words.catalogue import Words, catalogue
from customs_cli.sentences import ActName, Citation, EventName, FieldPath, Named, Sentence, Word

DOMAIN = "refusals"


def in_language(text: str, lang: str) -> str:
    """A message, a hint or a warning in a language; values and commands stay as they are."""
    if lang == "zh":
        return str(_said(text, Words(lang), catalogue(DOMAIN)))
    if isinstance(text, Sentence) and any(isinstance(value, FieldPath) for value in text.values.values()):
        return str(_said(text, Words(lang), str))
    return text


def _said(text: object, words: Words, chinese: Callable[[str], str]) -> object:
    """The Chinese of a sentence, a word of ours, or articles; anything else is given back as it came."""
    match text:
        case Sentence(template=template, values=values):
            said = chinese(template) if template else ""
            return said.format_map({k: _said(value, words, chinese) for k, value in values.items()}) if values else said
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
        case ActName():
            from customs_cli.render.words.stored import act

            return act(text, words)
        case Named(zh=zh):
            return zh
        case Word():
            return words.word(text)
    return text
