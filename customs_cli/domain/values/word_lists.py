"""The closed word lists of the field: every value is the word that is stored, typed and shown in JSON."""

from typing import Literal

Direction = Literal["export", "import", "transit"]
Channel = Literal["cargo", "mail", "express", "ecommerce", "traveller"]
Transport = Literal["sea", "rail", "road", "air", "mail", "other"]
Basis = Literal["ex-officio", "application"]
DocumentKind = Literal["declaration", "manifest", "waybill", "mail-item", "none"]
ValueBasis = Literal["declared", "transaction", "estimate", "market", "retail"]
RightType = Literal["trademark", "copyright", "patent", "design", "olympic", "expo", "gi", "unknown"]
Confirmation = Literal["pending", "infringing", "genuine", "undetermined", "no-reply"]
Finding = Literal["infringing", "not-infringing", "undetermined"]
Reply = Literal["applied", "declined"]
ServedHow = Literal["in-person", "post", "fax", "email"]
SecurityForm = Literal["deposit", "guarantee", "general-guarantee"]
Outcome = Literal["released", "confiscated", "transferred", "abandoned"]
CourtKind = Literal["evidence-taking", "evidence-preservation", "property-preservation", "assistance"]
Assistance = Literal["evidence-taking", "evidence-preservation", "property-preservation", "assistance", "police"]
Deposit = Literal["lodged", "returned"]
CustodyPurpose = Literal[
    "store", "move", "sample", "laboratory", "viewing", "court", "police", "office", "return", "hand-back", "disposal",
    "other",
]  # fmt: skip
GapKind = Literal["persons", "seals", "balance", "seal-untold"]
ReleaseGround = Literal[
    "c3", "c4", "bond", "proof", "withdrawn", "request", "settlement", "court", "term", "personal", "other"
]
Ground = Literal[ReleaseGround, "c1", "declined", "cleared", "unclaimed", "capr-62"]
Lacking = Literal["security", "second-officer"]
FeeKind = Literal["storage", "disposal", "other"]
ClueSource = Literal["holder", "enterprise", "police", "public", "own-analysis"]
FoundBy = Literal["targeting", "image", "manual", "tip-off"]
TransferTo = Literal["police", "court", "office"]
ExpressProcedure = Literal["cn_articles", "cn_ex_officio"]
CountedOn = Literal["found", "detained", "confirmed", "transferred", "closed"]
Way = Literal["donate", "sell", "auction", "destroy", "return"]

TO_CHOOSE = {
    "confirm": "--infringing|--genuine|--undetermined",
    "determine": "--infringing|--not-infringing|--undetermined",
    "dispose": "donate|sell|auction|destroy",
}
"""Act -> what a printed command leaves to choose, since nobody has said or found it; ways in the order of the law."""
Status = Literal[
    "recorded",
    "notified",
    "applied",
    "declined",
    "detained",
    "released",
    "confiscated",
    "transferred",
    "abandoned",
    "disposed",
]

PATENTS: tuple[RightType, ...] = ("patent", "design")
"""The types of right that are patents: of inventions, and of designs, which China's law protects by patents only."""
