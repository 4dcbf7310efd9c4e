"""What is only tried over a shared register is refused what the act itself is refused."""

from pathlib import Path

import pytest
from clusters import Cluster
from test_shared_commands import RECORD, Run, runner

from customs_cli.register.sql.making.agreed import LOADING

LIST = (
    "office,found_on,document_number,goods,quantity,marks\n"
    "5320,2019-07-01,EA123456789CN,cases,20,VIVO\n5304,2019-07-01,EA123456788CN,cases,20,VIVO\n"
)


@pytest.fixture
def run(empty: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs `customs`; Li Wei acts for one office, Chen for two."""
    customs = runner(empty, tmp_path, monkeypatch)
    assert customs("officer", "add", "Li Wei", "--office", "5320").code == 0
    assert customs("officer", "add", "Chen", "--office", "5320", "--office", "5304").code == 0
    return customs


@pytest.fixture
def taken(run: Run, tmp_path: Path) -> dict[str, tuple[str, ...]]:
    """Ways to take in a batch of each of two offices, as command lines."""
    file, listed, whole = tmp_path / "other" / "register.json", tmp_path / "list.csv", tmp_path / "whole.json"
    listed.write_text(LIST)
    assert run("init", at=str(file)).code == 0
    for office in ("5304", "5320"):
        assert run(*RECORD, "--office", office, at=str(file)).code == 0
    assert run("export", "-o", str(whole), at=str(file)).code == 0
    return {
        "list": ("import", "--add-missing", str(listed)),
        "export": ("import", str(whole)),
        "merge": ("merge", str(file)),
        "push": ("push", str(file)),
    }


@pytest.mark.parametrize("way", ["list", "export", "merge", "push"])
def test_a_dry_run_refuses_batches_of_another_office_as_what_it_tries_does(
    run: Run, taken: dict[str, tuple[str, ...]], way: str
) -> None:
    for words in ((*taken[way], "-n"), taken[way]):
        refused = run(*words, role="li_wei")
        assert refused.code == 4, (words, refused)
        assert refused.out == "", words
    tried = run(*taken[way], "-n", role="chen")
    assert tried.code == 0, tried.err
    assert run("history", "--json").answer["entries"] == []
    done = run(*taken[way], role="chen")
    assert done.code == 0, done.err
    assert len(run("list", "-q").out.splitlines()) == 2


def test_a_dry_run_of_an_import_names_the_offices_that_are_not_the_officers(
    run: Run, taken: dict[str, tuple[str, ...]]
) -> None:
    for lang, why in (("en", "the officer does not act for 5304"), ("zh", "该关员不为 5304 操作")):
        assert why in run("--lang", lang, *taken["list"], "-n", role="li_wei").err


def test_a_dry_run_of_an_update_of_another_offices_batches_is_refused(run: Run, tmp_path: Path) -> None:
    assert run("officer", "add", "Zhou", "--office", "5320", "--reads", "all").code == 0
    listed = tmp_path / "list.csv"
    listed.write_text(LIST)
    assert run("import", "--add-missing", str(listed), role="chen").code == 0
    listed.write_text(LIST.replace("20,VIVO", "30,VIVO"))
    before = len(run("history", "--json").answer["entries"])
    for words in (("-n",), ()):
        assert run("import", str(listed), "--update", *words, role="zhou").code == 4
    assert len(run("history", "--json").answer["entries"]) == before
    assert run("import", str(listed), "-n", role="zhou").code == 0


def test_a_dry_run_of_an_import_into_a_pulled_file_refuses_what_it_has_no_numbers_for(
    run: Run, taken: dict[str, tuple[str, ...]], tmp_path: Path
) -> None:
    station = str(tmp_path / "station" / "register.json")
    (tmp_path / "station").mkdir()
    assert run("pull", "5320", "-o", station, role="li_wei").code == 0
    refused = [run(*taken["list"], *words, at=station) for words in (("-n",), ())]
    assert refused[0] == refused[1]
    assert refused[0].code != 0


@pytest.mark.parametrize(
    ("lang", "hint"), [("en", "the first --officer must be the officer"), ("zh", "第一个 --officer")]
)
def test_an_act_under_another_name_is_refused_when_it_is_tried_too(run: Run, lang: str, hint: str) -> None:
    assert run(*RECORD, role="li_wei").code == 0
    for words in (("-n",), ()):
        done = run("--lang", lang, "note", "1", "seen", "--officer", "Chen", *words, role="li_wei")
        assert (done.code, hint in done.err, "customs officer list" in done.err) == (4, True, True), done
        assert run("note", "1", "seen", "--officer", "Li Wei", "--officer", "Chen", *words, role="li_wei").code == 0


def test_what_the_other_register_took_back_goes_from_the_shared_one_when_its_word_counts(
    run: Run, taken: dict[str, tuple[str, ...]]
) -> None:
    _, file = taken["merge"]
    assert run(*taken["merge"], role="chen").code == 0
    assert run("undo", at=file).code == 0
    found = run(*taken["merge"], "--json", role="chen")
    assert [(row["key"], row["later"]) for row in found.answer["conflicts"]] == [("2019-5320-000001", "theirs")]
    assert run(*taken["merge"], "--theirs", role="chen").code == 0
    assert run("list", "-q", role="chen").lines == ["2019-5304-000001"]
    assert run(*taken["merge"], role="chen").code == 0
    assert run("verify", role="chen").code == 0


def test_a_list_stays_in_the_inbox_where_it_is_not_the_list_that_is_refused(
    run: Run, empty: Cluster, tmp_path: Path
) -> None:
    box = tmp_path / "box"
    box.mkdir()
    (box / "list.csv").write_text(LIST.rsplit("\n", 2)[0] + "\n")
    pass_over = ("inbox", str(box), "--add-missing")
    wrong = run(*pass_over, role="li_wei", CUSTOMS_OFFICER="Somebody")
    assert (wrong.code, "act only under their own names" in wrong.err) == (4, True), wrong
    with empty.connected() as db:
        for rules in ("other", LOADING):
            db.execute("CREATE TABLE kept AS SELECT * FROM customs.meta")
            db.execute("UPDATE customs.meta SET value = %s WHERE key = 'rules'", rules)
            assert run(*pass_over, role="li_wei").code == 5, rules
            db.execute(
                "UPDATE customs.meta AS m SET value = k.value FROM kept AS k WHERE k.key = m.key; DROP TABLE kept"
            )
    assert (box / "list.csv").exists()
    assert run(*pass_over, role="li_wei").code == 0
    assert (box / "done" / "list.csv").exists()


def test_the_offices_that_an_officer_does_not_act_for_are_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text(LIST)
    for words in ((), ("--dry-run",)):
        refused = run("import", str(tmp_path / "list.csv"), "--add-missing", *words, role="li_wei")
        assert (refused.code, "does not act for 5304" in refused.err) == (4, True), refused
