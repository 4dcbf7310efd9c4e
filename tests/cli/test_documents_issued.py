"""Official documents: each issued once, under a number of its own, kept as it was, and told of by the register."""

import hashlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from running import Customs, Terminal, filled, recorded

pytestmark = pytest.mark.usefixtures("names")


def issued(customs: Customs, *words: str) -> dict[str, Any]:
    result = customs("print", *words, "--json")
    assert result.code == 0, result.err
    document: dict[str, Any] = json.loads(result.out)["document"]
    return document


def numbers(customs: Customs, ref: str) -> list[str]:
    batch = json.loads(customs("show", ref, "--json").out)["batch"]
    return [one["number"] for one in batch.get("documents", ())]


def acts(customs: Customs) -> list[str]:
    return [entry["act"] for entry in json.loads(customs("history", "--json").out)["entries"]]


def test_a_document_printed_again_is_the_same_file_and_no_other_act(customs: Customs, phones: str, place: Path) -> None:
    first = issued(customs, "notice", phones, "-o", "a.html")
    before = acts(customs)
    again = issued(customs, "notice", phones, "-o", "b.html")
    assert (first["number"], first["new"], again["new"]) == ("2019-5320-NT-0001", True, False)
    assert (place / "a.html").read_bytes() == (place / "b.html").read_bytes()
    assert first["sha256"] == hashlib.sha256((place / "a.html").read_bytes()).hexdigest() == again["sha256"]
    assert acts(customs) == before
    assert customs("verify").code == 0


def test_another_language_or_form_of_file_has_the_same_number_and_says_what_was_issued(
    customs: Customs, phones: str, place: Path
) -> None:
    issued(customs, "notice", phones, "-o", "a.txt")
    assert customs("correct", phones, "--goods", "tablets", "--line", "1", "--reason", "typed wrong").code in (0, 2)
    assert customs("line", "edit", phones, "1", "--goods", "tablets").code == 0
    other = customs("print", "notice", phones, "-o", "b.txt", "--lang", "zh")
    assert "2019-5320-NT-0001" in other.out
    assert "--reissue" in other.err
    text = (place / "b.txt").read_text("utf-8")
    assert "phones" in text and "tablets" not in text and "确认知识产权状况通知书" in text
    corrected = issued(customs, "notice", phones, "-o", "c.txt", "--reissue")
    assert (corrected["number"], corrected["replaces"]) == ("2019-5320-NT-0002", "2019-5320-NT-0001")
    text = (place / "c.txt").read_text("utf-8")
    assert "tablets" in text and "replaces No. 2019-5320-NT-0001" in " ".join(text.split())


def test_a_void_number_has_its_reason_and_is_never_given_again(customs: Customs, phones: str) -> None:
    issued(customs, "notice", phones, "-o", "a.txt")
    assert customs("print", "void", "2019-5320-NT-0009", "--reason", "x").code == 3
    assert customs("print", "void", "2019-5320-nt-0001", "--reason", "misprinted").code == 0
    assert customs("print", "void", "2019-5320-NT-0001", "--reason", "again").code == 5
    assert issued(customs, "notice", phones, "-o", "a.txt")["number"] == "2019-5320-NT-0002"
    documents = json.loads(customs("show", phones, "--json").out)["batch"]["documents"]
    assert [one["void"] for one in documents] == ["misprinted", ""]
    assert "misprinted" in customs("show", phones).out


def test_the_number_given_in_an_act_is_the_documents_and_the_series_skips_it(customs: Customs, detained: str) -> None:
    pattern = "深关知罚字〔{year}〕{no:04}号"
    assert customs("config", "set", "numbers.penalty-decision", pattern).code == 0
    assert customs("determine", detained, "--infringing", "--on", "2019-07-09").code == 0
    assert customs("confiscate", detained, "--on", "2019-07-10", "--number", "2").code == 0
    assert issued(customs, "penalty-decision", detained, "-o", "a.txt")["number"] == "2"
    given = []
    for number in ("深关知罚字[2019]0003号", None, None):
        other = recorded(customs, "--goods", "cases", "--quantity", "5", "--mark", "VIVO", "--value", "100")
        for words in (
            ("notify", other, "--on", "2019-07-02", "--served", "2019-07-02"),
            ("reply", other, "--apply", "--security", "100", "--on", "2019-07-03"),
            ("detain", other, "--on", "2019-07-04"),
            ("determine", other, "--infringing", "--on", "2019-07-09"),
            ("confiscate", other, "--on", "2019-07-10", *(("--number", number) if number else ())),
        ):
            assert customs(*words).code == 0
        given.append(issued(customs, "penalty-decision", other, "-o", "b.txt")["number"])
    assert given == ["深关知罚字[2019]0003号", "深关知罚字〔2019〕0004号", "深关知罚字〔2019〕0005号"]


def test_a_series_skips_what_acts_of_the_offices_that_share_it_were_given(customs: Customs, phones: str) -> None:
    goods = ("--goods", "cases", "--quantity", "5", "--mark", "VIVO", "-q")
    elsewhere = [customs("record", "--office", "5304", "--found", "2018-12-30", *goods).out.strip() for _ in "ab"]
    for ref, number in zip(elsewhere, ("2019-5320-nt-0001", "N(2019)1"), strict=True):
        assert customs("notify", ref, "--on", "2019-07-02", "--number", number).code == 0
    assert issued(customs, "notice", phones, "-o", "a.txt")["number"] == "2019-5320-NT-0001", "it names its own office"
    assert customs("config", "set", "numbers.notice", "N〔{year}〕{no}").code == 0
    other = recorded(customs, *goods[:-1])
    assert issued(customs, "notice", other, "-o", "b.txt")["number"] == "N〔2019〕2", "any office's"


