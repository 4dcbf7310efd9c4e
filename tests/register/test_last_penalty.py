"""The last penalty of a party, as an act asks for it, is what every batch says, whatever became of the index."""

import random
import sqlite3
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest
from msgspec.structs import replace
from register_samples import open_file, phone_cases

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.books.penalties import punished_on
from customs_cli.domain.values.party import Party
from customs_cli.register.act import Act
from customs_cli.register.index.opening import opened
from customs_cli.register.register import Register

CODES = ("91350211M000100Y43", "91350211m000100y43", "91440300MA0000001X")
FIRST = date(2019, 1, 1)
YEARS = range(2018, 2020)
MANY = 450
LONG = "x" * 3000
"""A text that makes the register one that is read in parts."""


def case(ref: str, chance: random.Random) -> Batch:
    """A batch whose parties, direction and outcomes are drawn."""
    batch = phone_cases(ref, 7)
    parties = [Party(name=f"Sender {chance.randrange(3)}", uscc=chance.choice(("", *CODES))) for _ in "ab"]
    proceedings = {
        code: replace(
            p,
            outcome=chance.choice((None, "confiscated", "confiscated", "released")),
            outcome_on=chance.choice((None, FIRST + timedelta(days=chance.randrange(400)))),
        )
        for code, p in batch.proceedings.items()
    }
    return replace(
        batch,
        consignor=parties[0],
        consignee=chance.choice((parties[1], None)),
        direction=chance.choice(("import", "export", None)),
        proceedings=proceedings,
        source={"note": LONG},
    )


def fill(register: Register, chance: random.Random, count: int) -> None:
    def body(act: Act) -> None:
        for number in range(count):
            act.put(case(act.next_ref(2018 + number % 3, "5320"), chance))

    register.do("import", body)
    register.checkpoint()


def compare(home: Path, chance: random.Random) -> None:
    """Ask of many days and codes, and compare with every batch."""
    register = open_file(home)
    assert register.is_in_parts
    batches = list(register.batches())
    for code in CODES:
        for _ in range(25):
            until, but = FIRST + timedelta(days=chance.randrange(-20, 430)), chance.choice(batches).ref
            asked = (one for one in batches if one.ref != but and int(one.ref[:4]) in YEARS)
            days = {day for batch in asked for day in punished_on(batch, code) if day <= until}
            assert register.last_penalty(code, until, YEARS, but) == max(days, default=None)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The folder of a register that is read in parts, with an index that stands where it stands."""
    register = open_file(tmp_path)
    fill(register, random.Random(1), MANY)
    db = opened(register.store, register.look)
    assert db
    db.close()
    return tmp_path


def test_the_last_penalty_is_that_of_the_batches(home: Path) -> None:
    compare(home, random.Random(2))


def test_what_was_touched_since_is_looked_at(home: Path) -> None:
    chance = random.Random(3)
    register = open_file(home)
    changed = [case(ref, chance) for ref in list(register.refs())[::7]]
    register.do("correct", lambda act: [act.put(batch) for batch in changed])
    for batch in list(register.batches())[3::110]:
        register.do("undo", partial(Act.remove, record=batch))
    compare(home, random.Random(4))


def without_an_index(index: Path) -> None:
    index.unlink()


def with_other_days(index: Path) -> None:
    with sqlite3.connect(index) as db:
        db.execute("UPDATE OR IGNORE penalties SET day = day + 1")


@pytest.mark.parametrize("harm", [without_an_index, with_other_days])
def test_what_the_index_says_is_not_believed_unseen(home: Path, harm: Callable[[Path], None]) -> None:
    harm(home / "register.index")
    compare(home, random.Random(5))
