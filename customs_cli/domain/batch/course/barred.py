"""Refusals of acts that are not open to a proceeding: one for each bar of `readiness`, each with a way forward."""

from collections.abc import Callable, Container
from datetime import date

from customs_cli.domain.batch.course import readiness
from customs_cli.domain.batch.goods.collection import outcome_told
from customs_cli.domain.batch.proceeding_record import NOT_NAMED, Proceeding
from customs_cli.domain.law.procedure import Procedure
from customs_cli.domain.values.name_matching import UNKNOWN
from customs_cli.domain.values.word_lists import TO_CHOOSE
from customs_cli.errors import Refusal
from customs_cli.sentences import REF, Citation, Command, Word, command, said

UNTIL_REFUSED = Citation("State Council Order 310 art. 11; Administrative Penalty Law art. 27")
"""By which customs decides on no penalty while the police have the case."""

CALLED = {
    "notify": said("notify"),
    "reply": said("reply"),
    "detain": said("detain"),
    "confirm": said("confirm"),
    "determine": said("determine"),
    "court": said("record a court notice for"),
    "release": said("release"),
    "confiscate": said("confiscate"),
    "abandon": said("abandon"),
    "collect": said("collect"),
    "transfer": said("transfer"),
    "event": said("record this event"),
}
"""Act -> the verb for what it does to the goods."""


def refuse_unless_open(act: readiness.Act, p: Proceeding, law: Procedure, *, lifted: Container[str] = ()) -> None:
    """Refuse an act that is not open to a proceeding, naming the first bar.

    Args:
        act: Name of the act.
        p: The proceeding before the act.
        law: Its procedure.
        lifted: Names of bars that are ignored.

    Raises:
        Refusal: A bar that is not ignored stands.
    """
    for name in readiness.bars(act, p, law):
        if name not in lifted:
            raise _WHY[name](p, law, act)


def towards(act: readiness.Act, p: Proceeding, law: Procedure, *options: str) -> str:
    """The command of an act, with options, where it is open now; else the command that is open on the way to it."""
    missing = next((name for name in readiness.bars(act, p, law) if name in _WHY), None)
    if missing == "held for a court":  # the hint of that refusal is an option of the act that was refused
        word = ("--notice", readiness.that_locks(p).notice, "--court-word", "NO", "--on", "DATE")
        return command("court", REF, "--holder", p.holder, *word)
    if missing == "with the police":  # or with another office, whose name the batch shows
        return command("show", REF)
    if missing:
        return _WHY[missing](p, law, act).hint
    if act == "confiscate" and not readiness.is_left(p):
        return to_an_end(p, law)  # goods found infringing are confiscated, or gone in another way
    marks = readiness.marks_left(p) if act == "confirm" and not options else ()
    whose = [word for mark in marks for word in ("--mark", mark)] or ("--holder", p.holder)
    return command(act, REF, *whose, *(options or _ASKED_FOR.get(act, ())))


def to_an_end(p: Proceeding, law: Procedure) -> str:
    """Return the next command of a case that has not ended; where nobody is to act, the one that shows the batch."""
    act = readiness.next_act(p, law)
    if act == "line edit":
        return command(act, REF, "NO", "--mark", "CODE")
    by_court = act == "release" and law.grounds and readiness.is_freed_in_doubt(p)
    ground = ("--ground", "court", "--document", readiness.word_that_freed(p)) if by_court else ()
    return towards(act, p, law, *ground) if act else command("show", REF)


_ASKED_FOR: dict[readiness.Act, tuple[str, ...]] = {
    "notify": ("--on", "DATE", "--served", "DATE"),
    "reply": ("--apply", "--security", "AMOUNT"),
    "confirm": (TO_CHOOSE["confirm"],),
    "determine": (TO_CHOOSE["determine"],),
    "court": ("--notice", "NO"),
}
"""Act -> the options that its command needs at least."""


def refuse_closed(p: Proceeding, act: str) -> None:
    """Refuse to do something with goods whose proceeding has ended.

    Raises:
        Refusal: The proceeding has an outcome.
    """
    if p.outcome:
        raise _closed(p, act)


def refuse_not_detained(p: Proceeding, law: Procedure, act: str, article: str = "") -> None:
    """Refuse something that only detained goods allow; the hint leads to their detention.

    Raises:
        Refusal: The goods are not detained.
    """
    if p.detained_on is None:
        raise _not_detained(p, law, act, said(" ({article})", article=article) if article else "")


