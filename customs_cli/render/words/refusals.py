"""Translates messages from any part of the program: the template is looked up, the values are filled in.

The catalogue is `refusals.po`, compiled; it is only read for Chinese readers.
"""

import re
from collections.abc import Callable, Mapping

from customs_cli.render.words.catalogue import Words, catalogue
from customs_cli.sentences import ActName, Citation, EventName, FieldPath, Listed, Named, Sentence, Word

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


def in_brackets(hint: str, words: Words) -> str:
    """Return a hint as it follows a refusal on its line; nothing for an empty one."""
    return words(" ({more})", more=in_language(hint, words.lang)) if hint else ""


def _closed_up(chinese: str, values: Mapping[str, object], told: Mapping[str, object]) -> str:
    """Return a Chinese template without the blanks around values that are Chinese words of the program."""
    for name, value in told.items():
        if value is not values[name] and re.fullmatch("[\u4e00-\u9fff]+", str(value)):
            chinese = re.sub(rf"(?<=[\u4e00-\u9fff]) (?={{{name}}})|(?<={{{name}}}) (?=[\u4e00-\u9fff])", "", chinese)
    return chinese


def _said(text: object, words: Words, chinese: Callable[[str], str]) -> object:
    """Return a sentence, a word of the program, or articles in the language; anything else unchanged."""
    match text:
        case Sentence(template=template, values=values):
            said = chinese(template) if template else ""
            told = {name: _said(value, words, chinese) for name, value in values.items()}
            return _closed_up(said, values, told).format_map(told) if values else said
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
        case Listed(items=items, sign=sign):
            return words(sign).join(str(_said(item, words, chinese)) for item in items)
        case Word():
            return words.word(text)
    return text
