"""Names of a list: by code, name, alias, Chinese or sound; what is merely near is proposed, never joined."""

from import_samples import imported, on_duty, planned, table

from customs_cli.domain.rights.holder import Holder
from customs_cli.domain.rights.trademark import Trademark
from customs_cli.services.importing import carry_out, plan

KNOWN = (
    Holder(code="HUAWEI", name="Huawei Technologies", name_zh="华为技术有限公司"),
    Trademark(code="HW", name="华为", holder="HUAWEI", aliases=("花瓣",)),
    Trademark(code="XIAOMI", name="Xiaomi", holder="HUAWEI"),
)
HEADER = "office,found_on,goods,marks"


def test_a_mark_is_known_by_code_name_alias_and_sound_and_what_was_heard_is_said() -> None:
    duty = on_duty(add_missing=False, records=KNOWN)
    rows = [f"5320,2019-07-01,x{n},{name}" for n, name in enumerate(("hw", "华为", "花瓣", "huawei", "HuaWei", "小米"))]
    ready = planned(duty, *rows, header=HEADER)
    assert ready.faults == ()
    assert ready.notes == (
        "row 5: huawei is taken for HW by its sound",
        "row 6: HuaWei is taken for HW by its sound",
        "row 7: 小米 is taken for XIAOMI by its sound",
    )
    batches = imported(duty, *rows, header=HEADER)
    assert [batch.marks for batch in batches] == [("HW",)] * 5 + [("XIAOMI",)]


def test_a_sound_that_is_two_marks_is_neither() -> None:
    duty = on_duty(add_missing=False, records=(*KNOWN, Trademark(code="OTHER", name="花围", holder="HUAWEI")))
    (fault,) = planned(duty, "5320,2019-07-01,x,huawei", header=HEADER).faults
    assert fault.code == "not_found"


def test_a_near_name_is_proposed_once_for_all_its_rows_and_never_joined() -> None:
    duty = on_duty(add_missing=False, records=KNOWN)
    rows = [f"5320,2019-07-01,x{n},XIAOMII" for n in range(50)]
    ready = planned(duty, *rows, header=HEADER)
    (fault,) = ready.faults
    assert (len(fault.rows), fault.hint) == (50, "did you mean XIAOMI?")
    assert ready.unknown == {("trademark", "XIAOMII"): ("XIAOMI",)}
    assert carry_out(duty, ready, skip_faulty=True).refs == ()


def test_what_the_officer_says_that_a_name_means_holds_for_all_its_rows() -> None:
    duty = on_duty(add_missing=False, records=KNOWN)
    rows = table(*(f"5320,2019-07-01,x{n},XIAOMII" for n in range(3)), header=HEADER)
    ready = plan(duty, rows, called={("trademark", "xiaomii"): "XIAOMI"})
    assert ready.faults == ()
    done = carry_out(duty, ready)
    assert {duty.register.batch(ref).marks for ref in done.refs} == {("XIAOMI",)}


def test_a_name_that_is_added_beside_one_that_differs_by_a_slip_is_told_once_and_asked_about() -> None:
    duty = on_duty(records=(*KNOWN, Trademark(code="PLAY", name="PlayStation 4", holder="HUAWEI")))
    names = ("XIAOMII", "XIAOMII", "Xiaomu", "花半", "Playstation 5", "Sony", "Xiami")
    rows = [f"5320,2019-07-01,x{n},{name}" for n, name in enumerate(names)]
    ready = planned(duty, *rows, header=HEADER)
    assert [note for note in ready.notes if "nearly" in note] == [
        "row 2: XIAOMII is added, but is nearly the same as XIAOMI",
        "row 4: Xiaomu is added, but is nearly the same as XIAOMI",
        "row 5: 花半 is added, but is nearly the same as HW",
        "row 8: Xiami is added, but is nearly the same as XIAOMI",
    ]
    assert ready.unknown[("trademark", "花半")] == ("HW",)
    assert len(carry_out(duty, ready).refs) == len(names), "they are added all the same"
