"""Records that have numbers of their own, over a shared register: clues, visits, issued sheets; and names."""

from pathlib import Path

import pytest
from test_shared_commands import RECORD, Run, run

from customs_cli.domain.rights.holder import Holder
from customs_cli.register.act import Act
from customs_cli.register.sql.register import SharedRegister

__all__ = ["run"]


def test_clues_and_visits_have_numbers_of_their_own_over_a_shared_register(run: Run) -> None:
    assert run("officer", "add", "Li Wei", "--office", "5320").code == 0
    assert run("enterprise", "add", "E1", "--name", "Firma", role="li_wei").code == 0
    for number in ("001", "002"):
        done = run("clue", "add", "--source", "holder", "--text", "told", "-q", role="li_wei")
        assert done.out == f"2019-5320-C-{number}\n", done
        done = run("visit", "add", "E1", "--on", "2019-07-01", "--purpose", "to see", "-q", role="li_wei")
        assert done.out == f"2019-5320-V-{number}\n", done
    assert run("clue", "send", "2", "--to", "police", "--body", "Shenzhen police", role="li_wei").code == 0
    told = run("history", "C-2", "--json", role="li_wei").answer["entries"]
    assert [entry["act"] for entry in told] == ["clue add", "clue send"]
    assert run("undo", role="li_wei").code == 0
    assert run("verify").code == 0


def test_a_sheet_is_issued_beside_others_and_each_is_found_again(run: Run) -> None:
    assert run("officer", "add", "Li Wei", "--office", "5320").code == 0
    assert run(*RECORD, role="li_wei").code == 0
    versions = []
    for day in ("2019-07-04", "2019-07-05", "2019-07-04"):
        done = run("print", "daily", day, "--office", "5320", "--issue", "--json", role="li_wei")
        versions.append((day, done.answer["issued"]["version"]))
        assert run(*RECORD, role="li_wei").code == 0
    assert versions == [("2019-07-04", 0), ("2019-07-05", 0), ("2019-07-04", 1)]
    assert run("verify").code == 0


def test_an_act_whose_names_cannot_be_read_afterwards_is_recorded_all_the_same(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("customs_cli.register.sql.acting.committing._ALL_NAMES", " UNION ALL SELECT nothing")
    done = run("holder", "add", "ACME", "--name", "Acme")
    assert done.code == 0, done
    assert [entry["act"] for entry in run("history", "--json").answer["entries"]] == ["holder add"]


def test_new_records_are_kept_apart_in_whatever_order_they_were_read_ahead(register: SharedRegister) -> None:
    holders = [Holder(code=code, name=code) for code in ("A", "B", "C")]

    def added(act: Act) -> None:
        register.ahead((Holder, one.code) for one in holders)
        for one in reversed(holders):
            act.put(one)

    register.do("import", added)
    assert sorted(one.code for one in register.all(Holder)) == ["A", "B", "C"]


def test_an_act_that_a_later_one_rests_on_is_not_taken_back_here_either(run: Run) -> None:
    assert run("init", "--shared").code == 0
    assert run("officer", "add", "Li Wei", "--office", "5320").code == 0
    for line in (
        RECORD,
        ("notify", "1", "--on", "2019-07-03", "--served", "2019-07-03"),
        ("reply", "1", "--apply", "--on", "2019-07-04", "--security", "1200"),
        ("note", "1", "seen again"),
    ):
        assert run(*line, role="li_wei").code == 0
    notified, replied, noted = (
        entry["seq"] for entry in run("history", "1", "--json", role="li_wei").answer["entries"][1:]
    )
    refused = run("undo", str(notified), role="li_wei")
    assert (refused.code, refused.err.splitlines()) == (5, [
        f"customs: act {replied} (reply) depends on act {notified} (notify): undo the later act first",
        f"  hint: customs undo {replied}",
    ])  # fmt: skip
    for seq in (noted, replied, notified):
        assert run("undo", str(seq), role="li_wei").code == 0
    assert run("verify").code == 0


@pytest.mark.parametrize("role", ["postgres", "li_wei"])
def test_marks_that_a_list_completes_take_their_batches_along_here_too(run: Run, tmp_path: Path, role: str) -> None:
    assert run("officer", "add", "Li Wei", "--office", "5320").code == 0
    goods = ("--goods", "cups", "--quantity", "5", "--mark", "SWAN", "--mark", "BEAR", "--add-missing")
    ref = run("record", "--office", "5320", "--found", "2019-07-01", *goods, "-q", role="li_wei").out.strip()
    (tmp_path / "rights.csv").write_text("code,name,holder\nSWAN,Swan,Animals Ltd\nBEAR,Bear,Animals Ltd\n")
    done = run("trademark", "import", str(tmp_path / "rights.csv"), "--add-missing", role=role)
    assert done.code == 0, done
    assert list(run("show", ref, "--json").answer["batch"]["proceedings"]) == ["ANIMALS-LTD"]
    assert "other-holder" not in run("check").out
    assert run("verify").code == 0
