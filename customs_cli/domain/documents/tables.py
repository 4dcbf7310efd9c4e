"""The tables of a document beside its goods: rows of texts that are in no language."""

from collections.abc import Callable, Container, Iterable, Sequence
from datetime import date

from customs_cli.domain.batch.batch import Batch, Disposal, Fee, HandedOver, Transfer
from customs_cli.domain.batch.former import QUASHED
from customs_cli.domain.batch.goods.collection import outcome_told
from customs_cli.domain.batch.parties import roles_of
from customs_cli.domain.batch.proceeding_record import Proceeding, Retained
from customs_cli.domain.custody.chain import in_order
from customs_cli.domain.custody.event import CustodyEvent
from customs_cli.domain.documents.issued import files_of
from customs_cli.domain.law.events import DATES
from customs_cli.domain.query.directory import Directory
from customs_cli.domain.values.money import Money
from customs_cli.domain.values.quantity import Amount

Row = tuple[str, ...]


def listed(
    names: Iterable[str], batch: Batch, directory: Directory, hidden: Container[str] = ()
) -> dict[str, tuple[Row, ...]]:
    """Return table -> rows; a day or an amount that is not known is an empty text.

    Args:
        names: Names of the tables.
        batch: The batch.
        directory: The names of its codes.
        hidden: Fields that are left out; `value` also hides amounts derived from it, a party's role its whole row.
    """
    found = {name: tuple(_LISTED[name](batch, directory)) for name in names}
    if "value" in hidden and "security" in found:
        found["security"] = tuple((*row[:3], "", *row[4:7], "", "") for row in found["security"])
    if "parties" in found:
        found["parties"] = tuple(row for row in found["parties"] if row[0] not in hidden)
    return found


def _parties(batch: Batch, directory: Directory) -> Iterable[Row]:
    for role, party in roles_of(batch):
        called = (role, batch.channel or "", batch.direction or "", "; ".join(party.all_names))
        yield (*called, party.uscc, party.address, "; ".join(party.phones))


def _proceedings(batch: Batch, directory: Directory) -> Iterable[Row]:
    return (_proceeding(p, directory) for p in batch.proceedings.values())


def _proceeding(p: Proceeding, directory: Directory) -> Row:
    """Holder, marks, days of notice, reply and detention, finding and outcome with their days, holder in Chinese.

    The day of a notice or a detention is followed by its number, the day of the reply by its word. Findings and
    outcomes of parts are lines of one text, each with its day: `1 6 infringing 2019-07-05`.
    """
    names = ", ".join(directory.mark_name(mark) for mark in p.marks)
    steps = ((p.served_on or p.notified_on, p.notice_no), (p.replied_on, p.reply), (p.detained_on, p.detention_no))
    days = (f"{_day(day)} {what or ''}".strip() for day, what in steps)
    found = [f"{one.line} {one.quantity} {one.finding} {_day(one.on)}" for one in p.found]
    ended = [f"{one.line} {one.quantity} {outcome_told(one)} {_day(one.on)}" for one in p.parts]
    finding = ("\n".join(found), "") if found else (p.finding or "", _day(p.finding_on))
    outcome = ("\n".join(ended), "") if ended else (outcome_told(p), _day(p.outcome_on))
    return (directory.holder_name(p.holder), names, *days, *finding, *outcome, directory.holder_name(p.holder, "zh"))


def _words(batch: Batch, directory: Directory) -> Iterable[Row]:
    for p in batch.proceedings.values():
        rows = sorted((*_replies(p), *_confirmations(p)), key=lambda row: row[0])
        yield from (
            (*_named(p.holder, directory), day, directory.mark_name(mark) if mark else "", *word)
            for day, mark, *word in rows
        )


def _replies(p: Proceeding) -> Iterable[Row]:
    for one in p.earlier_replies:
        yield (_day(one.on), "", one.reply, "", "", one.reason or "")
    if p.reply:
        yield (_day(p.replied_on), "", p.reply, "", "", p.reply_reason or "")


