"""What stands in help topics beside their texts (`data/help`), in English."""

KINDS = {
    "text": "Texts that hold the value",
    "word": "Closed words",
    "code": "Codes, whole",
    "prefix": "Codes, whole or their beginning",
    "number": "Numbers, 1,000 and 10万 too; a value with its currency, 10万元",
    "date": "Days, compared with a day or a period",
    "duration": "Working days left, 3wd or 3, below 0 when over",
}
"""Kind of field in a filter -> what it accepts."""

STATUSES = {
    "recorded": "nobody was notified yet",
    "notified": "the notice went out; the holder has three working days from service",
    "applied": "the holder applied for detention",
    "declined": "the holder does not want detention: to be released",
    "detained": "the goods are detained",
    "released": "released to the party",
    "confiscated": "confiscated, or collected",
    "transferred": "the case went to the police or to another office",
    "abandoned": "given up by traveller, sender or addressee",
    "disposed": "nothing of the goods is left in store, and some were disposed of",
}
"""Status -> what it means."""

UNIT_KINDS = {
    "piece": "Pieces",
    "thing": "Things counted beside the pieces",
    "package": "Packages, whatever is in them",
    "measure": "Weights and measures",
}
"""Kind of unit -> its name."""
