"""What the hints of papers and checks say to correct is corrected by the very command that they print."""

from pathlib import Path

import pytest
from running import Customs, filled, recorded

FILLED = [
    ("notice", "found_on", "2019-06-30", "--found DATE", "DATE", "2019-06-30"),
    ("notice", "direction", "import", "--direction WORD", "WORD", "import"),
    ("release-notice", "storage", "Shed 4", "--storage PLACE", "PLACE", "Shed 4"),
]


@pytest.mark.parametrize(("form", "field", "value", "option", "stands_for", "typed"), FILLED)
def test_what_the_register_says_is_mended_by_the_command_of_the_hint(
    customs: Customs, phones: str, form: str, field: str, value: str, option: str, stands_for: str, typed: str
) -> None:
    assert customs("correct", phones, "--storage", "Shed 2", "--reason", "x").code == 0
    assert customs("correct", phones, "--direction", "export", "--reason", "x").code == 0
    for act in ("notify 1 --on 2019-07-01 --served 2019-07-01", "reply 1 --apply --security 20000 --on 2019-07-02",
                "detain 1 --on 2019-07-02", "release 1 --ground settlement --document 1 --on 2019-07-03"):  # fmt: skip
        assert customs(*act.split()).code == 0
    refused = customs("print", form, phones, "--fill", f"{field}={value}", "-o", "p.txt", "--json").error
    assert refused["message"].startswith("the register already has")
    mended = f"customs correct {phones} {option} --reason TEXT"
    assert refused["hint"] == f"{mended} corrects it"
    words = [typed if word == stands_for else word for word in mended.replace("TEXT", "x").split()[1:]]
    assert customs(*words).code == 0


def test_what_no_correction_mends_is_shown(customs: Customs, phones: str) -> None:
    refused = customs("print", "notice", phones, "--fill", "holder=Somebody", "-o", "p.txt", "--json").error
    assert refused["hint"] == f"customs show {phones}"
    assert customs("show", phones).code == 0


def test_a_number_beside_that_of_the_act_is_left_out(customs: Customs, phones: str) -> None:
    assert customs("notify", phones, "--number", "N 7").code == 0
    refused = customs("print", "notice", phones, "--number", "N 8", "-o", "p.txt", "--json").error
    assert (refused["message"], refused["hint"]) == ("the act was recorded with number N 7", "leave --number out")
    assert customs("print", "notice", phones, "-o", "p.txt").code == 0


def test_a_fault_that_a_check_finds_is_mended_by_the_command_beside_it(customs: Customs, phones: str) -> None:
    mended = ("--direction", "export", "--document", "532020191000000123")
    assert customs("correct", phones, *mended, "--reason", "x").code == 0
    found = customs("check", "--json").answer["findings"]
    (fault,) = [one for one in found if one["rule"] == "declaration-contradicts"]
    assert fault["hint"] == f"customs correct {phones} --document NUMBER --reason TEXT"
    assert customs(*filled(fault["hint"].replace("NUMBER", "532020190000000123"))).code == 0
    assert not [one for one in customs("check", "--json").answer["findings"] if one["rule"] == fault["rule"]]


@pytest.mark.parametrize(
    ("told", "kind", "number"),
    [
        ("--document W-2", "waybill", "W-2"),
        ("--document-kind manifest", "manifest", "W-1"),
        ("--document M-1 --document-kind manifest", "manifest", "M-1"),
        ("--document 532020190000000123", "declaration", "532020190000000123"),
        ("--document-kind none", "none", None),
        ("--clear document", None, None),
    ],
)
def test_a_correction_of_a_papers_number_or_kind_leaves_the_other(
    customs: Customs, phones: str, told: str, kind: str | None, number: str | None
) -> None:
    known = ("--document", "W-1", "--document-kind", "waybill")
    assert customs("correct", phones, *known, "--reason", "x").code == 0
    assert customs("correct", phones, *told.split(), "--reason", "x").code == 0
    paper = customs("show", phones, "--json").answer["batch"]["document"]
    assert paper == {"kind": kind, "number": number}


def test_a_number_told_where_there_was_no_paper_is_of_no_kind_yet(customs: Customs, phones: str) -> None:
    assert customs("correct", phones, "--document-kind", "none", "--reason", "x").code == 0
    assert customs("correct", phones, "--document", "W-1", "--reason", "x").code == 0
    assert customs("show", phones, "--json").answer["batch"]["document"] == {"kind": None, "number": "W-1"}


def test_a_letter_to_the_police_offers_a_hand_over_that_is_open(customs: Customs, detained: str) -> None:
    letter = ("print", "transfer-letter", detained, "-o", "letter.txt", "--json")
    assert customs(*letter).error["hint"] == f"customs transfer {detained} --to police --body NAME"
    assert customs("court", detained, "--notice", "7", "--kind", "assistance").code == 0
    hint = customs(*letter).error["hint"]
    assert hint == f"customs transfer {detained} --to police --body NAME --court-word NO"
    line = ("line", "add", detained, "--goods", "shoes", "--quantity", "2", "--mark", "NIKE")
    assert customs(*line).code == 0
    hint = customs(*letter).error["hint"]
    assert hint == f"customs transfer {detained} --to police --body NAME --holder NIKE-INC"
    assert customs(*filled(hint)).code == 0
    assert customs(*letter).code == 0


