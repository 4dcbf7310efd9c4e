"""A search over the bytes finds what a search over every batch finds."""

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from customs_cli.domain.batch import Batch, Line, Note
from customs_cli.domain.document import Document
from customs_cli.domain.holder import Holder
from customs_cli.domain.proceeding_record import Proceeding
from customs_cli.domain.query.directory import Directory
from customs_cli.domain.query.search import search
from customs_cli.domain.trademark import Trademark
from customs_cli.reports.sieve import sieve

DIRECTORY = Directory(
    trademarks=[Trademark(code="VIVO", name="vivo", holder="BBK", aliases=("维沃", "ＶＩＶＯ"))],
    holders=[Holder(code="BBK", name="Vivo Mobile (Dongguan)", name_zh="维沃移动通信有限公司")],
)
LETTERS = st.sampled_from('aAvVoO09ß ﬁſKＶ（）()[]〔〕手机⼿羽é́İı"\\\n\t̃n:,{}')
TEXTS = st.text(LETTERS, max_size=12) | st.sampled_from(["vivo", "维沃", "手机壳 phone cases", "字〔2019〕1号", "BBK"])


def batch(goods: str = "", note: str = "", number: str = "", mark: str = "") -> Batch:
    return Batch(
        ref="2019-5320-000001",
        office="5320",
        found_on="2019-07-02",
        document=Document(kind="declaration", number=number) if number else None,
        lines=(Line(no=1, goods=goods, marks=(mark,) if mark else ()),),
        proceedings={"BBK": Proceeding(holder="BBK")} if mark else {},
        notes=(Note(on="2019-07-02", by=("Li",), text=note),) if note else (),  # type: ignore[arg-type]
    )


@given(goods=TEXTS, note=TEXTS, number=TEXTS, mark=st.sampled_from(["", "VIVO"]), words=st.lists(TEXTS, max_size=2))
@example(goods="⼿机", note="", number="", mark="", words=["手机"])
@example(goods="（深）", note="", number="", mark="", words=["(深)"])
@example(goods="", note="n\n\u0303", number="", mark="", words=["\u0303"])
def test_the_sieve_never_holds_back_what_a_search_finds(
    goods: str, note: str, number: str, mark: str, words: list[str]
) -> None:
    one = batch(goods, note, number, mark)
    found = list(search([one], words, DIRECTORY))
    assert not found or sieve(words, DIRECTORY)(msgspec.json.encode(one))


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["手机"], "ideographs that stand nowhere"),
        (["huawei"], "letters that stand nowhere"),
        (["vivo", "huawei"], "only one of two words is there"),
        (["字(2020)"], "a number of another year"),
    ],
)
def test_what_cannot_be_sought_is_not_even_decoded(words: list[str], why: str) -> None:
    body = msgspec.json.encode(batch("phone cases 玩具", number="字〔2019〕1号", mark="VIVO"))
    assert not sieve(words, DIRECTORY)(body), why


def test_a_mark_is_found_by_its_alias_and_its_holder_by_the_chinese_name() -> None:
    body = msgspec.json.encode(batch("phone cases", mark="VIVO"))
    assert sieve(["维沃"], DIRECTORY)(body)
    assert sieve(["移动通信"], DIRECTORY)(body)
