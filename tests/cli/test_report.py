"""`report`: one file for people without the tool, that fetches nothing and runs nothing."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from running import Customs, recorded

VOID = {"meta", "br"}


class Elements(HTMLParser):
    """The elements of a file: each is closed, and what they point at is noted."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.names: set[str] = set()
        self.ids: set[str] = set()
        self.links: set[str] = set()
        self.values: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.values += [(name, value or "") for name, value in attrs]
        self.ids |= {value or "" for name, value in attrs if name == "id"}
        self.links |= {value or "" for name, value in attrs if name == "href"}
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.values += [(name, value or "") for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def read(path: Path) -> tuple[str, Elements]:
    text = path.read_text("utf-8")
    found = Elements()
    found.feed(text)
    assert found.open == []
    return text, found


@pytest.fixture
def batches(customs: Customs, names: None) -> list[str]:
    """Phones at two offices from one consignor, one of them told of by a clue that nobody answered."""
    customs("clue", "add", "--source", "holder", "--text", "by rail", "--on", "2019-07-01", "--due", "2019-07-05")
    words = (
        "--goods",
        "phones <b>&",
        "--quantity",
        "1200",
        "--mark",
        "VIVO",
        "--consignor",
        "<script>alert(1)</script>",
    )
    one = recorded(customs, *words, "--clue", "1")
    assert customs("notify", one, "--on", "2019-07-02", "--served", "2019-07-02").code == 0
    two = customs("record", "--office", "5304", "--found", "2019-07-03", *words, "-q").lines[0]
    return [one, two]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_file_fetches_nothing_runs_nothing_and_its_references_lead_somewhere(
    customs: Customs, batches: list[str], place: Path, lang: str
) -> None:
    done = customs("--lang", lang, "report", "2019-07", "--where", "mark:VIVO", "-o", "report.html")
    assert done.code == 0, done.err
    text, found = read(place / "report.html")
    assert "default-src 'none'; style-src 'unsafe-inline'; img-src data:" in text
    assert found.names.isdisjoint({"script", "link", "img", "iframe", "object", "embed", "form", "base"})
    assert not [value for name, value in found.values if name.startswith("on") or name in ("src", "style")]
    assert not re.search(r"https?://(?!www\.w3\.org/2000/svg)|url\(|@import", text)
    assert found.links <= {f"#{name}" for name in found.ids}
    assert {f"#r{ref}" for ref in batches} <= found.links
    assert "<script>alert" not in text
    assert "<svg" in text


def test_a_report_of_which_no_office_is_named_is_of_all_in_the_register_and_says_so(customs: Customs) -> None:
    for office in ("5320", "5304"):
        done = customs("record", "--office", office, "--found", "2019-07-01", "--goods", "bags", "--quantity", "1")
        assert done.code == 0
    assert customs("config", "set", "office", "5320").code == 0
    for words, said in (
        ((), "all offices"),
        (("--office", "5304", "--office", "5320"), "5304 Shekou Customs, 5320 Wenjindu Customs"),
    ):
        assert customs("report", "2019-07", *words, "-o", "report.txt").code == 0
        assert f"Office {said} Period" in " ".join(Path("report.txt").read_text(encoding="utf-8").split())


def test_office_period_filter_and_root_stand_in_a_head_that_every_printed_page_repeats(
    customs: Customs, batches: list[str], place: Path
) -> None:
    assert customs("report", "2019-07", "--office", "5320", "-o", "report.html").code == 0
    text, _ = read(place / "report.html")
    head = text[text.index('<table class="paper"><thead>') : text.index("</thead>")]
    root = customs("anchor", "--json").answer
    for told in (
        "5320 Wenjindu Customs",
        "2019-07-01 to 2019-07-10",
        "--office 5320",
        f"{root['root']}@{root['size']}",
    ):
        assert told in head
    assert "display: table-header-group" in text


def test_the_report_holds_what_the_commands_say(customs: Customs, batches: list[str]) -> None:
    answer = customs("report", "2019-07", "--json").answer
    assert answer["schema"] == "customs.report/1"
    for name, words in (
        ("summary", ("summary", "2019-07-01..2019-07-10", "--by", "office")),
        ("trend", ("trend", "2019-07-01..2019-07-10", "--every", "week", "--alarm")),
        ("links", ("links", "2019-07-01..2019-07-10")),
        ("due", ("due",)),
    ):
        assert answer[name] == customs(*words, "--json").answer, name
    assert answer["clues"] == {"received": 1, "sent": 0, "answered": 0, "batches": 1}
    assert set(answer["batches"]) == set(batches)


def test_a_report_of_an_office_tells_its_own_clues_alone(customs: Customs, batches: list[str]) -> None:
    told = ("--source", "police", "--text", "by sea", "--on", "2019-07-02", "--due", "2019-07-09")
    number = customs("clue", "add", "--office", "5304", *told, "-q").out.strip()
    for offices, received, due in ((("5304",), 1, [number]), (("5320", "5304"), 2, None), (("5301",), 0, [])):
        asked = [word for office in offices for word in ("--office", office)]
        answer = customs("report", "2019-07", *asked, "--json").answer
        assert answer["clues"]["received"] == received, offices
        assert due in (None, [row["no"] for row in answer["clues_due"]]), offices
    other = customs("report", "2019-07", "--where", "goods:nothing", "--json").answer
    assert (other["clues"]["received"], other["clues"]["batches"]) == (2, 0)
    assert "Clues are chosen by their office alone." in customs("report", "2019-07", "--where", "goods:nothing").out


def test_an_empty_register_and_every_other_form_have_a_report_too(customs: Customs, names: None, place: Path) -> None:
    for suffix in ("html", "txt", "md", "pdf", "xlsx", "csv"):
        done = customs("report", "-o", f"report.{suffix}")
        assert done.code == 0, done.err
    read(place / "report.html")
    assert customs("report", "--csv").code == 0
    assert customs("report", "nonsense").code == 2
    assert customs("report", "-o", "nowhere/report.html").code == 1


def test_a_report_tells_the_chain_behind_its_links(customs: Customs, names: None, place: Path) -> None:
    firm = ("--consignor", "Haoyun", "--consignor-uscc", "91440300708461136T")
    refs = [
        customs("record", "--office", office, "--found", day, "--goods", "bags", *firm, "-q").out.strip()
        for office, day in (("5320", "2019-07-01"), ("5304", "2019-07-03"))
    ]
    (chain,) = customs("report", "2019-07", "--json").answer["chains"]
    assert {step["ref"] for step in chain["steps"]} == set(refs)
    assert customs("report", "2019-07", "-o", "report.html").code == 0
    text = (place / "report.html").read_text("utf-8")
    assert "Chain of " in text
    assert "credit code Haoyun: 2 of 2 batches" in text
    assert "The links may go beyond the period and the filter." in text


def test_a_chinese_report_has_every_column_and_writes_sums_and_lists_as_chinese_does(
    customs: Customs, batches: list[str], place: Path
) -> None:
    assert customs("line", "edit", batches[0], "1", "--value", "31415").code == 0
    for lang, headings, yen in (("en", ("Value", "Method"), "CNY 31,415.00"), ("zh", ("案值", "方法"), "31,415.00元")):
        assert customs("--lang", lang, "report", "-o", f"{lang}.html").code == 0
        text, _ = read(place / f"{lang}.html")
        by_office = text[text.index('id="figures"') : text.index('id="trend"')]
        assert headings[0] in by_office.partition("<h3>")[2], "the table of offices has a column of values"
        assert (yen in text, headings[1] in text) == (True, True)
        assert ("CNY" in text, ">none<" in text) == (lang == "en", lang == "en")


def test_pairs_are_never_no_items_in_a_report_or_on_a_clue(customs: Customs, batches: list[str], place: Path) -> None:
    assert customs("line", "edit", batches[0], "1", "--quantity", "300", "--unit", "pairs").code == 0
    number = customs("clue", "add", "--source", "public", "--text", "told", "--office", "5320", "-q").out.strip()
    assert customs("clue", "result", number, "--result", "found", "--ref", batches[0]).code == 0
    for words in (("report",), ("clue", "report", number)):
        assert customs(*words, "-o", "told.html").code == 0
        assert ">300 pairs<" in (place / "told.html").read_text("utf-8"), words
        rows = [line.split("\t") for line in customs(*words).out.splitlines() if "\t" in line]
        heading = next(row for row in rows if {"ref", "items", "units"} <= {*row})
        own = next(row for row in rows if batches[0] in row and len(row) == len(heading))
        assert (own[heading.index("items")], own[heading.index("units")]) == ("0", "300 pairs")
