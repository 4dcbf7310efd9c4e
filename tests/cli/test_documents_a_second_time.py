"""What comes a second time has a document of its own: another case for the police, another court's notice."""

import re
from pathlib import Path

import pytest
from running import Customs
from stories import Play

GOODS = "--goods shoes --quantity 10 --mark VIVO --value 1000 --goods hats --quantity 5 --mark NIKE --value 1000"
ON = "2019-07-20"


@pytest.fixture
def held(play: Play) -> str:
    """Ten pairs of shoes of one holder, and five hats of another, detained and found to infringe."""
    ref = play(f"record --office 5320 --found 2019-07-01 {GOODS} -q", on="2019-07-01").out.strip()
    play(f"notify {ref} --served 2019-07-01", on="2019-07-01")
    for holder in ("VIVO-COMM", "NIKE-INC"):
        play(f"reply {ref} --holder {holder} --apply --security 2000", on="2019-07-01")
    for line in (f"detain {ref}", f"determine {ref} --infringing"):
        play(line, on="2019-07-01")
    return ref


def paper(customs: Customs, form: str, ref: str, *words: str) -> list[str]:
    """The number of a document, to whom it goes, and the quantity of each of its lines; what it replaces, if any."""
    done = customs("--today", ON, "print", form, ref, "-o", "paper.txt", *words)
    assert done.code == 0, done.err
    text = Path("paper.txt").read_text("utf-8")
    found = re.findall(r"No\. (\S+)\n|^To: (.+)|\(T\S+\) +(\d+ \w+)|(replaces No\. \S+),", text, re.MULTILINE)
    return ["".join(one) for one in found]


def test_each_case_that_goes_to_the_police_has_a_letter_of_its_own(play: Play, customs: Customs, held: str) -> None:
    play(f"transfer {held} --to police --body PSB-A --number T1 --line 1 --quantity 4 --on 2019-07-06", on=ON)
    first = paper(customs, "transfer-letter", held)
    assert first == ["T1", "PSB-A", "4 pcs"]
    play(f"transfer {held} --to police --body PSB-B --line 2 --quantity 5 --on 2019-07-08", on=ON)
    second = paper(customs, "transfer-letter", held)
    assert second == ["2019-5320-TL-0001", "PSB-B", "5 pcs"]
    assert paper(customs, "transfer-letter", held, "--for", "T1") == first
    assert paper(customs, "transfer-letter", held, "--number", "T1") == first
    assert paper(customs, "transfer-letter", held) == paper(customs, "transfer-letter", held, "--for", "2019-07-08")
    assert paper(customs, "transfer-letter", held, "--for", "T1", "--reissue") == [
        "2019-5320-TL-0002", "PSB-A", "replaces No. T1", "4 pcs"
    ]  # fmt: skip
    assert paper(customs, "transfer-letter", held, "--holder", "VIVO-COMM", "-n") == ["DRAFT", "PSB-A", "4 pcs"]


def test_a_letter_is_the_same_once_another_case_is_taken_back(play: Play, customs: Customs, held: str) -> None:
    play(f"transfer {held} --to police --body PSB-A --number T1 --line 1 --quantity 4 --on 2019-07-06", on=ON)
    first = paper(customs, "transfer-letter", held)
    play(f"transfer {held} --to police --body PSB-B --number T2 --line 2 --quantity 5 --on 2019-07-08", on=ON)
    play("undo", on=ON)
    assert paper(customs, "transfer-letter", held) == first


def test_the_receipt_for_a_letter_names_whom_that_went_to(play: Play, customs: Customs, held: str) -> None:
    for body, line in (("PSB-A", 1), ("PSB-B", 2)):
        play(f"transfer {held} --to police --body {body} --number {body[-1]} --line {line} --quantity 2", on=ON)
        paper(customs, "transfer-letter", held)
    for body in ("PSB-A", "PSB-B"):
        assert customs("print", "receipt", held, "--for", body[-1], "-o", f"{body}.txt").code == 0
        assert re.search(rf": +{body}\n", Path(f"{body}.txt").read_text("utf-8"))


def test_each_notice_of_a_court_is_answered_by_a_letter_about_its_own_goods(
    play: Play, customs: Customs, held: str
) -> None:
    play(f"court {held} --holder VIVO-COMM --notice C1 --kind property-preservation --on 2019-07-05", on=ON)
    first = paper(customs, "court-letter", held, "--fill", "body=Futian Court")
    assert first == ["2019-5320-CL-0001", "Futian Court", "10 pcs"]
    play(f"court {held} --holder NIKE-INC --notice C2 --kind property-preservation --on 2019-07-06", on=ON)
    second = paper(customs, "court-letter", held, "--fill", "body=Luohu Court")
    assert second == ["2019-5320-CL-0002", "Luohu Court", "5 pcs"]
    assert paper(customs, "court-letter", held, "--for", "C1") == first
    assert paper(customs, "court-letter", held) == second


