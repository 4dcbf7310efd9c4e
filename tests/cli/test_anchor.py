"""`customs anchor` and `verify --root`: is what was printed still the beginning of this history?"""

import json
from pathlib import Path

import pytest
from running import Customs

from customs_cli.register.file.line import from_line, to_line
from customs_cli.register.proof.merkle import is_consistent


def anchor(customs: Customs) -> str:
    return customs("anchor", "-q").out.strip()


@pytest.fixture
def printed(customs: Customs) -> list[str]:
    """The roots that paper bore after each of five acts."""
    roots = []
    for number in range(5):
        customs("holder", "add", f"H{number}", "--name", f"Holder {number}")
        roots.append(anchor(customs))
    return roots


def rewritten(folder: Path, act: int) -> None:
    """All of the history from an act on, written anew by somebody who knows how."""
    journal = folder / "register.journal"
    lines, prev = [], ""
    for line in journal.read_bytes().splitlines():
        entry = from_line(line, 0, "").entry
        if entry.seq >= act:
            salt = "f" * 64 if entry.seq == act else entry.salt
            fields = {name: getattr(entry, name) for name in entry.__struct_fields__}
            new = to_line(type(entry)(**{**fields, "salt": salt, "prev": prev or entry.prev}))
        else:
            new = line + b"\n"
        lines.append(new)
        prev = new[-67:-3].decode()
    journal.write_bytes(b"".join(lines))
    (folder / "register.json").unlink()


def test_what_stands_for_all_acts_is_shown_with_its_size(customs: Customs, printed: list[str]) -> None:
    answer = customs("anchor", "--json").answer
    assert f"{answer['root']}@{answer['size']}" == printed[-1] == anchor(customs)
    assert (answer["schema"], answer["size"], answer["checks"]) == ("customs.anchor/1", 5, [])
    assert answer["head"] == customs("verify", "--json").answer["head"]
    assert customs("verify", "--json").answer["root"] == answer["root"]
    assert customs("anchor").lines == [f"root of 5 acts: {printed[-1]}"]


def test_every_root_that_was_printed_is_still_the_beginning(customs: Customs, printed: list[str]) -> None:
    words = [word for root in printed for word in ("--check", root)]
    result = customs("anchor", *words)
    assert (result.code, result.err) == (0, "")
    assert result.lines[1:] == [
        *(f"{root}: matches the first {n} acts" for n, root in enumerate(printed[:-1], start=1)),
        f"{printed[-1]}: matches all acts of this register",
    ]
    answer = customs("anchor", *words, "--json").answer
    now = bytes.fromhex(answer["root"])
    for row in answer["checks"]:
        hash_, _, size = row["printed"].partition("@")
        proof = [bytes.fromhex(step) for step in row["proof"]]
        assert is_consistent(int(size), bytes.fromhex(hash_), 5, now, proof)


def test_a_root_is_found_without_its_size_and_as_it_is_typed_from_paper(customs: Customs, printed: list[str]) -> None:
    root = printed[2].partition("@")[0]
    in_groups = " ".join(root[n : n + 8] for n in range(0, 64, 8)).upper()
    for text in (root, in_groups, f" {root} @ 3 "):
        assert customs("anchor", "--check", text).lines[1].endswith("the first 3 acts")
    [row] = customs("anchor", "--check", root, "--json").answer["checks"]
    assert (row["state"], row["size"]) == ("beginning", 3)


def test_the_last_hash_that_older_paper_bears_is_known_too(customs: Customs, printed: list[str]) -> None:
    head = customs("history", "--json").answer["entries"][1]["hash"]
    for text in (head, f"{head}@2"):
        assert customs("anchor", "--check", text).lines[1].endswith(": matches the first 2 acts")
    assert customs("anchor", "--check", f"{head}@3").code == 6


