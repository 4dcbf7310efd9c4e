"""Fields of records and their values in the reader's words."""

from decimal import Decimal
from typing import Any, get_args

from customs_cli.domain.values.money import Money
from customs_cli.domain.values.word_lists import CourtKind, DocumentKind, FeeKind, TransferTo, Way
from customs_cli.render.layout.cells import NOTHING, grouped, shown
from customs_cli.render.words.catalogue import Words, marked
from customs_cli.render.words.law import EVENTS
from customs_cli.render.words.phrases import FINDINGS, category_name, finding, ground, unit_name

LABELS = {
    "found_on": marked("Found"),
    "undetained": marked("Released while not detained"),
    "office": marked("Office"),
    "joint_offices": marked("Together with"),
    "direction": marked("Direction"),
    "channel": marked("Channel"),
    "transport": marked("Transport"),
    "basis": marked("Basis"),
    "procedure": marked("Procedure"),
    "campaigns": marked("Campaigns"),
    "document": marked("Document"),
    "clues": marked("Clues"),
    "consignor": marked("Consignor"),
    "consignee": marked("Consignee"),
    "agent": marked("Agent"),
    "declarant": marked("Declarant"),
    "carrier": marked("Carrier"),
    "driver": marked("Driver"),
    "maker": marked("Maker"),
    "supplier": marked("Supplier"),
    "containers": marked("Containers"),
    "vehicle": marked("Vehicle"),
    "seal": marked("Seal"),
    "route": marked("Route"),
    "origin": marked("Origin"),
    "departure": marked("Departure"),
    "destination": marked("Destination"),
    "storage": marked("Storage"),
    "trade_mode": marked("Trade mode"),
    "found_by": marked("Found by"),
    "other_hold": marked("Also held under"),
    "value": marked("Value"),
    "value_basis": marked("Value basis"),
    "source": marked("Source"),
    "goods": marked("Goods"),
    "hs": marked("HS code"),
    "category": marked("Category"),
    "quantity": marked("Quantity"),
    "unit": marked("Unit"),
    "marks": marked("Trademarks"),
    "note": marked("Note"),
    "notice_no": marked("Number of the notice"),
    "notified_on": marked("Notified"),
    "served_on": marked("Served"),
    "served_how": marked("Served by"),
    "reply": marked("Reply"),
    "replied_on": marked("Replied"),
    "reply_reason": marked("Reason"),
    "security": marked("Security"),
    "detention_no": marked("Number of the detention decision"),
    "detained_on": marked("Detained"),
    "finding": marked("Finding"),
    "finding_on": marked("Found by customs"),
    "outcome": marked("Outcome"),
    "outcome_on": marked("Day of the outcome"),
    "disposed_on": marked("Disposed of"),
    "handed_on": marked("Handed to the court"),
    "earlier_finding": marked("Earlier finding"),
    "earlier_word": marked("Earlier confirmation"),
    "earlier_outcome": marked("Earlier outcome"),
    "earlier_day": marked("Earlier day"),
    "outcome_no": marked("Decision"),
    "outcome_reason": marked("Reason"),
    "fine": marked("Fine"),
    "penalty_value": marked("Value for the fine"),
    "override": marked("Against the rules"),
    "bond": marked("Bond"),
    "ground": marked("Ground"),
    "confirmation": marked("Confirmation"),
    "confirmed_on": marked("Day of the confirmation"),
    "items": marked("Items"),
    "currency": marked("Currency"),
    "rate": marked("Rate"),
    "names": marked("Other spellings or names"),
    "phones": marked("Telephone"),
    "kind": marked("Kind"),
    "notes": marked("Note"),
    "data": marked("Source data"),
    "number": marked("Number"),
    "amount": marked("Amount"),
    "form": marked("Form"),
    "lodged_on": marked("Lodged on"),
    "events": marked("Events"),
    "facts": marked("Circumstances"),
    "court": marked("Court notices"),
    "court_notice_on": marked("Court's notice"),
    "court_word_on": marked("Court's decision"),
    "notice": marked("Notice"),
    "retain_until": marked("Kept for the court until"),
    "retained": marked("Kept for the court"),
    "found": marked("Findings on parts"),
    "unfound": marked("Not yet decided"),
    "said": marked("Confirmations of parts"),
    "unsaid": marked("Not yet confirmed"),
    "parts": marked("Outcomes of parts"),
    "earlier_replies": marked("Earlier replies"),
    "earlier": marked("Earlier"),
    "lacking": marked("Missing in the record"),
    "security_back": marked("Security returned"),
    "deduction": marked("Deduction"),
    "lines": marked("Goods"),
    "proceedings": marked("Proceedings"),
    "transfers": marked("Transfers"),
    "disposals": marked("Disposals"),
    "custody": marked("Hand-overs"),
    "evidence": marked("Evidence"),
    "fees": marked("Fees"),
    "documents": marked("Documents"),
    "deadlines": marked("Time limits"),
    "body": marked("To whom"),
    "goods_on": marked("Goods handed over on"),
    "refused_on": marked("Refused by the police on"),
    "freed_on": marked("Freed by the court on"),
    "line": marked("Line"),
    "way": marked("Way"),
    "supervisor": marked("Supervisor"),
    "recipient": marked("Recipient"),
    "proceeds": marked("Proceeds"),
    "consulted_on": marked("Holder asked on"),
    "reason": marked("Reason"),
    "on": marked("Day"),
    "dates": marked("Dates"),
    "due_on": marked("Due"),
    "at": marked("When"),
    "by": marked("Officers"),
    "officers": marked("Officers"),
    "from": marked("From"),
    "from_": marked("From"),
    "to": marked("To"),
    "payer": marked("Who pays"),
    "purpose": marked("Purpose"),
    "seal_before": marked("Seal before"),
    "place": marked("Place"),
    "witness": marked("Witness"),
    "size": marked("Size"),
    "taken": marked("Taken"),
    "device": marked("Device"),
    "text": marked("Text"),
    "about": marked("About"),
    "sent": marked("Sent on"),
    "result": marked("Result"),
    "result_on": marked("Answered on"),
    "enterprise": marked("Enterprise"),
    "findings": marked("Findings"),
    "abroad_dispute": marked("Disputes abroad"),
    "wishes": marked("Requests to customs"),
    "follow_up": marked("Follow-up"),
    "ref": marked("Reference"),
    "no": marked("No."),
    "rule": marked("Rule"),
    "void": marked("Void"),
    "replaces": marked("Replaces"),
    "last": marked("Last serial"),
    "law": marked("Version of the rules"),
    "files": marked("Files"),
    "lang": marked("Language"),
    "features_removed": marked("Features removed"),
    "holders": marked("Holders"),
    "waits": marked("Goods still to be handed over"),
    "waited": marked("Goods were still to be handed over"),
    "freed_by": marked("Freed by"),
    "received_at": marked("Received at"),
    "claim": marked("What the photograph says"),
    "likeness": marked("Fingerprint of the picture"),
    "word": marked("Former word"),
    "mark": marked("Mark"),
    "is_day": marked("Day only"),
}
"""Field of a record -> its heading."""

