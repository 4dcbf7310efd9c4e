"""`customs procedure` and `customs security`: the law as rows and as amounts, each with its article."""

import pytest
from running import Customs, chinese

from customs_cli.procedures import codes, get
from customs_cli.render.words.articles import cited
from customs_cli.render.words.catalogue import Words

SECURITIES = [
    ("5000", "ex-officio", "5000", "below 20,000: all of it"),
    ("19999.99", "ex-officio", "19999.99", "the last fen below the edge"),
    ("20000", "ex-officio", "20000", "half would be 10,000: at least 20,000"),
    ("40000", "ex-officio", "20000", "half meets the floor"),
    ("60,000", "ex-officio", "30000", "half"),
    ("6万", "ex-officio", "30000", "as Chinese officers write it"),
    ("200000", "ex-officio", "100000", "half meets the flat amount"),
    ("200000.01", "ex-officio", "100000", "flat from here on"),
    ("5000000", "ex-officio", "100000", "flat"),
    ("5000000", "application", "5000000", "upon application: the value"),
    ("0", "ex-officio", "0", "nothing of no value"),
]


@pytest.mark.parametrize(("value", "basis", "amount", "why"), SECURITIES, ids=[row[3] for row in SECURITIES])
def test_security_follows_the_tiers_and_upon_application_the_value(
    customs: Customs, value: str, basis: str, amount: str, why: str
) -> None:
    answer = customs("security", value, "--basis", basis, "--json").answer
    article = "Measures art. 23" if basis == "ex-officio" else "Regulations art. 14; Measures art. 15"
    assert answer["schema"] == "customs.security/1"
    assert (answer["security"], answer["article"]) == ({"amount": amount, "currency": "CNY"}, article)


def test_the_whole_answer_for_a_trademark_names_the_general_guarantee_and_its_window(customs: Customs) -> None:
    result = customs("security", "60000", "--approved", "2019-03-01")
    assert result.out == (
        "value\t60000 CNY\n"
        "basis\tex-officio\n"
        "right_type\ttrademark\n"
        "security\t30000 CNY\n"
        "rule\tvalue 20,000 to 200,000: half of it, at least 20,000\n"
        "article\tMeasures art. 23\n"
        "general_guarantee\treplaces the security for each case: trademarks only, approved by GACC "
        "(Measures art. 24; GACC notice 31/2006)\n"
        "general_guarantee_amount\tlast year's costs, at least 200,000\n"
        "general_guarantee_holds\t2019-03-01 .. 2019-12-31\n"
        "letter_until\t2020-06-30\n"
        "note\tEach holder lodges security on the value of its own goods.\n"
    )


def test_a_patent_has_no_general_guarantee_but_a_release_on_bond(customs: Customs) -> None:
    answer = customs("security", "60000", "--right-type", "patent", "--json").answer
    assert answer["general_guarantee"] is None
    assert answer["counter_security"] == {
        "amount": {"amount": "60000", "currency": "CNY"},
        "rule": "equal to the value of the goods",
        "article": "Regulations art. 19, 24(3)",
    }


@pytest.mark.parametrize("value", ["x", "-1", "1e9", "NaN", "", "1.2.3"])
def test_what_is_no_amount_is_refused_in_one_line(customs: Customs, value: str) -> None:
    result = customs("security", value) if not value.startswith("-") else customs("security", "--", value)
    assert result.code == 2
    assert result.err.count("\n") == 2 and "is not an amount" in result.err


def test_every_procedure_is_listed_with_what_of_it_is_not_confirmed(customs: Customs) -> None:
    lines = customs("procedure", "list").lines
    assert lines[0] == "code\tname\tcountry\tbasis\tperiods\tnot_confirmed"
    assert [line.split("\t")[0] for line in lines[1:]] == list(codes())
    assert lines[1] == "cn_ex_officio\tChina, ex officio\tCN\tex-officio\t33\t9"
    assert customs("procedure", "list", "-q").lines == list(codes())


@pytest.mark.parametrize("code", codes())
def test_a_procedure_shows_every_row_with_its_article_and_nothing_unconfirmed_as_law(
    customs: Customs, code: str
) -> None:
    told = customs("procedure", "show", code).out
    for period in get(code).periods:
        row = next(line for line in told.splitlines() if line.startswith(f"{period.id}\t") and line.count("\t") > 5)
        assert period.article in row and period.text in row
        assert (period.source or "not at hand") in row
        assert ("(not confirmed)" in row) is not period.confirmed


@pytest.mark.parametrize("code", codes())
def test_a_procedure_is_whole_in_json_and_in_chinese(customs: Customs, code: str) -> None:
    answer = customs("procedure", "show", code, "--json").answer
    law = get(code)
    assert answer["schema"] == "customs.procedure/1"
    assert [row["id"] for row in answer["procedure"]["periods"]] == [row.id for row in law.periods]
    assert answer["procedure"]["articles"] == law.articles
    told = chinese(customs, "procedure", "show", code)
    assert not any(period.text in told for period in law.periods)
    assert "Regulations art. " not in told


@pytest.mark.parametrize(
    ("article", "chinese"),
    [
        ("Regulations art. 16; Measures art. 22", "《保护条例》第16条；《实施办法》第22条"),
        ("Measures art. 20(3), 36, 41", "《实施办法》第20条(3)、第36条、第41条"),
        ("Regulation (EU) 608/2013 art. 23(1)", "欧盟第608/2013号条例第23条(1)"),
        ("State Council Order 310 art. 3(2)", "国务院令第310号第3条(2)"),
        ("Measures art. 24; GACC notice 31/2006", "《实施办法》第24条；海关总署公告2006年第31号"),
        ("19 CFR 133.21(b)(2)", "19 CFR 133.21(b)(2)"),
        ("Measures art. 27 (not confirmed)", "《实施办法》第27条（未经核实）"),
    ],
)
def test_an_article_is_cited_as_its_readers_do(article: str, chinese: str) -> None:
    assert cited(article, True, Words("zh")) == chinese
    assert cited(article, True, Words("en")) == article
    assert cited("Measures art. 35", False, Words("zh")) == "《实施办法》第35条（未经核实）"
    assert cited("Measures art. 35", False, Words("en")) == "Measures art. 35 (not confirmed)"


def test_a_procedure_may_be_named_with_hyphens_and_an_unknown_one_gives_the_nearest(customs: Customs) -> None:
    assert customs("procedure", "show", "cn-ex-officio").code == 0
    result = customs("procedure", "show", "cn_ex_oficio", "--json")
    assert result.code == 3
    assert result.error["candidates"][0] == "cn_ex_officio"


def test_a_procedure_says_since_when_a_rule_holds_and_what_puts_its_last_day_off(customs: Customs) -> None:
    told = customs("procedure", "show", "cn_ex_officio").out
    assert "applies to what starts on or after 2021-07-15" in told
    assert "applies to what started on or before 2021-07-14" in told
    assert "a last day that is not a working day: the next working day (not confirmed)" in told
    assert "suspended: request for review - decision on the review (not confirmed)" in told, "C8"
    told = chinese(customs, "procedure", "show", "cn_ex_officio")
    assert "顺延至下一工作日" in told
    rows = customs("procedure", "show", "cn_ex_officio", "--json").answer["procedure"]["periods"]
    assert next(row for row in rows if row["id"] == "C12")["in_force_from"] == "2021-07-15"
