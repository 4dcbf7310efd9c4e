"""What a program does not read again to answer from a shared register: names that are not needed, its own sources."""

from pathlib import Path

from clusters import Cluster
from register_samples import phone_cases, ticking

from customs_cli.domain.query.dimensions import dimensions
from customs_cli.domain.rights.holder import Holder
from customs_cli.domain.rights.office import Office
from customs_cli.domain.rights.trademark import Trademark
from customs_cli.domain.time.periods import Period
from customs_cli.domain.time.workdays import WorkingCalendar
from customs_cli.register.act import Act
from customs_cli.register.directories import all_names, kinds_of
from customs_cli.register.sql.connecting import Session
from customs_cli.register.sql.making.agreed import rules
from customs_cli.register.sql.register import SharedRegister
from customs_cli.register.sql.store import SharedStore


def recorded(act: Act) -> None:
    act.put(Holder(code="VIVO-COMM", name="Vivo Communication", country="CN"))
    act.put(Trademark(code="VIVO", name="vivo", holder="VIVO-COMM"))
    act.put(Office(code="5320", name="Our office"))
    act.put(phone_cases(act.next_ref(2019, "5320"), 5))


def test_sums_read_only_the_names_of_what_they_are_by(register: SharedRegister) -> None:
    register.do("record", recorded, by=("Chen",))
    for by, read in (("direction", []), ("consignor", []), ("right-type", ["trademarks"]), ("office", ["offices"])):
        register.look(again=True)
        names = all_names(register, WorkingCalendar, kinds_of([by]))
        sums = register.books(lambda names=names: names, ticking()().date()).sums(  # type: ignore[misc]
            dimensions([by]), Period(None, None, "all")
        )
        assert (len(sums.rows), register.snapshot.looked_through()) == (1, read), by
    assert names.office_name("5320") == "Our office"
    assert names.mark_name("VIVO") == "vivo", "read when it is needed after all"
    assert names.holder_name("VIVO-COMM") == "Vivo Communication"
    assert names.office_name("5304").endswith("Customs"), "a shipped one"


def test_sources_are_told_by_size_and_time_once_they_were_read(empty: Cluster, tmp_path: Path) -> None:
    def store() -> SharedStore:
        return SharedStore(Session(empty.address), names=tmp_path / "shared" / "names.json")

    noted = tmp_path / "shared" / "names.rules"
    assert not store().is_by_own_rules("those of another version")
    assert not noted.exists()
    assert store().is_by_own_rules(rules())
    told = noted.read_bytes()
    assert rules().encode() in told
    assert store().is_by_own_rules(rules())
    assert not store().is_by_own_rules("those of another version")
    noted.write_bytes(told.replace(rules().encode(), b"those of another version"))
    assert store().is_by_own_rules(rules()), "what others noted is not believed of other rules"
    noted.write_bytes(b"\xff torn")
    assert store().is_by_own_rules(rules())
    assert noted.read_bytes() == told
