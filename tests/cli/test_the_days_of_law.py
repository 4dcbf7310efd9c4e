"""Random courses under each law, with undo, redo and corrected days: after every act what the model says is due."""

from datetime import date, timedelta
from random import Random

import pytest
from law_model_of_days import Due, due_of
from running import Customs

OFFICES = {
    "cn_ex_officio": ("5320", "CN"),
    "cn_application": ("5320", "CN"),
    "cn_articles": ("5320", "CN"),
    "us_133": ("USLAX", "US"),
    "eu_608": ("DEHAM", "DE"),
    "eu_small_consignment": ("DEHAM", "DE"),
    "trips": ("BRSSZ", "BR"),
}
STARTS = (date(2019, 9, 2), date(2021, 1, 14), date(2021, 6, 23), date(2021, 7, 12))
BOUND = (("review-requested", "review-decided"), ("suit-filed", "suit-decided"))
PENALTY = (
    "case-filed", "case-extended", "penalty-told", "hearing-requested", "confiscation-served", "fine-paid",
    *(event for pair in BOUND for event in pair),
)  # fmt: skip
HELD = ("public-notice", "claimed", "extended", "urgent-measure", "measure-reported")
EVENTS = {
    "cn_ex_officio": (*PENALTY, *HELD, "security-returned"),
    "cn_application": (*HELD, "security-returned", "review-requested", "review-decided", "suit-filed", "suit-decided"),
    "cn_articles": (*PENALTY, *HELD),
    "us_133": ("presented", "importer-notified", "importer-replied", "seized", "seizure-notified", "owner-told"),
    "eu_608": ("perishable", "without-application", "application", "application-decided", "declarant-notified",
               "declarant-replied", "declarant-objected", "extended"),
    "eu_small_consignment": ("declarant-notified", "declarant-replied", "declarant-objected"),
    "trips": ("extended",),
}  # fmt: skip
FACTS = ("perishable", "without-application", "declarant-objected")
ACTS = {
    "notify": ("notify", "--how", "in-person"),
    "apply": ("reply", "--apply", "--security", "20000"),
    "detain": ("detain",),
    "claim": ("confirm", "--infringing"),
    "doubt": ("determine", "--undetermined"),
    "find": ("determine", "--infringing"),
    "court": ("court", "--notice", "M-1", "--kind", "assistance"),
    "confiscate": ("confiscate", "--number", "K-1", "--fine", "100"),
    "confiscate by a court": ("confiscate", "--court-word", "W-1"),
    "release": ("release", "--reason", "the office says so"),
    "release on proof": ("release", "--ground", "proof", "--document", "P-1"),
    "dispose": ("dispose", "--line", "1", "--quantity", "3", "--way", "destroy", "--supervisor", "Li"),
}
BRINGS = {
    "notify": ("notified", "served"),
    "apply": ("replied", "secured"),
    "detain": ("detained",),
    "claim": ("called-infringing",),
    "doubt": ("found",),
    "find": ("found", "found-infringing"),
    "court": ("court",),
    "confiscate": ("confiscated", "outcome", "fined"),
    "confiscate by a court": ("freed", "confiscated", "outcome"),
    "release": ("released", "outcome"),
    "release on proof": ("released", "outcome"),
    "dispose": ("disposed",),
}
ONWARD = ("notify", "apply", "detain", "find", "confiscate", "confiscation-served", *PENALTY[-4:], "dispose")
MENDED_BY = {"detain": "--detained", "doubt": "--finding-on", "find": "--finding-on", "confiscate": "--outcome-on"}

Log = tuple[tuple[str, date], ...]
"""What was done, and on which day it happened."""


def story_of(law: str, log: Log, found: date) -> dict[str, list[date]]:
    """Event -> its days, as the laws speak of them."""
    told: dict[str, list[date]] = {"suspended": [found]} if law.startswith("eu") else {}
    for act, day in log:
        for event in BRINGS.get(act, (act,)):
            if event not in ("notified", "served", "called-infringing") or event not in told:
                told[event] = [*told.get(event, []), day]
        if act == "doubt":
            told.pop("found-infringing", None)
    return told


