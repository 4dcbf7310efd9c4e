"""The batches of a large register: what was found, and every state that it passes through."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from decimal import Decimal
from random import Random
from typing import Any, NamedTuple

from msgspec.structs import replace

from benchmarks import courses, goods
from benchmarks.names import CONSIGNEES, CONSIGNORS, Names, consignee, consignor
from customs_cli.domain.batch.batch import Batch, CustodyEvent, Disposal, Note, Transfer
from customs_cli.domain.batch.proceeding_record import MarkState, Proceeding, Security
from customs_cli.domain.law.deadlines import once_per_party
from customs_cli.domain.values.money import Money
from customs_cli.domain.values.word_lists import Direction
from customs_cli.procedures import get, rules_of

_OFFICERS = ("Li Wei", "Chen Hua", "王芳", "赵磊", "Zhou Min", "Sun Tao", "李静", "Ma Qiang")
_NOTES = ("称重后更正", "the agent called", "样品已送检", "declared as gifts", "见附件", "the parcel was re-sealed")


class Part(NamedTuple):
    """One holder's part of a batch: its marks, what becomes of it, and the number of its papers."""

    holder: str
    marks: tuple[str, ...]
    fate: str
    pace: int
    number: int


class Turn(NamedTuple):
    """One act of a batch, and the batch after it."""

    on: date
    act: str
    reason: str
    batch: Batch


