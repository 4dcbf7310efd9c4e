"""What a document says of goods that several holders have a part in: no piece and no day that is not so."""

import json
import re
from pathlib import Path

import pytest
from running import Customs, recorded
from stories import Play

pytestmark = pytest.mark.usefixtures("names")


@pytest.fixture
def shared(customs: Customs) -> str:
    """10 shoes of NIKE, 20 phones of VIVO, 40 bags with both marks; both holders were told on 1 July."""
    ref = recorded(
        customs,
        *("--consignor", "ACME", "--goods", "shoes", "--quantity", "10", "--mark", "NIKE"),
        *("--goods", "phones", "--quantity", "20", "--mark", "VIVO"),
        *("--goods", "bags", "--quantity", "40", "--mark", "NIKE", "--mark", "VIVO"),
    )
    done(customs, f"notify {ref} --on 2019-07-01 --served 2019-07-01")
    return ref


def done(customs: Customs, *lines: str) -> None:
    for line in lines:
        result = customs(*line.split())
        assert result.code == 0, (line, result.err)


def applied(customs: Customs, ref: str, holder: str, day: str) -> None:
    done(
        customs,
        f"reply {ref} --holder {holder} --apply --security 20000 --on {day}",
        f"detain {ref} --holder {holder} --on {day}",
    )


def draft(customs: Customs, form: str, *words: str) -> str:
    result = customs("print", form, *words, "-n")
    assert result.code == 0, result.err
    return result.out


def goods(text: str) -> list[tuple[str, str]]:
    """Number and quantity of each line of goods, as a table or as cards."""
    rows = re.findall(r"^(\d)    .*?  (\d+) pcs", text, re.MULTILINE)
    return rows or re.findall(r"^No\.: +(\d)\n(?:.*\n)+?Quantity: +(\d+) pcs", text, re.MULTILINE)


def day(text: str, label: str) -> str:
    return str(re.findall(rf"^{label}: +(.*)$", text, re.MULTILINE)[0])


@pytest.mark.parametrize("form", ["detention-decision", "detention-list"])
def test_goods_that_were_not_detained_are_on_no_paper_that_says_they_were(
    customs: Customs, shared: str, form: str
) -> None:
    applied(customs, shared, "NIKE-INC", "2019-07-02")
    assert goods(draft(customs, form, shared)) == [("1", "10"), ("3", "40")]
    done(customs, f"reply {shared} --holder VIVO-COMM --decline --on 2019-07-02")
    told = draft(customs, form, shared)
    assert goods(told) == [("1", "10"), ("3", "40")]
    assert "vivo" not in told


@pytest.mark.parametrize("form", ["detention-decision", "detention-list"])
def test_goods_detained_on_two_days_are_said_to_be(customs: Customs, shared: str, form: str) -> None:
    applied(customs, shared, "NIKE-INC", "2019-07-02")
    applied(customs, shared, "VIVO-COMM", "2019-07-04")
    told = draft(customs, form, shared)
    assert (len(goods(told)), day(told, "Detained on")) == (3, "2019-07-02, 2019-07-04")
    assert "2019年7月2日、2019年7月4日" in draft(customs, form, shared, "--lang", "zh")
    own = draft(customs, form, shared, "--holder", "VIVO-COMM")
    assert day(own, "Detained on") == "2019-07-04"


def test_a_list_of_detained_goods_waits_for_an_application(customs: Customs, shared: str) -> None:
    for words, holder in (((), "NIKE-INC"), (("--holder", "VIVO-COMM"), "VIVO-COMM")):
        refused = customs("print", "detention-list", shared, *words, "-n")
        hint = f"reply {shared} --apply --security AMOUNT --holder {holder}"
        assert (refused.code, f"hint: first customs {hint}\n" in refused.err) == (4, True), refused.err
        assert customs(*hint.replace("AMOUNT", "20000").split(), "-n").code == 0


def test_a_notice_of_release_hands_out_no_piece_that_another_holder_has_detained(customs: Customs, shared: str) -> None:
    for holder in ("NIKE-INC", "VIVO-COMM"):
        applied(customs, shared, holder, "2019-07-02")
    done(customs, f"release {shared} --holder NIKE-INC --ground withdrawn --on 2019-07-03")
    assert goods(draft(customs, "release-notice", shared)) == [("1", "10")]
    done(customs, f"release {shared} --holder VIVO-COMM --ground withdrawn --on 2019-07-04")
    told = draft(customs, "release-notice", shared)
    assert goods(told) == [("1", "10"), ("2", "20"), ("3", "40")]
    assert day(told, "Released on") == "2019-07-03, 2019-07-04"


