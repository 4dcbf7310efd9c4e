"""The one filter language: its grammar, its fields, and what it finds."""

from collections.abc import Callable, Collection
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from customs_cli.domain.query.filter_syntax import Value
from customs_cli.domain.query.filters import (
    And,
    Expr,
    FieldKind,
    Found,
    Not,
    Or,
    Term,
    compile_filter,
    matches,
    parse_filter,
    written,
)
from customs_cli.errors import UsageError

TODAY = date(2019, 7, 3)
FIELDS = {
    "ref": FieldKind.CODE,
    "office": FieldKind.PREFIX,
    "mark": FieldKind.CODE,
    "status": FieldKind.WORD,
    "campaign": FieldKind.CODE,
    "goods": FieldKind.TEXT,
    "items": FieldKind.NUMBER,
    "value": FieldKind.NUMBER,
    "currency": FieldKind.CODE,
    "found": FieldKind.DATE,
    "due": FieldKind.DURATION,
}
BATCH: dict[str, list[Found]] = {
    "ref": ["2019-5320-000123"],
    "office": ["5320"],
    "mark": ["VIVO", "Wonder!"],
    "status": ["detained"],
    "goods": ["Mobile phones", "充电器（白色）"],
    "items": [1200],
    "value": [Decimal("35000.50")],
    "currency": ["CNY"],
    "found": [date(2019, 7, 15)],
    "due": [2],
    "text": ["2019-5320-000123 VIVO Mobile phones 充电器"],
}


def found_in(batch: dict[str, list[Found]]) -> Callable[[str], Collection[Found]]:
    return lambda field: batch.get(field, [])


def unplaced(expr: Expr) -> Expr:
    """Return the expression with every term at the same place."""
    match expr:
        case Term():
            return term(expr.field, expr.op, *expr.values)
        case Not():
            return Not(part=unplaced(expr.part))
        case And():
            return And(parts=tuple(map(unplaced, expr.parts)))
        case Or():
            return Or(parts=tuple(map(unplaced, expr.parts)))


def term(field: str, op: str, *values: Value) -> Term:
    return Term(field=field, op=op, values=values, at=1)


OFFICE, MARK, DUE = term("office", ":", "53"), term("mark", ":", "VIVO"), term("due", "<", "3wd")


@pytest.mark.parametrize(
    ("text", "expr", "why"),
    [
        ("office:53", OFFICE, "one term"),
        ("OFFICE = 53", OFFICE, "= is :, blanks and capitals do not matter"),
        ("ｏｆｆｉｃｅ：53", OFFICE, "full-width letters and colon"),
        ("due<3wd", DUE, "an order"),
        ("due ＜ 3wd", DUE, "an order, full-width"),
        ("value>100,000", term("value", ">", "100,000"), "an order takes one value: thousands are separated"),
        ("items>=1,2 OR x", None, "an order takes one value"),
        ("mark:VIVO,OPPO", term("mark", ":", "VIVO", "OPPO"), "any of"),
        ("mark:VIVO， OPPO", term("mark", ":", "VIVO", "OPPO"), "any of, Chinese comma"),
        ("mark:*", term("mark", ":"), "has one"),
        ('mark:"*"', term("mark", ":", "*"), "a mark that is an asterisk"),
        ("mark!=VIVO", Not(part=MARK), "!= is NOT"),
        ("mark！＝VIVO", Not(part=MARK), "!= is NOT, full-width"),
        ("mark≠VIVO", Not(part=MARK), "as a Chinese keyboard writes !="),
        ("items≥100", term("items", ">=", "100"), "as it writes >="),
        ("数量 ≤ 100", term("quantity", "<=", "100"), "as it writes <="),
        ("-mark:VIVO", Not(part=MARK), "a minus is NOT"),
        ("NOT NOT mark:VIVO", Not(part=Not(part=MARK)), "twice NOT"),
        ("office:53 mark:VIVO", And(parts=(OFFICE, MARK)), "side by side"),
        ("office:53\tAND\nmark:VIVO", And(parts=(OFFICE, MARK)), "AND, over lines"),
        ("office:53 且 mark:VIVO", And(parts=(OFFICE, MARK)), "Chinese AND"),
        ("office:53 或 非 mark:VIVO", Or(parts=(OFFICE, Not(part=MARK))), "Chinese OR and NOT"),
        ("office:53 OR mark:VIVO due<3wd", Or(parts=(OFFICE, And(parts=(MARK, DUE)))), "AND binds closer"),
        ("(office:53 OR mark:VIVO) due<3wd", And(parts=(Or(parts=(OFFICE, MARK)), DUE)), "parentheses"),
        ("（office:53 OR mark:VIVO）due<3wd", And(parts=(Or(parts=(OFFICE, MARK)), DUE)), "Chinese parentheses"),
        ('goods:"running shoes"', term("goods", ":", "running shoes"), "quoted"),
        ("goods:“running shoes”", term("goods", ":", "running shoes"), "quoted the Chinese way"),
        ("goods:'running shoes'", term("goods", ":", "running shoes"), "single marks, as inside those of a shell"),
        ("goods:‘running shoes’,'caps'", term("goods", ":", "running shoes", "caps"), "several, one the Chinese way"),
        ("'running shoes'", term("text", ":", "running shoes"), "single marks around bare words"),
        ("goods:'80s", term("goods", ":", "'80s"), "a single mark that is not closed is a part of the word"),
        ('mark:VIVO,"RE:NEW"', term("mark", ":", "VIVO", "RE:NEW"), "a colon in a quoted value"),
        ("goods:http://x", term("goods", ":", "http://x"), "a colon in the first value"),
        ("goods:Levi's", term("goods", ":", "Levi's"), "so is one inside"),
        ("goods:'a'b'", term("goods", ":", "'a'b'"), "and one that does not end the word"),
        (r'goods:"5\" \\ x"', term("goods", ":", '5" \\ x'), "quotation mark and backslash inside"),
        ("Wonder!", term("text", ":", "Wonder!"), "a bare word is searched for"),
        ('"AND"', term("text", ":", "AND"), "a quoted operator is a word"),
        ("and", term("text", ":", "and"), "a small operator is a word"),
        ("mark:D&G+!", term("mark", ":", "D&G+!"), "a mark with signs"),
        ("found:-3d..today", term("found", ":", "-3d..today"), "a range that starts with a minus"),
    ],
)
def test_a_filter_is_read_as_its_grammar_says(text: str, expr: Expr | None, why: str) -> None:
    if expr is None:
        with pytest.raises(UsageError, match="takes one value"):
            parse_filter(text)
    else:
        assert unplaced(parse_filter(text)) == expr, why


