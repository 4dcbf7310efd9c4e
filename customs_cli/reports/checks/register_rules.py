"""Rules for the records of holders, rights, offices and campaigns, and for the last act."""

from collections.abc import Iterator
from datetime import datetime

from customs_cli.domain.books.entries import HistoryEntry, is_still_to_come
from customs_cli.domain.chain.same import Verdicts
from customs_cli.domain.query.directory import Directory
from customs_cli.domain.rights.campaign import Campaign
from customs_cli.domain.rights.holder import Holder
from customs_cli.domain.rights.named import completed_by, of_one_name, word_of
from customs_cli.domain.rights.office import Office, district_of
from customs_cli.domain.rights.trademark import Trademark, of_one_recordation, recordation_fault
from customs_cli.domain.surveillance.inspections import Inspections
from customs_cli.domain.values.name_matching import UNKNOWN
from customs_cli.reports.checks.findings import Broken
from customs_cli.sentences import Word, command, said


def incomplete(directory: Directory) -> Iterator[Broken]:
    """Report records added in passing whose details are still to be filled in."""
    kinds = (
        (Holder, directory.holders),
        (Trademark, directory.trademarks),
        (Office, directory.offices),
        (Campaign, directory.campaigns),
    )
    for kind, records in kinds:
        word = Word(word_of(kind))
        missing = ("--holder", "CODE") if completed_by(kind) == "holder" else ("--name", "NAME")
        for code, record in records.items():
            if record.incomplete:
                what = said("this {kind} is incomplete", kind=word)
                yield Broken(code, what, command(f"{word} edit", code, *missing))


def mark_without_holder(directory: Directory) -> Iterator[Broken]:
    """Report marks whose holder is unknown or not in the register."""
    for mark in directory.trademarks.values():
        if mark.holder == UNKNOWN:
            yield Broken(
                mark.code, said("its holder is not known"), command("trademark edit", mark.code, "--holder", "CODE")
            )
        elif mark.holder not in directory.holders:
            yield Broken(
                mark.code,
                said("its holder {holder} is not in the register", holder=mark.holder),
                command("holder add", mark.holder, "--name", "NAME"),
            )


def office_without_parent(directory: Directory) -> Iterator[Broken]:
    """Report offices under one that is not in the register, other than the district that their own code names."""
    for office in directory.offices.values():
        if office.parent not in ("", district_of(office.code)) and office.parent not in directory.offices:
            yield Broken(
                office.code,
                said("the office {parent} above it is not in the register", parent=office.parent),
                command("office add", office.parent, "--name", "NAME"),
            )


def recordation_missing(directory: Directory) -> Iterator[Broken]:
    """Report rights without a recordation number, which cannot be protected ex officio."""
    for mark in directory.trademarks.values():
        if not mark.recordation:
            yield Broken(
                mark.code,
                said("it has no recordation number"),
                command("trademark edit", mark.code, "--recordation", "NUMBER"),
            )


def recordation_malformed(directory: Directory) -> Iterator[Broken]:
    """Report recordation numbers not written as GACC writes them."""
    for mark in directory.trademarks.values():
        if mark.recordation and recordation_fault(mark.recordation):
            yield Broken(
                mark.code,
                said("recordation {number} is not written like T2019-12345", number=mark.recordation),
                command("trademark edit", mark.code, "--recordation", "NUMBER"),
            )


def recorded_twice(directory: Directory) -> Iterator[Broken]:
    """Report marks with the same recordation, as after merging registers that use different codes."""
    for mark, known in of_one_recordation(directory.trademarks.values()):
        what = said("its recordation {number} is also that of {other}", number=mark.recordation, other=known)
        yield Broken(mark.code, what, command("list", "--mark", mark.code))


def held_twice(directory: Directory) -> Iterator[Broken]:
    """Report holders with the same name: each is notified, and counted, separately."""
    known: dict[str, str] = {}
    for _, (first, *others) in of_one_name(directory.holders.values()):
        known.update((holder.code, first.code) for holder in others if holder.code not in known)
    for code, other in known.items():
        yield Broken(code, said("its name is also that of {other}", other=other), command("list", "--holder", code))


def recordation_dates(directory: Directory) -> Iterator[Broken]:
    """Report recordations whose last day is before the first."""
    for mark in directory.trademarks.values():
        if mark.valid_from and mark.valid_until and mark.valid_until < mark.valid_from:
            yield Broken(
                mark.code,
                said("its recordation ends before it starts"),
                command("trademark edit", mark.code, "--valid-until", "DATE"),
            )


def verdicts_contradict(verdicts: Verdicts) -> Iterator[Broken]:
    """Report verdicts "same" that contradict verdicts "different", as after a merge of registers."""
    for same, apart in verdicts.contradicted:
        yield Broken(
            same.code,
            said(
                "{a} and {b}, decided to be the same on {day}, would make one party of {c} and {d}, decided "
                "to be different on {on}: the decision \"the same\" is not used",
                a=same.a, b=same.b, day=same.on, c=apart.a, d=apart.b, on=apart.on,
            ),
            command("different", same.a, same.b, "--reason", "TEXT"),
        )  # fmt: skip


def unknown_office(kept: Inspections, directory: Directory) -> Iterator[Broken]:
    """Report inspections of an office that is not in the register: a backup with them could not be restored."""
    if kept.office not in directory.offices:
        what = said("{kind} {code} is not in the register", kind=Word("office"), code=kept.office)
        yield Broken(kept.code, what, command("office add", kept.office, "--name", "NAME"))


def still_to_come(newest: HistoryEntry, now: datetime) -> Iterator[Broken]:
    """Report a last act whose time is in the future: a clock is or was wrong, and so may be days entered with it."""
    if is_still_to_come(newest.at, now):
        what = said("its time, {at}, is in the future: was a clock wrong?", at=f"{newest.at:%Y-%m-%d %H:%M} UTC")
        yield Broken(said("act no. {seq}", seq=newest.seq), what, command("history", "--limit", "1"))
