"""A body that runs a second time, as it does where a first attempt was lost, does what it does when it runs once."""

import ast
import inspect
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import ClassVar, TypeVar

import pytest
from copying import copied
from import_samples import calendar
from sources import nodes_of

from customs_cli import services
from customs_cli.domain.batch.batch import Batch, Fee, Transfer
from customs_cli.domain.batch.done import Done
from customs_cli.domain.batch.goods.parts import Portion
from customs_cli.domain.batch.proceeding_record import Security
from customs_cli.domain.documents.gathering import Wanted
from customs_cli.domain.rights.campaign import Campaign
from customs_cli.domain.rights.enterprise import Enterprise
from customs_cli.domain.rights.holder import Holder
from customs_cli.domain.rights.trademark import Trademark
from customs_cli.domain.sheets.issued import Stated
from customs_cli.domain.values.money import Money
from customs_cli.domain.values.root import Root
from customs_cli.errors import CustomsError
from customs_cli.register.act import Act
from customs_cli.register.directories import names_asked_for
from customs_cli.register.file.files import FileStore
from customs_cli.register.file.snapshot import Snapshot
from customs_cli.register.register import Register
from customs_cli.render.documents.drawing import drawn as document
from customs_cli.render.pages.batch import bundle as page
from customs_cli.render.words.catalogue import Words
from customs_cli.render.words.told.entry import said
from customs_cli.services.acts import batches, courts, endings, goods, lines, proceedings
from customs_cli.services.acts.act_context import Duty
from customs_cli.services.acts.correcting import correct
from customs_cli.services.acts.several import in_one_act
from customs_cli.services.acts.starting import init
from customs_cli.services.demo import build
from customs_cli.services.documents.issuing import Making, issue
from customs_cli.services.documents.numbers import Numbering
from customs_cli.services.documents.taken import Taken
from customs_cli.services.documents.voiding import void
from customs_cli.services.exchange import stamping
from customs_cli.services.exchange.bag.program import Drawing
from customs_cli.services.exchange.bundling import Asked, bundle
from customs_cli.services.exchange.merging import merge
from customs_cli.services.exchange.showing import Receiver
from customs_cli.services.exchange.whole.contents import Whole
from customs_cli.services.exchange.whole.taking_in import plan_taking, take_in
from customs_cli.services.importing import carry_out, carry_out_records, parse_table, plan, plan_records
from customs_cli.services.keeping import custody, evidence, notes
from customs_cli.services.leads import clues, mending, visits
from customs_cli.services.parties.deciding import decide
from customs_cli.services.registers import records
from customs_cli.services.registers.rates import set_rate
from customs_cli.services.sheets.issuing import ToIssue, withdraw
from customs_cli.services.sheets.issuing import issue as issue_sheet
from customs_cli.services.surveillance import inspecting
from customs_cli.services.undo import undoing

HOUSE = Path(services.__file__ or "").parent
CHINESE = re.compile("[\u4e00-\u9fff]")
NOON = datetime(2019, 7, 22, 12, tzinfo=UTC)
A, B, C = (f"2019-5320-00000{serial}" for serial in (1, 2, 3))
CASES = """\
office,found_on,goods,quantity,marks,holder
5320,2019-07-02,watches,5,NEW;NEWER,New Inc
5320,2019-07,belts,2,VIVO,
"""

Answer = TypeVar("Answer")


class RunsTwice(Register):
    """A register in which the first attempt of every act is lost; `seen` notes the functions that did one."""

    seen: ClassVar[set[tuple[str, str]]] = set()

    def _attempt(
        self, snapshot: Snapshot, body: Callable[[Act], Answer], back: ExitStack, salt: str = ""
    ) -> tuple[Act, Answer]:
        for frame in inspect.stack(0):
            self.seen.add((frame.filename, frame.function))
        with ExitStack() as lost:
            super()._attempt(snapshot, body, lost, salt)
        return super()._attempt(snapshot, body, back, salt)


def on_duty(kind: type[Register], folder: Path, *, add_missing: bool = False) -> Duty:
    folder.mkdir(exist_ok=True)
    register = kind(FileStore(folder / "register.json"), clock=lambda: NOON, salt=bytes)
    return Duty(register, ("Li Wei", "Chen Li"), NOON.date(), calendar, add_missing)


def day(number: int) -> date:
    return date(2019, 7, number)


def cny(amount: int) -> Money:
    return Money(Decimal(amount), "CNY")


