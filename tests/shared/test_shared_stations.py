"""What stations and the office do at once, and what becomes of it when it is synced: nothing twice, nothing stuck."""

import gc
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from clusters import DATABASE, Cluster
from copying import copied
from test_moving import field, file, listed
from test_shared_commands import RECORD, Run, run

from customs_cli.cli.folders import login_name
from customs_cli.services.exchange.moving import pushing

__all__ = ["field", "file", "run"]

Field = Callable[[str], str]


def test_no_two_stations_give_a_document_or_a_sheet_the_same_number(run: Run, field: Field, tmp_path: Path) -> None:
    ones = [field("one"), field("two")]
    paper = ("print", "notice", "5320-1", "-o", str(tmp_path / "notice.pdf"))
    for at in ("", *ones):
        assert run("notify", "5320-1", "--served", "2019-07-03", at=at, role="li_wei").code == 0
    for lang, why in (("en", "cannot number documents"), ("zh", "不能给文书编号")):
        done = run("--lang", lang, *paper, at=ones[0])
        assert (done.code, why in done.err, "--number" in done.err) == (4, True, True), done
    sheet = ("print", "daily", "2019-07-02", "--office", "5320", "--issue", "--json")
    done = run(*sheet, at=ones[1])
    assert (done.code, "2019-5320-D-183" in done.err) == (4, True), done
    assert run(*sheet[:-2], "--json", at=ones[1]).code == 0
    assert run(*paper, "--number", "2019-5320-NT-0900", at=ones[0]).code == 0
    for at in ones:
        assert run("sync", at, role="li_wei").code == 0
    assert run(*sheet, role="li_wei").code == 0
    assert run("notify", "5320-2", "--served", "2019-07-03", role="li_wei").code == 0
    assert run("print", "notice", "5320-2", "-o", str(tmp_path / "b.pdf"), role="li_wei").code == 0
    numbers = [run("show", ref, "--json").answer["batch"]["documents"][0]["number"] for ref in ("5320-1", "5320-2")]
    assert numbers == ["2019-5320-NT-0900", "2019-5320-NT-0901"]


def test_a_station_that_may_give_no_number_is_sent_to_the_shared_register(run: Run, field: Field) -> None:
    one = field("one")
    for used in (("notify", "5320-1", "--served", "2019-07-03"), RECORD, RECORD):
        assert run(*used, at=one).code == 0
    for asked in (
        ("print", "notice", "5320-1", "-o", str(Path(one).parent / "notice.pdf")),
        ("print", "daily", "2019-07-02", "--office", "5320", "--issue"),
        RECORD,
    ):
        done = run(*asked, at=one)
        assert (done.code, "customs sync FILE --register postgresql://HOST/DATABASE" in done.err) == (4, True), done


def test_a_file_of_evidence_that_both_sides_added_is_there_once(run: Run, field: Field, tmp_path: Path) -> None:
    one = field("one")
    for name in ("both.jpg", "there.jpg"):
        (tmp_path / name).write_bytes(name.encode())
    assert run("evidence", "keep", "5320-1", str(tmp_path / "both.jpg"), role="li_wei").code == 0
    for name in ("both.jpg", "there.jpg"):
        assert run("evidence", "keep", "5320-1", str(tmp_path / name), at=one).code == 0
    assert run("sync", one, role="li_wei").code == 0
    for at in ("", one):
        kept = run("show", "5320-1", "--json", at=at).answer["batch"]["evidence"]
        assert [piece["name"] for piece in kept] == ["both.jpg", "there.jpg"]
        assert run("evidence", "verify", at=at).code == 0


def test_what_others_took_out_goes_out_of_a_file_that_took_its_own_change_back(run: Run, field: Field) -> None:
    one = field("one")
    assert run(*RECORD, at=one).code == 0
    assert run("sync", one, role="li_wei").code == 0
    assert run("note", "5320-3", "at the station", at=one).code == 0
    assert run("undo", role="li_wei").code == 0
    done = run("sync", one, "--json", role="li_wei")
    assert (done.code, [row["key"] for row in done.answer["conflicts"]]) == (5, ["2019-5320-000003"]), done
    assert "customs history 2019-5320-000003" in done.err
    assert run("undo", at=one).code == 0
    assert run("sync", one, role="li_wei").code == 0
    assert listed(run, at=one).out == listed(run, role="li_wei").out
    assert len(listed(run, at=one).answer["batches"]) == 2


