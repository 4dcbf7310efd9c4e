"""Registers made where something is already: a schema, another program's, a database of another encoding."""

from collections.abc import Iterator

import pytest
from clusters import DATABASE, Cluster
from test_shared_commands import RECORD, Run, run

__all__ = ["run"]


@pytest.fixture
def place(empty: Cluster) -> Iterator[str]:
    """The address of a database that a test makes, and that goes away after it."""
    yield empty.address.replace("/register", "/odd")
    with empty.connected(database="postgres") as db:
        db.execute("DROP DATABASE IF EXISTS odd WITH (FORCE)")


def made(cluster: Cluster, sql: str = "", encoding: str = "UTF8") -> None:
    with cluster.connected(database="postgres") as db:
        db.execute(f"CREATE DATABASE odd ENCODING {encoding} LOCALE 'C' TEMPLATE template0")
    with cluster.connected(database="odd") as db:
        db.execute(sql or "SELECT 1")


def test_a_schema_that_was_made_for_the_register_takes_it_in(run: Run, empty: Cluster, place: str) -> None:
    made(empty, "CREATE SCHEMA customs")
    for words in (("list",), ("officer", "list"), ("verify",)):
        assert run(*words, at=place).code == 3, words
    assert "ready" in run("init", "--shared", at=place).out
    assert run(*RECORD, "--office", "5320", at=place).code == 0
    assert run("verify", at=place).code == 0


@pytest.mark.parametrize("table", ["TABLE customs.journal (id int)", "VIEW customs.documents AS SELECT 1 AS x"])
def test_the_schema_of_another_program_is_left_alone(run: Run, empty: Cluster, place: str, table: str) -> None:
    made(empty, f"CREATE SCHEMA customs; CREATE {table}")
    for words in (("list",), ("project",), ("officer", "add", "Li Wei", "--office", "5320"), RECORD):
        done = run(*words, at=place)
        assert (done.code, "customs init --shared" in done.err) == (3, True), (words, done)
    done = run("init", "--shared", at=place)
    assert (done.code, "another program" in done.err, "127.0.0.1/odd" in done.err) == (5, True, True), done
    assert "另一程序" in run("--lang", "zh", "init", "--shared", at=place).err
    with empty.connected(database="odd") as db:
        assert db.rows("SELECT count(*) FROM pg_class WHERE relnamespace = 'customs'::regnamespace") == [(1,)]


@pytest.mark.parametrize("encoding", ["SQL_ASCII", "LATIN1"])
def test_a_database_of_another_encoding_takes_no_register(run: Run, empty: Cluster, place: str, encoding: str) -> None:
    made(empty, encoding=encoding)
    assert run("note", "1", "第一", at=place).code == 3
    done = run("init", "--shared", at=place)
    assert (done.code, encoding in done.err) == (5, True), done


SETTINGS = [
    ("DateStyle", "'German, DMY'"),
    ("TimeZone", "'Asia/Kathmandu'"),
    ("bytea_output", "'escape'"),
    ("row_security", "off"),
    ("search_path", "'public'"),
    ("default_transaction_isolation", "'serializable'"),
    ("client_encoding", "'GBK'"),
    ("plpgsql.variable_conflict", "'use_column'"),
]
ASKED = [("list", "--json"), ("show", "1", "--json"), ("today", "--json"), ("history", "--json"), ("search", "phone")]


def test_the_settings_of_a_database_change_no_answer_and_no_act(run: Run, empty: Cluster) -> None:
    assert run("officer", "add", "Li Wei", "--office", "5320").code == 0
    assert run(*RECORD, role="li_wei").code == 0
    before = [run(*words, role="li_wei").out for words in ASKED]
    try:
        with empty.connected(database="postgres") as db:
            for name, value in SETTINGS:
                db.execute(f"ALTER DATABASE register SET {name} = {value}")
        assert [run(*words, role="li_wei").out for words in ASKED] == before
        for words in (("note", "1", "第一"), ("holder", "add", "OPPO", "--name", "Oppo"), ("undo",), ("verify",)):
            assert run(*words, role="li_wei").code == 0, words
    finally:
        with empty.connected(database="postgres") as db:
            db.execute("ALTER DATABASE register RESET ALL")


def test_what_the_server_breaks_off_is_told_as_that(run: Run, empty: Cluster) -> None:
    """As a standby does with a long question, and a server with two that wait for each other."""
    assert run("officer", "add", "Li Wei", "--office", "5320").code == 0
    assert run(*RECORD, role="li_wei").code == 0
    for code in ("40001", "40P01"):
        with empty.connected() as db:
            db.execute(
                "CREATE OR REPLACE FUNCTION customs.readable() RETURNS text[] LANGUAGE plpgsql STABLE SECURITY DEFINER"
                f" AS $$ BEGIN RAISE EXCEPTION 'conflict with recovery' USING ERRCODE = '{code}'; END $$"
            )
        for words in (("list",), ("today",), ("verify",), ("note", "1", "x"), ("summary", "2019")):
            done = run(*words, role="li_wei")
            assert (done.code, f"127.0.0.1/{DATABASE}" in done.err) == (5, True), (words, done)
        assert "服务器" in run("--lang", "zh", "list", role="li_wei").err
    assert run("init", "--shared").code == 0
    assert run("verify", role="li_wei").code == 0


def test_what_the_server_breaks_off_as_rows_are_made_anew_is_told_as_that(run: Run, empty: Cluster) -> None:
    assert run(*RECORD, "--office", "5320").code == 0
    broken = "BEGIN RAISE EXCEPTION 'deadlock detected' USING ERRCODE = '40P01'; END"
    with empty.connected() as db:
        db.execute(f"CREATE FUNCTION public.broken() RETURNS trigger LANGUAGE plpgsql AS $$ {broken} $$")
    for table, words in (("texts", ("project",)), ("seen", ("check", "--fix"))):
        with empty.connected() as db:
            db.execute(f"CREATE TRIGGER broken BEFORE INSERT ON customs.{table} EXECUTE FUNCTION public.broken()")
            if table == "seen":
                db.execute("DELETE FROM customs.seen")
        done = run(*words)
        with empty.connected() as db:
            db.execute(f"DROP TRIGGER broken ON customs.{table}")
        assert (done.code, "so that others could go on" in done.err) == (5, True), done
        assert run(*words).code == 0
    with empty.connected() as db:
        db.execute("DROP FUNCTION public.broken()")
    assert run("verify").code == 0
