"""The answer to an act: a sentence on what is now true, and the command that comes next."""

from collections.abc import Sequence

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch, CustodyEvent, Line, lines_with
from customs_cli.domain.batch.course.next_step import Step
from customs_cli.domain.batch.done import Done
from customs_cli.domain.batch.status import status
from customs_cli.domain.rights.named import Named, word_of
from customs_cli.domain.values.name_matching import UNKNOWN
from customs_cli.domain.values.word_lists import TO_CHOOSE
from customs_cli.render.layout.cells import shown
from customs_cli.render.words.catalogue import Words, marked
from customs_cli.render.words.phrases import finding, first_of, goods, handed_over, quantity, with_more_lines
from customs_cli.render.words.stored import body, event_called
from customs_cli.render.words.tasks import due_after
from customs_cli.sentences import Command, command

SENTENCES = {
    "record": marked("{ref} recorded: {goods}, found {found} at {office}{state}."),
    "line": marked("{ref} now holds {goods}."),
    "notify": marked("{holders} notified about {ref} on {on}{due}."),
    "reply": marked("{holders} {reply} for {ref} on {on}{due}."),
    "detain": marked("{ref} detained for {holders} on {on}{due}."),
    "confirm": marked("{holders} on {ref}: {confirmations} ({on})."),
    "determine": marked("{ref} found {finding} for {holders} on {on}{due}."),
    "court": marked("A court notice about {ref} ({holders}) is recorded, dated {on}."),
    "court kept": marked("Court notice {event} about {ref} ({holders}): {kept} are kept for the court{until}."),
    "court freed": marked("The goods of {ref} ({holders}) are no longer kept for the court (notice {event}, {on})."),
    "release": marked("{ref} released for {holders} on {on}."),
    "release of detained": marked("{ref} released from detention for {holders} on {on}."),
    "release of one": marked("The detention of {ref} for {holders} ended on {on}."),
    "confiscate": marked("{ref} confiscated for {holders} on {on}."),
    "confiscate unnumbered": marked("{ref} confiscated for {holders} on {on}, by a decision without a number."),
    "collected": marked("{ref} collected for {holders} on {on}."),
    "collected unnumbered": marked("{ref} collected for {holders} on {on}, by a decision without a number."),
    "abandon": marked("{ref} abandoned to customs on {on}."),
    "event": marked("{event} is recorded for {holders} on {ref}, dated {on}{due}."),
    "dispose": marked("{disposed} of {ref} disposed of ({way}) on {on}; {held} left."),
    "goods handed": marked("The goods of {ref} were handed to {body} on {on}."),
    "goods handed in part": marked("{ref} handed to {body} on {on}."),
    "case refused": marked("The case of {ref} was refused by {body} on {on}: it continues here for {holders}."),
    "transfer": marked("{ref} transferred to {body} on {on}{handed}."),
    "fee": marked("A fee of {fee} ({kind}) is recorded for {ref}."),
    "custody": marked("Custody of {moved} of {ref}: {from_} to {to}."),
    "evidence": marked("{evidence} is kept as evidence of {ref}."),
    "evidence here": marked("The file is here now and matches the record of {ref}: {event}."),
    "note": marked("A note was added to {ref}."),
    "correct": marked("{ref} corrected."),
}
"""Act -> the sentence on what is true after it."""
KINDS = {
    "trademark": marked("trademark"),
    "holder": marked("holder"),
    "office": marked("office"),
    "campaign": marked("campaign"),
    "enterprise": marked("enterprise"),
}
"""Kind of record -> its name for readers."""


def told(done: Done, words: Words) -> tuple[str, ...]:
    """Return the lines of an answer: the sentence, the records that were added, the next command."""
    act = "goods handed in part" if done.act == "goods handed" and done.parts else done.act
    act = done.word if done.act == "confiscate" and done.word else act
    others = _still_hold(done) if act == "release" else ()
    if act == "release" and all(done.batch.proceedings[holder].detained_on for holder in done.holders):
        act = "release of one" if others else "release of detained"
    lines = [words(SENTENCES[act], **_facts(done, words))]
    if others:
        lines.append(words("The goods are still held for {others}.", others=words(", ").join(others)))
    elif done.act == "release" and done.batch.other_hold:
        lines.append(words("The goods are still held under {document}.", document=done.batch.other_hold))
    if done.mended or done.moved:
        from customs_cli.render.words.changed import change_told  # only corrections need it

        lines += [change_told(change, done.batch, words) for change in (*done.mended, *done.moved)]
    lines += [words("Added, to be completed: {record}.", record=named(record, words)) for record in done.added]
    if done.next:
        lines.append(words("Next: {command}", command=command_of(done.batch, done.next)))
    return tuple(lines)


