"""A sheet that is issued: kept as it was said, corrected after a late entry, withdrawn with a reason, never lost."""

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from running import Customs, filled, recorded

DAY, NUMBER = "2019-07-01", "2019-5320-D-182"
ISSUE = ("print", "daily", DAY, "--office", "5320", "--issue")


def sheet(customs: Customs, *words: str) -> Any:
    result = customs("summary", DAY, "--sheet", "--office", "5320", "--json", *words)
    assert result.code == 0, result.err
    return result.answer


def recounted(before: Any, after: Any) -> dict[tuple[str, ...], tuple[str, str]]:
    """What differs between two sheets, from their JSON alone, by the plainest code: acts, store and deadlines."""
    changed: dict[tuple[str, ...], tuple[str, str]] = {}
    for name, by, figures in (("acts_total", "kind", ("acts", "items")), ("store", None, ("batches", "items"))):
        was, now = (({row[by]: row for row in one[name]} if by else one[name]) for one in (before, after))
        for key in {*was, *now}:
            for figure in figures:
                old, new = (str(one.get(key, {}).get(figure, 0)) for one in (was, now))
                if old != new:
                    changed[name.partition("_")[0], "" if key == "total" else key, figure] = old, new
    return changed


def test_looking_writes_nothing_and_issuing_keeps_what_was_said(customs: Customs, phones: str) -> None:
    before = customs("history", "--json").out
    assert sheet(customs)["issued"] is None
    tried = customs(*ISSUE, "-n", "--json").answer
    assert (tried["number"], tried["version"], tried["is_new"]) == (NUMBER, 0, True)
    assert "would be issued. Nothing was written." in customs(*ISSUE, "-n").out
    assert customs("history", "--json").out == before
    stood = customs("anchor", "--json").answer
    issued = sheet(customs, "--issue")["issued"]
    assert (issued["root"], issued["size"]) == (stood["root"], stood["size"])
    assert (issued["version"], issued["by"], issued["is_same"]) == (0, ["Li Wei", "Chen Li"], True)
    again = customs(*ISSUE, "-o", "again.txt")
    assert (again.code, "has not changed since it was issued: no new version" in again.out) == (0, True)
    assert len(customs("history", NUMBER, "--json").answer["entries"]) == 1
    assert sheet(customs)["issued"] == issued
    assert customs("history", NUMBER, "--json").answer["entries"][0]["act"] == "print daily"
    assert customs("verify").code == 0


def test_after_a_late_entry_the_correction_lists_what_has_changed_in_every_form(
    customs: Customs, phones: str, place: Path
) -> None:
    before = sheet(customs, "--issue")
    assert "This is not the sheet" not in customs("summary", DAY, "--sheet", "--office", "5320").out
    recorded(customs, "--goods", "shoes", "--quantity", "30", "--unit", "pair", "--mark", "NIKE", "--channel", "mail")
    customs("notify", "1", "--on", DAY)
    looked = customs("summary", DAY, "--sheet", "--office", "5320").out
    assert "This is not the sheet that was issued" in " ".join(looked.split())
    printed = next(line for line in looked.splitlines() if line.startswith("customs print daily"))
    tried = customs(*ISSUE, "-n").out
    assert customs(*filled(printed)).code == 0
    after = sheet(customs)
    changed = {(c["section"], "" if c["row"] == ["total"] else (c["row"] or [""])[0], c["figure"]): (c["was"], c["now"])
               for c in after["changes"]}  # fmt: skip
    expected = recounted(before, after)
    assert {key: (was or "0", now or "0") for key, (was, now) in changed.items()
            if key[0] in ("acts", "store") and key[2] in ("acts", "batches", "items")} == {
        (section, key, figure): pair for (section, key, figure), pair in expected.items()}  # fmt: skip
    assert (after["issued"]["version"], after["issued"]["is_late"]) == (1, True)
    assert f"correction 1: {len(after['changes'])} figures" in tried
    for kind in ("txt", "html", "md", "json", "xlsx", "pdf"):
        assert customs("--lang", "zh", *ISSUE, "-o", f"sheet.{kind}").code == 0
    assert sheet(customs)["issued"]["version"] == 1
    for kind in ("txt", "html", "md"):
        text = (place / f"sheet.{kind}").read_text("utf-8")
        assert all(told in text for told in ("更正版 1", "与原签发", "原为", "查获", "双")), kind
    if shutil.which("pdftotext"):
        text = subprocess.run(
            ["pdftotext", place / "sheet.pdf", "-"], capture_output=True, text=True, check=True
        ).stdout
        assert all(told in text for told in ("更正版 1", "与原签发", "原为"))


