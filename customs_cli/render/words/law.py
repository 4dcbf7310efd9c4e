"""The law in the reader's words: events, conditions, lengths of time, the subjects of articles."""

from customs_cli.domain.law.deadlines import Deadline, State
from customs_cli.domain.law.procedure import TimeLimit
from customs_cli.render.words.catalogue import Words, marked

EVENTS = {
    "presented_on": marked("goods presented for examination"),
    "suspended_on": marked("release suspended"),
    "urgent_measure_on": marked("measure taken on the spot"),
    "measure_reported_on": marked("report to the head"),
    "notified_on": marked("notice to the holder"),
    "served_on": marked("service of the notice on the holder"),
    "declarant_notified_on": marked("notice to the declarant"),
    "declarant_replied_on": marked("the declarant's reply"),
    "importer_notified_on": marked("notice to the importer"),
    "importer_replied_on": marked("the importer's reply"),
    "application_on": marked("application for action"),
    "application_decided_on": marked("decision on the application"),
    "replied_on": marked("the holder's reply"),
    "detained_on": marked("detention"),
    "extended_on": marked("extension granted"),
    "finding_on": marked("customs' finding"),
    "court_notice_on": marked("the court's notice to customs"),
    "bonded_on": marked("release on bond"),
    "bond_notice_served_on": marked("service of the notice of release on bond"),
    "court_acceptance_on": marked("submission of the court's acceptance"),
    "deposit_settled_on": marked("settlement of the deposit"),
    "preservation_notice_on": marked("the court's order over the security"),
    "security_returned_on": marked("return of the security"),
    "public_notice_on": marked("public notice"),
    "claimed_on": marked("the party came forward"),
    "case_filed_on": marked("filing of the case"),
    "case_extended_on": marked("extension of the case"),
    "penalty_told_on": marked("the party was told of the intended penalty"),
    "hearing_requested_on": marked("request for a hearing"),
    "hearing_on": marked("hearing"),
    "hearing_notified_on": marked("notice of the hearing"),
    "confiscated_on": marked("confiscation"),
    "confiscation_served_on": marked("service of the confiscation decision"),
    "fine_paid_on": marked("payment of the fine"),
    "review_requested_on": marked("request for review"),
    "review_decided_on": marked("decision on the review"),
    "suit_filed_on": marked("suit filed"),
    "suit_decided_on": marked("judgment on the suit"),
    "disposed_on": marked("disposal"),
    "seized_on": marked("seizure"),
    "seizure_notified_on": marked("notice of seizure"),
    "owner_told_on": marked("full notice to the owner"),
    "sample_bond_on": marked("the owner's bond for a sample"),
    "sample_given_on": marked("sample given to the owner"),
    "sample_returned_on": marked("return of the sample"),
    "transfer_reported_on": marked("report of the two officers"),
    "transfer_approved_on": marked("the head's approval of the transfer"),
    "transfer_refused_on": marked("the head's refusal of the transfer"),
    "transferred_on": marked("transfer to the police"),
    "police_accepted_on": marked("acceptance by the police"),
    "police_filed_on": marked("notice that the police filed the case"),
    "police_refused_on": marked("refusal of the police"),
    "reconsideration_on": marked("request to the police to reconsider"),
    "goods_handed_on": marked("goods handed to the police"),
    "court_handed_on": marked("goods handed to the court"),
    "released_on": marked("release of the goods"),
    "outcome_on": marked("outcome"),
    "recordation_filed_on": marked("application for recordation"),
    "recorded_on": marked("recordation"),
    "recordation_changed_on": marked("change of the recordation"),
    "recordation_updated_on": marked("filing of the change"),
    "recordation_renewed_on": marked("renewal of the recordation"),
}
"""Event (`events.DATES`) -> text for readers."""

CONDITIONS = {
    "not-found-infringing": marked("customs has not found the goods infringing"),
    "perishable": marked("perishable goods"),
    "not-perishable": marked("non-perishable goods"),
    "extended": marked("extended"),
    "not-extended": marked("not extended"),
    "case-extended": marked("the case was extended"),
    "not-case-extended": marked("the case was not extended"),
    "secured": marked("the holder lodged security for this case"),
    "freed-by-law": marked("detained goods released by law, not by withdrawal, settlement or bond"),
    "not-given-back": marked("the police have not returned the case"),
    "not-filed-after-all": marked("the police have not filed the case after all"),
    "fined": marked("a fine was set"),
    "not-sued": marked("the party has not sued instead"),
    "reviewed": marked("a review of the decision was decided"),
    "not-reviewed": marked("no review of the decision was decided"),
    "party-absent": marked("the party was absent"),
    "without-application": marked("found without an application"),
    "objected": marked("the declarant objected"),
    "not-objected": marked("the declarant has not objected"),
    "not-locked": marked("no court's notice holds the goods"),
}
"""Condition (`events.CONDITIONS`) -> text for readers."""

