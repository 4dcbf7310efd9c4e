"""The reasons for taking a column of another office's list for a field, as sentences."""

from customs_cli.render.words.catalogue import Words

SENTENCES = {
    "own": "heading is the field's name",
    "heading": "heading",
    "proven": "heading and content",
    "beside": "heading, and the party in the column before it",
    "firm": "heading; the party in the column before it is abroad and has no such code",
    "saved": "the saved map",
    "named": "named by --map",
    "second": "heading, but another column is that field: kept as a remark",
    "other": "heading, but the content is something else: kept as a remark",
    "nobody": "no field has this name: kept as a remark",
    "second-left": "heading, but another column is that field: not imported",
    "other-left": "heading, but the content is something else: not imported",
    "no-place": "no field has this name: not imported",
    "counts": "only counts the rows: not imported",
    "cases": "one number for several rows of the same day and office",
    "joined": "joined over all rows of a case",
    "empty": "empty: not imported",
    "documents": "contains declaration numbers or mail items",
    "credit-codes": "contains credit codes with correct check characters",
    "container-numbers": "contains container numbers with correct check digits",
    "offices": "contains known offices",
    "marks": "contains known marks",
    "holders": "contains known holders",
    "campaigns": "contains known campaigns",
    "days": "contains days, and no other column is the day found",
    "words": "contains words of the field's list",
    "quantities": "contains quantities with units",
    "weights": "a weight, and no other column gives the quantity",
    "units": "contains units",
}
"""Reason, as `services.importing.mapping` names it -> its sentence."""


def reason(why: str, words: Words) -> str:
    """A reason as a sentence in the reader's language."""
    return words(SENTENCES[why])