def _confirmations(p: Proceeding) -> Iterable[Row]:
    for one in p.earlier:
        if one.mark:
            part = (str(one.line), _much(one.quantity)) if one.line else ("", "")
            yield (_day(one.on), one.mark, one.word, *part, one.document or "")
    for mark, state in p.marks.items():
        for said in state.said:
            part = (str(said.line), _much(said.quantity))
            yield (_day(said.on), mark, said.confirmation, *part, said.document or "")
        if state.confirmation != "pending" and not state.said:
            yield (_day(state.confirmed_on), mark, state.confirmation, "", "", state.document or "")


def _court(batch: Batch, directory: Directory) -> Iterable[Row]:
    """Yield holder (also in Chinese), day, kind and number of a court's notice; number and day of what freed the goods.

    Then the goods kept for the court (line, quantity and unit, one a line of text), and the last day of keeping.
    """
    for p in batch.proceedings.values():
        for one in p.court:
            freed = (one.freed_by or "", _day(one.freed_on))
            kept = _goods(batch, one.retained)
            yield (
                *_named(p.holder, directory),
                _day(one.on),
                one.kind,
                one.notice,
                *freed,
                kept,
                _day(one.retain_until),
            )


def _decisions(batch: Batch, directory: Directory) -> Iterable[Row]:
    for p in batch.proceedings.values():
        names = _named(p.holder, directory)
        for part in p.parts:
            because = (part.number or "", _money(part.fine), part.ground or "", part.reason or "")
            yield (*names, _day(part.on), outcome_told(part), str(part.line), _much(part.quantity), *because)
        for one in (one for one in p.earlier if one.name == QUASHED):
            of_part = (str(one.line), _much(one.quantity)) if one.line else ("", "")
            yield (*names, _day(one.on), one.word, *of_part, one.document or "", _money(one.fine), "", "")
        if p.outcome and not p.parts:
            because = (p.outcome_no or "", _money(p.fine), p.ground or "", p.outcome_reason or "")
            yield (*names, _day(p.outcome_on), outcome_told(p), "", "", *because)


def _securities(batch: Batch, directory: Directory) -> Iterable[Row]:
    """Yield holder (also in Chinese), day, amount, form and number; day of return, amounts returned and kept.

    The bond on which goods were released to the party has a row too.
    """
    for p in batch.proceedings.values():
        names, back = _named(p.holder, directory), p.security_back
        if one := p.deposited:
            lodged = (_day(one.lodged_on), _money(one.amount), one.form, one.number or "")
            returned = (_money(back.amount), _money(back.deduction)) if back else ("", "")
            yield (*names, *lodged, _day(p.events.get("security_returned_on")), *returned)
        if p.bond:
            yield (*names, "", _money(p.bond), "bond", "", "", "", "")


def _events(batch: Batch, directory: Directory) -> Iterable[Row]:
    """Return day, name, and holders (also in Chinese) of each event, in order; one row for holders with the same day.

    Facts without a day, such as that goods are perishable, come first.
    """
    whose: dict[tuple[str, str], list[str]] = {}
    for p in batch.proceedings.values():
        before = [(one.name, one.on) for one in p.earlier if one.name in DATES - _OF_ACTS]
        for name, on in (*((fact, None) for fact in p.facts), *before, *p.events.items()):
            whose.setdefault((_day(on), name), []).append(p.holder)
    return ((on, name, *_names(whose[on, name], directory)) for on, name in sorted(whose))


_OF_ACTS = {"finding_on", "confirmed_on", QUASHED}
"""Names that an `Earlier` may have and that are no events."""


def _names(holders: Sequence[str], directory: Directory) -> Row:
    return tuple("\n".join(_named(code, directory)[place] for code in holders) for place in (0, 1))