def already(p: Proceeding, what: str, on: date | None, option: str) -> Refusal:
    """Return the refusal of an act that was done before; `option` of `correct` changes its day."""
    return Refusal(
        "{holder} {what} on {on} already",
        holder=p.holder,
        what=what,
        on=on,
        hint="{command} corrects a wrong entry, or {undo}",
        command=command("correct", REF, "--holder", p.holder, option, "DATE", "--reason", "TEXT"),
        undo=command("undo", "ACT"),
    )


def _nameless(p: Proceeding, law: Procedure, act: str) -> Refusal:
    edit = command("line edit", REF, "NO", "--mark", "CODE")
    return Refusal("no mark is named on these goods: nobody can be notified", hint=edit)


def _closed(p: Proceeding, act: str) -> Refusal:
    return Refusal(
        "cannot {act} {holder}'s goods: they were {outcome} on {outcome_on}",
        act=CALLED.get(act, act),
        holder=p.holder,
        outcome=Word(outcome_told(p)),
        outcome_on=p.outcome_on,
        hint="{command}; {undo}",
        command=command("history", REF),
        undo=command("undo", "ACT"),
    )


def _with_the_police(p: Proceeding, law: Procedure, act: str) -> Refusal:
    return Refusal(
        "cannot {act} {holder}'s goods: the police have had the case since {on} ({article})",
        act=CALLED.get(act, act),
        holder=p.holder,
        on=p.outcome_on,
        article=UNTIL_REFUSED,
        hint=said(
            "if they refused or gave back the case: {command}",
            command=command("transfer", REF, "--refused", "--on", "DATE"),
        ),
    )


def _not_notified(p: Proceeding, law: Procedure, act: str) -> Refusal:
    if p.outcome or p.holder == UNKNOWN:
        return _closed(p, act) if p.outcome else _nameless(p, law, act)
    return Refusal(
        "{holder} has not been notified: cannot {act} yet ({article})",
        holder=p.holder,
        act=CALLED.get(act, act),
        article=law.cited("notice_first"),
        hint=towards("notify", p, law),
    )


def held_for_a_court(p: Proceeding, law: Procedure, act: str = "") -> Refusal:
    """Return the refusal of an act that a court's notice forbids; the hint is its option, if the act has it."""
    notice = readiness.that_locks(p)
    return Refusal(
        "{holder}'s goods have been held for a court since {on} (notice {notice}): only the court's "
        "decision frees them ({article})",
        holder=p.holder,
        on=notice.on,
        notice=Word(NOT_NAMED) if notice.notice == NOT_NAMED else notice.notice,
        article=law.cited("court_locks"),
        hint=towards("abandon", p, law)
        if act == "abandon"
        else "give the number of the court's decision: --court-word NO",
    )


def _own_motion(p: Proceeding, law: Procedure, act: str) -> Refusal:
    return Refusal(
        "{law}: customs detains on its own initiative, no holder applies ({article})",
        law=law.called,
        article=law.cited("own_motion"),
        hint="{detain}, or {correct}",
        detain=command("show" if p.detained_on else "detain", REF),
        correct=command("correct", REF, "--procedure", "cn_ex_officio", "--reason", "TEXT"),
    )


def _not_articles(p: Proceeding, law: Procedure, act: str) -> Refusal:
    if "abandon" not in law.articles:
        return Refusal("{law}: goods cannot be abandoned", law=law.called, hint=command("procedure show", law.code))
    return Refusal(
        "{law}: only articles of travellers or in the mail can be abandoned ({article})",
        law=law.called,
        article=law.cited("abandon"),
        hint="if they are such articles: {correct}",
        correct=command("correct", REF, "--procedure", "cn_articles", "--reason", "TEXT"),
    )


def _no_application(p: Proceeding, law: Procedure, act: str) -> Refusal:
    return Refusal(
        "{holder} {what}: the goods may not be detained ({article})",
        holder=p.holder,
        what=said("declined") if p.reply else said("has not applied for detention"),
        article=law.cited("detain_needs_application"),
        hint=or_of_its_own(p, law) if p.reply else towards("reply", p, law),
    )


def or_of_its_own(p: Proceeding, law: Procedure) -> str:
    """Return what may be done with goods that may not be detained: release, or an application of the holder's own."""
    release = command("release", REF, "--holder", p.holder)
    if law.upon_application is None:
        return release
    return said(
        "{release}; until then the holder may still apply with security equal to the value ({article}): {apply}",
        release=release,
        article=law.cited("late_application"),
        apply=of_its_own(p),
    )


