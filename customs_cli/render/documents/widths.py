"""How wide the columns of a document's tables are, in every kind of file."""

_USUAL = 2.0
_WIDTHS = {
    "no": 1,
    "line": 1.3,
    "goods": 4,
    "rights": 4,
    "quantity": 2.4,
    "value": 2.9,
    "at": 2.4,
    "from": 2.2,
    "to": 2.4,
    "purpose": 2,
    "seal": 1.8,
    "document": 2.3,
    "by": 2,
    "holder": 3,
    "marks": 2.6,
    "mark": 2.6,
    "notified": 2.3,
    "replied": 2.3,
    "detained": 2.3,
    "finding": 2.6,
    "outcome": 2.6,
    "name": 3,
    "sha256": 5,
    "remark": 3,
    "number": 3,
    "form": 4,
    "on": 2.4,
    "kind": 2.6,
    "amount": 2.9,
    "returned": 2.9,
    "kept": 2.9,
    "body": 3,
    "holders": 3,
    "state": 2.6,
    "since": 2.4,
    "until": 2.4,
    "word": 3,
    "fine": 2.9,
    "because": 2.6,
    "event": 4,
    "role": 1.9,
    "uscc": 3.9,
    "address": 3.6,
    "phones": 2.9,
}

MOST_COLUMNS = 9
"""A table with more columns turns the paper."""
LABEL_AND_VALUE = (0.32, 0.68)
"""Shares of the width for a label and the value beside it."""
SIGNATURE = (0.38, 0.38, 0.24)
"""Shares of the width for the label of a signature, the signature, and its day."""


def width(column: str) -> float:
    """Return the width of a column, by its key, relative to those beside it."""
    return _WIDTHS.get(column, _USUAL)
