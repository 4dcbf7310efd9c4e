"""Two copies of one register, worked on apart and merged: what one took back is told, what was issued stays."""

from pathlib import Path

import pytest
from copying import copied
from running import Customs, Result


def on(customs: Customs, folder: Path, *words: str) -> Result:
    """One command over the register of a folder; a line alone is cut at its blanks."""
    line = words[0].split() if len(words) == 1 else list(words)
    return customs("--register", str(folder / "register.json"), *line)


@pytest.fixture
def older(customs: Customs, place: Path) -> Path:
    """A register of two batches of one mark, a campaign and an exchange rate."""
    folder = place / "older"
    folder.mkdir()
    for line in (
        "holder add VIVO --name Vivo",
        "trademark add VIVO --name VIVO --holder VIVO --recordation T2019-12345",
        "record --office 5320 --found 2019-07-01 --goods phones --quantity 10 --mark VIVO",
        "record --office 5320 --found 2019-07-02 --goods phones --quantity 20 --mark VIVO",
        "rate set USD 6.87 --from 2019-07-01",
        "campaign add LT --name Longteng",
    ):
        assert on(customs, folder, line).code == 0
    return folder


@pytest.fixture
def newer(customs: Customs, older: Path, place: Path) -> Path:
    """A copy of it in which the second batch, the rate and the campaign were taken back."""
    folder = copied(older, place / "newer")
    for line in ("undo 4", "undo 5", "campaign remove LT"):
        assert on(customs, folder, line).code == 0
    return folder


GONE = ["2019-5320-000002", "LT", "USD@2019-07-01"]
SECOND = GONE[0]


def state(customs: Customs, folder: Path) -> list[list[str]]:
    return [on(customs, folder, line).lines for line in ("list -q", "rate list", "campaign list", "trademark list")]


def conflicts(found: Result) -> list[tuple[str, str]]:
    return sorted((row["key"], row["later"]) for row in found.answer["conflicts"])


def test_nothing_that_was_taken_back_comes_again_with_an_older_copy_unless_it_is_said_to(
    customs: Customs, older: Path, newer: Path
) -> None:
    before = state(customs, newer)
    found = on(customs, newer, f"merge {older} --dry-run --json")
    assert (found.code, conflicts(found)) == (5, [(key, "ours") for key in GONE])
    assert on(customs, newer, f"merge {older}").code == 5
    assert on(customs, newer, f"merge {older} --ours").code == 0
    assert state(customs, newer) == before
    assert on(customs, newer, f"merge {older} --theirs").code == 0
    assert state(customs, newer) == state(customs, older)


def test_what_a_newer_copy_took_back_is_told_to_the_older_one_and_goes_when_its_word_counts(
    customs: Customs, older: Path, newer: Path
) -> None:
    before = state(customs, older)
    found = on(customs, older, f"merge {newer} --json")
    assert (found.code, conflicts(found)) == (5, [(key, "theirs") for key in GONE])
    assert "--theirs takes their records, which are later versions of ours" in found.error["hint"]
    assert on(customs, older, f"merge {newer} --ours").code == 0
    assert on(customs, older, f"merge {newer} --theirs --dry-run").code == 0
    assert state(customs, older) == before
    assert on(customs, older, f"merge {newer} --theirs").code == 0
    assert state(customs, older) == state(customs, newer)
    assert on(customs, older, f"merge {newer}").code == 0
    assert on(customs, older, "verify").code == 0
    assert on(customs, older, "undo").code == 0
    assert state(customs, older) == before


def test_several_copies_are_tried_as_they_come_in_one_after_another(
    customs: Customs, older: Path, newer: Path, place: Path
) -> None:
    second = copied(newer, place / "second")
    assert on(customs, second, "note 1 seen").code == 0
    both = f"merge {newer} {second} --theirs"
    tried = on(customs, older, f"{both} --dry-run").out.replace("Would be merged", "Merged")
    tried = tried.replace(" is the same", " was the same").replace(" are the same", " were the same")
    assert on(customs, older, both).out == tried.replace(" Nothing was written.", "")


