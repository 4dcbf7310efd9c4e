"""The list of all rules (`RULES`), and the check that applies them; each rule is a function that reports violations.

A fault contradicts the law, the papers or the register itself. A remark is something still to be filled in or done.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.books.books import Books
from customs_cli.domain.books.entries import HistoryEntry
from customs_cli.domain.chain.same import Verdict, Verdicts
from customs_cli.domain.law.procedure import Procedure
from customs_cli.domain.query.directory import Directory
from customs_cli.domain.record import Record
from customs_cli.domain.surveillance.inspections import Inspections
from customs_cli.domain.validation import Fault, Known, faults
from customs_cli.reports.checks import (
    amount_rules,
    batch_rules,
    custody_rules,
    day_rules,
    goods_rules,
    recordation_rules,
    register_rules,
    twins,
)
from customs_cli.reports.checks.findings import Broken, Finding, Severity
from customs_cli.sentences import FieldPath, said

__all__ = ["RULES", "Finding", "Rule", "check"]


Watch = Callable[[Iterator[Batch]], Iterator[Batch]]
LawOf = Callable[[Batch], Procedure]


class Rule(NamedTuple):
    """A rule with a name and one function, which yields a `Broken` for each violation.

    The field that holds the function says what it is called with: `of_batch` a batch; `of_law` a batch and its
    procedure; `of_registers` the directory; `of_verdicts` the officers' verdicts on parties; `of_inspections` one
    record of inspections; `of_newest` the last act and the time now. `across` returns a function that is called with
    one batch after the other and remembers what it has seen.
    """

    name: str
    severity: Severity
    of_batch: Callable[[Batch, Directory], Iterator[Broken]] | None = None
    of_registers: Callable[[Directory], Iterator[Broken]] | None = None
    across: Callable[[], Callable[[Batch, Directory], Iterator[Broken]]] | None = None
    of_verdicts: Callable[[Verdicts], Iterator[Broken]] | None = None
    of_law: Callable[[Batch, Procedure, Directory], Iterator[Broken]] | None = None
    of_inspections: Callable[[Inspections, Directory], Iterator[Broken]] | None = None
    of_newest: Callable[[HistoryEntry, datetime], Iterator[Broken]] | None = None


def check(
    books: Books,
    law_of: LawOf,
    watch: Watch = lambda batches: batches,
    records: Iterable[Record] = (),
    now: datetime | None = None,
    valid: Known | None = None,
) -> list[Finding]:
    """Return everything that any rule finds: first on the registers, then on the batches by reference.

    The other rules rely on possible values, so a batch with an impossible one is reported for that alone; a word
    outside its closed list does not matter to them.

    Args:
        books: The books of the register.
        law_of: Returns the procedure of a batch.
        watch: Wraps the iterator over all batches (for a progress bar).
        records: All other records, whose values are checked; among them the verdicts on parties and the inspections.
        now: The time now, timezone-aware; None to skip the check of the last act's time.
        valid: What the rules of values need to know; None to skip these.
    """
    known, records = books.directory, tuple(records)
    found = [_finding(rule, broken) for rule in RULES if rule.of_registers for broken in rule.of_registers(known)]
    decided = Verdicts(one for one in records if isinstance(one, Verdict))
    found += [_finding(rule, broken) for rule in RULES if rule.of_verdicts for broken in rule.of_verdicts(decided)]
    for kept in (one for one in records if isinstance(one, Inspections)):
        of_kept = ((rule, rule.of_inspections(kept, known)) for rule in RULES if rule.of_inspections)
        found += [_finding(rule, broken) for rule, every in of_kept for broken in every]
    for newest in books.entries(last=1) if now else ():
        of_act = ((rule, rule.of_newest(newest, now)) for rule in RULES if rule.of_newest and now)
        found += [_finding(rule, broken) for rule, every in of_act for broken in every]
    for record in records:
        found += _of_values(record.code, faults(record, valid) if valid else ())  # type: ignore[attr-defined]
    of_batch = [(rule, told) for rule in RULES if (told := _told_of(rule, law_of))]
    for batch in watch(books.batches()):
        wrong = list(faults(batch, valid)) if valid else []
        found += _of_values(batch.ref, wrong)
        if all(fault.is_word for fault in wrong):
            found += [_finding(rule, broken) for rule, told in of_batch for broken in told(batch, known)]
    return found


def _told_of(rule: Rule, law_of: LawOf) -> Callable[[Batch, Directory], Iterator[Broken]] | None:
    if of_law := rule.of_law:
        return lambda batch, directory: of_law(batch, law_of(batch), directory)
    return rule.across() if rule.across else rule.of_batch


def _of_values(key: str, wrong: Iterable[Fault]) -> list[Finding]:
    told = ((fault, said("{path}: {what}", path=FieldPath(fault.path), what=fault.what)) for fault in wrong)
    return [_finding(_WORDS if fault.is_word else _VALUES, Broken(key, what, fault.hint)) for fault, what in told]


def _finding(rule: Rule, broken: Broken) -> Finding:
    return Finding(
        rule=rule.name,
        where=broken.where,
        what=broken.what,
        hint=broken.hint,
        severity=rule.severity,
    )


_VALUES = Rule("impossible-value", "fault")
_WORDS = Rule("word-not-listed", "remark")

RULES: tuple[Rule, ...] = (
    _VALUES,
    _WORDS,
    Rule("incomplete", "remark", of_registers=register_rules.incomplete),
    Rule("mark-without-holder", "remark", of_registers=register_rules.mark_without_holder),
    Rule("office-without-parent", "fault", of_registers=register_rules.office_without_parent),
    Rule("mark-without-recordation", "remark", of_registers=register_rules.recordation_missing),
    Rule("recordation-malformed", "fault", of_registers=register_rules.recordation_malformed),
    Rule("recordation-twice", "remark", of_registers=register_rules.recorded_twice),
    Rule("holder-twice", "remark", of_registers=register_rules.held_twice),
    Rule("recordation-dates", "fault", of_registers=register_rules.recordation_dates),
    Rule("verdicts-contradict", "fault", of_verdicts=register_rules.verdicts_contradict),
    Rule("inspections-of-unknown-office", "fault", of_inspections=register_rules.unknown_office),
    Rule("act-still-to-come", "remark", of_newest=register_rules.still_to_come),
    Rule("reference-out-of-line", "fault", batch_rules.out_of_line),
    Rule("reference-of-another-year", "remark", batch_rules.other_year),
    Rule("unknown-code", "fault", batch_rules.unknown_codes),
    Rule("other-holder", "fault", batch_rules.other_holder),
    Rule("no-goods", "remark", batch_rules.no_lines),
    Rule("line-without-mark", "remark", batch_rules.no_mark),
    Rule("quantity-missing", "remark", batch_rules.no_quantity),
    Rule("value-missing", "remark", batch_rules.no_value),
    Rule("value-twice", "remark", batch_rules.two_values),
    Rule("recordation-expired", "fault", of_law=recordation_rules.expired),
    Rule("recordation-lapsed", "remark", of_law=recordation_rules.lapsed),
    Rule("declaration-contradicts", "fault", batch_rules.declaration),
    Rule("mail-item", "fault", batch_rules.mail_item),
    Rule("uscc", "fault", batch_rules.parties),
    Rule("basis-missing", "remark", batch_rules.no_basis),
    Rule("never-served", "remark", batch_rules.never_served),
    Rule("found-against-the-word", "remark", batch_rules.against_the_word),
    Rule("no-security", "remark", of_law=batch_rules.no_security),
    Rule("security-provisional", "remark", batch_rules.provisional),
    Rule("security-too-little", "remark", of_law=amount_rules.too_little),
    Rule("fine-too-high", "remark", of_law=amount_rules.fined_too_much),
    Rule("fine-unmeasured", "remark", of_law=amount_rules.fined_unmeasured),
    Rule("detained-too-late", "fault", of_law=batch_rules.on_late_reply),
    Rule("dates-out-of-order", "fault", of_law=batch_rules.dates_in_order),
    Rule("confiscated-with-police", "fault", of_law=batch_rules.confiscated_during_case),
    Rule("penalty-not-told", "remark", of_law=batch_rules.penalty_untold),
    Rule("other-calendar", "fault", of_law=day_rules.otherwise_counted),
    Rule("disposed-too-much", "fault", goods_rules.disposed_too_much),
    Rule("confirmed-too-much", "fault", goods_rules.confirmed_too_much),
    Rule("acts-on-too-much", "fault", goods_rules.spoken_of_too_much),
    Rule("custody-balance", "fault", custody_rules.too_much),
    Rule("custody-seals", "fault", custody_rules.other_seal),
    Rule("custody-gap", "remark", custody_rules.missing_links),
    Rule("campaign-dates", "fault", batch_rules.campaign_dates),
    Rule("fined-twice", "remark", twins.fined_twice),
    Rule("recorded-twice", "remark", across=twins.recorded_twice),
    Rule("document-unfounded", "fault", batch_rules.unfounded_documents),
    Rule("document-misstated", "fault", batch_rules.misstated_documents),
    Rule("document-number-twice", "fault", across=twins.numbered_twice),
)
"""Every rule, in the order in which its findings are listed."""
