"""What is odd about a batch and may still be right: it is recorded, and said."""

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.document import Document, contradictions, mail_item_fault, parse_declaration
from customs_cli.domain.batch.small_consignment import not_small
from customs_cli.domain.rights.campaign import covers
from customs_cli.domain.rights.office import Office
from customs_cli.domain.time.dates import first_day
from customs_cli.domain.values.party import uscc_fault
from customs_cli.services.lookup.naming import Names


def oddities(batch: Batch, names: Names, office: Office) -> tuple[str, ...]:
    """Warnings: contradictions, wrong check digits, a campaign that does not cover the day, no mark named."""
    found = first_day(batch.found_on)
    document = batch.document or Document()
    odd = list(contradictions(document, found=found, direction=batch.direction))
    stated = parse_declaration(document.number or "")
    if stated and stated.office != batch.office:
        odd.append(f"declared at {stated.office}, detained at {batch.office}: joint work across ports")
    if document.kind == "mail-item" and document.number and (fault := mail_item_fault(document.number)):
        odd.append(f"mail item {document.number}: {fault}")
    for party in (batch.consignor, batch.consignee):
        if party and party.uscc and (fault := uscc_fault(party.uscc)):
            odd.append(f"USCC {party.uscc} of {party.name}: {fault}")
    for code in batch.campaigns:
        if not covers(names.campaign(code), found):
            odd.append(f"campaign {code} does not cover {batch.found_on}")
    if not batch.marks:
        odd.append("no mark is named yet: nobody can be notified")
    odd += not_small(batch)
    if batch.office != office.code:
        odd.append(f"office {batch.office} is now {office.code}")
    return tuple(odd)
