"""One batch on which two sides went on: what is joined, what is told as a conflict, and how it comes to an end."""

from collections.abc import Callable
from pathlib import Path

import pytest
from test_moving import field, file, listed
from test_shared_commands import RECORD, Run, run

__all__ = ["field", "file", "run"]

Field = Callable[[str], str]
Line = tuple[str, ...]
NOTICE = ("notify", "5320-1", "--on", "2019-07-03", "--served", "2019-07-03")
REPLY = ("reply", "5320-1", "--apply", "--on", "2019-07-04", "--security", "1200")
DETENTION = ("detain", "5320-1", "--on", "2019-07-05")
DECIDED = ("determine", "5320-1", "--infringing", "--on", "2019-07-06")
SETTLED = ("release", "5320-1", "--settlement", "--document", "S-1", "--on", "2019-07-06")
LATER = ("correct", "5320-1", "--found", "2019-07-05", "--reason", "r")
MOVED = ("custody", "5320-1", "--line", "1", "--quantity", "200", "--from", "lane", "--to", "store", "--purpose", "p")
OTHER_MARK = ("line", "edit", "5320-1", "1", "--mark", "NIKE", "--add-missing")
MORE_OF_IT = ("line", "add", "5320-1", "--goods", "more", "--quantity", "5", "--mark", "VIVO")
FEWER = ("line", "edit", "5320-1", "1", "--quantity", "150")
CONFIRMED = ("confirm", "5320-1", "--holder", "VIVO", "--infringing", "--on", "2019-07-06")
PAPER = ("print", "notice", "5320-1", "--holder", "VIVO", "--number", "N-1", "-o", "notice.txt")


