"""The texts of the forms: plain drafts with what the articles require; they claim no official wording."""

from customs_cli.render.documents.parts import C, F, Layout, P, S, T, worded

REPLACES = P(worded("This document replaces No. {replaces}, which no longer counts."), "replaces")

_FOUND = ("found_on", "direction", "channel")
_PAPERS = ("document_kind", "document")
_PARTY = (("party", "party_address"), ("party_role", "party_uscc"))
_TO_HOLDER = worded("To: {holder}")
_TO_PARTY = worded("To: {party}")
GOODS = (T("goods"), F((), ("goods_total",)))
"""The table of the goods, and the totals of several lines."""
REMEDIES = (
    P(
        worded(
            "If you do not accept this decision, you may apply to {review_body} for administrative reconsideration "
            "within 60 days of receiving it, or bring an action before {court} within six months. It is carried out "
            "meanwhile, unless the law provides otherwise."
        ),
        "since_2015",
    ),
    P(
        worded(
            "If you do not accept this decision, you may apply to {review_body} for administrative reconsideration "
            "within 60 days of receiving it, or bring an action before {court} within three months. It is carried out "
            "meanwhile, unless the law provides otherwise."
        ),
        "!since_2015",
    ),
)
"""What the party may do against a decision, under the law of its day."""
_SIGNED = (
    worded("Customs officers (two or more): {officers}"),
    worded("Party or its agent"),
    worded("Keeper"),
    worded("Witness"),
)

