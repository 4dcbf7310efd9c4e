"""The second models of the law beside the records alone: the same walks without a file or a command, so many more."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from random import Random
from typing import Any

import law_model
import law_model_of_others as others
import pytest
from msgspec.structs import replace
from test_the_law_of_others import EVERYWHERE, OFFICES, OWN

from customs_cli.domain.batch.batch import Batch, Line, with_proceeding
from customs_cli.domain.batch.course import proceeding as states
from customs_cli.domain.batch.course.limits import lapse_of, refuse_too_little, too_late_to_detain
from customs_cli.domain.batch.course.next_step import next_step
from customs_cli.domain.batch.course.rare_events import event_meant, happened
from customs_cli.domain.batch.course.readiness import is_open
from customs_cli.domain.batch.course.release_checks import Asked, Case
from customs_cli.domain.batch.course.release_grounds import released_on_ground
from customs_cli.domain.batch.course.replying import may_change_its_mind, replied
from customs_cli.domain.batch.goods.destruction import refuse_before_consent
from customs_cli.domain.batch.proceeding_record import MarkState, Proceeding, Security
from customs_cli.domain.law.procedure import Procedure
from customs_cli.domain.time.workdays import WorkingCalendar
from customs_cli.domain.values.money import Money
from customs_cli.errors import Refusal
from customs_cli.procedures import law_of
from customs_cli.services.acts.proceeding_steps import refuse_unheard_word
from customs_cli.services.acts.recounting import counted, events_of

HOLDERS = ("SEIKO", "CASIO", "OMEGA")
START = date(2019, 9, 2)
CHINA = (*EVERYWHERE[:14], "reply applied", "reply applied secured", "reply declined", "abandon")
LAWS = {"cn_ex_officio": ("5320", "CN"), "cn_articles": ("5320", "CN"), **OFFICES}
LIKELY = ("notify served", "reply applied secured", "detain", "confirm infringing", "determine undetermined", "release")


@cache
def calendar(country: str) -> WorkingCalendar:
    return WorkingCalendar(country)


def stepped(batch: Batch, p: Proceeding, law: Procedure, act: str, day: date, n: int) -> Proceeding:
    """A holder's proceeding after an act, as the acts of the program put it together."""
    verb, _, rest = act.partition(" ")
    word: Any = rest.partition(" ")[0]
    if word == "court-word":
        p = states.freed(p, word=f"W-{n}", on=day)
    match verb:
        case "notify":
            return states.notified(p, law, on=day, served=day if rest else None)
        case "reply":
            lodged = _lodged(rest.partition(" ")[2], day)
            if lodged and lodged.amount:
                refuse_too_little(batch, p, law, lodged.amount, [], day)
            in_time = may_change_its_mind(batch, p, law, day)
            return replied(p, law, reply=word, on=day, security=lodged, in_time=in_time)
        case "detain":
            return states.detained(p, law, on=day, late=too_late_to_detain(batch, p, law, day))
        case "confirm":
            return states.confirmed(p, law, p.holder, word=word, items=3, on=day)
        case "determine":
            return states.determined(p, law, finding=word, on=day)
        case "court":
            return states.under_court(p, law, kind=word, notice=f"N-{n}", on=day)
        case "release":
            reason = "the office says so" if rest == "because" else None
            asked = Asked("court", f"W-{n}") if word == "court-word" else Asked(reason=reason)
            return released_on_ground(Case(batch, p, law, day, ["trademark"]), asked)
        case "confiscate":
            refuse_before_consent(batch, p, law, day)
            p = states.confiscated(p, law, on=day)
            refuse_unheard_word(with_proceeding(batch, p), f"W-{n}" if word == "court-word" else None)
            return p
        case "abandon":
            return states.abandoned(p, law, on=day)
        case _ if rest == "told":
            return replace(p, events={"declarant_notified_on": day})
        case _:
            return replace(p, facts=(*p.facts, "declarant_objected"))


