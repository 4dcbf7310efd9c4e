"""One firm in three scripts: what its name says, how alike two names are, what an officer's word does."""

from datetime import date

import pytest
from pypinyin import lazy_pinyin

from benchmarks.firms import groups, measured, ours, sets
from customs_cli.data import rows
from customs_cli.domain.chain.evidence import link_kind, party_kind, trace_kind, weight_of
from customs_cli.domain.chain.same import Verdict, Verdicts, check_verdict, pair_code, party_key
from customs_cli.domain.firms.blocks import blocks
from customs_cli.domain.firms.characters import plain, sounds
from customs_cli.domain.firms.firm_name import firm_name
from customs_cli.domain.firms.likeness import LIKELY, LOW, SURE, likeness
from customs_cli.domain.firms.places import are_apart
from customs_cli.domain.firms.proposing import proposals
from customs_cli.errors import UsageError

HAOYUN = "深圳市好运贸易有限公司"


@pytest.mark.parametrize(
    ("name", "core", "places", "trades", "form"),
    [
        (HAOYUN, "好运", {"深圳"}, {"trading"}, "limited"),
        ("深圳市好運貿易有限公司", "好运", {"深圳"}, {"trading"}, "limited"),
        ("好运贸易（深圳）有限公司", "好运", {"深圳"}, {"trading"}, "limited"),
        ("Ｓｈｅｎｚｈｅｎ Ｈａｏｙｕｎ Ｔｒａｄｉｎｇ Ｃｏ．， Ｌｔｄ．", "haoyun", {"深圳"}, {"trading"}, "limited"),
        ("SHENZHEN HAO YUN TRADE CO LTD", "haoyun", {"深圳"}, {"trading"}, "limited"),
        ("SHENZHEN HAOYUN MAOYI YOUXIAN GONGSI", "haoyun", {"深圳"}, {"trading"}, "limited"),
        ("广州市白云区新大地皮具厂", "新大地", {"广州"}, {"bags"}, "factory"),
        ("Yiwu Jinlong Import & Export Co., Ltd.", "jinlong", {"义乌"}, {"importing"}, "limited"),
        ("Suzhou Tongchuang Digital Ltd", "tongchuang", {"苏州", "宿州"}, {"digital"}, "limited"),
        ("王伟", "王伟", set(), set(), ""),
        ("", "", set(), set(), ""),
        ("Co., Ltd.", "co", set(), set(), "limited"),
        ("有限公司", "有限公司", set(), set(), "limited"),
    ],
)
def test_a_name_is_place_core_trade_and_form(
    name: str, core: str, places: set[str], trades: set[str], form: str
) -> None:
    found = firm_name(name)
    assert (found.core, set(found.places), set(found.trades), found.form) == (core, places, trades, form)


