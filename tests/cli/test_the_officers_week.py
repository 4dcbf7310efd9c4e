"""A week typed on terminals of both languages and several widths: nothing cut, nothing out of line, no odd comma."""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise, product

import pytest
from running import Customs, Terminal
from wcwidth import wcswidth

Typed = Callable[..., Terminal]

PLACES = (("en", 40), ("zh", 80), ("en", 140), ("zh", 40))
ESCAPES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\r")
RULE = re.compile("─{9,}")

PHONES, SHOES = "2019-5320-000001", "2019-5304-000001"
WEEK = (
    ("2019-07-01", "record --office 5320 --found 2019-07-01 --direction export --channel cargo --consignor 深圳公司 "
     "--goods 手机 --quantity 1200 --value 50000 --mark VIVO --goods shoes --quantity 24 --unit pairs --mark NIKE "
     "--value 900 --campaign longteng-2019"),
    ("2019-07-01", "rec --office 蛇口 --found 2019-07-01 --goods 运动鞋 --quantity 2668 --unit 双 --mark NIKE"),
    ("2019-07-01", f"notify {PHONES} --on 2019-07-01 --served 2019-07-01 --how in-person"),
    ("2019-07-02", f"reply {PHONES} --holder VIVO-COMM --apply --security 25000"),
    ("2019-07-03", f"reply {PHONES} --holder NIKE-INC --decline --reason 授权生产"),
    ("2019-07-03", f"detain {PHONES} --holder VIVO-COMM --number 深关知扣〔2019〕12号"),
    ("2019-07-04", f"notify {SHOES} --on 2019-07-04 --served 2019-07-04"),
    ("2019-07-05", f"confirm {PHONES} --mark VIVO --infringing"),
)  # fmt: skip
LOOKS = ("", "list", f"show {PHONES}", "due", f"history {PHONES}", "undo -n")


def lines_of(said: Terminal) -> list[str]:
    return [ESCAPES.sub("", line) for line in said.raw.split("\n")]


def looked_at(terminal: Typed, words: str, lang: str, columns: int, day: str) -> list[str]:
    env = {"NO_COLOR": "1", "CUSTOMS_TODAY": day}
    said = terminal("--lang", lang, *words.split(), columns=columns, env=env)
    assert said.code == 0, said.raw
    lines = lines_of(said)
    too_wide = [line for line in lines if wcswidth(line) > columns and "customs " not in line]
    assert too_wide == [], (words, lang, columns)
    assert [line for line in lines if re.match(r"\s*[,，、；。;]", line)] == [], (words, lang, columns)
    for table in tables(lines):
        assert_in_line(table)
    return lines


def tables(lines: list[str]) -> Iterator[list[str]]:
    """The heading and rows of each table: what stands before a rule and behind it, as wide as the rule."""
    for place in (n for n, line in enumerate(lines) if RULE.match(line)):
        width = wcswidth(lines[place])
        end = next((n for n in range(place, len(lines)) if wcswidth(lines[n]) != width), len(lines))
        yield [lines[place - 1], *lines[place + 1 : end]]


def assert_in_line(table: list[str]) -> None:
    """Every heading of a table has its column: between two of them at least a blank runs from top to bottom."""
    heading, *rows = [cells(line) for line in table]
    words = [(m.start(), m.end()) for m in re.finditer(r"\S+(?: \S+)*", heading)]
    for (_, end), (start, _) in pairwise(words):
        assert any(all(row[n] == " " for row in rows) for n in range(end, start)), table


def cells(line: str) -> str:
    """A line with a character for every column of the terminal: a wide one is followed by a NUL."""
    return "".join(c + "\0" * (wcswidth(c) - 1) for c in line)


@pytest.fixture
def week(customs: Customs, terminal: Typed, names: None) -> None:
    """The acts of the week, each typed on another terminal."""
    for n, (day, words) in enumerate(WEEK):
        lang, columns = PLACES[n % len(PLACES)]
        looked_at(terminal, words, lang, columns, day)


@pytest.mark.usefixtures("week")
def test_an_officers_week_is_read_whole_on_every_terminal(terminal: Typed) -> None:
    whole = {
        "": (PHONES, f"customs release {PHONES} --holder NIKE-INC"),
        "list": (PHONES, SHOES, "2019-07-01", "2019-07-09", "VIVO", "NIKE"),
        f"show {PHONES}": ("VIVO-COMM", "2019-07-03", "深关知扣〔2019〕12号", "25,000.00", "customs release"),
        "due": (PHONES, SHOES, "2019-07-09"),
        f"history {PHONES}": ("2019-07-02", "VIVO-COMM", "25,000.00"),
        "undo -n": ("VIVO",),
    }
    for words, (lang, columns) in product(LOOKS, PLACES):
        lines = looked_at(terminal, words, lang, columns, "2019-07-08")
        text, folded = " ".join(" ".join(lines).split()), "".join("".join(lines).split())
        lost = [value for value in whole[words] if value not in (text if value.isascii() else folded)]
        assert lost == [], (words, lang, columns)
