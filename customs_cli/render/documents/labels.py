"""What fields and columns are called on paper."""

from customs_cli.render.documents.parts import worded

DATE = worded("Date:")
"""Beside every signature."""

LABELS: dict[str, str] = {
    "number": worded("Number"),
    "ref": worded("Batch"),
    "found_on": worded("Found on"),
    "direction": worded("Direction"),
    "channel": worded("Channel"),
    "transport": worded("Transport"),
    "found_by": worded("Found by"),
    "document_kind": worded("Kind of document"),
    "document": worded("Document number"),
    "declared_on": worded("Declared on"),
    "consignor": worded("Consignor"),
    "consignee": worded("Consignee"),
    "origin": worded("Origin"),
    "departure": worded("Place of departure"),
    "destination": worded("Place of destination"),
    "campaigns": worded("Campaigns"),
    "procedure": worded("Procedure"),
    "holder": worded("Right holder"),
    "holder_agents": worded("Agents of the holder"),
    "holder_contacts": worded("Contacts of the holder"),
    "holder_names": worded("Right holders"),
    "party_role": worded("Capacity"),
    "party": worded("Party"),
    "party_uscc": worded("Unified Social Credit Code"),
    "party_address": worded("Address"),
    "reply_to": worded("Reply to (address, contact)"),
    "value": worded("Value of the goods"),
    "detained_on": worded("Detained on"),
    "detention_number": worded("Detention decision"),
    "detained_until": worded("Detained until"),
    "storage": worded("Place of storage"),
    "keeper": worded("Keeper"),
    "witness": worded("Witness"),
    "seal": worded("Seal number"),
    "review_body": worded("Reconsideration body"),
    "court": worded("Court"),
    "released_on": worded("Released on"),
    "ground": worded("Ground"),
    "fine": worded("Fine"),
    "bank": worded("Bank for the fine"),
    "effective_on": worded("Decision in effect on"),
    "finding_on": worded("Found to infringe on"),
    "confiscation_number": worded("Penalty decision"),
    "evidence_named": worded("Evidence"),
    "collected_on": worded("Collected on"),
    "collection_ground": worded("Ground and its document"),
    "collection_number": worded("Document of the collection"),
    "announced_on": worded("Public notice of"),
    "body": worded("Body"),
    "transferred_on": worded("Transferred on"),
    "enclosures": worded("Enclosures"),
    "court_kind": worded("Kind of assistance"),
    "court_notice": worded("Court notice"),
    "court_notice_on": worded("Date of the court notice"),
    "retained_until": worded("Kept until"),
    "about_form": worded("Document served"),
    "about": worded("Number of the document"),
    "recipient": worded("Recipient"),
    "served_on": worded("Served on"),
    "served_how": worded("Way of service"),
    "served_at": worded("Place of service"),
    "contact": worded("Contact of this office"),
    "other_hold": worded("Held too under"),
    "status": worded("Status"),
    "officers": worded("Officers"),
    "office": worded("Office"),
    "issued_on": worded("Issued on"),
    "goods": worded("Goods"),
    "quantity": worded("Quantity"),
    "recordation": worded("Recordation number"),
    "custody": worded("Custody events"),
}
"""Field -> how readers know it."""

