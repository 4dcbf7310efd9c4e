"""Text that means harm: kept as it was written, shown harmlessly, exported as text."""

import csv
import io
import json
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from running import Customs, Result, Terminal

HOSTILE = {
    "Rich markup": "[red]x[/red] [/] [link=http://x]y :100:",
    "terminal codes": "a\x1b[31m\x1b]0;title\x07\x9b5nb",
    "bidi overrides": "a\u202eb\u2066c\u200fd",
    "no characters": "a\ufffeb\uffffc",
    "a formula": "=cmd|' /C calc'!A0",
    "a formula with plus": "+1-1",
    "a formula with at": "@SUM(A1)",
    "emoji and accents": "😀é 品牌",
    "a shell command": "\\$(touch x) `touch x`; touch x",
    "NUL": "a\0b",
    "line ends": "a\nb\tc\rd",
    "a format": "{goods} %s {0} {{",
    "markup of pages": "<script>alert(1)</script> & | ``` \\",
    "a hyphen": "-x",
    "200 characters": "x" * 200,
}
OBEYED = {chr(c) for c in (*range(32), 127, *range(128, 160), 0x200F, 0x202E, 0x2066)} - {"\n", "\t"}
"""What a terminal would obey."""


def words_with(text: str) -> tuple[str, ...]:
    """Every text option of `record`."""
    options = ("--goods", "--note", "--consignor", "--consignee", "--document")
    return ("record", "--office", "5320", "--found", "2019-07-01", *(f"{option}={text}" for option in options))


@pytest.fixture(params=HOSTILE, ids=list(HOSTILE))
def hostile(request: pytest.FixtureRequest) -> str:
    return HOSTILE[request.param]


def harmless(result: Result) -> bool:
    return not OBEYED & set(result.out + result.err)


@pytest.mark.usefixtures("names")
def test_it_is_kept_as_it_was_written(customs: Customs, hostile: str) -> None:
    answer = customs(*words_with(hostile), "--json").answer["batch"]
    assert answer["lines"][0]["goods"] == hostile
    assert (answer["consignor"]["name"], answer["consignee"]["name"]) == (hostile, hostile)
    assert (answer["document"]["number"], answer["notes"][0]["text"]) == (hostile, hostile)
    assert customs("show", "1", "--json").answer["batch"] == answer
    assert customs("verify").code == 0


def test_it_is_kept_in_every_other_act(customs: Customs, detained: str, hostile: str) -> None:
    acts = (
        ("note", "1", "--", hostile),
        (
            "custody",
            "1",
            "--quantity",
            "1",
            "--purpose",
            "sample",
            *(f"--{o}={hostile[:200]}" for o in ("from", "to", "place", "seal-before", "seal", "witness", "document")),
        ),
        ("correct", "1", f"--consignor={hostile}", f"--reason={hostile}"),
        ("transfer", "1", "--to=court", "--kind=evidence-taking", f"--body={hostile}", f"--number={hostile}"),
        ("release", "1", "--withdrawn", f"--reason={hostile}"),
        ("holder", "add", "H", f"--name={hostile}", f"--name-zh={hostile}", f"--agent={hostile}"),
        ("trademark", "add", "M", "--holder", "H", f"--name={hostile}", f"--alias={hostile}"),
        ("office", "add", "5399", f"--name={hostile}"),
        ("campaign", "add", "C", f"--name={hostile}"),
        (f"--officer={hostile}", "note", "1", "x"),
    )
    for words in acts:
        result = customs(*words)
        assert (result.code, harmless(result)) == (0, True), (words[:2], result.err)
    batch = customs("show", "1", "--json").answer["batch"]
    assert (batch["notes"][0]["text"], batch["custody"][0]["seal"]) == (hostile, hostile[:200])
    assert (batch["transfers"][0]["body"], batch["consignor"]["name"]) == (hostile, hostile)
    assert batch["proceedings"]["VIVO-COMM"]["outcome_reason"] == hostile
    assert batch["notes"][1]["by"] == [name.strip() for name in hostile.split(";")]  # who acts, `;` between names
    assert customs("holder", "show", "H", "--json").answer["holder"]["agents"] == [hostile]
    assert customs("trademark", "show", "M", "--json").answer["trademark"]["aliases"] == [hostile]


@pytest.mark.usefixtures("names")
def test_it_is_shown_harmlessly_by_every_command(customs: Customs, hostile: str) -> None:
    assert harmless(customs(*words_with(hostile)))
    customs("record", "--office", "5320", "--found", "today", f"--mark={hostile}", "--add-missing")
    looks = "list", "show 1", "history", "today", "due", "check", "summary --by category", "search x", "holder list"
    for words in looks:
        for form in ((), ("--json",), ("--csv",)):
            result = customs(*words.split(), *form)
            assert result.code == 0, (words, form, result.err)
            assert not (OBEYED - {"\r"}) & set(result.out), (words, form)
    assert customs("verify").code == 0


@pytest.mark.usefixtures("names")
def test_an_export_is_harmless_on_a_terminal_and_faithful_in_a_file(
    customs: Customs, terminal: Callable[..., Terminal], tmp_path: Path
) -> None:
    text = "".join(HOSTILE[name] for name in ("terminal codes", "bidi overrides", "line ends"))
    assert customs(*words_with(text)).code == 0
    for words in (("export",), ("export", "--json")):
        shown = terminal(*words)
        assert not OBEYED & set(shown.raw)
        assert "a\\x1b[31m" in shown.raw or "a\\u001b[31m" in shown.raw
    for file in ("a.csv", "a.jsonl"):
        assert customs("export", "-o", file).code == 0
        assert stat.S_IMODE((tmp_path / file).stat().st_mode) == 0o600
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as kept:
        assert next(csv.DictReader(kept))["goods"] == text
    assert json.loads((tmp_path / "a.jsonl").read_text("utf-8"))["lines"][0]["goods"] == text
    piped = customs("export").out
    assert next(csv.DictReader(io.StringIO(piped, newline="")))["goods"] == text


