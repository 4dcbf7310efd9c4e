"""Clauses on an act's changes to clues, visits, decisions on parties, counts of inspections and issued sheets."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from customs_cli.domain.books.entries import Changed
from customs_cli.domain.leads.visit import TEXTS
from customs_cli.render.layout.cells import grouped
from customs_cli.render.words.catalogue import Words, marked
from customs_cli.render.words.told import sheets
from customs_cli.render.words.told.apart import Fact, taken_apart
from customs_cli.render.words.told.clause import Clause, clause
from customs_cli.render.words.told.labels import value

_DECIDED = {
    "same": marked("{a} and {b} recorded as the same party"),
    "different": marked("{a} and {b} recorded as different parties"),
}
_MEANT_AFTER_ALL = {
    "same": marked("{a} and {b} now recorded as the same party"),
    "different": marked("{a} and {b} now recorded as different parties"),
}
_MEANT_NOW = {
    "same": marked("the two parties of {code} now recorded as the same"),
    "different": marked("the two parties of {code} now recorded as different"),
}


def of_leads(
    changes: Iterable[Changed], back: bool, words: Words, parties: Mapping[str, tuple[str, str]]
) -> Iterator[Clause]:
    """Yield clauses on what was done about clues, visits, parties, inspections and sheets."""
    own: dict[tuple[str, str], list[Changed]] = {}
    for change in changes:
        if change.table in _TABLES:
            own.setdefault((change.table, change.key), []).append(change)
    for (table, code), theirs in own.items():
        came, changed, removed = _TABLES[table]
        whole = next((change for change in theirs if not change.path), None)
        if whole is None and code in parties:
            yield from _meant(parties[code], list(taken_apart(theirs, back=back)))
        elif whole is None:
            yield from changed(code, list(taken_apart(theirs, back=back)), words)
        elif body := (whole.old if back else whole.new):
            yield from came(body, words)
        else:
            yield clause(removed, code=_as_typed(code) if table == "inspections" else code)


def _as_typed(code: str) -> str:
    return code.replace("@", " ")


def _clue(body: Mapping[str, Any], words: Words) -> Iterator[Clause]:
    code = body["code"]
    text = marked("clue {code} received ({source}): {what}")
    yield clause(text, body["on"], code=code, source=words.word(body["source"]), what=body["text"])
    for sent in body.get("sent", ()):
        yield _sent(code, sent)
    if body.get("result"):
        yield _result(code, body["result"], body.get("result_on", ""))


def _clue_changed(code: str, facts: Sequence[Fact], words: Words) -> Iterator[Clause]:
    on = next((str(fact.new) for fact in facts if fact.named(0) == "result_on" and fact.new), "")
    for fact in facts:
        match fact.named(0), fact.new:
            case "sent", None | []:
                yield clause(marked("sending of clue {code} withdrawn"), code=code)
            case "sent", str():
                yield _mended(marked("clue {code}: {what}"), code, fact, words)
            case "sent", _:
                yield from (_sent(code, sent) for sent in _new(fact))
            case "result", None:
                yield clause(marked("result of clue {code} withdrawn: {result}"), code=code, result=fact.old)
            case "result", _ if fact.old is None:
                yield _result(code, fact.new, on)
            case "result_on", _ if fact.old is None or fact.new is None:
                continue
            case _:
                yield _mended(marked("clue {code}: {what}"), code, fact, words)


def _new(fact: Fact) -> list[Mapping[str, Any]]:
    if isinstance(fact.new, list):
        return [one for one in fact.new if one not in (fact.old or ())]
    return [fact.new]


def _sent(code: str, sent: Mapping[str, Any]) -> Clause:
    return clause(marked("clue {code} sent to {body}"), sent["on"], code=code, body=sent["body"])


def _result(code: str, result: str, on: str) -> Clause:
    return clause(marked("result of clue {code}: {result}"), on, code=code, result=result)


def _visit(body: Mapping[str, Any], words: Words) -> Iterator[Clause]:
    text, told = marked("{enterprise} visited ({code}): {what}"), [body[name] for name in TEXTS if body.get(name)]
    what = words("; ").join(told)
    yield clause(text, body["on"], enterprise=body["enterprise"], code=body["code"], what=what)


def _verdict(body: Mapping[str, Any], words: Words) -> Iterator[Clause]:
    yield clause(_DECIDED[body["verdict"]], body["on"], a=body["a"], b=body["b"])


def _meant(parties: tuple[str, str], facts: Sequence[Fact]) -> Iterator[Clause]:
    on, (a, b) = next((str(fact.new) for fact in facts if fact.named(0) == "on"), ""), parties
    yield from (clause(_MEANT_AFTER_ALL[f.new], on, a=a, b=b) for f in facts if f.named(0) == "verdict" and f.new)


def _verdict_changed(code: str, facts: Sequence[Fact], words: Words) -> Iterator[Clause]:
    on = next((str(fact.new) for fact in facts if fact.named(0) == "on"), "")
    yield from (clause(_MEANT_NOW[f.new], on, code=code) for f in facts if f.named(0) == "verdict" and f.new)


def _inspections(body: Mapping[str, Any], words: Words) -> Iterator[Clause]:
    text = marked("{n} inspections at {office} from {first} to {last}")
    yield clause(text, n=grouped(body["number"]), office=body["office"], first=body["from"], last=body["to"])


def _inspections_changed(code: str, facts: Sequence[Fact], words: Words) -> Iterator[Clause]:
    for fact in facts:
        if fact.named(0) == "number" and fact.new is not None:
            yield clause(marked("inspections {code}: {n}"), code=_as_typed(code), n=grouped(fact.new))


def _visit_changed(code: str, facts: Sequence[Fact], words: Words) -> Iterator[Clause]:
    yield from (_mended(marked("visit {code}: {what}"), code, fact, words) for fact in facts)


def _mended(text: str, code: str, fact: Fact, words: Words) -> Clause:
    name = ".".join(step for step in fact.path if isinstance(step, str))
    field = words(_FIELDS.get(name, name))
    old, new = (
        words.word(one) if name in ("source", "sent.to") and isinstance(one, str) else value(name, one, words)
        for one in (fact.old, fact.new)
    )
    return clause(text, code=code, what=words("{field}: {old} -> {new}", field=field, old=old, new=new))


_FIELDS = {
    "on": marked("Day"),
    "source": marked("Given by"),
    "about": marked("About"),
    "text": marked("Content"),
    "sent.to": marked("Sent to"),
    "sent.body": marked("Sent to"),
    "sent.on": marked("Sent on"),
    "due_on": marked("Due"),
    "result": marked("Result"),
    "result_on": marked("Result on"),
    "enterprise": marked("Enterprise"),
    "purpose": marked("Purpose"),
    "findings": marked("What was found"),
    "abroad_dispute": marked("Disputes abroad"),
    "wishes": marked("Requests to customs"),
    "follow_up": marked("Next steps"),
}
"""Field of a clue or a visit -> its heading."""


_Came = Callable[[Mapping[str, Any], Words], Iterator[Clause]]
_Changed = Callable[[str, Sequence[Fact], Words], Iterator[Clause]]
_TABLES: dict[str, tuple[_Came, _Changed, str]] = {
    "clues": (_clue, _clue_changed, marked("clue {code} removed from the register")),
    "visits": (_visit, _visit_changed, marked("visit {code} removed from the register")),
    "verdicts": (_verdict, _verdict_changed, marked("decision on the parties of {code} withdrawn")),
    "inspections": (_inspections, _inspections_changed, marked("inspections {code} removed from the register")),
    "sheets": (sheets.came, sheets.changed, sheets.GONE),
}
"""Table -> (clauses on a new record, clauses on a changed one, text for a removed one)."""