def _still_hold(done: Done) -> list[str]:
    if len(done.batch.proceedings) < 2:
        return []
    from customs_cli.domain.documents.goods import held_for_others, let_go  # only goods of several holders need it

    batch, own = done.batch, [done.batch.proceedings[holder] for holder in done.holders]
    if any(let_go(batch, p, line) != 0 for p in own for line in lines_with(batch, p.marks)):
        return []
    return list(dict.fromkeys(other for p in own for other in held_for_others(batch, p) if other != UNKNOWN))


def told_together(dones: Sequence[Done], words: Words, *, is_tried: bool) -> tuple[str, ...]:
    """Return the lines of an answer on several batches, or on an act that was only tried."""
    lines = [words("Nothing is written. This would happen:")] if is_tried else []
    for done in dones:
        own = told(done, words)
        lines += own if len(dones) == 1 else [line for line in own if not done.next or line != own[-1]]
    if len(dones) > 1 and not is_tried:
        undo = command("undo", dones[0].seq)
        lines.append(words("{count} batches in one act. To undo it: {command}", count=len(dones), command=undo))
    return tuple(lines)


def command_of(batch: Batch, step: Step) -> Command:
    """Return the command that carries out a step, with words in capitals for missing values."""
    holder = ("--holder", step.holder)
    whose = holder if step.holder and len(batch.proceedings) > 1 else ()
    marks = tuple(word for mark in step.marks for word in ("--mark", mark))
    by_word = ("--court-word", "NO") if step.needs_word else ()
    part = ("--line", step.line, "--quantity", step.quantity) if step.line else ()
    rest: dict[str, tuple[object, ...]] = {
        "line edit": (step.line, "--mark", "CODE"),
        "notify": ("--served", "DATE"),
        "reply": (*holder, "--apply", *(("--security", "AMOUNT") if step.secured else ())),
        "confirm": (*(marks or holder), TO_CHOOSE["confirm"]),
        "determine": (
            *holder,
            *(("--line", step.line, "--quantity", step.quantity) if step.word else ()),
            TO_CHOOSE["determine"],
        ),
        "court": (*holder, "--notice", "NO"),
        "event": (step.event, *(holder if step.holder else ()), *(("--on", "DATE") if step.is_past else ())),
        "dispose": (
            "--line",
            step.line,
            "--quantity",
            step.quantity,
            "--way",
            TO_CHOOSE["dispose"],
            "--supervisor",
            "NAME",
        ),
        "transfer": ("--goods-handed",) if step.handed else ("--to", "police", "--body", "NAME", *whose, *by_word),
    }
    if step.court_word:
        ground = ("--ground", "court", "--document", step.court_word) if step.has_ground else ("--reason", "TEXT")
        rest["release"] = (*whose, *ground)
    rest["confiscate"] = (*whose, *part, *(("--collected",) if step.collected else ()))
    return command(step.command, batch.ref, *rest.get(step.command, whose))


def named(record: Named, words: Words | None = None) -> str:
    """Return the kind and the code of a record: `trademark FOO`; the kind is translated where `words` are given."""
    kind = word_of(type(record))
    return f"{words(KINDS[kind]) if words else kind} {record.code}"


def _facts(done: Done, words: Words) -> dict[str, str]:
    batch = done.batch
    told = with_more_lines(tuple(_goods_of(line, words) for line in batch.lines[:3]), len(batch.lines) - 3, words)
    state = status(batch)
    facts = {
        "ref": _meant(done, words),
        "goods": words("; ").join(told) or words("no goods yet"),
        "found": batch.found_on,
        "office": batch.office,
        "state": words(", {state}", state=words.word(state)) if state != "recorded" else "",
        "holders": words(", ").join(words("holder unknown") if h == UNKNOWN else h for h in done.holders),
        "on": done.on.isoformat() if done.on else "",
        "due": due_after(done, words),
        "event": body(event_called(done.event, words), words),
    }
    facts.update(_kept_for_a_court(done, words))
    facts.update(_facts_of_goods(done, words))
    facts.update(_police(done, words))
    p = batch.proceedings.get(done.holders[0]) if done.holders else None
    if p:
        facts["reply"] = words.word(p.reply)
        facts["finding"] = finding(done.word if done.act == "determine" else p.finding, words)
        facts["confirmations"] = words(", ").join(
            f"{_mark(mark, words)} {words.word(done.word)}"
            for holder in done.holders
            for mark in batch.proceedings[holder].marks
            if not done.marks or mark in done.marks
        )
    return facts


