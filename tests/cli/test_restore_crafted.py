"""Registers that nobody made, through `restore`: refused by name, or taken in whole; afterwards every command works."""

import json
import shutil
from pathlib import Path

import pytest
from copying import copied
from crafted_registers import REF, Crafted, crafted, sound, with_act
from running import Customs, Result
from test_merge_crafted import EVERY, QUICK, is_whole, on, put_in_place

SHARES = 6
"""A run of 300 is cut in so many, of which every fourth one stands in the short form."""
EACH = [n if n == 4 else pytest.param(n, marks=pytest.mark.slow) for n in range(SHARES)]

OF_COUNTERS = {"undo": 3, "redo": 3, "record": 4}
"""What is refused where a crafted act changed a counter, which none of ours does alone: nothing is there to take back,
and beyond the last number there is none to give."""


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the sound register stays once the first test has made it."""
    return tmp_path_factory.mktemp("kept") / "sound"


@pytest.fixture
def theirs(customs: Customs, place: Path, kept: Path) -> Path:
    """A sound register, as a backup holds it."""
    if not kept.exists():
        sound(customs, kept)
    return copied(kept, place / "theirs")


def restored(customs: Customs, backup: Path, mine: Path) -> Result:
    return customs("restore", str(backup), "--register", str(mine / "register.json"))


def is_refused_by_name_or_whole(
    customs: Customs, one: Crafted, theirs: Path, scratch: Path, commands: tuple[str, ...]
) -> bool:
    """Whether it came in; everything else is asserted."""
    their, mine = put_in_place(one, theirs, scratch / "their"), scratch / "mine"
    done = restored(customs, their, mine)
    assert done.code in (0, 6, 7), (one.name, done)
    if done.code:
        assert len(done.complaints) <= 2, (one.name, done.err)
        assert [path.name for path in scratch.iterdir()] == ["their"], one.name
        return False
    assert is_whole(mine, their), one.name
    assert (mine / "register.journal").read_bytes() == one.journal, one.name
    refused = {"check": 6, **(OF_COUNTERS if "counter" in one.name or "serials" in one.name else {})}
    for line in commands:
        shown = on(customs, mine, line)
        assert shown.code in (0, refused.get(line.partition(" ")[0])), (one.name, line, shown.err)
    return True


def test_a_sound_register_comes_back(customs: Customs, theirs: Path, place: Path) -> None:
    assert restored(customs, theirs, place / "mine").code == 0
    for line in EVERY:
        shown = on(customs, place / "mine", line)
        assert shown.code == 0 or (line, shown.code) == ("check", 6), (line, shown.err)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ([["holders", "ACME-H", ["name_zh"], "阿克米", ""]], "ACME-H, Chinese name: an empty value is kept there"),
        ([["batches", REF, ["consignor"], {"name": "Sender"}, {}]], f"{REF}, Consignor: an empty value is kept there"),
        (
            [["batches", REF, ["lines", 0, "goods"], "phones", ""]],
            f"{REF}, line 1, Goods: an empty value is kept there",
        ),
        ([["batches", REF, ["lines", 0, "value", "amount"], "20000", "NaN"]], f"{REF}, line 1, Value: "),
        ([["serials", "2019-07", [], None, {"code": "2019-07", "last": 2}]], "2019-07, Code: office 07 is not in the"),
    ],
    ids=[
        "an empty name",
        "an empty party",
        "empty goods",
        "no number",
        "a counter of no office",
    ],
)
def test_what_no_act_keeps_is_refused_by_its_record_and_its_name(
    customs: Customs, theirs: Path, place: Path, changes: list[object], said: str
) -> None:
    journal = with_act((theirs / "register.journal").read_bytes(), json.dumps(changes, ensure_ascii=False))
    done = restored(customs, put_in_place(Crafted("odd", journal), theirs, place / "their"), place / "mine")
    assert (done.code, said in done.err) == (6, True), done.err
    assert not (place / "mine").exists()


@pytest.mark.parametrize("share", EACH)
def test_each_of_300_crafted_registers_is_refused_by_name_or_restored_whole(
    customs: Customs, theirs: Path, place: Path, share: int
) -> None:
    mine = crafted(theirs)[share::SHARES]
    came_in = [
        is_refused_by_name_or_whole(customs, one, theirs, place / f"run{number}", QUICK if number % 3 == 0 else ())
        for number, one in enumerate(mine)
    ]
    assert len(came_in) == 300 // SHARES
    assert 0 < sum(came_in) < len(came_in)


@pytest.mark.slow
def test_every_crafted_register_that_can_be_thought_of_leaves_every_command_working(
    customs: Customs, theirs: Path, place: Path
) -> None:
    for number, one in enumerate(crafted(theirs, None)):
        is_refused_by_name_or_whole(customs, one, theirs, place / f"run{number}", EVERY)
        shutil.rmtree(place / f"run{number}", ignore_errors=True)


def test_an_act_that_changed_nothing_is_taken_back_and_done_again(customs: Customs, theirs: Path, place: Path) -> None:
    changes = [["batches", REF, ["lines", 0, "goods"], "phones", "phones"]]
    journal = with_act((theirs / "register.journal").read_bytes(), json.dumps(changes))
    assert restored(customs, put_in_place(Crafted("odd", journal), theirs, place / "their"), place / "mine").code == 0
    for line in ("undo", "redo", "verify"):
        assert on(customs, place / "mine", line).code == 0, line


def test_a_counter_that_a_merge_or_an_import_brought_without_its_office_is_no_fault(
    customs: Customs, place: Path
) -> None:
    """Of an office whose only batch was taken back: its number was given, and is not given again."""
    theirs, ours, empty = (str(place / name / "register.json") for name in ("theirs", "ours", "empty"))
    for at in (theirs, ours, empty):
        assert customs("init", "--register", at).code == 0
    for line in (
        "record --office 5201 --found 2019-07-01 --goods x --add-missing",
        "undo",
        "holder add H --name h",
        "export -o whole.json",
    ):
        assert customs("--register", theirs, *line.split()).code == 0, line
    for number, bringing in enumerate((("merge", theirs), ("import", "whole.json"))):
        own = str(place / f"own{number}" / "register.json")
        assert customs("init", "--register", own).code == 0
        assert customs("--register", own, *bringing).code == 0
        assert customs("--register", own, "backup", str(place / f"backup{number}")).code == 0
        [kept] = (place / f"backup{number}").iterdir()
        back = customs("restore", str(kept), "--register", str(place / f"back{number}" / "register.json"))
        assert back.code == 0, back.err
        assert customs("--register", empty if number else ours, "merge", own).code == 0


def test_an_office_comes_back_below_one_that_only_a_list_told(customs: Customs, place: Path) -> None:
    """And is brought back by `redo`, and merged: a list of offices may leave out the districts above them."""
    theirs, ours = (str(place / name / "register.json") for name in ("theirs", "ours"))
    for at in (theirs, ours):
        assert customs("init", "--register", at).code == 0
    (place / "offices.csv").write_text("code,name,parent\n2901,A,2900\n2902,C,2901\n")
    for line in ("office import offices.csv", "undo", "redo", f"backup {place / 'backups'}"):
        done = customs("--register", theirs, *line.split())
        assert done.code == 0, (line, done.err)
    [kept] = (place / "backups").iterdir()
    back = str(place / "back" / "register.json")
    assert customs("restore", str(kept), "--register", back).code == 0
    assert customs("merge", back, "--register", ours).code == 0
    listed = {customs("office", "list", "--json", "--register", at).out for at in (theirs, back, ours)}
    assert len(listed) == 1
