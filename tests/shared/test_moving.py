"""Moving a file register into the shared one: its journal word for word, its records as by merge."""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from clusters import Cluster
from running import Result
from test_shared_commands import RECORD, Run, run

from customs_cli.register.act import Act
from customs_cli.register.sql.closed import sending
from customs_cli.register.sql.making import processes, projecting
from customs_cli.register.sql.register import SharedRegister
from customs_cli.render.pages.registers.merge import Parts
from customs_cli.render.pages.registers.push import Sent, page
from customs_cli.render.words.catalogue import Words
from customs_cli.services.exchange.moving import bringing, pushing, taking

__all__ = ["run"]


@pytest.fixture
def file(run: Run, tmp_path: Path) -> str:
    """A file register of office 5320 with three batches, whose names hold signs of every kind."""
    at = str(tmp_path / "office" / "register.json")
    assert run("init", "--office", "5320", at=at).code == 0
    for number in range(3):
        assert run(*RECORD, "--channel", ("cargo", "mail", "traveller")[number], at=at).code == 0
    assert run("note", "1", '引号 " \\ 与 \\u0000 ,"salt":" 第一', at=at).code == 0
    return at


def listed(run: Run, **where: str) -> Result:
    return run("list", "--json", **where)


def test_a_file_is_pushed_word_for_word_and_answers_alike(run: Run, file: str, empty: Cluster) -> None:
    assert run("officer", "add", "Li Wei", "--office", "5320").code == 0
    roots = [run("anchor", "-q", at=file).out.strip()]
    assert run("note", "2", "later", at=file).code == 0
    roots.append(run("anchor", "-q", at=file).out.strip())
    done = run("push", file, "--json", role="li_wei")
    assert done.code == 0, done
    assert (done.answer["closed"]["sent"], len(done.answer["acts"])) == (6, 1)
    for question in (("summary", "2019", "--by", "channel", "--json"), ("list", "--json"), ("due", "--json")):
        assert run(*question).out == run(*question, at=file).out
    with empty.connected() as db:
        lines = [line for (line,) in db.rows("SELECT line FROM customs.closed ORDER BY seq")]
    assert "\n".join(lines) + "\n" == Path(file).with_suffix(".journal").read_text(encoding="utf-8")
    for root in roots:
        proof = run("verify", "--root", root)
        assert (proof.code, done.answer["closed"]["chain"] in proof.out) == (0, True), proof
        assert run("verify", "--root", root, role="li_wei").code == 0
    assert run("verify", "--root", "0" * 64 + "@3").code == 6
    before = run("history", "--json").out
    again = run("push", file, role="li_wei")
    assert (again.code, "Nothing was changed" in again.out, run("history", "--json").out) == (0, True, before)


def test_what_differs_is_listed_and_nothing_is_written(run: Run, file: str, empty: Cluster) -> None:
    assert run(*RECORD[:-3], "--value", "77", "--add-missing", "--office", "5320").code == 0
    before = listed(run).out
    done = run("push", file)
    assert (done.code, "2019-5320-000001" in done.out, "nothing was written" in done.err) == (5, True, True), done
    assert "numbers given to different records in the two registers: 1" in done.err
    assert "take the record back with customs undo ACT\n    in one of the two registers" in done.err
    assert run("push", file, "--json").answer["conflicts"][0]["key"] == "2019-5320-000001"
    with empty.connected() as db:
        assert (db.rows("SELECT * FROM customs.closings"), listed(run).out) == ([], before)


