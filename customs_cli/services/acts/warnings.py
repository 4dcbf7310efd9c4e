"""What is odd about a batch and may still be right: it is recorded, and said."""

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.course.small_consignment import not_small
from customs_cli.domain.batch.document import Document, contradictions, mail_item_fault, parse_declaration
from customs_cli.domain.batch.parties import roles_of
from customs_cli.domain.rights.campaign import covers
from customs_cli.domain.rights.office import Office, country_of
from customs_cli.domain.time.dates import first_day
from customs_cli.domain.values.hs import hs_oddity
from customs_cli.domain.values.party import uscc_fault
from customs_cli.sentences import said
from customs_cli.services.lookup.naming import Names


def warnings_about(batch: Batch, names: Names, office: Office) -> tuple[str, ...]:
    """Warnings: contradictions, wrong check digits, a campaign that does not cover the day, no mark named."""
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
    if document.kind == "mail-item" and document.number and (fault := mail_item_fault(document.number)):
        odd.append(said("mail item {number}: {fault}", number=document.number, fault=fault))
    for _, party in roles_of(batch):
        if party.uscc and (fault := uscc_fault(party.uscc)):
            odd.append(said("USCC {uscc} of {name}: {fault}", uscc=party.uscc, name=party.name, fault=fault))
    for code in batch.campaigns:
        if not covers(names.campaign(code), found):
            odd.append(said("campaign {code} does not cover {found_on}", code=code, found_on=batch.found_on))
    country = country_of(office.code, office.country)
    odd += filter(None, [hs_oddity(line.hs, country) for line in batch.lines if line.hs])
    if not batch.marks:
        odd.append(said("no mark is named yet: nobody can be notified"))
    odd += not_small(batch)
    if batch.office != office.code:
        odd.append(said("office {office} is now {code}", office=batch.office, code=office.code))
    return tuple(odd)
