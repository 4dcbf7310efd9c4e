"""A file that is written never takes the place of a device or a pipe: the whole system may use that."""

import errno
import os
import re
import stat
import sys
from pathlib import Path
from subprocess import PIPE, Popen
from zipfile import ZipFile

import pytest
from running import Customs
from test_recorded_or_not import Failing

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")

WRITING = [
    ("list -o", ".csv"),
    ("list -o", ".pdf"),
    ("today -o", ".html"),
    ("print daily -o", ".pdf"),
    ("due --ics", ".ics"),
    ("export -o", ".csv"),
    ("export -o", ".json"),
    ("export -o", ".xlsx"),
    ("chain {ref} -o", ".html"),
    ("bundle {ref} -o", ".zip"),
]


@pytest.mark.parametrize("is_linked", [False, True])
@pytest.mark.parametrize(("words", "suffix"), WRITING)
def test_what_is_written_takes_no_pipes_place(
    customs: Customs, phones: str, place: Path, words: str, suffix: str, is_linked: bool
) -> None:
    os.mkfifo(place / f"pipe{suffix}")
    target = place / f"link{suffix}" if is_linked else place / f"pipe{suffix}"
    if is_linked:
        target.symlink_to(place / f"pipe{suffix}")
    told = customs(*words.format(ref=phones).split(), target.name)
    assert stat.S_ISFIFO((place / f"pipe{suffix}").lstat().st_mode)
    assert [path.name for path in place.glob(".*")] == []
    assert (told.code, "not a plain file" in told.err, len(told.err.splitlines())) == (1, True, 2)


@pytest.mark.parametrize(("words", "suffix"), WRITING)
def test_what_is_written_onto_a_link_goes_where_it_leads(
    customs: Customs, phones: str, place: Path, words: str, suffix: str
) -> None:
    (place / "far").mkdir()
    (target := place / "far" / f"own{suffix}").write_text("before")
    (link := place / f"link{suffix}").symlink_to(target)
    assert customs(*words.format(ref=phones).split(), link.name).code == 0
    assert (link.is_symlink(), target.read_bytes() != b"before") == (True, True)
    assert [path.name for path in (place / "far").iterdir()] == [target.name]


def test_what_killed_processes_left_of_a_file_goes_an_hour_later_with_the_next_one(
    customs: Customs, phones: str, place: Path
) -> None:
    names = {".a.csv.47.new": True, ".a.csv.48.new": False, ".b.csv.47.new": True, ".a.csv.x.new": True, ".a.csv": True}
    for name, is_old in names.items():
        (place / name).write_text("half")
        if is_old:
            os.utime(place / name, (1_500_000_000, 1_500_000_000))
    assert customs("list", "-o", "a.csv").code == 0
    assert sorted(path.name for path in place.glob(".*")) == sorted(names.keys() - {".a.csv.47.new"})


def test_files_are_written_where_the_file_system_knows_no_modes(
    customs: Customs, phones: str, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "chmod", refused)
    assert customs("note", phones, "seen").code == 0
    assert b"seen" in (place / "register.json").read_bytes()
    for words in ("list -o list.csv", "print daily -o day.pdf", f"bundle {phones} -o one.zip", "backup away"):
        assert customs(*words.split()).code == 0, words
    assert {path.stat().st_mode & 0o777 for path in (place / "register.json", place / "one.zip")} == {0o600}


UNSURE = "was written, but the disk does not confirm it: Input/output error"


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("list -o a.csv", "a.csv"),
        ("export -o a.csv", "a.csv"),
        ("export -o a.xlsx", "a.xlsx"),
        ("bundle {ref} -o a.zip", "a.zip"),
        ("due --ics a.ics", "a.ics"),
        ("timestamp request -o a.tsq", "a.tsq"),
        ("config set office 5320", "config.toml"),
        ("view save mine list", "views.toml"),
        ("evidence export {ref} out", "out"),
    ],
)
def test_a_file_that_stands_there_is_not_said_to_be_unchanged_where_only_the_folder_failed(
    customs: Customs, phones: str, place: Path, words: str, written: str
) -> None:
    (place / "photo.jpg").write_bytes(b"photo")
    assert customs("evidence", "add", phones, "photo.jpg").code == 0
    code, out, err = Failing("folder" if written != "out" else place.name, *words.format(ref=phones).split()).end()
    assert (code, out, "nothing was changed" in err) == (1, "", False)
    assert f"{written} {UNSURE}" in err
    if (place / written).suffix != ".toml":
        assert (place / written).stat().st_size
        assert [path.name for path in place.glob(".*")] == []