def phones(*marks: str) -> batches.Given:
    line = batches.Goods(goods="phones", quantity=10, value=cny(20_000), value_basis="declared", marks=marks)
    return batches.Given("5320", "2019-07-01", (line,), fields={"direction": "export"})


def photo(duty: Duty) -> Done:
    file = folder_of(duty) / "photo.jpg"
    file.write_bytes(b"seal 42")
    return evidence.keep(duty, A, file)


def film(duty: Duty) -> Done:
    files = [folder_of(duty) / name for name in ("1.mp4", "2.mp4", "again.mp4", "photo.jpg")]
    for file, data in zip(files, (b"one", b"two", b"one", b"seal 42"), strict=True):
        file.write_bytes(data)
    return evidence.add(duty, A, files, evidence.Facts(line=1, taken="2019-07-03"), at=NOON).done


def imported(duty: Duty) -> object:
    adding = duty.but(add_missing=True)
    return carry_out(adding, plan(adding, parse_table(CASES)))


def imported_records(duty: Duty) -> object:
    rights = "code,name,holder\nSWOOSH,Swoosh,Nike\n"
    adding = duty.but(add_missing=True)
    return carry_out_records(adding, plan_records(adding, "trademark", parse_table(rights)))


def merged(duty: Duty) -> object:
    """Takes in another office, a batch of which has evidence; the same for each that takes it in."""
    other = folder_of(duty).parent / "other"
    theirs = on_duty(Register, other, add_missing=True)
    if not theirs.register.snapshot.seq:
        given = phones("HUAWEI")._replace(office="5301")
        photo_of = other / "photo.jpg"
        photo_of.write_bytes(b"container")
        evidence.keep(theirs, batches.record(theirs, given).batch.ref, photo_of)
    return merge(duty, theirs.register)


def issued(duty: Duty, measures: str) -> ToIssue:
    figures = (Stated(section="figures", row=("period",), figure="measures", value=measures),)
    state = duty.register.snapshot
    return ToIssue("2019-5320-D-182", "5320", (day(1), day(1)), NOON, figures, "ab" * 32, state.seq)


def stamped(duty: Duty) -> object:
    """A response as if it had been checked."""
    response = folder_of(duty).parent / "response.tsr"
    response.write_bytes(b"response")
    digest = sha256(b"response").hexdigest()
    return stamping.attach(duty, stamping.Stamped(Root("ab" * 32, 1), "Jul 22 12:00:00 2019 GMT", digest), response)


def bundled(duty: Duty) -> object:
    """The answer but for the path, which each has its own."""
    drawing = Drawing(page.drawn, ())
    made = bundle(duty, Asked(A, Receiver()), drawing, folder_of(duty) / "a.zip")
    return made._replace(path=Path())


def folder_of(duty: Duty) -> Path:
    assert isinstance(duty.register.store, FileStore)
    return duty.register.store.path.parent


def _taken_in(duty: Duty) -> object:
    batch = Batch(ref="2018-5320-000001", office="5320", found_on="2018-07-01")
    return take_in(duty, plan_taking(duty, Whole({"office": "5320"}, {"holders": []}, lambda: [batch])))


def parcel() -> batches.Given:
    return phones("VIVO")._replace(fields={"channel": "mail"})


def printed(duty: Duty, reissue: bool = False) -> object:
    directory = names_asked_for(duty.register, duty.calendar)
    making = Making("en", "txt", partial(document, lang="en", kind="txt"))
    numbering = Numbering("{year}-{no}", reissue=reissue)
    wanted = Wanted("notice", NOON.date(), duty.officers, "VIVO-COMM")
    return issue(duty, A, wanted, directory, making, numbering, Taken(duty.register))