TABLES: dict[str, tuple[str, tuple[tuple[str, str], ...]]] = {
    "goods": (
        worded("List of the goods"),
        (
            ("no", worded("No.")),
            ("goods", worded("Description")),
            ("rights", worded("Right and recordation number")),
            ("quantity", worded("Quantity")),
            ("value", worded("Value")),
        ),
    ),
    "custody": (
        worded("Custody"),
        (
            ("at", worded("When")),
            ("line", worded("Line")),
            ("quantity", worded("Quantity")),
            ("from", worded("From")),
            ("to", worded("To")),
            ("purpose", worded("Purpose")),
            ("place", worded("Place")),
            ("seal_before", worded("Seal before")),
            ("seal", worded("Seal after")),
            ("witness", worded("Witness")),
            ("document", worded("Document")),
            ("by", worded("Officers")),
        ),
    ),
    "proceedings": (
        worded("Proceedings"),
        (
            ("holder", worded("Right holder")),
            ("marks", worded("Rights")),
            ("notified", worded("Notified")),
            ("replied", worded("Replied")),
            ("detained", worded("Detained")),
            ("finding", worded("Finding")),
            ("outcome", worded("Outcome")),
        ),
    ),
    "court": (
        worded("Notices of courts"),
        (
            ("holder", worded("Right holder")),
            ("on", worded("On")),
            ("kind", worded("Kind")),
            ("number", worded("Number")),
            ("word", worded("The court's word")),
        ),
    ),
    "decisions": (
        worded("Decisions on the goods"),
        (
            ("holder", worded("Right holder")),
            ("on", worded("On")),
            ("outcome", worded("Outcome")),
            ("number", worded("Number")),
            ("fine", worded("Fine")),
            ("because", worded("Ground")),
        ),
    ),
    "events": (
        worded("Other events"),
        (("on", worded("On")), ("event", worded("Event")), ("holders", worded("Right holders"))),
    ),
    "security": (
        worded("Security lodged"),
        (
            ("holder", worded("Right holder")),
            ("on", worded("Lodged on")),
            ("amount", worded("Amount")),
            ("kind", worded("Kind")),
            ("returned", worded("Returned")),
            ("kept", worded("Kept for costs")),
        ),
    ),
    "transfers": (
        worded("Hand-overs"),
        (
            ("on", worded("On")),
            ("body", worded("Handed to")),
            ("kind", worded("Kind")),
            ("number", worded("Number")),
            ("holders", worded("Right holders")),
            ("goods", worded("Goods")),
            ("state", worded("What came of it")),
        ),
    ),
    "disposals": (
        worded("Disposals"),
        (
            ("on", worded("On")),
            ("line", worded("Line")),
            ("quantity", worded("Quantity")),
            ("way", worded("Way")),
            ("supervisor", worded("Supervisor")),
            ("removed", worded("Features removed")),
            ("reason", worded("Reason")),
        ),
    ),
    "fees": (
        worded("Fees"),
        (
            ("on", worded("On")),
            ("kind", worded("Kind")),
            ("amount", worded("Amount")),
            ("since", worded("First day")),
            ("until", worded("Last day")),
            ("payer", worded("Payer")),
        ),
    ),
    "papers": (
        worded("Documents issued"),
        (
            ("number", worded("Number")),
            ("form", worded("Document")),
            ("on", worded("On")),
            ("remark", worded("Void or replaced")),
        ),
    ),
    "evidence": (
        worded("Evidence"),
        (("on", worded("On")), ("kind", worded("Kind")), ("name", worded("File")), ("sha256", "SHA-256")),
    ),
}
"""Table -> its heading, and its columns: key and heading."""

GROUNDS = {
    "c3": worded(
        "no court's notice reached customs within fifty working days of detention, and customs cannot find that the "
        "goods infringe (Regulations article 24(2))"
    ),
    "c4": worded(
        "no court's notice reached customs within twenty working days of detention (Regulations article 24(1))"
    ),
    "bond": worded("the value of the goods was deposited, and their release asked for (Regulations article 24(3))"),
    "proof": worded("the evidence shows that the goods do not infringe (Regulations article 24(4))"),
    "withdrawn": worded("the right holder withdrew its application before any finding (Regulations article 24(5))"),
    "request": worded("the right holder asks for their release"),
    "settlement": worded("the right holder and the party settled, and the investigation is ended"),
    "court": worded("by the word of a court"),
    "personal": worded("for personal use, and reasonable in quantity"),
    "term": worded("the time of detention is over"),
    "cleared": worded("the suspicion of infringement is excluded"),
}
"""Ground of a release -> what the party is told; another one has the officers' own words."""
