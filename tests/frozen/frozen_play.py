"""How the frozen registers came about: seeded plays of real commands, act by act, day by day.

An act that the rules refuse on its day leaves nothing, as in an office; so a play need not know the law.
"""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from itertools import count
from random import Random
from typing import NamedTuple
from unittest.mock import patch

from frozen_run import ask

from customs_cli.cli.desk import Desk


class World(NamedTuple):
    """What a play draws from.

    Attributes:
        first: Its first day.
        days: How many days pass until its last.
        batches: How many are recorded.
        offices: Codes of the offices that detain.
        marks: Marks or aliases as officers type them.
        ways: Options that tell the way of a batch.
        currencies: Of values.
        campaigns: That a batch may belong to.
    """

    first: date
    days: int
    batches: int
    offices: tuple[str, ...]
    marks: tuple[str, ...]
    ways: tuple[str, ...]
    currencies: tuple[str, ...]
    campaigns: tuple[str, ...]


GOODS = (
    "phone cases", "手机壳", "running shoes 运动鞋", "watches", "充电器（白色）", "earphones \"AirDots\"",
    "=SUM(A1:A9)",
    "T-shirts, cotton", "化妆品 lipstick", "toys [small]", "轴承 bearings", "handbags :100:",
)  # fmt: skip
CATEGORIES = ("clothing-shoes-hats", "electronics", "phones", "watches", "toys-games", "other")
PARTIES = (
    "Shenzhen Haoyun Trading Co., Ltd. (91440300MA5DA1NN5R)", "深圳好运贸易 (91440300MA5DA1NN5R)",
    "义乌市顺发进出口有限公司", "Yiwu Shunfa Imp. & Exp.", "Golden Gate LLC",
    "广州明达贸易有限公司", "M. Müller GmbH", "shenzhen haoyun trading co ltd",
)  # fmt: skip
COUNTRIES = ("US", "NG", "DE", "AE", "BR", "RU", "KE", "CN", "HK")
BODIES = {"police": "Shenzhen Public Security Bureau", "court": "深圳市中级人民法院", "office": "5301"}


