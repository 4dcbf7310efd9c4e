"""HS codes, countries and categories: the same words at every door, refused with one line, a hint and the exit code."""

import shlex
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

import pytest
from msgspec.structs import replace
from running import TODAY, Customs, Terminal

from customs_cli.cli.completion.tree import tree
from customs_cli.cli.helping.spoken import word_meant
from customs_cli.cli.options.fields import Clearable
from customs_cli.domain.batch.batch import Line
from customs_cli.domain.custody.purposes import parse_purpose
from customs_cli.domain.query.field_names import CHINESE
from customs_cli.domain.query.fields import FIELDS
from customs_cli.domain.values.word_lists import CustodyPurpose
from customs_cli.register.file.files import FileStore
from customs_cli.register.register import Register
from customs_cli.render.words.catalogue import Words
from customs_cli.render.words.stored import choice
from customs_cli.render.words.told.labels import field_called

GOODS = "--goods x --quantity 1"


@pytest.mark.parametrize(
    ("line", "said", "hint"),
    [
        (f"record --office 5320 --found {TODAY} {GOODS} --category shoe", "no category 'shoe'", "clothing-shoes-hats"),
        (f"record --office 5320 --found {TODAY} {GOODS} --origin ZZ", "no country 'ZZ'", "two letters"),
        (f"record --office 5320 --found {TODAY} {GOODS} --origin USA", "of three letters", "two letters: US"),
        (f"record --office 5320 --found {TODAY} {GOODS} --hs 640", "is not an HS code", "4 to 13 digits"),
        ("record --office 5320 --found 1066-10-14", "1066-10-14 is before 1980", "check the year"),
        ("line add 1 --goods x --category shoe", "no category 'shoe'", "clothing-shoes-hats"),
        ("line edit 1 1 --category shoe", "no category 'shoe'", "clothing-shoes-hats"),
        ("line edit 1 1 --hs 64a4", "is not an HS code", "4 to 13 digits"),
        ("correct 1 --destination ZZ --reason x", "no country 'ZZ'", "two letters"),
        ("correct 1 --found 2031-01-01 --reason x", "is more than a year after today", "check the year"),
        ("correct 1 --found 2019-07-11 --reason x", "which is after today", "check --found"),
        ("correct 1 --holder VIVO-COMM --served 2019-07-11 --reason x", "--served 2019-07-11 is after today", ""),
        ("holder add H --name H --country USA", "USA is a country code of three letters", "two letters: US"),
        ("holder edit VIVO-COMM --country ZZ", "no country 'ZZ'", "two letters"),
        ("office add 5399 --name O --country CHN", "of three letters", "two letters: CN"),
        ("enterprise add E --name E --country DEU", "of three letters", "two letters: DE"),
        ("campaign add C --name C --from 2019-07-02 --to 2019-07-01", "the end (2019-07-01)", "two dates"),
    ],
)
def test_a_word_that_is_none_is_refused_at_the_officers_door(
    customs: Customs, phones: str, line: str, said: str, hint: str
) -> None:
    before = customs("history", "--json").answer
    done = customs(*line.split())
    assert (done.code, said in done.err, hint in done.err) == (2, True, True), done.err
    assert len(done.complaints) <= 2
    assert customs("history", "--json").answer == before


@pytest.mark.parametrize(
    ("column", "cell"),
    [("origin", "ZZ"), ("origin", "USA"), ("hs", "64.04 11"), ("hs", "640"), ("category", "shoe"), ("country", "XX"),
     ("found_on", "1066")],
)  # fmt: skip
def test_a_word_that_is_none_is_refused_by_import_with_its_row(
    customs: Customs, names: None, place: Path, column: str, cell: str
) -> None:
    cells = {"office": "5320", "found_on": "2019-07-01", "goods": "x", "quantity": "1", column: cell}
    (place / "rows.csv").write_text(f"{','.join(cells)}\n{','.join(cells.values())}\n", "utf-8")
    done = customs("import", "rows.csv")
    assert (done.code, done.err.startswith(f"row 2, {column}: ")) == (6, True), done.err
    assert customs("list", "-q").lines == []