def _named(holder: str, directory: Directory) -> tuple[str, str]:
    names = directory.holder_name(holder), directory.holder_name(holder, "zh")
    return names[0].replace("\n", " "), names[1].replace("\n", " ")


def _transfers(batch: Batch, directory: Directory) -> Iterable[Row]:
    return (_transfer(batch, one, directory) for one in batch.transfers)


def _transfer(batch: Batch, one: Transfer, directory: Directory) -> Row:
    """Return day, kind of receiver, body, kind, number, holders (also in Chinese), goods, and result with its day.

    Holders and goods are one a line of text; goods give line, quantity and unit.
    """
    named = (one.on.isoformat(), one.to, one.body, one.kind or "", one.number or "")
    return (*named, *_names(one.holders, directory), _goods(batch, one.goods), _came_of(one))


def _goods(batch: Batch, parts: Iterable[HandedOver | Retained]) -> str:
    return "\n".join(f"{part.line} {_much(part.quantity)} {_unit(batch, part.line)}" for part in parts)


def _came_of(one: Transfer) -> str:
    if one.refused_on:
        return f"refused {_day(one.refused_on)}"
    return "waits" if one.waits else f"handed {_day(one.goods_on)}" if one.goods_on else ""


def _disposals(batch: Batch, directory: Directory) -> Iterable[Row]:
    return (_disposal(batch, one) for one in batch.disposals)


def _disposal(batch: Batch, one: Disposal) -> Row:
    much = (str(one.line), _much(one.quantity), _unit(batch, one.line))
    removed = "yes" if one.features_removed else ""
    told = (one.on.isoformat(), *much, one.way, one.supervisor or "", removed, one.reason or "")
    return (*told, one.recipient or "", _money(one.proceeds))


def _fees(batch: Batch, directory: Directory) -> Iterable[Row]:
    return (_fee(one) for one in batch.fees)


def _fee(one: Fee) -> Row:
    return (one.on.isoformat(), one.kind, _money(one.amount), _day(one.from_), _day(one.to), one.payer)


def _papers(batch: Batch, directory: Directory) -> Iterable[Row]:
    by = {d.replaces: d.number for d in batch.documents if not d.void}
    return ((d.number, d.form, d.on.isoformat(), d.void or by.get(d.number, "")) for d in batch.documents)


def _custody(batch: Batch, directory: Directory) -> Iterable[Row]:
    return (_move(batch, event) for event in in_order(batch.custody))


def _move(batch: Batch, event: CustodyEvent) -> Row:
    at = event.day().isoformat() if event.is_day else event.at.astimezone().strftime("%Y-%m-%d %H:%M %z")
    much = (str(event.line), _much(event.quantity), _unit(batch, event.line))
    own = (at, *much, event.from_, event.to, event.purpose, event.place or "")
    seals = (event.seal_before or "", event.seal or "")
    return (*own, *seals, event.witness or "", event.document or "", "; ".join(event.by))


def _evidence(batch: Batch, directory: Directory) -> Iterable[Row]:
    issued = files_of(batch.documents)
    return ((f.on.isoformat(), f.kind, f.name, f.sha256) for f in batch.evidence if f.sha256 not in issued)


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _money(sum_of: Money | None) -> str:
    return f"{sum_of.amount} {sum_of.currency}" if sum_of else ""


def _much(quantity: Amount | None) -> str:
    return "" if quantity is None else str(quantity)


def _unit(batch: Batch, line: int) -> str:
    return next((one.unit for one in batch.lines if one.no == line), "pcs")


_LISTED: dict[str, Callable[[Batch, Directory], Iterable[Row]]] = {
    "parties": _parties,
    "proceedings": _proceedings,
    "words": _words,
    "court": _court,
    "decisions": _decisions,
    "security": _securities,
    "transfers": _transfers,
    "disposals": _disposals,
    "fees": _fees,
    "events": _events,
    "papers": _papers,
    "custody": _custody,
    "evidence": _evidence,
}
"""Name of each table -> the function that gives its rows."""