def test_where_all_that_was_released_stays_for_another_holder_there_is_no_notice_of_release(customs: Customs) -> None:
    ref = recorded(customs, "--goods", "bags", "--quantity", "40", "--mark", "NIKE", "--mark", "VIVO")
    done(customs, f"notify {ref} --on 2019-07-01 --served 2019-07-01")
    for holder in ("NIKE-INC", "VIVO-COMM"):
        applied(customs, ref, holder, "2019-07-02")
    done(customs, f"release {ref} --holder NIKE-INC --ground withdrawn --on 2019-07-03")
    refused = customs("print", "release-notice", ref, "-n")
    assert (refused.code, "NIKE-INC's goods also bear marks of VIVO-COMM" in refused.err) == (4, True)
    done(customs, f"release {ref} --holder VIVO-COMM --ground withdrawn --on 2019-07-04")
    assert goods(draft(customs, "release-notice", ref)) == [("1", "40")]


def test_a_letter_to_a_court_is_about_the_goods_that_are_held_for_it(customs: Customs, shared: str) -> None:
    for holder in ("NIKE-INC", "VIVO-COMM"):
        applied(customs, shared, holder, "2019-07-02")
    done(customs, f"court {shared} --holder NIKE-INC --notice X-1 --kind property-preservation --on 2019-07-03")
    assert goods(draft(customs, "court-letter", shared)) == [("1", "10"), ("3", "40")]
    done(customs, f"release {shared} --holder VIVO-COMM --ground withdrawn --on 2019-07-04")
    assert customs("print", "court-letter", shared, "--holder", "VIVO-COMM", "-n").code == 4


def test_a_letter_to_a_court_names_no_piece_that_was_confiscated_for_another_holder(
    customs: Customs, shared: str
) -> None:
    for holder in ("NIKE-INC", "VIVO-COMM"):
        applied(customs, shared, holder, "2019-07-02")
    done(
        customs,
        f"determine {shared} --holder NIKE-INC --infringing --on 2019-07-03",
        f"confiscate {shared} --holder NIKE-INC --line 3 --quantity 15 --on 2019-07-04",
    )
    assert goods(draft(customs, "court-letter", shared, "--holder", "VIVO-COMM")) == [("2", "20"), ("3", "25")]


def test_a_decision_lists_all_that_one_holder_s_finding_confiscates_whatever_the_other_s_parts_are(
    customs: Customs, shared: str
) -> None:
    for holder in ("NIKE-INC", "VIVO-COMM"):
        applied(customs, shared, holder, "2019-07-02")
    done(
        customs,
        f"determine {shared} --holder NIKE-INC --line 3 --quantity 5 --infringing --on 2019-07-03",
        f"determine {shared} --holder VIVO-COMM --infringing --on 2019-07-03",
    )
    for form in ("hearing-notice", "penalty-decision"):
        assert ("3", "40") in goods(draft(customs, form, shared)), form
    assert goods(draft(customs, "penalty-decision", shared, "--holder", "NIKE-INC")) == [("3", "5")]


def test_decisions_about_the_goods_of_two_holders_have_a_paper_each(customs: Customs, shared: str) -> None:
    """K1 is the first of two about NIKE's goods, K3 the last of all; what waits for a decision is on neither."""
    for holder in ("NIKE-INC", "VIVO-COMM"):
        applied(customs, shared, holder, "2019-07-02")
    done(
        customs,
        f"determine {shared} --infringing --on 2019-07-03",
        f"confiscate {shared} --holder NIKE-INC --line 1 --quantity 4 --on 2019-07-04 --number K1",
        f"confiscate {shared} --holder NIKE-INC --line 1 --quantity 6 --on 2019-07-05 --number K2",
    )
    assert goods(draft(customs, "penalty-decision", shared)) == [("1", "6")]
    done(customs, f"confiscate {shared} --holder VIVO-COMM --line 2 --quantity 20 --on 2019-07-08 --number K3")
    papers = {}
    for number in ("K3", "K2", "K1"):
        done(customs, f"print penalty-decision {shared} --number {number} -o {number}.txt")
        papers[number] = goods(Path(f"{number}.txt").read_text("utf-8"))
        assert goods(draft(customs, "penalty-decision", shared, "--number", number)) == papers[number]
    assert papers == {"K3": [("2", "20")], "K2": [("1", "6")], "K1": [("1", "4")]}
    assert "K3" in customs("print", "penalty-decision", shared, "-o", "last.txt").out


def test_a_decision_confiscates_nothing_that_waits_for_another(customs: Customs, shared: str) -> None:
    for holder in ("NIKE-INC", "VIVO-COMM"):
        applied(customs, shared, holder, "2019-07-02")
    done(
        customs,
        f"determine {shared} --infringing --on 2019-07-03",
        f"confiscate {shared} --holder NIKE-INC --on 2019-07-04 --number K1",
    )
    assert goods(draft(customs, "penalty-decision", shared)) == [("1", "10"), ("3", "40")]
    assert goods(draft(customs, "penalty-decision", shared, "--holder", "VIVO-COMM")) == [("2", "20"), ("3", "40")]