def test_what_a_file_took_back_is_as_before_though_its_proceedings_are_in_another_order(run: Run, field: Field) -> None:
    assert run("holder", "add", "NIKE-INC", "--name", "Nike", role="li_wei").code == 0
    assert run("trademark", "add", "NIKE", "--name", "Nike", "--holder", "NIKE-INC", role="li_wei").code == 0
    assert run(*RECORD, "--mark", "NIKE", role="li_wei").code == 0
    one = field("one")
    assert run("line", "edit", "5320-3", "1", "--mark", "NIKE", at=one).code == 0
    assert run("undo", at=one).code == 0
    assert run("undo", role="li_wei").code == 0
    done = run("sync", one, "--json", role="li_wei")
    assert (done.code, done.answer["conflicts"]) == (0, []), done
    assert listed(run, at=one).out == listed(run, role="li_wei").out
    assert len(listed(run, at=one).answer["batches"]) == 2


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_two_stations_go_on_with_two_holders_of_one_batch(run: Run, field: Field, order: tuple[int, int]) -> None:
    assert run("holder", "add", "NIKE-INC", "--name", "Nike", role="li_wei").code == 0
    assert run("trademark", "add", "NIKE", "--name", "Nike", "--holder", "NIKE-INC", role="li_wei").code == 0
    assert run(*RECORD, "--mark", "NIKE", role="li_wei").code == 0
    files = [field("one"), field("two")]
    for at, holder, day in zip(files, ("VIVO", "NIKE-INC"), ("2019-07-03", "2019-07-04"), strict=True):
        assert run("notify", "5320-3", "--holder", holder, "--on", day, "--served", day, at=at).code == 0
    for place in order:
        done = run("sync", files[place], "--json", role="li_wei")
        assert (done.code, done.answer["conflicts"]) == (0, []), done
    assert run("sync", files[order[0]], role="li_wei").code == 0
    for at in ("", *files):
        due = run("show", "5320-3", "--json", at=at).answer["batch"]["deadlines"]
        assert [(one["holder"], one["due_on"]) for one in due] == [("VIVO", "2019-07-08"), ("NIKE-INC", "2019-07-09")]
    assert len({listed(run, at=at, role="li_wei").out for at in ("", *files)}) == 1
    assert run("verify").code == 0


def test_what_differs_is_named_with_the_command_that_makes_it_alike(run: Run, field: Field) -> None:
    ones = [field("one"), field("two")]
    for at, name in zip(ones, ("Acme Inc", "Acme Limited"), strict=True):
        assert run("holder", "add", "ACME", "--name", name, at=at).code == 0
    assert run("sync", ones[0], role="li_wei").code == 0
    done = run("sync", ones[1], role="li_wei")
    assert (done.code, "customs holder edit ACME" in done.err) == (5, True), done
    assert run("holder", "edit", "ACME", "--name", "Acme Inc", at=ones[1]).code == 0
    assert run("correct", "1", "--destination", "NG", "--reason", "r", at=ones[1]).code == 0
    assert run("correct", "1", "--destination", "GH", "--reason", "r", role="li_wei").code == 0
    done = run("sync", ones[1], role="li_wei")
    assert (done.code, "customs correct 2019-5320-000001" in done.err) == (5, True), done
    assert run("correct", "1", "--destination", "GH", "--reason", "r", at=ones[1]).code == 0
    assert run("line", "edit", "1", "1", "--quantity", "7", at=ones[1]).code == 0
    assert run("line", "edit", "1", "1", "--quantity", "8", role="li_wei").code == 0
    done = run("sync", ones[1], role="li_wei")
    assert (done.code, "customs line edit 2019-5320-000001 NO" in done.err) == (5, True), done
    assert run("line", "edit", "1", "1", "--quantity", "8", at=ones[1]).code == 0
    assert run("sync", ones[1], role="li_wei").code == 0


