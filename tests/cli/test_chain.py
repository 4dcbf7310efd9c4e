"""Chains from batches to the people behind them, and an officer's word on who is who."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from running import Customs, Terminal

FIRST = "深圳市好运贸易有限公司"
SPELLED = (
    FIRST,
    "深圳好运贸易有限公司",
    "深圳市好運貿易有限公司",
    "Shenzhen Haoyun Trading Co., Ltd.",
    "SHENZHEN HAO YUN TRADE CO LTD",
)
OTHERS = ("深圳市豪润贸易有限公司", "广州市好运贸易有限公司", "Guangzhou Xinda Toys Ltd")
DOT = r"""(?x) (?: \s+ | "(?:[^"\\]|\\.)*" | -- | [\[\]{}=,;] | (?a:[A-Za-z_]\w*) | -?\d+(?:\.\d*)? (?!\w) )*"""
"""What Graphviz reads: texts in quotation marks, plain words and numbers (https://graphviz.org/doc/info/lang.html)."""


@pytest.fixture(autouse=True)
def _later(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CUSTOMS_TODAY", "2019-12-31")


def batch(customs: Customs, office: str, day: str, *words: str) -> str:
    told = ("--found", day, "--goods", "bags", "--quantity", "10", "--mark", "NIKE", "--add-missing", "-q")
    return customs("record", "--office", office, *told, *words).out.strip()


def refs(customs: Customs, start: str, *words: str) -> set[str]:
    return set(customs("chain", start, "-q", *words).out.split())


@pytest.fixture
def spelled(customs: Customs) -> list[str]:
    """One firm in five spellings, each at an office of its own; then three others."""
    names = (*SPELLED, *OTHERS)
    return [batch(customs, f"532{n}", f"2019-07-0{n + 1}", "--consignor", name) for n, name in enumerate(names)]


def test_one_firm_in_five_spellings_is_one_chain_from_each_and_no_other_is_in_it(
    customs: Customs, spelled: list[str]
) -> None:
    for ref in spelled[:5]:
        assert refs(customs, ref) == set(spelled[:5])
    for ref in spelled[5:]:
        assert refs(customs, ref) == {ref}
    assert refs(customs, FIRST) == set(spelled[:5])


def test_the_answer_for_scripts_has_every_name_that_is_promised(customs: Customs, spelled: list[str]) -> None:
    answer = customs("chain", spelled[0], "--json").answer
    assert answer["schema"] == "customs.chain/1"
    assert all({"id", "kind", "label"} <= set(node) for node in answer["nodes"])
    wanted = {"from", "to", "kind", "evidence", "shared_by", "weight", "verdict"}
    assert all(wanted <= set(edge) for edge in answer["edges"])
    ids = {node["id"] for node in answer["nodes"]}
    assert all({edge["from"], edge["to"]} <= ids for edge in answer["edges"])
    assert {edge["verdict"] for edge in answer["edges"] if edge["kind"] == "firm"} == {"proposed"}


def test_names_that_sound_alike_are_proposed_low_and_never_decided(customs: Customs, spelled: list[str]) -> None:
    found = {frozenset((p["a"], p["b"])): p for p in customs("same", "--json").answer["pairs"]}
    assert found[frozenset(SPELLED[:2])]["score"] == 1.0
    low = found[frozenset((FIRST, OTHERS[0]))]
    assert (low["score"] < 0.5, low["verdict"]) == (True, "proposed")
    assert "written differently" in low["why"][0]


def test_an_officer_decides_and_may_take_it_back(customs: Customs, spelled: list[str]) -> None:
    assert customs("same", FIRST, OTHERS[0], "--reason", "one licence").code == 0
    assert spelled[5] in refs(customs, spelled[0])
    edges = customs("chain", spelled[0], "--json").answer["edges"]
    assert [edge["verdict"] for edge in edges if OTHERS[0] in edge["evidence"] and edge["kind"] == "firm"] == ["same"]
    assert customs("undo").code == 0
    assert spelled[5] not in refs(customs, spelled[0])


def test_a_different_always_holds(customs: Customs, spelled: list[str]) -> None:
    assert customs("different", FIRST, SPELLED[2], "--reason", "two licences").code == 0
    assert spelled[2] not in refs(customs, spelled[0])
    assert spelled[0] not in refs(customs, spelled[2])
    pairs = customs("same", "--json").answer["pairs"]
    assert [p["verdict"] for p in pairs if {p["a"], p["b"]} == {FIRST, SPELLED[2]}] == ["different"]
    refused = customs("same", FIRST, SPELLED[2])
    assert (refused.code, "were decided to be different" in refused.err) == (4, True)
    assert customs("different", SPELLED[2], FIRST).code == 2
    assert customs("same", FIRST, SPELLED[2], "--overrule", "--reason", "the same after all").code == 0


def test_a_name_in_letters_that_is_another_firms_parts_none_that_are_written_alike(
    customs: Customs, spelled: list[str]
) -> None:
    for letters in SPELLED[3:]:
        assert customs("different", FIRST, letters, "--reason", "two licences").code == 0
    assert refs(customs, spelled[0]) == set(spelled[:3])
    assert not refs(customs, spelled[3]) & set(spelled[:3])


def test_what_cannot_hold_beside_what_was_decided_of_others_is_refused(customs: Customs, spelled: list[str]) -> None:
    first, second, third = OTHERS
    assert customs("same", first, second, "--reason", "one").code == 0
    assert customs("same", second, third, "--reason", "two").code == 0
    refused = customs("different", first, third, "--reason", "three")
    assert (refused.code, "through other decisions" in refused.err, f"different {second}" in refused.err) == (
        4,
        True,
        True,
    )
    assert customs("different", second, third, "--reason", "two after all").code == 0
    assert customs("different", first, third, "--reason", "three").code == 0
    refused = customs("same", second, third, "--overrule", "--reason", "again")
    assert (refused.code, "would then be one party" in refused.err) == (4, True)
    assert refs(customs, spelled[5]) == set(spelled[5:7])


def test_what_was_decided_of_a_name_holds_when_its_code_becomes_known(customs: Customs) -> None:
    first, english = batch(customs, "5320", "2019-07-01", "--consignor", FIRST), "Shenzhen Haoyun Trading Co., Ltd."
    assert customs("enterprise", "add", "HAOYUN", "--name", english).code == 0
    assert customs("same", "HAOYUN", FIRST, "--reason", "licence seen").code == 0
    second = batch(customs, "5304", "2019-07-02", "--consignor", english, "--consignor-uscc", "91440300708461136T")
    assert [pair["verdict"] for pair in customs("same", "--json").answer["pairs"]] == ["same"]
    edges = customs("chain", first, "--json").answer["edges"]
    assert {edge["verdict"] for edge in edges if edge["kind"] == "firm"} == {"same"}
    assert refs(customs, first) == refs(customs, second) == {first, second}


def test_an_enterprise_is_decided_on_by_the_code_that_batches_know(customs: Customs) -> None:
    english = "Shenzhen Haoyun Trading Co., Ltd."
    batch(customs, "5320", "2019-07-01", "--consignor", FIRST)
    batch(customs, "5304", "2019-07-02", "--consignor", english, "--consignor-uscc", "91440300708461136T")
    assert customs("enterprise", "add", "HAOYUN", "--name", english).code == 0
    assert customs("same", "HAOYUN", FIRST, "--reason", "licence seen").code == 0
    assert [pair["verdict"] for pair in customs("same", "--json").answer["pairs"]] == ["same"]
    why = customs("chain", FIRST, "--why").out
    assert ("may be one firm" in why, "decided to be the same" in why) == (False, True)


@pytest.mark.parametrize("typed", ["HAOYUN", "Shenzhen Haoyun Trading Co., Ltd."])
def test_an_enterprise_whose_code_no_batch_bears_is_decided_on_by_its_name(customs: Customs, typed: str) -> None:
    english, uscc = "Shenzhen Haoyun Trading Co., Ltd.", "91440300708461136T"
    first = batch(customs, "5320", "2019-07-01", "--consignor", FIRST)
    second = batch(customs, "5304", "2019-07-02", "--consignor", english)
    assert customs("enterprise", "add", "HAOYUN", "--name", english, "--uscc", uscc).code == 0
    assert customs("same", typed, FIRST, "--reason", "licence seen").code == 0
    assert [pair["verdict"] for pair in customs("same", "--json").answer["pairs"]] == ["same"]
    edges = customs("chain", first, "--json").answer["edges"]
    assert {edge["verdict"] for edge in edges if edge["kind"] == "firm"} == {"same"}
    third = batch(customs, "5302", "2019-07-03", "--consignor", english, "--consignor-uscc", uscc)
    for start in (first, uscc, typed):
        assert refs(customs, start) == {first, second, third}
    assert customs("same", uscc, FIRST).code == 0
    assert customs("same", typed, FIRST).code == 2, "by the code it is decided now"


def test_what_was_decided_once_stands_once_below_a_chain(customs: Customs, spelled: list[str]) -> None:
    for other in SPELLED[1:3]:
        assert customs("same", FIRST, other).code == 0
    told = [line for line in customs("chain", spelled[0]).out.splitlines() if line.startswith("decided to be the same")]
    assert len(told) == len(set(told)) == 2


@pytest.mark.parametrize(
    ("words", "code", "what"),
    [
        (("same", FIRST), 2, "which two parties?"),
        (("same", FIRST, FIRST), 2, "are the same name"),
        (("same", FIRST, "Nobody Ltd"), 3, "no batch names"),
        (("different", " ", FIRST), 2, "is not the name of a party"),
        (("chain", "Nobody Ltd"), 3, "no batch names"),
        (("chain", " "), 2, "is empty"),
        (("chain", "9999-1"), 3, "no batch"),
        (("chain", "5320-1", "--hops", "x"), 2, "not a whole number"),
        (("chain", "5320-1", "--within", "-1"), 2, "not a whole number"),
        (("chain", "5320-1", "-o", "x.docx"), 2, "cannot be written as"),
        (("chain", "5320-1", "-o", "x.csv", "--json"), 2, "exclude each other"),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("spelled")
def test_what_cannot_be_asked_is_said(customs: Customs, words: tuple[str, ...], code: int, what: str) -> None:
    done = customs(*words)
    assert (done.code, what in done.err) == (code, True)


def test_evidence_that_is_rare_joins_and_what_is_common_does_not(customs: Customs) -> None:
    """One phone, one container within weeks; an agent of many, a mark of all."""
    crowd = [batch(customs, "5304", f"2019-06-{n + 1:02}", "--agent", "Everybody Logistics Ltd") for n in range(25)]
    phones = [
        batch(customs, office, "2019-07-01", "--consignor", f"Firm {office}", "--consignor-phone", phone)
        for office, phone in (("5320", "0755-8328 5390"), ("5316", "+86 755 83285390"))
    ]
    boxes = [batch(customs, "5301", day, "--container", "MSKU1234565") for day in ("2019-07-01", "2019-07-20")]
    assert refs(customs, phones[0]) == set(phones)
    assert refs(customs, boxes[1]) == set(boxes)
    assert refs(customs, crowd[0]) == {crowd[0]}
    told = customs("chain", crowd[0], "--why").out
    assert "Everybody Logistics Ltd is in 25 of 29 batches: too common to be a link" in told
    assert "NIKE is in 29 of 29 batches: too common to be a link" in told
    assert "phone 0755-8328 5390: 2 of 29 batches" in customs("chain", phones[1]).out


def test_steps_and_days_bound_a_chain(customs: Customs) -> None:
    """Three batches in a row: the first and the last share nothing."""
    first = batch(customs, "5320", "2019-07-01", "--consignor-phone", "13800138000")
    both = ("--consignor-phone", "13800138000", "--consignee-phone", "13900139000")
    middle = batch(customs, "5304", "2019-07-11", *both)
    last = batch(customs, "5301", "2019-08-30", "--consignor-phone", "13900139000")
    assert refs(customs, first) == {first, middle, last}
    assert refs(customs, first, "--hops", "1") == {first, middle}
    assert refs(customs, first, "--hops", "0") == {first}
    assert refs(customs, first, "--within", "20d") == {first, middle}
    assert refs(customs, first, "--limit", "2") == {first, middle}
    assert customs("chain", first, "--limit", "2", "--json").answer["left_out"] == 1


def test_after_a_hit_the_same_chain_elsewhere_is_told_and_is_no_alarm(customs: Customs) -> None:
    phone = ("--consignor-phone", "13800138000")
    hit = batch(customs, "5320", "2019-07-01", "--detained", "2019-07-02", *phone)
    moved = batch(customs, "5304", "2019-07-20", *phone)
    batch(customs, "5301", "2019-12-20", *phone)
    (drift,) = customs("chain", moved, "--json").answer["drift"]
    assert (drift["hit"], drift["ref"], drift["to"], drift["days"]) == (hit, moved, "5304", 18)
    assert moved in customs("chain", moved, "-q").out


def test_a_chain_is_written_for_other_tools(customs: Customs, spelled: list[str], tmp_path: Path) -> None:
    hostile = '"><script>alert(1)</script>\u202e\ufffe Trading Ltd'
    odd = [batch(customs, office, "2019-07-01", "--consignor", hostile) for office in ("5345", "5346")]
    for kind in ("html", "mmd", "dot", "graphml", "csv"):
        assert customs("chain", odd[0], "-o", str(tmp_path / f"chain.{kind}")).code == 0
    page = (tmp_path / "chain.html").read_text()
    assert "<script" not in page
    assert "\u202e" not in page
    assert "default-src 'none'" in page
    assert "http:" not in page.replace("http://www.w3.org/2000/svg", "")
    graph = ET.parse(tmp_path / "chain.graphml").getroot()
    assert len(list(graph.iter("{http://graphml.graphdrawing.org/xmlns}node"))) == 3
    svg = page[page.index("<svg") : page.index("</svg>") + 6]
    assert len(list(ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}rect"))) == 3
    assert "<script" not in (tmp_path / "chain.mmd").read_text()
    assert re.fullmatch(DOT, (tmp_path / "chain.dot").read_text())


@pytest.mark.parametrize("kind", ["mmd", "dot"])
def test_a_picture_of_a_chain_says_in_the_readers_words_what_joins_its_boxes(
    customs: Customs, tmp_path: Path, kind: str
) -> None:
    for office in ("5345", "5346"):
        batch(customs, office, "2019-07-01", "--consignor", "Hongyuan Ltd", "--consignor-phone", "13800000000")
    for lang, told in (("zh", {"发货人", "电话"}), ("en", {"consignor", "phone"})):
        file = tmp_path / f"chain.{kind}"
        assert customs("--lang", lang, "chain", "2019-5345-000001", "-o", str(file)).code == 0
        labels = re.findall(r'(?:\|"|-- .* \[label=")([^"]+)"', file.read_text("utf-8"))
        assert {label for label in labels if label not in {"商标组合", "set of marks"}} == told


def test_a_box_of_a_drawn_chain_folds_its_name_and_tells_office_and_day_in_lines_of_their_own(
    customs: Customs, tmp_path: Path
) -> None:
    name = "Shenzhen Hongyuanda International Trading Co., Ltd."
    for office in ("5345", "5346"):
        batch(customs, office, "2019-07-01", "--consignor", name)
    assert customs("chain", "2019-5345-000001", "-o", str(tmp_path / "chain.html")).code == 0
    page = (tmp_path / "chain.html").read_text()
    boxes = [re.findall(r"<text [^>]*>([^<]*)</text>", box) for box in re.findall("<g .*?</g>", page)]
    assert ["2019-5345-000001", "5345 Shenzhen Bay Customs", "2019-07-01"] in boxes
    assert ["Shenzhen Hongyuanda", "International Trading Co., …", "party"] in boxes


def test_open_proposals_are_walked_through(
    customs: Customs, spelled: list[str], terminal: Callable[..., Terminal]
) -> None:
    talk = terminal(
        "same",
        "--review",
        answers=((": ", "s"), ("Reason", "one licence"), ("quit", "d"), ("Reason", ""), ("quit", "q")),
    )
    assert talk.code == 0
    assert "  - the same name: 好运\n" in talk.raw
    verdicts = [p["verdict"] for p in customs("same", "--json").answer["pairs"]]
    assert (verdicts.count("same"), verdicts.count("different")) == (1, 1)
    ask = "s 同一，d 不同，回车暂缓，q 结束"
    answers = ((ask, "y"), ("不是 s、d、q 之一", ""), (ask, "d"), ("理由", "两家"), (ask, "q"))
    chinese = terminal("--lang", "zh", "same", "--review", columns=40, answers=answers)
    assert (chinese.code, "字号相同" in chinese.raw, "已认定 1 对。" in chinese.raw) == (0, True, True)
    assert chinese.raw.count("第 1 对") == 1
    assert [p["verdict"] for p in customs("same", "--json").answer["pairs"]].count("different") == 2


def test_what_is_known_of_an_enterprise_is_said_where_it_helps(customs: Customs) -> None:
    firm = ("--consignor", "Haoyun", "--consignor-uscc", "91440300708461136T")
    batch(customs, "5320", "2019-07-01", *firm)
    batch(customs, "5304", "2019-07-20", "--agent", "Haoyun (91440300708461136T)")
    said = customs("record", "--office", "5320", "--found", "2019-08-11", "--goods", "bags", *firm)
    assert "credit code 91440300708461136T: 3 batches at 2 offices in 41 days" in said.err
    (seen,) = customs("show", "2019-5320-2", "--json").answer["seen"]
    assert (seen["batches"], seen["offices"], seen["days"], seen["penalty_on"]) == (3, 2, 41, None)
    assert customs("show", "2019-5320-1", "--json").answer["seen"] == []


def test_a_verdict_travels_with_an_export_and_a_merge(customs: Customs, spelled: list[str], tmp_path: Path) -> None:
    assert customs("same", FIRST, OTHERS[0], "--reason", "one licence").code == 0
    whole = tmp_path / "whole.json"
    assert customs("export", "-o", str(whole)).code == 0
    other = ("--register", str(tmp_path / "other.json"))
    assert customs(*other, "import", str(whole)).code == 0
    assert spelled[5] in customs(*other, "chain", spelled[0], "-q").out
    third = ("--register", str(tmp_path / "third.json"))
    assert customs(*third, "merge", str(tmp_path / "register.json")).code == 0
    assert spelled[5] in customs(*third, "chain", spelled[0], "-q").out
    assert customs("verify").code == 0
    assert customs("check").code in (0, 6)
    said = [entry for entry in customs("history", "--json").answer["entries"] if entry["act"] == "same"]
    assert (len(said), said[0]["reason"]) == (1, "one licence")


def test_a_different_that_comes_with_a_merge_holds_and_check_lists_what_it_contradicts(
    customs: Customs, tmp_path: Path
) -> None:
    firms = ("Alpha Toys", "Beta Shoes", "Gamma Bags")
    first, second, third = (
        batch(customs, f"532{n}", f"2019-07-0{n + 1}", "--consignor", one) for n, one in enumerate(firms)
    )
    other = tmp_path / "other.json"
    assert customs("--register", str(other), "merge", str(tmp_path / "register.json")).code == 0
    assert customs("same", firms[0], firms[1], "--reason", "one licence").code == 0
    monday = ("--today", "2020-01-02")
    assert customs(*monday, "same", firms[1], firms[2], "--reason", "one phone").code == 0
    assert refs(customs, first) == {first, second, third}
    assert customs("--register", str(other), "different", firms[0], firms[2], "--reason", "two seals").code == 0
    assert customs("merge", str(other)).code == 0
    assert (refs(customs, first), refs(customs, third)) == ({first, second}, {third})
    (finding,) = [one for one in customs("check", "--json").answer["findings"] if one["rule"] == "verdicts-contradict"]
    assert customs("--lang", "zh", "check", "-o", str(tmp_path / "check.txt")).code == 6
    assert "不予采用" in "".join((tmp_path / "check.txt").read_text("utf-8").split())
    assert finding["hint"] == "customs different 'Beta Shoes' 'Gamma Bags' --reason TEXT"
    assert customs("different", *firms[1:], "--reason", "two after all").code == 0
    assert "verdicts-contradict" not in customs("check", "--json").out


def test_parties_that_an_older_import_left_aside_join_too(customs: Customs, tmp_path: Path) -> None:
    from msgspec.structs import replace

    from customs_cli.register.file.files import FileStore
    from customs_cli.register.register import Register

    refs_ = [batch(customs, office, "2019-07-01") for office in ("5320", "5304")]
    register = Register(FileStore(tmp_path / "register.json"), clock=lambda: datetime(2019, 7, 10, tzinfo=UTC))
    register.do(
        "import",
        lambda act: [act.put(replace(act.batch(ref), source={"maker": "Lianfa Toys Factory"})) for ref in refs_],
    )
    assert refs(customs, refs_[0]) == set(refs_)


@pytest.mark.parametrize("words", ["--review", "--limit 1", "--csv", "-o pairs.csv"])
def test_a_word_on_two_parties_is_no_list_of_them(customs: Customs, spelled: list[str], words: str) -> None:
    refused = customs("same", FIRST, OTHERS[0], "--reason", "one licence", *words.split())
    assert (refused.code, f"A and {words.split()[0]} exclude each other" in refused.err) == (2, True)
    assert customs("same", "--reason", "one licence").code == 2
    assert all(pair["verdict"] == "proposed" for pair in customs("same", "--json").answer["pairs"])


def test_one_office_and_one_day_are_told_in_the_singular(customs: Customs, names: None) -> None:
    firm = ("--consignor", "Haoyun (91440300708461136T)", "--goods", "bags", "--office", "5320")
    customs("record", "--found", "2019-07-01", *firm)
    for day in ("2019-07-01", "2019-07-02"):
        said = customs("record", "--found", day, *firm)
        assert "batches at 1 office in 1 day\n" in said.err
    assert customs("links", "2019-07", "--within", "1", "-o", "l.txt").code == 0
    assert "within 1 day" in Path("l.txt").read_text("utf-8")


def test_an_enterprise_and_its_own_name_are_one_party_without_any_credit_code(customs: Customs) -> None:
    assert customs("enterprise", "add", "E1", "--name", "Foo Trading").code == 0
    done = customs("same", "E1", "Foo Trading", "--reason", "x")
    assert (done.code, "'E1' and 'Foo Trading' are one party already" in done.err) == (2, True), done


@pytest.mark.parametrize("word", ["same", "different"])
def test_a_word_on_two_parties_is_only_told_with_dry_run(customs: Customs, spelled: list[str], word: str) -> None:
    before = customs("anchor", "--json").answer["size"]
    told = customs(word, FIRST, OTHERS[0], "-n")
    assert (told.code, told.lines[0]) == (0, "Nothing is written. This would happen:")
    assert customs(word, FIRST, OTHERS[0], "-n", "--json").answer["pairs"][0]["verdict"] == word
    assert customs("anchor", "--json").answer["size"] == before
    assert customs("same", "-n").code == 2


@pytest.mark.parametrize("code", ["HAOYUN-2", "haoyun", "Haoyun-1", "360"])
def test_an_enterprise_is_found_by_its_code_whatever_its_case_and_though_it_looks_like_a_reference(
    customs: Customs, code: str
) -> None:
    assert customs("enterprise", "add", code, "--name", "Haoyun Trading Ltd").code == 0
    ref = batch(customs, "5320", "2019-07-01", "--consignor", "Haoyun Trading Ltd")
    for typed in {code, code.upper(), code.lower()}:
        told = customs("chain", typed, "--json").answer
        assert (told["of"], [node["id"] for node in told["nodes"]]) == ("Haoyun Trading Ltd", [ref])
    assert customs("chain", "9").err.startswith("customs: no batch '9'\n")
    assert customs("chain", "nobody").err.startswith("customs: no batch names 'nobody'\n")


def test_a_batch_is_named_by_the_number_of_its_paper_in_chain_and_links_too(customs: Customs) -> None:
    paper = ("--channel", "mail", "--document", "RR473124829GB")
    ref = batch(customs, "5320", "2019-07-01", *paper)
    for typed in ("RR473124829GB", "rr 473 124 829 gb"):
        assert customs("chain", typed, "--json").answer["of"] == ref
        assert customs("links", typed, "--json").answer["ref"] == ref
    unknown = customs("links", "RR473124828GB")
    assert (unknown.code, unknown.err.splitlines()[0]) == (2, 'customs: "rr473124828gb" is not a period')
    batch(customs, "5304", "2019-07-02", *paper)
    assert [customs(command, "RR473124829GB").code for command in ("chain", "links")] == [3, 3]