STEPS: dict[str, Callable[[Duty], object]] = {
    "take in an export": _taken_in,
    "holder add": lambda d: records.add(d, Holder, "VIVO-COMM", {"name": "vivo"}),
    "other holder add": lambda d: records.add(d, Holder, "OPPO-COMM", {"name": "oppo"}),
    "trademark add": lambda d: records.add(d, Trademark, "VIVO", {"name": "vivo", "holder": "vivo"}),
    "trademark of another": lambda d: records.add(d, Trademark, "OPPO", {"name": "oppo", "holder": "oppo"}),
    "campaign add": lambda d: records.add(d, Campaign, "longteng", {"name": "Longteng"}),
    "record": lambda d: batches.record(d, phones("VIVO", "OPPO")),
    "record with names that are missing": lambda d: batches.record(d.but(add_missing=True), phones("SEEN", "NIKE")),
    "record what was detained": lambda d: batches.record(d, phones("VIVO")._replace(detained=day(8))),
    "edit a record that batches bear": lambda d: records.edit(d, Trademark, "SEEN", {"holder": "OPPO-COMM"}),
    "remove": lambda d: records.remove(d, Campaign, "longteng"),
    "line add": lambda d: lines.add_line(d, A, batches.Goods(goods="cases", quantity=3, marks=("VIVO",))),
    "line edit": lambda d: lines.edit_line(d, A, 2, {"quantity": 4}, ["VIVO", "OPPO"]),
    "line remove": lambda d: lines.remove_line(d, A, 2, reason="counted twice"),
    "note": lambda d: notes.note(d, A, "the seal is whole"),
    "a note on several": lambda d: in_one_act(d, "note", [A, B], lambda own, ref: notes.note(own, ref, "both"))[1],
    "notify": lambda d: proceedings.notify(d, A, [], on=day(2), served=day(2), number="N1"),
    "reply under a guarantee that is not on file": lambda d: proceedings.reply(
        d, A, "VIVO-COMM", answer="applied", on=day(3), security=Security(form="general-guarantee", number="G-7")
    ),
    "reply": lambda d: proceedings.reply(
        d, A, "OPPO-COMM", answer="applied", on=day(3), security=Security(amount=cny(20_000))
    ),
    "detain": lambda d: proceedings.detain(d, A, [], on=day(4), number="D1"),
    "confirm": lambda d: proceedings.confirm(d, A, word="infringing", holder="VIVO-COMM", on=day(5)),
    "confirm another": lambda d: proceedings.confirm(d, A, word="infringing", marks=["OPPO"], items=10, on=day(5)),
    "determine": lambda d: proceedings.determine(d, A, [], finding="infringing", on=day(8)),
    "court": lambda d: courts.court(d, C, None, notice="(2019) 1", kind="evidence-taking", on=day(9)),
    "court keeps": lambda d: courts.court(
        d, C, None, notice="(2019) 1", on=day(10), keeping=courts.Keeping(date(2020, 1, 31), Portion(1, 2))
    ),
    "court lets go": lambda d: courts.free(d, C, None, notice="(2019) 1", word="(2019) 2", on=day(11)),
    "confiscate, with one fine for two": lambda d: endings.confiscate(d, A, [], on=day(10), fine=Decimal(1000)),
    "dispose": lambda d: goods.dispose(d, A, line=1, quantity=4, way="destroy", on=day(12), supervisor="Chen Li"),
    "fee": lambda d: goods.charge(d, A, Fee(kind="storage", amount=cny(40), on=day(12))),
    "clue add": lambda d: clues.add(d, "5320", {"source": "holder", "text": "by rail", "on": day(1)}),
    "clue send": lambda d: clues.send(d, "1", to="police", body="PSB Futian", on=day(2)),
    "clue result": lambda d: clues.answer(d, "1", "ten phones", on=day(12), refs=[A]),
    "clue edit": lambda d: mending.mend_clue(d, "1", {"text": "by road", "result": "twelve phones"}, "misread"),
    "enterprise add, with a visit": lambda d: records.add(
        d, Enterprise, "HAOYUN", {"name": "Haoyun", "visits": (visits.GivenVisit("5320", {"findings": "phones"}),)}
    ),
    "visit add": lambda d: visits.add(d, "haoyun", visits.GivenVisit("5320", {"on": day(3), "purpose": "marks"})),
    "visit edit": lambda d: mending.mend_visit(d, "1", {"wishes": "a leaflet", "on": day(2)}, "left out"),
    "office inspections": lambda d: inspecting.keep(d, "5320", day(1), day(7), 1200),
    "rate set": lambda d: set_rate(d, "USD", Decimal("6.87"), day(1)),
    "same": lambda d: decide(d, "Haoyun Ltd", "好运", "same", reason="one licence"),
    "custody": lambda d: custody.custody(
        d, A, [Portion(1, 2)], when=custody.When(NOON, NOON.date()), from_="A1", to="B1", purpose="store", seal="S-1"
    ),
    "evidence": photo,
    "evidence of many files": film,
    "correct": lambda d: correct(d, A, reason="typed wrong", fields={"destination": "NG"}, campaigns=[]),
    "release": lambda d: endings.release(d, C, [], on=day(12), ground="proof", document="P1"),
    "event": lambda d: endings.event(d, C, None, name="security-returned", on=day(15)),
    "print": printed,
    "print again": printed,
    "print a corrected one": lambda d: printed(d, reissue=True),
    "print void": lambda d: void(d, "2019-1", "misprinted"),
    "sheet issued": lambda d: issue_sheet(d, issued(d, "3")),
    "sheet issued again": lambda d: issue_sheet(d, issued(d, "4")),
    "sheet withdrawn": lambda d: withdraw(d, "2019-5320-D-182", "wrong day"),
    "bundle": bundled,
    "timestamp": stamped,
    "transfer": lambda d: goods.transfer(
        d, B, Transfer(to="police", body="PSB Futian", on=day(15), waits=True), on=day(15)
    ),
    "goods handed": lambda d: goods.hand_goods(d, B, on=day(15)),
    "case refused": lambda d: goods.refuse_case(d, B, on=day(15)),
    "import": imported,
    "import of records": imported_records,
    "undo of an import": lambda d: undoing.undo(d),
    "redo": lambda d: undoing.redo(d),
    "merge": merged,
    "a merge that brings nothing": merged,
    "undo of a merge": lambda d: undoing.undo(d),
    "abandon": lambda d: endings.abandon(d, batches.record(d, parcel()).batch.ref, on=day(15), document="F1"),
    "demo": lambda d: build(d),
}


