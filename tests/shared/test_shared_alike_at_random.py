"""Acts drawn at random on a file and over a shared register: afterwards each question has the same answer."""

import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from test_shared_commands import Run, run

__all__ = ["run"]

MARKS, HOLDERS, PARTIES = ("VIVO", "NIKE", "乐高"), ("VIVO", "NIKE-INC", "ACME"), ("Zhang San", "启明公司", "X & Y Ltd")
GOODS = ("shoes 鞋", "phone cases", "玩具")
DAYS = ("2019-07-02", "2019-07-03", "2019-07-05", "2019-07-08")
OWN = re.compile(r"[0-9a-f]{64}(@\d+)?|20\d\d-\d\d-\d\d[T ][0-9:.]+Z?|\bseed-\d+\b")
"""What each register has of its own: hashes, and moments at which an act was kept."""
NUMBERS = re.compile(
    r"Act \d+|act \d+|undo \d+|^\d+\t|\"(seq|reverts|entries|act|acts)\": (\d+|null)|第 \d+ 号", re.MULTILINE
)
"""Numbers of acts: a file has its own first act."""


def acts(chance: random.Random) -> Iterator[tuple[str, ...]]:
    """What is done; much of it is refused, by both alike."""
    pick = chance.choice
    number = 0
    while True:
        number += 1
        ref, mark, holder, day = str(chance.randrange(1, 7)), pick(MARKS), pick(HOLDERS), pick(DAYS)
        record = ("record", "--found", pick((*DAYS, "2018-12", "2019")), "--goods", pick(GOODS),
                  "--quantity", str(chance.randrange(1, 300)), "--mark", mark, "--add-missing",
                  "--consignor", pick(PARTIES), "--destination", pick(("NG", "GH")))  # fmt: skip
        yield pick(
            (
                record,
                (*record, "--channel", "mail", "--direction", "export", "--value", str(chance.randrange(9000))),
                (*record, "--unit", pick(("pairs", "kg")), "--value", "10.5", "--currency", pick(("USD", "CNY"))),
                ("notify", ref, "--on", day, "--served", day),
                ("reply", ref, "--holder", holder, pick(("--apply", "--decline")), "--on", day, "--security", "900"),
                ("reply", ref, "--apply", "--on", day, "--security", "900"),
                ("detain", ref, "--on", day, "--number", f"D{number}"),
                ("confirm", ref, pick(("--infringing", "--genuine", "--undetermined")), "--on", day),
                ("determine", ref, pick(("--infringing", "--not-infringing")), "--on", day),
                ("confiscate", ref, "--on", day, "--fine", "100"),
                ("release", ref, "--holder", holder, "--on", day, "--ground", pick(("c3", "withdrawn", "personal"))),
                ("correct", ref, "--destination", pick(("US", "GH")), "--reason", "r"),
                ("line", "add", ref, "--goods", "更多", "--quantity", "3", "--mark", mark),
                ("line", "edit", ref, "1", "--quantity", str(chance.randrange(1, 9))),
                ("line", "edit", ref, "1", "--mark", mark, "--mark", pick(MARKS)),
                ("note", ref, f"可疑 note {number}"),
                (
                    "custody",
                    ref,
                    "--line",
                    "1",
                    "--quantity",
                    "1",
                    "--from",
                    "lane",
                    "--to",
                    "shed",
                    "--purpose",
                    "store",
                ),
                ("fee", ref, "--kind", "storage", "--amount", str(number), "--currency", "CNY"),
                ("transfer", ref, "--to", "police", "--body", "PSB", "--on", day),
                ("holder", "add", holder, "--name", f"{holder} Inc", "--country", pick(("CN", "US"))),
                ("holder", "edit", holder, "--name", f"{holder} {number}"),
                ("trademark", "add", mark, "--name", mark.lower(), "--holder", holder),
                ("trademark", "edit", mark, "--holder", holder),
                ("trademark", "edit", mark, "--type", pick(("copyright", "trademark")), "--alias", f"a{number}"),
                ("campaign", "add", "LT", "--name", "Longteng", "--from", "2019-07-01"),
                ("correct", ref, "--campaign", "LT", "--reason", "r"),
                (pick(("same", "different")), "Zhang San", "X & Y Ltd", "--reason", "r"),
                ("rate", "set", "USD", "6.8", "--from", "2019-01-01"),
                ("enterprise", "add", f"E{number}", "--name", pick(PARTIES)),
                ("clue", "add", "--text", f"a tip {number}", "--source", "public"),
                ("undo",),
                ("undo",),
                ("redo",),
                ("holder", "remove", holder),
                ("trademark", "remove", mark),
            )
        )


