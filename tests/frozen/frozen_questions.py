"""What the frozen registers are asked: a seeded table of commands over everything that only looks."""

import json
import shlex
from datetime import date, timedelta
from itertools import product
from random import Random
from typing import Any

from frozen_run import ask

DIMENSIONS = (
    "office district campaign holder mark right-type basis direction channel transport category destination origin "
    "country consignor status outcome day month"
).split()  # fmt: skip
SORTS = ("found", "-found", "ref", "-items", "value,-ref", "office,-found", "status,ref", "due", "-recorded")
COLUMNS = ("ref,found_on,status", "ref,marks,items,value", "ref,office,holders,direction,consignor,destination")


class Asker:
    """Draws questions about the register in the present folder.

    Args:
        rng: Draws them.
        today: The day they are asked.
    """

    def __init__(self, rng: Random, today: str) -> None:
        self.rng = rng
        self.today = date.fromisoformat(today)
        batches: list[dict[str, Any]] = json.loads(ask(["list", "--json"]).out)["batches"]
        self.refs = [batch["ref"] for batch in batches] or ["2019-5320-000001"]
        self.words: dict[str, list[str]] = {
            "office": _known(batch["office"] for batch in batches),
            "holder": _known(holder for batch in batches for holder in batch["proceedings"] if holder != "UNKNOWN"),
            "mark": _known(mark for batch in batches for line in batch["lines"] for mark in line["marks"]),
            "campaign": _known(campaign for batch in batches for campaign in batch["campaigns"]),
        }
        self.found = sorted(batch["found_on"] for batch in batches) or ["2019-07"]

    def period(self) -> str:
        """A period in which something may have been found; empty for all of them."""
        day = self.rng.choice(self.found)
        other = self.rng.choice(self.found)
        first, last = sorted((day, other))
        month = f"{day[:4]}-{day[5:7] or '01'}"
        quarter = f"{day[:4]}-Q{(int(day[5:7] or 1) + 2) // 3}"
        return self.rng.choice(
            ("", "", "", "all", f"..{self.today}", day[:4], day[:4], f"{first}..{last}", f"{first}..{last}",
            f"{first}..",
             f"..{last}", day, month, quarter, "this-month", "last-month", "last-30d", "this-year", "last-year",
             "今年")
        )  # fmt: skip

    def filter(self, depth: int = 2) -> str:
        """A filter, of one term or of several."""
        rng = self.rng
        if depth and rng.random() < 0.35:
            left, right = self.filter(depth - 1), self.filter(depth - 1)
            return rng.choice(
                (f"{left} {right}", f"({left} OR {right})", f"{left} NOT ({right})", f"{left} 或 {right}")
            )
        day = self.today - timedelta(days=rng.randrange(200))
        holder, mark, office = self.one("holder"), self.one("mark"), self.one("office")
        terms = (
            f'holder:"{holder}"', f'mark:"{mark}"', f"office:{office}", f"office:{office[:2]}",
            f"district:{office[:2]}00",
            "status:detained", "status:recorded,notified", "status!=released", "basis:application",
            "direction:export",
            "direction:import,transit", "channel:mail", "transport:sea,air", "right-type:trademark",
            "right-type:copyright,gi",
            "country:CN", "country:DE,US", f"campaign:{self.one('campaign')}", "NOT campaign:*", "destination:US",
            "origin:CN",
            "consignor:trading", "consignor:91440300MA5DA1NN5R", "consignee:*", "goods:phone",
            'goods:"running shoes"',
            "goods:手机", "category:phones,watches", "hs:85", "unit:pairs,kg", "items>=300", "items<12",
            "quantity>1000",
            "value>20000", "value<=500.5", "currency:EUR", "currency:USD,JPY", "note:agent", "source:GACC",
            'officer:"Li Wei"',
            f"found>={day}", f"found:{day:%Y-%m}", f"recorded<{day}", f"notified>{day}", "served:this-year",
            f"replied:{day}..{self.today}", f"detained>={day}", "confirmed:*", f"closed<{day}", "reply:applied",
            "reply:declined", "confirmation:infringing", "confirmation:no-reply,undetermined", "finding:infringing",
            "outcome:confiscated", "outcome:*", "transfer:police", "transfer:*", "due<3wd", "due<0wd", "due>=5wd",
            "due:*",
            "procedure:cn_ex_officio", "procedure:eu_608,us_133", "number:深关知扣", "document:EX", "joint-office:*",
            f"ref:{rng.choice(self.refs)[:9]}", "cases", "充电器", f"-holder:{shlex.quote(holder)}", "goods:[small]",
        )  # fmt: skip
        return rng.choice(terms)

    def one(self, kind: str) -> str:
        """A code that the register knows; of none, one that it does not know."""
        return self.rng.choice(self.words[kind] or ["5320"])

    def narrowed(self, chance: float = 0.4) -> list[str]:
        """`--where`, `--office`, `--campaign`: some, or none of them."""
        asked = []
        if self.rng.random() < chance:
            asked += ["--where", self.filter()]
        if self.rng.random() < chance / 3:
            asked += ["--office", self.one("office")]
        if self.words["campaign"] and self.rng.random() < chance / 4:
            asked += ["--campaign", self.one("campaign")]
        return asked

    def listed(self) -> list[str]:
        """Batches of a period, a filter, in an order."""
        rng = self.rng
        words = ["list", *_some(self.period()), *self.narrowed(0.5)]
        if rng.random() < 0.2:
            words += [f"--{(kind := rng.choice(('holder', 'mark')))}", self.one(kind)]
        if rng.random() < 0.15:
            words += ["--status", rng.choice(("detained", "notified", "confiscated"))]
        if rng.random() < 0.7:
            words += ["--sort", rng.choice(SORTS)]
        if rng.random() < 0.5:
            words += ["--limit", str(rng.choice((1, 5, 20)))]
        return words

    def summary(self) -> list[str]:
        """Sums of a period by no, one or two dimensions."""
        by = self.rng.sample(DIMENSIONS, self.rng.choice((0, 1, 1, 1, 2)))
        return ["summary", *_some(self.period()), *(word for name in by for word in ("--by", name)), *self.narrowed()]

    def rank(self) -> list[str]:
        """Who comes first."""
        of, by = (
            self.rng.choice("office holder mark consignor destination".split()),
            self.rng.choice("batches items value".split()),
        )
        top = ["--top", "3"] if self.rng.random() < 0.3 else []
        return ["rank", *_some(self.period()), "--of", of, "--by", by, *top, *self.narrowed()]

    def trend(self) -> list[str]:
        """A figure through time."""
        every = self.rng.choice(("week", "month", "month", "quarter"))
        of = self.rng.choice("batches items value measures".split())
        return ["trend", *_some(self.period()), "--every", every, "--of", of, *self.narrowed()]

    def links(self) -> list[str]:
        """Traces across ports, or of one batch."""
        rng = self.rng
        if rng.random() < 0.5:
            return ["links", rng.choice(self.refs)]
        keys = "consignor consignee mark holder document origin departure destination category campaign".split()
        by = [word for key in rng.sample(keys, rng.choice((0, 1, 2))) for word in ("--by", key)]
        within = ["--within", str(rng.choice((7, 30, 365)))] if rng.random() < 0.6 else []
        where = ["--where", self.filter()] if rng.random() < 0.3 else []
        return ["links", *_some(self.period()), *by, *within, *where]

    def due(self) -> list[str]:
        """Deadlines."""
        rng = self.rng
        words = rng.choice(([], ["--within", "3wd"], ["--within", "20wd"], ["--overdue", "--exit-code"]))
        if rng.random() < 0.4:
            words = [*words, "--holder", self.one("holder")]
        if rng.random() < 0.4:
            words = [*words, "--office", self.one("office")]
        return ["due", *words, *(["--where", self.filter()] if rng.random() < 0.4 else [])]

    def day(self) -> str:
        """A day around now."""
        return (self.today - timedelta(days=self.rng.choice((0, 1, 1, 5, 20, 60, 90, 150)))).isoformat()

    def of_a_day(self) -> list[str]:
        """The day, as its agenda or as its sheet."""
        day, month = self.day(), self.day()[:7]
        return self.rng.choice((["today", day], ["summary", day, "--sheet"], ["summary", month, "--sheet"],
                                ["summary", month, "--sheet", "--office", self.one("office")]))  # fmt: skip

    def style(self) -> list[str]:
        """The tables that a field publishes."""
        return ["summary", *_some(self.period()), "--style", self.rng.choice(("gacc", "eu", "us")), *self.narrowed(0.2)]

    def search(self) -> list[str]:
        """Any text."""
        texts = ("phone", "运动鞋", "手机壳", "haoyun trading", "Müller", "深关知扣", "absent-word", "[small]",
        "GACC", "EX", "耐克",
                 self.one("mark"), self.one("holder"))  # fmt: skip
        return ["search", self.rng.choice(texts)]

    def one_batch(self) -> list[str]:
        """A batch, its acts, its deadlines explained."""
        ref = self.rng.choice(self.refs)
        return self.rng.choice((["show", ref], ["history", ref], ["due", ref], ["due", ref, "--explain"]))


