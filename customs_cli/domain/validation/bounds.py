"""The largest sizes in an office's records: larger values are a mistake or an attack, and would harm others.

Bounds of quantities and amounts are `quantity.TOO_MANY` and `money.TOO_MUCH`; of codes, `name_matching.MAX_CODE`.
"""

from datetime import date

FIRST_YEAR = 1980
"""First year in which goods of a register may be found: the Chinese rules are of 1994, the published cases later."""

DAYS_AHEAD = 366
"""How many days after the reader's day an act may be dated: another office's clock, or a day that is planned."""

FIRST_DAY, LAST_DAY = date(1850, 1, 1), date(2199, 12, 31)
"""The range, both included, of days on which a right, an operation or a time limit may begin or end."""

MAX_TEXT = 10_000
"""Characters of a narrative text: a note, a clue, the findings of a visit, the source of an import."""

MAX_REASON = 2_000
"""Characters of a reason, a description of goods, an address, a contact."""

MAX_DATA = 2**20
"""Characters of the data that a document is made from."""

MAX_LINES = 10_000
"""Lines of one batch; line numbers may go up to `MAX_LINE_NO`, since those of removed lines are not reused."""

MAX_LINE_NO = 999_999

MAX_ENTRIES = 10_000
"""Entries of any list in a record: marks of a line, notes, aliases, officers."""

MAX_PLACE = 200
"""Characters of a name, a number, a place: of any text that `KINDS_OF_TEXT` does not list."""

MAX_FILE = 2**49
"""Size in bytes of one evidence file."""

MAX_FILE_NAME = 255
"""Characters of the name of an evidence file."""

KINDS_OF_TEXT = {
    **dict.fromkeys(("data",), MAX_DATA),
    **dict.fromkeys(("text", "note", "notes", "source", "result"), MAX_TEXT),
    **dict.fromkeys(("purpose", "findings", "abroad_dispute", "wishes", "follow_up"), MAX_TEXT),
    **dict.fromkeys(("reason", "reply_reason", "outcome_reason", "override", "void", "withdrawn"), MAX_REASON),
    **dict.fromkeys(("goods", "address", "contacts", "likeness"), MAX_REASON),
    **dict.fromkeys(("Evidence.name", "IssuedFile.name"), MAX_FILE_NAME),
    "Stated.row": MAX_DATA,  # a sheet names goods as they are in the register, as long as any version took them
    "Stated.value": MAX_TEXT,  # of a remark
}
"""Field -> highest number of characters; any other text is a name, a number, a place or a code: `MAX_PLACE`."""

LEAP = 1_000
LEAP_TIMES = 10
"""A merge does not take over a counter of serials above `LEAP` plus `LEAP_TIMES` the number of batches ever held.

Serials are given one by one, so that without merges the counter is the number of batches. A register that was itself
merged may hold fewer: batches that the other office had undone before are in the other's journal alone.
"""