def test_an_act_whose_number_is_another_documents_is_told_of_where_its_own_gets_the_next(
    customs: Customs, phones: str
) -> None:
    other = recorded(customs, "--goods", "cases", "--quantity", "5", "--mark", "VIVO")
    for ref in (phones, other):
        assert customs("notify", ref, "--served", "2019-07-03", "--number", "N 7").code == 0
    first = customs("print", "notice", phones, "-o", "a.txt")
    assert (first.code, "belongs to another document" in first.err) == (0, False)
    second = customs("print", "notice", other, "-o", "b.txt")
    own = f"this one gets 2019-{other.split('-')[1]}-NT-0001"
    assert (
        second.code,
        f"warning: the act was recorded with number N 7, which belongs to another document: {own}" in second.err,
    ) == (0, True)


@pytest.mark.parametrize("part", ["", "--line 1 --quantity 400"])
@pytest.mark.parametrize(("given", "next_one"), [("2019-5320-PD-0001", "0002"), ("K-1", "0001")])
def test_a_series_leaves_out_the_number_of_a_decision_about_all_goods_or_a_part(
    customs: Customs, detained: str, part: str, given: str, next_one: str
) -> None:
    other = recorded(customs, "--goods", "cases", "--quantity", "5", "--mark", "VIVO", "--consignor", "ACME")
    for line in (
        f"notify {other} --on 2019-07-02 --served 2019-07-02",
        f"reply {other} --apply --security 20000 --on 2019-07-03",
        f"detain {other} --on 2019-07-04",
        f"determine {other} --infringing --on 2019-07-05",
        f"confiscate {other} --on 2019-07-06",
        f"determine {detained} --infringing --on 2019-07-05",
        f"confiscate {detained} {part} --number {given} --on 2019-07-06",
    ):
        assert customs(*line.split()).code == 0, line
    assert issued(customs, "penalty-decision", other, "-o", "a.txt")["number"] == f"2019-5320-PD-{next_one}"


def test_a_number_is_one_documents_only(customs: Customs, phones: str) -> None:
    assert issued(customs, "notice", phones, "-o", "a.txt", "--number", "N 7")["number"] == "N 7"
    other = recorded(customs, "--goods", "cases", "--quantity", "5", "--mark", "VIVO")
    refused = customs("print", "notice", other, "-o", "b.txt", "--number", "n7")
    assert (refused.code, "belongs to another document" in refused.err) == (5, True)
    asked_again = customs("print", "notice", phones, "-o", "a.txt", "--number", "N 8")
    assert (asked_again.code, "--reissue" in asked_again.err) == (5, True)


def test_each_form_office_and_year_has_a_series_of_its_own(customs: Customs, detained: str) -> None:
    found = ("--office", "5304", "--found", "2019-07-01", "--goods", "cases", "--quantity", "5", "--mark", "VIVO")
    other = customs("record", *found, "-q").out.strip()
    given = [
        issued(customs, form, detained, "-o", "a.txt")["number"] for form in ("detention-decision", "detention-list")
    ]
    assert given == ["2019-5320-DD-0001", "2019-5320-DL-0001"]
    assert issued(customs, "notice", other, "-o", "b.txt")["number"] == "2019-5304-NT-0001"
    later = issued(customs, "receipt", detained, "--for", "2019-5320-DD-0001", "-o", "c.txt", "--today", "2020-01-02")
    assert (later["number"], later["about"]) == ("2020-5320-RC-0001", "2019-5320-DD-0001")
    issued(customs, "custody-chain", detained, "-o", "e.txt")  # which is served on nobody
    last = issued(customs, "receipt", detained, "-o", "d.txt")
    assert (last["about"], last["number"]) == ("2019-5320-DL-0001", "2019-5320-RC-0001")


def test_a_receipt_names_the_addressee_of_the_paper_that_was_served(
    customs: Customs, detained: str, place: Path
) -> None:
    assert customs("correct", detained, "--consignor", "First Ltd", "--reason", "named late").code == 0
    number = issued(customs, "detention-decision", detained, "-o", "a.txt")["number"]
    notice = issued(customs, "notice", detained, "-o", "n.txt")["number"]
    assert customs("correct", detained, "--consignor", "Second Ltd", "--reason", "another firm").code == 0
    assert customs("holder", "edit", "VIVO-COMM", "--name", "Vivo Two").code == 0
    for paper, whom in ((number, "First Ltd"), (notice, "vivo Mobile Communication Co., Ltd.")):
        issued(customs, "receipt", detained, "--for", paper, "-o", "r.txt")
        text = (place / "r.txt").read_text("utf-8")
        assert (f"{whom}\n" in text, "Second" in text, "Two" in text) == (True, False, False), text


def test_a_draft_is_marked_and_writes_nothing_down(customs: Customs, phones: str, place: Path) -> None:
    before = acts(customs)
    shown = customs("print", "notice", phones, "-n")
    assert "*** DRAFT ***" in shown.out and "To be filled in" in shown.out
    assert customs("print", "notice", phones, "-n", "-o", "draft.html").code == 0
    assert "DRAFT" in (place / "draft.html").read_text("utf-8")
    assert acts(customs) == before
    assert not (place / "evidence").exists()


