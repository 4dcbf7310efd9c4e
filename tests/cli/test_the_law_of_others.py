"""Random ways through the other procedures: the program allows what a second model of their laws does."""

import json
from datetime import date, timedelta
from random import Random

import pytest
from law_model_of_others import Case, allowed, done
from running import Customs

HOLDERS = ("SEIKO", "CASIO", "OMEGA")
START = date(2019, 9, 2)
OFFICES = {
    "cn_application": ("5320", "CN"),
    "eu_608": ("DEHAM", "DE"),
    "eu_small_consignment": ("DEHAM", "DE"),
    "us_133": ("USLAX", "US"),
    "trips": ("BRSSZ", "BR"),
}
EVERYWHERE = (
    "notify",
    "notify served",
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
BY_A_COURT = "confiscate court-word"
OWN = {
    "cn_application": (
        "reply applied",
        "reply applied secured",
        "reply applied short",
        "reply declined",
        "court evidence-preservation",
        "release court-word",
        "confiscate court-word",
    ),
    "eu_608": ("reply applied", "reply declined", "declarant objects", "declarant told", "release because", BY_A_COURT),
    "eu_small_consignment": ("declarant objects", "declarant told", "release because", BY_A_COURT),
    "us_133": ("release because",),
    "trips": ("release because", BY_A_COURT),
}
LIKELY = ("notify served", "detain", "confirm infringing", "reply applied secured", "determine undetermined", "release")


@pytest.fixture
def marks(customs: Customs) -> None:
    """A mark of each holder, and the offices."""
    for code in HOLDERS:
        assert customs("holder", "add", f"{code}-CO", "--name", code).code == 0
        assert customs("trademark", "add", code, "--name", code, "--holder", f"{code}-CO").code == 0
    for office, country in sorted(set(OFFICES.values()) - {("5320", "CN")}):
        assert customs("office", "add", office, "--name", office, "--country", country).code == 0


def words(act: str, holder: str, n: int) -> tuple[str, ...]:
    """An act as an officer types it, without its reference."""
    verb, _, rest = act.partition(" ")
    first, _, more = rest.partition(" ")
    whose = ("--holder", f"{holder}-CO")
    match verb, first:
        case "notify", _:
            return (*whose, *(("--how", "in-person") if first else ()))
        case "reply", _:
            lodged = {"secured": ("--security", "1000"), "short": ("--security", "999.99"), "": ()}[more]
            return (*whose, "--apply" if first == "applied" else "--decline", *lodged)
        case "confirm", _:
            return ("--mark", holder, f"--{first}")
        case "determine", _:
            return (*whose, f"--{first}")
        case "court", _:
            return (*whose, "--notice", f"N-{n}", "--kind", first)
        case "transfer", _:
            return ("--to", "police", "--body", "PSB", *whose)
        case "abandon", _:
            return ()
        case "declarant", _:
            return ("declarant-notified" if first == "told" else "declarant-objected",)
        case _, "because":
            return (*whose, "--reason", "the office says so")
        case _, "court-word":
            return (*whose, "--court-word", f"W-{n}")
        case _:
            return whose


def started(customs: Customs, law: str, held: list[str], day: date) -> str:
    office, _ = OFFICES[law]
    today = ("--today", str(day))
    goods = ("--goods", "watches", "--quantity", "3", "--value", "1000", "--mark")
    first = ("record", "--office", office, "--found", str(day), "--channel", "express", "--procedure", law)
    ref = customs(*today, *first, *goods, held[0]).out.split()[0]
    for holder in held[1:]:
        assert customs(*today, "line", "add", ref, *goods, holder).code == 0
    return ref


def walk(customs: Customs, law: str, seed: int, steps: int) -> None:
    """One batch of one to three holders, so many acts; each is compared, and the balance and outcomes after it."""
    chance = Random(f"{law} {seed}")
    held = chance.sample(HOLDERS, chance.randint(1, 3))
    day = START + timedelta(days=chance.randint(0, 60))
    ref = started(customs, law, held, day)
    cases = {holder: Case(law) for holder in held}
    acts = (*EVERYWHERE, *OWN[law], *OWN[law])
    likely = [act for act in LIKELY if act in acts]
    for n in range(steps):
        day += timedelta(days=chance.choice((0, 0, 1, 1, 2, 5, 9, 20)))
        act = chance.choice(likely if chance.random() < 0.4 else acts)
        holder = chance.choice(held)
        if act.startswith("declarant") and all(case.outcome for case in cases.values()):
            continue
        touched = held if act == "abandon" or act.startswith("declarant") else [holder]
        typed = (act.split()[0].replace("declarant", "event"), ref, *words(act, holder, n))
        told = customs("--today", str(day), *typed)
        verdicts = {h: allowed(cases[h], act, day) for h in touched}
        able = [h for h in touched if verdicts[h][0]]
        said = f"{law} {seed}, step {n}: {act} of {holder} on {day} in {cases[holder]}: {told.out}{told.err}"
        assert (told.code == 0) == bool(able), said
        assert told.code in (0, 4), said
        if not able and verdicts[holder][1]:
            assert verdicts[holder][1] in told.err, said
        cases |= {h: done(cases[h], act, day) for h in able}
        _holds(customs, ref, cases, said)


def _holds(customs: Customs, ref: str, cases: dict[str, Case], said: str) -> None:
    batch = json.loads(customs("show", ref, "--json").out)["batch"]
    for line in batch["lines"]:
        there = line["balance"]
        assert sum(there[f] for f in ("released", "abandoned", "confiscated", "transferred", "held")) == 3, said
    for holder, case in cases.items():
        p = batch["proceedings"][f"{holder}-CO"]
        assert (p["outcome"] or "", p["detained_on"]) == (case.outcome, case.detained and str(case.detained)), said
        steps = [p[name] for name in ("detained_on", "finding_on", "outcome_on") if p[name]]
        assert steps == sorted(steps), said


@pytest.mark.parametrize("law", OFFICES)
def test_what_is_allowed_is_what_the_law_of_the_procedure_allows(customs: Customs, marks: None, law: str) -> None:
    for seed in range(2):
        walk(customs, law, seed, 30)


@pytest.mark.slow
@pytest.mark.parametrize("law", OFFICES)
@pytest.mark.parametrize("seed", range(100, 112))
def test_what_is_allowed_is_what_the_law_of_the_procedure_allows_on_long_ways(
    customs: Customs, marks: None, law: str, seed: int
) -> None:
    walk(customs, law, seed, 200)