def test_a_day_with_a_long_remark_and_long_goods_is_issued_and_corrected(customs: Customs, names: None) -> None:
    """As long as a remark and a description of goods may be: what a register takes, its sheet may say."""
    recorded(customs, "--goods", "g" * 2_000, "--quantity", "30", "--mark", "NIKE")
    assert customs(*ISSUE, "--remark", "案" * 10_000, "-o", "sheet.txt").code == 0
    recorded(customs, "--goods", "h" * 2_000, "--quantity", "40", "--mark", "NIKE")
    assert customs(*ISSUE, "-o", "sheet.txt").code == 0
    issued = sheet(customs)
    assert (issued["issued"]["version"], issued["remark"]) == (1, "案" * 10_000)
    assert customs("verify").code == 0


def test_what_goes_on_later_is_told_apart_from_a_late_entry(customs: Customs, phones: str) -> None:
    customs("notify", phones, "--on", DAY, "--served", DAY)
    assert sheet(customs, "--issue")["issued"]["version"] == 0
    customs("reply", phones, "--apply", "--security", "20000", "--on", "2019-07-03")
    customs("detain", phones, "--on", "2019-07-04")
    looked = customs("summary", DAY, "--sheet", "--office", "5320").out
    assert "Since it was issued" in looked
    assert "--issue" not in looked
    assert (sheet(customs)["issued"]["is_same"], sheet(customs)["issued"]["is_late"]) == (False, False)


def test_an_issued_sheet_is_withdrawn_with_a_reason_and_never_taken_back(customs: Customs, phones: str) -> None:
    sheet(customs, "--issue", "--remark", "all quiet")
    refused = customs("undo")
    assert (refused.code, f"customs print void {NUMBER}" in refused.err) == (4, True)
    assert customs("print", "void", NUMBER.lower(), "--reason", "wrong day").code == 0
    assert customs("print", "void", NUMBER, "--reason", "twice").code == 5
    assert customs("print", "void", "2019-5320-D-183", "--reason", "none").code == 3
    gone = sheet(customs)
    assert (gone["issued"], gone["withdrawn"]["why"]) == (None, "wrong day")
    again = sheet(customs, "--issue")
    assert (again["issued"]["version"], again["changes"], again["remark"]) == (1, [], None)
    seq = customs("history", NUMBER, "--json").answer["entries"][0]["seq"]
    assert customs("undo", str(seq)).code == 4
    said = [entry["said"] for entry in customs("history", NUMBER, "--json").answer["entries"]]
    assert [text.partition(": ")[2].partition(" (")[0] for text in said] == [
        f"sheet {NUMBER} issued",
        f"the first issue of sheet {NUMBER} withdrawn: wrong day",
        f"sheet {NUMBER} issued again, as correction 1",
    ]
    assert "correction 1 of" in customs("print", "void", NUMBER, "--reason", "again").out
    assert customs("undo").code == 0
    assert sheet(customs)["issued"]["version"] == 1
    assert customs("verify").code == 0


def test_undo_just_after_an_issued_sheet_names_the_act_before_it(customs: Customs, phones: str) -> None:
    assert customs("note", phones, "slip").code == 0
    before = customs("history", "--json").answer["entries"][-1]["seq"]
    sheet(customs, "--issue")
    assert customs("undo").err.splitlines()[1:] == [
        f"  hint: to withdraw it: customs print void {NUMBER} --reason TEXT",
        f"    to undo the act before it, note: customs undo {before}",
    ]
    chinese = customs("--lang", "zh", "undo").err.splitlines()[1:]
    assert chinese == [
        f"  提示：撤回签发：customs print void {NUMBER} --reason 〈内容〉",
        f"    撤回此前的操作（添加备注）：customs undo {before}",
    ]
    assert customs("undo", str(before)).code == 0
    assert f"customs undo {before - 1}\n" in customs("undo").err


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("print", "daily", DAY, "--all", "--issue"), 2),
        (("print", "daily", DAY, "--office", "5320", "--where", "mark:VIVO", "--issue"), 2),
        (("print", "daily", DAY, "--office", "5320", "--campaign", "longteng-2019", "--issue"), 2),
        (("print", "daily", DAY, "--office", "5320", "--counted-on", "detained", "--issue"), 2),
        (("print", "daily", DAY, "--office", "5320", "--office", "5304", "--issue"), 2),
        (("print", "daily", "2018-12-01..2019-07-01", "--office", "5320", "--issue"), 2),
        (("print", "daily", "all", "--office", "5320", "--issue"), 2),
        (("print", "daily", "2019-07", "--office", "5320", "--issue"), 4),
        (("print", "daily", DAY, "--office", "5320", "-n"), 2),
        (("summary", DAY, "--office", "5320", "--issue"), 2),
        (("summary", DAY, "--office", "5320", "--sheet", "--issue", "--explain", "acts"), 2),
    ],
)
def test_what_is_no_whole_sheet_of_one_office_is_not_issued(
    customs: Customs, phones: str, words: tuple[str, ...], code: int
) -> None:
    before = customs("history", "--json").out
    result = customs(*words, "-o", "no.pdf")
    assert (result.code, len(result.err.splitlines())) == (code, 2), result.err
    assert customs("history", "--json").out == before