FIXED = (
    "today -o a.txt", "due -o a.txt", "today", "due", "list", "check", "verify", "history --last 20",
    "summary --sheet", "rank", "trend", "links", "holder list",
    "trademark list", "office list", "campaign list", "enterprise list", "print daily -o sheet.html",
    "summary -o summary.html",
    "list -o list.csv", "list -o list.md", "trend -o trend.svg", "export -o all.csv", "export -o all.jsonl",
    "list -q", "due -q",
    "list --where 'mark:nobody-knows'", "show 2001-9999-000001", "summary --by nothing", "list --where 'items<'",
    "list 2019-13",
    "list --columns ref,found_on,status", "list --columns ref,marks,items,value --sort -value --limit 9",
    "undo --dry-run",
    "summary 2019 --by month --by office", "summary --by holder --by outcome", "security 60000",
    "procedure show eu_608",
)  # fmt: skip
"""Asked of every register, besides what is drawn."""

FORMS: tuple[tuple[list[str], list[str]], ...] = (
    (["--json"], []), (["--json"], []), (["--json"], []), (["--csv"], []), ([], ["--lang", "zh"]),
    (["-o", "a.txt"], ["--lang", "en"]), (["-o", "a.txt"], ["--lang", "zh"]), (["-o", "a.txt"], ["--lang", "en"]),
)  # fmt: skip
"""Behind and in front of a command: JSON, CSV, what a pipe gets, and the tables of a terminal of 80 columns."""

DRAWN = {"listed": 40, "summary": 45, "rank": 18, "trend": 14, "links": 16, "due": 12, "of_a_day": 14, "style": 6,
"search": 9,
         "one_batch": 26}  # fmt: skip
"""How many of each kind are drawn for a register of many batches."""


def questions(rng: Random, today: str) -> list[str]:
    """The commands, each once, as one would type them."""
    asker = Asker(rng, today)
    few = not ask(["list", "-q"]).out
    asked: list[list[str]] = []
    for kind, many in DRAWN.items():
        for _ in range(many // 8 if few else many):
            after, before = rng.choice(FORMS)
            asked.append([*before, *getattr(asker, kind)(), *after])
    for line, lang in product(FIXED, ("en", "zh")):
        has_words = "-o" not in line.split() and "-q" not in line.split()
        if lang == "en" or has_words or ".html" in line:
            asked.append(["--lang", lang, *shlex.split(line)])
    asked += [[*shlex.split(line), "--json"] for line in FIXED if " -" not in line and "export" not in line]
    return list(dict.fromkeys(map(shlex.join, asked)))


def _known(codes: Any) -> list[str]:
    return sorted(set(codes))


def _some(word: str) -> list[str]:
    return [word] if word else []