@pytest.mark.usefixtures("names")
def test_rows_to_correct_are_their_owners_alone(customs: Customs, tmp_path: Path) -> None:
    (tmp_path / "cases.csv").write_text("office,found_on,goods\n5320,2019-07-01,shoes\n5320,,bags\n", "utf-8")
    assert customs("import", "cases.csv", "--skip-faulty").code == 0
    (aside,) = set(tmp_path.glob("cases*.csv")) - {tmp_path / "cases.csv"}
    assert stat.S_IMODE(aside.stat().st_mode) == 0o600


@pytest.mark.usefixtures("names")
@pytest.mark.parametrize(
    "words",
    [
        ("record", "--office", "{}"),
        ("record", "--office", "5320", "--mark={}"),
        ("record", "--office", "5320", "--campaign={}"),
        ("record", "--office", "5320", "--found={}"),
        ("record", "--office", "5320", "--quantity={}"),
        ("record", "--office", "5320", "--value={}"),
        ("record", "--office", "5320", "--unit={}", "--quantity=1"),
        ("record", "--office", "5320", "--origin={}"),
        ("record", "--office", "5320", "--category={}"),
        ("record", "--office", "5320", "--hs={}"),
        ("record", "--office", "5320", "--direction={}"),
        ("show", "--", "{}"),
        ("history", "--", "{}"),
        ("undo", "--", "{}"),
        ("holder", "show", "--", "{}"),
        ("list", "--where=mood:{}"),
        ("list", "--sort={}"),
        ("summary", "--by={}"),
        ("summary", "--", "{}"),
        ("--lang={}", "list"),
        ("--today={}", "list"),
        ("import", "--", "{}"),
        ("evidence", "1", "--", "{}"),
        ("{}",),
    ],
    ids=" ".join,
)
def test_it_is_refused_harmlessly_where_a_word_of_ours_belongs(
    customs: Customs, hostile: str, words: tuple[str, ...]
) -> None:
    result = customs(*(word.replace("{}", hostile) for word in words))
    assert result.code in (2, 3), result.err
    assert (result.out, harmless(result)) == ("", True)
    assert len(result.complaints) <= 2
    assert len(result.err) < 1200


@pytest.mark.usefixtures("names")
@pytest.mark.parametrize("text", ["=1+1", "+1-1", "-x", "@SUM(A1)", "\t=1", "＝1+1"])
def test_a_spreadsheet_gets_it_as_text(customs: Customs, tmp_path: Any, text: str) -> None:
    customs(*words_with(text))
    rows = list(csv.reader(io.StringIO(customs("list", "--csv").out)))
    cell = rows[1][rows[0].index("goods" if "goods" in rows[0] else "Goods")]
    assert cell.startswith("'") or cell == text.strip()
    assert not cell.startswith(("=", "+", "-", "@", "\t", "＝"))
    assert customs("list", "-o", "list.xlsx").code == 0
    openpyxl = pytest.importorskip("openpyxl")
    cells = [cell for row in openpyxl.load_workbook(tmp_path / "list.xlsx").active.iter_rows() for cell in row]
    assert [cell for cell in cells if cell.data_type == "f"] == []


@pytest.mark.usefixtures("names")
def test_a_page_for_a_browser_gets_it_as_text(customs: Customs, tmp_path: Any) -> None:
    customs(*words_with("<script>alert(1)</script>"))
    for suffix in ("html", "md", "txt", "json", "csv"):
        assert customs("list", "-o", f"list.{suffix}").code == 0
        assert customs("show", "1", "-o", f"card.{suffix}").code == 0
    assert "<script>alert" not in (tmp_path / "list.html").read_text("utf-8")
    assert "<script>alert" not in (tmp_path / "card.html").read_text("utf-8")
    assert json.loads((tmp_path / "list.json").read_text("utf-8"))["schema"] == "customs.list/1"


@pytest.mark.usefixtures("names")
def test_half_a_surrogate_pair_is_refused_and_nothing_is_written(customs: Customs) -> None:
    for words in (words_with("a\udcffb"), ("holder", "add", "H", "--name", "\ud800"), ("--officer", "\udcff", "undo")):
        result = customs(*words)
        assert (result.code, result.out) == (2, "")
        assert "a text cannot be kept as UTF-8" in result.err
    assert customs("search", "a\udcffb", "-q").code == 0
    assert customs("list", "-q").out == ""
    assert customs("verify").code == 0


@pytest.mark.usefixtures("names")
@pytest.mark.parametrize("columns", [40, 80, 140])
def test_a_terminal_obeys_nothing_of_it(customs: Customs, terminal: Callable[..., Terminal], columns: int) -> None:
    for text in HOSTILE.values():
        customs(*words_with(text[:300]))
    for words in (("list",), ("show", "2"), ("history",)):
        shown = terminal(*words, columns=columns, env={"NO_COLOR": "1"})
        assert shown.code == 0
        assert "\x1b" not in shown.raw
        assert not OBEYED & set(shown.raw)
    shown = terminal("list", columns=columns)
    assert "[31m" in shown.raw.replace("\x1b[31m", "")  # its letters are there, its escape is not
    assert "\x1b]0" not in shown.raw
    assert "💯" not in shown.raw
    assert "…" not in shown.raw