def test_whole_decisions_about_two_holders_are_not_one_paper(customs: Customs) -> None:
    ref = recorded(
        customs,
        *("--goods", "shoes", "--quantity", "10", "--value", "5000", "--mark", "NIKE", "--detained", "2019-07-02"),
        *("--goods", "phones", "--quantity", "20", "--value", "8000", "--mark", "VIVO"),
    )
    done(
        customs,
        f"determine {ref} --infringing --on 2019-07-03",
        f"confiscate {ref} --holder VIVO-COMM --on 2019-07-05 --number K2 --fine 200",
        f"confiscate {ref} --holder NIKE-INC --on 2019-07-04 --number K1 --fine 100",
        f"print penalty-decision {ref} --number K1 -o first.txt",
        f"print penalty-decision {ref} -o last.txt",
    )
    first, last = (Path(name).read_text("utf-8") for name in ("first.txt", "last.txt"))
    assert ("No. K1" in first, "shoes" in first, "phones" in first, "fine of CNY 100.00" in first) == (1, 1, 0, 1)
    assert ("No. K2" in last, "shoes" in last, "phones" in last, "fine of CNY 200.00" in last) == (1, 0, 1, 1)


def test_a_receipt_bears_no_day_of_service_before_the_document_was_issued(customs: Customs, shared: str) -> None:
    """On 1 July the first notice was served; the corrected one of 10 July was not."""
    done(customs, f"print notice {shared} --holder NIKE-INC -o first.txt --today 2019-07-01")
    assert day(draft(customs, "receipt", shared), "Served on") == "2019-07-01"
    done(customs, f"print notice {shared} --holder NIKE-INC -o second.txt --reissue --today 2019-07-10")
    told = draft(customs, "receipt", shared)
    assert day(told, "Number of the document") == "2019-5320-NT-0002"
    assert day(told, "Served on") == "____ (to be filled in)"


def test_a_case_file_says_what_each_holder_replied(customs: Customs, shared: str) -> None:
    applied(customs, shared, "NIKE-INC", "2019-07-02")
    done(customs, f"reply {shared} --holder VIVO-COMM --decline --on 2019-07-03")
    replied = r"^(?:Replied:|答复：) +(.*)$"
    for lang, words in (("en", ["applied", "declined"]), ("zh", ["申请扣留", "不申请扣留"])):
        told = re.findall(replied, draft(customs, "batch-file", shared, "--lang", lang), re.MULTILINE)
        assert told == [f"2019-07-02 {words[0]}", f"2019-07-03 {words[1]}"]


@pytest.mark.parametrize(("lang", "words"), [("en", ["holder unknown", "not known"]), ("zh", ["权利人不详", "不详"])])
def test_a_case_file_calls_an_unknown_holder_so_and_not_by_a_code(
    customs: Customs, lang: str, words: list[str]
) -> None:
    ref = recorded(customs, "--goods", "shoes", "--quantity", "1")
    told = draft(customs, "batch-file", ref, "--lang", lang)
    assert (all(word in told for word in words), "UNKNOWN" in told) == (True, False)


def test_a_record_of_custody_does_not_claim_that_nothing_was_taken_back(customs: Customs, shared: str) -> None:
    for move in ("--from Lorry --to Store --purpose store", "--from Store --to Lab --purpose sample"):
        done(customs, f"custody {shared} --line 1 --quantity 10 {move}")
    done(customs, "undo")
    told = " ".join(draft(customs, "custody-chain", shared).split())
    assert ("Lab" in told, "one that was taken back is not listed" in told) == (False, True)


def test_a_record_of_custody_tells_quantities_to_the_last_place(customs: Customs, shared: str) -> None:
    done(customs, f"line add {shared} --goods steel --quantity 123456.789 --unit kg --mark NIKE")
    done(customs, f"custody {shared} --line 4 --quantity 123456.789 --from Lorry --to Store --purpose store")
    assert "123,456.789 kg" in draft(customs, "custody-chain", shared)


@pytest.fixture
def costly(customs: Customs, shared: str) -> str:
    """The same, NIKE confiscated and a piece destroyed, VIVO with the police; what was lodged and what it cost."""
    applied(customs, shared, "NIKE-INC", "2019-07-02")
    done(
        customs,
        f"reply {shared} --holder VIVO-COMM --apply --general-guarantee G-7 --on 2019-07-02",
        f"detain {shared} --holder VIVO-COMM --on 2019-07-02",
        f"determine {shared} --infringing --on 2019-07-03",
        f"court {shared} --holder VIVO-COMM --notice C-3 --kind evidence-taking --on 2019-07-03",
        f"event {shared} case-filed --on 2019-07-03",
        f"confiscate {shared} --holder NIKE-INC --number P-9 --on 2019-07-04",
        f"transfer {shared} --to police --body Luohu --holder VIVO-COMM --line 2 --quantity 5 --on 2019-07-05",
        f"dispose {shared} --line 1 --quantity 3 --way destroy --supervisor Zhao --on 2019-07-08",
        f"fee {shared} --kind storage --amount 300 --from 2019-07-02 --to 2019-07-08 --payer Payer --on 2019-07-09",
        f"event {shared} security-returned --holder NIKE-INC --amount 19700 --deduction 300 --on 2019-07-09",
    )
    return shared


