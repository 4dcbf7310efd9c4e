"""Names that batches of an office refer to which the officer who would take them out does not see."""

import shlex

import pytest
from test_shared_commands import Run, run

__all__ = ["run"]

NAMES = (
    "holder add H --name Holder",
    "trademark add M --name Mark --holder H",
    "campaign add c --name C --from 2019-01-01",
    "office add 5399 --name Pier",
    "clue add --source public --text told",
)
"""Acts 1 to 5 of Li Wei's."""
USED = (
    "record --found 2019-07-02 --goods bags --quantity 3 --mark M --campaign c --joint-office 5399",
    "clue result 2019-5320-C-001 --result found --ref 2019-5304-000001",
)
REMOVED = ("trademark remove M", "campaign remove c", "office remove 5399", "office remove 5304")


@pytest.fixture
def used(run: Run) -> Run:
    """Names of Li Wei's, and a batch of Wang Hai's that refers to them."""
    for name, office in (("Li Wei", "5320"), ("Wang Hai", "5304")):
        assert run("officer", "add", name, "--office", office).code == 0
    for role, lines in (("li_wei", NAMES), ("wang_hai", USED)):
        for line in lines:
            assert (done := run(*line.split(), role=role)).code == 0, (line, done)
    return run


def test_a_name_that_a_batch_which_is_not_seen_refers_to_is_not_taken_out(used: Run) -> None:
    for line in (*REMOVED, "undo 2", "undo 3 --dry-run", "undo 4"):
        refused = used(*line.split(), role="li_wei")
        assert (refused.code, "a batch of another office refers to" in refused.err) == (4, True), (line, refused)
        found = used(*shlex.split(refused.err.split("customs ")[-1]), "-q")
        assert found.out == "2019-5304-000001\n", line
    findings = used("check", "--json").answer["findings"]
    assert "fault" not in {one["severity"] for one in findings}, findings


def test_a_name_that_only_seen_batches_or_none_refer_to_is_taken_out(used: Run) -> None:
    for line in (
        "correct 2019-5304-000001 --clear campaign --reason slip",
        "correct 2019-5304-000001 --clear joint-office --reason slip",
    ):
        assert (done := used(*line.split(), role="wang_hai")).code == 0, done
    for line in ("campaign remove c", "office remove 5399", "undo"):
        assert (done := used(*line.split(), role="li_wei")).code == 0, (line, done)
    assert used("verify").code == 0


def test_what_was_recorded_with_a_new_mark_is_taken_back_while_no_other_office_bears_it(used: Run) -> None:
    record = "record --found 2019-07-02 --goods bags --quantity 3 --mark NEW --add-missing".split()
    for _ in range(2):
        assert used(*record, role="li_wei").code == 0
        assert used("undo", role="li_wei").code == 0
    assert used(*record, role="li_wei").code == 0
    assert used(*record, role="wang_hai").code == 0
    refused = used("undo", role="li_wei", CUSTOMS_LANG="zh")
    assert (refused.code, "他关有批次引用权利人 NEW：不能删除" in refused.err) == (4, True), refused
