import pytest
from import_samples import faults, imported, on_duty, planned

from customs_cli.domain.rights.holder import Holder
from customs_cli.domain.rights.trademark import Trademark
from customs_cli.domain.values.name_matching import UNKNOWN

HEADER = "office,found_on,marks,right_type,holder"

# marks, right_type, holder -> (name, right type, name of holder) of each right
ROWS = [
    ("NIKE;ADIDAS；PUMA", "", "", ["NIKE trademark", "ADIDAS trademark", "PUMA trademark"], "both kinds of semicolon"),
    ("Labubu", "trademark;copyright", "Pop Mart",
     ["Labubu trademark Pop Mart", "Labubu copyright Pop Mart"], "one mark has every type"),
    ("Labubu;POP MART", "trademark", "POP MART",
     ["Labubu trademark POP MART", "POP MART trademark POP MART"], "one type and one holder for all"),
    ("A1;B2", "trademark;design", "X Ltd;Y Ltd", ["A1 trademark X Ltd", "B2 design Y Ltd"], "as many: in order"),
    ("", "patent", "Netac", ["Netac patent Netac"], "a right named after its holder"),
    ("X", "unknown", "", ["X unknown"], "a kind of right that nobody states"),
    ("Van Cleef & Arpels;LOL Surprise!;BOSCH (graphic)", "", "",
     ["Van Cleef & Arpels trademark", "LOL Surprise! trademark", "BOSCH (graphic) trademark"], "signs in a name"),
]  # fmt: skip


@pytest.mark.parametrize(("marks", "types", "holders", "rights", "why"), ROWS, ids=[row[-1] for row in ROWS])
def test_marks_types_and_holders_are_matched(marks: str, types: str, holders: str, rights: list[str], why: str) -> None:
    duty = on_duty()
    (batch,) = imported(duty, f"5320,2019-07-01,{marks},{types},{holders}", header=HEADER)
    names = {holder.code: holder.name for holder in duty.register.all(Holder)}
    found = [duty.register.find(Trademark, code) for code in batch.lines[0].marks]
    owners = {m.code: names[m.holder] if "not known" not in names[m.holder] else "" for m in found if m}
    assert [f"{m.name} {m.right_type} {owners[m.code]}".strip() for m in found if m] == rights


def test_more_holders_than_one_and_not_as_many_as_marks_is_a_fault() -> None:
    found = faults(on_duty(), "5320,2019-07-01,A1;B2;C3,trademark,X;Y", header=HEADER)
    assert found == [(2, "holder", "2 holders for 3 marks: which mark belongs to which holder?")]


@pytest.mark.parametrize(
    ("types", "note"),
    [("patent", "right_type: patent"), ("copyright;patent", "right_type: copyright;patent"), ("trademark", ""),
     ("unknown", "")],
)  # fmt: skip
def test_the_type_of_a_right_that_a_row_does_not_name_stays_in_the_note(types: str, note: str) -> None:
    duty = on_duty()
    (batch,) = imported(duty, f"5320,2019-07-01,,{types},", header=HEADER)
    assert (batch.lines[0].note or "", batch.lines[0].marks) == (note, ())
    assert planned(duty, f"5320,2019-07-01,,{types},", header=HEADER).changed == ()


def test_a_mark_first_named_without_a_holder_gets_the_one_that_a_later_row_names() -> None:
    duty = on_duty()
    imported(duty, "5320,2019-07-01,GUCCI,,", "5320,2019-07-02,Gucci,,Guccio Gucci S.p.A.", header=HEADER)
    (mark,) = duty.register.all(Trademark)
    holder = duty.register.find(Holder, mark.holder)
    assert holder is not None
    assert holder.name == "Guccio Gucci S.p.A."


def test_a_known_mark_keeps_its_holder_and_the_plan_says_so() -> None:
    records = (Holder(code="XIAOMI", name="Xiaomi Inc."), Trademark(code="MI", name="MI", holder="XIAOMI"))
    plan = planned(on_duty(records=records), "5320,2019-07-01,mi,,Somebody", header=HEADER)
    assert plan.notes == ("row 2: MI keeps its holder XIAOMI; the file says Somebody",)