@pytest.mark.parametrize(
    ("a", "b", "least", "most", "why"),
    [
        (HAOYUN, "深圳好运贸易有限公司", SURE, 1, "one without 市"),
        (HAOYUN, "深圳市好運貿易有限公司", SURE, 1, "traditional characters"),
        (HAOYUN, "Shenzhen Haoyun Trading Co., Ltd.", SURE, 1, "English"),
        (HAOYUN, "SHENZHEN HAO YUN TRADE CO LTD", SURE, 1, "English otherwise"),
        (HAOYUN, "深圳市豪润贸易有限公司", LOW, LIKELY, "almost the same sound"),
        (HAOYUN, "深圳市豪韵贸易有限公司", LOW, LIKELY, "the same sound"),
        (HAOYUN, "广州市好运贸易有限公司", LOW, LIKELY, "another city"),
        (HAOYUN, "深圳市好运玩具有限公司", LOW, LIKELY, "another trade"),
        ("Shenzhen Xinda Electronics Ltd", "Shenzhen Xingda Electronics Ltd", 0, LIKELY, "different sounds"),
        ("Demo Trading 001 Ltd", "Demo Trading 007 Ltd", 0, LOW, "different numbers"),
        ("宁波阳光服饰有限公司", "Ningbo Sunshine Garment Co., Ltd.", SURE, 1, "a translated name"),
        ("重庆长安汽车配件有限公司", "Chongqing Chang'an Auto Parts Co., Ltd.", SURE, 1, "a character of two sounds"),
        ("深圳市三星钟表有限公司", "Shenzhen Three Stars Watch & Clock Co., Ltd.", SURE, 1, "word by word"),
        (
            "上海锦江国际物流有限公司",
            "Shanghai Jinjiang Int'l Logistics Ltd",
            SURE,
            1,
            "a core that is a city's sound too",
        ),
        ("香港恒昌貿易公司", "Hang Cheong Trading Company, Hong Kong", SURE, 1, "Cantonese"),
        ("台灣長榮塑膠股份有限公司", "Chang Jung Plastics Corp. (Taiwan)", SURE, 1, "Wade-Giles"),
        ("比亚迪股份有限公司", "BYD Company Limited", LIKELY, SURE, "first letters only propose"),
        ("宜兴市紫砂陶瓷一厂", "Yixing Zisha Ceramics No. 1 Factory", SURE, 1, "a factory's number"),
        ("宜兴市紫砂陶瓷一厂", "宜兴市紫砂陶瓷二厂", 0, LOW, "another factory's number"),
        ("宜兴市紫砂陶瓷一厂", "Yixing Zisha Ceramics No. 2 Factory", 0, LOW, "another factory's number in English"),
        ("华为技术有限公司", "华为终端有限公司", LOW, LIKELY, "sisters of one house"),
        ("好运集团有限公司", "好运贸易有限公司", LIKELY, SURE, "parent and subsidiary"),
        ("深圳市金龙贸易有限公司", "深圳市金龙国际贸易有限公司", LIKELY, SURE, "two names registered side by side"),
        ("Müller Import GmbH", "MUELLER IMPORT GMBH", SURE, 1, "an umlaut written out"),
    ],
)
def test_names_are_alike_as_far_as_they_are(a: str, b: str, least: float, most: float, why: str) -> None:
    found = likeness(a, b)
    assert least <= found.score <= most, (why, found)
    assert found.score == likeness(b, a).score
    if found.score >= LOW:
        assert set(blocks(a)) & set(blocks(b)), why


def test_every_name_is_like_itself_and_none_breaks_it() -> None:
    for name in (HAOYUN, "x", "&", "()", "（）", "李", "\u202e", "a" * 500, "長" * 60, "12345", "Ｌｔｄ"):
        assert likeness(name, name).score >= 0.8
        assert likeness(name, HAOYUN).score <= 1
        assert len(blocks(name)) < 60


def test_the_shipped_sounds_are_those_of_pypinyin() -> None:
    shipped = {c: sound for sound, own in rows("names/pinyin.csv") for c in own}
    assert len(shipped) > 6_000
    assert {c for c in list(shipped)[::37] if lazy_pinyin(c) != [shipped[c]]} == set()
    assert (plain("貿易"), sounds("长安")) == ("贸易", ("changan", "zhangan"))


def test_a_city_lies_in_its_province_and_two_cities_are_apart() -> None:
    assert not are_apart(frozenset({"深圳"}), frozenset({"广东"}))
    assert not are_apart(frozenset({"深圳"}), frozenset({"中国"}))
    assert are_apart(frozenset({"深圳"}), frozenset({"广州"}))


def test_another_credit_code_is_another_enterprise_and_a_name_for_two_is_worth_less() -> None:
    english = "Shenzhen Haoyun Trading Co., Ltd."
    both = [(HAOYUN, ""), ("深圳市豪韵贸易有限公司", "")]
    assert [one.score >= SURE for one in proposals([english], "", both[:1])] == [True]
    assert [LIKELY <= one.score < SURE for one in proposals([english], "", both)] == [True, True]
    assert proposals([HAOYUN], "91440300708461136T", [("深圳好运贸易有限公司", "91350211M000100Y43")]) == []


@pytest.mark.parametrize(
    ("called", "precision", "recall"),
    [("dev", 0.957, 0.68), ("seen", 0.917, 0.55), ("tune, plain", 0.95, 0.5), ("held out, plain", 0.95, 0.5)],
)
def test_firms_of_the_vectors_find_each_other(called: str, precision: float, recall: float) -> None:
    firm_of = dict(sets())[called]
    found = measured(firm_of, groups(firm_of, ours(list(firm_of))))
    assert (found.precision >= precision, found.recall >= recall) == (True, True), found