ARTICLES = {
    "notice_first": marked("the holder is notified first"),
    "day_0_of_service": marked("the day of service is not counted"),
    "day_0": marked("the day of another event is not counted"),
    "detain_needs_application": marked("no detention without the holder's application"),
    "detain_needs_security": marked("no detention without security"),
    "late_reply": marked("no detention on a late application"),
    "security_too_low": marked("how much security"),
    "general_guarantee": marked("general guarantee"),
    "no_recordation": marked("a right that is not recorded has no ex officio basis"),
    "not_for_customs_to_decide": marked("who decides on infringement"),
    "infringing_is_confiscated": marked("infringing goods are confiscated"),
    "confiscate_needs_finding": marked("no confiscation without a finding"),
    "fine_too_high": marked("highest fine"),
    "release_no_application": marked("release: no application in time"),
    "release_no_court_notice": marked("release: no court notice in time"),
    "release_undetermined": marked("release: customs could not determine"),
    "release_not_infringing": marked("release: not infringing"),
    "release_withdrawn": marked("release: the holder withdrew its application"),
    "release_on_bond": marked("release on bond of patent goods"),
    "release_on_guarantee": marked("early release on guarantee"),
    "settlement": marked("settlement of holder and consignor"),
    "undetermined_notice": marked("notice that customs could not determine"),
    "application_rejected": marked("an application is rejected in writing"),
    "late_application": marked("the holder applies on its own, with security equal to the value"),
    "collect_otherwise": marked("collected on another ground, with its document"),
    "security_returned": marked("the security is returned"),
    "court_locks": marked("goods under a court's notice wait for the court's decision"),
    "own_motion": marked("articles are detained on customs' own initiative"),
    "wrong_application": marked("a wrong application is compensated"),
    "holder_pays_costs": marked("the holder pays storage, custody and disposal"),
    "collect": marked("collection where the party cannot be found"),
    "abandon": marked("abandoned by a traveller or addressee"),
    "two_officers": marked("two officers at least"),
    "detention_record": marked("decision, list and voucher of the detention"),
    "extend_detention": marked("a detention is extended"),
    "sell_perishable": marked("perishable goods may be sold first"),
    "review": marked("review and suit"),
    "perishable": marked("does not apply to perishable goods"),
    "sample_bond": marked("a sample is given to the owner against a bond"),
    "confiscation_notice": marked("notice of the confiscation"),
    "disposal_order": marked("order of disposal"),
    "auction_imported_mark": marked("imported counterfeits are not auctioned by removing the mark"),
    "auction_needs_features_removed": marked("the marks are removed before an auction"),
    "auction_needs_holder_asked": marked("the holder is asked before an auction"),
    "destroy_needs_supervisor": marked("destruction is supervised"),
    "transfer_to_police": marked("transfer to the police"),
    "transfer_papers": marked("papers of a transfer"),
    "small_means": marked("what a small consignment is"),
    "exact_quantities": marked("exact quantities, never all"),
}
"""Key of `Procedure.articles` -> text for readers."""

_LENGTHS = {
    "working-days": (marked("{n} working day"), marked("{n} working days")),
    "calendar-days": (marked("{n} calendar day"), marked("{n} calendar days")),
    "months": (marked("{n} month"), marked("{n} months")),
    "years": (marked("{n} year"), marked("{n} years")),
    "hours": (marked("{n} hour"), marked("{n} hours")),
}


def event(name: str, words: Words) -> str:
    """Return an event in the reader's words."""
    return words(EVENTS[name])


def state_told(state: State, deadline: Deadline, words: Words) -> str:
    """Return the state of a deadline: `met`, or `met, late`; `soon (provisional)`.

    A finding may replace an earlier one that met its deadline in time, so its lateness is not mentioned.
    """
    is_late = state == "met" and deadline.was_late and deadline.act != "determine"
    told = words("met, late") if is_late else words.word(state)
    return told + (words(" (provisional)") if deadline.provisional else "")


def length(period: TimeLimit, words: Words) -> str:
    """Return the length of a time limit: `3 working days`; `7 working days before`; `the same day`."""
    if period.length == 0:
        return words("the same day")
    n = abs(period.length)
    said = words(_LENGTHS[period.kind][n > 1], n=n)
    return words("{length} before", length=said) if period.length < 0 else said
