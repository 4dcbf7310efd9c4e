"""Acts dated on a day on which the police had the case of the goods, or after they refused it."""

from collections.abc import Iterator
from datetime import date

from customs_cli.domain.batch.batch import Batch, Transfer, lines_with
from customs_cli.domain.batch.goods.balance import whose
from customs_cli.domain.batch.goods.collection import days_confiscated
from customs_cli.domain.batch.goods.findings import newly_found
from customs_cli.domain.batch.goods.parts import Portion
from customs_cli.domain.batch.proceeding_record import Proceeding
from customs_cli.domain.law.events import called
from customs_cli.domain.law.procedure import Procedure
from customs_cli.domain.values.units import counted_in
from customs_cli.errors import Refusal
from customs_cli.sentences import REF, Word, command, said

_Pair = tuple[str, date | None, str, date | None]


def refuse_while_with_police(batch: Batch, p: Proceeding, on: date, act: str, *, may_precede: bool) -> None:
    """Refuse an act on a day on which the police had the case of all of a holder's goods, and had not refused it yet.

    Args:
        batch: The batch that was handed over.
        p: The holder's proceeding.
        on: Day of the act.
        act: The verb of the act, for the message.
        may_precede: Whether goods are still handed over after it, so that it may be of the day of the hand-over.

    Raises:
        Refusal: The police had the case on that day.
    """
    for transfer, until in _refused_after(batch, p, on):
        is_before = may_precede and on == transfer.on
        if took_all(batch, p, transfer) and not is_before:
            raise Refusal(
                "cannot {act} on {on}: the police had the case of {holder} until {until}",
                act=act,
                on=on,
                holder=p.holder,
                until=until,
                hint=command("show", batch.ref),
            )


def refuse_found_with_police(batch: Batch, p: Proceeding, after: Proceeding, on: date) -> None:
    """Refuse a finding on more of a line than was not in a case of the police on its day, which they refused later."""
    cases = [(case, until) for case, until in _refused_after(batch, p, on) if case.on < on]
    found = newly_found(p.found, after.found)
    for line in lines_with(batch, p.marks) if cases else ():
        theirs = sum(one.quantity or 0 for case, _ in cases for one in case.goods if one.line == line.no)
        of_all = 0 if after.found else line.quantity or 0
        much = of_all or sum(one.quantity for one in found if one.line == line.no)
        here = round(max(0, (line.quantity or 0) - theirs), 3)
        if theirs and much > here:
            raise Refusal(
                "cannot determine {much} {unit} of line {no} on {on}: the police had {theirs} of them until {until}",
                much=much,
                unit=counted_in(line.unit),
                no=line.no,
                on=on,
                theirs=theirs,
                until=max(until for _, until in cases),
                hint=command("show", batch.ref),
            )


def confiscated_with_police(batch: Batch, p: Proceeding) -> Iterator[tuple[date, Transfer]]:
    """Yield each day on which goods were confiscated while the police had the case of all of them, with that case."""
    for on in dict.fromkeys(filter(None, days_confiscated(p))):
        for case in (case for case in batch.transfers if case.to == "police" and case.concerns(p.holder)):
            if case.on < on < (case.refused_on or date.max) and took_all(batch, p, case):
                yield on, case


def took_all(batch: Batch, p: Proceeding, transfer: Transfer) -> bool:
    taken = {part.line: part.quantity for part in transfer.goods}
    return all(taken.get(line.no, 0) in (line.quantity, None) for line in lines_with(batch, p.marks) if taken)


def pairs_of_handovers(p: Proceeding, batch: Batch, discovered: date) -> Iterator[_Pair]:
    """Yield the pairs of dates for hand-overs, as in `order`.

    The police refuse a case, or take its goods, after they got it; while they have all goods, customs decides nothing.
    """
    found = [one.on for one in p.found] or filter(None, [p.finding_on])
    acts = [(Word("detention"), p.detained_on), *((Word("decision"), on) for on in found)]
    for case in (case for case in batch.transfers if case.concerns(p.holder)):
        yield Word("discovery"), discovered, Word("transfer"), case.on if case.to == "court" else None
        yield Word("transfer"), case.on, called("police_refused_on"), case.refused_on
        yield Word("transfer"), case.on, called("goods_handed_on"), case.goods_on
        for what, on in acts if case.to != "court" and took_all(batch, p, case) else ():
            if on and on > case.on and case.refused_on:
                yield called("police_refused_on"), case.refused_on, what, on
            elif on and on > case.on and p.outcome != "transferred":  # that is compared as an outcome
                yield what, on, Word("transfer"), case.on


def refuse_accepted_after_refusal(p: Proceeding, law: Procedure, event: str, on: date) -> None:
    """Refuse to log that the police accepted a case on a day on which they had refused it already."""
    refused = p.events.get("police_refused_on")
    if event == "police_accepted_on" and refused and refused < on:
        raise Refusal(
            "{event} on {on}: the police refused the case of {holder} on {refused} ({article})",
            event=called(event),
            on=on,
            holder=p.holder,
            refused=refused,
            article=next(row.cited for row in law.periods if row.since == event),
            hint=again_to_the_police(p, event),
        )


def again_to_the_police(p: Proceeding, event: str) -> str:
    """Return the command that takes a refused case to the police again, or shows a closed one.

    Empty for any event but the acceptance of a case, and where the police have not refused it.
    """
    if event != "police_accepted_on" or "police_refused_on" not in p.events:
        return ""
    return command("show", REF) if p.outcome else command("transfer", REF, "--to", "police", "--body", "NAME")


def not_transferred(batch: Batch, p: Proceeding, event: str, on: date) -> str:
    """Return a warning where the police accept a case that by then was not transferred to them; else an empty text.

    They may have it of somebody else, or its transfer may be entered later.
    """
    cases = [t.on for t in batch.transfers if t.to == "police" and t.concerns(p.holder)]
    is_known = any(day <= on for day in cases) or (not cases and p.outcome == "transferred")
    if event != "police_accepted_on" or is_known:
        return ""
    transfer = command("transfer", batch.ref, "--to", "police", "--body", "NAME", "--on", "DATE")
    return said(
        "no transfer of {holder}'s case to the police by {on} is on record: {command}",
        holder=p.holder,
        on=on,
        command=command("show", batch.ref) if cases or p.outcome == "released" else transfer,
    )


def partly_with_police(batch: Batch, p: Proceeding, on: date, part: Portion | None) -> str:
    """Return a warning where goods are released as of a day on which the police had the case of some of them."""
    for transfer, until in _refused_after(batch, p, on):
        taken = {one.line: one.quantity or 0 for one in transfer.goods}
        for line in lines_with(batch, p.marks):
            theirs = taken.get(line.no, 0)
            is_meant = part is None or (part.line == line.no and part.quantity > (line.quantity or 0) - theirs)
            if theirs and is_meant:
                return said(
                    "line {no}: {quantity} {unit} were in a case of the police until {until}, after the "
                    "release on {on}",
                    no=line.no,
                    quantity=theirs,
                    unit=counted_in(line.unit),
                    until=until,
                    on=on,
                )
    return ""


def _refused_after(batch: Batch, p: Proceeding, on: date) -> Iterator[tuple[Transfer, date]]:
    for transfer in batch.transfers:
        until = transfer.refused_on
        if until and transfer.to == "police" and transfer.on <= on < until and p in whose(batch, transfer):
            yield transfer, until
