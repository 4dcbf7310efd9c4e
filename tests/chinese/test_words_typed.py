"""Whatever a reader is shown in Chinese may be typed back; programs read the same whatever the reader's language."""

import json
from typing import Any, get_args

import pytest
from walking import Officer

from customs_cli.cli.helping.spoken import event_meant, value_meant, word_meant
from customs_cli.domain.batch.course.rare_events import LOGGED
from customs_cli.domain.law.events import called
from customs_cli.domain.query.closed_words import WORDS
from customs_cli.domain.values import word_lists
from customs_cli.domain.values.name_matching import folded
from customs_cli.errors import NotFound
from customs_cli.register.shipped_countries import chinese_names, countries
from customs_cli.render.words.catalogue import Words
from customs_cli.render.words.phrases import finding
from customs_cli.render.words.stored import event_called

LISTS = {
    name: get_args(kind)
    for name, kind in vars(word_lists).items()
    if get_args(kind) and all(isinstance(word, str) for word in get_args(kind))
}


@pytest.mark.parametrize("name", LISTS)
def test_a_word_that_is_shown_is_understood(name: str) -> None:
    words = Words("zh")
    said = {word: finding(word, words) if name == "Finding" else words.word(word) for word in LISTS[name]}
    assert {word: zh for word, zh in said.items() if word_meant(zh, name.lower(), LISTS[name]) != [word]} == {}


@pytest.mark.parametrize("field", WORDS)
def test_a_word_of_a_filter_may_be_chinese(field: str) -> None:
    meant = {word: value_meant(field, Words("zh").word(word)) for word in WORDS[field]}
    assert [word for word in meant if meant[word] != word and field != "finding"] == []


@pytest.mark.parametrize(
    ("field", "typed", "kept"),
    [
        ("direction", "出境", "export"),
        ("channel", "旅检", "traveller"),
        ("channel", "旅客", "traveller"),
        ("status", "已扣留", "detained"),
        ("status", "扣留", "detained"),
        ("finding", "认定侵权", "infringing"),
        ("finding", "不能认定", "undetermined"),
        ("confirmation", "无法确认", "undetermined"),
        ("confirmation", "未侵权", "genuine"),
        ("confirmation", "正品", "genuine"),
        ("finding", "侵权", "infringing"),
        ("finding", "未侵权", "not-infringing"),
        ("status", "移送", "transferred"),
        ("transfer", "公安", "police"),
        ("status", "扣", "扣"),
        ("category", "服装鞋帽", "clothing-shoes-hats"),
        ("destination", "美国", "us"),
        ("origin", "中国香港", "hk"),
        ("goods", "手机", "手机"),
        ("status", "不存在", "不存在"),
    ],
)
def test_the_words_of_the_glossary_are_understood_in_a_filter(field: str, typed: str, kept: str) -> None:
    assert value_meant(field, typed) == kept


@pytest.fixture(scope="module")
def officer(tmp_path_factory: pytest.TempPathFactory) -> Officer:
    """An officer of an office where a batch was recorded in Chinese."""
    officer = Officer(tmp_path_factory.mktemp("office"))
    for line in (
        ("init", "--office", "5320"),
        ("holder", "add", "VIVO-COMM", "--name", "vivo Mobile Communication", "--name-zh", "维沃移动通信有限公司"),
        ("trademark", "add", "VIVO", "--name", "vivo", "--name-zh", "维沃", "--holder", "维沃移动通信有限公司"),
        ("campaign", "add", "longteng-2019", "--name", "Longteng Action 2019", "--name-zh", "龙腾行动2019"),
    ):
        assert "customs: " not in officer.sees(*line)
    seen = officer.sees(
        *("record", "--office", "文锦渡海关", "--found", "2019-08-01", "--direction", "出口", "--channel", "货运"),
        *(
            "--transport",
            "公路",
            "--destination",
            "美国",
            "--goods",
            "手机",
            "--quantity",
            "20",
            "--unit",
            "双",
            "--mark",
            "维沃",
        ),
        *("--category", "电子电器", "--campaign", "龙腾行动2019", "--document-kind", "报关单", "--value", "3万"),
        *("--document", "532020190000000123"),
    )
    assert "customs: " not in seen, seen
    return officer


def test_what_was_typed_in_chinese_is_kept_in_the_words_of_the_register(officer: Officer) -> None:
    batch = json.loads(officer.gets("show", "1", "--json"))["batch"]
    assert (batch["direction"], batch["channel"], batch["transport"]) == ("export", "cargo", "road")
    assert (batch["destination"], batch["campaigns"]) == ("US", ["longteng-2019"])
    line = batch["lines"][0]
    assert (line["unit"], line["category"], line["marks"]) == ("pairs", "electronics", ["VIVO"])


def test_a_campaign_and_a_mark_are_shown_by_their_chinese_names(officer: Officer) -> None:
    card = officer.sees("show", "1")
    assert "龙腾行动2019" in card
    assert "美国" in card
    assert "维沃" in officer.sees("summary", "2019", "--by", "mark")
    assert "龙腾行动2019" in officer.sees("summary", "2019", "--by", "campaign")
    assert "2019-5320-000001" in officer.sees("search", "龙腾行动2019")


@pytest.mark.parametrize(
    "where",
    [
        "status:已登记",
        "direction:出口 channel:货运",
        "destination:美国",
        "unit:双",
        "category:电子电器",
        "NOT status:已扣留",
    ],
)
def test_a_filter_in_chinese_finds_what_the_same_in_english_finds(officer: Officer, where: str) -> None:
    assert officer.gets("list", "--where", where, "-q").split() == ["2019-5320-000001"]
    assert officer.gets("list", "--direction", "出口", "--status", "已登记", "-q").split() == ["2019-5320-000001"]