def test_a_letter_of_chinese_law_offers_no_act_on_goods_of_another(customs: Customs, names: None) -> None:
    assert customs("office", "add", "HAM", "--country", "DE").code == 0
    found = ("record", "--office", "HAM", "--found", "2019-07-01", "--goods", "bags", "--quantity", "1")
    assert customs(*found, "--mark", "VIVO").code == 0
    assert "belongs to Chinese law" in customs("print", "transfer-letter", "HAM-1", "--json").error["message"]


def test_a_decision_over_goods_before_a_court_needs_the_finding_first(customs: Customs, detained: str) -> None:
    assert customs("court", detained, "--notice", "7", "--kind", "assistance").code == 0
    decision = ("print", "penalty-decision", detained, "-o", "decision.txt", "--json")
    hint = customs(*decision).error["hint"]
    assert hint == f'first customs determine {detained} "--infringing|--not-infringing|--undetermined"'
    assert customs(*filled(hint.removeprefix("first "))).code == 0
    hint = customs(*decision).error["hint"]
    assert hint == f"customs confiscate {detained} --holder VIVO-COMM --court-word NO"
    assert customs(*filled(hint)).code == 0
    assert customs(*decision).code == 0


def test_a_receipt_before_any_paper_offers_the_notice_only_where_somebody_can_be_told(
    customs: Customs, phones: str
) -> None:
    unmarked = recorded(customs, "--channel", "cargo", "--goods", "shoes", "--quantity", "3")
    for ref, hint in ((phones, f"customs print notice {phones}"), (unmarked, f"customs show {unmarked}")):
        assert customs("print", "receipt", ref, "-o", "p.txt", "--json").error["hint"] == hint
        assert customs(*filled(hint), "-o", "q.txt").code == 0


def test_a_chinese_hint_names_the_fields_of_a_form_as_the_paper_does(customs: Customs, detained: str) -> None:
    form = ("print", "detention-list", detained, "--fill", "法院=x")
    refused = customs("--lang", "zh", *form)
    assert (refused.code, "见证人" in refused.err, "witness" in refused.err) == (2, True, False), refused.err
    assert "keeper, witness" in customs(*form).err


def test_the_batch_file_says_on_what_ground_of_the_officers_goods_were_collected(
    customs: Customs, detained: str
) -> None:
    assert customs("determine", detained, "--infringing").code == 0
    collected = ("confiscate", detained, "--collected", "--ground", "the party is gone", "--document", "C-7")
    assert customs(*collected).code == 0
    assert "the party is gone (C-7)" in customs("print", "batch-file", detained, "-n").out


@pytest.mark.parametrize(
    ("form", "filled", "told"),
    [
        ("hearing-notice", "fine=1,500.5", "并拟处罚款1,500.50元。"),
        ("hearing-notice", "fine=500元", "并拟处罚款500.00元。"),
        ("confiscation-notice", "effective_on=昨天", "处罚决定生效日期：              2019年7月9日"),
        ("confiscation-notice", "declared_on=3 July 2019", "申报日期：                      2019年7月3日"),
        ("confiscation-notice", "effective_on=自送达之日起", "处罚决定生效日期：              自送达之日起"),
    ],
)
def test_a_day_or_an_amount_that_is_filled_in_is_printed_as_those_of_the_register(
    customs: Customs, names: None, form: str, filled: str, told: str
) -> None:
    ref = recorded(customs, *"--goods caps --quantity 5 --value 9000 --mark NIKE --detained".split())
    for act in (f"determine {ref} --infringing", f"confiscate {ref} --number P-1 --on 2019-07-10"):
        assert customs(*act.split()).code == 0
    assert customs("--lang", "zh", "print", form, ref, "--fill", filled, "-o", "p.txt").code == 0
    assert told in Path("p.txt").read_text("utf-8")


def test_an_amount_that_the_register_has_is_told_as_an_amount(customs: Customs, names: None) -> None:
    ref = recorded(customs, *"--goods caps --quantity 5 --value 9000 --mark NIKE --detained".split())
    assert customs("determine", ref, "--infringing").code == 0
    refused = customs("print", "hearing-notice", ref, "--fill", "value=300", "-n").err
    assert "the register already has value: 9000 CNY" in refused


@pytest.mark.parametrize(
    ("found", "told"), [("2019-06-08", "2019年6月8日"), ("2019-06", "2019年6月"), ("2018", "2018年")]
)
def test_a_month_or_a_year_is_printed_in_chinese_as_a_day_is(
    customs: Customs, names: None, found: str, told: str
) -> None:
    goods = "--office 5320 --goods caps --quantity 5 --mark NIKE".split()
    ref = customs("record", *goods, "--found", found, "-q").out.strip()
    assert customs("--lang", "zh", "print", "notice", ref, "-n", "-o", "p.txt").code == 0
    assert f"查获日期：                      {told}\n" in Path("p.txt").read_text("utf-8")
