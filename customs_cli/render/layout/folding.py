"""Texts folded into lines of a width. Chinese characters take two columns; nothing is cut."""

import re
from collections.abc import Callable, Iterator

from rich.cells import cell_len

from customs_cli.render.layout.clean import clean
from customs_cli.render.layout.page import Text
from customs_cli.sentences import Typed

NEVER_FIRST = tuple("，。；：、）】》〕﹞”’！？%,;:)")
"""A line of Chinese never begins with one of these."""
_WHOLE = "第[0-9]+条(?:[(][0-9]+[)])?|计量|单位|采取|保护|措施|商标|件数|批次|权利人|工作日|海关|条例|办法"
_WHOLE += "|扣留|申请|送达|期限|认定|侵权|货物|协助|执行|通知|提交|法院|解除"
"""Matches Chinese words that often stand where a line ends, in headings, tasks and citations."""
_RUNS = re.compile(f"（[^（）]{{1,4}}）|[0-9,.]+\xa0[^ !-~]{{1,2}}|{_WHOLE}|[!-~\xa0]+|[^!-~]", re.S)
"""Matches what is not broken: Chinese in brackets, a number with its unit, a word, ASCII, any other character."""
_WITH_UNIT = re.compile(r"(?<![^\s、，；（(])(?:[0-9]|[0-9][0-9,.]*[0-9]) [^\W\d_][!-~]*|\b[A-Z]{3} [0-9][!-~]*")
"""Matches a number and the unit behind it, or a currency and the amount."""
NEVER_LAST = "（【《〔﹝“‘"
"""A line of Chinese never ends with one of these."""


def fold(text: str, width: int, of: Callable[[str], int] = cell_len) -> list[str]:
    """Return the text as lines of at most the given width, broken at blanks, or between Chinese characters.

    The last line is no single Chinese character: the one before it comes along.
    """
    if "\n" in text:
        return [folded for line in text.split("\n") for folded in fold(line, width, of)]
    if of(text) <= width:
        return [text]
    lines: list[list[str]] = [[]]
    used = 0
    for word in _words(text, width, of):
        size = of(word)
        if used + size > width and lines[-1]:
            word = word.lstrip()
            lines.append([])
            used, size = 0, of(word)
        lines[-1].append(word)
        used += size
    if len(lines) > 1 and _is_left_alone(lines[-1]) and _may_give(lines[-2]):
        lines[-1].insert(0, lines[-2].pop())
    return ["".join(line).rstrip() for line in lines]


def _is_left_alone(line: list[str]) -> bool:
    return len(line) == 1 and len(line[0].rstrip("".join(NEVER_FIRST))) == 1 and not line[0].isascii()


def _may_give(line: list[str]) -> bool:
    return len(line) > 2 and not line[-1].isascii() and line[-2][-1] not in NEVER_LAST + "("


def fold_evenly(text: str, width: int) -> list[str]:
    """Return a heading folded into as few lines as the width allows, of about the same length."""
    lines, least = fold(text, width), max(map(cell_len, _RUNS.findall(text)), default=1)
    while width > least and len(narrower := fold(text, width - 1)) == len(lines):
        lines, width = narrower, width - 1
    return lines


def on_screen(text: str, width: int) -> list[str]:
    """Return a safe text as lines of a screen, folded to a width in columns unless it holds a command to be copied."""
    return [text] if isinstance(text, Typed) else fold(text, width)


def text_lines(block: Text, width: int) -> list[str]:
    """Return the lines of a text, folded to a width in columns unless they end in commands to be copied."""
    return list(map(clean, block.text.split("\n"))) if block.is_typed else on_screen(clean(block.text), width)


def padded(text: str, width: int, *, right: bool = False) -> str:
    """Return the text padded with blanks to a width."""
    blanks = " " * max(width - cell_len(text), 0)
    return blanks + text if right else text + blanks


def _words(text: str, width: int, of: Callable[[str], int]) -> Iterator[str]:
    """Yield the words of a text with the blank before each; Chinese and words that are too wide come by character.

    A number and its unit are one word.
    """
    joined = _WITH_UNIT.sub(lambda found: found[0].replace(" ", "\xa0") if of(found[0]) < width else found[0], text)
    for i, word in enumerate(joined.split(" ")):
        spaced = word if i == 0 else " " + word
        if of(word) <= width and word.replace("\xa0", " ").isascii():
            yield spaced.replace("\xa0", " ")
        else:
            yield from (unit.replace("\xa0", " ") for unit in _units(spaced, width, of))


def _units(word: str, width: int, of: Callable[[str], int]) -> Iterator[str]:
    """Yield the units of a word that must not be broken; a run of ASCII, such as a reference in Chinese, is one.

    Characters that may not begin a line stay with what precedes them.
    """
    held = ""
    for run in _RUNS.findall(word):
        for part in (run,) if of(run) <= width else run:
            stays = part.startswith(NEVER_FIRST) and of(held + part) <= width
            if held and not stays and held[-1] not in NEVER_LAST:
                yield held
                held = ""
            held += part
    yield held