def test_a_name_that_one_copy_took_out_stays_where_the_other_uses_it(
    customs: Customs, older: Path, newer: Path
) -> None:
    assert on(customs, older, "record --office 5320 --found 2019-07-03 --goods bags --campaign LT -q").code == 0
    assert conflicts(on(customs, older, f"merge {newer} --json")) == [(GONE[0], "theirs"), (GONE[2], "theirs")]
    assert on(customs, older, f"merge {newer} --theirs").code == 0
    assert on(customs, older, "campaign list -q").lines == ["LT"]
    assert on(customs, newer, f"merge {older} --ours").code == 0
    assert on(customs, newer, "campaign list -q").lines == ["LT"]


def test_a_name_goes_with_the_batches_that_used_it_and_the_same_register_brings_nothing_again(
    customs: Customs, older: Path, newer: Path
) -> None:
    assert on(customs, older, "correct 1 --campaign LT --reason late").code == 0
    assert on(customs, newer, "note 1 seen").code == 0
    assert on(customs, older, f"merge {newer} --theirs").code == 0
    merged = state(customs, older)
    assert merged == state(customs, newer)
    assert on(customs, older, f"merge {newer}").code == 0
    assert state(customs, older) == merged


def test_a_batch_that_the_other_copy_took_back_stays_once_papers_of_it_are_issued(
    customs: Customs, older: Path, newer: Path, place: Path
) -> None:
    assert on(customs, older, "print", "notice", "2", "-o", str(place / "notice.txt")).code == 0
    assert on(customs, older, f"merge {newer} --theirs").code == 0
    assert SECOND in on(customs, older, "list -q").lines


def test_registers_that_are_no_copies_keep_their_own_names(customs: Customs, older: Path, place: Path) -> None:
    other = place / "other"
    other.mkdir()
    for line in ("campaign add LT --name Longteng", "campaign remove LT"):
        assert on(customs, other, line).code == 0
    assert on(customs, older, f"merge {other}").code == 0
    assert on(customs, other, f"merge {older}").code == 0
    assert state(customs, other) == state(customs, older)


def test_papers_that_were_issued_stay_with_their_numbers_when_the_word_of_the_other_copy_counts(
    customs: Customs, older: Path, place: Path
) -> None:
    copy = copied(older, place / "copy")
    assert on(customs, copy, "note", "1", "seen").code == 0
    assert on(customs, older, "print", "notice", "1", "-o", str(place / "first.txt")).code == 0
    for _ in range(2):
        assert on(customs, older, f"merge {copy} --theirs").code == 0
        assert conflicts(on(customs, older, f"merge {copy} --dry-run --json")) == []
    batch = on(customs, older, "show 1 --json").answer["batch"]
    assert [note["text"] for note in batch["notes"]] == ["seen"]
    assert [paper["number"] for paper in batch["documents"]] == ["2019-5320-NT-0001"]
    assert on(customs, older, "evidence verify").code == 0
    assert on(customs, older, "print", "notice", "2", "-o", str(place / "second.txt"), "-q").code == 0
    assert on(customs, older, "show 2 --json").answer["batch"]["documents"][0]["number"] == "2019-5320-NT-0002"


def test_the_issues_of_a_sheet_stay_when_the_word_of_an_older_copy_counts(
    customs: Customs, older: Path, place: Path
) -> None:
    daily = f"print daily 2019-07-01 --office 5320 --issue -o {place / 'sheet.txt'}"
    assert on(customs, older, daily).code == 0
    copy = copied(older, place / "copy")
    assert on(customs, older, "line edit 1 1 --quantity 11").code == 0
    assert "issued as correction 1" in on(customs, older, daily).out
    assert on(customs, older, f"merge {copy} --theirs").code == 0
    assert on(customs, older, "show 1 --json").answer["batch"]["lines"][0]["quantity"] == 10
    assert "issued as correction 2" in on(customs, older, daily).out


