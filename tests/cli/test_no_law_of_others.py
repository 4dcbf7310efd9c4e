"""Offices abroad are told their own law: nothing is warned of, hinted at or refused by an article of China's."""

import pytest
from running import Customs

OFFICES = {
    "us_133": ("USLAX", "US"),
    "eu_608": ("DEHAM", "DE"),
    "trips": ("BRSSZ", "BR"),
    "cn_ex_officio": ("5320", ""),
}
FOUND = ("--found", "2019-07-01", "--goods", "watches", "--quantity", "3", "--value", "900000", "--mark", "VIVO")


@pytest.fixture
def told(customs: Customs, names: None, request: pytest.FixtureRequest) -> list[tuple[int, str]]:
    """Status and warnings of what one officer of an office does, from the detention to a hand-over to the police."""
    office, country = OFFICES[request.param]
    if country:
        assert customs("office", "add", office, "--name", office, "--country", country).code == 0
    first = customs(
        "record", "--office", office, *FOUND, "--detained", "2019-07-01", "--procedure", request.param, "-q"
    )
    ref = first.out.strip()
    acts = (
        ("confirm", ref, "--infringing", "--on", "2019-07-02"),
        ("determine", ref, "--infringing", "--on", "2019-07-03"),
        ("confiscate", ref, "--fine", "500000", "--on", "2019-07-04"),
        ("transfer", ref, "--to", "police", "--body", "PSB", "--on", "2019-07-05"),
    )
    done = [first, *(customs("--officer", "Li Wei", *act) for act in acts)]
    done.append(customs("record", "--office", office, *FOUND, "--procedure", request.param, "-q"))
    for act in (
        ("notify", "--on", "2019-07-01", "--served", "2019-07-01"),
        ("reply", "--apply", "--security", "100000", "--on", "2019-07-02"),
    ):
        customs(act[0], done[-1].out.strip(), *act[1:])
    done.append(customs("--officer", "Li Wei", "detain", done[-1].out.strip()))
    shown = customs("show", ref, "--json").answer
    return [(one.code, one.err) for one in done] + [(0, hint["text"]) for hint in shown["hints"]]


CHINAS = ("ACL", "CAPR", "Order 310", "two officers", "30 %")


@pytest.mark.parametrize("told", ["us_133", "eu_608", "trips"], indirect=True)
def test_an_office_abroad_is_told_no_law_of_china(told: list[tuple[int, str]]) -> None:
    assert [text for _, text in told if any(word in text for word in CHINAS)] == []


@pytest.mark.parametrize("told", ["us_133"], indirect=True)
def test_a_fine_abroad_has_no_bound_of_chinas(told: list[tuple[int, str]]) -> None:
    assert [code for code, _ in told] == [0] * len(told)


@pytest.mark.parametrize("told", ["cn_ex_officio"], indirect=True)
def test_an_office_of_china_is(told: list[tuple[int, str]]) -> None:
    for word in CHINAS:
        assert any(word in text for _, text in told), word


@pytest.mark.parametrize(
    "words",
    [
        ("--office", "USLAX", "--procedure", "us_133"),
        ("--office", "DEHAM", "--procedure", "eu_608"),
        ("--office", "5320", "--channel", "mail"),  # articles: no security either
    ],
)
def test_where_the_law_computes_no_security_a_value_needs_no_rate_to_yuan(
    customs: Customs, names: None, words: tuple[str, ...]
) -> None:
    for office, country in filter(lambda one: one[1], OFFICES.values()):
        assert customs("office", "add", office, "--name", office, "--country", country).code == 0
    assert customs("trademark", "edit", "VIVO", "--type", "patent").code == 0
    goods = ("--found", "2019-07-01", "--goods", "watches", "--quantity", "3", "--value", "900", "--mark", "VIVO")
    ref = customs("record", *words, *goods, "--currency", "USD", "-q").out.strip()
    told = customs("security", ref, "--json")
    assert told.code == 0, told.err
    [one] = told.answer["holders"]
    assert (one["value"], one["counter_security"], one["security"]["amount"]) == (None, None, "0")
    assert one["rule"] == "this procedure computes no security"
    assert "Each holder lodges" not in customs("security", ref).out