def test_two_exports_into_one_file_at_once_share_nothing(customs: Customs, phones: str, place: Path) -> None:
    first = Failing("still .a.csv.", "export", "-o", "a.csv")
    first.wait()
    assert customs("export", "-o", "a.csv").code == 0
    first.go_on()
    assert first.end()[::2] == (0, "")
    assert [path.name for path in place.glob(".*")] == []


def test_of_two_bundles_into_one_file_at_once_the_later_stands_and_the_former_says_so(
    customs: Customs, phones: str, place: Path
) -> None:
    first = Failing("still .a.zip.", "bundle", phones, "-o", "a.zip")
    first.wait()
    second = Failing("still .a.zip.", "bundle", phones, "-o", "a.zip")
    second.wait()
    first.go_on()
    code, _, err = first.end()
    assert (code, "cannot write a.zip: another command is writing this file now" in err) == (1, True)
    assert not (place / "a.zip").exists()
    second.go_on()
    assert second.end()[::2] == (0, "")
    with ZipFile(place / "a.zip") as whole:
        assert whole.testzip() is None
    assert [path.name for path in place.glob(".*")] == []


def test_a_file_whose_name_is_as_long_as_a_disk_takes_is_written(customs: Customs, phones: str, place: Path) -> None:
    for name in ("a" * 251 + ".csv", "鞋" * 83 + ".csv"):
        for words in ("list", "export"):
            assert customs(words, "-o", name).code == 0
            assert (place / name).read_text("utf-8-sig")
    assert [path.name for path in place.glob(".*")] == []


def test_rows_to_correct_are_written_whole_or_not_at_all(customs: Customs, phones: str, place: Path) -> None:
    rows = "office,found_on,goods,quantity\n5320,2019-07-01,hats,3\n5320,2019-07-02,caps,x\n"
    (place / "list.csv").write_text(rows, encoding="utf-8")
    code, _, err = Failing(".new", "import", "list.csv", "--rejects", "rows.csv").end()
    assert (code, "cannot write rows.csv: Input/output error" in err) == (1, True)
    assert not (place / "rows.csv").exists()
    assert [path.name for path in place.glob(".*")] == []


def test_a_workbook_that_has_no_room_leaves_nothing_of_what_it_tells_elsewhere(
    customs: Customs, phones: str, place: Path
) -> None:
    (place / "aside").mkdir()
    env = {**os.environ, "TMPDIR": str(place / "aside")}
    code, out, err = Failing("limit 2000", "export", "-o", "a.xlsx", env=env).end()
    assert (code, out, "cannot write a.xlsx: File too large" in err) == (1, "", True)
    assert list((place / "aside").iterdir()) == []
    assert [path.name for path in place.glob("*a.xlsx*")] == []


@pytest.mark.parametrize(
    ("words", "rows"),
    [
        ("import list.csv --rejects nowhere/rows.csv", "office,found_on,goods\n5320,2019-07-01,hats\n5320,x,caps\n"),
        ("import nowhere.csv --skip-faulty", "office,found_on,goods\n5320,2019-07-01,hats\n5320,x,caps\n"),
        ("holder import nowhere.csv --skip-faulty", "code,name,country\nA-CO,A Co,US\nB-CO,B Co,Nowhere\n"),
    ],
)
def test_nothing_is_imported_where_the_rows_to_correct_could_not_be_written(
    customs: Customs, phones: str, place: Path, words: str, rows: str
) -> None:
    (place / "list.csv").write_text(rows, encoding="utf-8")
    (place / "nowhere.csv").write_text(rows, encoding="utf-8")
    if "nowhere.csv" in words:  # which leaves no room for .faulty; a stick may not be written to at all
        (place / "nowhere.csv").rename(place / ("n" * 248 + ".csv"))
        words = words.replace("nowhere.csv", "n" * 248 + ".csv")
    before = customs("history", "--json").answer["entries"]
    refused = customs(*words.split())
    assert (refused.code, refused.err.count("recorded"), len(refused.err.splitlines())) == (1, 0, 2)
    assert customs("history", "--json").answer["entries"] == before
    assert [path.name for path in place.glob(".*")] == []


