"""An officer of two offices: which of them records, and whose root stands on a sheet."""

import pytest
from test_shared_commands import RECORD, Run, run

__all__ = ["run"]


@pytest.fixture
def used(run: Run) -> Run:
    for name, office in (("Li Wei", "5320"), ("Chen", "5304")):
        assert run("officer", "add", name, "--office", office).code == 0
        assert run(*RECORD, role=name.lower().replace(" ", "_")).code == 0
    assert run("note", "5320-1", "so that the chains differ", role="li_wei").code == 0
    return run


def test_who_acts_for_two_offices_says_which_of_them_records(used: Run) -> None:
    assert used("officer", "add", "Li Wei", "--office", "5304").code == 0
    clue = ("clue", "add", "--source", "public", "--text", "told")
    for line in (RECORD, clue):
        done = used(*line, role="li_wei")
        assert (done.code, "which office" in done.err, "--office" in done.err) == (2, True, True), done
    assert used(*RECORD, "-q", role="li_wei", CUSTOMS_OFFICE="5320").out == "2019-5320-000002\n"
    assert used(*RECORD, "--office", "5304", "-q", role="li_wei").out == "2019-5304-000002\n"
    assert used(*clue, "--office", "5304", "-q", role="li_wei").out == "2019-5304-C-001\n"
    assert used(*RECORD, "-q", role="chen").out == "2019-5304-000003\n"


def test_a_sheet_of_one_office_bears_the_root_of_its_chain_whoever_draws_it(used: Run) -> None:
    assert used("officer", "add", "Zhou", "--office", "5300", "--reads", "district").code == 0
    own = {
        office: used("anchor", "-q", role=role).out.strip() for office, role in (("5320", "li_wei"), ("5304", "chen"))
    }
    assert used("officer", "add", "Li Wei", "--office", "5304").code == 0
    for role, offices in (("li_wei", own), ("zhou", own), ("postgres", own), ("chen", ("5304",))):
        for office in offices:
            told = used("print", "daily", "2019-07-02", "--office", office, "--json", role=role).answer["anchor"]
            assert f"{told['root']}@{told['entries']}" == own[office], (role, office)
            assert used("verify", "--root", told["heads"]).code == 0
    told = used("print", "daily", "2019-07-02", "--office", "5320", "--json", role="chen").answer["anchor"]
    assert f"{told['root']}@{told['entries']}" == own["5304"]  # who sees nothing of the other office


def test_what_would_be_refused_is_not_said_to_become_true(used: Run) -> None:
    for words in (("--dry-run",), ()):
        for line in (
            (*RECORD, "--office", "5304"),
            ("transfer", "2019-5304-000001", "--to", "office", "--body", "5320"),
        ):
            assert used(*line, *words, role="li_wei").code in (3, 4), line
        assert used(*RECORD, "--office", "5320", *words, role="li_wei").code == 0
    done = used(*RECORD, "--office", "5304", "--dry-run", role="li_wei")
    assert (done.code, "does not act for 5304" in done.err) == (4, True), done
    assert used(*RECORD, "--office", "5304", "--dry-run").code == 0


def test_a_sheet_is_said_to_be_of_all_offices_to_who_sees_all_of_them_alone(used: Run) -> None:
    for name, office, reads in (("Zhou", "5300", "district"), ("Sun", "5301", "all"), ("Wu", "5320", "own")):
        assert used("officer", "add", name, "--office", office, "--reads", reads).code == 0
    for role, office, number in (
        ("wu", "5320 Wenjindu Customs", "2019-5320-D-183"),
        ("zhou", "5300 Shenzhen Customs, 5301 Huanggang Customs, 5304 Shekou Customs, 5320 Wenjindu Customs", ""),
        ("sun", "all offices", "2019-ALL-D-183"),
        ("postgres", "all offices", "2019-ALL-D-183"),
    ):
        for line in (("summary", "2019-07-02", "--sheet"), ("summary", "2019-07-02", "--sheet", "--all")):
            told = used(*line, role=role).out
            assert (f"Office {office}" in " ".join(told.split()), "Sheet number" in told) == (True, bool(number)), told
            assert number in told
            assert "@0" not in told, "a root of no act stands for nothing"


def test_who_checks_a_root_of_another_office_is_told_where_it_is_looked_for(used: Run) -> None:
    root = used("anchor", "-q", role="li_wei").out.strip()
    assert used("anchor", "--check", root, role="li_wei").code == 0
    assert used("officer", "add", "Chen", "--office", "5304", "--reads", "district").code == 0
    for role in ("chen", "postgres"):
        differs = used("anchor", "--check", root, role=role)
        assert (differs.code, f"customs verify --root {root}\n    searches every chain" in differs.err) == (6, True), (
            differs
        )
        assert used("verify", "--root", root, role=role).code == 0


def test_who_asks_for_an_office_that_is_not_seen_is_told_that_its_batches_are_left_out(used: Run) -> None:
    assert used("officer", "add", "Zhou", "--office", "5300", "--reads", "district").code == 0
    assert used("office", "add", "0101", "--name", "Capital Airport Customs").code == 0
    for role, office, unseen in (
        ("li_wei", ("--office", "5320"), ""),
        ("li_wei", (), ""),
        ("li_wei", ("--all",), ""),
        ("li_wei", ("--office", "5304"), "5304"),
        ("li_wei", ("--office", "53"), "5300"),
        ("li_wei", ("--office", "5320", "--office", "5317"), "5317"),
        ("zhou", ("--office", "5304"), ""),
        ("zhou", ("--office", "0101", "--office", "5304"), "0101"),
        ("zhou", ("--office", "53"), ""),
        ("postgres", ("--office", "53"), ""),
    ):
        lines = [("print", "daily", "2019-07-02"), ("summary", "2019-07-02", "--sheet"), ("today",)]
        if office[1:2] == ("5304",):
            lines += [(command, "2019-07") for command in ("summary", "list", "rank", "trend", "report")]
        for line in lines:
            done = used(*line, *office, "--json", role=role)
            told = f"warning: this officer does not see every batch of {unseen}: the others are left out\n"
            assert (done.code, done.err) == (0, told if unseen else ""), (role, office, line)
    told = used("--lang", "zh", "print", "daily", "2019-07-02", "--office", "5320", "--json", role="chen").err
    assert "本关员看不到 5320 的全部批次" in told
