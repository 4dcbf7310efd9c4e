"""Rules for batches: each batch is compared with itself and with the records of marks, holders, offices and so on."""

from collections.abc import Iterator
from functools import cache

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.course.barred import UNTIL_REFUSED
from customs_cli.domain.batch.course.limits import detained_too_late, provisional_security
from customs_cli.domain.batch.course.order import disorders
from customs_cli.domain.batch.course.shortcomings import found_against_the_word
from customs_cli.domain.batch.document import contradictions, mail_item_fault
from customs_cli.domain.batch.goods.collection import is_punished
from customs_cli.domain.batch.goods.with_police import confiscated_with_police
from customs_cli.domain.batch.heard import NO_PENALTY_UNTOLD, is_untold
from customs_cli.domain.batch.linking import moved
from customs_cli.domain.batch.parties import roles_of
from customs_cli.domain.batch.proceeding_record import Proceeding
from customs_cli.domain.batch.reference import is_ref, parse_ref
from customs_cli.domain.documents.unfounded import misstated, unfounded, voiding
from customs_cli.domain.law.procedure import Procedure
from customs_cli.domain.query.directory import Directory
from customs_cli.domain.rights.campaign import covers
from customs_cli.domain.time.dates import first_day
from customs_cli.domain.values.money import add
from customs_cli.domain.values.name_matching import UNKNOWN
from customs_cli.domain.values.party import uscc_fault
from customs_cli.reports.checks.findings import Broken
from customs_cli.sentences import Word, command, said


def out_of_line(batch: Batch, _: Directory) -> Iterator[Broken]:
    """Report a reference that is malformed or names another office than the batch."""
    if not is_ref(batch.ref):
        yield Broken(batch.ref, said("this is not a reference"))
        return
    _year, office, _serial = parse_ref(batch.ref)
    if office != batch.office:
        yield Broken(
            batch.ref,
            said("its reference says office {office}, the batch says {other}", office=office, other=batch.office),
        )


def other_year(batch: Batch, _: Directory) -> Iterator[Broken]:
    """Report a reference with another year than the day found, as after a correction of that day."""
    if is_ref(batch.ref) and not batch.found_on.startswith(year := str(parse_ref(batch.ref)[0])):
        yield Broken(
            batch.ref, said("its reference says {year}, it was found {found}", year=year, found=batch.found_on)
        )


def unknown_codes(batch: Batch, directory: Directory) -> Iterator[Broken]:
    """Report codes in a batch that are not in the register."""
    referred = (
        (Word("trademark"), batch.marks, directory.trademarks),
        (Word("holder"), [holder for holder in batch.proceedings if holder != UNKNOWN], directory.holders),
        (Word("office"), [batch.office, *batch.joint_offices], directory.offices),
        (Word("clue"), batch.clues, directory.clues),
        (Word("campaign"), batch.campaigns, directory.campaigns),
    )
    for kind, codes, known in referred:
        for code in codes:
            if code not in known:
                yield Broken(
                    batch.ref,
                    said("{kind} {code} is not in the register", kind=kind, code=code),
                    command("clue list") if kind == "clue" else command(f"{kind} add", code),
                )


def other_holder(batch: Batch, directory: Directory) -> Iterator[Broken]:
    """Report marks recorded under another holder than the one they belong to.

    Giving a mark its holder normally moves it in every batch. If the goods of the two holders already had different
    outcomes the batch stays as it is, and the hint is to change the mark's holder back.
    """
    for p in batch.proceedings.values():
        for code in p.marks:
            mark = directory.trademarks.get(code)
            if mark and mark.holder not in (p.holder, UNKNOWN):
                what = said(
                    "{mark} belongs to {holder}, but is kept here with {other}",
                    mark=code,
                    holder=mark.holder,
                    other=p.holder,
                )
                stays = p.holder != UNKNOWN and moved(batch, code, mark.holder) is batch
                yield Broken(
                    batch.ref, what, command("trademark edit", code, "--holder", p.holder if stays else mark.holder)
                )


def no_lines(batch: Batch, _: Directory) -> Iterator[Broken]:
    """Report batches without goods."""
    if not batch.lines:
        yield Broken(batch.ref, said("it has no goods yet"), command("line add", batch.ref, "--goods", "TEXT"))


def no_mark(batch: Batch, _: Directory) -> Iterator[Broken]:
    """Report goods without a mark: nobody can be notified."""
    for line in batch.lines:
        if not line.marks:
            yield Broken(
                said("{ref} line {no}", ref=batch.ref, no=line.no),
                said("no mark is named: nobody can be notified"),
                command("line edit", batch.ref, line.no, "--mark", "CODE"),
            )


