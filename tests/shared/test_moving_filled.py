"""Names that one side of a push or a sync has as incomplete and the other whole; marks that get another holder."""

from pathlib import Path

import pytest
from test_shared_commands import RECORD, Run, run

__all__ = ["run"]

WHOLE = (
    ("holder", "add", "VIVO-COMM", "--name", "vivo Mobile", "--country", "CN"),
    ("trademark", "add", "VIVO", "--name", "vivo", "--holder", "VIVO-COMM", "--recordation", "T2019-1"),
)


@pytest.fixture
def shared(run: Run) -> Run:
    """A shared register of two officers, each of an office."""
    assert run("init", "--shared").code == 0
    for name, office in (("Li Wei", "5320"), ("Wang Hai", "5304")):
        assert run("officer", "add", name, "--office", office).code == 0
    return run


@pytest.fixture
def file(run: Run, tmp_path: Path) -> str:
    at = str(tmp_path / "office" / "register.json")
    assert run("init", "--office", "5320", at=at).code == 0
    return at


def holders(run: Run, **where: str) -> dict[str, list[str]]:
    """Reference -> the holders whose marks it bears."""
    return {b["ref"]: list(b["proceedings"]) for b in run("list", "--json", **where).answer["batches"]}


def done(run: Run, *lines: tuple[str, ...], **where: str) -> None:
    for line in lines:
        assert (told := run(*line, **where)).code == 0, (line, told)


def test_a_name_that_a_pushed_file_has_as_incomplete_is_that_of_the_shared_register(shared: Run, file: str) -> None:
    done(shared, *WHOLE)
    done(shared, RECORD, at=file)
    done(shared, ("push", file), role="li_wei")
    assert holders(shared) == {"2019-5320-000001": ["VIVO-COMM"]}
    assert shared("trademark", "show", "VIVO", "--json").answer["trademark"]["name"] == "vivo"
    again = shared("push", file, role="li_wei")
    assert (again.code, "Nothing was changed" in again.out) == (0, True), again


def test_a_name_that_a_pushed_file_has_whole_fills_the_one_of_the_shared_register(shared: Run, file: str) -> None:
    done(shared, (*RECORD, "--office", "5304"), role="wang_hai")
    done(shared, *WHOLE, RECORD, at=file)
    refused = shared("push", file, role="li_wei")  # who does not see 5304's batches cannot move them
    assert (refused.code, "customs trademark edit VIVO" in refused.err) == (5, True), refused
    assert shared("push", file, "--json", role="li_wei").answer["conflicts"][0]["key"] == "VIVO"
    done(shared, ("push", file))
    assert holders(shared) == {"2019-5304-000001": ["VIVO-COMM"], "2019-5320-000001": ["VIVO-COMM"]}
    assert "fault" not in {one["severity"] for one in shared("check", "--json").answer["findings"]}
    assert shared("verify").code == 0


def test_a_name_that_was_added_offline_is_filled_by_a_sync(shared: Run, tmp_path: Path) -> None:
    at = str(tmp_path / "field.json")
    done(shared, ("pull", "5320", "-o", at), role="li_wei")
    done(shared, RECORD, at=at)
    done(shared, *WHOLE)
    done(shared, ("sync", at), role="li_wei")
    (ref,) = holders(shared)
    assert (holders(shared), holders(shared, at=at)) == ({ref: ["VIVO-COMM"]},) * 2
    before = shared("history", "--json").out
    done(shared, ("sync", at), role="li_wei")
    assert shared("history", "--json").out == before


def test_a_name_that_was_made_whole_offline_fills_the_one_that_was_added_meanwhile(shared: Run, tmp_path: Path) -> None:
    at = str(tmp_path / "field.json")
    done(shared, ("pull", "5320", "-o", at), role="li_wei")
    done(shared, *WHOLE, RECORD, at=at)
    done(shared, RECORD, role="li_wei")
    assert shared("sync", at, role="li_wei").code == 5
    done(shared, ("sync", at))
    assert set(map(tuple, holders(shared).values())) == {("VIVO-COMM",)}
    assert holders(shared, at=at) == holders(shared)


def test_batches_of_an_office_that_another_did_not_see_are_found_and_go_to_the_holder_of_their_mark(
    shared: Run,
) -> None:
    done(shared, RECORD, role="li_wei")
    done(shared, (*RECORD, "--office", "5304"), role="wang_hai")
    done(shared, WHOLE[0], ("trademark", "edit", "VIVO", "--holder", "VIVO-COMM"), role="li_wei")
    assert holders(shared) == {"2019-5304-000001": ["VIVO"], "2019-5320-000001": ["VIVO-COMM"]}
    found = [
        one for one in shared("check", "--json", role="wang_hai").answer["findings"] if one["rule"] == "other-holder"
    ]
    assert [(one["where"], one["hint"]) for one in found] == [
        ("2019-5304-000001", "customs trademark edit VIVO --holder VIVO-COMM")
    ]
    done(shared, tuple(found[0]["hint"].split()[1:]), role="wang_hai")
    assert holders(shared) == {"2019-5304-000001": ["VIVO-COMM"], "2019-5320-000001": ["VIVO-COMM"]}
    assert shared("trademark", "edit", "VIVO", "--holder", "VIVO-COMM", role="wang_hai").code == 2
    assert [shared(*line).code for line in (("verify",), ("project",), ("verify",))] == [0, 0, 0]


