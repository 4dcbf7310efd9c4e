"""Translates what acts store in English: names of acts and events, reasons that the program gives.

Anything else that is stored was entered by somebody and is shown as it is.
"""

import re

from customs_cli.domain.rights.holder import owned_by_unnamed
from customs_cli.render.words.articles import cited
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
    "trademark add": marked("act: trademark add"),
    "trademark edit": marked("act: trademark edit"),
    "trademark remove": marked("act: trademark remove"),
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
"""Act, by the name of its command -> what it does."""

REASONS = {
    "the holder declined": marked("the holder declined"),
    "found not infringing": marked("found not infringing"),
    "the holder confirmed the goods as genuine": marked("the holder confirmed the goods as genuine"),
    "the holder did not reply": marked("the holder did not reply"),
    "holder and consignor settled": marked("holder and consignor settled"),
    "the holder withdrew its application": marked("the holder withdrew its application"),
    "patent goods on bond": marked("patent goods on bond"),
    "the consignor's proof is accepted": marked("the consignor's proof is accepted"),
    "the holder asked for the release": marked("the holder asked for the release"),
    "the court's word": marked("the court's word"),
    "the term of detention is over": marked("the term of detention is over"),
    "the suspicion is excluded": marked("the suspicion is excluded"),
    "a reasonable quantity for personal use": marked("a reasonable quantity for personal use"),
    "another ground": marked("another ground"),
    "as imported": marked("as imported"),
    "rights, holders and campaign of the demo": marked("rights, holders and campaign of the demo"),
    "batches of January to August 2019": marked("batches of January to August 2019"),
}
"""The reasons for outcomes and acts that the program itself gives."""

_REASONED = (
    marked("the time limit {rule} ended on {day} ({article}): {act} on {met_on} came too late"),
    marked("the time limit {rule} ended on {day} ({article})"),
    marked("{holder} lodged security on {lodged}, after the last day ({due_on}) ({article})"),
    marked("{holder} lodged no security by the last day ({due_on}) ({article})"),
    marked("collected: no party came forward by {day}"),
    marked("collected: {what} ({document})"),
    marked("{why} ({article})"),
    marked("{count} serials for a file"),
    marked("from {file}, chain {office}, root {root}, names {names}"),
    marked("from {file}, chain {office}, root {root}"),
)
"""Reasons that contain a day, an article, a document or a count."""


def act(name: str, words: Words) -> str:
    """Return an act by its command (`holder add`); in Chinese by what it does. Unknown names are unchanged."""
    known = ACTS.get(name) or ACTS.get(name.partition(" ")[0])
    return words(known) if words.lang == "zh" and known else name


MEASURED = {"batches": marked("Batches"), "measures": marked("Measures"), "items": marked("Items")}
"""The figure that ranks and trends count, as typed -> its heading."""


def choice(word: str, words: Words) -> str:
    """Return a word of a closed list in the reader's words; for dimensions and figures in Chinese their heading."""
    called = words.word(word)
    if called != word or words.lang == "en":
        return called
    from customs_cli.render.pages.leads import visits
    from customs_cli.render.pages.sums.summary import HEADINGS

    heading = HEADINGS.get(word.replace("-", "_")) or MEASURED.get(word) or visits.HEADINGS.get(word)
    return words(heading) if heading else called


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
"""The forms of documents as they are typed; the Chinese of each is its title."""


def event_called(name: str, words: Words) -> str:
    """Return an event as it is typed (`public-notice`); in Chinese as the law calls it."""
    if words.lang == "en":
        return name
    known = EVENTS.get(f"{name.replace('-', '_')}_on") or CONDITIONS.get(name)
    return words(known or _FACTS.get(name, name))


_FACTS = {"declarant-objected": marked("the declarant objected"), "settled": marked("settled")}


def reason(text: str | None, words: Words) -> str | None:
    """Return a reason: one that the program gave is translated, one that somebody entered is unchanged."""
    if text is None or words.lang == "en":
        return text
    return words(REASONS[text]) if text in REASONS else _reasoned(text, words) or text


def _reasoned(text: str, words: Words) -> str:
    for template in _REASONED:
        pattern = re.sub(r"\\{(\w+)\\}", r"(?P<\1>.+?)", re.escape(template))
        found = re.fullmatch(pattern, text)
        if found and found.groupdict().get("why", "another ground") in REASONS:
            return words(template, **{name: _in_words(name, value, words) for name, value in found.groupdict().items()})
    return ""


def _in_words(name: str, value: str, words: Words) -> str:
    match name:
        case "article":
            return cited(value, True, words)
        case "why":
            return words(REASONS[value])
        case "act":
            return act(value, words)
    return value


_UNNAMED = (marked("not named"), marked("the police"), marked("the court"), marked("another office"))
"""The texts stored for a body that nobody named: `NOT_NAMED` and `UNNAMED` of `proceeding_record`."""


def body(name: str, words: Words) -> str:
    """Return the name of a body or of a court's notice; a text that stands for a missing name is translated."""
    return words(name) if name in _UNNAMED else name


def holder_called(name: str, words: Words) -> str:
    """Return a holder's name; that of a placeholder for the unknown owner of a mark is translated."""
    mark = owned_by_unnamed(name) if words.lang == "zh" else ""
    return words("holder of {mark} (not known)", mark=mark) if mark else name