@pytest.mark.parametrize(
    "words", [("2019..2020",), ("..2019",), ("2019", "--counted-on", "detained"), ("2019", "--where", "mark:VIVO")]
)
def test_a_sheet_that_could_not_be_issued_bears_no_number_and_is_held_against_none(
    customs: Customs, phones: str, words: tuple[str, ...]
) -> None:
    def sheet_of(*asked: str) -> str:
        result = customs("--today", "2020-12-31", "summary", *asked, "--sheet", "--office", "5320")
        assert result.code == 0, result.err
        return " ".join(result.out.split())

    sheet_of("2019", "--issue")
    recorded(customs, "--goods", "shoes", "--quantity", "30", "--mark", "NIKE", "--detained", "2019-07-02")
    told, own = sheet_of(*words), sheet_of("2019")
    assert ("Sheet number" in told, "This is not the sheet" in told) == (False, False)
    assert ("Sheet number 2019-5320-P-001-365" in own, "This is not the sheet" in own) == (True, True)
    sheet_of(*words, "--explain", "figures", "-o", "behind.txt")
    assert "2019-5320-P" not in Path("behind.txt").read_text("utf-8")


def test_issued_sheets_come_along_in_a_merge_an_export_and_a_backup(customs: Customs, phones: str, place: Path) -> None:
    sheet(customs, "--issue")
    customs("notify", "1", "--on", DAY)
    sheet(customs, "--issue", "--remark", "=1+1\n，线索")
    own = sheet(customs)
    here, there = ("--register", str(place / "register.json")), ("--register", str(place / "other" / "register.json"))
    assert customs(*there, "init", "--office", "5304").code == 0
    assert customs(*there, "summary", DAY, "--sheet", "--office", "5304", "--issue", "--json").code == 0
    assert customs("merge", str(place / "other" / "register.json")).code == 0
    assert customs(*there, "merge", str(place / "register.json")).code == 0
    for office in ("5304", "5320"):
        told = [customs(*at, "summary", DAY, "--sheet", "--office", office, "--json").answer for at in (here, there)]
        assert told[0]["issued"] == told[1]["issued"]
        assert told[0]["issued"]["version"] == (1 if office == "5320" else 0)
    for kind in ("json", "jsonl", "csv", "xlsx"):
        at = ("--register", str(place / kind / "register.json"))
        assert customs("export", "-o", f"all.{kind}").code == 0
        assert customs(*at, "init").code == 0
        assert customs(*at, "import", f"all.{kind}").code == 0
        back = customs(*at, "summary", DAY, "--sheet", "--office", "5320", "--json").answer
        assert [back[name] for name in ("issued", "changes", "remark")] == [
            own[name] for name in ("issued", "changes", "remark")
        ]
        assert customs(*at, "verify").code == 0
    # Both went on: nobody's word counts unasked, and what gives way stays in the history.
    for at, why in ((here, "ours"), (there, "theirs")):
        assert customs(*at, "print", "void", NUMBER, "--reason", why).code == 0
    assert customs("merge", str(place / "other" / "register.json")).code == 5
    assert customs("merge", str(place / "other" / "register.json"), "--theirs").code == 0
    assert sheet(customs)["withdrawn"]["why"] == "theirs"
    assert "ours" in customs("history", NUMBER, "--json").out


def test_a_sheet_whose_file_could_not_be_written_is_issued_once_and_may_be_printed_again(
    customs: Customs, phones: str, place: Path
) -> None:
    words = (*ISSUE, "-o", "folder/sheet.txt")
    lost = customs(*words)
    assert (lost.code, "is recorded; cannot write" in lost.err, "repeat the command" in lost.err) == (1, True, True)
    (place / "folder").mkdir()
    again = customs(*words)
    assert (again.code, "has not changed since it was issued: no new version" in again.out) == (0, True), again.err
    assert NUMBER in (place / "folder" / "sheet.txt").read_text("utf-8")
    assert len(customs("history", NUMBER, "--json").answer["entries"]) == 1


def test_a_paper_is_made_void_on_trial_and_nothing_is_written(customs: Customs, phones: str, place: Path) -> None:
    assert customs("print", "notice", phones, "-o", "n.txt").code == 0
    assert customs("print", "daily", "--office", "5320", "--issue", "-o", "d.txt").code == 0
    journal = (place / "register.journal").read_bytes()
    for number, told in (
        ("2019-5320-NT-0001", f"2019-5320-NT-0001 of {phones} is void: misprinted"),
        ("2019-5320-D-191", "the first issue of 2019-5320-D-191 is withdrawn: misprinted"),
    ):
        tried = customs("print", "void", number, "--reason", "misprinted", "-n")
        assert (tried.code, tried.lines) == (0, ["Nothing is written. This would happen:", told])
        assert (place / "register.journal").read_bytes() == journal
        assert customs("print", "void", number, "--reason", "misprinted").lines == [told]
        journal = (place / "register.journal").read_bytes()
        refused = customs("print", "void", number, "--reason", "misprinted", "-n")
        assert (refused.code, refused.out) == (5, "")
