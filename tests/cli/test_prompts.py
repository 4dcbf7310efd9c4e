"""`record` without options on a terminal: it asks, takes defaults from the batch before, and gives up when told to."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from running import Customs, Terminal

from customs_cli.cli.helping.answers_read import refuse_no_text
from customs_cli.errors import UsageError

Answers = tuple[tuple[str, str], ...]

FIRST: Answers = (
    ("Office [5320]: ", ""),
    ("Found [today]: ", "yesterday"),
    ("Direction (export/import/transit): ", "export"),
    ("Channel (", "cargo"),
    ("Declaration or other number: ", ""),
    ("Consignor: ", "Shenzhen Trading"),
    ("Destination (country): ", "AE"),
    ("Goods: ", "phones"),
    ("Marks, separated by ;: ", "VIVO; nike"),
    ("Unit [pcs]: ", ""),
    ("Quantity: ", "1200"),
    ("Value (CNY): ", "20000"),
    ("Another line? (y/N) [n]: ", ""),
    ("Campaigns: ", "longteng-2019"),
    ("Already detained on (date, or empty): ", ""),
    ("Record it? (Y/n) [y]: ", ""),
)
AGAIN: Answers = (
    ("Office [5320]: ", ""),
    ("Found [today]: ", ""),
    ("Direction (export/import/transit) [export]: ", ""),
    ("[cargo]: ", "mail"),
    ("Declaration or other number: ", ""),
    ("Sender (= Shenzhen Trading): ", ""),
    ("Destination (country) [AE]: ", ""),
    ("Goods (= phones): ", "="),
    ("Marks, separated by ; (= VIVO;NIKE): ", "="),
    ("Unit [pcs]: ", ""),
    ("Quantity: ", ""),
    ("Value (CNY): ", ""),
    ("Another line? (y/N) [n]: ", "y"),
    ("Goods (= phones): ", "cases"),
    ("Marks, separated by ; (= VIVO;NIKE): ", ""),
    ("Unit [pcs]: ", "万个"),
    ("Quantity: ", "1.5"),
    ("Value (CNY): ", ""),
    ("Another line? (y/N) [n]: ", ""),
    ("Campaigns [longteng-2019]: ", ""),
    ("Already detained on (date, or empty): ", "today"),
    ("Record it? (Y/n) [y]: ", "y"),
)

MAIL: Answers = (
    ("Found [today]: ", "yesterday"),
    ("Direction (export/import/transit): ", "export"),
    ("Declaration or other number: ", ""),
    ("Sender: ", "Shenzhen Trading"),
    ("Destination (country): ", "<"),
    ("Sender: ", "＜"),
    ("Declaration or other number: ", ""),
    ("Sender: ", "Futian Trading"),
    ("Destination (country): ", "AE"),
    ("Goods: ", "phones"),
    ("Marks, separated by ;: ", "VIVO"),
    ("Unit [pcs]: ", ""),
    ("Quantity: ", "12"),
    ("Value (CNY): ", ""),
    ("Another line? (y/N) [n]: ", ""),
    ("Campaigns: ", ""),
    ("Already detained on (date, or empty): ", ""),
    ("Record it? (Y/n) [y]: ", "<"),
    ("Already detained on (date, or empty): ", ""),
    ("Record it? (Y/n) [y]: ", ""),
)


@pytest.mark.usefixtures("names")
def test_what_the_options_do_not_give_is_asked_and_a_question_can_be_gone_back_to(
    customs: Customs, terminal: Callable[..., Terminal]
) -> None:
    said = terminal("record", "--office", "5320", "--channel", "mail", "--note", "odd", answers=MAIL)
    assert (said.code, said.raw.count("< goes back to the question before.")) == (0, 1), said.raw
    batch = customs("show", "1", "--json").answer["batch"]
    assert (batch["channel"], batch["office"], batch["consignor"]["name"]) == ("mail", "5320", "Futian Trading")
    assert (batch["notes"][0]["text"], batch["lines"][0]["quantity"]) == ("odd", 12)


@pytest.mark.usefixtures("names")
@pytest.mark.parametrize("words", [("--no-input",), ("-q",), ("--goods", "phones")], ids=lambda words: words[0])
def test_nothing_is_asked_where_goods_are_given_or_no_answer_can_come(
    customs: Customs, terminal: Callable[..., Terminal], words: tuple[str, ...]
) -> None:
    said = terminal("record", "--office", "5320", "--channel", "mail", *words)
    assert (said.code, "Found [" in said.raw) == (0, False), said.raw


@pytest.mark.usefixtures("names")
@pytest.mark.parametrize(
    ("direction", "channel", "asked", "role"),
    [
        ("export", "mail", "Sender", "consignor"),
        ("import", "mail", "Addressee", "consignee"),
        ("import", "traveller", "Traveller", "consignee"),
        ("import", "cargo", "Consignee", "consignee"),
    ],
)
def test_whoever_answers_for_the_goods_is_asked_for_and_shown_by_its_name(
    customs: Customs, terminal: Callable[..., Terminal], direction: str, channel: str, asked: str, role: str
) -> None:
    told = {"Direction (export/import/transit): ": direction, "Channel (": channel, "Consignor: ": "Zhao Liu"}
    far = "departure" if direction == "import" else "destination"
    put = {"Consignor: ": f"{asked}: ", "Destination (country): ": f"{far.capitalize()} (country): "}
    answers = tuple((put.get(text, text), told.get(text, said)) for text, said in FIRST)
    assert terminal("record", answers=answers).code == 0
    batch = customs("show", "1", "--json").answer["batch"]
    assert (batch[role]["name"], batch[far]) == ("Zhao Liu", "AE")
    assert customs("show", "1", "-o", "shown.txt").code == 0
    assert f"{asked} " in Path("shown.txt").read_text("utf-8")


@pytest.mark.usefixtures("names")
def test_it_asks_and_offers_what_the_batch_before_had(customs: Customs, terminal: Callable[..., Terminal]) -> None:
    assert terminal("record", answers=FIRST).code == 0
    answer = customs("show", "1", "--json").answer["batch"]
    assert (answer["found_on"], answer["direction"], answer["channel"]) == ("2019-07-09", "export", "cargo")
    assert (answer["destination"], answer["campaigns"]) == ("AE", ["longteng-2019"])
    assert (answer["lines"][0]["quantity"], answer["lines"][0]["marks"]) == (1200, ["VIVO", "NIKE"])

    assert terminal("record", answers=AGAIN).code == 0
    answer = customs("show", "2", "--json").answer["batch"]
    assert (answer["found_on"], answer["channel"], answer["consignor"]) == ("2019-07-10", "mail", {})
    assert [(line["goods"], line["quantity"], line["marks"]) for line in answer["lines"]] == [
        ("phones", None, ["VIVO", "NIKE"]),
        ("cases", 15000, []),
    ]
    assert answer["status"] == "detained"


@pytest.mark.usefixtures("names")
def test_a_campaign_that_is_over_is_not_offered_again(terminal: Callable[..., Terminal], customs: Customs) -> None:
    assert terminal("record", answers=FIRST).code == 0
    assert customs("campaign", "edit", "longteng-2019", "--to", "2019-12-31").code == 0
    asked = tuple(("Campaigns: ", "") if text.startswith("Campaigns") else (text, said) for text, said in AGAIN)
    assert terminal("--today", "2020-01-02", "record", answers=asked).code == 0
    assert customs("--today", "2020-01-02", "show", "2020-5320-1", "--json").answer["batch"]["campaigns"] == []


@pytest.mark.usefixtures("names")
def test_a_number_that_a_batch_has_already_is_told_before_the_rest_is_asked(
    terminal: Callable[..., Terminal], customs: Customs
) -> None:
    assert customs("record", "--office", "5320", "--goods", "caps", "--document", "532020190000000123").code == 0
    asked = [
        ("Office [5320]: ", ""),
        ("Found [today]: ", ""),
        ("Direction (", "export"),
        ("Channel (", "cargo"),
        ("Declaration or other number: ", "532020190000000123"),
        ("532020190000000123 is in 2019-5320-000001 already", "\x03"),
    ]
    assert terminal("record", answers=asked).code == 130


@pytest.mark.usefixtures("names")
def test_what_an_arrow_key_sends_is_no_name(terminal: Callable[..., Terminal], customs: Customs) -> None:
    again = [*FIRST[:5], ("Consignor: ", "Shenzhen\x1b[D"), ("another control key", "Shenzhen Trading"), *FIRST[6:]]
    assert terminal("record", answers=again).code == 0
    assert customs("show", "1", "--json").answer["batch"]["consignor"]["name"] == "Shenzhen Trading"


@pytest.mark.parametrize("sign", ["\x1b", "\x08", "\x00", "\x7f", "\x9b"])
def test_no_answer_holds_what_a_control_key_sends_but_a_tab(sign: str) -> None:
    refuse_no_text("red\tshoes")
    with pytest.raises(UsageError, match="another control key"):
        refuse_no_text(f"red{sign} shoes")


@pytest.mark.usefixtures("names")
def test_a_value_kept_before_may_be_repeated_whatever_it_holds(
    customs: Customs, terminal: Callable[..., Terminal]
) -> None:
    assert customs("record", "--office", "5320", "--goods", "red\x07 shoes").code == 0
    end = (("Marks", "VIVO"), ("Unit", ""), ("Quantity", "1"), ("Value", ""), ("line", ""), ("Campaigns", ""))
    answers = (*((": ", ""),) * 7, ("Goods", "="), *end, ("detained", ""), ("Record it?", ""))
    assert terminal("record", answers=answers).code == 0
    assert customs("show", "2", "--json").answer["batch"]["lines"][0]["goods"] == "red\x07 shoes"


@pytest.mark.usefixtures("names")
def test_what_was_said_in_options_is_not_asked_for(customs: Customs, terminal: Callable[..., Terminal]) -> None:
    assert terminal("record", "--goods", "phones", "--quantity", "1", "--mark", "VIVO").code == 0
    answer = customs("show", "1", "--json").answer["batch"]
    assert (answer["office"], answer["lines"][0]["goods"]) == ("5320", "phones")


def first(**told: Any) -> tuple[tuple[str, Any], ...]:
    """The first answers, with others for the prompts that begin with a word; several in a list are given in turn."""
    answers: list[tuple[str, Any]] = []
    for prompt, answer in FIRST:
        other = told.get(prompt.split(" ")[0].rstrip(",:"), answer)
        answers += [(prompt, one) for one in (other if isinstance(other, list) else [other])]
    return tuple(answers)


@pytest.mark.usefixtures("names")
def test_unknown_names_are_added_by_the_questions_too_when_that_was_wanted(
    customs: Customs, terminal: Callable[..., Terminal]
) -> None:
    said = terminal("record", "--add-missing", answers=first(Marks="OPPO；vivo", Campaigns="lanwang-2019"))
    assert said.code == 0, said.raw
    batch = customs("show", "1", "--json").answer["batch"]
    assert (batch["lines"][0]["marks"], batch["campaigns"]) == (["OPPO", "VIVO"], ["lanwang-2019"])


@pytest.mark.usefixtures("names")
def test_marks_may_be_separated_by_commas_as_well(customs: Customs, terminal: Callable[..., Terminal]) -> None:
    assert terminal("record", answers=first(Marks="vivo，ＮＩＫＥ")).code == 0
    assert customs("show", "1", "--json").answer["batch"]["lines"][0]["marks"] == ["VIVO", "NIKE"]


@pytest.mark.usefixtures("names")
def test_a_name_that_another_window_adds_meanwhile_is_known_at_the_next_answer(
    customs: Customs, terminal: Callable[..., Terminal]
) -> None:
    def added() -> str:
        assert customs("trademark", "add", "OPPO", "--name", "OPPO", "--holder", "VIVO-COMM").code == 0
        return "OPPO"

    said = terminal("record", answers=first(Marks=["OPPO", added]))
    assert said.code == 0, said.raw
    assert customs("show", "1", "--json").answer["batch"]["lines"][0]["marks"] == ["OPPO"]


@pytest.mark.usefixtures("names")
def test_mere_signs_are_no_names_to_be_added(customs: Customs, terminal: Callable[..., Terminal]) -> None:
    assert terminal("record", "--add-missing", answers=first(Marks=["?", "VIVO"])).code == 0
    assert customs("show", "1", "--json").answer["batch"]["lines"][0]["marks"] == ["VIVO"]
    refused = customs("record", "--office", "5320", "--goods", "caps", "--mark", "？？", "--add-missing")
    assert (refused.code, "'？？' is not a name" in refused.err) == (2, True)


BAD: Answers = (
    ("Office [5320]: ", "Wenjindo"),
    ("did you mean Wenjindu Customs?", "-"),
    ("enter an office", "5320"),
    ("Found [today]: ", "01/02/2019"),
    ("could be 2019-01-02 or 2019-02-01", "2019-07-01"),
    ("Direction (", "sideways"),
    ("is not a known value", "e"),
    ("Channel (", ""),
    ("Declaration or other number: ", ""),
    ("Consignor: ", ""),
    ("Destination (country): ", "Atlantis"),
    ("Destination (country): ", "AE"),
    ("Goods: ", "phones"),
    ("Marks, separated by ;: ", "VIV"),
    ("did you mean VIVO?", "VIVO"),
    ("Unit [pcs]: ", "frobs"),
    ("no unit 'frobs'", ""),
    ("Quantity: ", "-5"),
    ("is negative", "5"),
    ("Value (CNY): ", "much"),
    ("'much' is not an amount", "10"),
    ("Another line? (y/N) [n]: ", ""),
    ("Campaigns: ", "longteng"),
    ("did you mean longteng-2019?", "-"),
    ("Already detained on (date, or empty): ", "2019-07-11"),
    ("Already detained on (date, or empty): ", ""),
    ("Record it? (Y/n) [y]: ", ""),
)


@pytest.mark.usefixtures("names")
def test_a_bad_answer_is_told_and_asked_again(customs: Customs, terminal: Callable[..., Terminal]) -> None:
    assert terminal("record", answers=BAD).code == 0
    answer = customs("show", "1", "--json").answer["batch"]
    assert (answer["found_on"], answer["destination"], answer["lines"][0]["quantity"]) == ("2019-07-01", "AE", 5)


@pytest.mark.usefixtures("names")
@pytest.mark.parametrize(
    ("answers", "code", "why"),
    [
        ((("Office [5320]: ", "\x04"),), 8, "Ctrl-D at the first question"),
        ((*FIRST[:8], ("Marks", "\x04")), 8, "Ctrl-D in the middle"),
        ((*FIRST[:-1], ("Record it?", "n")), 8, "no at the end"),
        ((*FIRST[:3], ("Channel (", "\x03")), 130, "Ctrl-C"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_whoever_gives_up_has_recorded_nothing(
    customs: Customs, terminal: Callable[..., Terminal], answers: Answers, code: int, why: str
) -> None:
    left = terminal("record", answers=answers)
    assert left.code == code, why
    assert "Traceback" not in left.raw
    assert left.raw.endswith("\n"), "the shell's prompt has a line of its own"
    assert code != 8 or left.screen[-1].startswith("customs: nothing was recorded")
    assert customs("list", "-q").out == ""


@pytest.mark.usefixtures("names")
def test_a_default_that_means_harm_is_shown_harmlessly(customs: Customs, terminal: Callable[..., Terminal]) -> None:
    customs(
        "record", "--office", "5320", "--found", "today", "--goods", "a\x1b]0;title\x07 é😀", "--consignor", "\x9b5n"
    )
    asked = terminal("record", answers=(*((": ", ""),) * 7, ("Goods", "\x04")), env={"PYTHONIOENCODING": "gbk"})
    assert asked.code == 8
    assert "\x1b]0" not in asked.raw
    assert "\x9b" not in asked.raw


@pytest.mark.usefixtures("names")
def test_it_never_asks_when_told_not_to_or_when_nobody_is_there(
    customs: Customs, terminal: Callable[..., Terminal], process: Any
) -> None:
    told = terminal("record", "--no-input")
    assert told.code == 2
    assert "no detail of the batch is given" in told.raw
    assert process("record").returncode == 2
    assert process("record", input=b"5320\n", stdin=None).returncode == 2
    assert customs("list", "-q").out == ""


ODD: Answers = (
    ("Office [5320]: ", ""),
    ("Found [today]: ", ""),
    ("Direction (export/import/transit): ", ""),
    ("Channel (", ""),
    ("Declaration or other number: ", "9" * 201),
    ("a text of 201 characters is too long (at most 200)", ""),
    ("Consignor: ", "深圳"),
    ("a text cannot be kept as UTF-8: '\\udce6", "Shenzhen Trading"),
    ("Destination (country): ", ""),
    ("Goods: ", "shoes"),
    ("Marks, separated by ;: ", ""),
    ("Unit [pcs]: ", ""),
    ("Quantity: ", "3"),
    ("Value (CNY): ", ""),
    ("Another line? (y/N) [n]: ", "maybe"),
    ("'maybe' is neither yes nor no (y or n)", "no"),
    ("Campaigns: ", ""),
    ("Already detained on (date, or empty): ", ""),
    ("Record it? (Y/n) [y]: ", "oui"),
    ("'oui' is neither yes nor no (y or n)", "yes"),
)


@pytest.mark.usefixtures("names")
def test_what_cannot_be_kept_is_asked_again_at_once_and_not_refused_at_the_end(
    customs: Customs, terminal: Callable[..., Terminal]
) -> None:
    left = terminal("record", answers=ODD, env={"PYTHONIOENCODING": "ascii"})
    assert left.code == 0, left.raw
    answer = customs("show", "1", "--json").answer["batch"]
    assert (answer["consignor"]["name"], answer["document"]["number"]) == ("Shenzhen Trading", None)
    assert [(line["goods"], line["quantity"]) for line in answer["lines"]] == [("shoes", 3)]


@pytest.mark.usefixtures("names")
def test_a_wrong_word_is_answered_with_those_that_were_asked_for_and_a_quantity_may_carry_its_unit(
    customs: Customs, terminal: Callable[..., Terminal]
) -> None:
    answers = (
        ("隶属海关 [5320]: ", ""),
        ("查获日期 [今天]: ", "2019-07-01"),
        ("进出境方向 (", "出口"),
        ("监管渠道 (", "出口"),
        ("'出口' 不是可用的值（可用：货运/邮递/快件/跨境电商/旅检）", "货运"),
        ("报关单或其他单证号: ", ""),
        ("发货人: ", ""),
        ("运抵国（地区）: ", ""),
        ("货物: ", "鞋"),
        ("商标，以 ; 分隔: ", "NIKE"),
        ("计量单位 [件]: ", ""),
        ("数量: ", "很多"),
        ("数量: ", "300双"),
        ("案值（元）: ", ""),
        ("还有货物吗？(y/N) [n]: ", ""),
        ("专项行动: ", ""),
        ("已扣留的，扣留日期（未扣留则留空）: ", ""),
        ("[y]: ", ""),
    )
    assert terminal("--lang", "zh", "record", answers=answers).code == 0
    (line,) = customs("show", "1", "--json").answer["batch"]["lines"]
    assert (line["quantity"], line["unit"]) == (300, "pairs")


@pytest.mark.usefixtures("names")
@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("1.2万", (12_000, "pairs")),  # a multiple is no unit: that of the answer before stays
        ("2 thousand", (2_000, "pairs")),
        ("3千克", (3, "kg")),  # and a unit is none of the multiples that it begins with
        ("２万双", (20_000, "pairs")),
    ],
)
def test_a_multiple_behind_the_quantity_leaves_the_unit_as_it_was_answered(
    customs: Customs, terminal: Callable[..., Terminal], typed: str, kept: tuple[int, str]
) -> None:
    told = {"Direction": "export", "Channel": "cargo", "Goods": "shoes", "Unit": "双", "Quantity": typed}
    answers = [(question, told.get(question.partition(" ")[0].rstrip(":"), "")) for question, _ in FIRST]
    assert terminal("record", answers=answers).code == 0
    (line,) = customs("show", "1", "--json").answer["batch"]["lines"]
    assert (line["quantity"], line["unit"]) == kept


@pytest.mark.usefixtures("names")
@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("1200 EUR", ("1200", "EUR")),
        ("US$ 1,200.50", ("1200.50", "USD")),
        ("£30", ("30", "GBP")),
        ("1.2 万元", ("12000", "CNY")),
        ("１２万美元", ("120000", "USD")),
    ],
)
def test_a_value_is_answered_in_its_own_currency(
    customs: Customs, terminal: Callable[..., Terminal], typed: str, kept: tuple[str, str]
) -> None:
    told = {"Direction": "export", "Channel": "cargo", "Goods": "shoes", "Value": typed}
    answers = [(question, told.get(question.partition(" ")[0].rstrip(":"), "")) for question, _ in FIRST]
    assert terminal("record", answers=answers).code == 0
    (line,) = customs("show", "1", "--json").answer["batch"]["lines"]
    assert line["value"] == {"amount": kept[0], "currency": kept[1]}


@pytest.mark.usefixtures("names")
@pytest.mark.parametrize(("office", "currency"), [("NLRTM", "EUR"), ("5320", "CNY")])
def test_an_office_abroad_is_asked_for_a_value_in_the_currency_of_its_batch_before(
    customs: Customs, terminal: Callable[..., Terminal], office: str, currency: str
) -> None:
    assert customs("office", "add", "NLRTM", "--name", "Rotterdam", "--country", "NL").code == 0
    euros = ("--goods", "shoes", "--quantity", "1", "--value", "1200", "--currency", "EUR", "--mark", "NIKE")
    assert customs("record", "--office", office, "--found", "today", *euros).code == 0
    renamed = {"Office [5320]: ": f"Office [{office}]: ", "Value (CNY): ": f"Value ({currency}): "}
    renamed |= {"Goods: ": "Goods (= shoes): ", "Marks, separated by ;: ": "(= NIKE): "}
    told = {"Direction": "export", "Channel": "cargo", "Value": "7"}
    answers = [
        (renamed.get(question, question), told.get(question.partition(" ")[0].rstrip(":"), "")) for question, _ in FIRST
    ]
    assert terminal("record", answers=answers).code == 0
    (line,) = customs("show", f"{office}-2", "--json").answer["batch"]["lines"]
    assert line["value"] == {"amount": "7", "currency": currency}


@pytest.mark.usefixtures("names")
@pytest.mark.parametrize(
    "typed",
    ["Longteng Action 2019；bluenet", "longteng-2019 bluenet", "longteng-2019;Blue Net", "龙腾行动2019；bluenet；"],
)
def test_campaigns_are_answered_by_their_names_or_codes(
    customs: Customs, terminal: Callable[..., Terminal], typed: str
) -> None:
    assert customs("campaign", "edit", "longteng-2019", "--name-zh", "龙腾行动2019").code == 0
    assert customs("campaign", "add", "bluenet", "--name", "Blue Net", "--from", "2019-01-01").code == 0
    told = {"Direction": "export", "Channel": "cargo", "Goods": "shoes", "Campaigns": typed}
    answers = [(question, told.get(question.partition(" ")[0].rstrip(":"), "")) for question, _ in FIRST]
    assert terminal("record", answers=[*answers[:-1], (answers[-1][0], "ｙ")]).code == 0
    assert customs("show", "1", "--json").answer["batch"]["campaigns"] == ["longteng-2019", "bluenet"]


@pytest.mark.usefixtures("names")
@pytest.mark.parametrize("typed", ["EUR 5 USD", "-5", "1.200,50", "5 XXX", "a lot"])
def test_what_is_no_amount_of_a_currency_is_asked_again(terminal: Callable[..., Terminal], typed: str) -> None:
    told = {"Direction": "export", "Channel": "cargo", "Goods": "shoes", "Value": typed}
    answers = [(question, told.get(question.partition(" ")[0].rstrip(":"), "")) for question, _ in FIRST]
    place = answers.index(("Value (CNY): ", typed)) + 1
    refused = "no currency" if typed == "5 XXX" else "is not an amount"
    assert terminal("record", answers=[*answers[:place], (refused, ""), *answers[place:]]).code == 0


@pytest.mark.usefixtures("names")
def test_what_cannot_be_repeated_is_asked_again_and_a_default_is_repeated(
    customs: Customs, terminal: Callable[..., Terminal]
) -> None:
    told = {"Found": "=", "Direction": "export", "Channel": "cargo", "Unit": "=", "Quantity": "3"}
    answers = [(question, told.get(question.partition(" ")[0].rstrip(":"), "")) for question, _ in FIRST]
    place = answers.index(("Goods: ", ""))
    nothing = ("There is no earlier answer to repeat.", "shoes")
    again = [*answers[:place], ("Goods: ", "="), nothing, *answers[place + 1 :]]
    assert terminal("record", answers=again).code == 0
    answer = customs("show", "1", "--json").answer["batch"]
    (line,) = answer["lines"]
    assert (answer["found_on"], line["goods"], line["unit"]) == ("2019-07-10", "shoes", "pcs")


@pytest.mark.usefixtures("names")
def test_a_wrong_procedure_or_unit_is_answered_in_the_words_of_the_question(
    customs: Customs, terminal: Callable[..., Terminal]
) -> None:
    answers = (
        ("隶属海关 [5320]: ", ""),
        ("查获日期 [今天]: ", "2019-07-01"),
        ("进出境方向 (", ""),
        ("监管渠道 (", "快件"),
        ("快件按物品还是按货物办理 (物品/货物): ", "快件"),
        ("'快件' 不是可用的值（可用：物品/货物）", "物"),
        ("报关单或其他单证号: ", ""),
        ("发货人: ", ""),
        ("运抵国（地区）: ", ""),
        ("货物: ", "鞋"),
        ("商标，以 ; 分隔: ", "NIKE"),
        ("计量单位 [件]: ", "双双"),
        ("计量单位：件、双、套", "\x03"),
    )
    said = terminal("--lang", "zh", "record", answers=answers)
    assert said.code == 130
    assert "procedure" not in said.raw and "pairs" not in said.raw
