"""Writes a line of a batch as the row from which an import would read it."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple, TypeAlias

from customs_cli.domain.batch.batch import Batch, Line, lines_with
from customs_cli.domain.batch.proceeding_record import FoundPart, MarkState, Part, Proceeding, SaidPart
from customs_cli.domain.rights.holder import Holder
from customs_cli.domain.rights.office import Office, country_of
from customs_cli.domain.rights.trademark import Trademark
from customs_cli.domain.values.quantity import Amount
from customs_cli.procedures import get
from customs_cli.services.importing.outcomes import ONLY, STEPS
from customs_cli.services.importing.rows.cells import DATES
from customs_cli.services.importing.rows.party_cells import party_cells
from customs_cli.services.lookup.naming import Names

_WAYS = {"destroy": "destroyed", "donate": "donated", "sell": "sold", "auction": "auctioned", "return": "returned"}
_FOUND = {
    "infringing": "found_infringing",
    "not-infringing": "found_not_infringing",
    "undetermined": "found_undetermined",
}
_CONFIRMED = {
    "infringing": "confirmed_infringing",
    "genuine": "confirmed_genuine",
    "undetermined": "confirmed_undetermined",
    "no-reply": "no_reply",
}


class Known(NamedTuple):
    """The records that the codes in a batch stand for; `holders` gives code -> name."""

    marks: dict[str, Trademark]
    offices: dict[str, Office]
    holders: dict[str, str]


def known_to(names: Names) -> Known:
    """Return all marks, offices and holders in the register by their codes."""
    return Known(
        {mark.code: mark for mark in names.all(Trademark)},
        {office.code: office for office in names.all(Office)},
        {holder.code: holder.name for holder in names.all(Holder)},
    )


def row_cells(batch: Batch, line: Line, known: Known) -> dict[str, str]:
    """Return column -> text of the row for a line; empty cells may be missing."""
    office = known.offices.get(batch.office) or Office(code=batch.office)
    parent = known.offices.get(office.parent)
    cells = {
        "case_id": batch.source.get("case_id") or batch.ref,
        "source_url": batch.source.get("source_url", ""),
        "office": _office_name(office),
        "parent_office": _office_name(parent) if parent else "",
        "office_code": _made_code(office),
        "parent_office_code": _made_code(parent) if parent else "",
        "country": country_of(office.code, office.country),
        "found_on": batch.found_on,
        "campaign": ";".join(batch.campaigns),
        **_batch_fields(batch),
        **_line_fields(line),
        **_rights(line, known),
        **_days(batch, line, known),
        "outcome": ";".join(_outcome(batch, line, known)),
        "confirmed_items": _confirmed(batch, line),
        "storage": batch.storage or batch.source.get("storage", ""),
        "trade_mode": batch.trade_mode or batch.source.get("trade_mode", ""),
        "clue": ";".join(batch.clues) or batch.source.get("clue", ""),
    }
    if batch.value and (not batch.lines or line is batch.lines[0]):
        cells |= {"case_value": f"{batch.value.amount:f}", "currency": cells["currency"] or batch.value.currency}
    return cells


def _office_name(office: Office) -> str:
    return office.name if office.incomplete and office.name else office.code


def _made_code(office: Office) -> str:
    return "" if _office_name(office) == office.code else office.code


def _batch_fields(batch: Batch) -> dict[str, str]:
    words = "direction channel transport basis found_by procedure origin departure destination".split()
    cells = {name: getattr(batch, name) or "" for name in words}
    if batch.transport == "mail" and not batch.channel:
        cells["channel"] = "unknown"  # else the import takes mail for its channel too
    if batch.document:
        cells |= {"document_kind": batch.document.kind or "", "document_number": batch.document.number or ""}
    return cells | party_cells(batch)


def _line_fields(line: Line) -> dict[str, str]:
    return {
        "goods": line.goods,
        "quantity": "" if line.quantity is None else str(line.quantity),
        "unit": line.unit,
        "value": f"{line.value.amount:f}" if line.value else "",
        "currency": line.value.currency if line.value else "",
        "hs": line.hs or "",
        "category": line.category or "",
        "value_basis": line.value_basis or "",
        "note": line.note,
    }


def _rights(line: Line, known: Known) -> dict[str, str]:
    marks = [known.marks.get(code) or Trademark(code=code, name=code, holder="") for code in line.marks]
    types = [mark.right_type for mark in marks]
    holders = [known.holders.get(mark.holder, mark.holder).replace(";", ",") for mark in marks]
    return {
        "marks": ";".join(_mark_name(mark) for mark in marks),
        "right_type": types[0] if len(set(types)) == 1 else ";".join(types),
        "holder": holders[0] if len(set(holders)) == 1 else ";".join(holders),
    }


def _mark_name(mark: Trademark) -> str:
    made = mark.incomplete and mark.right_type != "trademark" and ";" not in mark.name and "=" not in mark.name
    return mark.name if made else mark.code


def _own(batch: Batch, line: Line) -> Iterator[tuple[str, Proceeding, MarkState]]:
    for mark in line.named_marks:
        for p in batch.proceedings.values():
            if mark in p.marks:
                yield mark, p, p.marks[mark]


def _days(batch: Batch, line: Line, known: Known) -> dict[str, str]:
    own = list(_own(batch, line))
    told: dict[str, dict[str, str]] = {}
    for mark, p, state in own:
        for column in DATES:
            if day := _day(p, state, line, column):
                told.setdefault(column, {})[mark] = day.isoformat()
    return {
        column: next(iter(days.values()))
        if len(days) == len(own) and len(set(days.values())) == 1
        else ";".join(f"{_name_of(mark, known)}={day}" for mark, day in days.items())
        for column, days in told.items()
    }


def _day(p: Proceeding, state: MarkState, line: Line, column: str) -> date | None:
    if column == "confirmed_on":
        return state.confirmed_on
    day: date | None = ended_on(p, line.no) if column == "outcome_on" else getattr(p, column)
    return day


def ended_on(p: Proceeding, line: int) -> date | None:
    """Return the day of the outcome of one line of the goods in a proceeding."""
    own = [part.on for part in p.parts if part.line == line] if p.outcome else []
    return max(own, default=p.outcome_on)


def _confirmed(batch: Batch, line: Line) -> str:
    shares = {_share(batch, line, mark, state) for mark, _, state in _own(batch, line) if state.items}
    return str(shares.pop()) if len(shares) == 1 and not shares & {line.quantity, 0} else ""


def _share(batch: Batch, line: Line, mark: str, state: MarkState) -> Amount:
    """Return how many goods of a line are among the confirmed ones of a mark.

    The confirmed goods are allotted to the mark's lines in order; a line of unknown quantity gets all that are left.
    """
    left = state.items or 0
    for other in lines_with(batch, [mark]):
        share = min(left, other.quantity or 0)
        if other is line and line.quantity is not None:
            return share
        left = round(left - share, 3)
    return left


def _outcome(batch: Batch, line: Line, known: Known) -> Iterator[str]:
    """Yield the outcome words of a line: bare where they hold for all its marks, else `MARK=word`.

    `only` comes first where an import would take the words to imply more than happened.
    """
    own = {mark: (p, tuple(_words(batch, line, mark, p, state))) for mark, p, state in _own(batch, line)}
    if any(_implies_more(batch, p, words) for p, words in own.values()):
        yield ONLY
    told = {mark: words for mark, (_, words) in own.items()}
    everywhere = [word for word in next(iter(told.values()), ()) if all(word in words for words in told.values())]
    yield from everywhere
    for mark, words in told.items():
        yield from (f"{_name_of(mark, known)}={word}" for word in words if word not in everywhere)


def _implies_more(batch: Batch, p: Proceeding, words: tuple[str, ...]) -> bool:
    by_application = batch.basis == "application"
    decides = batch.procedure is None or get(batch.procedure).customs_decides
    true = {
        "notify": p.notified_on is not None or (by_application and "notified" not in words),
        "detain": p.detained_on is not None and p.reply == "applied" and (by_application or p.served_on is not None),
        "find infringing": p.finding == "infringing" or not decides,
        "hand office": p.outcome is not None,
        "confiscate": p.outcome == "confiscated",
        "release": p.outcome == "released",
    }
    return not all(true.get(step, True) for word in words for step in STEPS[word])


def _name_of(mark: str, known: Known) -> str:
    return _mark_name(known.marks[mark]) if mark in known.marks else mark


def _words(batch: Batch, line: Line, mark: str, p: Proceeding, state: MarkState) -> Iterator[str]:
    if p.notified_on:
        yield "notified"
    if p.reply:
        yield p.reply
    if p.detained_on:
        yield "detained"
    word = _of_all(line, state.said, "confirmation", state.confirmation) or state.confirmation
    is_said = word != state.confirmation or not (state.items and line.quantity) or _share(batch, line, mark, state)
    if word in _CONFIRMED and is_said:
        yield _CONFIRMED[word]
    if finding := _of_all(line, p.found, "finding", p.finding):
        yield _FOUND[finding]
    if p.court:
        yield "court_notice"
    yield from sorted({f"transferred_to_{t.to}" for t in batch.transfers if t.concerns(p.holder)})
    if (ended := _of_all(line, p.parts, "outcome", p.outcome)) in ("confiscated", "abandoned", "released"):
        yield ended
    yield from (_WAYS[d.way] for d in batch.disposals if d.line == line.no and d.quantity == line.quantity)


_Parts: TypeAlias = Sequence[FoundPart] | Sequence[Part] | Sequence[SaidPart]


def _of_all(line: Line, parts: _Parts, name: str, whole: str | None) -> str | None:
    if not parts:
        return whole
    words = {getattr(part, name) for part in parts if part.line == line.no}
    is_all = sum(part.quantity for part in parts if part.line == line.no) == line.quantity
    if not words or not (whole or (is_all and len(words) == 1)):
        return None
    return whole if whole in words else min(words)
