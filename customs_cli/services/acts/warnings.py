"""Warnings about a batch: things that are unusual but may be right, so they are recorded and reported."""

from collections.abc import Iterable, Iterator

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.course.readiness import LOCKS, is_locked
from customs_cli.domain.batch.course.small_consignment import not_small
from customs_cli.domain.batch.document import (
    Document,
    contradictions,
    declaration_fault,
    fault_of_mail_item,
    parse_declaration,
)
from customs_cli.domain.batch.goods.balance import STAYS
from customs_cli.domain.batch.parties import roles_of
from customs_cli.domain.batch.proceeding_record import Proceeding
from customs_cli.domain.law.events import called
from customs_cli.domain.rights.campaign import covers
from customs_cli.domain.rights.office import Office, country_of
from customs_cli.domain.rights.trademark import in_force
from customs_cli.domain.time.dates import first_day
from customs_cli.domain.values.hs import hs_oddity
from customs_cli.domain.values.party import uscc_fault
from customs_cli.procedures import default_for, get, is_under_eu_law, law_of, may_be_articles
from customs_cli.sentences import Citation, Word, command, said
from customs_cli.services.lookup.naming import Names


def warnings_about(batch: Batch, names: Names, office: Office) -> tuple[str, ...]:
    """Return the warnings about a batch.

    They are about contradictions, wrong check digits, a campaign that does not cover the day, a missing mark, documents
    that tell of what is not there any more, and so on.
    """
    found = first_day(batch.found_on)
    document = batch.document or Document()
    odd = list(contradictions(document, found=found, direction=batch.direction))
    stated = parse_declaration(document.number or "")
    if stated and stated.office != batch.office:
        odd.append(
            said(
                "declared at {declared}, detained at {office}: joint work across ports",
                declared=stated.office,
                office=batch.office,
            )
        )
    country = country_of(office.code, office.country)
    number, is_chinese = document.number, country == "CN"
    if document.kind == "declaration" and is_chinese and number and (fault := declaration_fault(number)):
        odd.append(said("declaration {number}: {fault}", number=number, fault=fault))
    if fault := fault_of_mail_item(document, batch.channel):
        odd.append(said("mail item {number}: {fault}", number=number, fault=fault))
    for role, party in roles_of(batch):
        if party.uscc and (fault := uscc_fault(party.uscc)):
            whose = said("USCC {uscc} of {name}: {fault}", uscc=party.uscc, name=party.name, fault=fault)
            nameless = said("USCC {uscc} of the {role}: {fault}", uscc=party.uscc, role=Word(role), fault=fault)
            odd.append(whose if party.name else nameless)
    for code in batch.campaigns:
        if not covers(names.campaign(code), batch.found_on):
            odd.append(said("campaign {code} does not cover {found_on}", code=code, found_on=batch.found_on))
    odd += filter(None, [hs_oddity(line.hs, country) for line in batch.lines if line.hs])
    odd += law_of_another_country(batch, country)
    odd += lapsed_rights(batch, names)
    odd += detained_on_late_replies(batch)
    odd += amounts_out_of_bounds(batch)
    if not batch.marks:
        odd.append(said("no mark is named yet: nobody can be notified"))
    odd += not_small(batch)
    if batch.documents:
        from customs_cli.domain.documents.unfounded import unfounded_told

        odd += unfounded_told(batch)
    if batch.office != office.code:
        odd.append(said("office {office} is now {code}", office=batch.office, code=office.code))
    return tuple(odd)


def detained_on_late_replies(batch: Batch) -> Iterator[str]:
    for p in batch.proceedings.values():
        if p.detained_on:
            from customs_cli.domain.batch.course.limits import detained_too_late  # seldom needed when recording

            if late := detained_too_late(batch, p, law_of(batch).on_basis(p.basis)):
                yield late


def amounts_out_of_bounds(batch: Batch) -> Iterator[str]:
    for p in batch.proceedings.values():
        if p.fine or (p.security and not p.outcome):
            from customs_cli.domain.batch.amounts import lacking_security, too_high_a_fine

            law = law_of(batch).on_basis(p.basis)
            security = "" if p.outcome else lacking_security(batch, p, law)
            yield from filter(None, [security, too_high_a_fine(batch, p, law)])


