"""A refusal in the reader's language.

The rooms that refuse say what is wrong in one English sentence, with its values in it already: they know no language.
Here the sentence is known again by its fixed words, the templates of `refusals.po`, and said in Chinese with the same
values. A sentence that no template knows is shown as it is, in English. Read only when a refusal is to be told.
"""

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

_PLACE = re.compile(r"\{(\d+)\}")


class Template(NamedTuple):
    """One sentence that can be known again.

    Attributes:
        pattern: What matches its English.
        chinese: Its Chinese, with the places of the values.
        fixed: How many characters of the English are fixed: the more, the surer.
    """

    pattern: re.Pattern[str]
    chinese: str
    fixed: int


def said(text: str, lang: str) -> str:
    """A message or hint in a language; values stay as they are, but for words and sentences of our own."""
    if lang != "zh" or not text:
        return text
    for template in _templates():
        found = template.pattern.fullmatch(text)
        if found:
            return _filled(template.chinese, [_value(value) for value in found.groups()])
    return text


def _filled(chinese: str, values: list[str]) -> str:
    return _PLACE.sub(lambda place: values[int(place[1])], chinese)


def read(path: Path) -> dict[str, str]:
    """English -> Chinese of a catalogue whose texts stand on one line each."""
    import ast

    texts: dict[str, str] = {}
    english = ""
    for row in path.read_text("utf-8").splitlines():
        word, _, rest = row.partition(" ")
        if word == "msgid":
            english = ast.literal_eval(rest)
        elif word == "msgstr" and english:
            texts[english] = ast.literal_eval(rest)
    return texts


@cache
def _templates() -> list[Template]:
    """Every template, the surest first."""
    path = Path(__file__).parent / "locale" / "zh" / "LC_MESSAGES" / "refusals.po"
    return sorted((_template(*pair) for pair in read(path).items()), key=lambda template: -template.fixed)


def _template(english: str, chinese: str) -> Template:
    parts = _PLACE.split(english)
    # Every other part is the number of a place; they stand in the order of the values.
    pattern = "".join("(.*?)" if i % 2 else re.escape(part) for i, part in enumerate(parts))
    return Template(re.compile(pattern, re.DOTALL), chinese, sum(map(len, parts[::2])))


def _value(value: str) -> str:
    """A value that is a word or phrase of our own is said as readers know it; anything else stays."""
    from customs_cli.render.words import Words

    if not (value.islower() and value.isascii()):
        return value
    return next((t.chinese for t in _templates() if t.pattern.pattern == re.escape(value)), "") or Words("zh")(value)