def typed(act: str, ref: str, day: date) -> list[str]:
    """An act, or an event, as an officer types it."""
    verb, *words = ACTS.get(act, ("event", act))
    return [verb, ref, *words, "--on", str(day)]


def mended(act: str, ref: str, day: date) -> list[str]:
    """The correction of its day; none where there is no such correction."""
    option = [MENDED_BY[act], str(day)] if act in MENDED_BY else ["--event", f"{act}={day}"]
    return ["correct", ref, *option, "--reason", "misread"] if act not in FACTS else []


def walk(customs: Customs, law: str, seed: int, steps: int) -> int:
    """One batch of one holder; how many acts were done."""
    chance, (office, country) = Random(f"{law} {seed}"), OFFICES[law]
    found = day = chance.choice(STARTS)
    how = ("--basis", "application") if law == "cn_application" else ("--procedure", law)
    channel = ("--channel", "mail" if law == "cn_articles" else "cargo")
    goods = ("--goods", "watches", "--quantity", "3", "--value", "1000", "--mark", "VIVO")
    ref = customs(
        "record", "--office", office, "--found", str(day), *channel, *how, *goods, "-q", "--today", str(day)
    ).out.strip()
    log: Log = ()
    before: list[Log] = []
    after: list[Log] = []
    done = 0
    for _ in range(steps):
        day += timedelta(days=chance.choice((0, 0, 0, 1, 1, 2, 5, 9, 20, 40)))
        now, kind = ("--today", str(day)), chance.random()
        if kind < 0.06 and before:
            line, then, taken = ["undo"], before[-1], "undo"
        elif kind < 0.1 and after:
            line, then, taken = ["redo"], after[-1], "redo"
        elif kind < 0.2 and log:
            place = chance.randrange(len(log))
            act, known = log[place]
            on = known + timedelta(days=chance.choice((-3, -1, 1, 2, 5)))
            is_last = act not in [later for later, _ in log[place + 1 :]] and found <= on <= day
            line = mended(act, ref, on) if is_last and (act in MENDED_BY or act in EVENTS[law]) else []
            then, taken = (*log[:place], (act, on), *log[place + 1 :]), "act"
        else:
            act = chance.choice(ONWARD if chance.random() < 0.5 else (*ACTS, *EVENTS[law]))
            on = max(found, day - timedelta(days=chance.choice((0, 0, 0, 1, 3))))
            line, then, taken = typed(act, ref, on), (*log, (act, on)), "act"
        result = customs(*now, *line) if line else None
        if result is None or result.code:
            assert result is None or (result.code in (2, 4) and taken == "act"), (line, result)
            continue
        done += 1
        if taken == "undo":
            before, after = before[:-1], [*after, log]
        elif taken == "redo":
            before, after = [*before, log], after[:-1]
        else:
            before, after = [*before, log], []
        log = then
        told = customs("show", ref, "--json").answer["batch"]["deadlines"]
        shown = {Due(d["rule"], d["since_on"], d["due_on"], d["met_on"]) for d in told}
        assert shown == due_of(law, country, story_of(law, log, found)), (law, seed, line, log)
    return done


@pytest.fixture
def offices(customs: Customs, names: None) -> None:
    """The offices of the laws."""
    for code, country in sorted(set(OFFICES.values()) - {("5320", "CN")}):
        assert customs("office", "add", code, "--name", code, "--country", country).code == 0


@pytest.mark.parametrize("law", OFFICES)
def test_what_is_due_is_what_the_law_makes_due(customs: Customs, offices: None, law: str) -> None:
    assert sum(walk(customs, law, seed, 30) for seed in range(3)) > 10


@pytest.mark.slow
@pytest.mark.parametrize("law", OFFICES)
def test_what_is_due_is_what_the_law_makes_due_on_long_ways(customs: Customs, offices: None, law: str) -> None:
    for seed in range(100, 130):
        walk(customs, law, seed, 120)
