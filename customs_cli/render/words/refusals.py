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
_COMMAND = re.compile(r"customs(?: [\w{}.-]+)+|--[a-z-]+ \{\d+\}")
"""What is typed as it is printed: a value in it is never translated."""

CHINESE = "zh"
LONGEST = 2000
"""No sentence of ours is longer; a longer one is shown as it is."""
SURE = 8
"""A value with so many fixed characters of a template is a sentence of ours inside another."""


class Template(NamedTuple):
    """One sentence that can be known again.

    Attributes:
        pattern: What matches its English.
        chinese: Its Chinese, with the places of the values.
        fixed: How many characters of the English are fixed: the more, and the fewer values, the surer.
        typed: The places that stand in a command line.
    """

    pattern: re.Pattern[str]
    chinese: str
    fixed: int
    typed: frozenset[int]


def said(text: str, lang: str) -> str:
    """A message in a language; values stay as they are, but for words and sentences of our own."""
    return _told(text, lang, typed=False)


def hinted(text: str, lang: str) -> str:
    """A hint in a language; commands, options and words to type stand in it as they are typed."""
    return _told(text, lang, typed=True)


def _told(text: str, lang: str, *, typed: bool) -> str:
    if lang != CHINESE or not text or len(text) > LONGEST:
        return text
    return _said(text, typed, least=0) or text


def _said(text: str, typed: bool, least: int) -> str:
    """The Chinese of a sentence that a template knows, values that are `typed` as they are; empty when none does.

    A template with fewer fixed characters than `least` counts only if it has no value. A sentence may hold another:
    values whose brackets do not match were cut out of two, and are tried last.
    """
    torn = ""
    for template in _templates():
        found = template.pattern.fullmatch(text)
        if found and (template.fixed >= least or not found.groups()):
            values = [_value(value, typed or n in template.typed) for n, value in enumerate(found.groups())]
            chinese = _filled(template.chinese, values)
            if all(map(_is_whole, found.groups())):
                return chinese
            torn = torn or chinese
    return torn


def _is_whole(value: str) -> bool:
    open_ones = 0
    for character in value:
        open_ones += (character == "(") - (character == ")")
        if open_ones < 0:
            return False
    return open_ones == 0


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
    return sorted(
        (_template(*pair) for pair in read(path).items()),
        key=lambda template: -template.fixed + 2 * template.pattern.groups,
    )


def _template(english: str, chinese: str) -> Template:
    parts = _PLACE.split(english)
    # Every other part is the number of a place; they stand in the order of the values.
    pattern = "".join("(.*?)" if i % 2 else re.escape(part) for i, part in enumerate(parts))
    typed = frozenset(int(n) for command in _COMMAND.findall(english) for n in _PLACE.findall(command))
    return Template(re.compile(pattern, re.DOTALL), chinese, sum(map(len, parts[::2])), typed)


def _value(value: str, typed: bool) -> str:
    """A value that is a word, an article or a sentence of our own is said as readers know it; anything else stays.

    A word that is to be typed stays too.
    """
    from customs_cli.render.words.articles import cited, is_citation
    from customs_cli.render.words.catalogue import Words

    words = Words(CHINESE)
    if is_citation(value):
        plain = value.removesuffix(", not confirmed")
        return cited(plain, plain == value, words)
    sentence = _said(value, typed, least=SURE)
    return sentence or (words(value) if value.islower() and value.isascii() and not typed else value)