def no_quantity(batch: Batch, _: Directory) -> Iterator[Broken]:
    """Report lines without a quantity."""
    for line in batch.lines:
        if line.quantity is None:
            yield Broken(
                said("{ref} line {no}", ref=batch.ref, no=line.no),
                said("its quantity is not known"),
                command("line edit", batch.ref, line.no, "--quantity", "N"),
            )


def no_value(batch: Batch, _: Directory) -> Iterator[Broken]:
    """Report batches in which neither the batch nor any line has a value."""
    if batch.lines and batch.value is None and not any(line.value for line in batch.lines):
        yield Broken(
            batch.ref,
            said("its value is not known"),
            command("correct", batch.ref, "--value", "AMOUNT", "--reason", "TEXT"),
        )


def two_values(batch: Batch, _: Directory) -> Iterator[Broken]:
    """Report batches whose value differs from the sum of their lines' values."""
    own = [line.value for line in batch.lines if line.value]
    if batch.value is None or not own or add(own) == add([batch.value]):
        return
    yield Broken(
        batch.ref,
        said(
            "the whole batch is valued at {currency} {amount}, but {count} of {lines} lines have values of "
            "their own: security is calculated from the lines",
            currency=batch.value.currency,
            amount=batch.value.amount,
            count=len(own),
            lines=len(batch.lines),
        ),
        command("line edit", batch.ref, "NO", "--value", "AMOUNT"),
    )


def declaration(batch: Batch, _: Directory) -> Iterator[Broken]:
    """Report declaration numbers that contradict the batch."""
    if batch.document:
        found = contradictions(batch.document, found=first_day(batch.found_on), direction=batch.direction)
        mended = command("correct", batch.ref, "--document", "NUMBER", "--reason", "TEXT")
        yield from (Broken(batch.ref, what, mended) for what in found)


def mail_item(batch: Batch, _: Directory) -> Iterator[Broken]:
    """Report mail item numbers that are invalid (UPU S10)."""
    document = batch.document
    if document and document.kind == "mail-item" and document.number:
        fault = mail_item_fault(document.number)
        if fault:
            what = said("mail item {number}: {fault}", number=document.number, fault=fault)
            yield Broken(batch.ref, what, command("correct", batch.ref, "--document", "NUMBER", "--reason", "TEXT"))


_uscc_fault = cache(uscc_fault)


def parties(batch: Batch, _: Directory) -> Iterator[Broken]:
    """Report Unified Social Credit Codes that are invalid (GB 32100)."""
    for role, party in roles_of(batch):
        if party.uscc and (fault := _uscc_fault(party.uscc)):
            what = said("USCC {uscc} of the {role}: {fault}", uscc=party.uscc, role=Word(role), fault=fault)
            yield Broken(batch.ref, what, command("correct", batch.ref, f"--{role}-uscc", "CODE", "--reason", "TEXT"))


def unfounded_documents(batch: Batch, _: Directory) -> Iterator[Broken]:
    """Report documents that count, but tell of what was undone or corrected since they were issued."""
    for paper in unfounded(batch) if batch.documents else ():
        what = said(
            "{form} {number} tells of what it does not have any more", form=Word(paper.form), number=paper.number
        )
        yield Broken(batch.ref, what, voiding(paper, batch))


def misstated_documents(batch: Batch, _: Directory) -> Iterator[Broken]:
    """Report documents that count, but state days or goods that the record does not have since a correction."""
    for paper, corrected in misstated(batch) if batch.documents else ():
        what = said(
            "{form} {number} states what is otherwise on record now", form=Word(paper.form), number=paper.number
        )
        yield Broken(batch.ref, what, corrected)


def no_basis(batch: Batch, _: Directory) -> Iterator[Broken]:
    """Yield batches with stopped goods whose legal basis is not known, so that no time limit runs."""
    if batch.procedure is None and any(p.notified_on or p.detained_on for p in _open(batch)):
        what = said("its basis is not known: no time limit runs")
        yield Broken(batch.ref, what, command("correct", batch.ref, "--basis", "ex-officio", "--reason", "TEXT"))


def never_served(batch: Batch, _: Directory) -> Iterator[Broken]:
    """Report notices without a day of service: their deadline does not run."""
    for p in _open(batch):
        if p.notified_on and not (p.served_on or p.reply or p.detained_on):
            yield Broken(
                f"{batch.ref} {p.holder}",
                said("notified on {day} but not served: no time limit is running", day=p.notified_on),
                command("notify", batch.ref, "--holder", p.holder, "--served", "DATE"),
            )