def test_a_new_mark_keeps_the_holder_of_its_first_row_and_the_plan_says_so() -> None:
    rows = [
        f"5320,2019-07-0{day},ZORA,trademark,{holder}" for day, holder in enumerate(("X", "x", "Y Ltd", "Y Ltd"), 1)
    ]
    assert planned(on_duty(), *rows, header=HEADER).notes == ("row 4: ZORA keeps its holder X; the file says Y Ltd",)


NIKE = Holder(code="NIKE-INC", name="Nike Innovate C.V.", name_zh="耐克创新")
MARKED = [
    ("Nike Innovate C.V.,,", "'Nike Innovate C.V.' is the holder NIKE-INC, not a mark"),
    ("nike-inc,,", "'nike-inc' is the holder NIKE-INC, not a mark"),
    ("耐克创新,trademark,", "'耐克创新' is the holder NIKE-INC, not a mark"),
    ("NEW;耐克创新,,", "'耐克创新' is the holder NIKE-INC, not a mark"),
    ("耐克创新,,Adidas AG", "'耐克创新' is the holder NIKE-INC, not a mark"),
    (",,NIKE-INC", "'NIKE-INC' is the holder NIKE-INC, not a mark"),
    ("耐克创新,,NIKE-INC", ""),
    (",patent,NIKE-INC", ""),
    ("NIKE-INC,,Newcomer", "'NIKE-INC' is the holder NIKE-INC, not a mark"),
]


@pytest.mark.parametrize(("cells", "what"), MARKED, ids=[row[0] for row in MARKED])
def test_a_known_holder_is_not_added_as_a_mark(cells: str, what: str) -> None:
    """Its row may say itself that a mark is called like its holder, or that the right is a patent of the holder."""
    duty = on_duty(records=(NIKE,))
    found = planned(duty, f"5320,2019-07-01,{cells}", header=HEADER).faults
    column = "marks" if cells[0] != "," else "holder"
    assert [(fault.column, fault.what) for fault in found] == ([(column, what)] if what else [])
    if what:
        assert found[0].hint.startswith("name the mark, or add one of that name: customs trademark add ")
        assert found[0].hint.endswith("--holder NIKE-INC")
    else:
        imported(duty, f"5320,2019-07-01,{cells}", header=HEADER)
        assert [mark.holder for mark in duty.register.all(Trademark)] == ["NIKE-INC"]


def test_a_holder_that_the_list_itself_adds_bars_no_mark_of_its_name() -> None:
    duty = on_duty()
    imported(duty, "5320,2019-07-01,LABUBU,,Pop Mart", "5320,2019-07-02,Pop Mart,,", header=HEADER)
    assert {mark.name for mark in duty.register.all(Trademark)} == {"LABUBU", "Pop Mart"}


def test_without_add_missing_every_unknown_name_is_a_fault_naming_the_nearest() -> None:
    records = (Holder(code="VIVO-COMM", name="Vivo"), Trademark(code="VIVO", name="VIVO", holder="VIVO-COMM"))
    header = HEADER + ",campaign"
    plan = planned(
        on_duty(add_missing=False, records=records), "Wenjindu Custom,2019-07-01,VIVOO,,Vivvo,lt", header=header
    )
    assert [(f.column, f.what) for f in plan.faults] == [
        ("office", "no office 'Wenjindu Custom'"),
        ("campaign", "no campaign 'lt'"),
        ("marks", "no trademark 'VIVOO'"),
        ("holder", "no holder 'Vivvo'"),
    ]
    assert [f.hint for f in plan.faults][0::2] == ["did you mean Wenjindu Customs?", "did you mean VIVO?"]


def test_a_lapsed_recordation_is_a_fault_ex_officio() -> None:
    from datetime import date

    mark = Trademark(code="OLD", name="OLD", holder="H", valid_until=date(2019, 6, 30))
    duty = on_duty(records=(Holder(code="H", name="H"), mark))
    header = "office,found_on,basis,marks"
    found = faults(duty, "5320,2019-07-01,ex_officio,OLD", "5320,2019-07-01,application,OLD", header=header)
    assert found == [(2, "marks", "the recordation of OLD (..2019-06-30) did not cover 2019-07-01")]


def test_goods_without_a_mark_are_told_under_unknown() -> None:
    (batch,) = imported(on_duty(), "5320,2019-07-01,bags,40,,detained")
    assert list(batch.proceedings) == [UNKNOWN]
    assert batch.proceedings[UNKNOWN].detained_on is not None