LAYOUTS: dict[str, Layout] = {
    "notice": Layout(
        worded("Notice to Confirm the Status of Intellectual Property"),
        _TO_HOLDER,
        (
            REPLACES,
            P(
                worded(
                    "This office has found the goods listed below, which it suspects of infringing the intellectual "
                    "property rights recorded by you with the General Administration of Customs, and has suspended "
                    "their release. You are hereby notified in writing under article 16 of the Regulations on Customs "
                    "Protection of Intellectual Property Rights and article 21 of the Measures for their "
                    "implementation."
                ),
                "ex_officio",
            ),
            P(
                worded(
                    "On your application under article 13 of the Regulations on Customs Protection of Intellectual "
                    "Property Rights this office has found the goods listed below, and tells you so in writing."
                ),
                "application",
            ),
            P(
                worded(
                    "This office has found the articles listed below, brought by a traveller or sent by mail, which it "
                    "suspects of infringing your intellectual property rights (article 31 of the Regulations on "
                    "Customs Protection of Intellectual Property Rights)."
                ),
                "articles",
            ),
            F((*_FOUND,), _PAPERS),
            *GOODS,
            P(
                worded(
                    "Within three working days from the day after this notice is served, please either (1) apply in "
                    "writing for the detention of these goods and lodge security under article 23 of the Measures; or "
                    "(2) state in writing that they do not infringe your rights, or that you do not want them "
                    "detained, and why."
                ),
                "ex_officio",
            ),
            P(
                worded(
                    "If you have not applied in writing or not lodged security by then, customs may not detain the "
                    "goods and will release them."
                ),
                "ex_officio",
            ),
            P(worded("Please tell this office in writing whether they infringe your rights."), "articles"),
            F(("reply_to",), ("holder_agents", "holder_contacts")),
            C(),
        ),
    ),
    "detention-decision": Layout(
        worded("Detention Decision"),
        _TO_PARTY,
        (
            REPLACES,
            F(*_PARTY),
            P(
                worded(
                    "This office has found that the goods listed below, imported or exported by you, are suspected "
                    "of infringing intellectual property rights recorded with the General Administration of Customs "
                    "(right holders: {holder_names})."
                ),
                "ex_officio",
            ),
            P(
                worded(
                    "This office has found that the goods listed below, imported or exported by you, are suspected "
                    "of infringing intellectual property rights (right holders: {holder_names})."
                ),
                "application",
            ),
            P(
                worded(
                    "This office has found that the goods listed below, imported or exported by you, are suspected "
                    "of infringing intellectual property rights (right holders: {holder_names})."
                ),
                "both",
            ),
            P(
                worded(
                    "This office has found that the articles listed below, brought by you, or sent by or to you, go "
                    "beyond what is personal and reasonable in quantity and are suspected of infringing intellectual "
                    "property rights (right holders: {holder_names})."
                ),
                "articles",
            ),
            F((*_FOUND,), _PAPERS),
            *GOODS,
            P(
                worded(
                    "Under article 16 of the Regulations on Customs Protection of Intellectual Property Rights it has "
                    "decided, on the written application of the right holder, to detain these goods."
                ),
                "ex_officio",
            ),
            P(
                worded(
                    "Under article 15 of the Regulations on Customs Protection of Intellectual Property Rights it has "
                    "decided, on the application of the right holder and its security, to detain these goods."
                ),
                "application",
            ),
            P(
                worded(
                    "Under articles 15 and 16 of the Regulations on Customs Protection of Intellectual Property Rights "
                    "it has decided, on the written applications of the right holders and their security, to detain "
                    "these goods."
                ),
                "both",
            ),
            P(
                worded(
                    "Under article 31 of the Regulations on Customs Protection of Intellectual Property Rights it has "
                    "decided to detain these articles."
                ),
                "articles",
            ),
            F(("detained_on", "detained_until"), ("storage",)),
            P(
                worded(
                    "The time of reconsideration and of litigation is not counted (Regulations on Customs "
                    "Administrative Penalty, articles 40 and 41)."
                )
            ),
            P(
                worded(
                    "You may state your case and defend yourself, and hand in evidence that the goods do not infringe."
                ),
                "!articles",
            ),
            P(
                worded(
                    "You may state your case and defend yourself, and hand in evidence that the articles do not "
                    "infringe or are personal and reasonable in quantity."
                ),
                "articles",
            ),
            *REMEDIES,
            C(),
            S(_SIGNED[:2] + _SIGNED[3:], absent=True),
        ),
    ),
    "detention-list": Layout(
        worded("Detention List"),
        _TO_PARTY,
        (
            REPLACES,
            F(*_PARTY),
            F(("detained_on",), ("detention_number", *_PAPERS)),
            *GOODS,
            F(("storage", "keeper"), ("seal", "value")),
            P(worded("The goods listed above were counted and found complete in the presence of the signatories.")),
            S(_SIGNED, absent=True),
            C(),
        ),
    ),
    "receipt": Layout(
        worded("Receipt of Service"),
        "",
        (
            REPLACES,
            F(("about_form", "about", "recipient", "served_on", "served_how", "served_at")),
            P(worded("Received on (date and hour): ______________________")),
            S((worded("Recipient (signature or seal)"), worded("Received on behalf of the recipient; relation"))),
            P(
                worded(
                    "Where the recipient refuses, the reason and the day; the document was left at: "
                    "______________________________"
                )
            ),
            S((worded("Served by (two officers): {officers}"), worded("Witness"))),
            C(),
        ),
    ),
    "release-notice": Layout(
        worded("Notice of Release from Detention"),
        _TO_PARTY,
        (
            REPLACES,
            F(*_PARTY),
            P(worded("This office has decided to release the goods listed below."), "!other_hold"),
            P(
                worded(
                    "This office has decided to end the detention of the goods listed below that was ordered for "
                    "intellectual property rights."
                ),
                "other_hold",
            ),
            F(("released_on", "ground"), ("detained_on", "detention_number", "storage")),
            *GOODS,
            P(
                worded("Please collect them with this notice, and check their quantity and condition when you do."),
                when="!other_hold",
            ),
            P(worded("They stay in store until the hold under {other_hold} ends."), when="other_hold"),
            S(_SIGNED, absent=True),
            C(),
        ),
    ),
}
"""Form -> its layout, for notices and documents served on the party; the others are in `letters`."""
