"""The dates and facts of one proceeding that a time limit starts from, is met by, or depends on.

Only what the law asks for: no reference, no goods. A date that is not known is None, and starts nothing.
"""

from collections.abc import Callable, Mapping
from datetime import date

from customs_cli.domain.record import Record
from customs_cli.domain.values.word_lists import Finding
from customs_cli.sentences import EventName


class Events(Record, frozen=True, kw_only=True):
    """What has happened in one proceeding (batch x holder).

    Dates, in the order of a proceeding:
        presented_on: goods presented for examination (US). suspended_on: release suspended.
        urgent_measure_on, measure_reported_on: a measure taken on the spot, and its report to the head.
        notified_on: notice sent to the holder. served_on: notice served on the holder.
        declarant_notified_on, declarant_replied_on: the declarant, or holder of the goods, told and answering (EU).
        importer_notified_on, importer_replied_on: the importer told and answering (US).
        application_on, application_decided_on: an application for action lodged and decided (EU).
        replied_on: the holder's answer. confirmed_on: its word that the goods infringe. detained_on: goods detained.
        extended_on: the longer term was granted. finding_on: customs' finding.
        court_notice_on: a court's notice that stops the clock reached customs.
        bonded_on: patent goods were released on bond.
        bond_notice_served_on: the holder was served with customs' notice that patent goods were released on bond;
        court_acceptance_on: the holder handed in the court's acceptance; deposit_settled_on: that deposit was settled.
        preservation_notice_on: a court preserved the holder's security. security_returned_on: it went back.
        public_notice_on, claimed_on: a public notice for an unknown party; the party came forward.
        case_filed_on, case_extended_on, penalty_told_on, hearing_requested_on, hearing_on, hearing_notified_on: the
        penalty procedure. confiscated_on, confiscation_served_on: decision and its service.
        fine_paid_on, review_requested_on, review_decided_on, suit_filed_on, suit_decided_on, disposed_on: what follows.
        seized_on, seizure_notified_on, owner_told_on: seizure, its notice, and the full notice to the owner (US).
        sample_bond_on, sample_given_on, sample_returned_on: the owner's bond for a sample; given; back again (US).
        transfer_reported_on, transfer_approved_on, transfer_refused_on: the two-officer team's report, the head's word.
        transferred_on: handed to the police. police_accepted_on, police_filed_on, police_refused_on: what they did.
        reconsideration_on: customs asked them to think again. goods_handed_on: goods and materials handed over.
        court_handed_on: goods handed to the court. released_on: goods released. outcome_on: the proceeding ended.
        recordation_filed_on, recorded_on, recordation_changed_on, recordation_updated_on, recordation_renewed_on: the
        holder's recordation.

    Facts:
        finding: Customs' finding, or an empty string.
        perishable: Goods that spoil. secured: the holder lodged security for this case. withdrawn: the holder withdrew
        its application. settled: holder and consignor settled. fined: the decision carries a fine.
        party_absent: the party was absent when it was announced.
        without_application: no application for action stood when the goods were found (EU).
        declarant_objected: the declarant opposed destruction (EU).
        locked: a court's notice holds goods that nothing was decided about (China).

    Spans:
        stood: reviews and suits that others have followed, and notices of courts that held the goods, each from its
        first day to the one on which it was over.
    """

    presented_on: date | None = None
    suspended_on: date | None = None
    urgent_measure_on: date | None = None
    measure_reported_on: date | None = None
    notified_on: date | None = None
    served_on: date | None = None
    declarant_notified_on: date | None = None
    declarant_replied_on: date | None = None
    importer_notified_on: date | None = None
    importer_replied_on: date | None = None
    application_on: date | None = None
    application_decided_on: date | None = None
    replied_on: date | None = None
    confirmed_on: date | None = None
    detained_on: date | None = None
    extended_on: date | None = None
    finding_on: date | None = None
    court_notice_on: date | None = None
    bonded_on: date | None = None
    bond_notice_served_on: date | None = None
    court_acceptance_on: date | None = None
    deposit_settled_on: date | None = None
    preservation_notice_on: date | None = None
    security_returned_on: date | None = None
    public_notice_on: date | None = None
    claimed_on: date | None = None
    case_filed_on: date | None = None
    case_extended_on: date | None = None
    penalty_told_on: date | None = None
    hearing_requested_on: date | None = None
    hearing_on: date | None = None
    hearing_notified_on: date | None = None
    confiscated_on: date | None = None
    confiscation_served_on: date | None = None
    fine_paid_on: date | None = None
    review_requested_on: date | None = None
    review_decided_on: date | None = None
    suit_filed_on: date | None = None
    suit_decided_on: date | None = None
    disposed_on: date | None = None
    seized_on: date | None = None
    seizure_notified_on: date | None = None
    owner_told_on: date | None = None
    sample_bond_on: date | None = None
    sample_given_on: date | None = None
    sample_returned_on: date | None = None
    transfer_reported_on: date | None = None
    transfer_approved_on: date | None = None
    transfer_refused_on: date | None = None
    transferred_on: date | None = None
    police_accepted_on: date | None = None
    police_filed_on: date | None = None
    police_refused_on: date | None = None
    reconsideration_on: date | None = None
    goods_handed_on: date | None = None
    court_handed_on: date | None = None
    released_on: date | None = None
    outcome_on: date | None = None
    recordation_filed_on: date | None = None
    recorded_on: date | None = None
    recordation_changed_on: date | None = None
    recordation_updated_on: date | None = None
    recordation_renewed_on: date | None = None
    finding: Finding | None = None
    perishable: bool = False
    secured: bool = False
    withdrawn: bool = False
    settled: bool = False
    fined: bool = False
    party_absent: bool = False
    without_application: bool = False
    declarant_objected: bool = False
    locked: bool = False
    stood: tuple[tuple[date, date], ...] = ()


