"""`customs help course`: the course of a case on one screen, made from the table that the acts themselves use."""

from customs_cli.domain.batch.course.readiness import BARRED_BY, COURSE
from customs_cli.render.layout.folding import padded
from customs_cli.render.words.catalogue import Words, marked

PLACES = {
    "closed": marked("released, confiscated, transferred, abandoned"),
    "no mark named": marked("no mark is named yet"),
    "before a court": marked("held for a court: the court decides"),
    "partly found": marked("found in part"),
    "found infringing": marked("found infringing"),
    "rest not infringing": marked("the infringing part is confiscated"),
    "found not infringing": marked("found not infringing"),
    "time over": marked("a time limit has expired: release"),
    "freed by a court": marked("undetermined, freed by a court's decision"),
    "in doubt": marked("found undetermined"),
    "declined": marked("the holder declined"),
    "waiting for a word": marked("detained, awaiting the holder's confirmation"),
    "waiting for a finding": marked("detained, customs decides"),
    "opposed": marked("small consignment, the declarant objected"),
    "found small": marked("small consignment of the EU"),
    "the declarant's turn": marked("small consignment, the declarant must be told"),
    "rest held to be genuine": marked("detained, the rest genuine as the holder says"),
    "held to be infringing": marked("detained, infringing as holder or court says"),
    "held to be genuine": marked("detained, genuine as the holder says"),
    "contested": marked("detained, not yet clear"),
    "found by customs": marked("articles of travellers or in the mail"),
    "told": marked("notified, no application needed"),
    "applied for": marked("the holder applied and lodged security"),
    "served": marked("the holder was served"),
    "found by the holder": marked("found by the holder, application expected"),
    "found": marked("found, the holder must be notified"),
}
"""Row of the course -> the situation of a holder's goods."""

WHYS = {
    "nameless": marked("no mark named"),
    "closed": marked("closed"),
    "closed for good": marked("closed"),
    "with the police": marked("police case"),
    "notified": marked("served before"),
    "not notified": marked("not notified"),
    "not notified first": marked("not notified"),
    "own motion": marked("articles"),
    "not articles": marked("not articles"),
    "detained": marked("detained before"),
    "detained in full": marked("detained before with security"),
    "no application": marked("no application"),
    "no security": marked("no security"),
    "confirmed": marked("confirmed before"),
    "not for customs": marked("not for customs to decide"),
    "not detained": marked("not detained"),
    "held for a court": marked("held for a court"),
    "found": marked("found before"),
    "found infringing": marked("found infringing"),
    "not found infringing": marked("not found infringing"),
}
"""Obstacle -> why an act is refused, in a word or two."""

_WIDTH = 46


def course(words: Words) -> str:
    """Return the situations of a holder's goods with the next act in each, and what prevents each act."""
    lines = [words("Where a holder's goods are, and what comes next (the first line that applies)")]
    lines += [_row(words(PLACES[row.where]), f"customs {row.act}" if row.act else "-", _WIDTH) for row in COURSE]
    lines += ["", words("What prevents an act")]
    for act, names in BARRED_BY.items():
        lines.append(_row(act, words(", ").join(dict.fromkeys(words(WHYS[name]) for name in names)), 10))
    return "\n".join(lines) + "\n"


def _row(first: str, second: str, column: int) -> str:
    return f"  {padded(first, column)}  {second}"
