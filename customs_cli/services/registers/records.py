"""Acts on records of holders, rights, offices, campaigns and enterprises."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

from msgspec.structs import replace

from customs_cli.domain.batch.batch import holder_of
from customs_cli.domain.leads.visit import Visit
from customs_cli.domain.record import Record
from customs_cli.domain.rights.campaign import Campaign
from customs_cli.domain.rights.enterprise import Enterprise
from customs_cli.domain.rights.holder import Holder
from customs_cli.domain.rights.named import Named, completed_by, word_of
from customs_cli.domain.rights.office import Office, country_of, is_below_itself, parse_office_code
from customs_cli.domain.rights.trademark import Trademark
from customs_cli.domain.surveillance.inspections import Inspections
from customs_cli.domain.values.digits import in_plain_letters
from customs_cli.domain.values.name_matching import is_code, nearest
from customs_cli.errors import Conflict, NotFound, Refusal, UsageError
from customs_cli.register.act import Act
from customs_cli.register.file.codec import table_of
from customs_cli.sentences import Command, Place, Word, command, said
from customs_cli.services.acts.act_context import Duty
from customs_cli.services.acts.recounting import recounted
from customs_cli.services.leads.visits import put_visit
from customs_cli.services.lookup.naming import Names
from customs_cli.services.registers.following import moved_along
from customs_cli.services.undo.undoing import references, refuse_used_unseen

R = TypeVar("R", bound=Named)

VISITS = "visits"
"""Key under which visits (`GivenVisit`) are passed among the fields of an enterprise."""


def add(duty: Duty, kind: type[R], code: str, fields: dict[str, Any]) -> R:
    """Add a record with a name (mark, holder, office, campaign, enterprise).

    Raises:
        UsageError: The code is invalid, or the fields contradict each other.
        Conflict: The code, or a name, is taken.
        NotFound: A trademark's holder, or an office's parent, is unknown.
    """

    def added(act: Act) -> R:
        names = Names(duty.register, act, add_missing=duty.add_missing)
        own = code_for(kind, code)
        if any(record.code.casefold() == own.casefold() for record in names.all(kind)):
            raise Conflict(
                "{kind} {own} already exists",
                kind=Word(word_of(kind)),
                own=own,
                hint=command(f"{word_of(kind)} show", own),
            )
        record = act.put(kind(code=own, **_checked(kind, _own(fields), names)))
        _put_visits(duty, act, record, fields)
        return record

    return duty.do(f"{word_of(kind)} add", added)


class Edited(NamedTuple, Generic[R]):
    """The result of changing a record.

    Attributes:
        record: The record as it is now.
        served: References of batches in which a notice served for the former holder now counts for the new one.
    """

    record: R
    served: tuple[str, ...]


def edit(duty: Duty, kind: type[R], code: str, fields: dict[str, Any]) -> Edited[R]:
    """Change a record; if a trademark gets another holder, its proceedings in batches move to that holder."""

    def edited(act: Act) -> Edited[R]:
        names = Names(duty.register, act, add_missing=duty.add_missing)
        before = by_code(names, kind, code)
        checked = _checked(kind, _own(fields), names)
        after = replace(before, **checked, incomplete=_still_incomplete(before, checked))
        if isinstance(after, Office):
            _refuse_below_itself(names, after)
        along: dict[str, bool] = {}
        if isinstance(after, Trademark) and "holder" in checked:
            along = move_proceedings(duty, act, after, names)
        if after == before and not fields.get(VISITS) and not along:
            raise UsageError(
                "nothing to change: every value stays the same", hint=command(f"{word_of(kind)} show", before.code)
            )
        act.put(after)
        _put_visits(duty, act, after, fields)
        return Edited(after, tuple(ref for ref, is_served in along.items() if is_served))

    return duty.do(f"{word_of(kind)} edit", edited)


def remove(duty: Duty, kind: type[R], code: str) -> R:
    """Remove a record with a name.

    Raises:
        Refusal: A batch or another record refers to it, or it is shipped with the program.
    """

    def removed(act: Act) -> R:
        names = Names(duty.register, act)
        record = by_code(names, kind, code)
        _refuse_used(duty, names, record)
        if duty.register.find(kind, record.code) is None:
            raise Refusal(
                "{kind} {code} comes with the program: it cannot be removed",
                kind=Word(word_of(kind)),
                code=record.code,
                hint="use edit to change it",
            )
        act.remove(record)
        return record

    return duty.do(f"{word_of(kind)} remove", removed)


def by_code(names: Names, kind: type[R], text: str) -> R:
    """Return the record with a code, name or alias."""
    look_up: dict[type[Record], Callable[[str], Any]] = {
        Trademark: names.mark,
        Holder: names.holder,
        Office: names.office,
        Campaign: names.campaign,
        Enterprise: names.enterprise,
    }
    found: R = look_up[kind](text)
    return found


def code_for(kind: type[R], text: str) -> str:
    """Return a code as it is stored."""
    if kind is Office:
        return parse_office_code(text)
    code = in_plain_letters(text.strip())
    if not is_code(code):
        raise UsageError(
            "{code!r} cannot be a code",
            code=code[:40],
            hint="1-40 letters, digits and _ . + & ! - without spaces, such as VIVO",
        )
    return code


def _own(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if name != VISITS}


def _put_visits(duty: Duty, act: Act, record: Named, fields: dict[str, Any]) -> None:
    for given in fields.get(VISITS, ()):
        put_visit(duty, act, record.code, given)


def _checked(kind: type[R], fields: dict[str, Any], names: Names) -> dict[str, Any]:
    checked = dict(fields)
    if kind is Trademark and checked.get("holder"):
        checked["holder"] = names.holder(checked["holder"]).code
    if kind is Office and checked.get("parent"):
        checked["parent"] = parent_meant(names, checked["parent"])
    return checked


def parent_meant(names: Names, text: str) -> str:
    """Return the code of the office that is meant as the parent of another."""
    try:
        return names.office(text).code
    except NotFound as error:
        near = nearest(text, [office.code for office in names.all(Office)])
        raise NotFound("no office {text!r} for the parent", text=text[:40], hint=error.hint, candidates=near) from error


def _refuse_below_itself(names: Names, office: Office) -> None:
    if is_below_itself(office, {one.code: one.parent for one in names.all(Office)}):
        raise UsageError(
            "office {office} cannot be under itself", office=office.code, hint=command("office list"), at="--parent"
        )


def _still_incomplete(before: Named, fields: dict[str, Any]) -> bool:
    return before.incomplete and completed_by(type(before)) not in fields


def move_proceedings(duty: Duty, act: Act, mark: Trademark, names: Names) -> dict[str, bool]:
    """Move a mark to its holder's proceeding in every batch where it is in another's."""
    along: dict[str, bool] = {}

    def country(code: str) -> str:
        office = names.office(code)
        return country_of(office.code, office.country)

    for found in duty.register.referring({("trademarks", mark.code)}):
        batch = act.batch(found.ref)  # this act may have moved another mark of the batch
        former = holder_of(batch, mark.code)
        if former and former != mark.holder:
            act.put(recounted(moved_along(batch, mark.code, mark.holder), duty.calendar, country))
            was_served = batch.proceedings[former].served_on is not None
            own = batch.proceedings.get(mark.holder)
            along[batch.ref] = was_served and (own is None or own.served_on is None)
    return along


def served_for_another(holder: str, refs: Sequence[str]) -> str:
    """Return a warning about notices that now count for a holder though they were served for another."""
    again = command("correct", refs[0], "--holder", holder, "--served", Place("DATE"), "--reason", Place("TEXT"))
    if len(refs) == 1:
        return said(
            "{ref}: the notice served for the former holder counts for {holder} now; "
            "if {holder} was not served: {again}",
            ref=refs[0],
            holder=holder,
            again=again,
        )
    return said(
        "{count} notices served for the former holder count for {holder} now, such as of {ref}; "
        "if {holder} was not served: {again}",
        count=len(refs),
        holder=holder,
        ref=refs[0],
        again=again,
    )


def _refuse_used(duty: Duty, names: Names, record: Named) -> None:
    if isinstance(record, Holder):
        _refuse_owner(names, record.code)
    if isinstance(record, Office):
        _refuse_parent(names, record.code)
        for kept in duty.register.all(Inspections):
            if kept.office == record.code:
                raise _referred_to(kept.code, command("office inspections", record.code), record)
    if isinstance(record, Enterprise):
        for visit in duty.register.all(Visit):
            if visit.enterprise == record.code:
                raise _referred_to(visit.code, command("visit show", visit.code), record)
    own = (table_of(type(record)), record.code)
    for batch in duty.register.referring({own}):
        if own in references(batch):
            raise _referred_to(batch.ref, command("show", batch.ref), record)
    refuse_used_unseen(duty.register, {own})


def _refuse_owner(names: Names, code: str) -> None:
    for mark in names.all(Trademark):
        if mark.holder == code:
            hint = command("trademark edit", mark.code, "--holder", "CODE")
            raise Refusal(
                "{mark} belongs to holder {code}: the holder cannot be removed", mark=mark.code, code=code, hint=hint
            )


def _refuse_parent(names: Names, code: str) -> None:
    for office in names.all(Office):
        if office.parent == code:
            hint = command("office edit", office.code, "--parent", "CODE")
            raise Refusal(
                "{code} is the parent of office {office}: it cannot be removed",
                office=office.code,
                code=code,
                hint=hint,
            )


def _referred_to(ref: str, hint: Command, record: Named) -> Refusal:
    word = Word(word_of(type(record)))
    return Refusal(
        "{ref} refers to {word} {code}: it cannot be removed", ref=ref, word=word, code=record.code, hint=hint
    )