@pytest.fixture
def place_of_papers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder for what is printed."""
    monkeypatch.chdir(tmp_path)


def faults(run: Run, **where: str) -> list[str]:
    return [one["rule"] for one in run("check", "--json", **where).answer["findings"] if one["severity"] == "fault"]


@pytest.mark.parametrize(
    ("before", "here", "there", "place", "hint"),
    [
        ((NOTICE, REPLY, DETENTION), DECIDED, SETTLED, "proceedings.VIVO.outcome", "customs history"),
        ((), LATER, NOTICE, "proceedings.VIVO.notified_on", "customs history"),
        ((), FEWER, MOVED, "custody", "customs history"),
        ((), OTHER_MARK, MORE_OF_IT, "lines.1", "customs history"),
        ((), MORE_OF_IT, OTHER_MARK, "lines.1", "customs history"),
        ((MORE_OF_IT, NOTICE), CONFIRMED, OTHER_MARK, "lines.0.marks.0", "customs history"),
        ((MORE_OF_IT, NOTICE), OTHER_MARK, CONFIRMED, "lines.0.marks.0", "customs history"),
        ((), PAPER, OTHER_MARK, "documents", "customs history"),
    ],
)  # fmt: skip
def test_what_rests_on_what_the_other_side_changed_is_a_conflict_until_it_is_taken_back(
    run: Run,
    field: Field,
    before: tuple[Line, ...],
    here: Line,
    there: Line,
    place: str,
    hint: str,
    place_of_papers: None,
) -> None:
    for line in before:
        assert run(*line, role="li_wei").code == 0
    one = field("one")
    assert run(*here, role="li_wei").code == 0
    assert run(*there, at=one).code == 0
    for words in (("-n",), ()):
        done = run("sync", one, *words, "--json", role="li_wei")
        assert (done.code, hint in done.err) == (5, True), done
    fields = {row["path"] for row in done.answer["conflicts"][0]["fields"]}
    assert place in fields
    assert "deadlines" not in fields
    assert run("undo", at=one).code == 0
    assert run("sync", one, role="li_wei").code == 0
    assert listed(run, at=one).out == listed(run, role="li_wei").out
    assert faults(run) == []


def test_goods_left_no_line_that_the_other_side_took_out(run: Run, field: Field) -> None:
    taken = ("confiscate", "5320-1", "--number", "C-1", "--on", "2019-07-08")
    for line in (MORE_OF_IT, NOTICE, REPLY, DETENTION, DECIDED, taken):
        assert run(*line, role="li_wei").code == 0
    one = field("one")
    gone = ("dispose", "5320-1", "--line", "2", "--quantity", "5", "--way", "destroy", "--on", "2019-07-09")
    assert run(*gone, "--supervisor", "Zhao", at=one).code == 0
    for _ in ("confiscated", "determined"):
        assert run("undo", role="li_wei").code == 0
    assert run("line", "remove", "5320-1", "2", "--reason", "r", role="li_wei").code == 0
    done = run("sync", one, "--json", role="li_wei")
    assert (done.code, "customs history" in done.err) == (5, True), done


def test_the_same_act_on_both_sides_bears_what_one_of_them_did_after_it(run: Run, field: Field) -> None:
    one = field("one")
    for line in (NOTICE, REPLY, DETENTION):
        assert run(*line, at=one).code == 0
    for line in (NOTICE, REPLY):
        assert run(*line, role="li_wei").code == 0
    assert run("sync", one, role="li_wei").code == 0
    assert run("show", "5320-1", "--json").answer["batch"]["proceedings"]["VIVO"]["detained_on"] == "2019-07-05"


def test_what_both_sides_changed_is_told_with_both_values_where_one_of_them_changed_a_part_of_it(
    run: Run, field: Field
) -> None:
    one = field("one")
    assert run(*FEWER, role="li_wei").code == 0
    assert run("line", "remove", "5320-1", "1", "--reason", "r", at=one).code == 0
    done = run("sync", one, "--json", role="li_wei")
    assert (done.code, "customs line edit" in done.err) == (5, True), done
    (row,) = done.answer["conflicts"][0]["fields"]
    assert (row["path"], row["ours"][0]["quantity"], row["theirs"]) == ("lines", 150, None)


ONE_OUT, ONE_IN = (
    ("line", "remove", "5320-3", "1", "--reason", "r"),
    ("line", "add", "5320-3", "--goods", "hats", "--quantity", "9"),
)


@pytest.mark.parametrize("is_here", [True, False])
@pytest.mark.parametrize("other", [("line", "edit", "5320-3", "2", "--quantity", "90"), ONE_IN])
def test_a_line_that_one_side_put_in_the_place_of_another_takes_nothing_of_what_was_done_to_that(
    run: Run, field: Field, other: Line, is_here: bool
) -> None:
    goods = ("--goods", "phones", "--quantity", "100", "--goods", "cups", "--quantity", "100")
    assert run("record", "--found", "2019-07-02", *goods, role="li_wei").code == 0
    one = field("one")
    here, there = ((ONE_OUT, ONE_IN), (other,)) if is_here else ((other,), (ONE_OUT, ONE_IN))
    for line in here:
        assert run(*line, role="li_wei").code == 0
    for line in there:
        assert run(*line, at=one).code == 0
    done = run("sync", one, "--json", role="li_wei")
    assert (done.code, "customs line edit" in done.err) == (5, True), done
    assert all(row["path"].startswith("lines") for row in done.answer["conflicts"][0]["fields"])
    for _ in there:
        assert run("undo", at=one).code == 0
    assert run("sync", one, role="li_wei").code == 0
    assert listed(run, at=one).out == listed(run, role="li_wei").out


@pytest.mark.parametrize("is_here", [True, False])
@pytest.mark.parametrize("kind", ["note", "evidence"])
def test_what_one_side_adds_stands_beside_what_the_other_took_back(
    run: Run, field: Field, tmp_path: Path, kind: str, is_here: bool
) -> None:
    (tmp_path / "1.txt").write_text("first")
    (tmp_path / "2.txt").write_text("second")
    first, second = (
        (kind, "5320-1", f"remark {no}") if kind == "note" else (kind, "add", "5320-1", str(tmp_path / f"{no}.txt"))
        for no in (1, 2)
    )
    if is_here:
        assert run(*first, role="li_wei").code == 0
    one = field("one")
    if not is_here:
        assert run(*first, at=one).code == 0
        assert run("sync", one, role="li_wei").code == 0
    assert run("undo", at="" if is_here else one, role="li_wei").code == 0
    assert run(*second, at=one if is_here else "", role="li_wei").code == 0
    assert run("sync", one, role="li_wei").code == 0
    for at in ("", one):
        (kept,) = run("show", "5320-1", "--json", at=at).answer["batch"]["notes" if kind == "note" else "evidence"]
        assert kept.get("text", kept.get("name")) in ("remark 2", "2.txt")
        assert run("evidence", "verify", at=at).code == 0
    assert run("verify").code == 0


def test_papers_that_both_sides_issued_stand_beside_each_other(run: Run, field: Field, tmp_path: Path) -> None:
    assert run("holder", "add", "NIKE-INC", "--name", "Nike", role="li_wei").code == 0
    assert run("trademark", "add", "NIKE", "--name", "Nike", "--holder", "NIKE-INC", role="li_wei").code == 0
    assert run(*RECORD, "--mark", "NIKE", role="li_wei").code == 0
    assert run("notify", "5320-3", "--on", "2019-07-03", "--served", "2019-07-03", role="li_wei").code == 0
    one = field("one")
    paper = ("print", "notice", "5320-3", "-o", str(tmp_path / "notice.txt"), "--holder")
    assert run(*paper, "VIVO", role="li_wei").code == 0
    assert run(*paper, "NIKE-INC", "--number", "2019-5320-NT-0900", at=one).code == 0
    assert run("sync", one, role="li_wei").code == 0
    assert run("print", "void", "2019-5320-NT-0001", "--reason", "a slip", role="li_wei").code == 0
    for at, number in ((one, "2019-5320-NT-0901"), ("", "2019-5320-NT-0902")):
        assert run(*paper, "VIVO", "--reissue", "--number", number, role="li_wei", at=at).code == 0
    done = run("sync", one, "--json", role="li_wei")
    assert (done.code, "customs print void NUMBER" in done.err) == (5, True), done
    assert [row["path"] for row in done.answer["conflicts"][0]["fields"]] == ["documents"]
    assert run("print", "void", "2019-5320-NT-0901", "--reason", "issued twice", at=one).code == 0
    assert run("sync", one, role="li_wei").code == 0
    for at in ("", one):
        kept = run("show", "5320-3", "--json", at=at).answer["batch"]["documents"]
        assert [paper["number"][-3:] for paper in kept] == ["001", "900", "902", "901"]
        assert run("evidence", "verify", at=at).code == 0


def test_a_paper_that_both_sides_made_void_comes_to_an_end_by_taking_one_of_them_back(
    run: Run, field: Field, tmp_path: Path
) -> None:
    assert run(*NOTICE, role="li_wei").code == 0
    assert run("print", "notice", "5320-1", "-o", str(tmp_path / "notice.txt"), role="li_wei").code == 0
    one = field("one")
    void = ("print", "void", "2019-5320-NT-0001", "--reason")
    assert run(*void, "a slip", role="li_wei").code == 0
    assert run(*void, "another office", at=one).code == 0
    done = run("sync", one, role="li_wei")
    assert (done.code, "customs history 2019-5320-000001" in done.err) == (5, True), done
    assert run("undo", at=one).code == 0
    assert run("sync", one, role="li_wei").code == 0
    assert run("show", "5320-1", "--json", at=one).answer["batch"]["documents"][0]["void"] == "a slip"


@pytest.mark.parametrize(
    ("kind", "there"),
    [
        ("trademark", (*RECORD[:-5], "--mark", "ROCKET")),
        ("holder", ("trademark", "add", "JET", "--name", "Jet", "--holder", "ROCKET")),
        ("campaign", ("correct", "5320-1", "--campaign", "ROCKET", "--reason", "r")),
    ],
)
def test_a_name_that_others_took_out_comes_in_again_with_what_refers_to_it(
    run: Run, field: Field, kind: str, there: Line
) -> None:
    more = {"trademark": ("--holder", "VIVO"), "campaign": ("--from", "2019-07-01", "--to", "2019-12-31")}.get(kind, ())
    for code in ("ROCKET", "UNUSED"):
        assert run(kind, "add", code, "--name", code.title(), *more, role="li_wei").code == 0
    one = field("one")
    for code in ("ROCKET", "UNUSED"):
        assert run(kind, "remove", code, role="li_wei").code == 0
    assert run(*there, at=one).code == 0
    assert run("sync", one, role="li_wei").code == 0
    for at in ("", one):
        assert faults(run, at=at) == []
        assert run(kind, "show", "ROCKET", at=at).code == 0
        assert run(kind, "show", "UNUSED", at=at).code == 3


def test_a_serial_that_the_office_gave_itself_is_none_that_leaps(run: Run, field: Field, tmp_path: Path) -> None:
    one = field("one")
    (tmp_path / "two").mkdir()
    assert run("pull", "5320", "-o", str(tmp_path / "two"), "--serials", "5000", role="li_wei").code == 0
    assert run(*RECORD, role="li_wei").code == 0
    assert run("sync", one, role="li_wei").code == 0
    assert run("note", "5320-1", "seen", at=one).code == 0
    done = run("sync", one, role="li_wei")
    assert (done.code, "does not follow" in done.out) == (0, False), done


@pytest.mark.parametrize(("there", "code"), [("same", 0), ("different", 5)])
def test_what_both_sides_decided_alike_of_two_parties_is_no_conflict(
    run: Run, field: Field, there: str, code: int
) -> None:
    pair = ("Yida Trade Co Ltd", "Yi Da Trading Co., Ltd.", "--reason")
    for name in pair[:2]:
        assert run(*RECORD, "--consignor", name, role="li_wei").code == 0
    one = field("one")
    assert run("same", *pair, "one address", role="li_wei").code == 0
    assert run(there, *pair, "seen there", "--officer", "Wu", at=one).code == 0
    done = run("sync", one, "--json", role="li_wei")
    assert done.code == code, done
    for row in done.answer["conflicts"]:
        assert f"customs history {row['key']}" in done.err
        assert run("history", row["key"], at=one).code == run("history", row["key"], role="li_wei").code == 0
    if code == 0:
        assert "one address" in run("same", "--json", at=one).out + run("history", at=one).out


def test_the_history_of_what_one_side_took_out_is_shown_by_both(run: Run, field: Field) -> None:
    assert run(*RECORD, role="li_wei").code == 0
    one = field("one")
    assert run("undo", role="li_wei").code == 0
    assert run("note", "5320-3", "seen", at=one).code == 0
    done = run("sync", one, role="li_wei")
    assert (done.code, "customs history 2019-5320-000003" in done.err) == (5, True), done
    for where, acts in (({"role": "li_wei"}, ["record", "undo"]), ({"at": one}, ["pull", "note"])):
        told = run("history", "2019-5320-000003", "--json", **where)
        assert [entry["act"] for entry in told.answer["entries"]] == acts
    assert run("history", "2019-5320-000003", role="chen").code == 3


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_a_batch_that_one_station_took_in_from_another_goes_on_there(
    run: Run, field: Field, order: tuple[int, int]
) -> None:
    one, two = field("one"), field("two")
    assert run(*RECORD, "--office", "5320", at=two).code == 0
    assert run("merge", two, at=one).code == 0
    [ref] = set(run("list", "-q", at=one).lines) - set(run("list", "-q", role="li_wei").lines)
    assert run("note", ref, "seen by the other station", at=one).code == 0
    for at in [(one, two)[number] for number in order] * 2:
        assert (done := run("sync", at, role="li_wei")).code == 0, done
    for at in (one, two):
        assert listed(run, at=at).out == listed(run, role="li_wei").out
    assert len(run("show", ref, "--json", role="li_wei").answer["batch"]["notes"]) == 1
    assert (faults(run), run("verify").code) == ([], 0)


def test_two_stations_go_on_with_a_batch_that_one_of_them_took_in_from_the_other(run: Run, field: Field) -> None:
    one, two = field("one"), field("two")
    assert run(*RECORD, "--office", "5320", at=two).code == 0
    assert run("merge", two, at=one).code == 0
    [ref] = set(run("list", "-q", at=one).lines) - set(run("list", "-q", role="li_wei").lines)
    for at in (one, two):
        assert run("note", ref, f"seen by {Path(at).parent.name}", at=at).code == 0
    assert run("notify", ref, "--on", "2019-07-03", "--served", "2019-07-03", at=two).code == 0
    for at in (one, two, one):
        assert (done := run("sync", at, role="li_wei")).code == 0, done
    for at in (one, two):
        assert listed(run, at=at).out == listed(run, role="li_wei").out
    shown = run("show", ref, "--json", role="li_wei").answer["batch"]
    assert [note["text"] for note in shown["notes"]] == ["seen by one", "seen by two"]
    assert shown["proceedings"]["VIVO"]["served_on"] == "2019-07-03"
    assert [one["rule"] for one in shown["deadlines"]] == ["C1"]
    assert (faults(run), run("verify").code) == ([], 0)


def test_a_batch_that_the_office_took_back_comes_in_again_with_a_paper_that_a_station_issued(
    run: Run, field: Field, tmp_path: Path
) -> None:
    assert run(*RECORD, role="li_wei").code == 0
    assert run("notify", "5320-3", "--on", "2019-07-03", "--served", "2019-07-03", role="li_wei").code == 0
    one = field("one")
    acts = [one["seq"] for one in run("history", "2019-5320-000003", "--json", role="li_wei").answer["entries"]]
    for act in reversed(acts):
        assert run("undo", str(act), role="li_wei").code == 0
    assert run("note", "5320-1", "that act is the last", role="li_wei").code == 0
    paper = ("print", "notice", "5320-3", "--number", "K-1", "-o", str(tmp_path / "notice.txt"))
    assert run(*paper, at=one).code == 0
    for _ in range(2):
        done = run("sync", one, role="li_wei")
        assert done.code == 0, done
    assert listed(run, at=one).out == listed(run, role="li_wei").out
    shown = run("show", "5320-3", "--json", role="li_wei").answer["batch"]
    assert [paper["number"] for paper in shown["documents"]] == ["K-1"]
    assert (faults(run), run("verify").code) == ([], 0)


def test_clues_and_visits_of_another_office_keep_no_station_from_its_sync(run: Run, field: Field) -> None:
    tip = ("clue", "add", "--source", "public", "--text", "told", "-q")
    assert run("enterprise", "add", "E1", "--name", "Maker", role="chen").code == 0
    for number in range(2):
        assert run(*tip, role="chen").code == 0
        assert run("visit", "add", "E1", "--on", f"2019-07-0{number + 1}", "--purpose", "asked", role="chen").code == 0
        one = field(f"station-{number}")
        assert run("note", "5320-1", f"at the station {number}", at=one).code == 0
        mended = ("clue", "edit", f"5304-C-{number + 1}", "--text", "mended", "--reason", "misheard")
        assert run(*mended, at=one).code == 0
        done = run("sync", one, role="li_wei")
        assert done.code == 0, done
    for leads in ("clue", "visit"):
        told = [run(leads, "list", "--json", at=at).answer[f"{leads}s"] for at in ("", one)]
        assert ([lead["no"][-1] for lead in told[0]], told[0]) == (["1", "2"], told[1])
    assert run(*tip, role="chen").out == "2019-5304-C-003\n"
    two = field("another")
    assert run("undo", role="chen").code == 0
    assert run("note", "5320-1", "with a clue that was taken back", at=two).code == 0
    assert run("sync", two, role="li_wei").code == 0
    assert len(run("clue", "list", "--json", at=two).answer["clues"]) == 2
