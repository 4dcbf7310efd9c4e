"""The reasons for taking a column of another office's list for a field, as sentences."""

from customs_cli.render.words.catalogue import Words

SENTENCES = {
    "own": "the field's own name",
    "heading": "its heading",
    "proven": "its heading, and what stands below it",
    "beside": "its heading, and the party in the column before it",
    "firm": "its heading; the party in the column before it is abroad, and has no such code",
    "saved": "the saved map",
    "second": "its heading, but another column is that field: kept as a remark",
    "other": "its heading, but what stands below is something else: kept as a remark",
    "nobody": "no field is called so: kept as a remark",
    "second-left": "its heading, but another column is that field: left out",
    "other-left": "its heading, but what stands below is something else: left out",
    "no-place": "no field is called so: left out",
    "counts": "it only counts the rows: left out",
    "cases": "one number counts several rows of one day and office",
    "joined": "its cells are joined over all rows of a case",
    "empty": "it is empty: left out",
    "documents": "declaration numbers or mail items stand below it",
    "credit-codes": "credit codes stand below it, with their check characters",
    "container-numbers": "container numbers stand below it, with their check digits",
    "offices": "offices that are known stand below it",
    "marks": "marks that are known stand below it",
    "holders": "holders that are known stand below it",
    "campaigns": "campaigns that are known stand below it",
    "days": "days stand below it, and no other column is the day found",
    "words": "words of its list stand below it",
    "quantities": "quantities with their units stand below it",
    "weights": "a weight, and no other column says how many",
    "units": "units stand below it",
}
"""Reason, as `services.importing.mapping` names it -> its sentence."""


def reason(why: str, words: Words) -> str:
    """A reason as a sentence in the reader's language."""
    return words(SENTENCES[why])