def _lodged(word: str, day: date) -> Security | None:
    amounts = {"secured": "1000", "short": "999.99"}
    return Security(amount=Money(Decimal(amounts[word]), "CNY"), lodged_on=day) if word else None


def walk(code: str, seed: int, steps: int) -> None:
    """One batch of one to three holders, so many acts; each is compared, and what comes next is open by both."""
    chance = Random(f"records {code} {seed}")
    held = chance.sample(HOLDERS, chance.randint(1, 3))
    office, country = LAWS[code]
    day = START + timedelta(days=chance.randint(0, 60))
    model: Any = law_model if code not in OFFICES else others
    new: Callable[[], Any] = (lambda: others.Case(code)) if code in OFFICES else (
        lambda: law_model.Case(articles=code == "cn_articles")
    )  # fmt: skip
    batch = Batch(
        ref=f"2019-{office}-000001", office=office, found_on=day.isoformat(), procedure=code, direction="export",
        lines=tuple(
            Line(no=n, goods="watches", quantity=3, value=Money(Decimal(1000), "CNY"), marks=(holder,))
            for n, holder in enumerate(held, start=1)
        ),
        proceedings={holder: Proceeding(holder=holder, marks={holder: MarkState()}) for holder in held},
    )  # fmt: skip
    cases = {holder: new() for holder in held}
    acts = [act for act in (*(CHINA if code not in OFFICES else (*EVERYWHERE, *OWN[code] * 2)),) if act != "transfer"]
    likely = [act for act in LIKELY if act in acts]
    for n in range(steps):
        day += timedelta(days=chance.choice((0, 0, 1, 1, 2, 5, 9, 20, 60)))
        act = chance.choice(likely if chance.random() < 0.5 else acts)
        holder = chance.choice(held)
        if act == "declarant objects" and cases[holder].objected:
            continue
        may, article = model.allowed(cases[holder], act, day)
        if act == "declarant told" and not may:
            continue
        said = f"{code} {seed}, step {n}: {act} of {holder} on {day} in {cases[holder]}"
        try:
            p = stepped(batch, batch.proceedings[holder], law_of(batch), act, day, n)
        except Refusal as refusal:
            assert not may, f"{said}: {refusal}"
            assert article.split(";")[0] in f"{refusal.message} {refusal.hint}", f"{said}: {refusal}"
        else:
            assert may or act == "declarant objects", said
            batch = counted(with_proceeding(batch, p), calendar, country)
            if may:
                cases[holder] = model.done(cases[holder], act, day)
        _next_is_open(batch, cases, day, model, said)


def _next_is_open(batch: Batch, cases: dict[str, Any], day: date, model: Any, said: str) -> None:
    law = law_of(batch)
    for holder, p in batch.proceedings.items():
        over = not p.outcome and lapse_of(batch, p, law, day) is not None
        step = next_step(batch, law, day, holder)
        if step is None or step.holder != holder:
            continue
        act: Any = step.command
        if act == "event":
            name, events = event_meant(step.event), events_of(batch, p)
            assert happened(p, law, name, on=day, events=events, calendar=calendar(law.country)), f"{said}: {name}"
            continue
        assert is_open(act, p, law), f"{said}: next is {act} of {holder}"
        if act in ("release", "confiscate", "detain", "determine", "court"):
            word = {"determine": "determine infringing", "court": "court assistance"}.get(act, act)
            assert model.allowed(cases[holder], word, day)[0], f"{said}: next is {act} of {holder}, {over}"


@pytest.mark.parametrize("code", LAWS)
@pytest.mark.parametrize("seed", range(3))
def test_records_allow_what_the_law_allows(code: str, seed: int) -> None:
    for more in range(3):
        walk(code, 1000 * seed + more, 60)


@pytest.mark.slow
@pytest.mark.parametrize("code", LAWS)
@pytest.mark.parametrize("seed", range(4))
def test_records_allow_what_the_law_allows_on_many_long_ways(code: str, seed: int) -> None:
    for more in range(50):
        walk(code, 100_000 + 1000 * seed + more, 200)