def test_a_history_written_anew_differs_and_two_roots_say_where(
    customs: Customs, printed: list[str], tmp_path: Path
) -> None:
    rewritten(tmp_path, 4)
    assert customs("verify").code == 0, "it is consistent in itself"
    result = customs("anchor", "--check", printed[4], "--check", printed[1])
    assert result.code == 6
    assert result.lines[1:] == [
        f"{printed[4]}: DIFFERS from act 3, or from a later act up to 5",
        f"{printed[1]}: matches the first 2 acts",
    ]
    assert "printed roots that do not match this history: 1" in result.err
    near = customs("anchor", "--check", printed[2], "--check", printed[3])
    assert near.lines[2] == f"{printed[3]}: DIFFERS: act 4 is not the one printed"
    found = customs("verify", "--root", printed[4])
    assert (found.code, "DIFFERS" in found.out) == (6, True)
    answer = customs("verify", "--root", printed[4], "--json")
    assert (answer.code, answer.answer["ok"], answer.answer["roots"][0]["state"]) == (6, True, "differs")
    assert customs("--lang", "zh", "anchor", "--check", printed[4]).lines[1].startswith(f"{printed[4]}：不符：")


def test_acts_cut_off_at_the_end_are_found(customs: Customs, printed: list[str], tmp_path: Path) -> None:
    journal = tmp_path / "register.journal"
    journal.write_bytes(b"".join(journal.read_bytes().splitlines(keepends=True)[:3]))
    (tmp_path / "register.json").unlink()
    assert customs("verify").code == 0
    result = customs("anchor", "--check", printed[4])
    assert (result.code, result.lines[1]) == (
        6,
        f"{printed[4]}: DIFFERS: this register has fewer acts than were printed",
    )
    assert customs("anchor", "--check", printed[2]).code == 0


def test_a_root_of_a_register_that_was_taken_in_lies_inside_that_merge(
    customs: Customs, printed: list[str], tmp_path: Path
) -> None:
    other = str(tmp_path / "other" / "register.json")
    customs("init", "--register", other)
    customs("holder", "add", "THEIRS", "--name", "Theirs", "--register", other)
    theirs = customs("anchor", "-q", "--register", other).out.strip()
    customs("merge", other)
    result = customs("anchor", "--check", theirs)
    assert (result.code, result.lines[1:]) == (
        6,
        [f"{theirs}: belongs to the register merged by act 6, as that act says"],
    )
    assert f"customs verify --register OTHER/register.json --root {theirs}" in result.err
    assert customs("verify", "--root", theirs, "--register", other).code == 0
    [row] = customs("anchor", "--check", theirs.partition("@")[0], "--json").answer["checks"]
    assert (row["state"], row["act"], row["size"]) == ("merged", 6, 2)
    assert customs("anchor", "--check", f"{theirs.partition('@')[0]}@9").code == 6
    earlier = customs("anchor", "--check", "ab" * 32 + "@1")
    assert (earlier.code, earlier.lines[2]) == (
        6,
        "It may belong to the register merged by act 6: check it there.",
    )


@pytest.mark.parametrize(
    "text", ["", "x", "ab" * 32 + "@", "ab" * 32 + "@0", "ab" * 31, "ab" * 32 + "@-1", "@5", "\x1b"]
)
def test_what_is_no_root_is_refused_by_every_door(customs: Customs, printed: list[str], text: str) -> None:
    for words in (("anchor", "--check", text), ("verify", "--root", text)):
        result = customs(*words)
        assert (result.code, result.out) == (2, "")
        assert "is not a root: 64 hex digits, @, and the number of acts" in result.err


def test_a_register_without_an_act_has_no_root(customs: Customs, tmp_path: Path) -> None:
    result = customs("anchor")
    assert (result.code, result.out) == (3, "")
    assert "the register has no act yet" in result.err
    assert customs("verify").code == 0


def test_a_journal_that_is_at_fault_is_no_history_to_compare_with(
    customs: Customs, printed: list[str], tmp_path: Path
) -> None:
    journal = tmp_path / "register.journal"
    journal.write_bytes(journal.read_bytes().replace(b"Holder 1", b"Holder 9"))
    assert customs("anchor", "--check", printed[4]).code == 7
    assert customs("verify", "--root", printed[4]).code == 7


def test_backup_restore_and_sheet_bear_the_root(customs: Customs, printed: list[str]) -> None:
    answer = customs("backup", "usb", "--json").answer
    assert f"{answer['root']}@{answer['entries']}" == printed[-1]
    assert printed[-1] in customs("restore", answer["path"], "--register", "new/register.json").out
    sheet = customs("print", "daily", "--json").answer
    assert f"{sheet['anchor']['root']}@{sheet['anchor']['entries']}" == printed[-1]
    assert printed[-1] in customs("summary", "2019-07", "--sheet").out
    assert json.dumps(sheet)