def test_what_was_done_and_undone_in_one_copy_is_no_change_of_it(customs: Customs, older: Path, place: Path) -> None:
    for line in (
        "holder add OTHER --name Other",
        "trademark add M --name M --holder OTHER",
        "line add 1 --goods bags --quantity 2 --mark M",
    ):
        assert on(customs, older, line).code == 0
    copy = copied(older, place / "copy")
    for line in ("trademark edit VIVO --holder OTHER", "undo"):
        assert on(customs, older, line).code == 0
    assert on(customs, older, f"merge {copy}").code == 0
    assert on(customs, copy, "note 1 seen").code == 0
    assert conflicts(on(customs, older, f"merge {copy} --json")) == [("2019-5320-000001", "theirs")]


def test_what_fills_a_blank_is_told_whoever_counts(customs: Customs, older: Path, place: Path) -> None:
    copy = copied(older, place / "copy")
    for folder, line in ((older, "correct 1 --origin CN"), (copy, "correct 1 --origin VN --vehicle V1")):
        assert on(customs, folder, f"{line} --reason late").code == 0
    filled = [{"table": "batches", "key": "2019-5320-000001", "path": "vehicle", "value": "V1"}]
    assert on(customs, older, f"merge {copy} --dry-run --ours --json").answer["filled"] == filled
    told = on(customs, older, f"merge {copy} --ours")
    assert "batches\t2019-5320-000001\tvehicle\tV1" in told.lines, told
    batch = on(customs, older, "show 1 --json").answer["batch"]
    assert (batch["origin"], batch["vehicle"]) == ("CN", "V1")
    assert on(customs, older, f"merge {copy} --json").answer["filled"] == []


def test_a_refused_merge_does_not_say_whose_word_counts(customs: Customs, older: Path, place: Path) -> None:
    copy = copied(older, place / "copy")
    for folder, goods in ((older, "bags"), (copy, "shoes")):
        line = f"record --office 5320 --found 2019-07-03 --goods {goods} --quantity 3"
        assert on(customs, folder, line).code == 0
    found = on(customs, older, f"merge {copy} --theirs")
    assert found.code == 5
    assert "count" not in found.out


def test_a_merge_is_told_in_the_readers_language_in_a_pipe_too_but_not_its_table(
    customs: Customs, older: Path, place: Path
) -> None:
    copy = copied(older, place / "copy")
    assert on(customs, copy, "holder add NIKE --name Nike").code == 0
    merge = ("--lang", "zh", "merge", str(copy))
    assert on(customs, older, *merge).lines[0].startswith("已并入：")
    for folder in (older, copy):
        assert on(customs, folder, f"holder add LV --name {folder.name}").code == 0
    assert "table\tkey\tlater\tpath\tours\ttheirs" in on(customs, older, *merge).lines


def test_a_command_to_type_is_about_the_register_that_was_named(customs: Customs, older: Path) -> None:
    path = str(older / "register.json")
    told = on(customs, older, "note 1 seen").lines[-1]
    assert told == f"Next: customs notify 2019-5320-000001 --served DATE --register {path}"
    assert on(customs, older, "undo").code == 0
    assert on(customs, older, "line edit 1 1 --quantity 11").code == 0
    assert on(customs, older, "line edit 1 1 --quantity 12").code == 0
    refused = on(customs, older, "undo 9")
    assert (refused.code, refused.err.splitlines()[-1]) == (5, f"  hint: customs undo 10 --register {path}")
    assert customs("undo", "9", f"--register={path}", "--json").error["hint"] == f"customs undo 10 --register {path}"
    assert "config" in (told := customs("--register", path, "config", "set", "offic", "5320").err)
    assert "--register" not in told
    secret = customs("--register", "postgresql://li:secret@localhost:1/customs", "list")
    assert (secret.code != 0, "secret" in secret.err) == (True, False)


