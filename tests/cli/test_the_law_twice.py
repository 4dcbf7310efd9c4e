"""Random ways through the law: the program allows, act by act, what a second model of the law allows, and no more."""

import json
from datetime import date, timedelta
from random import Random

import pytest
from law_model import Case, allowed, done
from running import Customs

HOLDERS = ("SEIKO", "CASIO", "CITIZEN", "OMEGA")
START = date(2019, 9, 2)
"""Before the week of the National Day, with its working weekends."""
ACTS = (
    "notify",
    "notify served",
    "reply applied",
    "reply applied secured",
    "reply declined",
    "detain",
    "confirm infringing",
    "confirm genuine",
    "confirm undetermined",
    "determine infringing",
    "determine not-infringing",
    "determine undetermined",
    "court assistance",
    "court evidence-taking",
    "court property-preservation",
    "release",
    "confiscate",
    "transfer",
    "abandon",
)
LIKELY = ("notify served", "reply applied secured", "detain", "confirm infringing", "determine undetermined", "release")


@pytest.fixture
def marks(customs: Customs) -> None:
    """A mark of each holder."""
    for code in HOLDERS:
        assert customs("holder", "add", f"{code}-CO", "--name", code).code == 0
        assert customs("trademark", "add", code, "--name", code, "--holder", f"{code}-CO").code == 0


def words(act: str, holder: str, n: int) -> tuple[str, ...]:
    """An act as an officer types it, without its reference."""
    verb, _, rest = act.partition(" ")
    first, _, more = rest.partition(" ")
    whose = ("--holder", f"{holder}-CO")
    match verb:
        case "notify":
            return (*whose, *(("--how", "in-person") if first else ()))
        case "reply":
            said = "--apply" if first == "applied" else "--decline"
            return (*whose, said, *(("--security", "100000") if more else ()))
        case "confirm":
            return ("--mark", holder, f"--{first}")
        case "determine":
            return (*whose, f"--{first}")
        case "court":
            return (*whose, "--notice", f"N-{n}", "--kind", first)
        case "transfer":
            return ("--to", "police", "--body", "PSB", *whose)
        case "abandon":
            return ()
        case _:
            return whose


def walk(customs: Customs, seed: int, steps: int) -> None:
    """One batch of one to four holders, so many acts; each is compared, and the balance and dates after it."""
    chance = Random(seed)
    held = chance.sample(HOLDERS, chance.randint(1, 4))
    articles = chance.random() < 0.3
    day = START + timedelta(days=chance.randint(0, 60))
    first = ("record", "--office", "5320", "--found", str(day), "--channel", "mail" if articles else "cargo")
    ref = customs(*first, "--today", str(day), "--goods", "watches", "--quantity", "10", "--mark", held[0]).out.split()[
        0
    ]
    for holder in held[1:]:
        more = ("--goods", "boxes", "--quantity", "7", "--mark", holder)
        assert customs("line", "add", ref, "--today", str(day), *more).code == 0
    cases = {holder: Case(articles=articles) for holder in held}
    for n in range(steps):
        day += timedelta(days=chance.choice((0, 0, 1, 1, 2, 5, 20, 60)))
        act = chance.choice(LIKELY if chance.random() < 0.5 else ACTS)
        holder = chance.choice(held)
        touched = held if act == "abandon" else [holder]
        told = customs("--today", str(day), act.split()[0], ref, *words(act, holder, n))
        verdicts = {h: allowed(cases[h], act, day) for h in touched}
        able = [h for h in touched if verdicts[h][0]]
        said = f"seed {seed}, step {n}: {act} of {holder} on {day} in {cases[holder]}: {told.out}{told.err}"
        assert (told.code == 0) == bool(able), said
        assert told.code in (0, 4), said
        if not able and verdicts[holder][1]:
            assert verdicts[holder][1].split(";")[0] in told.err, said
        cases |= {h: done(cases[h], act, day) for h in able}
        _holds(customs, ref, cases, said)


def _holds(customs: Customs, ref: str, cases: dict[str, Case], said: str) -> None:
    batch = json.loads(customs("show", ref, "--json").out)["batch"]
    for line in batch["lines"]:
        there = line["balance"]
        fates = ("released", "abandoned", "confiscated", "transferred", "held")
        assert sum(there[fate] for fate in fates) == there["found"], said
    for holder, case in cases.items():
        p = batch["proceedings"][f"{holder}-CO"]
        assert (p["outcome"] or "") == case.outcome, said
        assert bool(p["detained_on"]) == bool(case.detained), said
        told = () if case.articles else ("notified_on",)
        steps = [p[name] for name in (*told, "detained_on", "finding_on", "outcome_on") if p[name]]
        assert steps == sorted(steps), said


@pytest.mark.parametrize("seed", range(6))
def test_what_is_allowed_is_what_the_law_allows(customs: Customs, marks: None, seed: int) -> None:
    walk(customs, seed, 40)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100, 160))
def test_what_is_allowed_is_what_the_law_allows_on_long_ways(customs: Customs, marks: None, seed: int) -> None:
    walk(customs, seed, 200)
