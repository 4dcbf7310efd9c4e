"""A register taken back to a day says of store and deadlines what it said on that day: random cases, act by act."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from random import Random
from typing import Any

import pytest
from import_samples import calendar, on_duty

from customs_cli.domain.batch.batch import Transfer
from customs_cli.domain.batch.goods.parts import Portion
from customs_cli.domain.batch.proceeding_record import Security
from customs_cli.domain.books.books import Standing
from customs_cli.domain.rights.holder import Holder
from customs_cli.domain.rights.trademark import Trademark
from customs_cli.domain.values.money import Money
from customs_cli.errors import CustomsError
from customs_cli.register.directories import all_names
from customs_cli.register.memory import MemoryBooks
from customs_cli.services.acts import batches, courts, endings, goods, proceedings
from customs_cli.services.acts.act_context import Duty
from customs_cli.services.acts.recounting import recounted

START = date(2019, 7, 1)
HOLDERS = ("SEIKO-CO", "CASIO-CO")
DEPOSIT = Security(amount=Money(Decimal(100_000), "CNY"))
KEPT = courts.Keeping(START + timedelta(20_000), Portion(1, 2))
Step = Callable[[Duty, str, str, date, Random], object]


def portion(chance: Random) -> Portion | None:
    return chance.choice((None, None, Portion(chance.choice((1, 1, 2)), chance.randint(1, 9))))


def handed(duty: Duty, ref: str, holder: str, on: date, chance: Random) -> object:
    to = chance.choice(("police", "police", "court"))
    case = Transfer(to=to, body="PSB", on=on, waits=to == "police" and chance.random() < 0.7)  # type: ignore[arg-type]
    own = chance.choice(((), (holder,)))
    return goods.transfer(duty, ref, case, on=on, holders=own, part=portion(chance) if own else None)


STEPS: tuple[Step, ...] = (
    lambda d, r, h, on, c: proceedings.notify(d, r, [h], on=on, served=c.choice((None, on))),
    lambda d, r, h, on, c: proceedings.reply(d, r, h, answer="applied", on=on, security=c.choice((DEPOSIT, None))),
    lambda d, r, h, on, c: proceedings.reply(d, r, h, answer="declined", on=on),
    lambda d, r, h, on, c: proceedings.reply(d, r, h, answer="applied", on=on, security=DEPOSIT, basis="application"),
    lambda d, r, h, on, c: proceedings.detain(d, r, [h], on=on),
    lambda d, r, h, on, c: proceedings.confirm(d, r, word="infringing", holder=h, part=portion(c), on=on),
    lambda d, r, h, on, c: proceedings.determine(
        d, r, [h], finding=c.choice(("infringing", "infringing", "not-infringing")), part=portion(c), on=on
    ),
    lambda d, r, h, on, c: courts.court(d, r, h, notice="N1", kind="assistance", on=on),
    lambda d, r, h, on, c: courts.court(
        d, r, h, notice="N2", kind="evidence-taking", on=on, keeping=KEPT
    ),
    lambda d, r, h, on, c: courts.free(d, r, h, notice=c.choice(("N1", "N2")), word="W1", on=on),
    lambda d, r, h, on, c: endings.release(d, r, [h], on=on, reason="proof", part=portion(c)),
    lambda d, r, h, on, c: endings.release(d, r, [h], on=on, ground="withdrawn"),
    lambda d, r, h, on, c: endings.confiscate(d, r, [h], on=on, fine=c.choice((None, Decimal(50))), part=portion(c)),
    lambda d, r, h, on, c: goods.dispose(
        d, r, line=c.choice((1, 2)), quantity=c.randint(1, 9), way=c.choice(("destroy", "return")), on=on,
        supervisor="Chen Li",
    ),
    handed,
    handed,
    lambda d, r, h, on, c: goods.hand_goods(d, r, on=on),
    lambda d, r, h, on, c: goods.refuse_case(d, r, on=on),
    lambda d, r, h, on, c: endings.event(
        d, r, c.choice((h, None)), on=on,
        name=c.choice(("extended", "public-notice", "claimed", "penalty-told", "security-returned",
                       "confiscation-served", "fine-paid", "transfer-reported", "police-filed", "case-filed")),
    ),
)  # fmt: skip
LIKELY = (0, 1, 1, 4, 4, 5, 6, 6, 10, 12, 12, 13)


def said(standing: Standing) -> dict[str, Any]:
    return {
        "stored": standing.stored(),
        "longest": list(standing.stored_longest()),
        "deadlines": list(standing.deadlines()),
        "days": dict(standing.due_days()),
        "waiting": list(standing.waiting()),
        "held": [batch.ref for batch in standing.held()],
        "open": standing.open_count(),
    }


def walk(seed: int, steps: int) -> None:
    """Cases that go on day by day; at the end each day is asked for once more."""
    chance = Random(seed)
    names = [Holder(code=code, name=code) for code in HOLDERS]
    marks = [Trademark(code=code[:5], name=code[:5], holder=code) for code in HOLDERS]
    duty = on_duty(records=(*names, *marks), add_missing=False)
    duty.register.store.current = partial(recounted, calendar=calendar, country=lambda _: "CN")
    books = MemoryBooks(duty.register, all_names(duty.register, calendar), START)
    then: dict[date, dict[str, Any]] = {}
    refs: list[str] = []
    day = START
    for _ in range(steps):
        later = day + timedelta(days=chance.choice((0, 0, 1, 1, 2, 5, 30)))
        if later != day:
            then[day] = said(books)
        day = later
        if len(refs) < 3:
            first = batches.Goods(goods="watches", quantity=10, unit=chance.choice(("pcs", "pairs")), marks=("SEIKO",))
            second = batches.Goods(goods="boxes", quantity=7, marks=chance.choice((("CASIO",), ("SEIKO", "CASIO"))))
            given = batches.Given("5320", str(day), (first, second), fields={"channel": "cargo"})
            refs.append(batches.record(duty, given).batch.ref)
        step = STEPS[chance.choice(LIKELY)] if chance.random() < 0.5 else chance.choice(STEPS)
        try:
            step(duty, chance.choice(refs), chance.choice(HOLDERS), day, chance)
        except CustomsError:
            continue
    assert books.stood(day) is None
    for when, expected in then.items():
        standing = books.stood(when)
        assert said(standing or books) == expected, (seed, when)


@pytest.mark.parametrize("seed", range(5))
def test_a_day_asked_for_later_is_as_it_was(seed: int) -> None:
    walk(seed, 60)


@pytest.mark.parametrize(
    ("seed", "why"),
    [
        (105, "a holder that had applied of its own replied again"),
        (154, "the police refused a part, and got another"),
        (165, "parts left after a finding on others"),
        (212, "a holder applied of its own before it was notified"),
        (225, "a holder applied before the notice was served"),
        (300, "the police got goods that had waited, and then refused them"),
        (368, "the police had goods of one holder before those of another"),
    ],
)
def test_a_day_asked_for_later_is_as_it_was_though(seed: int, why: str) -> None:
    walk(seed, 120)


@pytest.mark.slow
def test_many_days_asked_for_later_are_as_they_were() -> None:
    for seed in range(100, 400):
        walk(seed, 120)
