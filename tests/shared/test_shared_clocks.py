"""Acts of several computers, each with a clock of its own."""

from datetime import datetime, timedelta

import pytest
from clusters import Cluster
from register_held import verified
from register_samples import NOON, put, ticking

from customs_cli.domain.rights.holder import Holder
from customs_cli.register.sql.connecting import Session
from customs_cli.register.sql.register import SharedRegister
from customs_cli.register.sql.store import SharedStore


def test_an_act_and_the_heads_are_dated_once_they_wait_for_no_other(empty: Cluster) -> None:
    turns = []
    with empty.connected() as db:

        def clock() -> datetime:
            free = [name for (name,) in db.rows("SELECT name FROM customs.chains FOR UPDATE SKIP LOCKED")]
            turns.append([name for name in ("@heads", "@names") if name not in free])
            return NOON + timedelta(hours=len(turns))  # so that an entry of heads is due after each act

        register = SharedRegister(SharedStore(Session(empty.address)), clock=clock)
        for code in ("OPPO", "VIVO"):
            put(register, Holder(code=code, name=code))
    assert turns[2:] == [["@names"], ["@heads"]]


@pytest.mark.parametrize(("second", "noted"), [("Chen", 0), ("Li Wei", 1)])
def test_that_a_clock_went_back_is_noted_of_an_officers_own_acts_only(empty: Cluster, second: str, noted: int) -> None:
    for by, at in (("Li Wei", NOON), (second, NOON - timedelta(seconds=1))):
        register = SharedRegister(SharedStore(Session(empty.address)), clock=ticking(at))
        put(register, Holder(code=f"H{at.second}", name="Oppo"), by=(by,))
    verdict = verified(register)
    told = [note for note in verdict.notes if "the clock had been set back" in note]
    assert (verdict.ok, len(told)) == (True, noted)