@pytest.mark.parametrize(
    ("text", "message", "at"),
    [
        ("", "the filter is empty", "character 1"),
        ("   ", "the filter is empty", "character 4"),
        ("office:", "a value is missing here", "character 8"),
        (
            "mark:VIVO，状态:已扣留",
            "a blank, not a comma, comes before a further term: 状态:已扣留",
            "character 1",
        ),
        ("office:53 OR", "a term is missing here", "character 13"),
        ("AND office:53", "a term is missing here", "character 1"),
        ("office:53 AND OR mark:VIVO", "a term is missing here", "character 15"),
        ("()", "a term is missing here", "character 2"),
        ("mark:VIVO (office:53", "this parenthesis is never closed", "character 11"),
        ("office:53)", "this parenthesis was never opened", "character 10"),
        ("> 5", "a field is missing here", "character 1"),
        ('goods:""', "an empty value matches nothing", "character 1"),
        (
            'goods:"shoes',
            "this is not a value: one word, several words with commas, or words in closed quotation marks",
            "character 7",
        ),
        (
            "mark:VIVO,",
            "this is not a value: one word, several words with commas, or words in closed quotation marks",
            "character 6",
        ),
        (
            "mark:充电器(白色)",
            "this is not a value: one word, several words with commas, or words in closed quotation marks",
            "character 6",
        ),
        ("a\0b", "a filter cannot hold the control character U+0000", "character 2"),
        ("(" * 100, "more than 40 nested parentheses and NOTs", "character 41"),
        ("x" * 10_000, "a filter of 10,000 characters is too long", ""),
        ("ofice:53", 'no field is named "ofice"', "character 1"),
        ("mark:VIVO http://x", 'no field is named "http"', "character 11"),
        ("status<x", "status has no order: write status: or status!= instead of <", "character 1"),
        ("a items:5k", 'items: "5k" is not a plain number such as 1200, 12.50 or 3万', "character 3"),
        ("items:1e5", 'items: "1e5" is not a plain number such as 1200, 12.50 or 3万', "character 1"),
        ("items>1²", 'items: "1²" is not a plain number such as 1200, 12.50 or 3万', "character 1"),
        ("items:1,500", "items:1,500 could be items:1500 or items:1 OR items:500", "character 1"),
        ("a items!=1,500", "items!=1,500 could be items!=1500 or items!=1 AND items!=500", "character 3"),
        ("NOT items ≠ 1,500", "items!=1,500 could be items!=1500 or items!=1 AND items!=500", "character 5"),
        ("NOT items:1,500", "items:1,500 could be items:1500 or items:1 OR items:500", "character 5"),
        ("due<3d", 'due: "3d" is not a number of working days such as 3wd', "character 1"),
        ("mark:* found:2019-02-30", 'there is no day "2019-02-30": 2019-02 has 28 days', "character 8"),
        ("found<..2019", 'found<"..2019": the period is open on that side', "character 1"),
    ],
)
def test_a_wrong_filter_is_refused_at_its_character(text: str, message: str, at: str) -> None:
    with pytest.raises(UsageError) as refused:
        compile_filter(text, FIELDS, today=TODAY)
    assert (refused.value.message, refused.value.at) == (message, at)
    assert refused.value.hint


