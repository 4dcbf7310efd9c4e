"""A holder's paper shows that holder's goods, marks and names, nobody else's; a party's no contacts of a holder."""

import re
from datetime import date
from typing import Literal

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from msgspec import to_builtins
from msgspec.structs import replace
from random_registers import HOLDERS, batches

from customs_cli.domain.batch.batch import Batch, Evidence, Note, lines_with
from customs_cli.domain.documents.forms import FORMS
from customs_cli.domain.documents.gathering import Wanted, gathered
from customs_cli.domain.query.directory import Directory
from customs_cli.domain.rights.holder import Holder
from customs_cli.domain.rights.trademark import Trademark
from customs_cli.errors import CustomsError
from customs_cli.render.documents.drawing import drawn

MARKS = [mark for mark in HOLDERS if mark != "UNKNOWN"]
NAMES = {code: f"holder{n}name" for n, code in enumerate(dict.fromkeys(HOLDERS.values()))}
DIRECTORY = Directory(
    trademarks=[
        Trademark(code=mark, name=f"mark{n}name", holder=HOLDERS[mark], recordation=f"T2019-{n}{n}{n}{n}")
        for n, mark in enumerate(MARKS)
    ],
    holders=[
        Holder(code=code, name=name, name_zh=f"{name}zh", contacts=(f"{name}contact",), agents=(f"{name}agent",))
        for code, name in NAMES.items()
    ],
)
Lang = Literal["en", "zh"]


def filled(batch: Batch) -> Batch:
    """The batch with a word of its own in everything that somebody could write about goods or a case."""
    lines = tuple(replace(line, goods=f"goods{line.no}word", note=f"note{line.no}word") for line in batch.lines)
    note = Note(on=date(2019, 7, 1), by=("Li Wei",), text="remarkword")
    piece = Evidence(name="evidenceword.jpg", sha256="ab" * 32, size=1, on=date(2019, 7, 1), kind="photoword")
    held = replace(batch, lines=lines, notes=(note,), evidence=(piece,), source={"case_id": "sourceword"})
    return replace(held, storage="storeword")


def words_of(holder: str) -> set[str]:
    """Every word by which a holder and its rights are known."""
    name = NAMES[holder]
    rights = [right for right in DIRECTORY.trademarks.values() if right.holder == holder]
    own = {name, f"{name}zh", f"{name}contact", f"{name}agent", holder.lower()}
    return own | {word.lower() for right in rights for word in (right.name, right.recordation, right.code)}


@pytest.mark.parametrize("form", [form.code for form in FORMS.values() if form.to == "holder"])
@given(batch=batches(1), lang=st.sampled_from(["en", "zh"]), kind=st.sampled_from(["txt", "html"]))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
def test_a_holders_paper_has_no_other_holders_word(form: str, batch: Batch, lang: Lang, kind: str) -> None:
    batch = filled(batch)
    holders = [holder for holder in batch.proceedings if holder != "UNKNOWN"]
    assume(holders)
    for holder in holders:
        try:
            data = gathered(batch, Wanted(form, date(2019, 7, 10), ("Li Wei",), holder), DIRECTORY, "N-1")
        except CustomsError:
            continue
        said = drawn(data, lang, kind).decode().lower() + str(to_builtins(data)).lower()
        found = set(re.findall(r"[\w-]+", said))
        own = {line.no for line in lines_with(batch, batch.proceedings[holder].marks)}
        others = {word for other in NAMES if other != holder for word in words_of(other)}
        others |= {f"goods{line.no}word" for line in batch.lines if line.no not in own}
        others |= {"remarkword", "evidenceword", "photoword", "sourceword"}
        others |= {f"note{line.no}word" for line in batch.lines}
        assert found & others == set()
        assert NAMES[holder] in said


@pytest.mark.parametrize("form", [form.code for form in FORMS.values() if form.to == "party"])
@given(batch=batches(1), lang=st.sampled_from(["en", "zh"]))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
def test_a_partys_paper_shows_no_holders_contacts_and_no_remark(form: str, batch: Batch, lang: Lang) -> None:
    try:
        data = gathered(filled(batch), Wanted(form, date(2019, 7, 10), ("Li Wei",)), DIRECTORY, "N-1")
    except CustomsError:
        assume(False)
    said = drawn(data, lang, "txt").decode() + str(to_builtins(data))
    for word in ("contact", "agent"):
        assert not any(f"{name}{word}" in said for name in NAMES.values())
    assert not any(word in said for word in ("remarkword", "sourceword", "note1word"))
