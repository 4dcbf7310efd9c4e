"""Articles of travellers and in the mail: detained of customs' own motion, abandoned, and nothing invented."""

import json
from pathlib import Path
from typing import Any

import pytest
from running import Customs, filled, recorded
from stories import Play

MAIL = ("record", "--office", "5320", "--found", "2019-07-01", "--goods", "watches", "--quantity", "3")


@pytest.fixture
def parcel(customs: Customs) -> str:
    """A parcel with watches of one holder."""
    assert customs("holder", "add", "SEIKO-CO", "--name", "Seiko").code == 0
    assert customs("trademark", "add", "SEIKO", "--name", "SEIKO", "--holder", "SEIKO-CO").code == 0
    done = customs(*MAIL, "--mark", "SEIKO", "--channel", "mail", "--document", "EA123456785CN")
    assert done.code == 0
    return done.out.split()[0]


def batch(customs: Customs, ref: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(customs("show", ref, "--json").out)["batch"]
    return found


def test_what_comes_in_the_mail_follows_the_procedure_of_articles(customs: Customs, parcel: str) -> None:
    assert batch(customs, parcel)["procedure"] == "cn_articles"


def test_a_mistyped_number_of_what_came_in_the_mail_is_told_when_it_is_typed(customs: Customs) -> None:
    typed = ("--channel", "mail", "--document")
    told = [
        customs(*MAIL, *typed, number, "-n").err for number in ("EA123456784CN", "ea 123456784 cn", "EA123456785CN")
    ]
    assert ["its check digit is wrong (UPU S10)" in err for err in told] == [True, True, False]
    assert "check digit" not in customs(*MAIL, *typed, "EA123456784CN", "--document-kind", "waybill", "-n").err
    assert "check digit" not in customs(*MAIL, *typed, "1105612345678", "-n").err


@pytest.mark.parametrize(
    ("words", "channel", "direction", "kind", "procedure"),
    [
        ("--document EA123456785CN", "mail", "export", "mail-item", "cn_articles"),
        ("--document rr473124829gb", "mail", "import", "mail-item", "cn_articles"),
        ("--document EA123456785CN --direction transit", "mail", "transit", "mail-item", "cn_articles"),
        ("--document EA123456785CN --channel cargo", "cargo", None, None, "cn_ex_officio"),
        ("--document EA123456785CN --document-kind waybill", None, None, "waybill", "cn_ex_officio"),
        ("--document EA123456784CN", None, None, None, "cn_ex_officio"),
    ],
)
def test_the_number_of_a_mail_item_says_how_it_came_and_which_way(
    customs: Customs, words: str, channel: str | None, direction: str | None, kind: str | None, procedure: str
) -> None:
    told = batch(customs, customs(*MAIL, *words.split(), "-q").out.strip())
    assert (told["channel"], told["direction"], told["document"]["kind"]) == (channel, direction, kind)
    assert told["procedure"] == procedure


def test_articles_are_detained_without_notice_application_or_security(customs: Customs, parcel: str) -> None:
    done = customs("detain", parcel, "--on", "2019-07-01")
    assert (done.code, done.lines[-1]) == (
        0,
        f'Next: customs determine {parcel} --holder SEIKO-CO "--infringing|--not-infringing|--undetermined"',
    )
    held = batch(customs, parcel)
    p = held["proceedings"]["SEIKO-CO"]
    assert (p["notified_on"], p["reply"], p["security"], p["detained_on"]) == (None, None, {}, "2019-07-01")
    assert [row["rule"] for row in held["deadlines"]] == ["C9"]


def test_articles_logged_as_detained_have_no_invented_service_or_application(customs: Customs, parcel: str) -> None:
    done = customs(*MAIL, "--mark", "SEIKO", "--channel", "traveller", "--detained", "2019-07-01")
    p = batch(customs, done.out.split()[0])["proceedings"]["SEIKO-CO"]
    assert (p["notified_on"], p["served_on"], p["reply"], p["detained_on"]) == (None, None, None, "2019-07-01")


def test_no_holder_applies_for_articles(customs: Customs, parcel: str) -> None:
    refused = customs("reply", parcel, "--holder", "SEIKO-CO", "--apply", "--security", "5000")
    assert refused.code == 4
    assert "customs detains on its own initiative, no holder applies" in refused.err


def test_a_notice_about_articles_starts_no_time_limit(customs: Customs, parcel: str) -> None:
    assert customs("notify", parcel, "--served", "2019-07-01").code == 0
    assert batch(customs, parcel)["deadlines"] == []


@pytest.mark.parametrize("detained", [False, True], ids=["before a detention", "after it"])
def test_articles_are_abandoned_and_leave_the_goods_held(customs: Customs, parcel: str, detained: bool) -> None:
    if detained:
        assert customs("detain", parcel, "--on", "2019-07-01").code == 0
    done = customs("abandon", parcel, "--on", "2019-07-02", "--document", "F-7")
    assert (done.code, done.lines[0]) == (0, f"{parcel} abandoned to customs on 2019-07-02.")
    assert done.lines[1].startswith(f"Next: customs dispose {parcel} --line 1 --quantity 3")
    given_up = batch(customs, parcel)
    p = given_up["proceedings"]["SEIKO-CO"]
    assert (given_up["status"], p["outcome"], p["outcome_on"], p["outcome_no"]) == (
        "abandoned",
        "abandoned",
        "2019-07-02",
        "F-7",
    )
    assert [row for row in given_up["deadlines"] if row["met_on"] is None] == []
    balance = given_up["lines"][0]["balance"]
    assert (balance["found"], balance["abandoned"], balance["held"]) == (3, 3, 0)
    assert customs("list", "--where", "status:abandoned", "-q").out.split() == [parcel]
    assert customs("abandon", parcel).code == 4


def test_abandoned_goods_are_in_store_until_they_are_disposed_of(customs: Customs, parcel: str) -> None:
    def left() -> tuple[Any, ...]:
        sheet = customs("--today", "2019-07-10", "print", "daily", "2019-07-10", "--office", "5320", "--json").answer
        stored = sheet["store"].get("abandoned", {"items": 0})["items"]
        morning = customs("--today", "2019-07-10", "--json").answer
        given_up = batch(customs, parcel)
        there = given_up["lines"][0]["balance"]
        fate = (there["abandoned"], there["disposed"], there["confiscated"])
        return given_up["status"], fate, stored, [row["command"] for row in morning["next"]]

    assert customs("dispose", parcel, "--quantity", "1", "--way", "donate").code == 4, "nobody gave it up yet"
    assert customs("abandon", parcel, "--on", "2019-07-02").code == 0
    next_ = f"customs dispose {parcel} --line 1 --quantity 3"
    said = customs("show", parcel).lines[-1]
    assert said.startswith(f"Next: {next_}")
    status, fate, stored, (command,) = left()
    assert (status, fate, stored, command.startswith(next_)) == ("abandoned", (3, 0, 0), 3, True)
    donate = ("dispose", parcel, "--way", "donate", "--quantity")
    early = customs(*donate, "2", "--on", "2019-07-01")
    assert (early.code, "before the outcome (2019-07-02)" in early.err) == (4, True)
    assert customs(*donate, "4", "--on", "2019-07-03").code == 4
    some = customs(*donate, "2", "--on", "2019-07-03")
    assert some.lines[0] == f"2 pcs of {parcel} disposed of (donate) on 2019-07-03; 1 pc left."
    assert left()[:3] == ("abandoned", (3, 2, 0), 1)
    assert customs("correct", parcel, "--disposed-on", "2019-07-01", "--reason", "slip").code == 4
    acts = customs("history", parcel, "--json").answer["entries"]
    undone = customs("undo", next(str(one["seq"]) for one in acts if one["act"] == "abandon"))
    assert (undone.code, "customs undo" in undone.err) == (5, True), "what was disposed of had been given up"
    assert customs(*donate, "1", "--on", "2019-07-04").code == 0
    assert left() == ("disposed", (3, 3, 0), 0, [])
    assert customs("check").code == 0


def test_cargo_is_not_abandoned(customs: Customs, parcel: str) -> None:
    cargo = customs(*MAIL, "--mark", "SEIKO", "--channel", "cargo").out.split()[0]
    refused = customs("abandon", cargo)
    assert refused.code == 4
    assert f"customs correct {cargo} --procedure cn_articles --reason TEXT" in refused.err
    assert customs("correct", cargo, "--procedure", "cn_articles", "--reason", "by post").code == 0
    assert customs("abandon", cargo).code == 0


def test_express_says_its_procedure_or_is_refused(customs: Customs, parcel: str) -> None:
    refused = customs(*MAIL, "--mark", "SEIKO", "--channel", "express")
    assert refused.code == 2
    assert "customs config set express_procedure CODE" in refused.err
    assert customs(*MAIL, "--mark", "SEIKO", "--channel", "express", "--procedure", "cn_ex_officio").code == 0


def test_the_office_says_once_what_its_express_goods_are(customs: Customs, parcel: str, place: Path) -> None:
    config = place / "config" / "customs-cli" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_text('express_procedure = "cn_articles"\n')
    express = (*MAIL, "--mark", "SEIKO", "--channel", "express")
    assert batch(customs, customs(*express).out.split()[0])["procedure"] == "cn_articles"
    config.write_text('express_procedure = "cn_application"\n')
    refused = customs(*express)
    assert (refused.code, refused.err.splitlines()[-1]) == (2, "  hint: config.toml: cn_articles or cn_ex_officio")


def test_what_the_office_says_of_express_goods_holds_for_those_found_ex_officio_in_china(
    customs: Customs, parcel: str
) -> None:
    assert customs("office", "add", "NLRTM", "--name", "Rotterdam", "--country", "NL").code == 0
    assert customs("config", "set", "express_procedure", "cn_articles").code == 0
    express = (*MAIL, "--mark", "SEIKO", "--channel", "express", "-q")
    for more, law in (
        ((), "cn_articles"),
        (("--procedure", "cn_ex_officio"), "cn_ex_officio"),
        (("--basis", "application"), "cn_application"),
        (("--office", "NLRTM"), "eu_608"),
    ):
        assert batch(customs, customs(*express, *more).out.strip())["procedure"] == law


def test_express_goods_of_a_list_are_what_the_office_says_they_are_else_it_is_told(
    customs: Customs, parcel: str, place: Path
) -> None:
    head = "case_id,office,found_on,basis,channel,goods,quantity,marks\n"
    rows = ("1,5320,2019-07-01,ex_officio,express", "2,5320,2019-07-01,application,express")
    (place / "list.csv").write_text(head + "".join(f"{row},watches,3,SEIKO\n" for row in rows), "utf-8")
    assert "customs config set express_procedure cn_articles" in customs("import", "list.csv").err
    assert [batch(customs, ref)["procedure"] for ref in "23"] == ["cn_ex_officio", "cn_application"]
    assert customs("undo").code == 0
    assert customs("config", "set", "express_procedure", "cn_articles").code == 0
    assert customs("import", "list.csv").err == ""
    assert [batch(customs, ref)["procedure"] for ref in "45"] == ["cn_articles", "cn_application"]


def test_express_goods_of_a_list_without_a_basis_say_their_procedure_when_it_is_mended(
    customs: Customs, parcel: str, place: Path
) -> None:
    rows = "".join(f"{n},5320,2019-07-01,express,watches,3,SEIKO\n" for n in range(3))
    (place / "list.csv").write_text("case_id,office,found_on,channel,goods,quantity,marks\n" + rows, "utf-8")
    assert customs("import", "list.csv").code == 0
    basis = ("--basis", "ex-officio", "--reason", "known now")
    refused = customs("correct", "2", *basis)
    assert (refused.code, "which procedure applies?" in refused.err) == (2, True)
    assert customs("correct", "2", "--value", "50", "--reason", "known now").code == 0
    assert customs("correct", "2", *basis, "--procedure", "cn_ex_officio").code == 0
    assert customs("correct", "3", "--basis", "application", "--reason", "known now").code == 0
    assert customs("config", "set", "express_procedure", "cn_articles").code == 0
    assert customs("correct", "4", *basis).code == 0
    assert [batch(customs, ref)["procedure"] for ref in "234"] == ["cn_ex_officio", "cn_application", "cn_articles"]


def test_a_channel_mended_says_where_the_law_stays_behind(customs: Customs, parcel: str) -> None:
    mended = customs("correct", parcel, "--channel", "cargo", "--reason", "misread")
    typed = f"customs correct {parcel} --procedure cn_ex_officio --reason TEXT"
    assert mended.err.splitlines()[-1].endswith(f"such goods are usually under China, ex officio: {typed}")
    assert batch(customs, parcel)["procedure"] == "cn_articles"
    assert customs(*filled(typed)).code == 0
    chosen = customs("correct", parcel, "--channel", "mail", "--procedure", "cn_ex_officio", "--reason", "x")
    assert chosen.err == ""
    again = customs("correct", parcel, "--channel", "traveller", "--reason", "x")
    assert "its procedure is still" not in again.err, "an officer chose it"
    assert customs("correct", parcel, "--storage", "Hall 2", "--reason", "x").err == ""


def test_a_basis_mended_says_where_the_law_stays_behind_though_an_officer_chose_it(customs: Customs) -> None:
    for procedure in ("cn_articles", "cn_ex_officio"):
        ref = recorded(customs, *"--channel express --direction export --goods x --procedure".split(), procedure)
        mended = customs("correct", ref, "--basis", "application", "--reason", "misread")
        typed = f"customs correct {ref} --procedure cn_application --reason TEXT"
        assert mended.err.splitlines()[-1].endswith(f"such goods are usually under China, upon application: {typed}")
        assert customs(*filled(typed)).code == 0


def test_a_list_that_mends_the_channel_says_where_the_law_stays_behind(
    customs: Customs, parcel: str, place: Path
) -> None:
    head = "document_number,office,found_on,basis,channel,goods,quantity,marks\n"
    for channel in ("cargo", "mail"):
        row = f"EA1,5320,2019-07-01,ex_officio,{channel},watches,3,SEIKO\n"
        (place / "list.csv").write_text(head + row, "utf-8")
        told = customs("import", "list.csv", "--update")
    typed = "customs correct 2019-5320-000002 --procedure cn_articles --reason TEXT"
    assert told.err.startswith("warning: 2019-5320-000002: its procedure is still China, ex officio;")
    assert told.err.endswith(f"{typed}\n")
    assert customs(*filled(typed)).code == 0
    row = "EA1,5320,2019-07-01,ex_officio,cargo,watches,3,SEIKO\n"
    (place / "list.csv").write_text(head + row, "utf-8")
    (note,) = customs("import", "list.csv", "--update", "--json").answer["notes"]
    assert "its procedure is still China, articles" in note


def test_a_suspected_crime_goes_to_the_police_in_the_days_of_order_310(customs: Customs, parcel: str) -> None:
    assert customs("detain", parcel, "--on", "2019-07-01").code == 0
    steps = (
        ("event", parcel, "transfer-reported", "--on", "2019-07-02"),
        ("event", parcel, "transfer-approved", "--on", "2019-07-03"),
        ("transfer", parcel, "--to", "police", "--body", "PSB", "--on", "2019-07-04"),
        ("event", parcel, "police-accepted", "--on", "2019-07-05"),
        ("event", parcel, "police-filed", "--on", "2019-07-06"),
    )
    done = [customs(*step) for step in steps]
    assert [(one.code, one.err) for one in done] == [(0, "")] * len(steps), "nothing is refused, nothing is missing"
    told = {row["rule"]: (row["due_on"], row["met_on"]) for row in batch(customs, parcel)["deadlines"]}
    assert told == {
        "C16": ("2019-07-05", "2019-07-03"),
        "C16-police": ("2019-07-04", "2019-07-04"),
        "C17": ("2019-07-08", "2019-07-06"),
        "C18": ("2019-07-09", None),
        "C9": ("2020-07-01", "2019-07-04"),
    }
    assert "transfer" in [row["act"] for row in customs("due", "--json").answer["deadlines"]]
    assert customs("transfer", parcel, "--goods-handed", "--on", "2019-07-08").code == 0
    assert {row["rule"]: row["met_on"] for row in batch(customs, parcel)["deadlines"]}["C18"] == "2019-07-08"


def test_a_traveller_is_told_that_what_is_personal_may_be_shown(customs: Customs, parcel: str) -> None:
    assert customs("detain", parcel, "--on", "2019-07-01").code == 0
    told = " ".join(customs("print", "detention-decision", parcel, "-n").out.split())
    assert "that the articles do not infringe or are personal and reasonable in quantity." in told
    assert "evidence that the goods" not in told


def test_an_addressee_is_not_told_to_have_sent_the_articles(customs: Customs, parcel: str) -> None:
    mail = ("--mark", "SEIKO", "--channel", "mail", "--direction", "import", "--consignee", "Wang", "--detained")
    ref = recorded(customs, "--goods", "watches", "--quantity", "2", *mail)
    told = {lang: customs("--lang", lang, "print", "detention-decision", ref, "-n").out for lang in ("en", "zh")}
    assert "addressee" in told["en"] and "brought by you, or sent by or to you" in " ".join(told["en"].split())
    assert "收件人" in told["zh"] and "你方携带、寄出或者收取的下列物品" in "".join(told["zh"].split())


def test_how_the_value_of_a_line_was_found_stands_beside_it(customs: Customs, parcel: str) -> None:
    assert customs("line", "edit", parcel, "1", "--value", "90", "--value-basis", "market").code == 0
    assert "value_basis" in customs("show", parcel).out and "\tmarket" in customs("show", parcel).out


def test_a_notice_before_a_penalty_asks_for_the_address_under_the_penalty_law(customs: Customs, parcel: str) -> None:
    assert customs("detain", parcel, "--on", "2019-07-01").code == 0
    assert customs("determine", parcel, "--infringing", "--on", "2019-07-02").code == 0
    missing = customs("print", "hearing-notice", parcel, "-n", "--json").answer["document"]["missing"]
    articles = {one["article"] for one in missing if one["field"] == "party_address"}
    assert articles == {"Administrative Penalty Law art. 44 (not confirmed)"}


def test_a_correction_calls_the_parties_of_a_parcel_as_the_mail_does(customs: Customs, parcel: str) -> None:
    done = customs("--lang", "zh", "correct", parcel, "--consignor", "李四", "--reason", "写错")
    assert "  寄件人：" in done.out
    refused = customs("--lang", "zh", "correct", parcel, "--mark", "SEIKO", "--reason", "写错")
    assert f"更正货物上的商标：customs line edit {parcel} 〈行号〉 --mark 〈代码〉" in refused.err


def test_a_list_of_parcels_without_a_basis_invents_no_notice_and_no_application(customs: Customs, place: Path) -> None:
    head = "document_number,office,found_on,channel,goods,quantity,marks,outcome\n"
    rows = "EA000010008CN,5320,2019-07-01,mail,watches,3,SEIKO,detained\n,5320,2019-07-01,cargo,bags,3,SEIKO,detained\n"
    (place / "parcels.csv").write_text(head + rows, "utf-8")
    assert customs("import", "parcels.csv", "--add-missing").code == 0
    parcel, cargo = customs("list", "2019-07-01", "--sort", "ref", "--json").answer["batches"]
    (p,) = parcel["proceedings"].values()
    assert (parcel["procedure"], p["notified_on"], p["reply"], p["detained_on"]) == (
        "cn_articles",
        None,
        None,
        "2019-07-01",
    )
    assert [one["rule"] for one in parcel["deadlines"]] == ["C9"]
    assert (cargo["procedure"], cargo["deadlines"]) == (None, [])


def test_a_holder_may_speak_of_detained_articles_before_its_notice(customs: Customs, parcel: str) -> None:
    assert customs("detain", parcel, "--on", "2019-07-01").code == 0
    assert customs("confirm", parcel, "--infringing", "--on", "2019-07-02").code == 0
    assert customs("notify", parcel, "--served", "2019-07-04").code == 0
    assert "dates-out-of-order" not in [row["rule"] for row in customs("check", "--json").answer["findings"]]
    mended = customs("correct", parcel, "--mark", "SEIKO", "--confirmed", "2019-07-03", "--reason", "typo")
    assert mended.code == 0, mended.err


@pytest.mark.parametrize("event", ["bond-notice-served", "court-acceptance", "deposit-settled"])
def test_articles_know_no_bond_and_nothing_that_follows_one(customs: Customs, parcel: str, event: str) -> None:
    assert customs("detain", parcel, "--on", "2019-07-02").code == 0
    refused = customs("event", parcel, event, "--on", "2019-07-03")
    assert (refused.code, f"no time limit depends on {event}" in refused.err) == (4, True)
    assert "hint: customs procedure show cn_articles" in refused.err


def test_articles_under_the_procedure_of_goods_are_applied_for_as_check_says(
    play: Play, customs: Customs, names: None
) -> None:
    goods = "--channel mail --goods bags --quantity 50 --value 30000 --mark NIKE"
    ref = play(f"record --office 5320 --found 2019-08-20 {goods} -q", on="2019-08-20").out.strip()
    play(f"detain {ref}", on="2019-08-20")
    play(f"correct {ref} --procedure cn_ex_officio --reason 'declared as cargo'", on="2019-08-21")
    [finding] = [one for one in customs("check", "--json").answer["findings"] if one["rule"] == "no-security"]
    play(f"notify {ref} --served 2019-08-20", on="2019-08-21")
    assert "detained on 2019-08-20 already" in play(f"reply {ref} --decline", on="2019-08-21", code=4).err
    applied = finding["hint"].removeprefix("customs ").replace("AMOUNT", "20000")
    play(f"{applied} --on 2019-08-20", on="2019-08-21")
    assert [one["rule"] for one in customs("check", "--json").answer["findings"]] == []
    assert "detained on 2019-08-20 already" in play(applied, on="2019-08-21", code=4).err


def test_a_holder_may_say_of_articles_what_they_are_before_it_is_written_to(customs: Customs, parcel: str) -> None:
    """Nothing hangs on the notice about articles: a word by telephone is none of a day out of order."""
    assert customs("confirm", parcel, "--infringing", "--on", "2019-07-02").code == 0
    assert customs("notify", parcel, "--on", "2019-07-03", "--served", "2019-07-03").code == 0
    assert "dates-out-of-order" not in customs("check").out


def test_the_notice_about_articles_calls_no_right_recorded(customs: Customs, parcel: str, tmp_path: Path) -> None:
    """Regulations art. 31 asks for no recordation, and this mark has none."""
    for lang, told in (
        ("en", "infringing your intellectual property rights (article 31"),
        ("zh", "涉嫌侵犯你方知识产权"),
    ):
        paper = tmp_path / f"{lang}.txt"
        assert customs("--lang", lang, "print", "notice", parcel, "-n", "-o", str(paper)).code == 0
        assert told in " ".join(paper.read_text("utf-8").split())