def questions(chance: random.Random, rounds: int) -> Iterator[tuple[str, ...]]:
    """What is asked afterwards."""
    pick = chance.choice
    periods = ("all", "2019", "2018", "2019-07", "2019-W27", "2019-07-02..2019-07-05")
    filters = ("mark:VIVO", "holder:NIKE-INC OR NOT mark:*", "status:detained", "value>1000", "due<3wd", "campaign:LT",
               "consignor:启明", "goods:鞋", "unit:pairs", "right-type:copyright", "office:53", "可疑")  # fmt: skip
    by = ("office", "mark", "holder", "right-type", "status", "category", "destination", "outcome", "day", "month")
    for number in range(1, 5):
        yield "show", str(number), "--json"
        yield "history", str(number), "--json"
        yield "chain", str(number), "--json"
        yield "due", str(number), "--explain"
        yield "links", str(number), "--json"
    for _ in range(rounds):
        where = ("--where", pick(filters)) if chance.random() < 0.7 else ()
        yield "list", pick(periods), *where, "--json"
        yield "summary", pick(periods), "--by", pick(by), *where, "--json"
        yield "trend", pick(periods), "--every", pick(("month", "week")), *where, "--json"
        yield "rank", pick(periods), "--of", pick(("mark", "holder", "goods", "route")), *where, "--json"
        yield "today", *where, "--json"
        yield "due", *where, "--json"
        yield "links", pick(periods), "--json"
        yield "report", pick(("2019-07", "2019")), *where, "--json"
        yield "search", pick(("可疑", "鞋", "phone", "启明", "VIVO", "zz")), "--json"
    yield from (("same", "--json"), ("check", "--json"), ("today",), ("due",))
    yield from ((name, "list", "--json") for name in ("holder", "trademark", "campaign", "enterprise", "clue", "rate"))
    yield from (("export", "--layout", "gacc"), ("list",), ("summary", "2019-07-03", "--by", "mark"))


def told(text: str) -> list[str]:
    """An answer without what each register has of its own, by lines."""
    return NUMBERS.sub("", OWN.sub("", text)).splitlines()


def compare(run: Run, tmp_path: Path, seed: int, many: int, rounds: int) -> None:
    chance = random.Random(seed)
    file = str(tmp_path / f"seed-{seed}" / "register.json")
    assert run("init", "--office", "5320", at=file).code == 0
    assert run("officer", "add", "Li Wei", "--office", "5320").code == 0
    own = {"CUSTOMS_OFFICER": "Li Wei", "CUSTOMS_LANG": chance.choice(("en", "zh"))}
    drawn = acts(chance)
    for line in (*(next(drawn) for _ in range(many)), *questions(chance, rounds)):
        ours, theirs = run(*line, role="li_wei", **own), run(*line, at=file, **own)
        assert (ours.code, told(ours.out), told(ours.err)) == (theirs.code, told(theirs.out), told(theirs.err)), line
    assert run("verify").code == 0
    assert run("verify", at=file).code == 0


def test_acts_drawn_at_random_lead_to_the_same_answers(run: Run, tmp_path: Path) -> None:
    compare(run, tmp_path, 1, 30, 1)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2, 40))
def test_acts_drawn_at_random_lead_to_the_same_answers_for_long(run: Run, tmp_path: Path, seed: int) -> None:
    compare(run, tmp_path, seed, 150, 6)
