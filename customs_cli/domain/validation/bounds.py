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

MAX_TEXT = 2**20
"""Characters of one text."""

MAX_LINES = 10_000
"""Lines of one batch; numbers of lines go no higher than `MAX_LINE_NO`, since removed ones are not reused."""

MAX_LINE_NO = 999_999

MAX_ENTRIES = 10_000
"""Entries of any list in a record: marks of a line, notes, aliases, officers."""

MAX_PLACE = 200
"""Characters of a storage place, or of the number of another hold."""

MAX_FILE = 2**49
"""Bytes of one evidence file."""

MAX_FILE_NAME = 255
"""Characters of the name of an evidence file."""

LEAP = 1_000
LEAP_TIMES = 10
"""A counter of serials that stands above `LEAP` and `LEAP_TIMES` the batches ever held is not followed in a merge.

Serials are given one by one, so that without merges the counter is the number of batches. A register that was itself
merged may hold fewer: what the other office had taken back before is in the other's journal alone.
"""
