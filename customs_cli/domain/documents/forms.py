"""The forms: the addressee of each, and what the law requires it to say, with the article."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from customs_cli.domain.documents.data import DocumentData
from customs_cli.domain.documents.fields import FIELDS, OF_A_FILE
from customs_cli.domain.documents.issued import FormCode
from customs_cli.errors import UsageError
from customs_cli.sentences import Listed

Addressee = Literal["holder", "party", "police", "court", "file"]
ALWAYS = ("number", "ref", "office", "issued_on", "officers", "replaces", "letterhead", "goods_total")
"""Fields that every form has."""


class Form(NamedTuple):
    """One form of document.

    Attributes:
        code: Its word on the command line.
        to: Its addressee: a holder's form shows that holder's goods alone, a party's no holder's contacts.
        required: Field -> the article that requires it; `goods`, `quantity` and `recordation` are of its lines.
        others: Fields that it shows where they are known.
        act_number: Where the number of its act is recorded: `notice_no`, `detention_no`, `outcome_no` of a proceeding,
            `transfer` of a hand-over; empty for none.
        letters: Letters of the form in document numbers, where the office has set no pattern.
        tables: Tables that it has beside its goods.
    """

    code: FormCode
    to: Addressee
    letters: str
    required: dict[str, str]
    others: tuple[str, ...] = ()
    act_number: str = ""
    tables: tuple[str, ...] = ()

    @property
    def fields(self) -> tuple[str, ...]:
        """Every field that the form may have, in the order of `FIELDS`."""
        own = (*ALWAYS, *self.required, *self.others)
        return tuple(name for name in FIELDS if name in own or name.removesuffix("_zh") in own)


OF_THE_RECORD = ("custody-chain", "batch-file")
"""Forms that tell the whole present record: they are made afresh, and bear the day on which they are made."""
TWO = 2
"""The least number of officers to detain, to serve, and to hand a case over."""

_DECISION = "Administrative Penalty Law art. 59 (not confirmed)"
_PARTY = {"party": "ACL art. 24", "party_address": "ACL art. 24"}
_GOODS = {"goods": "ACL art. 24", "quantity": "ACL art. 24"}
_REMEDIES = {"review_body": "ACL art. 24", "court": "ACL art. 24"}
_FOUND = ("found_on", "direction", "channel", "document_kind", "document")
_ART_30 = (
    *("goods", "quantity", "consignor", "consignee", "document", "declared_on", "detained_on"),
    *("effective_on", "departure", "destination"),
)
_SIGNED = {"keeper": "CAPR art. 42", "storage": "CAPR art. 42"}

_ROWS = (
    Form(
        "notice",
        "holder",
        "NT",
        {
            "holder": "Regulations art. 16",
            "goods": "Regulations art. 16",
            "quantity": "Measures art. 21",
            "recordation": "Measures art. 21",
            "found_on": "Measures art. 21",
            "reply_to": "Measures art. 22",
        },
        (*_FOUND[1:], "holder_agents", "holder_contacts", "value", "procedure"),
        "notice_no",
    ),
    Form(
        "detention-decision",
        "party",
        "DD",
        {
            **_PARTY,
            **_GOODS,
            **dict.fromkeys(("detained_on", "detained_until", "recordation"), "ACL art. 24"),
            **_REMEDIES,
            "officers": "ACL art. 18",
        },
        (*_FOUND, "party_role", "party_uscc", "holder_names", "procedure", "storage"),
        "detention_no",
    ),
    Form(
        "detention-list",
        "party",
        "DL",
        {**_PARTY, **_GOODS, "detained_on": "ACL art. 24", **_SIGNED, "officers": "ACL art. 18"},
        (*_FOUND, "party_role", "party_uscc", "detention_number", "seal", "witness", "value"),
    ),
    Form(
        "receipt",
        "file",
        "RC",
        {
            **dict.fromkeys(("about", "about_form", "recipient"), "Administrative Penalty Law art. 61"),
            "served_on": "Measures art. 41",
            "served_how": "Measures art. 40",
            "served_at": "Administrative Penalty Law art. 61",
        },
        ("witness",),
    ),
    Form(
        "release-notice",
        "party",
        "RN",
        {**dict.fromkeys((*_PARTY, *_GOODS, "released_on"), "CAPR art. 42"), "ground": "CAPR art. 41"},
        ("party_role", "party_uscc", "detained_on", "detention_number", "storage", "other_hold", "witness", "keeper"),
    ),
    Form(
        "transfer-letter",
        "police",
        "TL",
        {
            "body": "State Council Order 310 art. 6",
            **dict.fromkeys(("goods", "quantity", "transferred_on"), "State Council Order 310 art. 6"),
            "enclosures": "State Council Order 310 art. 6",
            "officers": "State Council Order 310 art. 5",
        },
        (*_FOUND, "consignor", "consignee", "party_role", "party", "party_uscc", "party_address", "value", "storage"),
        "transfer",
    ),
    Form(
        "hearing-notice",
        "party",
        "HN",
        {
            **dict.fromkeys((*_PARTY, *_GOODS, "finding_on"), "Administrative Penalty Law art. 44 (not confirmed)"),
            "value": "CAPR art. 25",
        },
        (
            *(*_FOUND, "party_role", "party_uscc", "holder_names", "procedure", "detained_on", "fine"),
            *("evidence_named", "contact"),
        ),
    ),
    Form(
        "penalty-decision",
        "party",
        "PD",
        {
            **dict.fromkeys(("party", "party_address", "goods", "quantity"), _DECISION),
            "value": "CAPR art. 25",
            "evidence_named": _DECISION,
            "bank": _DECISION,
            "review_body": _DECISION,
            "court": _DECISION,
        },
        (*_FOUND, "party_role", "party_uscc", "holder_names", "procedure", "detained_on", "finding_on", "fine"),
        "outcome_no",
    ),
    Form(
        "confiscation-notice",
        "holder",
        "CN",
        {
            "holder": "Regulations art. 27",
            **dict.fromkeys(_ART_30, "Measures art. 30"),
        },
        ("document_kind", "direction", "confiscation_number", "holder_agents", "holder_contacts"),
    ),
    Form(
        "collection-list",
        "party",
        "CO",
        {
            **dict.fromkeys(("goods", "quantity", "collected_on", "party"), "CAPR art. 62"),
            "review_body": "Administrative Reconsideration Law art. 20",
            "court": "Administrative Litigation Law art. 46",
            "officers": "CAPR art. 34",
        },
        (
            *(*_FOUND, "party_address", "party_role", "party_uscc", "holder_names", "procedure", "detained_on"),
            *("finding_on", "announced_on", "collection_ground", "collection_number", "storage", "witness"),
        ),
    ),
    Form(
        "custody-chain",
        "file",
        "CC",
        {"custody": "State Council Order 310 art. 4"},
        ("found_on", "storage", "procedure"),
        tables=("custody",),
    ),
    Form(
        "batch-file",
        "file",
        "BF",
        {"goods": "Administrative Penalty Law art. 47", "found_on": "Administrative Penalty Law art. 47"},
        (
            *("direction", "channel", "transport", "basis", "trade_mode", "found_by", "document_kind", "document"),
            *("consignor", "consignee", "containers", "vehicle", "transport_seal", "route", "origin", "departure"),
            *("destination", "campaigns", "procedure", "storage", "other_hold", "value", "status"),
        ),
        tables=OF_A_FILE,
    ),
    Form(
        "court-letter",
        "court",
        "CL",
        dict.fromkeys(("body", "court_notice", "goods", "quantity", "storage"), "Regulations art. 24"),
        (
            *(*_FOUND, "court_kind", "court_notice_on", "retained_until", "detained_on", "holder_names", "contact"),
            "transferred_on",
        ),
    ),
)

FORMS: dict[str, Form] = {row.code: row for row in _ROWS}
"""Code of each form -> the form, in the order of the command line."""


def known_form(text: str) -> str:
    """Return the code of a form, as typed.

    Raises:
        UsageError: There is no such form.
    """
    code = text.strip().casefold().replace("_", "-")
    if code in FORMS:
        return code
    raise UsageError(
        "no form {form!r}",
        form=text[:40],
        hint="one of {may}",
        may=Listed(FORMS),
        at="FORM",
        candidates=tuple(FORMS),
    )


def went_to(holder: str, form: str, addressee: str) -> bool:
    """Return whether a document went to a holder, so that the holder may see it again."""
    return form in FORMS and FORMS[form].to == "holder" and addressee == holder


class Missing(NamedTuple):
    """Something that the law requires of a document and the register does not hold.

    Attributes:
        field: Name of the field; of a line of goods, `quantity` or `recordation`.
        article: The article that requires it; empty where the batch is not under Chinese law.
        line: Number of the line; None for what is not of a line.
    """

    field: str
    article: str
    line: int | None = None


def is_abroad(procedure: object) -> bool:
    """Return whether the code of a batch's procedure is of another law than China's."""
    return bool(procedure) and not str(procedure).startswith("cn_")


def asks_recordation(data: DocumentData) -> bool:
    """Whether a document must give recordation numbers: not where the holder's own application proves its rights."""
    return "recordation" in FORMS[data.form].required and data.fields.get("procedure") != "cn_application"


