"""Goods of two marks of one holder on random ways: no act takes what it may not, and `Next:` works as typed."""

import random
import re
import shlex
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from running import Customs, Result, filled

OFFICES = {"DEHAM": "DE", "BRSSZ": "BR", "5320": "", "USLAX": "US"}
LINES = {1: (10, ("VIVO",)), 2: (4, ("IQOO",)), 3: (3, ("VIVO", "IQOO"))}
PLACEHOLDER = re.compile(r"\b(DATE|NAME|AMOUNT|TEXT|NUMBER|CODE|N|NO|FILE)\b")
WALKS = [*range(30), *(pytest.param(number, marks=pytest.mark.slow) for number in range(30, 1000))]


class Walk:
    """One batch on its way.

    Args:
        customs: Runs a command.
        number: Number of the walk, which decides all of it.
    """

    def __init__(self, customs: Customs, number: int) -> None:
        self._customs, self._chance = customs, random.Random(number)
        self.office = self._chance.choice([*OFFICES])
        self.lines = [1, 2, 3][: self._chance.choice([2, 2, 3])]
        self.day, self.done = date(2019, 7, 1), list[str]()
        self.ref = self._detained()

    def do(self, *words: object) -> Result:
        """Run a command on the day of the walk; it may be refused, and nothing else may go wrong."""
        typed = [*map(str, words)]
        told = self._customs("--today", str(self.day), "--officer", "Li;Wang", *typed)
        self.done.append(f"{self.day} {shlex.join(typed)} -> {told.code} {told.err}{told.out}")
        assert told.code in (0, 2, 3, 4, 5), self.told
        return told

    @property
    def told(self) -> str:
        """What was typed so far, and what was answered."""
        return "\n".join(self.done)

    def batch(self) -> Any:
        """The batch as `show --json` has it."""
        return self._customs("show", self.ref, "--json").answer["batch"]

    def acts(self) -> Iterator[list[object]]:
        """Yield some acts, as they are typed."""
        for _ in range(self._chance.randint(4, 12)):
            self.day += timedelta(days=self._chance.choice([0, 1, 3, 9]))
            yield self._act()

    def _detained(self) -> str:
        if country := OFFICES[self.office]:
            self.do("office", "add", self.office, "--name", self.office, "--country", country)
        self.do("trademark", "add", "IQOO", "--name", "iQOO", "--holder", "VIVO-COMM")
        goods: list[object] = []
        for no in self.lines:
            quantity, marks = LINES[no]
            goods += ["--goods", "cases", "--quantity", quantity, "--value", 10 * quantity]
            goods += [word for mark in marks for word in ("--mark", mark)]
        found = ("--found", self.day, "--channel", "cargo", "--direction", "import")
        ref = self.do("record", "--office", self.office, *found, *goods, "-q").out.strip()
        self.do("notify", ref, "--served", self.day)
        if self.office == "DEHAM":
            self.do("event", ref, "declarant-notified")
        else:
            self.do("reply", ref, "--apply", *(["--security", 200] if self.office == "5320" else []))
        if self.office == "USLAX":
            self.do("event", ref, "presented")
        self.do("detain", ref)
        return ref

    def _act(self) -> list[object]:
        name = self._chance.choice(
            "confirm confirm confirm confiscate confiscate release release determine other".split()
        )
        if name == "confirm":
            mark = ["--mark", self._chance.choice(["VIVO", "IQOO"])] if self._chance.random() < 0.8 else []
            items = ["--items", self._chance.randint(1, 10)] if self._chance.random() < 0.2 else []
            return [
                name,
                self.ref,
                self._word("infringing", "genuine", "undetermined"),
                *mark,
                *(self._part() or items),
            ]
        if name == "determine":
            return [name, self.ref, self._word("infringing", "not-infringing", "undetermined"), *self._part()]
        if name == "other":
            happened = self._chance.choice(["declarant-replied", "declarant-objected", "penalty-told"])
            gone = ["--way", "destroy", "--supervisor", "Zhao"]
            line = self._chance.choice(self.lines)
            goods = ["--line", line, "--quantity", self._chance.randint(1, LINES[line][0])]
            return self._chance.choice([["event", self.ref, happened], ["dispose", self.ref, *goods, *gone]])
        return [name, self.ref, *self._part()]

    def _word(self, *words: str) -> str:
        return f"--{self._chance.choice(words)}"

    def _part(self) -> list[object]:
        if self._chance.random() < 0.6:
            return []
        line = self._chance.choice(self.lines)
        return ["--line", line, "--quantity", self._chance.randint(1, LINES[line][0])]


@pytest.mark.parametrize("number", WALKS)
def test_acts_take_what_they_may_and_the_next_one_works_as_typed(customs: Customs, names: None, number: int) -> None:
    walk = Walk(customs, number)
    for act in walk.acts():
        before = walk.batch()
        told = walk.do(*act)
        after = walk.batch()
        if told.code:
            assert before == after, walk.told
            continue
        for line in after["lines"]:
            fates = [line["balance"][name] for name in ("released", "abandoned", "confiscated", "transferred", "held")]
            assert round(sum(fates), 3) == line["balance"]["found"] and min(fates) >= 0, walk.told
            if act[0] == "confiscate" and walk.office in ("DEHAM", "BRSSZ"):
                assert line["balance"]["confiscated"] <= called_infringing(before, line["no"]), walk.told
        step = re.search(r"^Next: customs (.*)$", told.out, re.MULTILINE)
        if step and not PLACEHOLDER.search(step[1]):
            assert walk.do(*filled(f"customs {step[1]}"), "-n").code == 0, walk.told
        found = customs("--today", str(walk.day), "check", "--json").answer["findings"]
        assert [row["rule"] for row in found if row["severity"] != "remark"] == [], walk.told


def called_infringing(batch: Any, no: int) -> float:
    """How much of a line its holder called infringing, under whichever of its marks."""
    much = 0.0
    for mark in LINES[no][1]:
        state = batch["proceedings"]["VIVO-COMM"]["marks"][mark]
        said = [one["quantity"] for one in state["said"] if (one["line"], one["confirmation"]) == (no, "infringing")]
        is_whole = not state["said"] and state["confirmation"] == "infringing"
        much += LINES[no][0] if is_whole else sum(said)
    return much