def test_a_key_of_pseudonyms_is_made_whole_and_never_given_up_for_a_disk_that_fails(
    customs: Customs, phones: str, place: Path
) -> None:
    key = place / "config" / "customs-cli" / "pseudonyms.key"
    refused = Failing(".new", "export", "--anonymous", "-o", "a.csv").end()
    assert (refused[0], refused[1], key.exists()) == (1, "", False)
    assert customs("export", "--anonymous", "-o", "a.csv").code == 0
    kept = key.read_bytes()
    assert (len(kept), key.stat().st_mode & 0o777) == (65, 0o600)
    key.rename(key.with_suffix(".away"))
    key.mkdir()  # it stands there and cannot be read
    told = customs("export", "--anonymous", "-o", "a.csv")
    assert (told.code, "cannot read" in told.err, "delete" in told.err) == (2, True, False)


def test_commands_that_make_the_key_of_pseudonyms_at_once_have_one(place: Path) -> None:
    asking = "from customs_cli.cli.options.secrets import pseudonym_key; input(); print(pseudonym_key().hex())"
    config = {"XDG_CONFIG_HOME": str(place / "fresh")}
    several = [
        Popen([sys.executable, "-c", asking], stdin=PIPE, stdout=PIPE, text=True, env={**os.environ, **config})
        for _ in range(8)
    ]
    for one in several:
        assert one.stdin
        one.stdin.write("\n")
        one.stdin.flush()
    told = {one.communicate()[0] for one in several}
    assert told == {(place / "fresh" / "customs-cli" / "pseudonyms.key").read_text()}
    assert len(list((place / "fresh" / "customs-cli").iterdir())) == 1


def test_no_room_for_a_temporary_file_is_said_to_be_that(customs: Customs, phones: str, place: Path) -> None:
    code, out, err = Failing("limit 0", "print", "notice", phones, "-o", "a.txt").end()
    assert (code, out, "cannot write a temporary file: " in err) == (1, "", True)
    assert "make room, or name another folder in TMPDIR" in err
    assert not (place / "a.txt").exists()
    assert customs("print", "notice", phones, "-o", "a.txt").code == 0


@pytest.mark.parametrize("words", ["print daily --office 5320 --issue", "merge other"])
def test_an_act_whose_answer_could_be_written_in_no_file_of_that_name_is_not_done(
    customs: Customs, phones: str, place: Path, words: str
) -> None:
    (place / "other").mkdir()
    at = ("--register", str(place / "other" / "register.json"))
    assert customs(*at, "record", "--office", "5304", "--goods", "bags", "--quantity", "5").code == 0
    before = (place / "register.journal").read_bytes()
    told = customs(*words.split(), "-o", "answer.doc")
    assert (told.code, "cannot write 'answer.doc': no such form" in told.err) == (2, True)
    assert (place / "register.journal").read_bytes() == before


@pytest.mark.parametrize("words", ["list", "print daily 2019-07-01", "report 2019"])
def test_the_same_data_give_the_same_workbook_and_pdf_whenever_they_are_written(
    customs: Customs, phones: str, place: Path, words: str
) -> None:
    for suffix in ("xlsx", "pdf"):
        assert customs(*words.split(), "-o", f"a.{suffix}").code == 0
    with ZipFile(place / "a.xlsx") as book:
        times = re.findall(r">(\d{4}-\d\d-\d\dT[\d:]+Z?)<", book.read("docProps/core.xml").decode())
    assert set(times) == {"1980-01-01T00:00:00Z"}, "no clock was read"
    assert re.findall(rb"/CreationDate \(D:(\d{4})", (place / "a.pdf").read_bytes()) == [b"1980"]
    assert customs("export", "-o", "a.xlsx").code == 0
    with ZipFile(place / "a.xlsx") as book:
        assert b">1980-01-01T00:00:00Z<" in book.read("docProps/core.xml")