@pytest.mark.parametrize(
    ("form", "code", "message"),
    [
        ("transfer-letter", 3, "no transfer-letter of {ref} is about T9"),
        ("court-letter", 3, "no court-letter of {ref} is about T9"),
        ("release-notice", 3, "no release-notice of {ref} is about T9"),
        ("custody-chain", 2, "--for cannot be used with a custody-chain"),
    ],
)
def test_what_is_not_there_has_no_document(
    play: Play, customs: Customs, held: str, form: str, code: int, message: str
) -> None:
    play(f"transfer {held} --to police --body PSB-A --number T1 --line 1 --quantity 4", on=ON)
    refused = customs("print", form, held, "--for", "T9", "-o", "x.txt", "--json")
    assert (refused.code, refused.error["message"]) == (code, message.format(ref=held))


@pytest.mark.parametrize("form", ["hearing-notice", "penalty-decision"])
def test_what_the_police_have_is_none_of_the_goods_of_a_penalty(
    play: Play, customs: Customs, held: str, form: str
) -> None:
    play(f"transfer {held} --to police --body PSB-A --number T1 --line 1 --quantity 4 --on 2019-07-06", on=ON)
    assert paper(customs, form, held, "-n")[-2:] == ["6 pcs", "5 pcs"]
    play(f"transfer {held} --to police --body PSB-A --number T2 --on 2019-07-07", on=ON)
    refused = customs("print", form, held, "-o", "x.txt", "-n", "--json")
    assert (refused.code, refused.error["message"]) == (4, f"{held} has no goods for a {form}")
    play(f"transfer {held} --refused --body PSB-A --on 2019-07-08", on=ON)
    assert paper(customs, form, held, "-n")[-2:] == ["10 pcs", "5 pcs"]


@pytest.mark.parametrize("numbers", [("D1", "D2"), ("", "")], ids=["numbered", "by day"])
@pytest.mark.parametrize("form", ["detention-decision", "detention-list"])
def test_goods_detained_later_have_a_decision_and_a_list_of_their_own(
    play: Play, customs: Customs, form: str, numbers: tuple[str, str]
) -> None:
    ref = play(f"record --office 5320 --found 2019-07-01 --consignor ACME {GOODS} -q", on="2019-07-01").out.strip()
    play(f"notify {ref} --served 2019-07-01", on="2019-07-01")
    papers = []
    for day, holder, number in zip((1, 2), ("VIVO-COMM", "NIKE-INC"), numbers, strict=True):
        play(f"reply {ref} --holder {holder} --apply --security 2000", on="2019-07-01")
        named = f"--number {number}" if number else ""
        play(f"detain {ref} --holder {holder} --on 2019-07-0{day} {named}", on=ON)
        papers.append(paper(customs, form, ref))
    assert [one[1:] for one in papers] == [["ACME", "10 pcs"], ["ACME", "5 pcs"]], "the first is not replaced"
    for day, told in zip((1, 2), papers, strict=True):
        again = customs(
            "--today", ON, "print", form, ref, "--for", numbers[day - 1] or f"2019-07-0{day}", "-o", "a.txt"
        )
        assert (again.code, again.err, f"No. {told[0]}\n" in Path("a.txt").read_text("utf-8")) == (0, "", True)
    assert paper(customs, form, ref, "--number", papers[0][0]) == papers[0]
    assert paper(customs, form, ref, "--reissue")[1:] == ["ACME", f"replaces No. {papers[1][0]}", "5 pcs"]


@pytest.mark.parametrize("numbers", [("D1", "D2"), ("", ""), ("D1", "")], ids=["numbered", "by day", "one numbered"])
@pytest.mark.parametrize("form", ["detention-decision", "detention-list"])
def test_a_paper_about_all_goods_detained_until_then_is_printed_again_as_it_was(
    play: Play, customs: Customs, form: str, numbers: tuple[str, str]
) -> None:
    ref = play(f"record --office 5320 --found 2019-07-01 --consignor ACME {GOODS} -q", on="2019-07-01").out.strip()
    play(f"notify {ref} --served 2019-07-01", on="2019-07-01")
    for holder, number in zip(("VIVO-COMM", "NIKE-INC"), numbers, strict=True):
        play(f"reply {ref} --holder {holder} --apply --security 2000", on="2019-07-01")
        play(f"detain {ref} --holder {holder} --on 2019-07-02 " + (f"--number {number}" if number else ""), on=ON)
    first = paper(customs, form, ref)
    assert first[1:] == ["ACME", "10 pcs", "5 pcs"]
    again = customs("--today", ON, "print", form, ref, "-o", "paper.txt", "--json")
    told = again.answer["document"]
    assert (told["number"], told["new"], again.err) == (first[0], False, "")