def test_a_record_of_an_import_passes_the_same_rules(customs: Customs, names: None, place: Path) -> None:
    (place / "rows.csv").write_text("name,country\nAcme,USA\n", "utf-8")
    assert customs("holder", "import", "rows.csv").err.startswith(
        "row 2, country: USA is a country code of three letters"
    )
    (place / "rows.csv").write_text("name,from,to\nSweep,2019-07-02,2019-07-01\n", "utf-8")
    assert "row 2, dates: the end (2019-07-01)" in customs("campaign", "import", "rows.csv").err


@pytest.mark.parametrize(
    ("word", "kept"),
    [("clothing-shoes-hats", "clothing-shoes-hats"), ("cloth", "clothing-shoes-hats"),
     ("服装鞋帽", "clothing-shoes-hats"), ("Car_Parts", "car-parts"), ("toy", "toys")],
)  # fmt: skip
def test_a_category_is_known_by_its_code_its_beginning_and_its_chinese(
    customs: Customs, phones: str, word: str, kept: str
) -> None:
    assert customs("line", "edit", phones, "1", "--category", word).code == 0
    assert customs("show", phones, "--json").answer["batch"]["lines"][0]["category"] == kept


def test_the_points_of_a_tariff_may_be_typed(customs: Customs, phones: str) -> None:
    assert customs("line", "edit", phones, "1", "--hs", "6404.11").code == 0
    assert customs("show", phones, "--json").answer["batch"]["lines"][0]["hs"] == "640411"


def test_a_word_that_an_older_version_let_in_keeps_nobody_from_going_on(
    customs: Customs, phones: str, place: Path
) -> None:
    register = Register(FileStore(place / "register.json"), clock=lambda: datetime(2019, 7, 10, tzinfo=UTC))
    batch = register.batch(phones)
    line = Line(no=2, goods="shoes", category="shoe", hs="64")
    register.do("line", lambda act: act.put(replace(batch, lines=(*batch.lines, line))))
    assert customs("notify", phones, "--on", "2019-07-02").code == 0
    assert customs("line", "edit", phones, "2", "--quantity", "5").code == 0
    done = customs("line", "edit", phones, "2", "--category", "sandals")
    assert (done.code, "no category 'sandals'" in done.err) == (2, True)


@pytest.mark.parametrize("option", [("rank", "--of"), ("rank", "--by"), ("trend", "--of"), ("summary", "--by")])
def test_what_is_counted_by_is_typed_by_its_heading(customs: Customs, phones: str, option: tuple[str, str]) -> None:
    command, name = option
    kinds = next(one.kind for row in tree() if row.path == command for one in row.options if name in one.names)
    words = Words("zh")
    told = {kind: choice(kind, words) for kind in kinds.split("|")}
    assert [kind for kind, zh in told.items() if kind == zh] == []
    for kind, zh in told.items():
        asked = (command, "2019", name)
        assert customs(*asked, zh, "--json").out == customs(*asked, kind, "--json").out, (kind, zh)


def test_days_in_no_order_are_told_in_chinese_alone(customs: Customs) -> None:
    refused = customs("--lang", "zh", *"campaign add LT --name LT --from 2019-07-02 --to 2019-07-01".split())
    assert refused.err.splitlines()[0] == "customs: LT 无法保存：起止日期：终止日 2019-07-01 早于起始日（2019-07-02）"


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("summary --by 隶属海关,月份", "summary --by office,month"),
        ("summary --by 结果 --by 日期", "summary --by outcome --by day"),
        ("summary --by 方向,渠道", "summary --by direction,channel"),
        ("visit summary --by 隶属海关,年份,关员", "visit summary --by office,year,officer"),
        ("rank --of 隶属海关", "rank --of office"),
        ("trend --alarm --by 隶属海关", "trend --alarm --by office"),
        ("links --by 发货人,电话", "links --by consignor,phone"),
    ],
)
def test_the_heading_of_a_table_may_be_typed(customs: Customs, phones: str, zh: str, en: str) -> None:
    told, same = (customs(*line.split(), "--json") for line in (zh, en))
    assert (told.code, told.out) == (0, same.out), told.err


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("商标:VIVO 状态:已登记", "mark:VIVO status:recorded"),
        ("方向：出口 且 查获日期>=2019-07-01", "direction:export AND found>=2019-07-01"),
        ("隶属海关:53 非 专项行动:*", "office:53 NOT campaign:*"),
        ("件数>=1万", "items>=10000"),
    ],
)
def test_a_field_of_a_filter_may_be_called_by_its_chinese_name(customs: Customs, phones: str, zh: str, en: str) -> None:
    told, same = (customs("list", "--where", where, "--json") for where in (zh, en))
    assert (told.code, told.out) == (0, same.out), told.err


