"""The demonstration is one screen: figures that were published beside those computed, who is first, what is due."""

import re
import shlex
from pathlib import Path

import pytest
from keeping import Keeping
from running import Customs, Result, filled


@pytest.fixture
def built(customs: Customs, place: Path, keeping: Keeping) -> str:
    """What is told in Chinese when the demonstration is built."""
    told = place / "told.txt"
    keeping.left(place, "demo", lambda: told.write_text(customs("--lang", "zh", "demo", "d").out, "utf-8"))
    return told.read_text("utf-8")


@pytest.fixture
def shown(customs: Customs, built: str) -> Result:
    """What the demonstration shows once it is built."""
    return customs("demo", "d")


def test_the_published_figures_stand_beside_the_computed_ones_on_one_screen(customs: Customs, shown: Result) -> None:
    assert shown.code == 0
    assert len(shown.lines) <= 40
    for figure in ("863 +863", "588 +588", "375,000 +375,000", "CNY 4,173,000.00 +CNY 4,173,000.00"):
        assert re.search(figure, shown.out), figure
    figures = {one["figure"]: one for one in customs("demo", "d", "--json").answer["figures"]}
    assert {name: one["published"] == one["computed"] for name, one in figures.items()} == dict.fromkeys(figures, True)
    assert "customs summary 2019-07-01..2019-08-31 --by office" not in shown.out
    assert "customs summary 2019-07-01..2019-08-31 --by office" in customs("demo", "d", "--all").out


def test_what_it_says_to_try_works(customs: Customs, shown: Result, place: Path) -> None:
    text = " ".join(shown.out.partition("\nTry\n")[2].split())
    tried = [line for line in re.split(r"(?=customs )", text.lstrip("- ")) if line]
    assert len(tried) == 4
    for line in tried:
        result = customs(*filled(line))
        assert result.code == 0, (line, result.err)
        assert len(result.lines) > 5


def test_what_comes_next_and_its_summaries_are_typed_about_the_demonstration(customs: Customs, shown: Result) -> None:
    text = " ".join(shown.out.partition("What comes next")[2].partition("\nTry\n")[0].split())
    acts = re.findall(r"customs .*?--register d\b", text)
    assert len(acts) == 3
    for line in acts:
        done = customs(*filled(line.replace("AMOUNT", "50000")), "-n")
        assert done.code == 0, (line, done.err)
    views = [line for line in customs("demo", "d", "--all").lines if line.startswith("$ ")]
    assert len(views) == 4
    for line in views:
        answer = customs(*shlex.split(line)[2:], "--json").answer
        assert answer["total"]["batches"] > 0, line


def test_it_is_told_in_chinese_too(customs: Customs, built: str) -> None:
    told = built
    assert "龙腾行动2019，深圳海关" in told
    assert re.search(r"^生成 2011 批，导入公布案例 35 批；138 行未导入", told, re.MULTILINE)
    titles = [line for line in customs("--lang", "zh", "demo", "d", "--all").lines if line.startswith("当年累计")]
    assert titles == ["当年累计，按月份"]
    assert re.search("扣留批次 +588 +588", told)
    assert "417.3万元" in told


def test_a_register_that_is_no_whole_demonstration_is_not_shown_as_one(customs: Customs, place: Path) -> None:
    """An office's own, and one that was broken off after its names: both had failed, one as an unexpected error."""
    (place / "own").mkdir()
    own = ("--register", "own/register.json")
    customs(
        *own, "campaign", "add", "longteng-2019", "--name", "Longteng", "--from", "2019-07-01", "--to", "2019-12-31"
    )
    for line in (["demo", "own"], ["demo", "own", "--json"]):
        done = customs(*line)
        assert (done.code, "not a complete demonstration" in done.err) == (5, True), done.err
    assert len(customs(*own, "history", "--json").answer["entries"]) == 1