TOLD = {
    "en": "CNY 20,000.00|CNY 19,700.00|G-7|Luohu (police)|line 2: 5 pcs|destroy|Payer|C-3|P-9|filing of the case",
    "zh": "20,000.00元|19,700.00元|G-7|Luohu（公安机关）|第 2 项：5 件|销毁|Payer|C-3|P-9|立案",
}


@pytest.mark.parametrize("lang", TOLD)
def test_a_case_file_tells_of_courts_decisions_security_hand_overs_disposals_fees_and_events(
    customs: Customs, costly: str, lang: str
) -> None:
    told = re.sub(" +", " ", draft(customs, "batch-file", costly, "--lang", lang))
    assert [word for word in TOLD[lang].split("|") if word not in told] == []
    done(customs, f"transfer {costly} --goods-handed --on 2019-07-10")
    assert ("2019-07-10" in draft(customs, "batch-file", costly, "--lang", lang)) is True


@pytest.mark.parametrize(
    ("words", "gone"),
    [
        ("--redact value", ["20,000", "19,700"]),
        ("--redact proceedings", ["G-7", "20,000", "C-3", "P-9", "case_filed"]),
        ("--redact transfers", ["Luohu"]),
        ("--holder NIKE-INC", ["G-7", "Luohu", "Payer", "C-3"]),
    ],
)
def test_what_is_kept_back_of_a_case_file_is_told_by_none_of_its_tables(
    customs: Customs, costly: str, words: str, gone: list[str]
) -> None:
    done(customs, f"print batch-file {costly} {words} -o a.txt")
    data = customs("show", costly, "--json").answer["batch"]["documents"][0]["data"]
    text = Path("a.txt").read_text("utf-8") + json.dumps(data).replace("20000", "20,000").replace("19700", "19,700")
    assert [word for word in gone if word in text] == []


@pytest.mark.parametrize("field", ["disposals", "fees", "transfers", "proceedings"])
def test_a_bundle_keeps_back_the_case_file_with_what_it_tells_of(customs: Customs, costly: str, field: str) -> None:
    done(customs, f"print batch-file {costly} -o a.txt")
    made = customs("bundle", costly, "--redact", field, "-o", "kept.zip")
    assert (made.code, "issued documents" in made.err) == (0, True)


@pytest.mark.parametrize(("kind", "holds"), [("property-preservation", True), ("evidence-taking", False)])
def test_a_letter_promises_a_court_to_hold_the_goods_where_its_notice_does(
    customs: Customs, shared: str, kind: str, holds: bool
) -> None:
    applied(customs, shared, "NIKE-INC", "2019-07-02")
    done(customs, f"court {shared} --holder NIKE-INC --notice X-1 --kind {kind} --on 2019-07-03")
    told = " ".join(draft(customs, "court-letter", shared).split())
    assert ("will not be released" in told, "They are kept in store" in told) == (holds, True)


def test_no_document_is_addressed_to_a_holder_whom_nobody_knows(customs: Customs) -> None:
    ref = recorded(customs, "--goods", "bags", "--quantity", "4", "--mark", "NEW", "--mark", "NIKE", "--add-missing")
    told = customs("print", "notice", ref, "--holder", "NEW", "-n", "--json").answer["document"]
    assert ("holder", "Regulations art. 16") in {(one["field"], one["article"]) for one in told["missing"]}
    done(customs, f"notify {ref} --on 2019-07-01 --served 2019-07-01")
    for holder in ("NEW", "NIKE-INC"):
        applied(customs, ref, holder, "2019-07-02")
    for lang in ("en", "zh"):
        notice = draft(customs, "notice", ref, "--holder", "NEW", "--lang", lang)
        decision = draft(customs, "detention-decision", ref, "--lang", lang)
        assert "not known" not in notice + decision
        assert "(right holders: NIKE Innovate C.V.)" in " ".join(decision.split()) or lang == "zh"
    assert "NEW的权利人" in draft(customs, "batch-file", ref, "--lang", "zh").replace(" ", "")
    done(customs, "holder edit NEW --name-zh 新公司")
    assert "新公司" in draft(customs, "notice", ref, "--holder", "NEW", "--lang", "zh")


def test_no_decision_names_a_mere_code_as_the_body_that_reviews_it(customs: Customs) -> None:
    words = ("--office", "9999", "--add-missing", "--goods", "bags", "--quantity", "4", "--mark", "NIKE", "--detained")
    ref = recorded(customs, *words)
    told = " ".join(draft(customs, "detention-decision", ref).split())
    assert "apply to ____ (to be filled in) for administrative reconsideration" in told
    named = " ".join(draft(customs, "detention-decision", ref, "--fill", "review_body=Huangpu Customs").split())
    assert "apply to Huangpu Customs for" in named


def test_a_receipt_for_a_holder_is_of_what_that_holder_was_sent(customs: Customs, shared: str) -> None:
    applied(customs, shared, "NIKE-INC", "2019-07-02")
    for form in ("notice --holder VIVO-COMM", "notice --holder NIKE-INC", "detention-list --holder NIKE-INC"):
        done(customs, f"print {form} {shared} -o {form.split()[0]}.txt")
    assert day(draft(customs, "receipt", shared), "Document served") == "Detention List", "the last one"
    its_own = draft(customs, "receipt", shared, "--holder", "VIVO-COMM")
    assert day(its_own, "Document served").startswith("Notice to Confirm the Status")
    assert day(its_own, "Recipient").startswith("vivo")