@pytest.mark.parametrize("where", ["while the journal is sent", "between the two", "while records are joined"])
def test_a_push_that_was_cut_off_goes_on(
    run: Run, file: str, empty: Cluster, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    times = {"while the journal is sent": 2, "between the two": 50, "while records are joined": 250}[where]

    def told(done: int, whole: int) -> None:
        nonlocal times
        times -= 100 if whole == 6 else 1  # three batches, two names and a serial are joined
        if times < 0:
            raise KeyboardInterrupt

    @contextmanager
    def watched(label: str) -> Iterator[Callable[[int, int], None]]:
        yield told

    monkeypatch.setattr(sending, "_PIECE", 1_000)
    monkeypatch.setattr(taking, "AT_A_TIME", 2)
    with monkeypatch.context() as patch:
        patch.setattr("customs_cli.cli.options.office.moving.progress", watched)
        assert run("push", file).code == 130
    with empty.connected() as db:
        sent = len(db.rows("SELECT 1 FROM customs.closed"))
    assert (0 < sent < 5) if where == "while the journal is sent" else sent == 5
    done = run("push", file, "--json")
    assert (done.code, done.answer["closed"]["sent"]) == (0, 5 - sent), done
    assert listed(run).out == listed(run, at=file).out
    assert run("verify").code == 0


def test_a_first_push_of_many_leaves_the_rows_to_the_end_and_goes_on_where_it_was_cut_off(
    run: Run, file: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(*RECORD, "--office", "5304", at=file).code == 0
    assert run("officer", "add", "Li Wei", "--office", "5320").code == 0
    for module in (processes, projecting, taking):
        monkeypatch.setattr(module, "cores", lambda: 2)
    monkeypatch.setattr(projecting, "MANY", 4)
    monkeypatch.setattr(projecting, "PORTION", 1)

    @contextmanager
    def watched(label: str) -> Iterator[Callable[[int, int], None]]:
        yield (
            lambda done, whole: signal.raise_signal(signal.SIGINT) if label == "Rebuilding the rows" and done else None
        )

    with monkeypatch.context() as patch:
        patch.setattr("customs_cli.cli.options.office.moving.progress", watched)
        former = signal.signal(signal.SIGINT, signal.default_int_handler)  # whoever started the tests may ignore it
        assert run("push", file).code == 130
        signal.signal(signal.SIGINT, former)
    refused = run("note", "5320-1", "meanwhile", role="li_wei")
    assert (refused.code, "customs project" in refused.err) == (5, True), refused
    assert listed(run).out == listed(run, at=file).out
    done = run("push", file, "--json")
    assert (done.code, done.answer["closed"]["sent"], done.answer["acts"]) == (0, 0, []), done
    for question in (("summary", "2019", "--by", "office", "--json"), ("search", "cases", "--json"), ("due", "--json")):
        assert run(*question).out == run(*question, at=file).out
    assert run("note", "5320-1", "afterwards", role="li_wei").code == 0
    assert run("verify").code == 0


def test_a_file_that_went_another_way_is_refused(run: Run, file: str, tmp_path: Path) -> None:
    folder = Path(file).parent
    copies = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    assert run("note", "1", "one way", at=file).code == 0
    assert run("push", file).code == 0
    other = tmp_path / "copy"
    other.mkdir()
    for name, data in copies.items():
        (other / name).write_bytes(data)
    for text in ("", "another way", "and on"):
        if text:
            assert run("note", "1", text, at=str(other)).code == 0
        done = run("push", str(other))
        assert (done.code, "does not continue" in done.err) == (5, True), (text, done)


def test_what_cannot_be_pushed_is_refused_and_nothing_is_written(
    run: Run, file: str, empty: Cluster, tmp_path: Path
) -> None:
    assert run("officer", "add", "Chen", "--office", "5304").code == 0
    assert run("push", file, role="chen").code == 4
    assert run("push", str(tmp_path / "none.json")).code == 3
    assert run("push", file, at=file).code == 2
    assert run("push", " ").code == 2
    assert run("push", file, "--dry-run").code == 0
    journal = Path(file).with_suffix(".journal")
    journal.write_bytes(journal.read_bytes().replace(b"200", b"201", 1))
    assert run("push", file).code == 7
    with empty.connected() as db:
        assert (db.rows("SELECT * FROM customs.closings"), listed(run).answer["batches"]) == ([], [])


def test_a_closed_chain_cannot_be_changed_and_only_goes_on(run: Run, file: str, empty: Cluster) -> None:
    import psycopg2

    assert run("officer", "add", "Li Wei", "--office", "5320").code == 0
    assert run("officer", "add", "Chen", "--office", "5304").code == 0
    assert run("push", file, role="li_wei").code == 0
    again = "INSERT INTO customs.closed SELECT chain, seq + %s, office, ends + %s, hash, line FROM customs.closed"
    for role in ("li_wei", "postgres"):
        with empty.connected(role) as db:
            for sql in (
                "UPDATE customs.closed SET line = ''",
                "DELETE FROM customs.closed",
                "TRUNCATE customs.closed",
                again.replace("%s", "5"),
            ):
                with pytest.raises(psycopg2.Error):
                    db.execute(sql)
    with empty.connected("chen") as db:
        assert db.rows("SELECT * FROM customs.closed") == db.rows("SELECT * FROM customs.closings") == []
    with empty.alone() as db:
        db.execute(
            "SET session_replication_role = replica; UPDATE customs.closed SET line = replace(line, 'mail', 'post')"
        )
    assert run("verify").code == 7


def test_a_push_is_told_in_chinese(run: Run, file: str) -> None:
    assert "日志逐字保留" in run("--lang", "zh", "push", "--help").out
    assert run(*RECORD, "--office", "5320").code == 0
    assert "未写入任何内容" in run("--lang", "zh", "push", file).err
    sent, parts = Sent("closed:ab", 5, 5, (1,)), Parts((), (), 0, (), (), (), ())
    told = [
        page(sent, parts, is_done=is_done, is_written=True, words=Words("zh")).blocks[0] for is_done in (True, False)
    ]
    assert ["此前已推送" in str(told[0]), "原样送入" in str(told[1])] == [True, True]


@pytest.fixture
def field(run: Run, tmp_path: Path) -> Callable[[str], str]:
    """A shared register of two offices with two batches each; pulls a file of office 5320 for a station."""
    for name, office in (("Li Wei", "5320"), ("Chen", "5304")):
        assert run("officer", "add", name, "--office", office).code == 0
        for _ in range(2):
            assert run(*RECORD, role=name.lower().replace(" ", "_")).code == 0

    def pulled(name: str) -> str:
        (tmp_path / name).mkdir()
        done = run("pull", "5320", "-o", str(tmp_path / name), "--serials", "2", role="li_wei")
        assert done.code == 0, done
        return str(tmp_path / name / "register.json")

    return pulled


def test_a_pulled_file_holds_the_office_and_gives_no_reference_that_others_give(
    run: Run, field: Callable[[str], str]
) -> None:
    root = run("anchor", "-q", role="li_wei").out.strip()
    one = field("one")
    assert listed(run, at=one).out == listed(run, role="li_wei").out
    first = run("history", "--json", at=one).answer["entries"][0]
    assert first["act"] == "pull"
    for word in ("127.0.0.1/register", "chain 5320", "serials 3 to 4"):
        assert word in first["reason"], first
    assert run("verify", "--root", first["reason"].split("root ")[1].split(",")[0]).code == 0
    assert run("verify", "--root", root).code == 0
    assert run(*RECORD, "-q", role="li_wei").out == "2019-5320-000005\n"
    given = [run(*RECORD, "-q", at=one) for _ in range(3)]
    assert [done.out.strip() for done in given] == ["2019-5320-000003", "2019-5320-000004", ""]
    assert (given[2].code, "customs sync" in given[2].err) == (4, True)
    assert run(*RECORD, "--office", "5304", at=one).code == 4
    assert run("undo", "1", at=one).code == 5
    assert run("export", "-o", one.replace("register.json", "all.json"), at=one).code == 0
    assert run("import", one.replace("register.json", "all.json"), role="li_wei").code == 0
    assert run(*RECORD, "-q", role="li_wei").out == "2019-5320-000006\n"
    assert run("verify", at=one).code == 0


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_two_stations_are_synced_in_either_order(run: Run, field: Callable[[str], str], order: tuple[int, int]) -> None:
    files = [field("one"), field("two")]
    assert run("note", "1", "here", role="li_wei").code == 0
    assert run("note", "2", "at the station", at=files[0]).code == 0
    roots = []
    for at in files:
        assert run(*RECORD, at=at).code == 0
        roots.append(run("anchor", "-q", at=at).out.strip())
    for place in order:
        done = run("sync", files[place], "--json", role="li_wei")
        assert done.code == 0, done
        assert done.answer["conflicts"] == []
    notes = [run("history", ref, "--json").answer["entries"][-1]["act"] for ref in ("5320-1", "5320-2")]
    assert notes == ["note", "merge"]
    assert "at the station" in run("show", "5320-2", "--json").out
    assert "here" in run("show", "5320-1", "--json").out
    refs = run("list", "-q", role="li_wei").lines
    assert refs == [f"2019-5320-{serial:06d}" for serial in (1, 2, 3, 5)]
    before = run("history", "--json").out
    for _ in range(2):
        for at in files:
            assert run("sync", at, role="li_wei").code == 0
            assert run("verify", at=at).code == 0
    assert run("history", "--json").out == before
    assert len({listed(run, at=at, role="li_wei").out for at in ("", *files)}) == 1
    acts = [[entry["act"] for entry in run("history", "--json", at=at).answer["entries"]] for at in files]
    assert [one.count("sync") for one in acts] in ([1, 2], [2, 1], [1, 1])
    for root in roots:
        assert run("verify", "--root", root).code == 0


def test_what_both_sides_changed_is_listed_path_by_path(run: Run, field: Callable[[str], str]) -> None:
    one = field("one")
    assert run("correct", "1", "--value", "1500", "--reason", "r", role="li_wei").code == 0
    assert run("correct", "1", "--value", "1600", "--reason", "r", at=one).code == 0
    assert run("note", "2", "beside", at=one).code == 0
    before = run("history", "--json").out
    done = run("sync", one, "--json", role="li_wei")
    assert (done.code, [row["key"] for row in done.answer["conflicts"]]) == (5, ["2019-5320-000001"]), done
    fields = done.answer["conflicts"][0]["fields"]
    assert any(("1500" in str(row["ours"]), "1600" in str(row["theirs"])) == (True, True) for row in fields), fields
    assert run("history", "--json").out == before


def test_pull_and_sync_refuse_what_is_not_theirs(run: Run, field: Callable[[str], str], file: str) -> None:
    one = field("one")
    other = one.replace("register", "other")
    assert run("push", one, role="li_wei").code == 2
    assert run("sync", file, role="li_wei").code == 2
    assert run("pull", "5304", "-o", other, role="li_wei").code == 4
    assert run("pull", "5320", "-o", one, role="li_wei").code == 5
    assert run("pull", "nowhere", "-o", other).code == 3
    for count in ("0", "x", "1000000"):
        assert run("pull", "5320", "-o", other, "--serials", count).code in (2, 4)
    assert run("pull", "5320", "-o", one + "/none/register.json").code == 3
    assert run("pull", "5320", "-o", one, at=file).code == 2


def test_a_sync_that_was_cut_off_goes_on_where_others_went_on_meanwhile(
    run: Run, field: Callable[[str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    one = field("one")
    assert run("note", "1", "at the station", at=one).code == 0
    assert run(*RECORD, at=one).code == 0
    with monkeypatch.context() as patch:
        patch.setattr(pushing, "joined", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        assert run("sync", one, role="li_wei").code == 130
    moved = (
        "custody",
        "1",
        "--line",
        "1",
        "--quantity",
        "200",
        "--from",
        "lane",
        "--to",
        "store",
        "--purpose",
        "store",
    )
    assert run(*moved, role="li_wei").code == 0
    before = run("history", "--json").out
    done = run("sync", one, "--json", role="li_wei")
    assert (done.code, done.answer["closed"]["sent"], done.answer["acts"]) == (0, 0, []), done
    assert run("history", "--json").out == before
    assert run("verify").code == 0


@pytest.mark.parametrize("where", ["sent", "brought", "sent again", "joined again"])
def test_what_others_did_is_brought_back_though_it_was_cut_off(
    run: Run, field: Callable[[str], str], monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    one = field("one")
    assert run("note", "1", "here", role="li_wei").code == 0
    assert run("holder", "add", "ACME", "--name", "Acme", role="chen").code == 0
    assert run("note", "2", "at the station", at=one).code == 0
    place = {"sent": (pushing, "send"), "brought": (bringing, "copy_files"), "sent again": (bringing, "send"),
             "joined again": (bringing, "joined")}[where]  # fmt: skip
    with monkeypatch.context() as patch:
        patch.setattr(*place, lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        assert run("sync", one, role="li_wei").code == 130
    assert run("correct", "1", "--value", "1700", "--reason", "r", role="li_wei").code == 0
    assert run("correct", "2", "--value", "1800", "--reason", "r", role="li_wei").code == 0
    done = run("sync", one, "--json", role="li_wei")
    assert (done.code, done.answer["conflicts"]) == (0, []), done
    assert listed(run, at=one).out == listed(run, role="li_wei").out
    assert run("holder", "show", "ACME", at=one).code == 0
    assert run("note", "1", "and on", at=one).code == 0
    assert run("note", "1", "and there", role="li_wei").code == 0
    done = run("sync", one, "--json", role="li_wei")
    assert (done.code, done.answer["back"]["act"] > 0) == (0, True), done
    notes = [
        [note["text"] for note in run("show", "5320-1", "--json", at=at).answer["batch"]["notes"]] for at in ("", one)
    ]
    assert notes == [["here", "and there", "and on"]] * 2
    for at in ("", one):
        assert run("verify", at=at).code == 0


class RunsTwice(SharedRegister):
    """Whose acts run once for nothing before they run for good."""

    def do(self, name: str, body: Callable[[Act], Any], **told: Any) -> Any:
        return super().do(name, lambda act: (body(Act(self.snapshot)), body(act))[1], **told)


def test_acts_of_push_and_pull_that_run_again_leave_what_they_leave_at_once(
    run: Run, file: str, empty: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("customs_cli.register.sql.register.SharedRegister", RunsTwice)
    assert run("push", file).code == 0
    assert listed(run).out == listed(run, at=file).out
    assert run("pull", "5320", "-o", str(tmp_path)).code == 0
    assert run(*RECORD, "-q", at=str(tmp_path)).out == "2019-5320-000004\n"
    assert run("sync", str(tmp_path)).code == 0
    assert [entry["act"] for entry in run("history", "--json").answer["entries"]] == ["merge", "pull", "merge"]
    assert run("verify").code == 0


def test_of_notes_that_two_files_wrote_to_one_batch_the_history_is_named_and_no_correction(
    run: Run, file: str, tmp_path: Path
) -> None:
    other = str(tmp_path / "other" / "register.json")
    assert run("init", "--office", "5320", at=other).code == 0
    assert run("merge", file, at=other).code == 0
    for at in (file, other):
        assert run("note", "2", f"in {Path(at).parent.name}", at=at).code == 0
    assert run("push", file).code == 0
    done = run("push", other)
    assert (done.code, "customs history 2019-5320-000002" in done.err) == (5, True), done
    assert run("undo", at=other).code == 0
    assert run("push", other).code == 5
    assert run("note", "2", "in office", at=other).code == 0
    assert run("push", other).code == 0