@pytest.mark.parametrize("values", [("a", "http://b"), ("http://a", "http://b"), ("A:1", "B:2")])
def test_a_value_behind_a_comma_may_hold_the_sign_of_a_term_but_no_field(values: tuple[str, ...]) -> None:
    found = compile_filter(f"goods:{','.join(values)}", FIELDS, today=TODAY)
    assert isinstance(found, Term) and found.values == tuple(map(str.casefold, values))


def test_an_unknown_field_is_answered_with_the_nearest_names() -> None:
    with pytest.raises(UsageError) as refused:
        compile_filter("ofice:53", FIELDS, today=TODAY)
    assert refused.value.candidates == ("office",)
    assert refused.value.exit_code == 2


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("office:53", True),
        ("office:5321,5320", True),
        ("office:20", False),
        ("mark:vivo", True),
        ("mark:ＶＩＶＯ", True),
        ("mark:VIV", False),
        ("mark:OPPO,wonder!", True),
        ("mark!=OPPO", True),
        ("mark!=VIVO", False),
        ("mark:*", True),
        ("campaign:*", False),
        ("campaign!=longteng", True),
        ("status:DETAINED", True),
        ("goods:phone", True),
        ('goods:"充电器(白色)"', True),
        ("vivo", True),
        ("nokia", False),
        ("items:1200", True),
        ("items>0.1万", True),
        ("items<=１２００", True),
        ("items<1200", False),
        ("value>35000.49", True),
        ("value>35,000", True),
        ("value>￥35,000.49", True),
        ("value<=3.6万元", True),
        ("value>3千美元", False),
        ("NOT value>3千美元", True),
        ("items>1千", True),
        ("found:2019-07", True),
        ("found:2019-06,2019-08", False),
        ("found<2019-07", False),
        ("found<=2019-07", True),
        ("found>2019-07", False),
        ("found>=2019-07", True),
        ("found>2019-06", True),
        ("found:this-week..", True),
        ("found:-3d..+20d", True),
        ("due<3wd", True),
        ("due<2", False),
        ("due>=-1wd", True),
        ("office:53 mark:VIVO status:detained due<3wd AND NOT campaign:lanwang", True),
        ("office:51 OR (mark:VIVO -status:released)", True),
    ],
)
def test_a_filter_finds_what_an_officer_expects(text: str, is_found: bool) -> None:
    assert matches(compile_filter(text, FIELDS, today=TODAY), found_in(BATCH)) is is_found


def test_a_date_known_by_its_month_is_compared_as_its_first_day() -> None:
    batch: dict[str, list[Found]] = {"found": ["2019-07"]}
    assert matches(compile_filter("found:2019-07-01", FIELDS, today=TODAY), found_in(batch))
    assert not matches(compile_filter("found:2019-07-02..", FIELDS, today=TODAY), found_in(batch))


def test_a_field_without_values_is_neither_before_nor_after() -> None:
    assert not matches(compile_filter("due<3wd OR due>=3wd", FIELDS, today=TODAY), found_in({}))


WORDS = st.text("abcVIVO5320充电 !*-,:<>\\\"'‘’“”()（）", min_size=1, max_size=6).filter(
    lambda word: bool(word.strip())
)
TERMS = st.builds(
    lambda field, op, values: term(field, op, *(values if op == ":" else values[:1] or ["x"])),
    st.sampled_from(["office", "text", "mark", "not", "and", "或"]),
    st.sampled_from([":", "<", "<=", ">", ">="]),
    st.lists(WORDS, max_size=3),
)
EXPRESSIONS = st.recursive(
    TERMS,
    lambda part: st.one_of(
        st.builds(lambda one: Not(part=one), part),
        st.builds(lambda parts: And(parts=tuple(parts)), st.lists(part, min_size=2, max_size=3)),
        st.builds(lambda parts: Or(parts=tuple(parts)), st.lists(part, min_size=2, max_size=3)),
    ),
    max_leaves=8,
)


@given(EXPRESSIONS)
def test_a_written_filter_is_read_back_the_same(expr: Expr) -> None:
    assert unplaced(parse_filter(written(expr))) == expr


SYNTAX = st.lists(
    st.sampled_from([*" ():,<>=!-*\"'‘’\\“”（）：，", "AND", " OR ", " NOT ", "且", " 或 ", "非"])
    | st.sampled_from(["office", "found", "due", "items", "2019-07", "53", "3wd", "VIVO", "3万"])
)


@given(st.text() | SYNTAX.map("".join))
def test_no_text_raises_anything_but_a_usage_error(text: str) -> None:
    try:
        expr = parse_filter(text)
        assert unplaced(parse_filter(written(expr))) == unplaced(expr)
        matches(compile_filter(text, FIELDS, today=TODAY), found_in(BATCH))
    except UsageError as refused:
        assert refused.hint
