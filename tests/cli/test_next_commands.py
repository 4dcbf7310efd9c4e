"""Every command that is printed as the next one works when it is typed as it is printed, its capitals filled in."""

import csv
import re
import shlex
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from random import Random

import pytest
from running import Customs, Result

from customs_cli.domain.batch.course.readiness import BARRED_BY, BARS, COURSE
from customs_cli.render.pages.help.course import PLACES, WHYS

START = date(2019, 7, 1)
FILLED = {"DATE": "{today}", "AMOUNT": "100000", "NAME": "Wang-Min", "CODE": "NIKE", "NO": "N-{n}"}
OFFICES = {
    "5320": ("cn_ex_officio", "cn_application", "cn_articles"),
    "NLRTM": ("eu_608", "eu_small_consignment"),
    "USLAX": ("us_133",),
    "JPTYO": ("trips",),
}
WORDS = ("--infringing", "--genuine", "--undetermined")
FINDINGS = ("--infringing", "--not-infringing", "--undetermined")
MARKS = ("NIKE", "VIVO", "ADIDAS", "LEGO")


class Walk:
    """One batch on a random way through the law.

    Attributes:
        refused: Every next command that was refused, with what was said.
        typed: How many were typed.
    """

    def __init__(self, customs: Customs, seed: int) -> None:
        self.customs = customs
        self.chance = Random(seed)
        self.today = START
        self.next = ""
        self.n = 0
        self.typed = 0
        self.refused: list[str] = []
        self.marks = self.chance.sample(MARKS, self.chance.randint(1, 4))
        self.ref = self._recorded()

    def go(self, steps: int) -> None:
        """So many steps: what is printed as next, or anything."""
        for _ in range(steps):
            if self.next and self.chance.random() < 0.6:
                self._type_next()
            else:
                self.today += timedelta(days=self.chance.choice((0, 0, 0, 1, 4, 30, 90)))
                self._do(*self.chance.choice(list(self._acts())))

    def _recorded(self) -> str:
        office = self.chance.choice(list(OFFICES))
        law = self.chance.choice(OFFICES[office])
        lines = [(mark, self.chance.choice((*range(1, 500), ""))) for mark in self.marks]
        words = ["record", "--office", office, "--procedure", law, "--goods", "goods", "--channel", "cargo"]
        words += ["--quantity", str(lines[0][1])] if lines[0][1] else []
        words += ["--mark", lines[0][0]] if self.chance.random() < 0.8 else []
        done = self._do(*words, "--value", "50000")
        assert done.code == 0, done.err
        ref = done.out.split()[0]
        for mark, quantity in lines[1:]:
            self._do(
                "line", "add", ref, "--goods", "more", "--mark", mark, *(["--quantity", str(quantity)] * bool(quantity))
            )
        return ref

    def _acts(self) -> Iterator[tuple[str, ...]]:
        pick = self.chance.choice
        holder = () if self.chance.random() < 0.3 else ("--holder", f"{pick(self.marks)}-CO")
        yield "notify", self.ref, "--served", self.today.isoformat(), *holder
        yield "notify", self.ref, *holder
        yield "reply", self.ref, *holder, pick(("--apply", "--decline")), *pick((("--security", "100000"), ()))
        yield "detain", self.ref, *holder
        yield "confirm", self.ref, pick(WORDS), *pick((holder, ("--mark", pick(self.marks))))
        yield "determine", self.ref, pick(FINDINGS), *holder
        part = ("--line", str(pick(range(1, 5))), "--quantity", str(pick(range(1, 60))))
        yield "confirm", self.ref, pick(WORDS), *holder, *part
        yield "determine", self.ref, pick(FINDINGS), *holder, *part
        yield pick(("confiscate", "release")), self.ref, *holder, *part
        yield "court", self.ref, *holder, "--notice", f"C-{self.n}", "--kind", pick(("assistance", "evidence-taking"))
        yield "release", self.ref, *holder, *pick(((), ("--reason", "no suspicion")))
        yield "confiscate", self.ref, *holder
        yield "transfer", self.ref, "--to", "police", "--body", "PSB", *holder
        yield "abandon", self.ref
        yield "dispose", self.ref, "--line", "1", "--quantity", "1", "--way", "destroy", "--supervisor", "Li"
        yield ("undo", "--reason", "slip")

    def _type_next(self) -> None:
        # goods were presented before they were detained: on the day they were found
        told = self.next.replace("presented --on DATE", f"presented --on {START}")
        told = re.sub(
            r'"(--infringing|donate)[a-z|-]*"', lambda found: {"donate": "destroy"}.get(found[1], found[1]), told
        )
        line = re.sub(r"\b[A-Z]{2,}\b(?=\s|$)", self._filled, told)
        done = self._do(*shlex.split(line)[1:])
        self.typed += 1
        if done.code:
            self.refused.append(f"{line}: {done.err}")

    def _filled(self, place: "re.Match[str]") -> str:
        self.n += 1
        unnamed = [
            mark for mark in self.marks if mark not in self.customs("show", self.ref, "--json").out
        ] or self.marks
        filled = {**FILLED, "CODE": unnamed[0]}.get(place[0], place[0])
        return filled.format(today=self.today, n=self.n)

    def _do(self, *words: str) -> Result:
        self.n += 1
        done = self.customs("--today", self.today.isoformat(), *words)
        assert done.code in (0, 2, 3, 4), (words, done.err)
        said = re.search(r"^Next: (.*)$", done.out, re.MULTILINE)
        if done.code == 0:
            self.next = said[1] if said else ""
        return done