def test_after_a_list_of_all_that_was_detained_each_detention_may_have_its_own(play: Play, customs: Customs) -> None:
    ref = play(f"record --office 5320 --found 2019-07-01 --consignor ACME {GOODS} -q", on="2019-07-01").out.strip()
    play(f"notify {ref} --served 2019-07-01", on="2019-07-01")
    for holder, number in (("VIVO-COMM", "D1"), ("NIKE-INC", "D2")):
        play(f"reply {ref} --holder {holder} --apply --security 2000", on="2019-07-01")
        play(f"detain {ref} --holder {holder} --on 2019-07-02 --number {number}", on=ON)
    assert paper(customs, "detention-list", ref)[1:] == ["ACME", "10 pcs", "5 pcs"]
    own = customs("--today", ON, "print", "detention-list", ref, "--for", "D2", "-o", "own.txt")
    assert (own.code, own.err) == (0, "")
    text = Path("own.txt").read_text("utf-8")
    assert ("5 pcs" in text, "10 pcs" in text) == (True, False)


def test_the_number_of_one_of_two_detentions_is_that_of_a_decision_about_its_own_goods(
    play: Play, customs: Customs
) -> None:
    ref = play(f"record --office 5320 --found 2019-07-01 --consignor ACME {GOODS} -q", on="2019-07-01").out.strip()
    play(f"notify {ref} --served 2019-07-01", on="2019-07-01")
    for holder in ("VIVO-COMM", "NIKE-INC"):
        play(f"reply {ref} --holder {holder} --apply --security 2000", on="2019-07-01")
    play(f"detain {ref} --holder VIVO-COMM --number D1 --on 2019-07-01", on=ON)
    first = paper(customs, "detention-decision", ref)
    assert first == ["D1", "ACME", "10 pcs"]
    play(f"detain {ref} --holder NIKE-INC --number D2 --on 2019-07-02", on=ON)
    assert paper(customs, "detention-decision", ref, "--number", "D2") == ["D2", "ACME", "5 pcs"]
    assert paper(customs, "detention-decision", ref, "--number", "D1") == first
    assert paper(customs, "detention-decision", ref, "--for", "D2") == ["D2", "ACME", "5 pcs"]
    assert paper(customs, "detention-list", ref, "--for", "D1") == ["2019-5320-DL-0001", "ACME", "10 pcs"]
    assert paper(customs, "detention-list", ref) == ["2019-5320-DL-0002", "ACME", "10 pcs", "5 pcs"]


@pytest.mark.parametrize("words", [("-n",), ()])
def test_what_a_document_is_about_is_of_one_batch(customs: Customs, held: str, words: tuple[str, ...]) -> None:
    other = customs(
        "record", "--office", "5320", "--found", "2019-07-01", "--goods", "caps", "--mark", "NIKE", "-q"
    ).out
    refused = customs("print", "penalty-decision", held, other.strip(), "--for", "K1", "-o", "out/", *words, "--json")
    assert (refused.code, refused.error["at"]) == (2, "--for")
    assert refused.error["message"] == "one number cannot be given to several documents"


@pytest.mark.parametrize("draft", [(), ("-n",)])
def test_a_draft_leaves_out_the_batches_that_the_issue_leaves_out_and_either_says_where_nothing_is_left(
    customs: Customs, held: str, play: Play, draft: tuple[str, ...]
) -> None:
    other = play("record --office 5320 --found 2019-07-01 --goods caps --quantity 1 --mark NIKE -q", on=ON).out.strip()
    asked = ("print", "penalty-decision", "-o", "papers/", "--as", "txt", *draft, "--where")
    done = customs(*asked, "found:2019-07")
    assert (done.code, {path.name[:16] for path in Path("papers").iterdir()}) == (0, {held})
    assert f"warning: {other}" in done.err
    for where in (f"ref:{other}", "office:5304"):
        none = customs(*asked, where)
        assert (none.code, none.lines) == (0, ["0 documents issued, 0 printed again."])