def missing(data: DocumentData) -> Iterator[Missing]:
    """Yield what the law requires of a document and its data lack, in the form's order; abroad without an article."""
    other = is_abroad(data.fields.get("procedure"))
    for field, asked in FORMS[data.form].required.items():
        article = "" if other else asked
        match field:
            case "goods":
                if not data.goods:
                    yield Missing(field, article)
                yield from (Missing(field, article, row.no) for row in data.goods if not row.goods)
            case "quantity":
                yield from (Missing(field, article, row.no) for row in data.goods if row.quantity is None)
            case "recordation" if not asks_recordation(data):
                continue
            case "recordation":
                bare = (row.no for row in data.goods if not row.rights or not all(r.recordation for r in row.rights))
                yield from (Missing(field, article, no) for no in bare)
            case "officers":
                own = data.fields.get(field)
                if not isinstance(own, tuple) or len(own) < TWO:
                    yield Missing(field, article)
            case "party" if data.fields.get("announced_on"):
                continue  # nobody could be found, as the public notice says
            case "bank" if not data.fields.get("fine"):
                continue  # there is none to pay
            case "storage" if "transferred_on" in data.fields:
                continue  # they were handed over
            case "custody":
                if not data.tables.get("custody"):
                    yield Missing(field, article)
            case _:
                if not data.fields.get(field) and field not in data.hidden:
                    yield Missing(field, article)