@pytest.fixture
def offices(customs: Customs) -> None:
    """Offices of four laws, and the marks of four holders."""
    for office, country in (("NLRTM", "NL"), ("USLAX", "US"), ("JPTYO", "JP")):
        assert customs("office", "add", office, "--name", office, "--country", country).code == 0
    for mark in MARKS:
        assert customs("holder", "add", f"{mark}-CO", "--name", f"{mark} company").code == 0
        assert customs("trademark", "add", mark, "--name", mark, "--holder", f"{mark}-CO").code == 0


def walked(customs: Customs, seeds: Iterable[int], steps: int) -> tuple[int, list[str]]:
    """How many next commands were typed on all these ways, and those that were refused."""
    typed, refused = 0, []
    for seed in seeds:
        walk = Walk(customs, seed)
        walk.go(steps)
        typed += walk.typed
        refused += [f"{seed}: {line}" for line in walk.refused]
    return typed, refused


def test_no_printed_next_command_is_refused(customs: Customs, offices: None) -> None:
    typed, refused = walked(customs, (*range(14), 1004), 22)
    assert typed > 80
    assert refused == []


@pytest.mark.slow
def test_no_printed_next_command_is_refused_on_many_ways(customs: Customs, offices: None) -> None:
    _, refused = walked(customs, range(1000, 1200), 40)
    assert refused == []


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_course_of_a_case_stands_on_one_screen_with_every_row_and_every_bar(customs: Customs, lang: str) -> None:
    lines = customs("--lang", lang, "help", "course").lines
    rows = [line for line in lines if line.startswith("  ")]
    assert len(rows) == len(COURSE) + len(BARRED_BY)
    assert len(lines) <= 40
    assert set(PLACES) == {row.where for row in COURSE}
    assert set(WHYS) == set(BARS)


def test_a_command_in_a_warning_or_a_finding_names_the_register_that_was_named(customs: Customs, names: None) -> None:
    other = ("--register", "other.json")
    assert customs(*other, "init", "--office", "5320").code == 0
    goods = ("--goods", "bags", "--mark", "NIKE", "--add-missing", "--detained", "2019-07-02")
    done = customs(*other, "record", "--found", "2019-07-01", *goods)
    (warning,) = (line for line in done.err.splitlines() if "no security is on record" in line)
    assert warning.endswith(
        "customs reply 2019-5320-000001 --holder NIKE --apply --security AMOUNT --register other.json"
    )
    assert (
        "--register other.json" in customs(*other, "--lang", "zh", "reply", "1", "--decline", "--on", "2019-07-02").err
    )
    told = list(csv.DictReader(customs(*other, "check", "--csv").out.splitlines()))
    hints = [row["Hint"] for row in told if row["Hint"]]
    assert len(hints) > 3
    assert all(hint.endswith(" --register other.json") for hint in hints), hints
    assert not any("--register" in finding["hint"] for finding in customs(*other, "check", "--json").answer["findings"])
    assert "--register" not in customs("record", "--found", "2019-07-01", *goods).err