@pytest.fixture
def told(customs: Customs, phones: str) -> str:
    """A batch whose holder declined, applied, and called the goods in doubt and then infringing; a court keeps them."""
    for line in (
        f"notify {phones} --on 2019-07-04 --served 2019-07-04 --number NT-7",
        f"reply {phones} --decline --on 2019-07-05 --reason unsure",
        f"reply {phones} --apply --security 25000 --on 2019-07-08",
        f"detain {phones} --on 2019-07-08 --number DT-8",
        f"confirm {phones} --undetermined --on 2019-07-09 --document W-1",
        f"confirm {phones} --infringing --on 2019-07-10 --document W-2",
        f"court {phones} --notice C-1 --kind evidence-preservation --on 2019-07-10 --retain-until 2019-12-31 --line 1"
        " --quantity 300",
    ):
        done(customs, line)
    return phones


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (
            "en",
            (
                r"2019-07-05 +declined +unsure",
                r"2019-07-08 +applied",
                r"2019-07-09 +vivo +undetermined +W-1",
                r"2019-07-10 +vivo +infringing +W-2",
                r"Notified: +2019-07-04 NT-7",
                r"Detained: +2019-07-08 DT-8",
                r"Kept for it: +line 1: 300 pcs",
                r"Kept until: +2019-12-31",
            ),
        ),
        (
            "zh",
            (
                r"2019-07-05 +不申请扣留 +unsure",
                r"2019-07-09 +vivo +无法确认 +W-1",
                r"2019-07-10 +vivo +侵权 +W-2",
                r"为法院保留的货物： +第 1 项：300 件",
            ),
        ),
    ],
)
def test_a_case_file_has_every_word_of_a_holder_and_what_a_court_keeps(
    customs: Customs, told: str, lang: str, said: tuple[str, ...]
) -> None:
    paper = draft(customs, "batch-file", told, "--lang", lang)
    for line in said:
        assert re.search(line.replace(" +", r"(?s:.{1,150}?)"), paper), line


def test_a_letter_to_a_court_says_until_when_the_goods_are_kept_for_it(customs: Customs, told: str) -> None:
    assert re.search(r"Kept until: +2019-12-31", draft(customs, "court-letter", told))


def test_a_bank_is_asked_for_only_where_there_is_a_fine_to_pay(customs: Customs, told: str) -> None:
    done(customs, f"determine {told} --infringing --on 2019-07-10")
    done(customs, f"court {told} --notice C-1 --court-word C-2 --on 2019-07-10")
    done(customs, f"confiscate {told} --on 2019-07-10 --number P-1")
    assert "bank" not in missing_of(customs, told)
    done(customs, "undo --reason fine")
    done(customs, f"confiscate {told} --on 2019-07-10 --number P-1 --fine 100")
    assert "bank" in missing_of(customs, told)


def missing_of(customs: Customs, ref: str) -> list[str]:
    """What a draft of the penalty decision asks to be filled in."""
    answer = customs("print", "penalty-decision", ref, "-n", "-o", "draft.txt", "--json").answer
    return [one["field"] for one in answer["document"]["missing"]]


def test_no_letter_of_transfer_is_about_a_holder_whose_goods_the_police_did_not_get(
    customs: Customs, shared: str
) -> None:
    applied(customs, shared, "NIKE-INC", "2019-07-02")
    done(customs, f"transfer {shared} --to police --body Luohu --holder NIKE-INC --number T-1 --on 2019-07-05")
    refused = customs("print", "transfer-letter", shared, "--holder", "VIVO-COMM", "-n")
    assert (refused.code, "VIVO-COMM's goods were not handed to the police" in refused.err) == (4, True)
    hint = f"transfer {shared} --to police --body NAME --holder VIVO-COMM"
    assert f"hint: customs {hint}\n" in refused.err
    done(customs, f"{hint} --on 2019-07-08".replace("NAME", "Luohu"))
    assert goods(draft(customs, "transfer-letter", shared, "--holder", "VIVO-COMM"))[0] == ("2", "20")


def test_a_decision_about_goods_stopped_in_two_ways_names_the_article_of_each(customs: Customs, shared: str) -> None:
    done(
        customs,
        f"reply {shared} --holder NIKE-INC --apply --security 20000 --on 2019-07-02",
        f"reply {shared} --holder VIVO-COMM --apply --basis application --security 20000 --on 2019-07-08",
        f"detain {shared} --on 2019-07-08",
    )
    for words, article, recorded_rights in (
        ((), "Under articles 15 and 16 of", False),
        (("--holder", "NIKE-INC"), "Under article 16 of", True),
        (("--holder", "VIVO-COMM"), "Under article 15 of", False),
    ):
        told = " ".join(draft(customs, "detention-decision", shared, *words).split())
        assert (article in told, "rights recorded with" in told) == (True, recorded_rights), words
    notice = " ".join(draft(customs, "notice", shared, "--holder", "VIVO-COMM").split())
    assert "under article 16 of" in notice, "customs told the holder before it applied"