@pytest.mark.parametrize("role", ["wang_hai", "postgres"])
def test_a_mark_gets_no_other_holder_by_a_sync_where_goods_of_both_went_different_ways(
    shared: Run, tmp_path: Path, role: str
) -> None:
    assert shared("officer", "add", "Wang Hai", "--office", "5304", "--reads", "district").code == 0
    done(shared, WHOLE[0], WHOLE[1], ("holder", "add", "ACME", "--name", "Acme"))
    done(shared, ("trademark", "add", "ROCKET", "--name", "Rocket", "--holder", "ACME"))
    done(shared, (*RECORD, "--mark", "ROCKET"), role="li_wei")
    done(shared, (*RECORD, "--office", "5304"), role="wang_hai")
    at = str(tmp_path / "field" / "register.json")
    Path(at).parent.mkdir()
    done(shared, ("pull", "5304", "-o", at), role="wang_hai")
    done(shared, ("trademark", "edit", "VIVO", "--holder", "ACME"), at=at)
    for line in (
        "notify 5320-1 --on 2019-07-03 --served 2019-07-03",
        "reply 5320-1 --holder ACME --decline --on 2019-07-04",
        "reply 5320-1 --holder VIVO-COMM --apply --on 2019-07-04 --security 1200",
        "detain 5320-1 --holder VIVO-COMM --on 2019-07-05",
    ):
        done(shared, tuple(line.split()), role="li_wei")
    for words in (("--dry-run",), ()):
        refused = shared("sync", at, *words, "--json", role=role)
        rows = [(row["key"], row["fields"]) for row in refused.answer["conflicts"]]
        assert refused.code == 5
        assert rows == [("VIVO", [{"path": "holder", "ours": "VIVO-COMM", "theirs": "ACME"}])], refused
    done(shared, ("undo",), at=at)
    done(shared, ("sync", at), role=role)
    assert "fault" not in {one["severity"] for one in shared("check", "--json").answer["findings"]}


def test_a_mark_gets_no_other_holder_by_a_sync_where_it_was_added_meanwhile_to_goods_that_went_another_way(
    shared: Run, tmp_path: Path
) -> None:
    done(shared, *WHOLE, ("holder", "add", "ACME", "--name", "Acme"))
    done(shared, ("trademark", "add", "ROCKET", "--name", "Rocket", "--holder", "ACME"))
    done(shared, (*RECORD[:5], "--quantity", "3", "--mark", "ROCKET", "--value", "9"), role="li_wei")
    for line in (
        "notify 5320-1 --on 2019-07-03 --served 2019-07-03",
        "reply 5320-1 --apply --on 2019-07-04 --security 9",
        "detain 5320-1 --on 2019-07-05",
    ):
        done(shared, tuple(line.split()), role="li_wei")
    at = str(tmp_path / "field" / "register.json")
    Path(at).parent.mkdir()
    done(shared, ("pull", "5320", "-o", at), role="li_wei")
    done(shared, ("note", "1", "seen"), ("trademark", "edit", "VIVO", "--holder", "ACME"), at=at)
    done(shared, tuple("line add 5320-1 --goods caps --quantity 4 --mark VIVO".split()), role="li_wei")
    refused = shared("sync", at, "--json", role="li_wei")
    assert (refused.code, [row["key"] for row in refused.answer["conflicts"]]) == (5, ["VIVO"]), refused
    done(shared, ("undo",), at=at)
    done(shared, ("sync", at), role="li_wei")
    assert "fault" not in {one["severity"] for one in shared("check", "--json").answer["findings"]}


def test_what_a_pushed_file_did_later_is_joined_with_what_was_done_meanwhile(shared: Run, file: str) -> None:
    done(shared, *WHOLE, RECORD, ("note", "1", "before"), at=file)
    done(shared, ("push", file))
    done(shared, ("note", "1", "in the file"), ("correct", "1", "--storage", "store", "--reason", "r"), at=file)
    done(shared, ("note", "1", "in the office"), ("line", "edit", "1", "1", "--quantity", "150"), ("push", file))
    batch = shared("show", "1", "--json").answer["batch"]
    assert (batch["storage"], batch["lines"][0]["quantity"], len(batch["notes"])) == ("store", 150, 3)