def test_every_field_of_a_filter_has_a_chinese_name() -> None:
    assert set(CHINESE.values()) == set(FIELDS)


def test_an_unknown_chinese_field_names_the_nearest(customs: Customs, phones: str) -> None:
    refused = customs("list", "--where", "隶属关:5320", "--json")
    assert (refused.code, refused.error["candidates"]) == (2, ["隶属海关"])


@pytest.mark.parametrize("options", ["--by office --sheet", "--style eu --by office", "--sheet --style us"])
def test_two_tables_are_not_asked_for_at_once(customs: Customs, phones: str, options: str) -> None:
    refused = customs("summary", "today", *options.split())
    assert (refused.code, "exclude each other" in refused.err) == (2, True), refused.err


@pytest.mark.usefixtures("names")
@pytest.mark.parametrize(
    ("option", "typed", "kept"),
    [
        ("channel", "e-commerce", "ecommerce"),
        ("channel", "E_Commerce", "ecommerce"),
        ("basis", "Ex Officio", "ex-officio"),
        ("basis", "exofficio", "ex-officio"),
        ("document-kind", "mailitem", "mail-item"),
        ("found-by", "tip", "tip-off"),
    ],
)
def test_a_word_is_meant_with_a_hyphen_or_without(customs: Customs, option: str, typed: str, kept: str) -> None:
    words = ("record", "--office", "5320", "--found", TODAY, "--goods", "x", f"--{option}", typed, "-n", "--json")
    batch = customs(*words).answer["batch"]
    assert kept in (batch.get(option.replace("-", "_")), batch["document"]["kind"])


@pytest.mark.parametrize("name", ["United States", "america", "美国", "US", "us", "États-Unis"])
def test_a_country_may_be_called_by_its_name(customs: Customs, names: None, name: str) -> None:
    goods = ("--office", "5320", "--found", TODAY, "--goods", "caps", "--origin", "China")
    assert customs("record", *goods, "--destination", name).code == 0
    batch = customs("show", "1", "--json").answer["batch"]
    assert (batch["origin"], batch["destination"]) == ("CN", "US")
    assert customs("list", "-q", "--where", f'destination:"{name}" origin:China').lines == [batch["ref"]]
    assert customs("list", "-q", "--where", "destination:China").lines == []
    assert customs("holder", "edit", "VIVO-COMM", "--country", name).code == 0


def test_a_chinese_reader_is_told_the_words_in_chinese_and_may_type_their_beginning(
    customs: Customs, names: None
) -> None:
    record = ("--lang", "zh", "record", "--office", "5320", "--found", TODAY, "--goods", "caps")
    refused = customs(*record, "--channel", "柜台")
    assert (refused.code, "货运|邮递|快件|跨境电商|旅检" in refused.err) == (2, True), refused.err
    assert customs(*record, "--channel", "货", "--direction", "进").code == 0
    batch = customs("show", "1", "--json").answer["batch"]
    assert (batch["channel"], batch["direction"]) == ("cargo", "import")
    assert customs("--lang", "zh", "list", "--status", "已").code == 2, "several begin so"
    assert customs("line", "edit", "1", "1", "--mark", "NIKE").code == 0
    assert customs("notify", "1", "--served", TODAY, "--how", "邮").code == 0, "邮寄, not 电子邮件"
    assert "export|import|transit" in customs("record", "--direction", "口").err


