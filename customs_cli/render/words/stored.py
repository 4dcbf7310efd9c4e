"""What acts keep in English themselves, as readers know it: acts, events, the reasons that a file implies.

Anything else that is kept was entered by somebody and is shown as it is.
"""

import re

from customs_cli.render.words.catalogue import Words, marked
from customs_cli.render.words.law import CONDITIONS, EVENTS

ACTS = {
    "notify": marked("act: notify"),
    "reply": marked("act: reply"),
    "detain": marked("act: detain"),
    "determine": marked("act: determine"),
    "court": marked("act: court"),
    "release": marked("act: release"),
    "confiscate": marked("act: confiscate"),
    "dispose": marked("act: dispose"),
    "transfer": marked("act: transfer"),
    "trademark": marked("act: trademark"),
    "record": marked("act: record"),
    "line": marked("act: line"),
    "confirm": marked("act: confirm"),
    "abandon": marked("act: abandon"),
    "event": marked("act: event"),
    "fee": marked("act: fee"),
    "custody": marked("act: custody"),
    "evidence": marked("act: evidence"),
    "clue": marked("act: clue"),
    "clue send": marked("act: clue send"),
    "clue result": marked("act: clue result"),
    "visit": marked("act: visit"),
    "same": marked("act: same"),
    "different": marked("act: different"),
    "print": marked("act: print"),
    "print daily": marked("act: print daily"),
    "print void": marked("act: print void"),
    "office inspections": marked("act: office inspections"),
    "note": marked("act: note"),
    "correct": marked("act: correct"),
    "undo": marked("act: undo"),
    "redo": marked("act: redo"),
    "import": marked("act: import"),
    "merge": marked("act: merge"),
    "pull": marked("act: pull"),
    "sync": marked("act: sync"),
    "backup": marked("act: backup"),
    "demo": marked("act: demo"),
    "holder": marked("act: holder"),
    "office": marked("act: office"),
    "campaign": marked("act: campaign"),
    "enterprise": marked("act: enterprise"),
    "rate": marked("act: rate"),
    "bundle": marked("act: bundle"),
    "timestamp": marked("act: timestamp"),
    "init": marked("act: init"),
}
"""An act by its command -> what is done by it."""

REASONS = {
    "the holder declined": marked("the holder declined"),
    "found not infringing": marked("found not infringing"),
    "the holder confirmed the goods as genuine": marked("the holder confirmed the goods as genuine"),
    "the holder did not reply": marked("the holder did not reply"),
}
"""The reasons for release that a proceeding's own state gives (`implied_reason`)."""

_OWNER = r"holder of (.+) \(not known\)"


def act(name: str, words: Words) -> str:
    """An act by its command (`holder add`); in Chinese by what is done. A name that is none stays."""
    known = ACTS.get(name) or ACTS.get(name.partition(" ")[0])
    return words(known) if words.lang == "zh" and known else name


FORMS = (
    marked("notice"),
    marked("detention-decision"),
    marked("detention-list"),
    marked("receipt"),
    marked("release-notice"),
    marked("transfer-letter"),
    marked("hearing-notice"),
    marked("penalty-decision"),
    marked("confiscation-notice"),
    marked("custody-chain"),
    marked("batch-file"),
    marked("court-letter"),
    marked("collection-list"),
)
"""The forms of documents as they are typed; in Chinese each by the title it bears."""


def event_called(name: str, words: Words) -> str:
    """An event as it is typed (`public-notice`); in Chinese as the law calls it."""
    if words.lang == "en":
        return name
    known = EVENTS.get(f"{name.replace('-', '_')}_on") or CONDITIONS.get(name)
    return words(known or _OBJECTED.get(name, name))


_OBJECTED = {"declarant-objected": marked("the declarant objected")}


def reason(text: str | None, words: Words) -> str | None:
    """A reason that the program gave in the reader's language; one that somebody gave as it is."""
    return words(REASONS[text]) if text in REASONS else text


def holder_called(name: str, words: Words) -> str:
    """A holder's name; the one that stands for an unknown owner of a mark, in the reader's language."""
    found = re.fullmatch(_OWNER, name) if words.lang == "zh" else None
    return words("holder of {mark} (not known)", mark=found[1]) if found else name
