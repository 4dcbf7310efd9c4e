"""Acts of several computers, each with a clock of its own."""

from datetime import UTC, datetime, timedelta

import psycopg2
import pytest
from clusters import Cluster
from register_held import verified
from register_samples import NOON, put, ticking

from customs_cli.domain.rights.holder import Holder
from customs_cli.register.sql.connecting import Session
from customs_cli.register.sql.register import SharedRegister
from customs_cli.register.sql.store import SharedStore


def test_an_act_is_dated_once_it_waits_for_no_other(empty: Cluster) -> None:
    locked = []
    with empty.connected() as db:

        def clock() -> datetime:
            with pytest.raises(psycopg2.errors.LockNotAvailable):
                db.execute("SELECT 1 FROM customs.chains WHERE name = '@names' FOR UPDATE NOWAIT")
            locked.append(True)
            return datetime.now(UTC)

        register = SharedRegister(SharedStore(Session(empty.address)), clock=clock)
        put(register, Holder(code="OPPO", name="Oppo"))
    assert locked == [True]


@pytest.mark.parametrize(("second", "noted"), [("Chen", 0), ("Li Wei", 1)])
def test_that_a_clock_went_back_is_noted_of_an_officers_own_acts_only(empty: Cluster, second: str, noted: int) -> None:
    for by, at in (("Li Wei", NOON), (second, NOON - timedelta(seconds=1))):
        register = SharedRegister(SharedStore(Session(empty.address)), clock=ticking(at))
        put(register, Holder(code=f"H{at.second}", name="Oppo"), by=(by,))
    verdict = verified(register)
    told = [note for note in verdict.notes if "the clock had been set back" in note]
    assert (verdict.ok, len(told)) == (True, noted)