class Play:
    """One register under way, in the present folder.

    Args:
        rng: Draws everything.
        world: What it draws from.
    """

    def __init__(self, rng: Random, world: World) -> None:
        self.rng = rng
        self.world = world
        self.day = world.first
        self._acts = count(1)
        self._ahead: list[tuple[date, int, tuple[str, ...]]] = []
        self._order = count()
        self.refs: list[str] = []

    def do(self, *words: str) -> str | None:
        """Run a command on the present day; its answer, None where it was refused."""
        number = next(self._acts)
        at = datetime(self.day.year, self.day.month, self.day.day, 8, tzinfo=UTC) + timedelta(
            seconds=37 * number % 30000
        )
        with patch.object(Desk, "now", lambda _: at), patch("os.urandom", lambda n: bytes(n)):
            answer = ask(["--today", self.day.isoformat(), *words])
        assert "unexpected" not in answer.err, (words, answer.err)
        return answer.out if answer.code == 0 else None

    def later(self, days: int, *words: str) -> None:
        """Have a command run so many days on."""
        self._ahead.append((self.day + timedelta(days=days), next(self._order), words))

    def run(self) -> None:
        """Let the days pass."""
        last = self.world.first + timedelta(days=self.world.days)
        starts = sorted(self.rng.randrange(self.world.days) for _ in range(self.world.batches))
        while self.day <= last:
            while starts and self.world.first + timedelta(days=starts[0]) <= self.day:
                starts.pop(0)
                self._record()
            due = sorted(step for step in self._ahead if step[0] <= self.day)
            self._ahead = [step for step in self._ahead if step[0] > self.day]
            for _, _, words in due:
                self.do(*words)
                if self.rng.random() < 0.05:
                    self.do("undo", "--reason", "typed twice")
                    if self.rng.random() < 0.5:
                        self.do("redo")
            if self.refs and self.rng.random() < 0.25:
                self._mend(self.rng.choice(self.refs))
            self.day += timedelta(days=1)

    def _maybe(self, chance: float, *words: str) -> tuple[str, ...]:
        return words if self.rng.random() < chance else ()

    def _goods(self) -> list[str]:
        rng = self.rng
        marks = rng.sample(self.world.marks, rng.choice((0, 1, 1, 1, 1, 2, 2, 3)))
        return [
            "--goods", rng.choice(GOODS),
            *self._maybe(0.95, "--quantity", str(rng.choice((1, 2, 12, 300, 1200, rng.randint(1, 30000))))),
            *self._maybe(0.3, "--unit", rng.choice(("pairs", "kg", "sets", "cartons", "双"))),
            *self._maybe(0.75, "--value", f"{rng.randint(50, 4_000_000) / 100:.2f}", "--currency",
                         rng.choice(self.world.currencies)),
            *self._maybe(0.3, "--value-basis", rng.choice(("declared", "estimate", "retail"))),
            *self._maybe(0.3, "--hs", rng.choice(("8517", "640411", "9102110000"))),
            *self._maybe(0.6, "--category", rng.choice(CATEGORIES)),
            *(word for mark in marks for word in ("--mark", mark)),
        ]  # fmt: skip

    def _record(self) -> None:
        rng, world = self.rng, self.world
        found = rng.choice((self.day,) * 8 + (self.day - timedelta(days=3), f"{self.day:%Y-%m}", f"{self.day:%Y}"))
        out = self.do(
            "record", "--office", rng.choice(world.offices), "--found", str(found),
            "--direction", rng.choice(("export", "export", "import", "transit")),
            *rng.choice(world.ways).split(),
            *self._maybe(0.7, "--channel", rng.choice(("cargo", "mail", "express", "ecommerce", "traveller"))),
            *self._maybe(0.7, "--transport", rng.choice(("sea", "rail", "road", "air", "mail"))),
            *self._maybe(0.4, "--campaign", rng.choice(world.campaigns)),
            *self._maybe(0.7, "--consignor", rng.choice(PARTIES)),
            *self._maybe(0.3, "--consignee", rng.choice(PARTIES)),
            *self._maybe(0.5, "--origin", "CN"),
            *self._maybe(0.8, "--destination", rng.choice(COUNTRIES)),
            *self._maybe(0.4, "--document", f"EX{rng.randint(10**8, 10**9)}CN", "--document-kind", "mail-item"),
            *self._maybe(0.2, "--note", "the agent called; 货主来电"),
            *self._maybe(0.15, "--detained"), *self._goods(), "-q",
        )  # fmt: skip
        if not out:
            return
        ref = out.split()[0]
        self.refs.append(ref)
        for _ in range(rng.choice((0, 0, 1, 2))):
            self.do("line", "add", ref, *self._goods())
        batch = json.loads(self.do("show", ref, "--json") or "{}")["batch"]
        for holder, proceeding in batch["proceedings"].items():
            if holder != "UNKNOWN":
                self._course(ref, holder, list(proceeding["marks"]))
        if rng.random() < 0.3:
            self.later(rng.randint(1, 20), "custody", ref, "--quantity", "1", "--from", "Li Wei", "--to",
            "仓库 Store 3",
                       "--purpose", "store", "--seal", f"A-{rng.randint(1, 99)}")  # fmt: skip

    def _course(self, ref: str, holder: str, marks: list[str]) -> None:
        """What happens to one holder's goods, with the days between the acts."""
        rng, own = self.rng, ("--holder", holder)
        served = rng.randint(0, 2)
        on = self.day + timedelta(days=served)
        self.later(served, "notify", ref, *own, "--on", self.day.isoformat(), *self._maybe(0.9, "--served",
        on.isoformat()),
                   *self._maybe(0.5, "--number", f"深关知确{rng.randint(1, 999)}"))  # fmt: skip
        fate = rng.choice(("silent", "declined", "genuine", "infringing", "infringing", "infringing", "police",
        "court",
                           "open", "settled"))  # fmt: skip
        if fate in ("silent", "declined"):
            if fate == "declined":
                self.later(served + 1, "reply", ref, *own, "--decline", "--reason", "数量太少")
            self.later(
                rng.randint(6, 30), "release", ref, *own, *self._maybe(0.5, "--reason", "no application in time")
            )
            return
        applied = served + rng.randint(0, 3)
        security = rng.choice((("--general-guarantee", "GG2019-7"), *(("--security", "100000"),) * 3))
        self.later(applied, "reply", ref, *own, "--apply", *security)
        held = applied + rng.randint(0, 2)
        self.later(held, "detain", ref, *own, *self._maybe(0.5, "--number", f"深关知扣{rng.randint(1, 999)}"))
        if fate == "open":
            return
        word = {"genuine": "--genuine", "court": "--undetermined"}.get(fate, "--infringing")
        for mark in marks:
            said = rng.choice((word, word, word, "--no-reply", "--undetermined"))
            self.later(held + rng.randint(1, 8), "confirm", ref, "--mark", mark, said,
                       *self._maybe(0.3, "--items", str(rng.randint(1, 12))))  # fmt: skip
        self._end(ref, own, fate, held + rng.randint(9, 40))

    def _end(self, ref: str, own: tuple[str, ...], fate: str, found: int) -> None:
        rng = self.rng
        if fate == "genuine":
            self.later(found, "determine", ref, *own, "--not-infringing")
            self.later(found + 2, "release", ref, *own)
            self.later(found + 9, "event", ref, "security-returned", *own)
        elif fate == "infringing":
            self.later(found, "determine", ref, *own, "--infringing")
            self.later(found + 9, "confiscate", ref, *own, *self._maybe(0.5, "--fine", str(rng.randint(1, 900))))
            for name, after in (("confiscation-served", 10), ("fine-paid", 20)):
                self.later(found + after, "event", ref, name, *own)
            way, watched = rng.choice((("destroy", ("--supervisor", "Chen Li")), ("donate", ()), ("auction", ())))
            self.later(found + 30, "dispose", ref, "--quantity", str(rng.randint(1, 12)), "--way", way, *watched)
        elif fate == "settled":
            self.later(found, "release", ref, *own, "--settlement")
        elif fate == "court":
            self.later(found, "determine", ref, *own, "--undetermined")
            self.later(found + 3, "court", ref, *own, "--notice", f"(2019)粤03协{rng.randint(1, 99)}号", "--kind",
                       rng.choice(("assistance", "property-preservation", "evidence-taking")))  # fmt: skip
            self.later(found + 5, "transfer", ref, "--to", "court", "--body", BODIES["court"], *own)
        else:
            to = rng.choice(("police", "police", "office"))
            for name in ("transfer-reported", "transfer-approved"):
                self.later(found, "event", ref, name, *own)
            self.later(
                found + 1, "transfer", ref, "--to", to, "--body", BODIES[to], "--number", f"T{rng.randint(1, 99)}", *own
            )

    def _mend(self, ref: str) -> None:
        """Something entered late or wrongly."""
        rng = self.rng
        mends: tuple[Callable[[], tuple[str, ...]], ...] = (
            lambda: ("note", ref, rng.choice(("称重后更正", "the scale was off", "[bold]see file 7[/]"))),
            lambda: ("correct", ref, "--destination", rng.choice(COUNTRIES), "--reason", "misread"),
            lambda: ("correct", ref, "--consignor", rng.choice(PARTIES), "--reason", "the seal says so"),
            lambda: ("correct", ref, "--campaign", rng.choice(self.world.campaigns), "--reason", "belongs to it"),
            lambda: ("line", "edit", ref, "1", "--quantity", str(rng.randint(1, 2000))),
            lambda: ("line", "edit", ref, "1", "--mark", rng.choice(self.world.marks)),
            lambda: ("line", "remove", ref, "2", "--reason", "counted twice"),
            lambda: ("undo", str(rng.randint(20, 60))),
        )
        self.do(*rng.choice(mends)())