def made_odd(before: Batch, batch: Batch, names: Names) -> tuple[str, ...]:
    """Return the warnings that a change has caused, without those that applied before."""
    office = names.office(batch.office)
    known = warnings_about(before, names, office)
    odd = [oddity for oddity in warnings_about(batch, names, office) if oddity not in known]
    if before.documents:
        from customs_cli.domain.documents.unfounded import misstated_told

        odd += misstated_told(before, batch)
    return tuple(odd)


def lapsed_rights(batch: Batch, names: Names) -> Iterator[str]:
    if batch.procedure is None or batch.basis == "application":
        return
    for mark in batch.marks:
        if not in_force(names.mark(mark), batch.found_on):
            yield said("the recordation of {mark} did not cover {found}", mark=mark, found=batch.found_on)


def law_of_another_country(batch: Batch, country: str) -> tuple[str, ...]:
    """Return a warning if a batch's procedure is of another country than its office."""
    law = get(batch.procedure) if batch.procedure else None
    own = {country, "EU"} if is_under_eu_law(country, batch.found_on) else {country}
    if law is None or not law.country or not country or law.country in own:
        return ()
    usual = default_for(country, batch.basis or "ex-officio", batch.channel, batch.found_on)
    mended = command("correct", batch.ref, "--procedure", usual, "--reason", "TEXT")
    values = {"office": batch.office, "country": country, "procedure": law.called, "usual": get(usual).called}
    if (country, law.country) == ("GB", "EU") and batch.found_on >= "2021":
        return (
            said(
                "{office} is in {country}: {procedure} is law in Northern Ireland alone (not confirmed), elsewhere "
                "{usual} is: {command}",
                **values,
                command=mended,
            ),
        )
    return (
        said("{office} is in {country}: {procedure} is not its law, {usual} is: {command}", **values, command=mended),
    )


def law_left_behind(before: Batch, batch: Batch, office: Office, express: str | None) -> tuple[str, ...]:
    """Return a warning if the procedure followed from basis and channel, and stays though these were corrected.

    Args:
        before: The batch before the correction.
        batch: The batch after it.
        office: Its office.
        express: The office's procedure for express goods found ex officio in China.
    """
    country = country_of(office.code, office.country)
    kept, usual = batch.procedure, _usual(batch, country, express)
    is_followed = kept == _usual(before, country, express) or (kept and get(kept).basis == before.basis != batch.basis)
    if not kept or not usual or usual == kept or kept != before.procedure or not is_followed:
        return ()
    return (
        said(
            "its procedure is still {procedure}; such goods are usually under {usual}: {command}",
            procedure=get(kept).called,
            usual=get(usual).called,
            command=command("correct", batch.ref, "--procedure", usual, "--reason", "TEXT"),
        ),
    )


def _usual(batch: Batch, country: str, express: str | None) -> str | None:
    basis = batch.basis or "ex-officio"
    if may_be_articles(country, basis, batch.channel):
        return express
    return default_for(country, basis, batch.channel, batch.found_on)


def missing_steps(cases: Iterable[Proceeding]) -> str:
    """Return a warning if a step before a transfer to the police is not recorded (State Council Order 310 art. 5)."""
    for p in cases:
        for name in ("transfer_reported_on", "transfer_approved_on"):
            if name not in p.events:
                return said(
                    "{event} is not on record: two officers report, the head approves, then the case is "
                    "transferred ({article})",
                    event=called(name),
                    article=Citation("State Council Order 310 art. 5"),
                )
    return ""


def missing_notice(ref: str, cases: Iterable[Proceeding], kind: str | None) -> str:
    """Return a warning if no court's notice holds goods that a court has preserved with customs."""
    open_ = next((p.holder for p in cases if not p.outcome and not is_locked(p)), "")
    if not (open_ and kind in STAYS and kind in LOCKS):
        return ""
    return said(
        "no court notice on record holds {holder}'s goods: {command} records one",
        holder=open_,
        command=command("court", ref, "--holder", open_, "--notice", "NO", "--kind", kind or ""),
    )
