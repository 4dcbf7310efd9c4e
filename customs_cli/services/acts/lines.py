"""Acts on the lines of a batch: add, change, remove."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch, Line
from customs_cli.domain.batch.done import Done
from customs_cli.domain.batch.goods.items import is_spoken_of, recounted, told_apart, words_told_apart
from customs_cli.domain.batch.goods.joining import joined, refuse_late_line, refuse_to_take_out, with_marks
from customs_cli.domain.batch.goods.spoken_of import refuse_less_than_spoken_of, refuse_to_remove
from customs_cli.domain.batch.linking import LINE, MARK
from customs_cli.domain.documents.data import told_by
from customs_cli.errors import Refusal, UsageError
from customs_cli.register.act import Act
from customs_cli.sentences import Command, command, with_commands
from customs_cli.services.acts.act_context import Duty
from customs_cli.services.acts.batches import Goods, line_of, put, refuse_lapsed_rights
from customs_cli.services.acts.warnings import made_odd
from customs_cli.services.lookup.choosing import pointing_at
from customs_cli.services.lookup.naming import Names


def add_line(duty: Duty, ref: str, goods: Goods) -> Done:
    """Add a line, with a number that no line has, and that no issued paper gives for a removed line."""

    def added(act: Act) -> Done:
        batch = before = act.batch(ref)
        names = Names(duty.register, act, add_missing=duty.add_missing)
        line = line_of(_next_number(batch), goods, names)
        refuse_late_line(batch, line, _holders_of(line, names))
        refuse_lapsed_rights(batch, names, line.marks)
        batch = words_told_apart(joined(batch, line, _holders_of(line, names)), line.marks)
        batch = put(duty, act, replace(batch, lines=(*batch.lines, line)), names)
        return Done("line", batch, added=tuple(names.added), warnings=made_odd(before, batch, names))

    return duty.log("line", added)


def edit_line(
    duty: Duty, ref: str, number: int, fields: dict[str, Any], marks: Sequence[str] | None, *, reason: str | None = None
) -> Done:
    """Change some fields, or the marks, of a line."""

    def edited(act: Act) -> Done:
        batch = before = act.batch(ref)
        names = Names(duty.register, act, add_missing=duty.add_missing)
        line = batch.line(number)
        new = replace(line, **fields)
        is_counted_anew = new.quantity != line.quantity is not None and is_spoken_of(batch, line)
        if is_counted_anew:
            batch = told_apart(batch, line)
        refuse_less_than_spoken_of(batch, number, fields)
        if marks is not None:
            new = replace(new, marks=tuple(dict.fromkeys(names.mark(mark).code for mark in marks)))
            batch = with_marks(batch, line, new, _holders_of(new, names))
            batch = words_told_apart(batch, set(new.marks) - set(line.marks))
        refuse_lapsed_rights(batch, names, set(new.marks) - set(line.marks))
        lines = tuple(new if old is line else old for old in batch.lines)
        counted = replace(batch, lines=lines)
        if (new.quantity, new.marks) != (line.quantity, line.marks):
            counted = recounted(before, counted, {*line.named_marks, *new.named_marks})
        if is_counted_anew and reason is None:
            raise UsageError(
                "{ref}: goods of line {line} were spoken of: why does its quantity change?",
                ref=ref,
                line=number,
                hint="--reason TEXT",
                at="--reason",
            )
        with _naming(new, line):
            batch = put(duty, act, counted, names)
        if batch == before:
            raise UsageError("nothing to change: every value stays the same", hint=command("show", ref))
        return Done("line", batch, added=tuple(names.added), warnings=made_odd(before, batch, names))

    with pointing_at(ref, (LINE, str(number))):
        return duty.log("line", edited, reason=reason or "")


@contextmanager
def _naming(new: Line, line: Line) -> Iterator[None]:
    def all_marks(known: Command) -> Command:
        if known.path != "customs line edit" or known.arguments[-1] is not MARK:
            return known
        *others, _, _ = known.arguments
        kept = [mark for mark in new.marks if mark in line.marks and mark not in others]
        added = [mark for mark in new.marks if mark not in line.marks][:1] or [MARK]
        return Command(known.path, (*others, *(word for mark in (*kept, *added) for word in ("--mark", mark))))

    try:
        yield
    except Refusal as refusal:
        refusal.hint = with_commands(refusal.hint, all_marks)
        raise


def remove_line(duty: Duty, ref: str, number: int, *, reason: str) -> Done:
    """Remove a line from a batch; the journal keeps it."""

    def removed(act: Act) -> Done:
        batch = act.batch(ref)
        line = batch.line(number)
        if any(d.line == number for d in batch.disposals):
            raise Refusal(
                "goods of line {line} were disposed of: the line cannot be removed",
                line=number,
                hint=command("show", ref),
            )
        if any(part.line == number for t in batch.transfers for part in t.goods):
            raise Refusal(
                "goods of line {line} were handed over: the line cannot be removed",
                line=number,
                hint=command("show", ref),
            )
        refuse_to_take_out(batch, line)
        refuse_to_remove(told_apart(batch, line), number)
        rest = tuple(other for other in batch.lines if other is not line)
        left = recounted(batch, replace(batch, lines=rest), line.named_marks)
        return Done("line", put(duty, act, left, Names(duty.register, act)))

    with pointing_at(ref, (LINE, str(number))):
        return duty.log("line", removed, reason=reason)


def _next_number(batch: Batch) -> int:
    on_paper = (row.no for issued in batch.documents for row in told_by(issued).goods)
    return max((*(line.no for line in batch.lines), *on_paper), default=0) + 1


def _holders_of(line: Line, names: Names) -> dict[str, str]:
    return {mark: names.mark(mark).holder for mark in line.marks}
