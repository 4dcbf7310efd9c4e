"""The sizes that no record of an office has: beyond them a value is a slip or an attack, and other values suffer.

Bounds of quantities and amounts are `quantity.TOO_MANY` and `money.TOO_MUCH`; of codes, `names.MAX_CODE`.
"""

from datetime import date

FIRST_YEAR = 1980
"""No goods of a register were found before: the Chinese rules are of 1994, the oldest published cases later."""

DAYS_AHEAD = 366
"""How far after the reader's day what happened may be dated: another office's clock, or a day that is planned."""

FIRST_DAY, LAST_DAY = date(1850, 1, 1), date(2199, 12, 31)
"""The days that a right, an operation or a time limit may begin or end on, both included."""

MAX_TEXT = 10_000
"""Characters of what is told: a note, a clue, what a visit found, what a document was made from in a list."""

MAX_REASON = 2_000
"""Characters of a reason, a description of goods, an address, a contact."""

MAX_DATA = 2**20
"""Characters of what a document is made from."""

MAX_LINES = 10_000
"""Lines of one batch; numbers of lines go no higher than `MAX_LINE_NO`, since removed ones are not reused."""

MAX_LINE_NO = 999_999

MAX_ENTRIES = 10_000
"""Entries of any list in a record: marks of a line, notes, aliases, officers."""

MAX_PLACE = 200
"""Characters of a name, a number, a place: of any text that `KINDS_OF_TEXT` does not name."""

MAX_FILE = 2**49
"""Bytes of one evidence file."""

MAX_FILE_NAME = 255
"""Characters of the name of an evidence file."""

KINDS_OF_TEXT = {
    **dict.fromkeys(("data",), MAX_DATA),
    **dict.fromkeys(("text", "note", "notes", "source", "result"), MAX_TEXT),
    **dict.fromkeys(("purpose", "findings", "abroad_dispute", "wishes", "follow_up"), MAX_TEXT),
    **dict.fromkeys(("reason", "reply_reason", "outcome_reason", "override", "void", "withdrawn"), MAX_REASON),
    **dict.fromkeys(("goods", "address", "contacts", "likeness"), MAX_REASON),
    **dict.fromkeys(("Evidence.name", "IssuedFile.name"), MAX_FILE_NAME),
}
"""Field -> the characters that it may have; every other one is a name, a number, a place or a code: `MAX_PLACE`."""

LEAP = 1_000
LEAP_TIMES = 10
"""A counter of serials that stands above `LEAP` and `LEAP_TIMES` the batches ever held is not followed in a merge.

Serials are given one by one, so that without merges the counter is the number of batches. A register that was itself
merged may hold fewer: what the other office had taken back before is in the other's journal alone.
"""