def verdict(a: str, b: str, word: str) -> Verdict:
    return Verdict(code=pair_code(a, b), a=a, b=b, verdict=word, on=date(2019, 7, 1))  # type: ignore[arg-type]


def test_what_is_the_same_goes_on_through_others_and_a_different_always_holds() -> None:
    known = Verdicts([verdict("A", "B", "same"), verdict("B", "C", "same"), verdict("A", "C", "different")])
    (kept,) = known.same("b")  # of two that contradict each other, one
    ((lost, against),) = known.contradicted
    assert {kept, *(party_key(one) for one in (lost.a, lost.b))} == {"a", "b", "c"}
    assert (against.verdict, known.apart("c", "a"), bool(known.apart("b", "c"))) == ("different", against, kept == "a")
    apart = Verdicts([verdict("A", "B", "same"), verdict("B", "C", "different"), verdict("C", "D", "same")])
    assert (apart.contradicted, bool(apart.apart("a", "d")), set(apart.same("a"))) == ([], True, {"b"})
    assert pair_code("A Ltd", "b") == pair_code("b", "a, LTD")
    assert party_key("91440300708461136t") == "91440300708461136T"
    with pytest.raises(UsageError):
        check_verdict(verdict("A", "a.", "same"))
    with pytest.raises(UsageError):
        check_verdict(Verdict(code="PAIR-0", a="A", b="B", verdict="same", on=date(2019, 7, 1)))


@pytest.mark.parametrize(
    ("kind", "shared_by", "total", "days", "weight"),
    [
        ("phone", 2, 2006, None, "strong"),
        ("phone", 30, 2006, None, "weak"),
        ("phone", 300, 2006, None, "none"),
        ("phone", 20, 100, None, "none"),
        ("mark", 2, 2006, None, "none"),
        ("mark-set", 2, 2006, None, "weak"),
        ("container", 2, 2006, 10, "strong"),
        ("container", 2, 2006, 400, "weak"),
        ("service", 10, 2006, None, "strong"),
        ("service", 400, 2006, None, "none"),
        ("person", 2, 2006, None, "weak"),
    ],
)
def test_evidence_is_worth_what_its_rarity_makes_it(
    kind: str, shared_by: int, total: int, days: int | None, weight: str
) -> None:
    assert weight_of(kind, shared_by, total, days) == weight


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("深圳市罗湖区人民南路１号Ａ座", "address"),
        ("罗湖区人民南路一号", "address"),
        ("12 Broad Street, Lagos", "address"),
        ("广东省深圳市", "place"),
        ("三亚市", "place"),
        ("Shenzhen, China", "place"),
        ("Lagos, Nigeria", "place"),
    ],
)
def test_an_address_that_names_no_house_is_no_more_than_a_place(address: str, kind: str) -> None:
    assert trace_kind("address", address) == link_kind("address", "key", address) == kind
    assert weight_of("place", 2, 2006) == "weak" and weight_of("place", 9, 2006) == "none"


@pytest.mark.parametrize(
    "name",
    [
        "TO ORDER",
        "To the Order of Bank of China, Ltd.",
        "SAME AS CONSIGNEE",
        "N/A",
        "不详",
        "匿名",
        "凭托运人指示",
        "---",
    ],
)
def test_what_stands_in_the_place_of_a_name_joins_nothing(name: str) -> None:
    assert party_kind("consignee", name, "") == link_kind("consignee", name, name) == "nothing"
    assert weight_of("nothing", 2, 2006) == "none"


@pytest.mark.parametrize(
    "name", ["Иванов", "김철수", "Order of Malta Ltd", "Nil Trading Ltd", "无锡贸易有限公司", "个人护理用品有限公司"]
)
def test_a_name_is_none_of_those_that_stand_for_nobody(name: str) -> None:
    assert party_kind("consignee", name, "") in ("name", "person")


def test_what_a_name_sounds_like_is_said_of_the_name_without_the_district_before_it() -> None:
    found = likeness("汕头市澄海区乐童玩具厂", "Shantou Chenghai Letong Toys Factory")
    assert found.why[0] == "乐童 sounds like letong"
