"""Officers' rights given and taken back, by the program and as the server then holds to them."""

from collections.abc import Iterator
from pathlib import Path

import psycopg2
import pytest
from clusters import Cluster, programs
from register_samples import phone_cases, ticking
from test_shared_commands import RECORD, Run, runner

from customs_cli.cli.folders import login_name
from customs_cli.errors import Refusal
from customs_cli.register.act import Act
from customs_cli.register.sql.connecting import Session
from customs_cli.register.sql.making.granting import add_officer
from customs_cli.register.sql.making.setup import make
from customs_cli.register.sql.register import SharedRegister
from customs_cli.register.sql.store import SharedStore
from customs_cli.services.lookup.officers import role_of


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    """A server of these tests' own: what becomes of a role depends on the other registers of its server."""
    if programs() is None:
        pytest.skip("no server programs of PostgreSQL: apt-get install postgresql")
    with Cluster() as one:
        one.make()
        yield one


@pytest.fixture
def run(empty: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    return runner(empty, tmp_path, monkeypatch)


@pytest.fixture
def other(empty: Cluster) -> Iterator[str]:
    """The address of another register on the same server."""
    with empty.connected() as db:
        db.execute("CREATE DATABASE other")
    session = Session(empty.address.replace("/register", "/other"))
    make(session)
    add_officer(session, "li_wei", "Li Wei", ("5320",), "own")
    session.close()
    yield "other"
    with empty.connected() as db:
        db.execute("DROP DATABASE other WITH (FORCE)")


def offices_of(run: Run, role: str = "li_wei") -> list[str]:
    listed = run("officer", "list", "--json").answer["officers"]
    return [row["office"] for row in listed if row["role"] == role]


def test_an_officer_is_given_rights_for_every_office_that_is_named(run: Run) -> None:
    done = run("officer", "add", "Li Wei", "--office", "5320", "--office", "5304", "--office", "文锦渡海关")
    assert [line for line in done.out.splitlines() if "acts for" in line] == [
        "Li Wei acts for 5320, as the role li_wei.",
        "Li Wei acts for 5304, as the role li_wei.",
    ]
    for office in ("5320", "5304"):
        assert run(*RECORD, "--office", office, role="li_wei").code == 0
    assert run("officer", "add", "Chen", "--office", "5320", "--office", "nowhere").code == 3
    told = run("officer", "add", "Zhou", "--office", "5301", "--office", "5302", "--json").answer
    assert (told["office"], told["offices"]) == ("5301", ["5301", "5302"])
    rows = [
        ("Li Wei", "li_wei", "5304"),
        ("Li Wei", "li_wei", "5320"),
        ("Zhou", "zhou", "5301"),
        ("Zhou", "zhou", "5302"),
    ]
    listed = run("officer", "list").out.splitlines()
    assert listed == ["name\trole\toffice\treads", *("\t".join((*row, "own")) for row in rows)]
    assert run("officer", "list", "-q").out.splitlines() == ["li_wei", "zhou"]


def test_what_an_officer_may_look_at_stays_where_nothing_is_said_of_it(run: Run) -> None:
    for given, told in (
        (("--office", "5320"), "own"),
        (("--office", "5320", "--reads", "district"), "district"),
        (("--office", "5320"), "district"),
        (("--office", "5304"), "own"),
        (("--office", "5304", "--office", "5320"), "district"),
        (("--office", "5320", "--reads", "own"), "own"),
    ):
        assert run("officer", "add", "Li Wei", *given, "--json").answer["reads"] == told, given


def test_rights_for_one_office_are_taken_back_and_the_others_stay(run: Run) -> None:
    assert run("officer", "add", "Li Wei", "--office", "5320", "--office", "5304").code == 0
    tried = run("officer", "remove", "li wei", "--office", "5304", "-n")
    assert tried.out.splitlines() == [
        "Li Wei would no longer act for 5304; nothing was changed.", "Li Wei still acts for: 5320",
    ]  # fmt: skip
    assert offices_of(run) == ["5304", "5320"]
    done = run("officer", "remove", "li wei", "--office", "5304")
    assert done.out.splitlines() == ["Li Wei no longer acts for 5304.", "Li Wei still acts for: 5320"]
    assert run(*RECORD, "--office", "5304", role="li_wei").code == 4
    assert run(*RECORD, role="li_wei").code == 0
    assert run("officer", "remove", "Li Wei", "--office", "5304").code == 3
    assert offices_of(run) == ["5320"]


def test_an_officer_whose_rights_were_taken_back_is_let_in_to_nothing(run: Run, empty: Cluster) -> None:
    assert run("officer", "add", "Li Wei", "--office", "5320").code == 0
    assert run(*RECORD, role="li_wei").code == 0
    with empty.connected("li_wei") as reading, empty.connected("li_wei") as acting:
        reading.execute("BEGIN ISOLATION LEVEL REPEATABLE READ")
        acting.execute("BEGIN")
        for db in (reading, acting):
            assert db.rows("SELECT count(*) FROM customs.documents WHERE tbl = 'batches'") == [(1,)]
        done = run("officer", "remove", "Li Wei")
        assert (done.code, "-c 'DROP ROLE li_wei'\n" in done.out) == (0, True), done
        for db, sql in ((reading, "SELECT 1 FROM customs.journal"), (acting, "LOCK TABLE customs.documents")):
            with pytest.raises(psycopg2.errors.InsufficientPrivilege):
                db.execute(sql)
    for line in (("list",), RECORD, ("officer", "list"), ("today",)):
        refused = run(*line, role="li_wei")
        assert (refused.code, "this role does not belong to an officer" in refused.err) == (4, True), refused
    assert run("history", "--json").answer["entries"][-1]["by"] == ["Li Wei"]
    assert run("officer", "add", "Li Wei", "--office", "5320").code == 0
    assert run("list", "-q", role="li_wei").out == "2019-5320-000001\n"


@pytest.mark.parametrize("batches", [1, 300])
def test_an_act_that_is_under_way_when_its_officers_rights_are_taken_back_is_refused_and_not_recorded(
    run: Run, empty: Cluster, batches: int
) -> None:
    assert run("officer", "add", "Li Wei", "--office", "5320").code == 0
    register = SharedRegister(SharedStore(Session(empty.address_of("li_wei"))), clock=ticking())

    def recorded(act: Act) -> None:
        for _ in range(batches):
            act.put(phone_cases(act.next_ref(2019, "5320"), 5))
        assert run("officer", "remove", "Li Wei").code == 0

    with pytest.raises(Refusal, match="this role does not belong to an officer"):
        register.do("record", recorded, by=("Li Wei",))
    assert run("history", "--json").answer["entries"] == []
    assert run("list", "-q").out == ""


def test_the_login_is_not_shown_as_who_acts_over_a_shared_register(run: Run, tmp_path: Path) -> None:
    file = str(tmp_path / "register.json")
    for words, is_there in (((), False), (("officer",), False)):
        told = run("config", "get" if words else "list", *words, "--json")
        assert (f'"{login_name()}"' in told.out) == is_there, told
    assert f'"{login_name()}"' in run("config", "list", "--json", at=file).out


def test_only_an_administrator_takes_rights_back_and_an_unknown_officer_is_named_with_the_nearest(run: Run) -> None:
    assert run("officer", "add", "Li Wei", "--office", "5320").code == 0
    assert run("officer", "add", "Li Wei", "--office", "5304", "--role", "other_li").code == 0
    assert run("officer", "remove", "Li Wei", role="li_wei").code == 4
    unknown = run("officer", "remove", "Li Wie", "--json")
    assert (unknown.code, unknown.error["candidates"]) == (3, ["Li Wei"])
    several = run("officer", "remove", "Li Wei", "--json")
    assert (several.code, several.error["candidates"]) == (3, ["li_wei", "other_li"])
    for words in (
        ("--role", "nobody"),
        ("--role", "li_wei", "--office", "9999"),
        ("--role", "li_wei", "--office", "5304"),
    ):
        refused = run("officer", "remove", "Li Wei", *words)
        assert (refused.code, "Li Wei does not act" in refused.err) == (3, True), refused
    assert "没有关员" in run("--lang", "zh", "officer", "remove", "王").err
    assert len(run("officer", "list", "--json").answer["officers"]) == 2
    assert run("officer", "remove", "Li Wei", "--role", "other_li", "-q").out == "other_li\n"
    assert offices_of(run) == ["5320"]


def test_a_role_that_is_an_officers_in_another_register_of_the_server_stays_one_there(
    run: Run, empty: Cluster, other: str
) -> None:
    assert run("officer", "add", "Li Wei", "--office", "5320").code == 0
    assert run(*RECORD, role="li_wei").code == 0
    done = run("officer", "remove", "Li Wei")
    assert "is still a member of customs_officers, for registers in other. To remove it: " in done.out
    assert "-c 'REVOKE customs_officers FROM li_wei'\n" in done.out
    act = (*RECORD, "--office", "5320")
    for line in (("list",), ("list", "--json"), ("summary", "2019"), ("search", "cases"), ("show", "1"), act):
        refused = run(*line, role="li_wei")
        assert (refused.code, "this role does not belong to an officer" in refused.err) == (4, True), (line, refused)
    assert run(*RECORD, at=empty.address_of("li_wei").replace("/register", f"/{other}")).code == 0


@pytest.mark.parametrize("number", ["N7", "深关知〔2019〕7号", 'a "quoted" \\ one'])
def test_a_number_of_a_document_of_an_office_that_is_not_seen_is_refused_and_nothing_else_of_it_is_told(
    run: Run, empty: Cluster, tmp_path: Path, number: str
) -> None:
    for name, office in (("Li Wei", "5320"), ("Chen", "5304")):
        assert run("officer", "add", name, "--office", office).code == 0
        assert run(*RECORD, role=role_of(name, None)).code == 0
    issued = ("print", "notice", "1", "-o", str(tmp_path / "a.txt"), "--number", number)
    assert run(*issued, role="chen").code == 0
    for typed in (number, f" {number} ", number.replace("〔", "[").replace("〕", "]")):
        refused = run(*issued[:-1], typed, role="li_wei")
        assert (refused.code, "belongs to another document" in refused.err) == (5, True), refused
    assert run(*issued[:-1], f"{number}0", role="li_wei").code == 0
    with empty.connected("li_wei") as db:
        assert db.rows("SELECT customs.bears_number('phone', '{phone}')") == [(False,)]


def test_who_may_not_make_a_register_or_an_officer_is_told_what_allows_it(run: Run, empty: Cluster) -> None:
    with empty.connected() as db:
        db.execute("CREATE DATABASE bare")
        db.execute("CREATE ROLE builder LOGIN")
        at = empty.address_of("builder").replace("/register", "/bare")
        try:
            for line in (("init", "--shared"), ("officer", "add", "Xu", "--office", "5320")):
                while (done := run(*line, at=at)).code:
                    assert (done.code, "the server does not allow this to the role builder" in done.err) == (4, True)
                    db.execute(done.err.split("in psql: ")[1])
        finally:
            for last in ("DROP DATABASE bare WITH (FORCE)", "DROP ROLE IF EXISTS xu", "DROP ROLE builder"):
                db.execute(last)


def test_an_officer_whom_another_administrator_added_belongs_to_the_officers_no_more_once_removed(
    run: Run, empty: Cluster
) -> None:
    assert run("officer", "add", "Li Wei", "--office", "5320").code == 0
    membership = "SELECT pg_has_role('li_wei', 'customs_officers', 'MEMBER')"
    with empty.connected() as db:
        db.execute("CREATE ROLE deputy; GRANT customs_officers TO deputy WITH ADMIN OPTION")
        db.execute("REVOKE customs_officers FROM li_wei; SET ROLE deputy; GRANT customs_officers TO li_wei; RESET ROLE")
        assert db.rows(membership) == [(True,)]
        assert run("officer", "remove", "Li Wei").code == 0
        assert db.rows(membership) == [(False,)]
        db.execute("DROP ROLE deputy")


def test_an_officer_who_would_make_the_register_anew_is_told_that_an_administrator_does(run: Run) -> None:
    assert run("officer", "add", "Li Wei", "--office", "5320").code == 0
    done = run("init", "--shared", role="li_wei")
    assert (done.code, "only an administrator may do that" in done.err) == (4, True), done


def test_an_administrators_role_is_not_made_an_officers(run: Run, empty: Cluster) -> None:
    with empty.connected() as db:
        db.execute("DROP ROLE IF EXISTS deputy; CREATE ROLE deputy SUPERUSER")
    for role in ("postgres", "deputy"):
        done = run("officer", "add", "Li Wei", "--office", "5320", "--role", role)
        assert (done.code, f"{role} is an administrator" in done.err) == (5, True), done
    assert "管理员" in run("--lang", "zh", "officer", "add", "Li Wei", "--office", "5320", "--role", "postgres").err
    assert run("officer", "list", "-q").out == ""
    with empty.connected() as db:
        db.execute("DROP ROLE deputy")