class Story:
    """One batch; the same number gives the same story.

    Args:
        names: What the register knows.
        number: Of the batch, from 0.
        found: The day.

    Attributes:
        office: Code of the office that found it.
    """

    def __init__(self, names: Names, number: int, found: date) -> None:
        rng = self._rng = Random(number)
        self._found = found
        self.office = rng.choices(names.offices, cum_weights=names.offices_often)[0].code
        self._parts, lines = self._goods(names, number)
        channel, transport = goods.way(rng)
        direction: Direction = "export" if rng.random() < 0.85 else "import" if number % 10 else "transit"
        to, country = consignee(int(CONSIGNEES * rng.random() ** 2))
        own = [c.code for c in names.campaigns if c.from_ and c.to and c.from_ <= found <= c.to]
        self._fields: dict[str, Any] = {
            "office": self.office,
            "found_on": f"{found:%Y-%m}" if number % 400 == 7 else found.isoformat(),
            "direction": direction,
            "channel": channel,
            "transport": transport,
            "basis": "ex-officio",
            "procedure": "cn_ex_officio",
            "campaigns": tuple(code for code in own if number % 3 == 0),
            "document": goods.document(rng, channel, self.office, found, direction),
            "consignor": consignor(int(CONSIGNORS * rng.random() ** 3)) if number % 10 else None,
            "consignee": to if number % 4 == 0 else None,
            "origin": "CN" if direction == "export" else country,
            "destination": "CN" if direction == "import" else country,
            "lines": tuple(goods.line(rng, no, marks, channel) for no, marks in enumerate(lines, start=1)),
            "officers": (_OFFICERS[number % 8], _OFFICERS[(number + 3) % 8]),
        }
        self._values = {part.holder: self._value(part) for part in self._parts}

    def _goods(self, names: Names, number: int) -> tuple[list[Part], list[tuple[str, ...]]]:
        """The holders' parts, and the marks of each line. One batch in five has several holders."""
        rng = self._rng
        many = 1 if rng.random() < 0.76 else rng.choice((2, 2, 2, 2, 3, 3, 4, 6))
        rights = {right.code: right.holder for right in rng.choices(names.marks, cum_weights=names.marks_often, k=many)}
        lines: list[tuple[str, ...]] = []
        for code in rights:
            if lines and rng.random() < 0.25:
                lines[-1] = (*lines[-1], code)  # two marks on the same goods
            else:
                lines.append((code,))
        if rng.random() < 0.2:
            lines.append((next(iter(rights)),))
        marks: dict[str, tuple[str, ...]] = {}
        for code, holder in rights.items():
            marks[holder] = (*marks.get(holder, ()), code)
        one = courses.fate(rng)
        parts = []
        for place, (holder, codes) in enumerate(marks.items()):
            kind, pace = one if place == 0 or rng.random() < 0.6 else courses.fate(rng)
            parts.append(Part(holder, codes, kind, pace, number * 8 + place))
        return parts, lines

    def turns(self, ref: str, until: date, *, recorded_on: date) -> Iterator[Turn]:
        """Every act up to a day, the record first.

        Args:
            ref: The batch's reference.
            until: The last day, included.
            recorded_on: When it was recorded.
        """
        done = [0] * len(self._parts)
        yield Turn(recorded_on, "record", "", self._batch(ref, recorded_on, done))
        for on, place, step in self._ahead(until):
            done[place] += 1
            yield Turn(on, step.act, step.reason, self._batch(ref, recorded_on, done))
        gone = self._disposed_on()
        if gone and gone <= until:
            yield Turn(gone, "dispose", "", self._batch(ref, recorded_on, done, gone))

    def at(self, ref: str, until: date, *, recorded_on: date) -> Batch:
        """The batch as it stands on a day."""
        done = [sum(step.on <= until for step in self._steps(part)) for part in self._parts]
        gone = self._disposed_on()
        batch = self._batch(ref, recorded_on, done, gone if gone and gone <= until else None)
        return replace(batch, source={"case_id": f"{self.office}-{self._parts[0].number}"})

    def _steps(self, part: Part) -> tuple[courses.Step, ...]:
        return courses.steps(part.fate, part.pace, self._found)

    def _ahead(self, until: date) -> list[tuple[date, int, courses.Step]]:
        found = ((step.on, place, step) for place, part in enumerate(self._parts) for step in self._steps(part))
        return sorted((row for row in found if row[0] <= until), key=lambda row: row[:2])

    def _disposed_on(self) -> date | None:
        """When confiscated goods were destroyed: two to four months on, where every holder's were confiscated."""
        if any(part.fate != "confiscated" for part in self._parts) or self._parts[0].number % 5 == 0:
            return None
        last = max(self._steps(part)[-1].on for part in self._parts)
        return courses.calendar().add(last, 40 + self._parts[0].number % 40)

    def _batch(self, ref: str, recorded_on: date, done: list[int], gone: date | None = None) -> Batch:
        own = list(zip(self._parts, done, strict=True))
        stages = {part.holder: courses.stage(part.fate, part.pace, self._found, n) for part, n in own}
        deadlines = [replace(d, holder=holder) for holder, stage in stages.items() for d in stage.deadlines]
        deadlines = once_per_party(deadlines, get("cn_ex_officio"))
        proceedings = {part.holder: self._dressed(part, stages[part.holder]) for part in self._parts}
        return Batch(
            ref=ref,
            **self._fields,
            proceedings=proceedings,
            transfers=tuple(filter(None, (self._handed(part, stages[part.holder].proceeding) for part in self._parts))),
            disposals=tuple(self._disposals(gone)) if gone else (),
            custody=self._custody(),
            notes=self._notes(),
            recorded_on=recorded_on,
            deadlines=tuple(sorted(deadlines, key=lambda d: (d.due_on, d.holder, d.rule))),
            law=rules_of("cn_ex_officio"),
        )

    def _dressed(self, part: Part, stage: courses.Stage) -> Proceeding:
        """A proceeding with what is the holder's own: marks and their confirmations, papers, security, fine."""
        p = stage.proceeding
        year, number = self._found.year, f"{part.number:07}"
        value = self._values[part.holder]
        security = p.security
        if security and security.form == "deposit":
            security = Security(
                amount=Money(amount=min(value, Decimal(100_000)), currency="CNY"), lodged_on=security.lodged_on
            )
        fined = p.outcome == "confiscated" and part.number % 6 == 0 and value >= 10
        return replace(
            p,
            holder=part.holder,
            marks={mark: self._said(part, place, stage) for place, mark in enumerate(part.marks)},
            notice_no=f"知确[{year}]{number}" if p.notified_on else None,
            security=security,
            detention_no=f"知扣[{year}]{number}" if p.detained_on else None,
            outcome_no=f"知罚字[{year}]第{number}号" if p.outcome == "confiscated" else None,
            fine=Money(amount=(value / 10).quantize(Decimal(1)), currency="CNY") if fined else None,
        )

    def _said(self, part: Part, place: int, stage: courses.Stage) -> MarkState:
        """The holder's word on one mark: of a second mark it may say something else, of one in nine only a part."""
        if stage.word == "pending":
            return MarkState()
        word = stage.word
        if place and part.number % 4 == 0:
            word = "genuine" if word == "infringing" else "undetermined"
        if word == "no-reply":
            return MarkState(confirmation=word, confirmed_on=stage.said_on)
        items = sum(int(line.quantity or 0) for line in self._fields["lines"] if part.marks[place] in line.marks)
        if part.number % 9 == 0:
            items = items // 2 + 1
        return MarkState(confirmation=word, confirmed_on=stage.said_on, items=items, document=f"C-{part.number}")

    def _value(self, part: Part) -> Decimal:
        """Value of a holder's goods in CNY; 20,000 where it is not known."""
        own = (line.value for line in self._fields["lines"] if not set(part.marks).isdisjoint(line.marks))
        return sum((value.amount for value in own if value and value.currency == "CNY"), Decimal(0)) or Decimal(20_000)

    def _handed(self, part: Part, p: Proceeding) -> Transfer | None:
        if p.outcome == "transferred" and p.outcome_on:
            return Transfer(to="police", body="Public Security Bureau", on=p.outcome_on, number=f"移{part.number}",
                            holders=(part.holder,))  # fmt: skip
        if p.court:
            return Transfer(to="court", body="中级人民法院", on=p.court[0].on, kind=p.court[0].kind,
                            number=p.court[0].notice, holders=(part.holder,))  # fmt: skip
        return None

    def _disposals(self, on: date) -> Iterator[Disposal]:
        way = "donate" if self._parts[0].number % 7 == 0 else "destroy"
        for line in self._fields["lines"]:
            yield Disposal(line=line.no, quantity=line.quantity, way=way, on=on, supervisor="Chen Hua")  # type: ignore[arg-type]

    def _custody(self) -> tuple[CustodyEvent, ...]:
        if self._parts[0].number % 240:
            return ()
        at = datetime.combine(self._found, time(9), tzinfo=UTC)
        return (CustodyEvent(at=at, line=1, quantity=1, by=self._fields["officers"], from_="Li Wei", to="仓库 Store 3",
                             purpose="store", seal=f"A-{self._parts[0].number}"),)  # fmt: skip

    def _notes(self) -> tuple[Note, ...]:
        number = self._parts[0].number // 8
        return (Note(on=self._found, by=self._fields["officers"], text=_NOTES[number % 6]),) if number % 12 == 0 else ()
