"""Clauses on an act's changes to one holder's proceeding: notice, reply, detention, confirmation, finding, outcome."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from customs_cli.domain.law.events import called
from customs_cli.domain.values.money import HOME
from customs_cli.domain.values.name_matching import UNKNOWN
from customs_cli.render.layout.cells import grouped
from customs_cli.render.words.catalogue import Words, marked
from customs_cli.render.words.law import CONDITIONS, EVENTS
from customs_cli.render.words.phrases import finding, ground, outcome, spoken_of
from customs_cli.render.words.stored import event_called, reason
from customs_cli.render.words.told import courts
from customs_cli.render.words.told.apart import Fact
from customs_cli.render.words.told.clause import Clause, clause
from customs_cli.render.words.told.labels import label, money, value
from customs_cli.render.words.told.mended import FOLLOWING, OF_AN_ENTRY, OF_PARTS, is_alone, is_mended, mended, part_at


def of_proceeding(
    holder: str, facts: Iterable[Fact], *, mending: bool, units: Mapping[str, str], words: Words
) -> Iterator[Clause]:
    """Yield clauses on what was done in a proceeding."""
    facts = [fact for fact in facts if (fact.named(2), fact.named(4)) != ("parts", "fine")]  # the whole fine is told
    apart_told = [fact for fact in facts if is_alone(fact, facts) or (mending and is_mended(fact))]
    kept = [fact for fact in facts if fact not in apart_told]
    own = {fact.named(2): fact.new for fact in kept if len(fact.path) == 3 and fact.new is not None}
    apart = {fact.named(2) for fact in kept if fact.named(2) in OF_PARTS and isinstance(fact.new, dict)}
    if "parts" in apart:
        own["fine"] = _more_fined(kept)
    if "finding_on" in own and (again := _once_more(kept, "finding_on")):
        own.setdefault("finding", again)
    if own.get("basis") == "application":  # the holder applied of its own accord
        own.setdefault("reply", "applied")
    found, ended = () if "found" in apart else (_found,), _of_parts if "parts" in apart else _ended
    steps = (_notified, _replied, _detained, *found, ended)
    told = (one for step in steps for one in step(own, words))
    known = words("holder unknown") if holder == UNKNOWN else holder
    others = (*_events(kept, own, words), *_parts(kept, words), *_gone(kept, words))
    for one in (*told, *_marks(kept, units, words), *others):
        yield one._replace(holder=known)
    for fact in apart_told:
        yield mended(fact, words)._replace(holder=known)


def _former(facts: Iterable[Fact]) -> Iterator[Mapping[str, Any]]:
    for fact in facts:
        if fact.named(2) == "earlier" and fact.new and len(fact.path) < OF_AN_ENTRY:
            yield from fact.new if isinstance(fact.new, list) else [fact.new]


def _once_more(facts: Iterable[Fact], name: str, mark: str = "") -> str:
    words = [
        one["word"]
        for one in _former(facts)
        if (one["name"], one.get("mark", ""), one.get("line")) == (name, mark, None)
    ]
    return words[-1] if words else ""


def _followed(fact: Fact, facts: Iterable[Fact], words: Words) -> Clause:
    new = {one.path[-1]: one.new for one in facts if one.path[:-1] == fact.path[:-1]}
    mark = fact.named(3) if fact.named(2) == "marks" else ""
    details = (mark, _number(new.get("document"), words))
    return mended(fact, words)._replace(on=new.get("on") or "", details=tuple(filter(None, details)))


def _notified(own: Mapping[str, Any], words: Words) -> Iterator[Clause]:
    on, served = own.get("notified_on", ""), own.get("served_on", "")
    number = _number(own.get("notice_no"), words)
    if on and served == on:
        yield clause(marked("{holder} notified and served"), on, number)
    elif on:
        day = words("served on {day}", day=served) if served else ""
        yield clause(marked("{holder} notified"), on, day, number)
    elif served:
        yield clause(marked("notice served on {holder}"), served, number)


def _replied(own: Mapping[str, Any], words: Words) -> Iterator[Clause]:
    if "reply" in own:
        why = own.get("reply_reason", "")
        applied = clause(marked("{holder} {reply}"), own.get("replied_on", ""), reply=words.word(own["reply"]))
        yield applied._replace(details=tuple(filter(None, (_security(own.get("security"), words), why))))
    elif "security" in own:
        security = own["security"]
        yield clause(marked("{holder}: {what}"), security.get("lodged_on", ""), what=_security(security, words))


def _security(kept: Any, words: Words) -> str:
    if not kept:
        return ""
    number = kept.get("number") or ""
    if kept.get("form") == "general-guarantee":
        return words("general guarantee {number}", number=number).strip()
    form = words.word(kept["form"]) if kept.get("form") else ""
    return " ".join(filter(None, (words("security {amount}", amount=money(kept.get("amount"), words)), form, number)))


def _detained(own: Mapping[str, Any], words: Words) -> Iterator[Clause]:
    if on := own.get("detained_on"):
        lacking = words(", ").join(words.word(word) for word in own.get("lacking", ()))
        lack = words("missing on record: {what}", what=lacking) if lacking else ""
        yield clause(marked("detained for {holder}"), on, _number(own.get("detention_no"), words), lack)


def _found(own: Mapping[str, Any], words: Words) -> Iterator[Clause]:
    if "finding" in own:
        what = finding(own["finding"], words)
        yield clause(marked("found {finding} for {holder}"), own.get("finding_on", ""), finding=what)


def _ended(own: Mapping[str, Any], words: Words) -> Iterator[Clause]:
    on = own.get("outcome_on", "")
    if "outcome" in own:
        fine, bond = money(own.get("fine"), words), money(own.get("bond"), words)
        details = (
            _number(own.get("outcome_no"), words),
            words("fine {amount}", amount=fine) if fine else "",
            words("bond {amount}", amount=bond) if bond else "",
            _because(own, words),
            words("against the rules: {why}", why=own["override"]) if own.get("override") else "",
        )
        yield clause(marked("{outcome} for {holder}"), on, *details, outcome=outcome(own, words))


def _of_parts(own: Mapping[str, Any], words: Words) -> Iterator[Clause]:
    fine, bond = money(own.get("fine"), words), money(own.get("bond"), words)
    why = own.get("override")
    for what in (
        words("fine {amount}", amount=fine) if fine else "",
        words("bond {amount}", amount=bond) if bond else "",
        words("against the rules: {why}", why=why) if why else "",
    ):
        if what:
            yield clause(marked("{holder}: {what}"), what=what)


def _more_fined(facts: Iterable[Fact]) -> Any:
    for fact in facts:
        if fact.path[2:] == ("fine",):
            return fact.new
        if fact.path[2:] == ("fine", "amount") and fact.old and fact.new:
            return {"amount": str(Decimal(fact.new) - Decimal(fact.old)), "currency": HOME}
    return None


def _because(own: Mapping[str, Any], words: Words) -> str:
    named = own.get("ground")
    return ground(named, words) if named and named != "other" else reason(own.get("outcome_reason"), words) or ""


def _marks(facts: Sequence[Fact], units: Mapping[str, str], words: Words) -> Iterator[Clause]:
    own = [fact for fact in facts if fact.named(2) == "marks" and len(fact.path) > 4 and fact.new is not None]
    said = [fact for fact in own if fact.named(4) == "said"]
    parts = [_of_part(fact.new, words, fact.named(3)) for fact in said if isinstance(fact.new, dict)]
    parts += [_followed(fact, own, words) for fact in said if fact.named(len(fact.path) - 1) == "confirmation"]
    yield from parts or _whole_marks(own, facts, units, words)


def _whole_marks(
    own: Iterable[Fact], facts: Sequence[Fact], units: Mapping[str, str], words: Words
) -> Iterator[Clause]:
    states: dict[str, dict[str, Any]] = {}
    for fact in own:
        states.setdefault(fact.named(3), {})[fact.named(4)] = fact.new
    told: dict[tuple[str, ...], list[str]] = {}
    for mark, state in states.items():
        if "confirmed_on" in state and (again := _once_more(facts, "confirmed_on", mark)):
            state.setdefault("confirmation", again)
        if "confirmation" in state:
            items = spoken_of(state["items"], units.get(mark), words) if "items" in state else ""
            number = _number(state.get("document"), words)
            told.setdefault((state["confirmation"], state.get("confirmed_on", ""), items, number), []).append(mark)
    for (word, on, *details), marks in told.items():
        text = marked("{holder} on {marks}: {confirmation}")
        known = (words.word(m) if m == UNKNOWN else m for m in marks)
        yield clause(text, on, *details, marks=words(", ").join(known), confirmation=words.word(word))


def _of_part(part: Mapping[str, Any], words: Words, on_mark: str = "", *, is_gone: bool = False) -> Clause:
    text = marked("{holder}: line {no}: {quantity} {word}")
    if "finding" in part:
        text = marked("{holder}: line {no}: {quantity} found {word}")
    if is_gone:
        text = marked("{holder}: line {no}: {quantity} {word} withdrawn")
    number = _number(part.get("number") or part.get("document"), words)
    why = reason(part.get("reason"), words) or _because(part, words)
    word = words.word(part.get("confirmation")) or outcome(part, words) or finding(part.get("finding"), words)
    values = {"no": str(part["line"]), "quantity": grouped(part["quantity"]), "word": word}
    details = (on_mark, part["on"] if is_gone else "", number, why)
    return clause(text, "" if is_gone else part["on"], *details, **values)


def _parts(facts: Sequence[Fact], words: Words) -> Iterator[Clause]:
    for fact in facts:
        if fact.new is None or not isinstance(fact.path[-1], int | str) or len(fact.path) < 4:
            continue
        match fact.named(2):
            case "found" | "parts" if isinstance(fact.new, dict):
                yield _of_part(fact.new, words)
            case "found" if fact.named(4) == "finding":
                yield _followed(fact, facts, words)
            case "court":
                yield from courts.told(fact, facts, words)


def _events(facts: Sequence[Fact], own: Mapping[str, Any], words: Words) -> Iterator[Clause]:
    days = [(fact.named(3), fact.new) for fact in facts if fact.named(2) == "events" and fact.new is not None]
    logged = [one for one in _former(facts) if not one.get("word")]
    days = days or [(one["name"], one["on"]) for one in logged]  # events of a former decision
    for name, on in days:
        event = words(EVENTS[name]) if name in EVENTS else event_called(called(name), words)
        details = _returned(own.get("security_back"), words) if name == "security_returned_on" else ""
        yield clause(marked("{holder}: {what}"), on, details, what=event)
    more = [fact.new for fact in facts if fact.named(2) == "facts" and len(fact.path) > 3 and fact.new]
    for name in (*own.get("facts", ()), *more):
        known = CONDITIONS.get(name.replace("_", "-"))
        what = words(known) if known else event_called(called(name), words)
        yield clause(marked("{holder}: {what}"), what=what)


def _returned(back: Any, words: Words) -> str:
    if not back:
        return ""
    amount, costs = money(back["amount"], words), money(back["deduction"], words)
    return words("{amount}, {costs} deducted for costs", amount=amount, costs=costs)


def _gone(facts: Iterable[Fact], words: Words) -> Iterator[Clause]:
    for fact in facts:
        name = fact.named(2)
        if fact.new is None and fact.named(part_at(fact)) in OF_PARTS and len(fact.path) == part_at(fact) + 2:
            yield _of_part(fact.old, words, fact.named(3), is_gone=True)
        elif fact.new is None and name not in FOLLOWING and not name.endswith("_on") and len(fact.path) == 3:
            old = value(name, fact.old, words)
            yield clause(marked("{field} of {holder} withdrawn: {old}"), field=label(name, words), old=old)


def _number(number: Any, words: Words) -> str:
    return words("no. {number}", number=number) if number else ""