@pytest.mark.parametrize("is_cut", [False, True])
def test_of_a_register_that_cannot_be_read_it_is_said_which_one_it_is(
    customs: Customs, older: Path, place: Path, is_cut: bool
) -> None:
    ours, theirs = place / "ours", older / "register.json"
    ours.mkdir()
    if is_cut:
        theirs.write_bytes(theirs.read_bytes()[:-5])
    else:
        journal = older / "register.journal"
        journal.write_bytes(journal.read_bytes().replace(b"phones", b"laptop", 1))
        theirs.unlink()
    for words in ((), ("-n",), ("--theirs",)):
        told = on(customs, ours, "merge", str(theirs), *words)
        assert (told.code, f"{theirs} does not verify: register.j" in told.err) == (7, True), told
        assert f"customs verify --register {theirs}\n" in told.err
        assert str(ours) not in told.err
        assert list(ours.glob("*.journal")) == []


def test_a_mark_does_not_come_in_with_a_holder_whose_goods_went_another_way_in_a_batch_of_ours(
    customs: Customs, older: Path, place: Path
) -> None:
    assert on(customs, older, "holder add ACME --name Acme").code == 0
    theirs = copied(older, place / "theirs")
    assert on(customs, theirs, "trademark edit VIVO --holder ACME").code == 0
    for line in (
        "trademark add ROCKET --name Rocket --holder ACME --recordation T2019-2",
        "record --office 5320 --found 2019-07-01 --goods caps --quantity 3 --value 9 --mark VIVO --mark ROCKET",
        "notify 3 --on 2019-07-02 --served 2019-07-02",
        "reply 3 --holder ACME --decline --on 2019-07-03",
        "reply 3 --holder VIVO --apply --on 2019-07-03 --security 9",
        "detain 3 --holder VIVO --on 2019-07-04",
    ):
        assert on(customs, older, line).code == 0, line
    for trying in ("--dry-run", ""):
        done = on(customs, older, f"merge {theirs} --theirs {trying}")
        assert (done.code, "VIVO stays with VIVO" in done.err) == (4, True), done
    assert on(customs, older, "check").code == 0
    assert on(customs, older, f"merge {theirs} --ours").code == 0


def test_what_check_says_of_a_mark_that_its_goods_did_not_follow_works_as_it_is_printed(
    customs: Customs, older: Path, place: Path
) -> None:
    (whole := place / "whole").mkdir()
    for line in ("holder add ACME --name Acme", "trademark add NEW --name New --holder ACME"):
        assert on(customs, whole, line).code == 0, line
    for line in (
        "holder add ACME --name Acme",
        "trademark add ROCKET --name Rocket --holder ACME --recordation T2019-2",
        "record --office 5320 --found 2019-07-01 --goods x --quantity 3 --mark NEW --mark ROCKET --add-missing",
        "notify 3 --on 2019-07-02 --served 2019-07-02",
        "reply 3 --holder ACME --decline --on 2019-07-03",
        "reply 3 --holder NEW --apply --on 2019-07-03 --security 9",
        "detain 3 --holder NEW --on 2019-07-04",
        f"merge {whole}",
    ):
        assert (done := on(customs, older, line)).code == 0, (line, done)
    findings = on(customs, older, "check --json").answer["findings"]
    [hint] = [one["hint"] for one in findings if one["rule"] == "other-holder"]
    assert on(customs, older, hint.removeprefix("customs ")).code == 0
    assert on(customs, older, "check").code == 0


