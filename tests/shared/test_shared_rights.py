"""What an officer may do on a shared register: by the program, and with the same credentials by hand in SQL."""

from collections.abc import Iterator
from typing import Any

import psycopg2
import pytest
from clusters import ByHand, Cluster
from register_held import verified
from register_samples import phone_cases, put, record, ticking

from customs_cli.domain.rights.holder import Holder
from customs_cli.errors import NotFound, Refusal
from customs_cli.register.sql.connecting import Session
from customs_cli.register.sql.making.granting import add_officer
from customs_cli.register.sql.making.projecting import begin, project
from customs_cli.register.sql.making.schema import DERIVED
from customs_cli.register.sql.register import SharedRegister
from customs_cli.register.sql.store import SharedStore
from customs_cli.register.undo import undoable

OFFICERS = (("li_wei", "Li Wei", ("5320",), "own"), ("wang_fang", "Wang Fang", ("5304",), "own"))


@pytest.fixture
def office(empty: Cluster) -> Iterator[Cluster]:
    """A register of two offices, with an officer and a batch in each."""
    session = Session(empty.address)
    for officer in (*OFFICERS, ("chen", "Chen", ("5300",), "district"), ("zhou", "Zhou", ("9900",), "all")):
        add_officer(session, *officer)
    register = SharedRegister(SharedStore(session), clock=ticking())
    record(register, office="5320")
    record(register, office="5304")
    put(register, Holder(code="VIVO-COMM", name="Vivo"))
    session.close()
    yield empty


def of(cluster: Cluster, role: str) -> SharedRegister:
    return SharedRegister(SharedStore(Session(cluster.address_of(role))), clock=ticking())


def noted(register: SharedRegister, ref: str, by: str, **told: Any) -> None:
    register.do("note", lambda act: act.put(phone_cases(ref, 999)), by=(by,), **told)


def test_an_officer_acts_for_the_own_office_and_on_names(office: Cluster) -> None:
    register = of(office, "li_wei")
    assert (register.officer, register.office) == ("Li Wei", "5320")
    noted(register, "2019-5320-000001", "Li Wei", office="5320")
    put(register, Holder(code="OPPO", name="Oppo"), by=("Li Wei", "Somebody Else"))
    assert register.batch("2019-5320-000001").lines[0].quantity == 999
    assert verified(register).ok


@pytest.mark.parametrize(
    ("role", "seen"),
    [("li_wei", ["5320"]), ("wang_fang", ["5304"]), ("chen", ["5304", "5320"]), ("zhou", ["5304", "5320"])],
)
def test_an_officer_sees_the_own_office_and_what_is_allowed_beside(office: Cluster, role: str, seen: list[str]) -> None:
    register = of(office, role)
    assert [ref.split("-")[1] for ref in register.refs()] == seen
    assert sorted({kept.entry.changes[0].key.split("-")[1] for kept in register.entries()} - {"COMM"}) == seen
    with office.connected(role) as db:
        for table in ("journal", "documents", "batches", "texts", "codes"):
            assert {chain for (chain,) in db.rows(f"SELECT chain FROM customs.{table}")} <= {
                *seen,
                "@names",
                "@heads",
            }, table
        assert db.rows("SELECT count(*) FROM customs.rights") == [(1,)]
        serials = db.rows("SELECT split_part(key, '-', 2) FROM customs.with_serial('{000001}') AS key ORDER BY 1")
        assert [office for (office,) in serials] == seen
        assert db.rows("SELECT count(*) FROM customs.with_word('phone')") == [(len(seen),)]


@pytest.mark.parametrize(
    ("ref", "by", "told", "why"),
    [
        ("2019-5304-000001", "Li Wei", {}, "another office"),
        ("2019-5304-000002", "Li Wei", {}, "a new batch of another office"),
        ("2019-5320-000001", "Wang Fang", {}, "own name"),
        ("2019-5320-000001", "Li Wei", {"office": "ZZ"}, "another office"),
    ],
)
def test_the_program_is_refused_what_is_not_the_officers(
    office: Cluster, ref: str, by: str, told: dict[str, str], why: str
) -> None:
    register = of(office, "li_wei")
    with pytest.raises(Refusal) as refusal:
        noted(register, ref, by, **told)
    assert refusal.value.exit_code == 4, why
    assert verified(of(office, "postgres")).ok
    assert len(list(of(office, "postgres").entries())) == 3


def test_an_act_in_two_offices_needs_rights_in_both(office: Cluster) -> None:
    session = Session(office.address)
    both = (phone_cases("2019-5320-000007"), phone_cases("2019-5304-000007"))
    with pytest.raises(Refusal):
        put(of(office, "li_wei"), *both, by=("Li Wei",))
    assert len(list(of(office, "postgres").refs())) == 2
    add_officer(session, "li_wei", "Li Wei", ("5304",), "own")
    put(of(office, "li_wei"), *both, by=("Li Wei",))
    assert len(list(of(office, "postgres").refs())) == 4
    assert verified(of(office, "postgres")).ok


def test_undo_leaves_the_names_of_other_officers_alone(office: Cluster) -> None:
    put(of(office, "wang_fang"), Holder(code="OPPO", name="Oppo"), by=("Wang Fang",))
    register = of(office, "li_wei")
    own = filter(None, (register.own_part(kept.entry) for kept in register.recent()))
    assert undoable(own).act == "record"