def test_who_applies_of_its_own_is_asked_for_no_recordation_number(customs: Customs) -> None:
    done(customs, "trademark add BARE --name bare --holder VIVO-COMM")
    ref = recorded(customs, "--goods", "bags", "--quantity", "4", "--mark", "BARE", "--consignor", "ACME")
    done(
        customs,
        f"notify {ref} --on 2019-07-01 --served 2019-07-01",
        f"reply {ref} --apply --basis application --security 20000 --on 2019-07-08",
        f"detain {ref} --on 2019-07-08",
    )
    told = customs("print", "detention-decision", ref, "-n", "--json").answer["document"]
    assert "recordation" not in [one["field"] for one in told["missing"]]
    assert ("bare" in (paper := draft(customs, "detention-decision", ref)), "bare (" in paper) == (True, False)


def test_a_decision_that_is_drawn_up_after_its_term_was_extended_says_until_when(customs: Customs, shared: str) -> None:
    applied(customs, shared, "NIKE-INC", "2019-07-02")
    assert day(draft(customs, "detention-decision", shared), "Detained until") == "2020-07-02"
    done(customs, f"event {shared} extended --holder NIKE-INC --on 2019-07-09")
    assert day(draft(customs, "detention-decision", shared), "Detained until") == "2021-07-02"


def test_a_case_file_tells_what_has_no_day(customs: Customs, told: str) -> None:
    done(customs, f"event {told} party-absent")
    assert re.search(r"party-absent|the party (?:was )?absent", draft(customs, "batch-file", told)), "no day of its own"


def test_a_case_file_tells_who_and_what_brought_the_goods(customs: Customs) -> None:
    firm = ("--consignor", "Haoyun Trading", "--consignor-address", "1 Port Road", "--consignor-phone", "0755-1")
    moved = ("--agent", "Fast Forwarders", "--driver", "Wang", "--vehicle", "B12345", "--container", "CSQU3054383")
    ref = recorded(customs, "--goods", "bags", "--quantity", "4", "--mark", "NIKE", *firm, *moved, "--seal", "S-1")
    told = draft(customs, "batch-file", ref)
    for one in ("1 Port Road", "0755-1", "Fast Forwarders", "Wang", "B12345", "CSQU3054383", "S-1", "ex-officio"):
        assert one in told
    withheld = draft(customs, "batch-file", ref, "--redact", "consignor")
    assert ("Haoyun" in withheld, "1 Port Road" in withheld, "Fast Forwarders" in withheld) == (False, False, True)


def test_a_holder_s_copy_of_a_case_file_names_nobody_but_consignor_and_consignee(customs: Customs) -> None:
    moved = ("--consignor", "Haoyun Trading", "--agent", "Fast Forwarders", "--vehicle", "B12345")
    ref = recorded(customs, "--goods", "bags", "--quantity", "4", "--mark", "NIKE", *moved)
    told = draft(customs, "batch-file", ref, "--holder", "NIKE-INC")
    assert [one in told for one in ("Haoyun", "Fast Forwarders", "B12345")] == [True, False, False]


def test_a_release_for_one_holder_says_for_whom_the_goods_stay(customs: Customs) -> None:
    both = ("--goods", "bags", "--quantity", "4", "--mark", "NIKE", "--mark", "VIVO", "--detained")
    ref = recorded(customs, *both)
    said = customs("release", ref, "--holder", "NIKE-INC", "--withdrawn", "-n").out
    assert (
        f"The detention of {ref} for NIKE-INC ended on 2019-07-10.\nThe goods are still held for VIVO-COMM.\n" in said
    )
    assert "still held" not in customs("release", ref, "--withdrawn", "-n").out
    done(customs, f"release {ref} --holder NIKE-INC --withdrawn")
    assert (
        f"{ref} released from detention for VIVO-COMM"
        in customs("release", ref, "--holder", "VIVO-COMM", "--withdrawn").out
    )


def test_a_list_of_several_lines_says_what_they_come_to_by_unit(customs: Customs) -> None:
    bags = ("--goods", "bags", "--quantity", "10", "--mark", "NIKE")
    ref = recorded(customs, *bags, "--detained")
    assert "Total of the goods" not in draft(customs, "detention-list", ref)
    for much in (("--quantity", "4"), ("--quantity", "1200", "--unit", "pairs")):
        assert customs("line", "add", ref, "--goods", "shoes", *much, "--mark", "NIKE").code == 0
    assert re.search(r"Total of the goods: +14 pcs, 1,200 pairs\n", draft(customs, "detention-list", ref))
    assert "数量合计：" in draft(customs, "detention-list", ref, "--lang", "zh")
    assert customs("line", "add", ref, "--goods", "caps", "--mark", "NIKE").code == 0
    assert "Total of the goods" not in draft(customs, "detention-list", ref), "of caps nobody knows how many"