def test_the_very_command_of_a_sync_that_was_cut_off_goes_on(
    run: Run, field: Field, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = field("one")
    assert run("holder", "add", "ACME", "--name", "Acme", role="chen").code == 0
    assert run("note", "1", "at the station", at=one).code == 0
    with monkeypatch.context() as patch:
        patch.setattr(pushing, "bring_back", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        done = run("sync", one, role="li_wei")
        assert (done.code, "repeat the command: it continues from there" in done.err) == (130, True), done
    assert run("sync", one, role="li_wei").code == 0
    assert run("holder", "show", "ACME", at=one).code == 0


def test_what_a_station_did_comes_in_again_where_the_server_was_restored_from_before(
    run: Run, field: Field, empty: Cluster
) -> None:
    one = field("one")
    copy = empty.address_of("li_wei").replace(DATABASE, "before")
    with empty.alone() as db, empty.connected(database="postgres") as server:
        server.execute("DROP DATABASE IF EXISTS before")
        server.execute(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{DATABASE}'")
        server.execute(f"CREATE DATABASE before TEMPLATE {DATABASE}")
        assert db is not None
    assert run(*RECORD, at=one).code == 0
    assert run("note", "1", "at the station", at=one).code == 0
    assert run("note", "2", "in the office", role="li_wei").code == 0
    assert run("sync", one, role="li_wei").code == 0
    assert run(*RECORD, at=one).code == 0
    before = listed(run, at=one).answer["batches"]
    done = run("sync", one, at=copy)
    assert (done.code, run("sync", one, at=copy).code) == (0, 0), done
    for at in (one, copy):
        assert listed(run, at=at).answer["batches"] == before
    assert [len(batch["notes"]) for batch in before] == [1, 1, 0, 0]
    assert run("verify", at=copy).code == 0
    gc.collect()
    with empty.connected(database="postgres") as server:
        server.execute("DROP DATABASE before WITH (FORCE)")


def test_a_file_goes_back_into_no_other_register_than_it_was_pulled_from(
    run: Run, field: Field, empty: Cluster
) -> None:
    one = field("one")
    assert run(*RECORD, at=one).code == 0
    before = listed(run, at=one).out
    empty.forget()
    with empty.connected() as db:
        ((former,),) = db.rows("SELECT value FROM customs.meta WHERE key = 'id'")
        db.execute("UPDATE customs.meta SET value = repeat('0', 64) WHERE key = 'id'")
    assert run("officer", "add", "Li Wei", "--office", "5320").code == 0
    for lang, why in (("en", "was pulled from another register, 127.0.0.1/register"), ("zh", "取自另一共用台账")):
        done = run("--lang", lang, "sync", one, role="li_wei")
        assert (done.code, why in done.err, f"customs sync {one} --register" in done.err) == (5, True, True), done
    assert listed(run, at=one).out == before
    assert listed(run).answer["batches"] == []
    with empty.connected() as db:
        db.execute("UPDATE customs.meta SET value = %s WHERE key = 'id'", former)


def test_a_file_restored_from_before_its_sync_is_refused_and_another_is_to_be_pulled(
    run: Run, field: Field, tmp_path: Path
) -> None:
    one = field("one")
    copied(Path(one).parent, tmp_path / "backup")
    assert run(*RECORD, at=one).code == 0
    assert run("sync", one, role="li_wei").code == 0
    before = listed(run).out
    for text in ("", "since"):
        if text:
            assert run("note", "1", text, at=str(tmp_path / "backup")).code == 0
        done = run("sync", str(tmp_path / "backup"), role="li_wei")
        assert (done.code, "does not continue" in done.err, "pull again" in done.err) == (5, True, True), done
    assert listed(run).out == before


@pytest.mark.parametrize(
    ("lang", "where"), [("en", "enter clues and visits in the shared register"), ("zh", "须录入共用台账")]
)
def test_who_enters_a_clue_or_a_visit_at_a_station_is_told_where_they_get_a_number(
    run: Run, field: Field, lang: str, where: str
) -> None:
    one = field("one")
    assert run("enterprise", "add", "E1", "--name", "Firma", at=one).code == 0
    for line in (("clue", "add", "--source", "public", "--text", "told"), ("visit", "add", "E1", "--purpose", "p")):
        done = run("--lang", lang, *line, at=one)
        assert (done.code, where in done.err, "customs sync" in done.err) == (4, True, False), done


def test_who_takes_a_sync_back_is_told_whose_acts_go_and_how_one_of_them_goes_alone(run: Run, field: Field) -> None:
    one = field("one")
    for words in (RECORD, ("note", "5320-1", "seen"), ("notify", "5320-2", "--served", "2019-07-03")):
        assert run(*words, at=one).code == 0
    assert run("sync", one, role="li_wei").code == 0
    assert run(*RECORD, at=one).code == 0
    assert run("sync", one, role="li_wei").code == 0
    assert run("undo", "--dry-run", "--json", role="li_wei").answer["undone"]["synced"]["acts"] == 1
    assert f"1 act of {login_name()}" in run("undo", role="li_wei").out
    tried = run("undo", "--dry-run", role="li_wei").out
    assert "A sync brought it in: 3 acts of root" in tried
    assert tried.endswith("To undo one act only: customs undo ACT --register FILE\n\nNext: customs sync FILE\n")
    assert run("redo", role="li_wei").code == 0
    assert run("undo", "4", at=one).code == 0  # the notice alone
    assert run("sync", one, role="li_wei").code == 0
    assert run("show", "5320-2", "--json", role="li_wei").answer["batch"]["status"] == "recorded"
    assert len(listed(run, at=one).answer["batches"]) == 4


@pytest.mark.parametrize(("answer", "code", "left"), [("n", 8, 3), ("y", 0, 2)])
def test_at_a_terminal_a_sync_is_taken_back_once_that_was_agreed_to(
    run: Run, field: Field, empty: Cluster, answer: str, code: int, left: int
) -> None:
    pexpect = pytest.importorskip("pexpect")
    one = field("one")
    assert run(*RECORD, at=one).code == 0
    assert run("sync", one, role="li_wei").code == 0
    place = {"CUSTOMS_REGISTER": empty.address_of("li_wei"), "CUSTOMS_LANG": "en", "TERM": "xterm"}
    command = ["-m", "customs_cli", "undo"]
    child = pexpect.spawn(sys.executable, command, env={**os.environ, **place}, encoding="utf-8", timeout=30)
    child.expect_exact("Undo it? (y/N)")
    assert f"1 act of {login_name()}" in " ".join(child.before.split())
    child.sendline(answer)
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == code
    assert len(listed(run, role="li_wei").answer["batches"]) == left


def test_of_two_papers_with_one_number_the_one_that_is_named_is_made_void(
    run: Run, field: Field, tmp_path: Path
) -> None:
    refs = ("2019-5320-000001", "2019-5320-000002")
    for ref in refs:
        assert run("notify", ref, "--on", "2019-07-03", "--served", "2019-07-03", role="li_wei").code == 0
    for ref, at in zip(refs, [field("one"), field("two")], strict=True):
        paper = ("print", "notice", ref, "--number", "K-1", "-o", str(tmp_path / "notice.txt"))
        assert run(*paper, at=at).code == 0
        assert run("sync", at, role="li_wei").code == 0
    twice = run("print", "void", "K-1", "--reason", "typed twice", role="li_wei")
    assert (twice.code, "K-1 is a document of 2 batches" in twice.err) == (3, True), twice
    findings = run("check", "--json", role="li_wei").answer["findings"]
    [hint] = [one["hint"] for one in findings if one["rule"] == "document-number-twice"]
    done = run(*hint.replace("TEXT", "twice").split()[1:], "--json", role="li_wei")
    assert (done.code, done.answer["document"]["ref"]) == (0, refs[1]), done
    assert run("check", role="li_wei").code == 0
    done = run("print", "void", "K-1", "--reason", "the other too", "--json", role="li_wei")
    assert (done.code, done.answer["document"]["ref"]) == (0, refs[0]), done


def test_a_station_that_has_given_no_number_of_the_year_yet_is_synced_and_restored(
    run: Run, empty: Cluster, tmp_path: Path
) -> None:
    """As every station that was pulled in January, before the year's first batch."""
    assert run("officer", "add", "Li Wei", "--office", "5320").code == 0
    one, other = (str(tmp_path / name / "register.json") for name in ("one", "other"))
    Path(one).parent.mkdir()
    assert run("pull", "5320", "-o", one, "--serials", "2", role="li_wei").code == 0
    assert run("holder", "add", "H", "--name", "x", at=one).code == 0
    assert run("backup", str(tmp_path / "backups"), at=one).code == 0
    [kept] = (tmp_path / "backups").iterdir()
    assert run("restore", str(kept), "--register", other).code == 0
    assert run("sync", one, role="li_wei").code == 0
    assert [run(*RECORD, "-q", at=other).code for _ in range(3)] == [0, 0, 4]
    assert run("sync", other, role="li_wei").code == 0
    assert run(*RECORD, "-q", role="li_wei").out.strip() == "2019-5320-000003"


@pytest.mark.parametrize(("lang", "where"), [("en", "use the shared register for others"), ("zh", "由共用台账给出")])
def test_a_station_gives_no_number_of_another_office_or_year_whatever_it_took_in(
    run: Run, field: Field, tmp_path: Path, lang: str, where: str
) -> None:
    """Not even where a merge brought the counter of that office along: the office itself gives the next one."""
    one = field("one")
    other = str(tmp_path / "other" / "register.json")
    assert run("init", "--office", "5304", "--register", other).code == 0
    for words in (
        RECORD,
        ("enterprise", "add", "E1", "--name", "Firma"),
        ("visit", "add", "E1", "--purpose", "p"),
        ("clue", "add", "--source", "public", "--text", "told"),
    ):
        assert run(*words, *(() if words[0] == "enterprise" else ("--office", "5304")), at=other).code == 0, words
    done = run("merge", other, at=one)
    assert done.code == 0, done
    for line in ((*RECORD, "--office", "5304"), ("record", "--found", "2018-12-31", "--goods", "x")):
        done = run("--lang", lang, *line, at=one)
        assert (done.code, where in done.err, "customs sync" in done.err) == (4, True, False), done
    for numbered in (("visit", "add", "E1", "--purpose", "p"), ("clue", "add", "--source", "public", "--text", "x")):
        assert run(*numbered, "--office", "5304", at=one).code == 4
    assert run(*RECORD, "-q", at=one).out.strip() == "2019-5320-000003"