def test_what_the_law_asks_for_and_nobody_knows_is_named_and_can_be_given(
    customs: Customs, phones: str, place: Path
) -> None:
    told = issued(customs, "detention-decision", phones, "-n")
    assert [one["field"] for one in told["missing"]] == [
        *("party", "party_address", "detained_on", "detained_until", "court")
    ]
    words = ("--fill", "court=深圳市中级人民法院", "--fill", "party=A & B <Trading>", "--fill", "party-address=Road 1")
    made = issued(customs, "detention-decision", phones, *words, "-o", "a.html")
    assert [one["field"] for one in made["missing"]] == ["detained_on", "detained_until"]
    page = (place / "a.html").read_text("utf-8")
    assert "深圳市中级人民法院" in page and "A &amp; B &lt;Trading&gt;" in page and "____ (to be filled in)" in page
    for wrong, code in (("court", 2), ("court=", 2), ("nonsense=x", 2), ("number=1", 2)):
        assert customs("print", "detention-decision", phones, "--fill", wrong, "-n").code == code


def test_a_field_that_is_kept_back_is_not_in_the_paper_and_not_in_its_data(
    customs: Customs, detained: str, place: Path
) -> None:
    moved = ("--line", "1", "--quantity", "3", "--from", "lane", "--to", "store X", "--purpose", "store")
    assert customs("custody", detained, *moved).code == 0
    issued(customs, "batch-file", detained, "--redact", "value", "--redact", "custody", "-o", "a.txt")
    document = json.loads(customs("show", detained, "--json").out)["batch"]["documents"][0]
    assert "20,000" not in (place / "a.txt").read_text("utf-8")
    assert "store X" not in (place / "a.txt").read_text("utf-8") + json.dumps(document["data"])
    assert customs("print", "batch-file", detained, "--redact", "nonsense", "-n").code == 2


REFUSED: tuple[tuple[tuple[str, ...], int], ...] = (
    (("notice", "-o", "a.pdf"), 2),
    (("notice", "REF", "-o", "a.xlsx"), 2),
    (("notice", "REF", "-o", "nothing"), 2),
    (("notice", "REF", "--as", "gif", "-o", "folder/"), 2),
    (("notice", "REF", "--for", "1", "-o", "a.txt"), 2),
    (("notice", "REF", "--where", "mark:VIVO", "-o", "folder/"), 2),
    (("notice", "REF", "--holder", "NIKE-INC", "-o", "a.txt"), 3),
    (("notice", "REF", "--number", "", "-o", "a.txt"), 2),
    (("notice", "REF", "--number", "a\nb", "-o", "a.txt"), 2),
    (("notice", "REF", "--number", "x" * 200, "-o", "a.txt"), 2),
    (("receipt", "REF", "-o", "a.txt"), 3),
    (("release-notice", "REF", "-o", "a.txt"), 4),
    (("transfer-letter", "REF", "-o", "a.txt"), 4),
    (("penalty-decision", "REF", "-o", "a.txt"), 4),
    (("confiscation-notice", "REF", "-o", "a.txt"), 4),
    (("void", "NO"), 2),
)
"""What is asked of a batch of which nothing was done yet -> the exit status."""


def test_what_cannot_be_issued_is_refused_before_anything_is_done(customs: Customs, phones: str) -> None:
    before = acts(customs)
    found = {words: customs("print", *(phones if word == "REF" else word for word in words)) for words, _ in REFUSED}
    assert {words: result.code for words, result in found.items()} == dict(REFUSED)
    assert acts(customs) == before


def test_an_issued_document_is_not_undone_but_what_came_before_it_is(customs: Customs, phones: str) -> None:
    assert customs("note", phones, "x").code == 0
    issued(customs, "notice", phones, "-o", "a.txt")
    seq = len(acts(customs))
    refused = customs("undo", str(seq))
    assert (refused.code, "hint: customs print void NUMBER --reason TEXT" in refused.err) == (5, True)
    assert customs("undo").code == 0
    assert numbers(customs, phones) == ["2019-5320-NT-0001"]
    assert customs("redo").code == 0


def test_many_documents_each_once_without_a_gap_and_going_on_where_it_was_broken_off(
    customs: Customs, place: Path
) -> None:
    refs = [recorded(customs, "--goods", f"g{n}", "--quantity", "1", "--mark", "VIVO") for n in range(12)]
    both = recorded(customs, "--goods", "both", "--quantity", "1", "--mark", "VIVO", "--mark", "NIKE")
    assert customs("print", "notice", *refs[:5], "-o", "out/", "--as", "txt").code == 0
    made = customs("print", "notice", "--where", "mark:VIVO", "-o", "out/", "--as", "txt", "--json")
    documents = json.loads(made.out)["documents"]
    assert [one["new"] for one in documents] == [False] * 5 + [True] * 9
    assert sorted(one["number"] for one in documents) == [f"2019-5320-NT-{no:04}" for no in range(1, 15)]
    assert {one["holder"] for one in documents if one["ref"] == both} == {"VIVO-COMM", "NIKE-INC"}
    assert len(list((place / "out").iterdir())) == 14
    assert customs("verify").code == 0
    refused = customs("print", "notice", both, "-o", "one.txt")
    assert (refused.code, "--holder CODE" in refused.err) == (2, True)


