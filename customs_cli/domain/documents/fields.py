"""The fields that documents may have, and the kind of value of each."""

from typing import Literal

Kind = Literal["text", "day", "word", "money", "texts", "quantities", "document"]
"""The kind of a field's value; `quantities` are texts such as `2668 pairs`."""

FIELDS: dict[str, Kind] = {
    "number": "text",
    "ref": "text",
    "office": "text",
    "office_zh": "text",
    "letterhead": "text",
    "issued_on": "day",
    "officers": "texts",
    "replaces": "text",
    "found_on": "text",
    "direction": "word",
    "channel": "word",
    "transport": "word",
    "basis": "word",
    "trade_mode": "text",
    "found_by": "word",
    "document_kind": "word",
    "document": "text",
    "declared_on": "day",
    "consignor": "text",
    "consignee": "text",
    "containers": "texts",
    "vehicle": "text",
    "transport_seal": "text",
    "route": "text",
    "origin": "text",
    "origin_zh": "text",
    "departure": "text",
    "departure_zh": "text",
    "destination": "text",
    "destination_zh": "text",
    "campaigns": "texts",
    "campaigns_zh": "texts",
    "procedure": "text",
    "holder": "text",
    "holder_zh": "text",
    "holder_agents": "texts",
    "holder_contacts": "texts",
    "holder_names": "texts",
    "holder_names_zh": "texts",
    "party_role": "word",
    "party": "text",
    "party_uscc": "text",
    "party_address": "text",
    "recordations": "texts",
    "reply_to": "text",
    "goods_total": "quantities",
    "value": "money",
    "detained_on": "day",
    "detention_number": "text",
    "detained_until": "day",
    "storage": "text",
    "keeper": "text",
    "witness": "text",
    "seal": "text",
    "review_body": "text",
    "review_body_zh": "text",
    "court": "text",
    "released_on": "day",
    "ground": "word",
    "fine": "money",
    "bank": "text",
    "effective_on": "day",
    "finding_on": "day",
    "confiscation_number": "text",
    "collected_on": "day",
    "collection_ground": "text",
    "collection_number": "text",
    "announced_on": "day",
    "evidence_named": "texts",
    "body": "text",
    "transferred_on": "day",
    "enclosures": "text",
    "court_kind": "word",
    "court_notice": "text",
    "court_notice_on": "day",
    "retained_until": "day",
    "about_form": "word",
    "about": "text",
    "recipient": "text",
    "recipient_zh": "text",
    "served_on": "day",
    "served_how": "word",
    "served_at": "text",
    "contact": "text",
    "other_hold": "text",
    "status": "word",
}
"""Every field that a document may have -> the kind of its value."""

PROPOSED = ("review_body", "keeper", "seal", "evidence_named", "recipient", "court_kind")
"""Fields whose value is only inferred from the register, so that an officer may replace it."""

USUAL = ("reply_to", "contact", "court", "bank", "review_body", "served_at")
"""Fields that are alike in all documents of an office, so that its configuration may hold them."""

OF_PROCEEDINGS = ("words", "court", "decisions", "security", "events")
"""Tables whose rows come from proceedings."""

_AFTERWARDS = ("transfers", "disposals", "fees", "papers", "custody", "evidence")
OF_A_FILE = ("parties", "proceedings", *OF_PROCEEDINGS, *_AFTERWARDS)
"""Tables of a case file."""