CHAINED = "INSERT INTO customs.journal SELECT chain, seq + 1, act + 1, 0, hash, {line} FROM customs.journal"
BY_HAND = [
    "UPDATE customs.journal SET line = '{}'",
    "DELETE FROM customs.journal",
    "TRUNCATE customs.journal",
    "TRUNCATE customs.documents",
    "ALTER TABLE customs.journal DISABLE TRIGGER ALL",
    "DROP TRIGGER follows ON customs.journal",
    "ALTER TABLE customs.journal DISABLE ROW LEVEL SECURITY",
    "DROP TABLE customs.journal",
    "UPDATE customs.chains SET seq = 0",
    "UPDATE customs.chains SET head = ''",
    "DELETE FROM customs.chains",
    "INSERT INTO customs.chains (name) VALUES ('5399')",
    "INSERT INTO customs.chains (name, seq) VALUES ('5320', 7)",
    "INSERT INTO customs.rights VALUES ('li_wei', 'Li Wei', '5304', 'all')",
    "UPDATE customs.rights SET reads = 'all'",
    "UPDATE customs.meta SET value = ''",
    "INSERT INTO customs.documents VALUES ('batches', '2019-5304-000009', '5304', 0, '{}')",
    "UPDATE customs.documents SET chain = '5304'",
    "INSERT INTO customs.journal VALUES ('5320', 2, 9, 0, 'x', '{}')",
    "INSERT INTO customs.journal VALUES ('5304', 2, 9, 0, 'x', '{}')",
    CHAINED.format(line="line"),
    CHAINED.format(line="replace(line, 'record', 'notify')"),
    "SELECT setval('customs.acts_done', 1)",
    "SET session_replication_role = replica",
    "SET ROLE postgres",
    "SET SESSION AUTHORIZATION wang_fang",
    "CREATE TABLE customs.mine (x int)",
]


def test_the_officers_credentials_by_hand_change_nothing(office: Cluster) -> None:
    before = contents(office)
    for sql in BY_HAND:
        with office.connected("li_wei") as db, pytest.raises(psycopg2.Error):
            db.execute(sql)
        assert contents(office) == before, sql


def test_rows_of_another_office_are_not_there_to_be_changed(office: Cluster) -> None:
    with office.connected("li_wei") as db:
        for sql in (
            "DELETE FROM customs.documents WHERE chain = '5304'",
            "UPDATE customs.documents SET body = '{}' WHERE key = '2019-5304-000001'",
            "DELETE FROM customs.batches WHERE chain = '5304'",
        ):
            assert db.execute(sql) == 0, sql


def test_what_an_officer_writes_by_hand_beside_the_journal_is_found(office: Cluster) -> None:
    with office.connected("li_wei") as db:
        assert db.execute("UPDATE customs.documents SET body = replace(body, '200', '2') WHERE chain = '5320'") > 0
    assert "2019-5320-000001" in verified(of(office, "postgres")).faults[0].what


def test_a_row_that_is_not_what_the_batches_say_is_found_and_made_anew(office: Cluster) -> None:
    register = of(office, "postgres")
    for table in (name for name in DERIVED if name not in ("codes", "parties", "firms")):
        with office.connected() as db:
            if not db.execute(f"DELETE FROM customs.{table} WHERE ctid = (SELECT min(ctid) FROM customs.{table})"):
                db.execute(f"INSERT INTO customs.{table} (no, chain) VALUES (7, '5320')")
        assert [table in fault.what for fault in verified(register).faults] == [True], table
        assert project(register.store, lambda done, whole: None) == 2
        assert verified(register).ok


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE customs.journal SET line = replace(line, '\"quantity\":200', '\"quantity\":20') WHERE chain = '5320'",
        "DELETE FROM customs.journal WHERE chain = '5320'",
        "UPDATE customs.journal SET hash = 'x' || hash WHERE chain = '5320'; UPDATE customs.chains SET head = 'x'",
        "UPDATE customs.documents SET body = replace(body, '200', '20')",
        "DELETE FROM customs.documents WHERE tbl = 'holders'",
    ],
)
def test_an_administrators_change_is_found(office: Cluster, change: str) -> None:
    with office.connected() as db:
        db.execute("SET session_replication_role = replica")
        db.execute(change)
    assert not verified(of(office, "postgres")).ok


def test_a_role_that_is_no_officer_is_told_so(office: Cluster) -> None:
    with office.connected() as db:
        db.execute("DROP ROLE IF EXISTS stranger; CREATE ROLE stranger LOGIN")
    for question in (lambda one: list(one.refs()), lambda one: project(one.store, lambda done, whole: None)):
        with pytest.raises(Refusal, match="does not belong to an officer"):
            question(of(office, "stranger"))


def test_of_a_database_without_a_register_every_question_says_so(cluster: Cluster) -> None:
    session = Session(cluster.address.replace("/register", "/postgres"))
    for question in (begin, project_all, lambda one: list(SharedRegister(SharedStore(one), clock=ticking()).refs())):
        with pytest.raises(NotFound, match="no register in this database"):
            question(session)
    session.close()


def project_all(session: Session) -> int:
    return project(SharedStore(session), lambda done, whole: None)


def contents(cluster: Cluster) -> list[object]:
    with ByHand(cluster.port, "postgres", "register") as db:
        tables = ("journal", "chains", "rights", "documents", "meta", *DERIVED)
        return [sorted(db.rows(f"SELECT * FROM customs.{name}"), key=repr) for name in tables]