def test_a_detention_lists_no_goods_that_had_left_before_it(play: Play) -> None:
    """The holder applied for a part of the caps alone: the shoes and the other caps went their way before."""
    goods = "--goods caps --quantity 100 --mark NIKE --goods shoes --quantity 20 --mark NIKE --channel cargo"
    ref = play(f"record --office 5320 --found 2019-07-01 {goods} -q", on="2019-07-01").out.strip()
    play(f"notify {ref} --served 2019-07-01", on="2019-07-01")
    play(f"reply {ref} --apply --security 900", on="2019-07-02")
    play(f"release {ref} --line 2 --ground withdrawn", on="2019-07-02")
    play(f"release {ref} --line 1 --quantity 30 --ground withdrawn", on="2019-07-03")

    def listed(form: str) -> list[str]:
        play(f"print {form} {ref} -n -o p.txt", on="2019-07-04")
        return re.findall(r"(?:caps|shoes) .* ([0-9]+ pcs)", Path("p.txt").read_text("utf-8"))

    for act in ("", f"detain {ref}", f"release {ref} --line 1 --quantity 5 --ground proof --document D1"):
        if act:
            play(act, on="2019-07-03" if act.startswith("detain") else "2019-07-04")
        assert [listed(form) for form in ("detention-decision", "detention-list")] == [["70 pcs"], ["70 pcs"]], act


@pytest.fixture
def in_parts(customs: Customs) -> str:
    """100 shoes detained for one holder; 10 of them were released on 3 July and 20 on 4 July."""
    ref = recorded(customs, *("--consignor", "ACME", "--goods", "shoes", "--quantity", "100", "--mark", "NIKE"))
    done(customs, f"notify {ref} --on 2019-07-01 --served 2019-07-01")
    applied(customs, ref, "NIKE-INC", "2019-07-02")
    done(customs, f"release {ref} --line 1 --quantity 10 --ground proof --document P1 --on 2019-07-03")
    return ref


def told_of(customs: Customs, form: str, *words: str) -> tuple[str, str, str]:
    """The number of a document that is printed, the days or number of what it is about, and its first quantity."""
    result = customs("print", form, *words, "-o", "paper.txt")
    assert result.code == 0, result.err
    text = Path("paper.txt").read_text("utf-8")
    about = {"release-notice": "Released on", "collection-list": "Collected on"}.get(form, "Penalty decision")
    return (re.findall(r"No\. (\S+)\n", text)[0], day(text, about), re.findall(r"(\d+) pcs", text)[0])


def test_no_notice_of_release_hands_out_again_what_an_earlier_one_handed_out(customs: Customs, in_parts: str) -> None:
    first = told_of(customs, "release-notice", in_parts)
    assert first == ("2019-5320-RN-0001", "2019-07-03", "10")
    done(customs, f"release {in_parts} --line 1 --quantity 20 --ground proof --document P2 --on 2019-07-04")
    second = told_of(customs, "release-notice", in_parts)
    assert second == ("2019-5320-RN-0002", "2019-07-04", "20")
    assert "replaces" not in Path("paper.txt").read_text("utf-8"), "the first one still counts"
    for words, paper in (((), second), (("--for", "2019-07-03"), first), (("--for", "2019-5320-RN-0001"), first)):
        again = customs("print", "release-notice", in_parts, *words, "-o", "again.txt", "--json")
        told = (again.answer["document"]["number"], again.answer["document"]["new"], again.err)
        assert told == (paper[0], False, ""), "nothing it tells of has changed"
    corrected = told_of(customs, "release-notice", in_parts, "--for", "2019-07-03", "--reissue")
    assert corrected == ("2019-5320-RN-0003", "2019-07-03", "10")


@pytest.mark.parametrize("which", [0, 1])
def test_a_notice_of_a_release_whose_day_is_corrected_is_still_the_one_of_that_release(
    customs: Customs, in_parts: str, which: int
) -> None:
    told_of(customs, "release-notice", in_parts)
    done(customs, f"release {in_parts} --line 1 --quantity 20 --ground proof --document P2 --on 2019-07-04")
    papers = ["2019-5320-RN-0001", told_of(customs, "release-notice", in_parts)[0]]
    new = ("2019-07-02", "2019-07-05")[which]
    part = ("--line", "1", "--part", str(which + 1), "--outcome-on", new, "--reason", "the day was wrong")
    mended = customs("correct", in_parts, *part)
    assert mended.code == 0, mended.err
    assert told_of(customs, "release-notice", in_parts, "--for", new)[0] == papers[which]
    corrected = told_of(customs, "release-notice", in_parts, "--for", new, "--reissue")
    assert (corrected[1], f"replaces No. {papers[which]}," in Path("paper.txt").read_text("utf-8")) == (new, True)