WORDS = frozenset(
    "direction channel transport basis found_by value_basis served_how reply finding outcome confirmation "
    "right_type form".split()
)
"""Fields that always hold a word of a closed list."""
CLOSED = {
    "to": frozenset(get_args(TransferTo)),
    "way": frozenset(get_args(Way)),
    "kind": frozenset((*get_args(DocumentKind), *get_args(CourtKind), *get_args(FeeKind))),
}
"""Field -> words of a closed list that it holds in some records; in others it holds any text."""


_IN_THE_MAIL = {"consignor": marked("Sender"), "consignee": marked("Addressee")}


def party_label(role: str, channel: str | None, direction: str | None) -> str:
    """Return what a party is called: in the mail sender or addressee; the owner of a traveller's goods `Traveller`."""
    if channel == "traveller" and role == ("consignee" if direction == "import" else "consignor"):
        return marked("Traveller")
    return _IN_THE_MAIL.get(role, LABELS[role]) if channel == "mail" else LABELS[role]


def field_called(option: str, words: Words) -> str:
    """Return the heading of a field by its option: `storage`, `joint-office`; the option itself in English."""
    name = option.replace("-", "_")
    return option if words.lang == "en" else words(LABELS.get(name) or LABELS[f"{name}s"])


def label(name: str, words: Words) -> str:
    """Return the heading of a field, or the name of an event of the law; else the field's own name."""
    if name in LABELS:
        return words(LABELS[name])
    from customs_cli.render.pages.registers.records import HEADINGS

    known = HEADINGS.get(name) or EVENTS.get(name)
    return words(known) if known else name.replace("_", " ")


def value(name: str, kept: Any, words: Words) -> str:
    """Return the value of a field in the reader's words: `CNY 25,000.00`, `declaration 5304`, `VIVO, OPPO`."""
    match kept:
        case None:
            return NOTHING
        case bool():
            return words("yes") if kept else words("no")
        case str() if name == "finding" and kept in FINDINGS:
            return finding(kept, words)
        case str() if name == "ground":
            return ground(kept, words)
        case str() if name == "document":
            kind, _, number = kept.partition(" ")
            return f"{words.word(kind)} {number}" if kind in get_args(DocumentKind) else kept
        case str() if name == "category":
            return category_name(kept, words) or kept
        case str() if kept in CLOSED.get(name, ()):
            return words.word(kept)
        case str():
            return words.word(kept) if name in WORDS else unit_name(kept, words) if name == "unit" else kept
        case int() | float():
            return grouped(kept)
        case list():
            return words(", ").join(value(name, part, words) for part in kept)
        case {"amount": dict() as amount}:
            return money(amount, words)
        case {"amount": str(), "currency": str()}:
            return money(kept, words)
    return " ".join(value(own, part, words) for own, part in kept.items() if not isinstance(part, dict))


def money(kept: Any, words: Words) -> str:
    """Return an amount stored in the journal for readers: `CNY 25,000.00`; empty for none."""
    if not kept:
        return ""
    return shown(Money(amount=Decimal(str(kept["amount"])), currency=str(kept["currency"])), "money", words.lang)