def _is_given_back(e: Events) -> bool:
    return bool(e.police_filed_on and e.police_refused_on and e.police_filed_on <= e.police_refused_on)


def _is_since_service(e: Events, day: date | None) -> bool:
    return bool(day and e.confiscation_served_on and e.confiscation_served_on <= day)


def _is_reviewed(e: Events) -> bool:
    return e.review_decided_on is not None and _is_since_service(e, e.review_requested_on)


CONDITIONS: Mapping[str, Callable[[Events], bool]] = {
    "not-found-infringing": lambda e: e.finding != "infringing",
    "perishable": lambda e: e.perishable,
    "not-perishable": lambda e: not e.perishable,
    "extended": lambda e: e.extended_on is not None,
    "not-extended": lambda e: e.extended_on is None,
    "case-extended": lambda e: e.case_extended_on is not None,
    "not-case-extended": lambda e: e.case_extended_on is None,
    "secured": lambda e: e.secured,
    "freed-by-law": lambda e: e.detained_on is not None and e.bonded_on is None and not (e.withdrawn or e.settled),
    "not-given-back": lambda e: e.goods_handed_on is not None or not _is_given_back(e),
    "not-filed-after-all": lambda e: e.police_filed_on is None or _is_given_back(e),
    "fined": lambda e: e.fined,
    "not-sued": lambda e: _is_since_service(e, e.review_requested_on) or not _is_since_service(e, e.suit_filed_on),
    "reviewed": _is_reviewed,
    "not-reviewed": lambda e: not _is_reviewed(e),
    "party-absent": lambda e: e.party_absent,
    "without-application": lambda e: e.without_application,
    "objected": lambda e: e.declarant_objected,
    "not-objected": lambda e: not e.declarant_objected,
    "not-locked": lambda e: not e.locked,
}
"""Name of each condition that `TimeLimit.when` may use -> its test."""

DATES = frozenset(field for field in Events.__struct_fields__ if field.endswith("_on"))
"""Names of dates that `TimeLimit.since`, `met_by` and `moot_by` may use."""

PRESENTED = "presented_on"
"""Goods presented for examination (United States): only goods that have been are detained."""

OF_THE_PARTY = frozenset(
    {
        PRESENTED,
        "importer_notified_on",
        "importer_replied_on",
        "declarant_notified_on",
        "declarant_replied_on",
        "declarant_objected",
        "public_notice_on",
        "claimed_on",
        "case_filed_on",
        "case_extended_on",
        "penalty_told_on",
        "hearing_requested_on",
        "hearing_on",
        "hearing_notified_on",
        "party_absent",
        "confiscation_served_on",
        "fine_paid_on",
        "review_requested_on",
        "review_decided_on",
        "suit_filed_on",
        "suit_decided_on",
    }
)
"""Events and facts that concern the party, and so every holder whose goods the decision is about."""

OF_A_SECURITY = frozenset({"preservation_notice_on", "security_returned_on"})
"""Events of a holder's security, after which customs owes the holder none any more."""

OF_THE_POLICE = frozenset(
    {
        "transfer_reported_on",
        "transfer_approved_on",
        "transfer_refused_on",
        "police_accepted_on",
        "police_filed_on",
        "police_refused_on",
        "reconsideration_on",
        "goods_handed_on",
    }
)
"""Events of a suspected crime; they concern every holder whose goods the case is about."""


def on(events: Events, name: str) -> date | None:
    """Return the day of the event called `name` (one of `DATES`); None when it did not happen."""
    day: date | None = getattr(events, name)
    return day


def called(name: str) -> EventName:
    """Return an event's name as an officer types it: `public_notice_on` -> `public-notice`."""
    return EventName(name.removesuffix("_on").replace("_", "-"))