@pytest.mark.parametrize("status", ["已没收", "没有这种状态"])
def test_another_word_finds_nothing_or_is_refused(officer: Officer, status: str) -> None:
    assert officer.gets("list", "--where", f"status:{status}", "-q") == ""


MACHINES = [
    "list",
    "show 1",
    "due",
    "today",
    "history",
    "summary 2019 --by category --by destination",
    "summary 2019 --style us",
    "rank 2019 --of mark",
    "trend 2019",
    "holder list",
    "trademark show VIVO",
    "campaign list",
    "procedure list",
    "procedure show cn_ex_officio",
    "check",
    "search 手机",
    "links",
    "config list",
    "due 1 --explain",
    "security 100",
]


@pytest.mark.parametrize("line", MACHINES)
def test_programs_read_the_same_in_every_language(officer: Officer, line: str) -> None:
    words = line.split()
    answers: dict[str, list[Any]] = {
        lang: [officer.gets(*words, lang=lang), officer.gets(*words, "--json", lang=lang)] for lang in ("en", "zh")
    }
    assert answers["zh"] == answers["en"]


def test_a_word_that_no_batch_has_as_text_is_told_as_the_field_it_belongs_to(
    officer: Officer, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "警告：未找到 '已扣留'；是否指 status:已扣留？" in officer.sees("list", "--where", "已扣留 手机")
    assert "未找到" not in officer.sees("list", "--where", "status:已扣留")
    assert "警告：未找到 '出口'；是否指 customs list --where direction:出口\n" in officer.sees("search", "出口")
    capsys.readouterr()
    officer.gets("search", "维沃沃")
    assert capsys.readouterr().err.startswith("警告：未找到"), "into a pipe too"


def test_an_option_called_after_a_field_is_told_as_a_filter(officer: Officer) -> None:
    assert "是否指 --where destination:VALUE？" in officer.sees("list", "--destination", "美国")
    assert "是否指 --where 商标:VALUE？" in officer.sees("trend", "--商标", "维沃")


def test_an_event_is_typed_by_what_it_is_called() -> None:
    words = Words("zh")
    names = [called(name) for name in LOGGED]
    assert {name: event_called(name, words) for name in names if event_meant(event_called(name, words)) != name} == {}
    assert event_meant("penalty-told") == "penalty-told"
    with pytest.raises(NotFound) as refused:
        event_meant("处罚决定送达")
    assert "没收决定送达" in refused.value.candidates


@pytest.mark.parametrize("words", [("听证", "1"), ("hearing", "1"), ("1", "听证")])
def test_an_event_may_be_typed_before_the_batch_it_happened_to(officer: Officer, words: tuple[str, str]) -> None:
    assert "2019-5320-000001" in (seen := officer.sees("event", *words, "-n")), seen
    assert "没有批次 '没有'" in officer.sees("event", "没有", "1")
    assert "日期请写作 --on 昨天" in officer.sees("event", "1", "听证", "昨天")


def test_the_chinese_help_of_events_tells_beside_each_code_what_it_is_called(officer: Officer) -> None:
    words = Words("zh")
    told = "".join(officer.gets("event", "--help", lang="zh").split())
    assert [
        name for name in map(called, LOGGED) if f"{event_called(name, words)}{name}".replace(" ", "") not in told
    ] == []


@pytest.mark.parametrize(
    ("typed", "shown"),
    [("香港", "中国香港"), ("台湾", "中国台湾"), ("MO", "中国澳门"), ("俄国", "俄罗斯"), ("沙特", "沙特阿拉伯")],
)
def test_regions_and_countries_are_called_as_customs_call_them(typed: str, shown: str) -> None:
    assert chinese_names()[countries()[folded(typed)]] == shown


def test_the_country_that_is_offered_is_called_by_its_name(officer: Officer) -> None:
    seen = officer.sees("record", typed="\n" * 14 + "n\n")
    assert "运抵国（地区） [美国]" in seen, seen


def test_a_name_in_chinese_is_in_the_command_that_adds_it(officer: Officer) -> None:
    for words, told in (
        (("record", "--goods", "包", "--mark", "华为"), "customs trademark add 华为 --name-zh 华为 --holder 〈代码〉"),
        (("trademark", "add", "X", "--holder", "华为公司"), "customs holder add 华为公司 --name-zh 华为公司"),
        (("visit", "add", "某公司", "--purpose", "x"), "customs enterprise add 某公司 --name 某公司"),
    ):
        assert told in officer.sees(*words)
    assert "新增" in officer.sees("holder", "add", "华为公司", "--name-zh", "华为公司")


@pytest.mark.parametrize(
    ("field", "listed", "typed", "word"),
    [
        ("way", "Way", "捐赠", "donate"),
        ("way", "Way", "无害化销毁", "destroy"),
        ("way", "Way", "发还", "return"),
        ("how", "ServedHow", "挂号信", "post"),
        ("how", "ServedHow", "当场", "in-person"),
        ("form", "SecurityForm", "银行保函", "guarantee"),
        ("form", "SecurityForm", "保证金", "deposit"),
        ("kind", "FeeKind", "保管费", "storage"),
        ("to", "TransferTo", "人民法院", "court"),
        ("document-kind", "DocumentKind", "面单", "waybill"),
    ],
)
def test_a_word_may_be_the_one_that_officers_use(field: str, listed: str, typed: str, word: str) -> None:
    assert word_meant(typed, field, LISTS[listed]) == [word]
