"""What a register promises, over every store."""

from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from register_held import again, all_of, forget_state, is_what_the_journal_says, journal_size, verified
from register_samples import open_file, phone_cases, put, record, ticking

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.rights.holder import Holder
from customs_cli.domain.rights.trademark import Trademark
from customs_cli.domain.values.name_matching import folded
from customs_cli.domain.values.party import Party
from customs_cli.errors import Ambiguous, NotFound, UsageError
from customs_cli.register.act import Act
from customs_cli.register.file.changes import Change
from customs_cli.register.file.snapshot import Snapshot
from customs_cli.register.file.store import Store
from customs_cli.register.proof.verify import verify
from customs_cli.register.register import Register


def test_a_new_register_is_empty_and_sound(register: Register) -> None:
    assert list(register.batches()) == []
    assert list(register.entries()) == list(register.recent()) == []
    assert verified(register) == (0, "", (), (), "", "")


def test_what_an_act_puts_is_there_afterwards_and_in_another_process(register: Register) -> None:
    ref = record(register)
    assert ref == "2019-5320-000001"
    assert register.batch(ref) == again(register).batch(ref) == phone_cases(ref)


def test_an_act_whose_body_raises_changes_nothing(register: Register) -> None:
    ref = record(register)
    before = all_of(register)

    def broken(act: Act) -> None:
        act.put(phone_cases(ref, 999))
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        register.do("correct", broken)
    assert all_of(register) == before
    assert register.batch(ref).lines[0].quantity == 200


def test_an_act_that_changes_nothing_writes_nothing(register: Register) -> None:
    ref = record(register)
    size = journal_size(register)
    act, _ = register.do("correct", lambda act: (act, act.put(act.batch(ref))))
    assert act.seq == 0
    assert journal_size(register) == size


def test_an_act_sees_what_it_has_put_and_others_do_not_until_it_is_done(register: Register) -> None:
    def added(act: Act) -> Act:
        act.put(Holder(code="VIVO-COMM", name="Vivo"))
        assert act.find(Holder, "VIVO-COMM") == Holder(code="VIVO-COMM", name="Vivo")
        assert again(register).find(Holder, "VIVO-COMM") is None
        assert act.seq == 0
        return act

    act = register.do("holder add", added)
    assert again(register).find(Holder, "VIVO-COMM") is not None
    assert act.seq == 1


def test_an_act_sees_what_others_did_since_the_state_was_looked_at(register: Register) -> None:
    record(register)
    other = again(register)
    assert len(list(other.refs())) == 1
    record(register)
    assert record(other) == "2019-5320-000003"
    assert record(register) == "2019-5320-000004"
    assert verified(register).ok


def test_a_removed_record_is_gone_from_the_state_and_kept_in_the_journal(register: Register) -> None:
    holder = Holder(code="VIVO-COMM", name="Vivo")
    register.do("holder add", lambda act: act.put(holder))
    register.do("holder remove", lambda act: act.remove(holder))
    assert register.find(Holder, "VIVO-COMM") is None
    [kept] = [k for k in register.entries() if k.entry.act == "holder remove"]
    assert kept.entry.changes[0].old == {"code": "VIVO-COMM", "name": "Vivo"}


def test_a_record_put_and_removed_in_one_act_leaves_no_entry(register: Register) -> None:
    register.do("holder add", lambda act: act.remove(act.put(Holder(code="X", name="X"))))
    assert journal_size(register) == 0


def test_serials_count_by_office_and_year_and_are_never_given_twice(register: Register) -> None:
    assert [record(register, office=o, year=y) for o, y in (("5320", 2019), ("5320", 2019), ("5301", 2019))] == [
        "2019-5320-000001",
        "2019-5320-000002",
        "2019-5301-000001",
    ]
    register.do("remove", lambda act: act.remove(act.batch("2019-5320-000002")))
    assert record(register) == "2019-5320-000003"


def test_only_what_changed_is_in_the_journal(register: Register) -> None:
    ref = record(register)
    batch = register.batch(ref)
    put(register, replace(batch, lines=(replace(batch.lines[0], quantity=190),)))
    assert next(register.recent()).entry.changes == (Change("batches", ref, ("lines", 0, "quantity"), 200, 190),)


@pytest.mark.parametrize("how_much_in_checkpoint", ["none", "half", "all"])
def test_state_is_the_checkpoint_and_the_entries_after_it(store: Store, how_much_in_checkpoint: str) -> None:
    register = Register(store, clock=ticking())
    before = None
    for number in range(6):
        record(register, quantity=number)
        if (number, how_much_in_checkpoint) in ((2, "half"), (5, "all")):
            before = (store.checkpoint() or b"")[:]
    if before is None:
        store.set_checkpoint_aside("gone")
    else:
        store.replace_checkpoint([before], day="2019-07-03")
    assert [b.lines[0].quantity for b in again(register).batches()] == [0, 1, 2, 3, 4, 5]
    assert verify(store).ok