def test_each_act_whose_first_attempt_is_lost_leaves_the_same_bytes_and_the_same_answer(tmp_path: Path) -> None:
    init(on_duty(Register, tmp_path / "once"), office="5320")
    copied(tmp_path / "once", tmp_path / "twice")
    once, twice = on_duty(Register, tmp_path / "once"), on_duty(RunsTwice, tmp_path / "twice")
    for name, step in STEPS.items():
        assert step(twice) == step(once), name
        assert files(tmp_path / "twice") == files(tmp_path / "once"), name
    assert unspoken(once.register) == []
    init(on_duty(RunsTwice, tmp_path / "begun"), office="5320")
    assert set(acting()) <= RunsTwice.seen, "an act is not among the steps"


def test_a_register_begun_twice_over_has_one_entry(tmp_path: Path) -> None:
    duty = on_duty(RunsTwice, tmp_path)
    init(duty, office="5320")
    [kept] = duty.register.entries()
    assert (kept.entry.act, kept.entry.office, kept.entry.by) == ("init", "5320", duty.officers)


@pytest.mark.parametrize(
    "step",
    [
        lambda d: notes.note(d, "2019-5320-000009", "no such batch"),
        lambda d: records.add(d, Holder, "VIVO-COMM", {"name": "vivo"}),
        lambda d: proceedings.detain(d, A, []),
        lambda d: init(d),
    ],
)
def test_a_refusal_in_a_body_is_said_alike_and_changes_nothing(tmp_path: Path, step: Callable[[Duty], object]) -> None:
    said = []
    for kind in (Register, RunsTwice):
        duty = on_duty(kind, tmp_path / kind.__name__)
        init(duty, office="5320")
        STEPS["holder add"](duty)
        batches.record(duty.but(add_missing=True), phones("OPPO"))
        before = files(tmp_path / kind.__name__)
        with pytest.raises(CustomsError) as refusal:
            step(duty)
        assert files(tmp_path / kind.__name__) == before
        said.append((refusal.value.message, refusal.value.hint))
    assert said[0] == said[1]


def unspoken(register: Register) -> list[str]:
    """The acts that a history does not tell of: their command stands there, or only that something changed."""
    found = []
    for entry in register.books(lambda: names_asked_for(register, calendar), NOON.date()).entries():
        told = {
            lang: said(entry, Words(lang)).partition(colon)[2].strip() for lang, colon in (("en", ":"), ("zh", "："))
        }
        if told["en"].partition(" (reason")[0] in (entry.act, "changed") or not CHINESE.search(told["zh"]):
            found.append(f"{entry.act}: {told}")
    return found


def files(folder: Path) -> dict[str, bytes]:
    """What a register is, byte for byte; evidence by its name."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def acting() -> Iterator[tuple[str, str]]:
    """(file, function) of every service that does an act, or has `each` do it; those of `moving`: tests/shared."""
    for path in (path for path in HOUSE.rglob("*.py") if path.parent.name != "moving"):
        for function in nodes_of(path):
            if isinstance(function, ast.FunctionDef) and path.name != "duty.py" and does(function):
                yield str(path), function.name


def does(function: ast.FunctionDef) -> bool:
    called = [node.func for node in ast.walk(function) if isinstance(node, ast.Call)]
    return any(
        (isinstance(name, ast.Attribute) and name.attr in ("do", "log"))
        or (isinstance(name, ast.Name) and name.id == "each")
        for name in called
    )