def test_one_notice_tells_of_all_releases_while_none_was_issued(customs: Customs, in_parts: str) -> None:
    done(customs, f"release {in_parts} --line 1 --quantity 20 --ground proof --document P2 --on 2019-07-04")
    whole = told_of(customs, "release-notice", in_parts)
    assert whole == ("2019-5320-RN-0001", "2019-07-03, 2019-07-04", "30")
    assert told_of(customs, "release-notice", in_parts) == whole
    assert told_of(customs, "release-notice", in_parts, "--reissue") == ("2019-5320-RN-0002", *whole[1:])
    done(customs, f"release {in_parts} --line 1 --quantity 70 --ground proof --document P3 --on 2019-07-05")
    assert told_of(customs, "release-notice", in_parts) == ("2019-5320-RN-0003", "2019-07-05", "70")


def test_goods_that_stayed_for_another_holder_leave_with_that_holders_release(customs: Customs, shared: str) -> None:
    for holder in ("NIKE-INC", "VIVO-COMM"):
        applied(customs, shared, holder, "2019-07-02")
    done(customs, f"release {shared} --holder NIKE-INC --ground withdrawn --on 2019-07-03")
    assert customs("print", "release-notice", shared, "-o", "first.txt").code == 0
    assert goods(Path("first.txt").read_text("utf-8")) == [("1", "10")]
    done(customs, f"release {shared} --holder VIVO-COMM --ground withdrawn --on 2019-07-04")
    assert goods(draft(customs, "release-notice", shared)) == [("2", "20"), ("3", "40")]
    assert goods(draft(customs, "release-notice", shared, "--for", "2019-07-03")) == [("1", "10")]


def test_goods_of_unknown_quantity_are_on_the_notice_of_the_day_on_which_they_left(customs: Customs) -> None:
    shirts = ("--goods", "shirts", "--mark", "NIKE", "--goods", "bags", "--mark", "NIKE", "--mark", "VIVO")
    ref = recorded(customs, *shirts, "--consignor", "ACME")
    done(customs, f"notify {ref} --on 2019-07-01 --served 2019-07-01")
    for holder in ("NIKE-INC", "VIVO-COMM"):
        applied(customs, ref, holder, "2019-07-02")
    for holder, day_of, goods_told in (("NIKE-INC", "2019-07-03", "shirts"), ("VIVO-COMM", "2019-07-04", "bags")):
        done(customs, f"release {ref} --holder {holder} --ground withdrawn --on {day_of}")
        assert customs("print", "release-notice", ref, "-o", f"{goods_told}.txt").code == 0
    for day_of, goods_told, other in (("2019-07-03", "shirts", "bags"), ("2019-07-04", "bags", "shirts")):
        again = customs("print", "release-notice", ref, "--for", day_of, "-o", "again.txt")
        text = Path("again.txt").read_text("utf-8")
        assert (again.err, goods_told in text, other in text) == ("", True, False)


@pytest.mark.parametrize(
    ("form", "words", "about"),
    [
        ("confiscation-notice", ("--number K1", "--number K2"), ("K1", "K2")),
        ("collection-list", ("--collected --ground drugs --document D-7",) * 2, ("2019-07-04", "2019-07-05")),
    ],
)
def test_each_further_confiscation_or_collection_has_a_paper_of_its_own(
    customs: Customs, in_parts: str, form: str, words: tuple[str, str], about: tuple[str, str]
) -> None:
    done(customs, f"determine {in_parts} --infringing --on 2019-07-04")
    done(customs, f"confiscate {in_parts} --line 1 --quantity 30 {words[0]} --on 2019-07-04")
    first = told_of(customs, form, in_parts)
    assert first[1:] == (about[0], "30")
    done(customs, f"confiscate {in_parts} {words[1]} --on 2019-07-05")
    second = told_of(customs, form, in_parts)
    assert (second[0] != first[0], *second[1:]) == (True, about[1], "60")
    assert told_of(customs, form, in_parts, "--for", about[0]) == first
    assert told_of(customs, form, in_parts) == second


def test_what_comes_before_a_paper_is_an_act_that_a_court_leaves_open(customs: Customs, shared: str) -> None:
    for holder in ("NIKE-INC", "VIVO-COMM"):
        applied(customs, shared, holder, "2019-07-02")
    done(
        customs,
        f"determine {shared} --infringing --on 2019-07-03",
        f"court {shared} --holder NIKE-INC --notice X-1 --kind property-preservation --on 2019-07-03",
    )
    for form in ("transfer-letter", "confiscation-notice", "collection-list"):
        refused = customs("print", form, shared, "-n")
        hint = refused.err.rpartition("hint: ")[2].removeprefix("first ").removeprefix("customs ")
        for placeholder, text in (("NAME", "PSB"), ("TEXT", "drugs"), ("NO", "W-1")):
            hint = hint.replace(placeholder, text)
        act = customs(*hint.split(), *(() if hint.startswith("show") else ("-n",)))
        assert (refused.code, act.code) == (4, 0), (form, hint, act.err)
    done(customs, f"court {shared} --holder NIKE-INC --notice X-1 --court-word W-1 --on 2019-07-04")
    done(customs, f"confiscate {shared} --on 2019-07-05")
    refused = customs("print", "court-letter", shared, "-n")
    assert (refused.code, f"hint: customs show {shared}\n" in refused.err) == (4, True), refused.err