def test_stations_that_knew_a_mark_by_its_code_alone_are_merged_round_in_a_ring(customs: Customs, place: Path) -> None:
    """The mark has its holder from the second station: the batches of all follow it, and no one's word is asked for."""
    first, second, district = (place / name for name in ("first", "second", "district"))
    for folder in (first, second, district):
        assert on(customs, folder, "init").code == 0
    assert on(customs, second, "holder add HA --name Alpha").code == 0
    assert on(customs, second, "trademark add M1 --name m1 --holder HA").code == 0
    for folder, office in ((first, "5320"), (second, "5304")):
        record = f"record --office {office} --found 2019-07-01 --goods phones --quantity 5 --mark M1 --add-missing -q"
        assert on(customs, folder, record).code == 0
        assert on(customs, folder, "notify 1 --on 2019-07-08 --served 2019-07-08").code == 0
    for folder in (first, second):
        assert on(customs, district, f"merge {folder}").code == 0
    for folder in (first, second):
        assert "Merged: 0 batches, 0 names" in on(customs, district, f"merge {folder}").out
        assert on(customs, folder, f"merge {district}").code == 0
        assert on(customs, folder, "list --json").answer == on(customs, district, "list --json").answer
        assert on(customs, district, f"merge {folder}").code == 0
        assert on(customs, folder, "verify").code == 0


def test_a_register_whose_history_is_another_than_when_it_was_taken_in_is_told(
    customs: Customs, older: Path, place: Path
) -> None:
    """Its last batch is put in anew with other goods, as one who writes a history anew would leave it."""
    district, copy = place / "district", copied(older, place / "copy")
    assert on(customs, district, "init").code == 0
    for folder, goods in ((older, "phones"), (copy, "caps")):
        record = f"record --office 5320 --found 2019-07-03 --goods {goods} --quantity 7 --mark VIVO"
        assert on(customs, folder, record).code == 0
    root = on(customs, older, "anchor -q").out.strip()
    assert on(customs, district, f"merge {older}").code == 0
    for word in ("", "--theirs", "--dry-run"):
        done = on(customs, district, f"merge {copy} {word}")
        assert (done.code, "records that act 2 merged from that register" in done.err) == (5, True), done
        assert f"customs verify --register {copy}/register.json --root {root}" in done.err
    assert on(customs, copy, f"verify --root {root}").code == 6


def test_a_register_that_does_not_go_on_from_where_it_was_taken_in_is_taken_in_with_a_warning(
    customs: Customs, older: Path, place: Path
) -> None:
    district, anew = place / "district", copied(older, place / "anew")
    for folder, office in ((older, "5320"), (older, "5320"), (anew, "5304"), (anew, "5304")):
        record = f"record --office {office} --found 2019-07-03 --goods phones --quantity 7 --mark VIVO"
        assert on(customs, folder, record).code == 0
    assert on(customs, district, "init").code == 0
    told = "warning: this register does not continue from its act 8, up to which it was merged before"
    for folder in (older, older):
        assert told not in on(customs, district, f"merge {folder}").err
    assert on(customs, older, "note 3 seen").code == 0
    assert told not in on(customs, district, f"merge {older} --dry-run").err
    done = on(customs, district, f"merge {anew}")
    assert (done.code, told in done.err) == (0, True), "nothing differs, and nobody would have been told"
    asked = done.err.partition("meant: customs ")[2].strip()
    assert customs(*asked.split()).code == 6
    assert on(customs, older, f"verify {asked[asked.index('--root') :]}").code == 0


def test_after_a_merge_a_short_reference_means_the_batch_of_the_own_office(customs: Customs, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = ("--register", str(tmp_path / "other" / "register.json"))
    found = ("--found", "2019-07-01", "--goods", "phones")
    assert customs(*other, "record", "--office", "5304", *found).code == 0
    assert customs("record", "--office", "5320", *found).code == 0
    assert customs("merge", str(tmp_path / "other")).code == 0
    assert customs("show", "1").code == 3
    assert customs("config", "set", "office", "5320").code == 0
    assert customs("show", "1", "--json").answer["batch"]["ref"] == "2019-5320-000001"
    assert customs("show", "5304-1", "--json").answer["batch"]["ref"] == "2019-5304-000001"
    assert customs("config", "set", "office", "5306").code == 0
    assert customs("show", "1").code == 3
