"""The rules of what a batch may hold."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from operator import attrgetter

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch, CustodyEvent, Fee, Line
from customs_cli.domain.batch.parties import roles_of
from customs_cli.domain.evidence.piece import Evidence
from customs_cli.domain.rights.office import parse_office_code
from customs_cli.domain.validation import values
from customs_cli.domain.validation.bounds import MAX_FILE_NAME, MAX_LINES
from customs_cli.domain.validation.faults import Fault, Known, as_kept, tried, tried_once, word
from customs_cli.domain.validation.portions import portion_faults, unit_of_line
from customs_cli.domain.validation.proceedings import proceeding_faults
from customs_cli.domain.values.categories import parse_category
from customs_cli.domain.values.countries import parse_country
from customs_cli.domain.values.hs import parse_hs
from customs_cli.domain.values.money import Money, check_money
from customs_cli.domain.values.name_matching import MAX_CODE
from customs_cli.domain.values.party import Party
from customs_cli.domain.values.quantity import check_quantity
from customs_cli.domain.values.units import check_unit
from customs_cli.domain.values.word_lists import Way
from customs_cli.errors import UsageError
from customs_cli.sentences import command

_SAID = ("storage", "other_hold", "vehicle", "seal", "route")
_DEADLINE_DAYS = ("since_on", "due_on", "soon_on", "met_on")
_DEADLINE_WORDS = ("rule", "actor", "act", "calendar")
_told_by = attrgetter(*_DEADLINE_DAYS, *_DEADLINE_WORDS)
_DATED = ("transfers", "disposals", "notes", "fees", "evidence")
_dated = attrgetter(*_DATED)
_COUNTRIES = ("origin", "departure", "destination")
_countries_of, _said_of = attrgetter(*_COUNTRIES), attrgetter(*_SAID)
_WORD = r"(?a:[\w./+ -]{0,60})"
_MANY = 4096
"""Size of the caches that remember the faults of different values."""


def batch_faults(batch: Batch, known: Known) -> Iterator[Fault]:
    """Yield all that is wrong with a batch, except excessive length, which `swept` checks."""
    yield from tried_once("ref", values.check_ref, batch.ref, known.today)
    yield from tried("found_on", values.check_found, batch.found_on, known.today)
    yield from _place_faults(batch.office, batch.joint_offices, batch.campaigns)
    yield from _country_faults(*_countries_of(batch))
    for role, party in roles_of(batch):
        yield from _party_faults(role, party)
    yield from tried("procedure", _check_procedure, batch.procedure, known)
    yield from _carried_faults(batch.containers, batch.clues, batch.trade_mode, *_said_of(batch))
    yield from money("value", batch.value)
    yield from tried("lines", _check_numbers, batch.lines)
    for place, line in enumerate(batch.lines):
        yield from _line_faults(f"lines[{place}]", line, known)
    for holder, p in batch.proceedings.items():
        yield from proceeding_faults(f"proceedings[{holder[:MAX_CODE]}]", holder, p, known)
    yield from tried("proceedings", _check_marks, batch)
    yield from _handling_faults(batch, known)
    for path, day in _days(batch) if any(_dated(batch)) else [("recorded_on", batch.recorded_on)]:
        if day and not values.has_happened(day, known.today):
            yield from tried(path, values.check_happened, day, known.today)


@lru_cache(maxsize=_MANY)
def _country_faults(*countries: str | None) -> tuple[Fault, ...]:
    named = zip(_COUNTRIES, countries, strict=True)
    return tuple(fault for name, country in named for fault in word(name, parse_country, country))


@lru_cache(maxsize=_MANY)
def _place_faults(office: str, joint: tuple[str, ...], campaigns: tuple[str, ...]) -> tuple[Fault, ...]:
    found = [*tried("office", as_kept, office, parse_office_code)]
    for place, code in enumerate(joint):
        found += tried(f"joint_offices[{place}]", as_kept, code, parse_office_code)
    for place, code in enumerate(campaigns):
        found += tried(f"campaigns[{place}]", values.check_code, code)
    return tuple(found)


def _party_faults(role: str, party: Party) -> Iterator[Fault]:
    if party.country:
        yield from word(f"{role}.country", parse_country, party.country)
    for place, phone in enumerate(party.phones):
        yield from tried(f"{role}.phones[{place}]", values.check_phone, phone)
    for place, name in enumerate(party.names):
        yield from tried(f"{role}.names[{place}]", values.check_said, name)


@lru_cache(maxsize=_MANY)
def _carried_faults(
    containers: tuple[str, ...], clues: tuple[str, ...], trade_mode: str | None, *texts: str | None
) -> tuple[Fault, ...]:
    found = [
        fault for n, number in enumerate(containers) for fault in tried(f"containers[{n}]", values.check_said, number)
    ]
    if trade_mode is not None:
        found += tried("trade_mode", values.check_trade_mode, trade_mode)
    for name, text in zip(_SAID, texts, strict=True):
        found += () if text is None else tried(name, values.check_said, text)
    return (
        *found,
        *(fault for n, number in enumerate(clues) for fault in tried(f"clues[{n}]", values.check_clue_number, number)),
    )


def money(path: str, amount: Money | None) -> tuple[Fault, ...]:
    """Return the faults of money that may be missing."""
    return () if amount is None else tried(path, check_money, amount)


def _check_procedure(code: str | None, known: Known) -> None:
    if code is not None and code not in known.procedures:
        raise UsageError("no procedure {code!r}", code=code[:40], hint=command("procedure list"))


def _check_numbers(lines: tuple[Line, ...]) -> None:
    if len(lines) > MAX_LINES:
        raise UsageError("{count:,} lines are too many", count=len(lines), hint="at most {most:,}", most=MAX_LINES)
    if len({line.no for line in lines}) < len(lines):
        raise UsageError("two lines have one number", hint="give each line its own number, from 1")


def _line_faults(path: str, line: Line, known: Known) -> Iterator[Fault]:
    for fault in _word_faults(line.no, line.hs, line.category, None if known.is_kept else line.unit):
        yield replace(fault, path=f"{path}.{fault.path}")
    if line.quantity is not None:
        yield from tried(f"{path}.quantity", check_quantity, line.quantity, unit_of_line(line))
    yield from money(f"{path}.value", line.value)
    for fault in _mark_faults(line.marks):
        yield replace(fault, path=f"{path}.{fault.path}")


@lru_cache(maxsize=_MANY)
def _word_faults(no: int, hs: str | None, category: str | None, unit: str | None) -> tuple[Fault, ...]:
    numbered, words = (
        tried("no", values.check_line_no, no),
        (*word("hs", parse_hs, hs), *word("category", parse_category, category)),
    )
    return (*numbered, *words, *(() if unit is None else tried("unit", check_unit, unit)))


@lru_cache(maxsize=_MANY)
def _mark_faults(marks: tuple[str, ...]) -> tuple[Fault, ...]:
    codes = (fault for n, mark in enumerate(marks) for fault in tried(f"marks[{n}]", values.check_code, mark))
    return (*tried("marks", _check_once, marks), *codes)


def _check_once(codes: Iterable[str]) -> None:
    listed = list(codes)
    if len(set(listed)) < len(listed):
        raise UsageError("a mark is given twice", hint="give each mark once")


def _check_marks(batch: Batch) -> None:
    on_goods = sorted({mark for line in batch.lines for mark in line.named_marks})
    in_proceedings = sorted(mark for p in batch.proceedings.values() for mark in p.marks)
    if on_goods != in_proceedings:
        raise UsageError(
            "the proceedings of the batch do not match the marks on its goods", hint="one proceeding for each holder"
        )


def _handling_faults(batch: Batch, known: Known) -> Iterator[Fault]:
    yield from portion_faults(batch)
    for place, event in enumerate(batch.custody):
        yield from _custody_faults(f"custody[{place}]", event)
    for place, piece in enumerate(batch.evidence):
        yield from _piece_faults(f"evidence[{place}]", piece)
    for place, disposal in enumerate(batch.disposals):
        yield from money(f"disposals[{place}].proceeds", disposal.proceeds)
        yield from tried(f"disposals[{place}].proceeds", check_proceeds, disposal.proceeds, disposal.way)
    for place, fee in enumerate(batch.fees):
        yield from money(f"fees[{place}].amount", fee.amount)
        yield from tried(f"fees[{place}]", _check_term, fee)
    if batch.documents:
        from customs_cli.domain.validation.documents import document_faults

        yield from document_faults(batch, known)
    yield from tried("law", _check_word, batch.law)
    yield from _term_faults(batch)
    for place, transfer in enumerate(batch.transfers):
        for holder in transfer.holders:
            yield from tried(f"transfers[{place}].holders", values.check_holder, holder)


def _custody_faults(path: str, event: CustodyEvent) -> Iterator[Fault]:
    yield from tried(f"{path}.line", values.check_line_no, event.line)
    yield from tried(f"{path}.quantity", check_quantity, event.quantity, "kg")
    yield from tried(f"{path}.at", values.check_day, event.at)
    yield from tried(f"{path}.at", values.check_moment, event.at)
    for name in ("seal_before", "place", "witness"):
        if (text := getattr(event, name)) is not None:
            yield from tried(f"{path}.{name}", values.check_short, text)


def _piece_faults(path: str, piece: Evidence) -> Iterator[Fault]:
    from customs_cli.domain.validation.evidence import evidence_faults

    yield from tried(f"{path}.sha256", values.check_digest, piece.sha256)
    yield from tried(f"{path}.name", _check_file_name, piece.name)
    yield from tried(f"{path}.size", values.check_file_size, piece.size)
    yield from evidence_faults(path, piece)


def _term_faults(batch: Batch) -> Iterator[Fault]:
    for place, deadline in enumerate(batch.deadlines):
        if deadline.holder not in batch.proceedings:
            yield from tried(f"deadlines[{place}].holder", _check_party, deadline.holder, batch)
        for fault in _deadline_faults(*_told_by(deadline)):
            yield replace(fault, path=f"deadlines[{place}].{fault.path}")


@lru_cache(maxsize=_MANY)
def _deadline_faults(*own: date | str | None) -> tuple[Fault, ...]:
    days, words = own[: len(_DEADLINE_DAYS)], own[len(_DEADLINE_DAYS) :]
    found = [tried(name, values.check_day, day) for name, day in zip(_DEADLINE_DAYS, days, strict=True) if day]
    found += [tried(name, _check_word, text) for name, text in zip(_DEADLINE_WORDS, words, strict=True)]
    return tuple(fault for faults in found for fault in faults)


def check_proceeds(proceeds: Money | None, way: Way) -> None:
    """Refuse the proceeds of a disposal that brings none."""
    if proceeds is not None and way not in ("sell", "auction"):
        raise UsageError(
            "only goods that are sold or auctioned have proceeds",
            hint="without --proceeds, or --way sell or --way auction",
            at="--proceeds",
        )


def _check_term(fee: Fee) -> None:
    if fee.from_ and fee.to and fee.to < fee.from_:
        raise UsageError(
            "the end ({end}) is before the beginning ({start})",
            end=fee.to,
            start=fee.from_,
            hint="check the two dates",
        )


def _check_file_name(name: str) -> None:
    if not name or len(name) > MAX_FILE_NAME or "/" in name or "\0" in name:
        raise UsageError("{name!r} is not a file name", name=name[:40], hint="a file name without its folder")


def _check_word(text: str) -> None:
    if not re.fullmatch(_WORD, text):
        raise UsageError(
            "{text!r} cannot be a word of a time limit", text=text[:40], hint="letters, digits and _ . + - /"
        )


def _check_party(holder: str, batch: Batch) -> None:
    if holder not in batch.proceedings:
        raise UsageError(
            "{holder} has no proceeding in this batch",
            holder=holder[:MAX_CODE],
            hint="give a holder of a mark on the goods",
        )


def _days(batch: Batch) -> Iterator[tuple[str, date | None]]:
    yield "recorded_on", batch.recorded_on
    for name in _DATED:
        yield from ((f"{name}[{place}].on", own.on) for place, own in enumerate(getattr(batch, name)))
    yield from ((f"transfers[{n}].goods_on", one.goods_on) for n, one in enumerate(batch.transfers))
    yield from ((f"transfers[{n}].refused_on", one.refused_on) for n, one in enumerate(batch.transfers))
    yield from ((f"fees[{n}].from", fee.from_) for n, fee in enumerate(batch.fees))
    yield from ((f"fees[{n}].to", fee.to) for n, fee in enumerate(batch.fees))
    yield from ((f"disposals[{n}].consulted_on", d.consulted_on) for n, d in enumerate(batch.disposals))
