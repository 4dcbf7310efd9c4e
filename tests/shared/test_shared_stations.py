"""What stations and the office do at once, and what becomes of it when it is synced: nothing twice, nothing stuck."""

from collections.abc import Callable
from pathlib import Path

from test_moving import field, file
from test_shared_commands import Run, run

__all__ = ["field", "file", "run"]

Field = Callable[[str], str]


def test_no_two_stations_give_a_document_or_a_sheet_the_same_number(run: Run, field: Field, tmp_path: Path) -> None:
    ones = [field("one"), field("two")]
    paper = ("print", "notice", "5320-1", "-o", str(tmp_path / "notice.pdf"))
    for at in ("", *ones):
        assert run("notify", "5320-1", "--served", "2019-07-03", at=at, role="li_wei").code == 0
    for lang, why in (("en", "gives documents no numbers"), ("zh", "不能给文书编号")):
        done = run("--lang", lang, *paper, at=ones[0])
        assert (done.code, why in done.err, "--number" in done.err) == (4, True, True), done
    sheet = ("print", "daily", "2019-07-02", "--office", "5320", "--issue", "--json")
    done = run(*sheet, at=ones[1])
    assert (done.code, "2019-5320-D-183" in done.err) == (4, True), done
    assert run(*sheet[:-2], "--json", at=ones[1]).code == 0
    assert run(*paper, "--number", "2019-5320-NT-0900", at=ones[0]).code == 0
    for at in ones:
        assert run("sync", at, role="li_wei").code == 0
    assert run(*sheet, role="li_wei").code == 0
    assert run("notify", "5320-2", "--served", "2019-07-03", role="li_wei").code == 0
    assert run("print", "notice", "5320-2", "-o", str(tmp_path / "b.pdf"), role="li_wei").code == 0
    numbers = [run("show", ref, "--json").answer["batch"]["documents"][0]["number"] for ref in ("5320-1", "5320-2")]
    assert numbers == ["2019-5320-NT-0900", "2019-5320-NT-0901"]
