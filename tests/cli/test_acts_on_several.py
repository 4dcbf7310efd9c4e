"""Several batches in one act, and acts that are only tried."""

from pathlib import Path

import pytest
from running import Customs, recorded

MAIL = ("--goods", "watches", "--quantity", "3", "--mark", "VIVO", "--channel", "mail", "--add-missing")


@pytest.fixture
def parcels(customs: Customs) -> list[str]:
    """Four parcels of one morning."""
    return [recorded(customs, *MAIL, "--document", f"EA12345678{last}CN") for last in (5, 6, 7, 8)]


def acts(customs: Customs) -> list[str]:
    return [row["act"] for row in customs("history", "--json").answer["entries"]]


def state(customs: Customs, ref: str) -> str:
    return str(customs("show", ref, "--json").answer["batch"]["status"])


WAYS = (
    ("references", ("1", "2019-5320-000002", "3"), None),
    ("a range", ("1..3",), None),
    ("a range of whole references", ("2019-5320-000001..2019-5320-000003",), None),
    ("document numbers", ("EA123456785CN", "ea 123 456 786 cn", "EA-123456787-CN"), None),
    ("stdin", ("-",), "1\n\n EA123456786CN \n3\tanything\n"),
    ("all of these, one of them twice", ("1", "1..2", "-"), "3\n"),
)


@pytest.mark.parametrize(("words", "stdin"), [way[1:] for way in WAYS], ids=[way[0] for way in WAYS])
def test_batches_are_named_by(customs: Customs, parcels: list[str], words: tuple[str, ...], stdin: str | None) -> None:
    done = customs("detain", *words, "--on", "2019-07-02", "-q", stdin=stdin)
    assert (done.code, done.lines) == (0, parcels[:3]), done.err
    assert [state(customs, ref) for ref in parcels] == ["detained"] * 3 + ["recorded"]


def test_an_act_over_several_batches_is_one_and_is_taken_back_as_one(customs: Customs, parcels: list[str]) -> None:
    before = customs("list", "--json").out
    done = customs("detain", "1..4", "--on", "2019-07-02")
    assert done.lines[-1] == "4 batches in one act. To undo it: customs undo 5"
    assert acts(customs) == ["record"] * 4 + ["detain"]
    assert customs("undo").code == 0
    assert customs("list", "--json").out == before


def test_where_one_batch_may_not_none_is_done_and_the_refusal_names_it(customs: Customs, parcels: list[str]) -> None:
    customs("detain", "3", "--on", "2019-07-02")
    before = customs("list", "--json").out
    refused = customs("detain", "1..4", "--on", "2019-07-02")
    assert refused.code == 4
    assert refused.err.startswith("customs: 2019-5320-000003: VIVO has goods detained on 2019-07-02 already")
    assert customs("list", "--json").out == before


def test_a_warning_that_all_of_them_give_is_said_once_with_their_references(
    customs: Customs, parcels: list[str]
) -> None:
    warned = customs("--officer", "Li Wei", "detain", "1..4", "--on", "2019-07-02").err.splitlines()
    assert warned == [
        f"warning: {', '.join(parcels)}: a detention is carried out by at least two officers (ACL art. 18)"
    ]


def test_the_answer_about_several_is_whole_as_json(customs: Customs, parcels: list[str]) -> None:
    answer = customs("note", "1", "2", "asked by telephone", "--json").answer
    assert (answer["schema"], answer["seq"], answer["dry_run"]) == ("customs.acts/1", 5, False)
    assert [one["batch"]["ref"] for one in answer["acts"]] == parcels[:2]
    assert [one["act"]["seq"] for one in answer["acts"]] == [5, 5]


WRONG = (
    ("a range that runs backwards", ("3..1",), None, 2, "3..1 ends before it begins"),
    ("a range beyond what is there", ("1..9",), None, 3, "no batch '2019-5320-000009'"),
    ("a range without an end", ("1..",), None, 3, "no batch ''"),
    ("a number that no batch has", ("EA999999999CN",), None, 3, "no batch 'EA999999999CN'"),
    ("nothing on stdin", ("-",), "\n", 2, "no batch is named on stdin"),
    ("a slip on stdin", ("-",), "1\nnonsense\n", 3, "no batch 'nonsense'"),
    ("an empty word", ("",), None, 3, "no batch ''"),
    ("half a number", ("EA12345678",), None, 3, "no batch 'EA12345678'"),
)


@pytest.mark.parametrize(("words", "stdin", "code", "why"), [row[1:] for row in WRONG], ids=[row[0] for row in WRONG])
def test_nothing_is_done_about(
    customs: Customs, parcels: list[str], words: tuple[str, ...], stdin: str | None, code: int, why: str
) -> None:
    refused = customs("detain", *words, stdin=stdin)
    assert (refused.code, refused.err.splitlines()[0]) == (code, f"customs: {why}")
    assert len(acts(customs)) == 4


def test_a_range_is_of_one_office_and_year(customs: Customs, parcels: list[str]) -> None:
    customs("record", "--office", "5300", "--found", "2019-07-01", *MAIL)
    refused = customs("detain", "5320-1..2019-5300-000001")
    assert (refused.code, "covers several offices or years" in refused.err) == (2, True)


def test_a_number_of_two_batches_is_ambiguous(customs: Customs, parcels: list[str]) -> None:
    recorded(customs, *MAIL, "--document", "EA123456785CN")
    refused = customs("show", "EA123456785CN")
    assert (refused.code, "2019-5320-000001" in refused.err, "2019-5320-000005" in refused.err) == (3, True, True)