def of_its_own(p: Proceeding) -> Command:
    """Return the command by which a holder applies of its own accord, not in answer to a notice."""
    return command("reply", REF, "--holder", p.holder, "--apply", "--basis", "application", "--security", "AMOUNT")


def _no_security(p: Proceeding, law: Procedure, act: str) -> Refusal:
    lodged = command("reply", REF, "--holder", p.holder, "--apply", "--security", "AMOUNT")
    or_a_guarantee = said("{command}; or --general-guarantee NO instead of the amount", command=lodged)
    return Refusal(
        "{holder} lodged no security: the goods may not be detained ({article})",
        holder=p.holder,
        article=law.cited("detain_needs_security"),
        hint=or_a_guarantee if "general_guarantee" in law.articles else lodged,
    )


def _not_for_customs(p: Proceeding, law: Procedure, act: str) -> Refusal:
    return Refusal(
        "{procedure}: customs does not decide on infringement ({article})",
        procedure=law.called,
        article=law.cited("not_for_customs_to_decide"),
        hint=said("{command} records the court's notice", command=towards("court", p, law))
        if readiness.is_open("court", p, law)
        else towards("court", p, law),
    )


def _not_detained(p: Proceeding, law: Procedure, act: str, article: str = "") -> Refusal:
    if p.holder == UNKNOWN and (missing := next(readiness.bars("detain", p, law), None)):
        return _WHY[missing](p, law, "detain")
    return Refusal(
        "{holder}'s goods are not detained: cannot {act} them{article}",
        holder=p.holder,
        act=CALLED.get(act, act),
        article=article,
        hint=towards("detain", p, law),
    )


def _found_infringing(p: Proceeding, law: Procedure, act: str) -> Refusal:
    confiscate = command("confiscate", REF, "--holder", p.holder)
    return Refusal(
        "{holder}'s goods were found infringing on {finding_on}: they are confiscated, not released ({article})",
        holder=p.holder,
        finding_on=p.finding_on,
        article=law.cited("infringing_is_confiscated"),
        hint=said("{command}, or take back the finding: {undo}", command=confiscate, undo=command("undo", "ACT")),
    )


def _not_found_infringing(p: Proceeding, law: Procedure, act: str) -> Refusal:
    return Refusal(
        "{holder}'s goods were not found infringing: no confiscation ({article})",
        holder=p.holder,
        article=law.cited("confiscate_needs_finding"),
        hint=to_be_found_infringing(p, law),
    )


def to_be_found_infringing(p: Proceeding, law: Procedure) -> str:
    """What must come before a confiscation: a finding or a court's word; for goods found genuine, their release."""
    if p.outcome:
        return _closed(p, "confiscate").hint
    if p.finding == "not-infringing" and "found" in readiness.bars("determine", p, law):
        release = command("release", REF, "--holder", p.holder)
        return said("{command}, or take back the finding: {undo}", command=release, undo=command("undo", "ACT"))
    if law.told_if_opposed and "declarant_notified_on" not in p.events and not p.court:
        return command("event", REF, "declarant-notified", "--on", "DATE")
    if not law.customs_decides and readiness.is_before_court(p):
        return command("confiscate", REF, "--holder", p.holder, "--court-word", "NO")
    return towards("determine" if law.customs_decides else "court", p, law)


_WHY: dict[str, Callable[[Proceeding, Procedure, str], Refusal]] = {
    "nameless": _nameless,
    **dict.fromkeys(("closed", "closed for good"), lambda p, law, act: _closed(p, act)),
    "with the police": _with_the_police,
    "notified": lambda p, law, act: already(p, said("was served"), p.served_on, "--served"),
    **dict.fromkeys(("not notified", "not notified first"), _not_notified),
    "held for a court": held_for_a_court,
    "own motion": _own_motion,
    "not articles": _not_articles,
    "detained": lambda p, law, act: already(p, said("has goods detained"), p.detained_on, "--detained"),
    "detained in full": lambda p, law, act: already(p, said("has goods detained"), p.detained_on, "--detained"),
    "no application": _no_application,
    "no security": _no_security,
    "not for customs": _not_for_customs,
    "not detained": _not_detained,
    "found": lambda p, law, act: already(
        p, said("was found {finding}", finding=Word(p.finding)), p.finding_on, "--finding-on"
    ),
    "found infringing": _found_infringing,
    "not found infringing": _not_found_infringing,
}
"""Bar -> the function that makes its refusal; the bar of a mark confirmed before is refused by the act itself."""