def test_a_document_goes_with_its_batch_through_export_merge_and_bundle(
    customs: Customs, phones: str, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    issued(customs, "notice", phones, "-o", "a.txt")
    made = customs("bundle", phones, "-o", "b.zip")
    assert made.code == 0, made.err
    assert customs("bundle", "verify", "b.zip").code in (0, 6)
    unpacked = (
        subprocess.run(["unzip", "-p", "b.zip"], capture_output=True, check=False) if shutil.which("unzip") else None
    )
    if unpacked:
        assert b"2019-5320-NT-0001" in unpacked.stdout and (place / "a.txt").read_bytes() in unpacked.stdout
    whole = json.loads(customs("show", phones, "--json").out)["batch"]["documents"]
    (place / "other").mkdir()
    monkeypatch.setenv("CUSTOMS_REGISTER", str(place / "other" / "register.json"))
    assert customs("init", "--office", "5301").code == 0
    assert customs("merge", str(place / "register.json")).code == 0
    assert json.loads(customs("show", phones, "--json").out)["batch"]["documents"] == whole
    again = issued(customs, "notice", phones, "-o", "c.txt")
    assert (again["new"], (place / "c.txt").read_bytes()) == (False, (place / "a.txt").read_bytes())
    assert customs("verify").code == 0


def test_a_file_that_was_altered_is_not_printed_again(customs: Customs, phones: str, place: Path) -> None:
    sha = issued(customs, "notice", phones, "-o", "a.txt")["sha256"]
    (place / "evidence" / sha).chmod(0o600)
    (place / "evidence" / sha).write_bytes(b"something else")
    assert customs("print", "notice", phones, "-o", "b.txt").code == 7
    assert not (place / "b.txt").exists()


def test_a_pdf_is_pdf_a_with_its_fonts_in_it_and_the_same_twice(customs: Customs, phones: str, place: Path) -> None:
    pytest.importorskip("typst")
    hostile = "*bold* #sys.inputs $x$ `raw` <tag> @ref \\ [link](x) {{ number }} 手机"
    assert customs("line", "edit", phones, "1", "--goods", hostile).code == 0
    issued(customs, "notice", phones, "-o", "a.pdf", "--lang", "zh")
    assert customs("print", "notice", phones, "-n", "-o", "d.pdf").code == 0
    assert customs("print", "notice", phones, "-n", "-o", "e.pdf").code == 0
    made = (place / "a.pdf").read_bytes()
    assert (place / "d.pdf").read_bytes() == (place / "e.pdf").read_bytes()
    assert b"<pdfaid:part>2</pdfaid:part>" in made and b"<pdfaid:conformance>B</pdfaid:conformance>" in made
    if shutil.which("pdffonts") and shutil.which("pdftotext"):
        fonts = subprocess.run(["pdffonts", "a.pdf"], capture_output=True, text=True, check=True).stdout
        assert all(line.split()[-5:-2] == ["yes", "yes", "yes"] for line in fonts.splitlines()[2:])
        text = subprocess.run(["pdftotext", "a.pdf", "-"], capture_output=True, text=True, check=True).stdout
        assert hostile.replace(" ", "") in "".join(text.split())


def test_without_a_printer_nothing_is_issued(customs: Customs, phones: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", os.devnull)
    refused = customs("print", "notice", phones)
    assert (refused.code, "-o FILE.pdf" in refused.err) == (1, True)
    assert "no holder" in customs("print", "notice", phones, "--holder", "").err, "its own faults come first"
    assert customs("print", "notice", "2019-5320-000009").code == 3
    for option in ("--fill", "--redact"):
        faulty = customs("print", "notice", phones, option, "mood=good")
        assert (faulty.code, "mood" in faulty.err) == (2, True)
    assert numbers(customs, phones) == []


def test_a_holders_bundle_has_what_was_issued_to_that_holder_and_nothing_that_went_to_others(
    customs: Customs, place: Path
) -> None:
    both = recorded(customs, "--goods", "shoes", "--quantity", "1", "--mark", "VIVO", "--goods", "x", "--mark", "NIKE")
    for holder in ("VIVO-COMM", "NIKE-INC"):
        issued(customs, "notice", both, "--holder", holder, "-o", f"{holder}.txt")
    issued(customs, "detention-list", both, "-o", "list.txt")
    assert customs("bundle", both, "--holder", "NIKE-INC", "-o", "b.zip").code == 0
    with ZipFile(place / "b.zip") as archive:
        kept = b"".join(archive.read(name) for name in archive.namelist())
        record = next(json.loads(archive.read(n)) for n in archive.namelist() if n.endswith("data/record.json"))
    assert [one["holder"] for one in record["batch"]["documents"]] == ["NIKE-INC"]
    assert (place / "NIKE-INC.txt").read_bytes() in kept
    assert b"VIVO" not in kept and (place / "list.txt").read_bytes() not in kept
    again = customs("bundle", "verify", "b.zip")
    assert "NOT SOUND" not in again.out, again.out


def test_the_case_file_of_one_holder_tells_of_no_other(customs: Customs, place: Path) -> None:
    both = recorded(customs, "--goods", "shoes", "--quantity", "1", "--mark", "VIVO", "--goods", "x", "--mark", "NIKE")
    issued(customs, "batch-file", both, "--holder", "NIKE-INC", "-o", "own.txt")
    issued(customs, "batch-file", both, "-o", "all.txt")
    own, whole = ((place / name).read_text("utf-8") for name in ("own.txt", "all.txt"))
    assert [word in own for word in ("NIKE", "vivo", "shoes")] == [True, False, False]
    assert all(word in whole for word in ("NIKE", "vivo", "shoes"))


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_an_interrupted_run_leaves_whole_documents_and_repeated_it_goes_on(customs: Customs, place: Path) -> None:
    count = 40
    for n in range(count):
        recorded(customs, "--goods", f"g{n}", "--quantity", "1", "--mark", "VIVO")
    words = [
        sys.executable,
        "-m",
        "customs_cli",
        "print",
        "notice",
        "--where",
        "mark:VIVO",
        "-o",
        "out/",
        "--as",
        "txt",
    ]
    own = {**os.environ, "PYTHONUNBUFFERED": "1"}  # line by line, as on a terminal
    run = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=own)
    assert run.stdout is not None
    run.stdout.readline()
    run.send_signal(signal.SIGINT)
    _, said = run.communicate(timeout=60)
    assert (run.returncode, "Traceback" in said) == (130, False)
    done = [one for one in acts(customs) if one == "print"]
    assert 0 < len(done) < count
    again = json.loads(customs("print", "notice", "--where", "mark:VIVO", "-o", "out/", "--as", "txt", "--json").out)
    assert sorted(one["number"] for one in again["documents"]) == [f"2019-5320-NT-{n:04}" for n in range(1, count + 1)]
    assert sum(one["new"] for one in again["documents"]) == count - len(done)
    assert len(list((place / "out").iterdir())) == count


def test_check_tells_of_a_number_that_two_offices_gave(
    customs: Customs, phones: str, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    issued(customs, "notice", phones, "-o", "a.txt", "--number", "N 7")
    (place / "other").mkdir()
    monkeypatch.setenv("CUSTOMS_REGISTER", str(place / "other" / "register.json"))
    assert customs("init", "--office", "5304").code == 0
    goods = ("--goods", "x", "--quantity", "1", "--mark", "VIVO", "--add-missing")
    other = customs("record", "--found", "2019-07-01", *goods, "-q").out.strip()
    assert customs("print", "detention-list", other, "-o", "b.txt", "--number", "n7").code == 0
    assert customs("merge", str(place / "register.json"), "--theirs").code == 0
    checked = customs("check", "--json")
    assert [f["where"] for f in json.loads(checked.out)["findings"] if f["rule"] == "document-number-twice"] == [phones]


@pytest.mark.parametrize(
    ("words", "says", "not_says"),
    [
        (("--direction", "export", "--channel", "cargo", "--consignor", "A"), "three working days", "article 31"),
        (
            ("--direction", "import", "--channel", "mail", "--consignee", "Zhang San"),
            "article 31",
            "three working days",
        ),
        (("--procedure", "cn_application", "--consignor", "A"), "On your application", "three working days"),
    ],
)
def test_a_form_says_what_the_procedure_of_the_batch_is(
    customs: Customs, place: Path, words: tuple[str, ...], says: str, not_says: str
) -> None:
    ref = recorded(customs, *words, "--goods", "shoes", "--quantity", "2", "--mark", "VIVO")
    issued(customs, "notice", ref, "-o", "a.txt")
    text = " ".join((place / "a.txt").read_text("utf-8").split())
    assert says in text and not_says not in text
    if "mail" in words:
        issued(customs, "detention-decision", ref, "-o", "b.txt", "--lang", "zh")
        text = (place / "b.txt").read_text("utf-8")
        assert "张" not in text and "Zhang San" in text and "收件人" in text and "第三十一条" in text


def test_a_form_of_chinese_law_is_not_issued_under_another(customs: Customs) -> None:
    assert customs("office", "add", "DEHAM", "--name", "Hamburg").code == 0
    goods = ("--goods", "shoes", "--quantity", "2", "--mark", "VIVO", "--found", "2019-07-01")
    ref = customs("record", "--office", "DEHAM", "--procedure", "eu_608", *goods, "-q").out.strip()
    refused = customs("print", "notice", ref, "-o", "a.txt")
    assert (refused.code, "Chinese law" in refused.err) == (4, True)
    assert issued(customs, "batch-file", ref, "-o", "a.txt")["number"] == "2019-DEHAM-BF-0001"
    chain = ("print", "custody-chain", ref, "-o", "b.txt")
    assert customs(*chain, "-n").out.splitlines()[-1] == "To be filled in: Custody events"
    assert issued(customs, *chain[1:])["missing"][0]["article"] == ""


def test_what_an_office_always_says_stands_in_its_configuration(customs: Customs, phones: str, place: Path) -> None:
    for key, text in (("documents.reply_to", "No. 1 Road"), ("letterhead", "Customs of A;Section B")):
        assert customs("config", "set", key, text).code == 0
    assert customs("config", "set", "documents.consignor", "x").code == 2
    made = issued(customs, "notice", phones, "-o", "a.txt")
    text = (place / "a.txt").read_text("utf-8")
    assert made["missing"] == [] and "No. 1 Road" in text and "Customs of A Section B" in text
    assert customs("config", "unset", "documents.reply_to").code == 0
    again = customs("print", "notice", phones, "-o", "b.txt")
    assert (again.code, again.err, (place / "b.txt").read_text("utf-8")) == (0, "", text)
    asked = ("--reissue", "--fill", "reply_to=No. 2 Road")
    assert "No. 2 Road" in (issued(customs, "notice", phones, *asked, "-o", "c.txt"), (place / "c.txt").read_text())[1]


def test_one_officer_is_too_few_to_detain(customs: Customs, phones: str, monkeypatch: pytest.MonkeyPatch) -> None:
    told = issued(customs, "detention-list", phones, "-n")
    assert "officers" not in [one["field"] for one in told["missing"]]
    monkeypatch.setenv("CUSTOMS_OFFICER", "Li Wei")
    told = issued(customs, "detention-list", phones, "-n")
    assert ("officers", "ACL art. 18") in [(one["field"], one["article"]) for one in told["missing"]]


def test_history_tells_of_documents_in_a_sentence(customs: Customs, phones: str) -> None:
    issued(customs, "notice", phones, "-o", "a.txt")
    issued(customs, "notice", phones, "-o", "a.html")
    issued(customs, "notice", phones, "-o", "a.txt", "--reissue")
    assert customs("print", "void", "2019-5320-NT-0002", "--reason", "misprinted").code == 0
    said = [entry["said"] for entry in json.loads(customs("history", phones, "--json").out)["entries"]][-4:]
    assert [text.partition(": ")[2] for text in said] == [
        "notice 2019-5320-NT-0001 issued, VIVO-COMM",
        "also printed as notice-2019-5320-NT-0001.en.html",
        "notice 2019-5320-NT-0002 issued, VIVO-COMM, replaces 2019-5320-NT-0001",
        "2019-5320-NT-0002 made void (reason: misprinted)",
    ]


def test_a_campaign_has_its_chinese_name_on_chinese_paper(customs: Customs, phones: str, place: Path) -> None:
    assert customs("campaign", "add", "lt19", "--name", "Longteng 2019", "--name-zh", "龙腾行动2019").code == 0
    assert customs("correct", phones, "--campaign", "lt19", "--reason", "late").code == 0
    issued(customs, "batch-file", phones, "--lang", "zh", "-o", "file.txt")
    text = (place / "file.txt").read_text("utf-8")
    assert ("龙腾行动2019" in text, "Longteng" in text) == (True, False)


def test_articles_that_were_given_up_have_the_papers_of_their_detention(customs: Customs, place: Path) -> None:
    parcel = recorded(customs, "--channel", "mail", "--goods", "watches", "--quantity", "3", "--mark", "VIVO")
    for words in (("detain", parcel), ("abandon", parcel, "--document", "F-7")):
        assert customs(*words).code == 0
    for form in ("detention-decision", "detention-list"):
        assert issued(customs, form, parcel, "-o", "paper.txt")["number"], form


def test_the_keeper_on_paper_is_whoever_has_the_goods_and_not_whoever_has_a_sample_of_them(
    customs: Customs, detained: str, place: Path
) -> None:
    kept = ("--from", "Li Wei", "--to", "Store 3", "--purpose", "store", "--seal", "S-1")
    sample = ("--from", "Store 3", "--to", "Lab", "--purpose", "sample", "--seal-before", "S-1", "--seal", "S-2")
    assert customs("custody", detained, "--quantity", "2", *sample, "--on", "2019-07-05T12:00").code == 0
    assert customs("custody", detained, "--quantity", "1200", *kept, "--on", "2019-07-05T09:00").code == 0
    issued(customs, "detention-list", detained, "-o", "list.txt")
    text = (place / "list.txt").read_text("utf-8")
    assert re.findall(r"^(?:Keeper|Seal number): +([^_\s].*)$", text, re.M) == ["Store 3", "S-2"]


def test_the_place_on_paper_is_where_the_goods_were_brought_if_none_is_recorded(
    customs: Customs, detained: str, place: Path
) -> None:
    kept = ("--from", "Li Wei", "--to", "Store 3", "--purpose", "store", "--place", "Hall B", "--quantity", "1200")
    assert customs("custody", detained, *kept, "--on", "2019-07-05T09:00").code == 0
    assert customs("print", "detention-list", detained, "-n", "-o", "list.txt").code == 0
    assert re.search(r"^(?:Place of storage|Storage).*: +Hall B$", (place / "list.txt").read_text("utf-8"), re.M)
    assert customs("correct", detained, "--storage", "Hall C", "--reason", "moved").code == 0
    assert customs("print", "detention-list", detained, "-n", "-o", "list.txt").code == 0
    assert "Hall B" not in (place / "list.txt").read_text("utf-8")


def test_the_custody_of_goods_is_on_paper_whole_and_in_the_readers_language(
    customs: Customs, detained: str, place: Path
) -> None:
    moved = ("--line", "1", "--quantity", "1", "--from", "A", "--to", "B", "--purpose", "storage", "--on", "2019-07-05")
    seals = ("--seal-before", "S-1", "--seal", "S-2", "--witness", "Zhao Min", "--place", "Dock 4")
    assert customs("custody", detained, *moved, *seals).code == 0
    issued(customs, "custody-chain", detained, "--lang", "zh", "-o", "chain.txt")
    paper = (place / "chain.txt").read_text("utf-8")
    assert all(text in paper for text in ("S-1", "S-2", "Zhao Min", "Dock 4", "入库"))
    assert ("00:00" in paper, "store" in paper) == (False, False)


def test_the_hour_of_a_hand_over_is_that_of_the_office(
    customs: Customs, detained: str, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moved = ("--line", "1", "--quantity", "1", "--from", "A", "--to", "B", "--purpose", "storage")
    with monkeypatch.context() as there:
        there.setenv("TZ", "Asia/Shanghai")
        time.tzset()
        assert customs("custody", detained, *moved, "--on", "2019-07-05T00:30").code == 0
        issued(customs, "custody-chain", detained, "-o", "chain.txt")
    time.tzset()
    assert "2019-07-05 00:30 +0800" in (place / "chain.txt").read_text("utf-8")


def test_a_document_printed_is_no_evidence_retained_that_day(customs: Customs, detained: str, place: Path) -> None:
    issued(customs, "batch-file", detained, "-o", "a.txt")
    (place / "photo.txt").write_text("x", "utf-8")
    assert customs("evidence", "add", detained, "photo.txt", "--kind", "photograph").code == 0
    acts = customs("summary", "today", "--sheet", "--all", "--json").answer["acts"]
    assert [(one["detail"], one["acts"]) for one in acts if one["kind"] == "evidence"] == [("photograph", 1)]


def test_no_penalty_is_decided_over_goods_that_a_court_holds(customs: Customs, detained: str) -> None:
    assert customs("determine", detained, "--infringing").code == 0
    assert customs("court", detained, "--notice", "X-1", "--kind", "property-preservation").code == 0
    refused = customs("print", "penalty-decision", detained, "-o", "p.txt")
    assert (refused.code, "held for a court" in refused.err) == (4, True)
    holder = next(iter(customs("show", detained, "--json").answer["batch"]["proceedings"]))
    hint = f"customs confiscate {detained} --holder {holder} --court-word NO"
    assert hint in refused.err
    assert customs(*filled(hint.replace("NO", "W-1"))).code == 0
    assert customs("print", "penalty-decision", detained, "-o", "p.txt").code == 0


def test_a_notice_of_release_lifts_a_detention_and_hands_out_nothing_that_another_paper_holds(
    customs: Customs, phones: str, place: Path
) -> None:
    assert customs("notify", phones).code == 0
    assert customs("reply", phones, "--decline").code == 0
    assert customs("release", phones).code == 0
    refused = customs("print", "release-notice", phones, "-o", "r.txt")
    assert (refused.code, "before any detention" in refused.err) == (4, True)
    for paper, told, untold in (("", "Please collect", "stay in store"), ("K-7", "under K-7 ends", "Please collect")):
        words = ("--detained", "--goods", "bags", "--quantity", "3", "--mark", "VIVO", "--consignor", f"Firm {paper}A")
        ref = recorded(customs, *words, *(("--other-hold", paper) if paper else ()))
        assert customs("determine", ref, "--not-infringing").code == 0
        assert customs("release", ref).code == 0
        assert customs("print", "release-notice", ref, "-o", f"r{paper}.txt").code == 0
        text = " ".join((place / f"r{paper}.txt").read_text("utf-8").split())
        assert (told in text, untold in text) == (True, False)
        assert ("decided to release" in text) == (not paper), "what another paper holds is not released"
        chinese = customs("--lang", "zh", "print", "release-notice", ref, "-n").out
        assert ("予以放行" in chinese) == (not paper)


def test_what_was_collected_has_a_list_of_its_own_and_no_penalty(customs: Customs, detained: str) -> None:
    assert customs("determine", detained, "--infringing", "--on", "2019-07-09").code == 0
    told = customs("print", "collection-list", detained, "-o", "a.txt")
    assert (told.code, "confiscate" in told.err and "--collected" in told.err) == (4, True)
    ground = ("--collected", "--ground", "odd parcels", "--document", "S 3")
    assert customs("confiscate", detained, *ground, "--on", "2019-07-09").code == 0
    printed = issued(customs, "collection-list", detained, "-o", "a.txt")
    assert {one["article"] for one in printed["missing"]} >= {"CAPR art. 62"}
    text = Path("a.txt").read_text("utf-8")
    assert "article 62" in text and "odd parcels (S 3)" in text and "Witness" in text
    assert ("found to infringe" in text, "suspected" in text) == (True, False)
    for form in ("penalty-decision", "hearing-notice"):
        told = customs("print", form, detained, "-o", "b.txt")
        assert (told.code, "no penalty" in told.err, "collection-list" in told.err) == (4, True, True), form


def test_a_list_of_what_was_collected_after_a_public_notice_names_the_article_of_the_notice(
    customs: Customs, detained: str
) -> None:
    assert customs("event", detained, "public-notice", "--on", "2019-07-05").code == 0
    assert customs("determine", detained, "--infringing", "--on", "2019-07-09").code == 0
    day = ("--today", "2019-10-09")
    assert customs(*day, "confiscate", detained, "--collected").code == 0
    told = {
        lang: customs("--lang", lang, *day, "print", "collection-list", detained, "-n").out for lang in ("en", "zh")
    }
    assert "within three months of it (article 32 of the Measures" in " ".join(told["en"].split())
    assert "《实施办法》第三十二条" in "".join(told["zh"].split())


def test_a_value_that_is_known_of_some_goods_only_is_not_that_of_all(customs: Customs, detained: str) -> None:
    assert customs("line", "edit", detained, "1", "--value", "120").code == 0
    covers = ("--goods", "covers", "--quantity", "4", "--mark", "VIVO")
    assert customs("line", "add", detained, *covers).code == 0
    customs("determine", detained, "--infringing", "--on", "2019-07-09")
    assert "value" in {one["field"] for one in issued(customs, "penalty-decision", detained, "-n")["missing"]}
    customs("line", "edit", detained, "2", "--value", "1000")
    assert "value" not in {one["field"] for one in issued(customs, "penalty-decision", detained, "-n")["missing"]}


def test_a_case_file_says_of_the_paper_that_was_replaced_by_which_it_was(
    customs: Customs, phones: str, place: Path
) -> None:
    def papers() -> list[list[str]]:
        issued(customs, "batch-file", phones, "-o", "file.txt", "-n")
        lines = (place / "file.txt").read_text("utf-8").splitlines()
        return [line.split(":", 1)[1].split() for line in lines if line.startswith(("Number:", "Void or replaced:"))]

    issued(customs, "notice", phones, "-o", "a.txt")
    issued(customs, "notice", phones, "-o", "b.txt", "--reissue")
    assert papers() == [["2019-5320-NT-0001"], ["2019-5320-NT-0002"], ["2019-5320-NT-0002"]]
    assert customs("print", "void", "2019-5320-NT-0002", "--reason", "misprinted").code == 0
    assert papers() == [["2019-5320-NT-0001"], ["2019-5320-NT-0002"], ["misprinted"]]


@pytest.mark.parametrize(
    ("options", "is_recorded"),
    [("--channel cargo", True), ("--channel cargo --basis application", False), ("--channel mail", False)],
)
def test_a_decision_says_of_rights_that_they_are_recorded_only_where_they_have_to_be(
    customs: Customs, place: Path, options: str, is_recorded: bool
) -> None:
    """A mark that is not recorded is protected on application, and among articles (Regulations art. 12, 13, 31)."""
    for line in (
        "holder add H --name Hall",
        "trademark add M --name MM --holder H",
        f"record --office 5320 --found 2019-07-01 --goods bags --quantity 9 --value 900 --mark M {options}",
    ):
        assert customs(*line.split()).code == 0
    if "mail" not in options:
        acts = ("notify 1 --served 2019-07-02",) if is_recorded else ()
        for line in (*acts, "reply 1 --holder H --apply --on 2019-07-02 --security 900", "detain 1 --on 2019-07-03"):
            assert customs(*line.split()).code == 0
    else:
        assert customs("detain", "1", "--on", "2019-07-03").code == 0
    issued(customs, "detention-decision", "1", "-o", "a.txt")
    assert ("recorded with" in (place / "a.txt").read_text("utf-8")) is is_recorded
    if "basis" not in options:
        assert customs("determine", "1", "--infringing", "--on", "2019-07-04").code == 0
        issued(customs, "hearing-notice", "1", "-o", "b.txt")
        assert ("recorded with" in " ".join((place / "b.txt").read_text("utf-8").split())) is is_recorded


def test_a_holder_is_not_shown_papers_to_one_who_had_the_mark_before(
    customs: Customs, phones: str, place: Path
) -> None:
    issued(customs, "notice", phones, "-o", "a.txt")
    assert customs("holder", "add", "OTHER", "--name", "Other Ltd").code == 0
    assert customs("trademark", "edit", "VIVO", "--holder", "OTHER").code == 0
    assert issued(customs, "notice", phones, "-o", "b.txt")["number"] == "2019-5320-NT-0002"
    assert customs("bundle", phones, "--holder", "OTHER", "-o", "b.zip").code == 0
    with zipfile.ZipFile(place / "b.zip") as bag:
        record = next(name for name in bag.namelist() if name.endswith("data/record.json"))
        documents = json.loads(bag.read(record))["batch"]["documents"]
        assert [one["number"] for one in documents] == ["2019-5320-NT-0002"]
        assert not any(b"NT-0001" in bag.read(name) for name in bag.namelist())
    assert customs("bundle", "verify", "b.zip").code == 6, "sound; no root was given"


def test_show_calls_a_document_by_its_title_in_chinese(
    customs: Customs, phones: str, terminal: Callable[..., Terminal]
) -> None:
    assert customs("notify", phones).code == 0
    assert customs("print", "notice", phones, "-o", "n.txt").code == 0
    shown = terminal("--no-input", "--lang", "zh", "show", phones, columns=140).screen
    (row,) = (line for line in shown if "确认知识产权状况通知书" in line.replace(" ", ""))
    assert "VIVO-COMM" in row


def test_a_corrected_document_whose_file_cannot_be_written_is_printed_again_and_not_corrected_once_more(
    customs: Customs, phones: str, place: Path
) -> None:
    issued(customs, "batch-file", phones, "-o", "a.txt")
    (place / "b").write_text("no folder")
    asked = ("print", "batch-file", phones, "-o", "b/b.txt", "--reissue")
    failed = customs(*asked)
    hint = f"customs print batch-file {phones} -o b/b.txt"
    assert (failed.code, "is recorded; cannot write b/b.txt" in failed.err) == (1, True)
    assert failed.err.splitlines()[-1] == f"  hint: {hint}"
    assert customs(*asked).code == 5
    (place / "b").unlink()
    assert "2019-5320-BF-0002" in customs(*filled(hint)).out
    assert len(json.loads(customs("show", phones, "--json").out)["batch"]["documents"]) == 2


def test_a_line_that_a_paper_named_leaves_its_number_to_no_other(customs: Customs, phones: str) -> None:
    covers = ("line", "add", phones, "--goods", "covers", "--quantity", "4", "--mark", "VIVO")
    assert customs(*covers).code == 0
    assert customs("print", "batch-file", phones, "-o", "f.txt").code == 0
    assert customs("line", "remove", phones, "2", "--reason", "counted twice").code == 0
    assert customs(*covers).code == 0
    lines = customs("show", phones, "--json").answer["batch"]["lines"]
    assert [line["no"] for line in lines] == [1, 3]


def test_what_is_to_be_filled_in_or_kept_back_is_named_as_paper_has_it(customs: Customs, detained: str) -> None:
    zh = ("--lang", "zh", "print", "detention-decision", detained, "-n")
    assert "人民法院" in customs(*zh).out.splitlines()[-1]
    told = customs(*zh, "--fill", "人民法院=深圳市中级人民法院").out
    assert "向深圳市中级人民法院提起行政诉讼" in "".join(told.split())
    assert "Luohu Court" in customs(*zh[2:], "--fill", "Court=Luohu Court").out
    both = customs(
        "print", "batch-file", detained, "-n", "--redact", "查获日期", "--redact", "Security lodged", "--json"
    )
    assert both.code == 0
    assert customs("print", "batch-file", detained, "-n", "--redact", "寄件人").code == 0, "as it is called in the mail"
    notice = ("--lang", "zh", "print", "notice", detained, "-n", "--fill", "知识产权权利人=某公司")
    known = customs(*notice)
    assert (known.code, "台账已有知识产权权利人：" in known.err) == (5, True), (
        "a notice has one holder, a decision several"
    )


def test_an_html_paper_has_its_number_on_every_page_and_columns_that_tear_no_word(
    customs: Customs, place: Path
) -> None:
    ref = recorded(customs, "--goods", "phones", "--quantity", "7", "--mark", "VIVO")
    number = 'N"}</style><b>1'
    assert customs("print", "notice", ref, "--number", number, "-o", "n.html").code == 0
    page = (place / "n.html").read_text()
    assert r'@bottom-center { content: "No\2e \20 N\22 \7d \3c \2f style\3e \3c b\3e 1   " counter(page)' in page
    assert page.count("</style>") == 1 and "<b>" not in page
    widths = re.findall('<col style="width:([0-9.]+)%">', page[page.index("<h2>") : page.index("<th>")])
    assert len(widths) == page.count("<th>") and round(sum(map(float, widths))) == 100