def test_the_journal_replayed_from_nothing_gives_the_same_tinydb_file(register: Register) -> None:
    for office in ("5320", "5301", "5320", "0201"):
        record(register, office=office)
    for code in ("A", "B", "C"):
        put(register, Holder(code=code, name=code))
    register.do("holder remove", lambda act: act.remove(Holder(code="C", name="C")))
    put(register, Holder(code="D", name="D"), Holder(code="E", name="E"))
    assert is_what_the_journal_says(register)


@pytest.mark.parametrize(
    ("text", "found", "why"),
    [
        ("2019-5320-000002", "2019-5320-000002", "whole"),
        ("2019-5320-2", "2019-5320-000002", "no zeros"),
        ("5320-2", "2019-5320-000002", "office and serial"),
        ("2", "2019-5320-000002", "the only one of that serial"),
        (" 2018-1 ", "2018-5320-000001", "year and serial"),
        ("cnszx-1", "2020-CNSZX-000001", "any case"),
    ],
)
@pytest.mark.parametrize("in_checkpoint", [True, False])
def test_a_unique_shortening_means_its_batch(
    register: Register, text: str, found: str, why: str, in_checkpoint: bool
) -> None:
    for year, office in ((2019, "5320"), (2019, "5320"), (2019, "5301"), (2018, "5320"), (2020, "CNSZX")):
        record(register, office=office, year=year)
    if not in_checkpoint:
        forget_state(register)
    assert again(register).resolve(text) == found, why


def test_an_ambiguous_shortening_is_refused_with_its_candidates(register: Register) -> None:
    record(register, office="5320")
    record(register, office="5301")
    with pytest.raises(Ambiguous) as refusal:
        register.resolve("1")
    assert refusal.value.candidates == ("2019-5301-000001", "2019-5320-000001")


@pytest.mark.parametrize(
    "text", ["7", "2019-5320-000007", "2019-5320-7", "", "-", "VIVO", "1234567", "１", "\x00", "a" * 999]
)
def test_a_shortening_of_nothing_is_not_found(register: Register, text: str) -> None:
    record(register)
    with pytest.raises(NotFound):
        register.resolve(text)


@pytest.mark.parametrize("code", ["VIVO", "VIVO2", 'A"B', "A\\B", "唯沃", "A: {", '","code":"VIVO'])
def test_a_code_is_found_exactly(register: Register, code: str) -> None:
    others = ["VIV", "VIVO 2", "IVO", 'VIVO"', 'x": {"code":"VIVO"', "\\"]
    alike, alias = f': {{"code":"{code}"', f'"1": {{"code":"{code}"'
    put(register, *(Trademark(code=name, name=alike, holder=code, aliases=(alias,)) for name in others))
    assert again(register).find(Trademark, code) is None
    put(register, Trademark(code=code, name="found", holder="H"))
    assert again(register).find(Trademark, code) == Trademark(code=code, name="found", holder="H")


def test_recent_gives_the_entries_backwards(register: Register) -> None:
    for number in range(60):
        if number == 40:  # one line longer than the pieces that are read
            register.do("import", lambda act: [act.put(phone_cases(act.next_ref(2018, "5301"))) for _ in range(1000)])
        record(register, office="5320" if number % 2 else "5301", quantity=number)
    assert list(register.recent()) == list(register.entries())[::-1]


def test_entries_about_a_batch_are_those_that_name_it(register: Register) -> None:
    refs = [record(register), record(register)]
    register.do("note", lambda act: act.put(replace(act.batch(refs[0]), joint_offices=("5301",))))
    assert [k.entry.seq for k in register.entries_about(refs[0])] == [1, 3]