def test_a_batch_is_shown_by_the_number_of_its_document(customs: Customs, parcels: list[str]) -> None:
    assert customs("show", "EA123456787CN", "--json").answer["batch"]["ref"] == parcels[2]


def everything(folder: Path) -> dict[str, tuple[bytes, int]]:
    """What lies in a folder, and when it was last touched."""
    return {str(p): (p.read_bytes(), p.stat().st_mtime_ns) for p in sorted(folder.rglob("*")) if p.is_file()}


TRIED = (
    ("detain", "1"),
    ("detain", "1..4", "--on", "2019-07-02"),
    ("notify", "1", "--served", "2019-07-02"),
    ("abandon", "2"),
    ("note", "1", "text"),
    ("correct", "1", "--direction", "import", "--reason", "slip"),
    ("custody", "1", "--quantity", "1", "--from", "A", "--to", "B", "--purpose", "sample"),
    ("event", "1", "case-filed"),
    ("transfer", "1", "--to", "office"),
    ("line", "add", "1", "--goods", "straps"),
    ("line", "edit", "1", "1", "--quantity", "4"),
    ("record", "--office", "5320", "--goods", "caps", "--mark", "NEW", "--add-missing"),
)


@pytest.mark.parametrize("line", TRIED, ids=" ".join)
def test_what_is_only_tried_says_what_would_be_and_writes_nothing(
    customs: Customs, parcels: list[str], line: tuple[str, ...], place: Path
) -> None:
    before = everything(place)
    tried = customs(*line, "-n")
    assert (tried.code, tried.lines[0]) == (0, "Nothing is written. This would happen:"), tried.err
    assert customs(*line, "--dry-run", "--json").out.count('"dry_run": true') == 1
    assert everything(place) == before
    done = customs(*line)
    assert (done.code, done.lines[0]) == (0, tried.lines[1])


def test_evidence_is_tried_without_a_copy(customs: Customs, parcels: list[str], place: Path) -> None:
    photo = place / "photo.jpg"
    photo.write_bytes(b"picture")
    before = everything(place)
    assert customs("evidence", "1", "2", str(photo), "-n").code == 0
    assert everything(place) == before
    assert customs("evidence", "1", "2", str(photo)).code == 0
    assert customs("verify").code == 0


def test_what_would_be_refused_is_refused_when_tried(customs: Customs, parcels: list[str], place: Path) -> None:
    before = everything(place)
    assert customs("determine", "1", "--infringing", "-n").code == 4
    assert customs("detain", "9", "-n").code == 3
    assert customs("detain", "1", "--on", "nonsense", "-n").code == 2
    assert everything(place) == before


@pytest.mark.parametrize(
    "words",
    [
        "reply 1 --apply --security 600",
        "confirm 1 --infringing",
        "court 1 --notice 5",
        "event 1 public-notice",
        "correct 1 --served 2019-07-03 --reason x",
        "print notice 1 -o notice.txt",
    ],
)
@pytest.mark.parametrize("form", ["--holder VIVO-COMM --holder NIKE-INC", "--holder=VIVO-COMM --holder NIKE-INC"])
def test_an_act_on_one_holder_is_not_asked_for_two(
    customs: Customs, names: None, phones: str, words: str, form: str
) -> None:
    assert customs("line", "add", phones, "--goods", "shoes", "--quantity", "3", "--mark", "NIKE").code == 0
    assert customs("notify", phones, "--on", "2019-07-02", "--served", "2019-07-02").code == 0
    refused = customs(*words.split(), *form.split())
    assert (refused.code, refused.err.splitlines()[0]) == (2, "customs: --holder takes only one holder here")
    assert [p["reply"] for p in customs("show", phones, "--json").answer["batch"]["proceedings"].values()] == [None] * 2


def test_the_text_of_a_note_is_read_from_stdin_too(customs: Customs, parcels: list[str]) -> None:
    text = "封志完好\nthe agent called"
    assert customs("note", *parcels[:2], "-", "-q", stdin=f"{text}\n").lines == parcels[:2]
    kept = [customs("show", ref, "--json").answer["batch"]["notes"] for ref in parcels[:3]]
    assert [[note["text"] for note in notes] for notes in kept] == [[text], [text], []]
    for nothing in ("", " \n"):
        refused = customs("note", parcels[0], "-", stdin=nothing)
        assert (refused.code, refused.err.splitlines()[0]) == (2, "customs: the note is empty")
    told_in_gbk = "封志完好".encode("gbk").decode("utf-8", "surrogateescape")
    refused = customs("note", parcels[0], "-", stdin=told_in_gbk)
    assert (refused.code, "a text cannot be kept as UTF-8" in refused.err) == (2, True)
    assert len(customs("show", parcels[0], "--json").answer["batch"]["notes"]) == 1


@pytest.mark.parametrize(("typed", "hint"), [("yesterday", "write --on yesterday for the day"), ("abc", "looks like")])
def test_a_day_typed_like_a_reference_is_told_its_option(
    customs: Customs, parcels: list[str], typed: str, hint: str
) -> None:
    refused = customs("detain", "1", typed)
    assert (refused.code, hint in refused.err) == (3, True), refused.err
    assert "looks like" in customs("note", "yesterday", "x").err, "an act without a day"
