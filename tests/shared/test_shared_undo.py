"""What an officer of a shared register may take back, and what is said of the acts of others."""

from pathlib import Path

from clusters import Cluster
from test_shared_commands import RECORD, Run, run

__all__ = ["run"]


def test_whose_an_act_on_names_is_that_another_wants_to_take_back_is_said(run: Run) -> None:
    for name, office in (("Li Wei", "5320"), ("Zhou", "5320"), ("Chen", "5304")):
        assert run("officer", "add", name, "--office", office).code == 0
    assert run("holder", "add", "ACME", "--name", "Acme", role="zhou").code == 0
    assert run(*RECORD, role="chen").code == 0
    for role in ("li_wei", "chen"):
        done = run("undo", "1", role=role)
        assert (done.code, "act 1 was recorded by Zhou" in done.err, "customs undo 1" in done.err) == (4, True, True), (
            done
        )
    assert "由 Zhou 作出" in run("--lang", "zh", "undo", "1", "--dry-run", role="li_wei").err
    assert run("undo", "77", role="li_wei").code == 3
    done = run("undo", role="li_wei")
    assert (done.code, "nothing to undo" in done.err) == (3, True), done
    assert run("undo", "1", role="zhou").code == 0


def test_an_act_of_another_of_the_own_office_is_taken_back(run: Run) -> None:
    for name in ("Li Wei", "Zhou"):
        assert run("officer", "add", name, "--office", "5320").code == 0
    assert run(*RECORD, role="li_wei").code == 0
    assert run("note", "1", "wrong", role="zhou").code == 0
    assert run("undo", role="li_wei").code == 0
    assert run("redo", role="zhou").code == 0
    assert run("show", "1", "--json", role="li_wei").answer["batch"]["notes"][0]["text"] == "wrong"


def test_of_an_act_in_two_offices_each_takes_back_its_own_part(run: Run) -> None:
    for name, office in (("Li Wei", "5320"), ("Li Wei", "5304"), ("Zhou", "5320"), ("Chen", "5304")):
        assert run("officer", "add", name, "--office", office).code == 0
    for role in ("zhou", "chen"):
        assert run(*RECORD, role=role).code == 0
    refs = ("2019-5304-000001", "2019-5320-000001")

    def noted() -> list[int]:
        return [len(run("show", ref, "--json").answer["batch"]["notes"]) for ref in refs]

    for role in ("li_wei", "postgres"):
        assert run("note", *refs, "of both", role=role).code == 0
        act = run("history", "--json").answer["entries"][-1]["seq"]
        assert run("undo", role="chen").code == 0
        assert noted() == [0, 1]
        assert run("undo", str(act), role="chen").code == 5
        done = run("undo", "--dry-run", role=role)
        assert (f"Act {act} (note" in done.out, refs[0] in done.out, refs[1] in done.out) == (True, False, True), done
        assert run("redo", role=role).code == 0
        assert noted() == [1, 1]
        assert run("undo", role="zhou").code == 0
        assert run("undo", str(act), role=role).code == 0
        assert noted() == [0, 0]
        assert run("undo", str(act), role=role).code == 5
        assert run("redo", role=role).code == 0
        assert run("redo", role=role).code == 0
        assert noted() == [1, 1]
        assert run("undo", role=role).code == 0
        assert noted() == [0, 0]
    assert run("verify").code == 0


def test_who_looks_at_other_offices_takes_back_the_part_of_the_own(run: Run) -> None:
    assert run("officer", "add", "Zhou", "--office", "5300", "--reads", "district").code == 0
    assert run("officer", "add", "Chen", "--office", "5304").code == 0
    for role in ("zhou", "chen"):
        assert run(*RECORD, role=role).code == 0
    refs = ("2019-5300-000001", "2019-5304-000001")
    assert run("note", *refs, "of both").code == 0
    for words in (("--dry-run",), ()):
        done = run("undo", *words, role="zhou")
        assert (done.code, refs[0] in done.out, refs[1] in done.out) == (0, True, False), done
    assert [len(run("show", ref, "--json").answer["batch"]["notes"]) for ref in refs] == [0, 1]
    assert run("redo", role="zhou").code == 0
    assert [len(run("show", ref, "--json").answer["batch"]["notes"]) for ref in refs] == [1, 1]
    assert run("verify").code == 0


def test_an_import_of_thousands_is_taken_back_within_the_stack_of_the_server(
    run: Run, empty: Cluster, tmp_path: Path
) -> None:
    assert run("officer", "add", "Zhou", "--office", "5320").code == 0
    rows = (f"2019-07-02,5320,bags,{number + 1}" for number in range(1_500))
    (file := tmp_path / "cases.csv").write_text("\n".join(("found,office,goods,quantity", *rows)), "utf-8")
    assert (done := run("import", str(file), role="zhou")).code == 0, done
    with empty.connected() as by_hand:
        try:
            by_hand.execute("ALTER DATABASE register SET max_stack_depth = '400kB'")  # 2 MB do for some 5,000
            assert (done := run("undo", role="zhou")).code == 0, done
        finally:
            by_hand.execute("ALTER DATABASE register RESET max_stack_depth")
    assert run("list", "-q").out == ""
    assert run("verify").code == 0