HOSTILE = {
    "rich markup": "[/][bold]x[/bold] :100: [link=file:///etc]",
    "escape sequences": "\x1b[2J\x1b]0;x\x07",
    "bidi overrides": "\u202egpj.exe\u2066",
    "NUL": "a\x00b",
    "ten thousand characters": "长" * 10_000,
    "emoji": "👮🏽\u200d♀️🇨🇳",
    "formula": "=cmd|' /C calc'!A0",
    "shell": "$(touch x)`touch x`",
    "line ends": "a\r\nb\u2028c\x85d\n",
    "the file's own marks": '\n"register": {\n"1": {"check":"00000000"}\n}\n}\n,"hash":"',
    "json": '"}],\\u0000\\',
    "unassigned": "\U0010ffff\ufffe",
    "empty": "",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_is_recorded_faithfully_everywhere(register: Register, text: str) -> None:
    batch = phone_cases("2019-5320-000001", consignor=None, source={"note": text, text or "k": "v"})
    batch = replace(batch, lines=(replace(batch.lines[0], goods=text, marks=(text,)),))
    holder = Holder(code=text or "EMPTY", name=text, agents=(text,))
    put(register, batch, holder, by=(text,), office=text, reason=text)
    other = again(register)
    assert other.batch(batch.ref) == batch
    assert other.find(Holder, holder.code) == holder
    entry = next(other.recent()).entry
    assert (entry.by, entry.office, entry.reason) == ((text,), text or "5320", text)
    assert is_what_the_journal_says(register)
    assert verified(register).ok


SURROGATE = "half \ud83d of a pair"


def test_a_default_spelt_out_is_kept_as_the_same_bytes(register: Register) -> None:
    """A word read from a file equals the default but is another object."""
    word: Any = "".join(["trade", "mark"])
    put(register, Trademark(code="VIVO", name="vivo", holder="VIVO-COMM", right_type=word))
    assert b"right_type" not in all_of(register)
    assert verified(register).ok


@pytest.mark.parametrize("where", ["goods", "code", "reason", "officer", "lookup"])
def test_half_a_surrogate_pair_is_refused_before_anything_is_written(register: Register, where: str) -> None:
    record(register)
    before = all_of(register)
    with pytest.raises(UsageError, match="UTF-8") as refusal:
        if where == "lookup":
            register.find(Holder, SURROGATE)
        holder = Holder(code=SURROGATE if where == "code" else "X", name=SURROGATE if where == "goods" else "X")
        by = (SURROGATE,) if where == "officer" else ()
        put(register, holder, reason=SURROGATE if where == "reason" else "", by=by)
    assert refusal.value.message.isprintable()
    assert all_of(register) == before
    assert record(register) == "2019-5320-000002"


def test_a_value_that_its_record_does_not_allow_is_refused_before_anything_is_written(register: Register) -> None:
    with pytest.raises(UsageError, match=r"direction"):
        put(register, phone_cases("2019-5320-000001", direction="sideways"))
    assert journal_size(register) == 0


@pytest.mark.parametrize("quantity", [float("nan"), float("inf"), -float("inf")])
def test_a_quantity_that_is_no_number_is_refused_before_anything_is_written(register: Register, quantity: Any) -> None:
    with pytest.raises(UsageError):
        put(register, phone_cases("2019-5320-000001", quantity))
    assert journal_size(register) == 0


def test_a_reference_that_is_none_is_refused(register: Register) -> None:
    with pytest.raises(UsageError):
        put(register, Batch(ref="123", office="5320", found_on="2019"))
    assert journal_size(register) == 0


def test_a_batch_of_one_year_is_found_among_others(register: Register) -> None:
    for year in (2020, 2018, 2019, 2019):
        record(register, year=year)
    assert [b.ref for b in register.batches(2019)] == ["2019-5320-000001", "2019-5320-000002"]
    assert list(register.refs()) == sorted(register.refs())
    assert [b.ref for b in again(register).snapshot.batches(2019, "5301")] == []


def test_a_code_is_sought_in_any_place_of_the_batches_of_a_year(register: Register) -> None:
    ours, other = record(register), record(register)
    put(register, replace(register.batch(ours), consignor=Party(name="x", uscc="91350211M000100Y43")))
    assert [batch.ref for batch in register.batches_with("91350211M000100Y43", range(2019, 2020))] == [ours]
    assert [batch.ref for batch in register.batches_with("5320", range(2019, 2020))] == [ours, other]
    assert list(register.batches_with("91350211M000100Y43", range(2018, 2019))) == []
    assert list(register.batches_with("91350211M000100Y4", range(2019, 2020))) == []


def test_what_was_imported_is_known_by_its_case_id(register: Register) -> None:
    refs = [record(register) for _ in range(3)]
    register.do(
        "import",
        lambda act: [
            act.put(replace(act.batch(ref), source=source))
            for ref, source in zip(refs, ({"case_id": 'the "first"'}, {"source_url": "case_id"}), strict=False)
        ],
    )
    assert refs[0] in {batch.ref for batch in register.bearing({folded('the "first"'), "the second"})}
    found = {batch.source.get("case_id") for batch in register.bearing({"the second"})}
    assert "the second" not in found


def test_records_changed_since_the_state_file_keep_their_ids_and_new_ones_get_ids_of_their_own(tmp_path: Path) -> None:
    """Whether few of them or many are looked up, in whatever order; as a replay from nothing has them."""
    register = open_file(tmp_path)
    put(register, *(Holder(code=f"H{n}", name="first") for n in range(30)))
    with register.store.compacting():  # no act writes the state file meanwhile
        for n in (3, 40, 3, 7, 41, 29, 12, 13, 14, 15, 16, 42, 40):
            put(register, Holder(code=f"H{n}", name=f"after {register.snapshot.seq}"))
            if n == 12:
                register.do("remove", lambda act: act.remove(Holder(code="H41", name="")))
        for lookups in (["H3"], [f"H{n}" for n in range(45)], ["H42", "H41", "H99", "H0"]):
            now = Snapshot(register.store)
            replayed = Snapshot(register.store, until=now.offset)
            for code in lookups:
                assert now.body("holders", code) == replayed.body("holders", code), code
            assert [row.body for row in now.rows("holders")] == [row.body for row in replayed.rows("holders")]
            assert now.id_for("holders", "new") == max(row.id for row in now.rows("holders")) + 1