def test_the_beginning_of_a_chinese_event_is_enough_where_it_is_the_only_one(customs: Customs, detained: str) -> None:
    assert (
        customs("event", detained, "告知当事人", "-n").code
        == customs("event", detained, "penalty-told", "-n").code
        == 0
    )
    refused = customs("--lang", "zh", "event", detained, "公安机关")
    assert (refused.code, "是否指公安机关接受、公安机关立案通知、公安机关不予立案？" in refused.err) == (3, True)


def test_a_word_that_no_field_has_is_refused_with_those_it_may_have_in_the_readers_language(customs: Customs) -> None:
    zh = customs("--lang", "zh", "list", "--where", "方向:外").err
    en = customs("list", "--where", "direction:out").err
    assert ("可用：出口、进口、过境" in zh, "one of: export, import, transit" in en) == (True, True)


@pytest.mark.parametrize("purpose", get_args(CustodyPurpose))
def test_a_purpose_of_custody_may_be_typed_as_it_is_shown_in_chinese(purpose: str) -> None:
    assert parse_purpose(Words("zh").word(purpose)) == purpose


def test_an_unknown_purpose_is_refused_with_the_purposes_in_the_readers_language(
    customs: Customs, detained: str
) -> None:
    move = ("custody", detained, "--line", "1", "--quantity", "1", "--from", "Li", "--to", "Wang", "--purpose")
    assert "--purpose 入库|移库|取样|送检|" in customs("--lang", "zh", *move, "观赏").err
    assert "--purpose store|move|sample|laboratory|" in customs(*move, "looks").err
    assert customs(*move, "化验", "-n").code == 0


def test_part_of_a_chinese_word_is_enough_where_it_is_in_no_other(customs: Customs, names: None) -> None:
    assert customs("clue", "add", "--source", "举报", "--text", "phones", "--json").answer["clue"]["source"] == "public"


@pytest.mark.parametrize("typed", ["VIVO,NIKE", "VIVO、NIKE", "VIVO;NIKE", "VIVO/NIKE", "VIVO NIKE", "VIVO和NIKE"])
def test_several_known_marks_in_one_word_are_to_be_given_one_by_one(customs: Customs, names: None, typed: str) -> None:
    refused = customs("record", "--office", "5320", "--goods", "caps", "--mark", typed, "--json")
    several = "several are given one by one: --mark VIVO --mark NIKE"
    assert (refused.code, refused.error["hint"].partition("; ")[0]) == (3, several)
    unknown = customs("record", "--office", "5320", "--goods", "caps", "--mark", "VIVO,OTHER", "--json")
    assert "customs trademark add" in unknown.error["hint"]
    added = customs("record", "--office", "5320", "--goods", "caps", "--mark", typed, "--add-missing", "--json")
    assert (added.code, added.error["hint"]) == (3, refused.error["hint"])


def test_two_known_marks_beside_each_other_may_be_added_as_one_by_the_command_of_the_hint(
    customs: Customs, names: None
) -> None:
    words = ("record", "--office", "5320", "--goods", "caps", "--mark", "VIVO & NIKE")
    _, _, add = customs(*words, "--add-missing", "--json").error["hint"].partition("; if it is one name, customs ")
    command = add.removesuffix(" adds it").replace("CODE", "VIVO-COMM")
    assert customs(*shlex.split(command)).code == 0, command
    assert customs(*words).code == 0


def test_a_field_to_clear_is_called_as_its_table_heads_it(customs: Customs, terminal: Callable[..., Terminal]) -> None:
    fields = {
        word: word_meant(field_called(word, Words("zh")), "clear", get_args(Clearable)) for word in get_args(Clearable)
    }
    assert {word: meant for word, meant in fields.items() if meant != [word]} == {}
    assert word_meant("收件人", "clear", get_args(Clearable)) == ["consignee"]
    screen = " ".join("".join(terminal("--lang", "zh", "correct", "--help", columns=100).screen).split())
    assert "storage 存放地点" in screen and "仓储" not in screen