def against_the_word(batch: Batch, _: Directory) -> Iterator[Broken]:
    """Report findings that cover pieces of which the holder said the contrary."""
    for p in batch.proceedings.values():
        for what in found_against_the_word(batch, p, "infringing"):
            yield Broken(f"{batch.ref} {p.holder}", what, command("show", batch.ref))


def no_security(batch: Batch, law: Procedure, _: Directory) -> Iterator[Broken]:
    """Report detentions without a recorded security, under a procedure that requires one."""
    for p in _open(batch):
        is_asked = batch.procedure and law.on_basis(p.basis).security != "none"
        if is_asked and p.detained_on and p.security is None:
            yield Broken(
                f"{batch.ref} {p.holder}",
                said("detained without security"),
                command("reply", batch.ref, "--holder", p.holder, "--apply", "--security", "AMOUNT"),
            )


def provisional(batch: Batch, _: Directory) -> Iterator[Broken]:
    """Report securities lodged for goods of unknown value."""
    for p in _open(batch):
        if what := provisional_security(batch, p):
            yield Broken(f"{batch.ref} {p.holder}", what, command("line edit", batch.ref, "NO", "--value", "AMOUNT"))


def on_late_reply(batch: Batch, law: Procedure, _: Directory) -> Iterator[Broken]:
    """Report goods detained after a reply that came too late."""
    for p in _open(batch):
        if late := detained_too_late(batch, p, law.on_basis(p.basis)):
            mended = command("correct", batch.ref, "--holder", p.holder, "--replied", "DATE", "--reason", "TEXT")
            yield Broken(f"{batch.ref} {p.holder}", late, mended)


def confiscated_during_case(batch: Batch, law: Procedure, _: Directory) -> Iterator[Broken]:
    """Report goods confiscated while the police had their case, as older versions allowed."""
    for p in batch.proceedings.values() if law.court_locks else ():
        for on, case in confiscated_with_police(batch, p):
            yield Broken(
                f"{batch.ref} {p.holder}",
                said(
                    "confiscated on {on}: the police have had the case since {since} ({article})",
                    on=on,
                    since=case.on,
                    article=UNTIL_REFUSED,
                ),
                command("show", batch.ref)
                if case.refused_on
                else command("transfer", batch.ref, "--refused", "--on", "DATE"),
            )


def penalty_untold(batch: Batch, law: Procedure, _: Directory) -> Iterator[Broken]:
    """Report confiscations as a penalty without a notice before it; a list tells of outcomes, not of notices."""
    for p in batch.proceedings.values() if not batch.source else ():
        if is_punished(p) and is_untold(batch, p, law):
            yield Broken(
                f"{batch.ref} {p.holder}",
                said("no notice before the penalty is on record ({article})", article=NO_PENALTY_UNTOLD),
                command("event", batch.ref, "penalty-told", "--on", "DATE"),
            )


def dates_in_order(batch: Batch, law: Procedure, _: Directory) -> Iterator[Broken]:
    """Report days that are before the day of an earlier step; each day that is too early is reported once.

    A detention before its security is no fault, because lists may tell of the detention only and the security be
    entered later.
    """
    found = [one for one in disorders(batch, law) if one.earlier != "security"]
    told = {(one.holder, one.later): one for one in reversed(found)}
    for (holder, later), one in reversed(told.items()):
        mended = command("show", batch.ref)
        if later in _MENDED_BY and not batch.proceedings[holder].parts:
            mended = command("correct", batch.ref, "--holder", holder, _MENDED_BY[later], "DATE", "--reason", "TEXT")
        yield Broken(
            f"{batch.ref} {holder}",
            said(
                "the {later} on {then} is before the {earlier} on {first}",
                later=later,
                then=one.then,
                earlier=one.earlier,
                first=one.first,
            ),
            mended,
        )


_MENDED_BY = {
    "notice": "--notified",
    "service": "--served",
    "reply": "--replied",
    "security": "--lodged",
    "detention": "--detained",
    "decision": "--finding-on",
    "outcome": "--outcome-on",
}
"""Step of a proceeding to the option that corrects its day."""


def campaign_dates(batch: Batch, directory: Directory) -> Iterator[Broken]:
    """Report batches found outside the dates of a campaign they are counted under."""
    for code in batch.campaigns:
        campaign = directory.campaigns.get(code)
        if campaign and not covers(campaign, batch.found_on):
            yield Broken(
                batch.ref,
                said("found {found}, outside campaign {campaign}", found=batch.found_on, campaign=code),
                command("campaign edit", code, "--from", "DATE", "--to", "DATE"),
            )


def _open(batch: Batch) -> Iterator[Proceeding]:
    return (p for p in batch.proceedings.values() if not p.outcome)