def _mark(code: str, words: Words) -> str:
    return words("no mark named") if code == UNKNOWN else code


def _facts_of_goods(done: Done, words: Words) -> dict[str, str]:
    batch, facts = done.batch, dict[str, str]()
    if batch.transfers:
        facts["body"] = body(batch.transfers[-1].body, words)
        facts["handed"] = _handed(batch, words)
    if batch.disposals:
        from customs_cli.domain.batch.goods.balance import balance

        last = batch.disposals[-1]
        there = balance(batch, last.line)
        unit = batch.line(last.line).unit
        facts.update(
            disposed=quantity(last.quantity, unit, words),
            way=words.word(last.way),
            held=quantity(round(there.kept + there.given_up, 3), unit, words),
        )
    if done.act == "custody":
        last_event = batch.custody[-1]
        facts.update(moved=_moved(batch, words), from_=last_event.from_, to=last_event.to)
    if batch.fees:
        facts.update(fee=shown(batch.fees[-1].amount, "money", words.lang), kind=words.word(batch.fees[-1].kind))
    if batch.evidence:
        facts["evidence"] = _kept(batch, words)
    return facts


def _police(done: Done, words: Words) -> dict[str, str]:
    day = {"goods handed": "goods_on", "case refused": "refused_on"}.get(done.act)
    bodies = [body(case.body, words) for case in done.batch.transfers if day and getattr(case, day) == done.on]
    return {"body": words(", ").join(dict.fromkeys(bodies))} if bodies else {}


def _moved(batch: Batch, words: Words) -> str:
    last = batch.custody[-1]
    alike = (last.at, last.from_, last.to, last.purpose, last.seal, last.document)
    own: list[CustodyEvent] = []
    for e in reversed(batch.custody):
        if (e.at, e.from_, e.to, e.purpose, e.seal, e.document) != alike or e.line in {one.line for one in own}:
            break
        own.insert(0, e)
    named = [(e.line, quantity(e.quantity, batch.line(e.line).unit, words)) for e in own]
    if len(named) == 1:
        return named[0][1]
    return words("; ").join(words("line {no}: {goods}", no=line, goods=much) for line, much in named)


def _kept(batch: Batch, words: Words) -> str:
    last = batch.evidence[-1]
    together = sum(piece.received_at == last.received_at for piece in batch.evidence) if last.received_at else 1
    if together > 1:
        return words("each of {count} files", count=f"{together:,}")
    return f"{last.name} (SHA-256 {last.sha256})"


def _kept_for_a_court(done: Done, words: Words) -> dict[str, str]:
    if done.act != "court kept":
        return {}
    notice = next(own for own in done.batch.proceedings[done.holders[0]].court if own.notice == done.event)
    goods = [
        words("line {no}: {goods}", no=one.line, goods=quantity(one.quantity, done.batch.line(one.line).unit, words))
        for one in notice.retained
    ]
    until = words(" until {day}", day=notice.retain_until.isoformat()) if notice.retain_until else ""
    return {"kept": words("; ").join(goods) or words("the goods"), "until": until}


def _meant(done: Done, words: Words) -> str:
    batch = done.batch
    parts = [(part.line, quantity(part.quantity, batch.line(part.line).unit, words)) for part in done.parts]
    if not parts:
        return batch.ref
    if len(parts) == 1:
        ((line, much),) = parts
        return words("{quantity} of line {line} of {ref}", quantity=much, line=line, ref=batch.ref)
    told = [words("{quantity} of line {line}", quantity=much, line=line) for line, much in parts]
    return words("{goods} of {ref}", goods=first_of(told, 3, words), ref=batch.ref)


def _goods_of(line: Line, words: Words) -> str:
    nameless = not line.goods and line.quantity is None
    return goods(replace(line, goods=words("goods")) if nameless else line, words)


def _handed(batch: Batch, words: Words) -> str:
    last = batch.transfers[-1]
    parts = handed_over(batch, last, words)
    more = words("; the goods still have to be handed over") if last.waits else ""
    if last.to == "office":
        more = words("; the case continues there")
    return (words(": {goods}", goods=words("; ").join(parts)) if parts else "") + more
