"""The texts of the other forms: penalties, letters to police and courts, the office's own lists."""

from customs_cli.render.documents.layouts import GOODS, REMEDIES, REPLACES
from customs_cli.render.documents.layouts import LAYOUTS as SERVED
from customs_cli.render.documents.parts import C, F, Layout, P, S, T, worded

_FOUND = ("found_on", "direction", "channel")
_PAPERS = ("document_kind", "document")
_PARTY = (("party", "party_address"), ("party_role", "party_uscc"))
_TO_PARTY = worded("To: {party}")
_TO_BODY = worded("To: {body}")
_FACTS = (
    P(
        worded(
            "Investigation has shown that the goods listed below infringe intellectual property rights recorded with "
            "the General Administration of Customs (right holders: {holder_names})."
        ),
        "ex_officio",
    ),
    P(
        worded(
            "Investigation has shown that the goods listed below infringe intellectual property rights (right holders: "
            "{holder_names})."
        ),
        "!ex_officio",
    ),
)
"""Ex officio, customs protects recorded rights only; on application, or with articles, a right need not be recorded."""

_LETTERS: dict[str, Layout] = {
    "hearing-notice": Layout(
        worded("Notice before an Administrative Penalty"),
        _TO_PARTY,
        (
            REPLACES,
            F(*_PARTY),
            *_FACTS,
            F((*_FOUND, "value", "finding_on"), (*_PAPERS, "detained_on", "evidence_named")),
            *GOODS,
            P(
                worded(
                    "Under article 25(1) of the Regulations on Customs Administrative Penalty this office intends to "
                    "confiscate these goods."
                )
            ),
            P(worded("It intends to impose a fine of {fine} besides."), "fine"),
            P(worded("You have the right to state your case and to defend yourself.")),
            P(
                worded(
                    "You may ask for a hearing within five working days of being told; if you do not, that right is "
                    "given up."
                ),
                "since_2021",
            ),
            P(
                worded(
                    "You may ask for a hearing within three days of being told; if you do not, that right is given up."
                ),
                "!since_2021",
            ),
            F((), ("contact",)),
            C(),
            S((worded("Party or its agent"),)),
        ),
    ),
    "penalty-decision": Layout(
        worded("Administrative Penalty Decision"),
        _TO_PARTY,
        (
            REPLACES,
            F(*_PARTY),
            *_FACTS,
            F((*_FOUND, "value", "evidence_named"), (*_PAPERS, "detained_on", "finding_on")),
            *GOODS,
            P(
                worded(
                    "Under article 25(1) of the Regulations on Customs Administrative Penalty this office decides: the "
                    "goods listed above are confiscated."
                )
            ),
            P(worded("A fine of {fine} is imposed."), "fine"),
            P(
                worded(
                    "The fine is to be paid within 15 days of receiving this decision to {bank}. For each day of delay "
                    "a further fine of 3 percent of it may be imposed."
                ),
                "fine",
            ),
            *REMEDIES,
            C(),
        ),
    ),
    "confiscation-notice": Layout(
        worded("Notice of the Confiscation of Infringing Goods"),
        worded("To: {holder}"),
        (
            REPLACES,
            P(
                worded(
                    "The goods listed below, which infringe your intellectual property rights, were confiscated. You "
                    "are hereby told in writing under article 27(2) of the Regulations on Customs Protection of "
                    "Intellectual Property Rights and article 30 of the Measures for their implementation."
                )
            ),
            *GOODS,
            F(
                (
                    *("consignor", "consignee", "document", "declared_on", "detained_on", "effective_on"),
                    *("departure", "destination"),
                ),
                ("confiscation_number", "direction"),
            ),
            P(
                worded(
                    "If the goods cannot be used for public welfare and you want to acquire them, please tell this "
                    "office in writing."
                )
            ),
            C(),
        ),
    ),
    "collection-list": Layout(
        worded("Collection List"),
        "",
        (
            REPLACES,
            P(worded("Goods collected from: {party}"), "!announced_on"),
            P(
                worded(
                    "The party could not be found. Public notice was given on {announced_on}, and nobody came forward "
                    "within three months of it (article 32 of the Measures for the implementation of the Regulations "
                    "on Customs Protection of Intellectual Property Rights)."
                ),
                "announced_on",
            ),
            F((), ("party_address", *_PARTY[1])),
            P(
                worded(
                    "The goods or articles listed below, found to infringe intellectual property rights (right "
                    "holders: {holder_names}), are collected by this office under article 62 of the Regulations on "
                    "Customs Administrative Penalty. No penalty is imposed."
                ),
                "finding_on",
            ),
            P(
                worded(
                    "The goods or articles listed below, suspected of infringing intellectual property rights (right "
                    "holders: {holder_names}), are collected by this office under article 62 of the Regulations on "
                    "Customs Administrative Penalty. No penalty is imposed."
                ),
                "!finding_on",
            ),
            F(
                (*_FOUND, "collected_on"),
                (*_PAPERS, "detained_on", "finding_on", "collection_ground", "collection_number", "storage"),
            ),
            *GOODS,
            P(
                worded(
                    "If you do not accept this, you may apply to {review_body} for administrative reconsideration "
                    "within 60 days of learning of it, or bring an action before {court} within six months."
                ),
                "since_2015",
            ),
            P(
                worded(
                    "If you do not accept this, you may apply to {review_body} for administrative reconsideration "
                    "within 60 days of learning of it, or bring an action before {court} within three months."
                ),
                "!since_2015",
            ),
            S(
                (
                    worded("Customs officers (two or more): {officers}"),
                    worded("Person whose goods are collected, or its agent"),
                    worded("Witness"),
                ),
                absent=True,
            ),
            C(),
        ),
    ),
    "transfer-letter": Layout(
        worded("Letter of Transfer of a Suspected Criminal Case"),
        _TO_BODY,
        (
            REPLACES,
            P(
                worded(
                    "In handling the case below this office has found facts that are suspected to be a crime. Under "
                    "article 26 of the Regulations on Customs Protection of Intellectual Property Rights and articles "
                    "3 and 5 of State Council Order 310 the case is transferred to you."
                )
            ),
            F(
                ("ref", *_FOUND, "transferred_on", "officers", "enclosures"),
                (*_PAPERS, "consignor", "consignee", *_PARTY[0], *_PARTY[1], "value", "storage"),
            ),
            *GOODS,
            P(
                worded(
                    "Please decide within three days of receiving it whether to file the case, and tell this office "
                    "in writing; if you do not file it, please give the reasons and return the file."
                )
            ),
            P(
                worded(
                    "Enclosures: (1) report of the investigation; (2) list of the goods involved; (3) expert opinions "
                    "and examination reports; (4) other material."
                )
            ),
            C(),
            P(worded("Receipt (to be returned to customs): the letter and its enclosures were received.")),
            S((worded("Received for the police (signature, seal)"),)),
        ),
    ),
    "court-letter": Layout(
        worded("Letter to a Court"),
        _TO_BODY,
        (
            REPLACES,
            P(
                worded(
                    "On your notice to assist, this office states the following about the goods listed below, which "
                    "are detained under the Regulations on Customs Protection of Intellectual Property Rights."
                )
            ),
            F(
                ("court_notice", "ref", *_FOUND),
                ("court_kind", "court_notice_on", "retained_until", "detained_on", "holder_names", *_PAPERS),
            ),
            *GOODS,
            P(
                worded(
                    "They are kept in store and will not be released, confiscated or disposed of without your word "
                    "for as long as your notice holds."
                ),
                "court_holds",
            ),
            P(worded("They are kept in store."), "court_asks"),
            P(worded("Place of storage: {storage}"), "!court_took"),
            P(worded("They were handed to you on {transferred_on}."), "court_took"),
            F((), ("contact",)),
            C(),
        ),
    ),
    "custody-chain": Layout(
        worded("Record of the Custody of the Goods"),
        "",
        (
            REPLACES,
            F(("ref",), ("found_on", "storage")),
            T("custody"),
            P(
                worded(
                    "Times are those of this office, with their difference from UTC; one without it is in UTC. No "
                    "entry was altered after it was made; one that was taken back is not listed, and stands in the "
                    "journal."
                )
            ),
            S((worded("Customs officers (two or more): {officers}"), worded("Keeper"), worded("Reviewed by"))),
            C(),
        ),
    ),
    "batch-file": Layout(
        worded("Case File"),
        "",
        (
            REPLACES,
            F(
                ("ref", *_FOUND),
                (
                    *("status", "transport", "basis", "trade_mode", "found_by", *_PAPERS, "consignor", "consignee"),
                    *("containers", "vehicle", "transport_seal", "route", "origin", "departure", "destination"),
                    *("campaigns", "storage", "other_hold", "value"),
                ),
            ),
            T("parties", "parties"),
            *GOODS,
            T("proceedings", "proceedings"),
            T("words", "words"),
            T("court", "court"),
            T("decisions", "decisions"),
            T("security", "security"),
            T("transfers", "transfers"),
            T("disposals", "disposals"),
            T("fees", "fees"),
            T("events", "events"),
            T("papers", "papers"),
            T("custody", "custody"),
            T("evidence", "evidence"),
            S((worded("Customs officers (two or more): {officers}"), worded("Reviewed by"))),
            C(),
        ),
    ),
}

LAYOUTS: dict[str, Layout] = {**SERVED, **_LETTERS}
"""Form -> its layout, for all forms."""
