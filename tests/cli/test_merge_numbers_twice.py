"""Two copies of one register whose officers gave one number to different documents of one batch."""

import shlex
from pathlib import Path

import pytest
from copying import copied
from running import Customs, Result

REF = "2019-5320-000001"
HINT = f"customs print void D-1 --ref {REF} --reason TEXT"


def on(customs: Customs, folder: Path, line: str) -> Result:
    return customs("--register", str(folder / "register.json"), *shlex.split(line))


@pytest.fixture
def two(customs: Customs, place: Path) -> tuple[Path, Path]:
    """A register and its copy; each has printed another document of the batch as D-1."""
    ours = place / "ours"
    ours.mkdir()
    for line in (
        "holder add VIVO --name Vivo",
        "trademark add VIVO --name VIVO --holder VIVO --recordation T2019-12345",
        "record --office 5320 --found 2019-07-01 --goods phones --quantity 10 --mark VIVO",
        "notify 1 --on 2019-07-02 --served 2019-07-02",
    ):
        assert on(customs, ours, line).code == 0
    theirs = copied(ours, place / "theirs")
    assert on(customs, ours, "print notice 1 --holder VIVO --number D-1 -o notice.txt").code == 0
    assert on(customs, theirs, "print batch-file 1 --number D-1 -o file.txt").code == 0
    return ours, theirs


def papers(customs: Customs, folder: Path) -> list[tuple[str, str, bool]]:
    told = on(customs, folder, "show 1 --json").answer["batch"]["documents"]
    return sorted((one["form"], one["number"], bool(one["void"])) for one in told)


@pytest.mark.parametrize("word", ["", " --theirs"])
def test_a_number_on_two_documents_is_a_conflict_that_takes_none_of_them_away(
    customs: Customs, two: tuple[Path, Path], word: str
) -> None:
    ours, theirs = two
    for more in ("", " -n"):
        refused = on(customs, ours, f"merge {theirs}{word}{more}")
        assert (refused.code, HINT in refused.err) == (5, True), refused
    assert papers(customs, ours) == [("notice", "D-1", False)]
    assert (
        HINT.replace("TEXT", "〈内容〉")
        in customs("--lang", "zh", "--register", str(ours / "register.json"), "merge", str(theirs)).err
    )


@pytest.mark.parametrize("is_ours", [True, False])
def test_once_one_of_them_is_void_both_registers_end_with_both(
    customs: Customs, two: tuple[Path, Path], is_ours: bool
) -> None:
    ours, theirs = two
    assert on(customs, ours if is_ours else theirs, HINT.removeprefix("customs ").replace("TEXT", "twice")).code == 0
    assert on(customs, ours, f"merge {theirs}").code == 5
    assert on(customs, ours, f"merge {theirs} --theirs").code == 0
    assert on(customs, theirs, f"merge {ours} --theirs").code == 0
    assert papers(customs, ours) == [("batch-file", "D-1", not is_ours), ("notice", "D-1", is_ours)]
    shown = [on(customs, folder, "show 1 --json").answer["batch"] for folder in two]
    assert shown[0] == shown[1]
    for folder in two:
        assert on(customs, folder, "verify").code == 0
        assert on(customs, folder, "evidence verify 1").code == 0
    again = on(customs, ours, f"merge {theirs} --json").answer
    assert (again["conflicts"], again["batches"]) == ([], [])


def test_a_merge_for_ours_keeps_our_document_alone(customs: Customs, two: tuple[Path, Path]) -> None:
    ours, theirs = two
    assert on(customs, ours, f"merge {theirs} --ours").code == 0
    assert papers(customs, ours) == [("notice", "D-1", False)]
