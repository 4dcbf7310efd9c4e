"""Records new batches, and puts batches that were changed as a whole."""

from collections.abc import Iterable
from datetime import date
from functools import partial
from typing import Any, NamedTuple

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch, Line, Note
from customs_cli.domain.batch.document import told_by_number
from customs_cli.domain.batch.done import Done
from customs_cli.domain.batch.linking import linked
from customs_cli.domain.law.procedure import Procedure
from customs_cli.domain.rights.office import Office, country_of
from customs_cli.domain.rights.trademark import Trademark, in_force
from customs_cli.domain.time.dates import first_day, last_day
from customs_cli.domain.validation.values import check_found
from customs_cli.domain.values.money import Money
from customs_cli.domain.values.quantity import Amount
from customs_cli.domain.values.word_lists import Basis, Channel, ValueBasis
from customs_cli.errors import Refusal, UsageError
from customs_cli.procedures import default_for, get, law_of, may_be_articles, refuse_part
from customs_cli.register.act import Act
from customs_cli.sentences import command
from customs_cli.services.acts.act_context import Duty
from customs_cli.services.acts.deadline_updates import with_deadlines
from customs_cli.services.acts.warnings import warnings_about
from customs_cli.services.lookup.naming import Names


class Goods(NamedTuple):
    """A line as an officer enters it, with marks as typed."""

    goods: str = ""
    quantity: Amount | None = None
    unit: str = "pcs"
    value: Money | None = None
    value_basis: ValueBasis | None = None
    hs: str | None = None
    category: str | None = None
    marks: tuple[str, ...] = ()
    note: str = ""


class Given(NamedTuple):
    """A batch as an officer enters it, with offices and campaigns as typed.

    `fields` holds the fields of `Batch` that need no look-up: direction, channel, document, consignor and so on.
    """

    office: str
    found_on: str
    lines: tuple[Goods, ...]
    campaigns: tuple[str, ...] = ()
    joint_offices: tuple[str, ...] = ()
    detained: date | None = None
    note: str = ""
    fields: dict[str, Any] = {}


def record(duty: Duty, given: Given) -> Done:
    """Record a batch; with `detained` also its notice, application and detention.

    Raises:
        NotFound: A mark, office or campaign is unknown.
        UsageError: The day found is in the future.
        Refusal: A recordation had expired on the day found (ex officio).
    """
    from customs_cli.services.lookup.twins import twin_warning  # other functions of this module do not need these
    from customs_cli.services.parties.coded import with_enterprises
    from customs_cli.services.parties.seen import all_told

    found = day_found(duty, given.found_on)

    def recorded(act: Act) -> Done:
        names = Names(duty.register, act, add_missing=duty.add_missing)
        office = names.office(given.office)
        known = given._replace(fields=with_enterprises(duty.register, given.fields))
        batch = _new_batch(duty, known, act, names, office)
        batch = _linked(batch, names)
        refuse_lapsed_rights(batch, names, batch.marks, "--basis application")
        warnings = (*warnings_about(batch, names, office), *filter(None, [twin_warning(duty.register, batch)]))
        warnings += tuple(all_told(duty.register, batch))
        if given.detained:
            batch, missing = _detained(batch, duty.past(given.detained, "--detained"))
            warnings += missing
        batch = act.put(with_deadlines(duty, batch, country_of(office.code, office.country)))
        return Done("record", batch, tuple(batch.proceedings), found, warnings, tuple(names.added))

    return duty.log("record", recorded, office=given.office)


def day_found(duty: Duty, found_on: str) -> date:
    """Return the first day of a found date, which may be a month or a year.

    Raises:
        UsageError: The date is impossible, or in the future.
    """
    check_found(found_on, duty.today)
    found = first_day(found_on)
    if found > duty.today:
        raise UsageError(
            "found on {found_on}, which is after today ({today})",
            found_on=found_on,
            today=duty.today,
            hint="check --found",
            at="--found",
        )
    return found


def _new_batch(duty: Duty, given: Given, act: Act, names: Names, office: Office) -> Batch:
    found = first_day(given.found_on)
    notes = (Note(on=duty.today, by=duty.officers, text=given.note),) if given.note else ()
    return Batch(
        ref=act.next_ref(found.year, office.code),
        office=office.code,
        found_on=given.found_on,
        campaigns=tuple(dict.fromkeys(names.campaign(code).code for code in given.campaigns)),
        lines=tuple(line_of(number, goods, names) for number, goods in enumerate(given.lines, start=1)),
        joint_offices=names.joint_offices(given.joint_offices, office.code),
        notes=notes,
        officers=duty.officers,
        recorded_on=duty.today,
        **_completed(given, country_of(office.code, office.country), duty.express),
    )


def _completed(given: Given, country: str, express: str | None) -> dict[str, Any]:
    fields: dict[str, Any] = {"document": None, **given.fields}
    if document := fields["document"]:
        told = told_by_number(document, fields.get("channel"), country)
        fields |= {name: value for name, value in told.items() if name == "document" or fields.get(name) is None}
    basis = fields.setdefault("basis", "ex-officio")
    if "procedure" not in fields:
        channel = fields.get("channel")
        fields["procedure"] = procedure_for(country, basis, channel, express, given.found_on) if basis else None
    if fields["procedure"]:
        get(fields["procedure"])  # raises if it is unknown
        refuse_part(fields["procedure"])
    return fields


def procedure_for(country: str, basis: Basis, channel: Channel | None, express: str | None, found_on: str = "") -> str:
    """Return the usual procedure for goods; refuse express goods that only an officer can assign to one."""
    if may_be_articles(country, basis, channel):
        if express:
            return express
        raise UsageError(
            "express goods may be cargo or articles: which procedure applies?",
            hint="--procedure cn_articles or --procedure cn_ex_officio, or {command}",
            command=command("config set", "express_procedure", "CODE"),
            at="--procedure",
            candidates=("cn_articles", "cn_ex_officio"),
        )
    return default_for(country, basis, channel, found_on)


def line_of(number: int, goods: Goods, names: Names) -> Line:
    """Return a line as it is kept, with the codes of its marks."""
    marks = tuple(dict.fromkeys(names.mark(mark).code for mark in goods.marks))
    return Line(no=number, **{**goods._asdict(), "marks": marks})


def _linked(batch: Batch, names: Names) -> Batch:
    return linked(batch, {mark: names.mark(mark).holder for mark in batch.marks}, law_of(batch))


def put(duty: Duty, act: Act, batch: Batch, names: Names) -> Batch:
    """Put a batch into the act after fitting its proceedings to its marks and computing its deadlines; return it."""
    from customs_cli.domain.batch.goods.parts import with_rest  # a new batch has no parts

    office = names.office(batch.office)
    linked_batch = with_rest(_linked(batch, names))
    country = country_of(office.code, office.country)
    return act.put(with_deadlines(duty, linked_batch, country, act.find(Batch, batch.ref)))


def _detained(batch: Batch, on: date) -> tuple[Batch, tuple[str, ...]]:
    from customs_cli.domain.batch.course.proceeding import detained_after_the_fact  # seldom needed here
    from customs_cli.domain.batch.course.shortcomings import lacking, missing_of

    if on < first_day(batch.found_on):
        raise Refusal(
            "detained on {on}, before the goods were found ({found_on})",
            on=on,
            found_on=batch.found_on,
            hint="check --detained",
        )
    law = law_of(batch)
    told = partial(
        detained_after_the_fact, on=on, own_motion=law.own_motion or law.told_if_opposed, applied=law.application_first
    )
    proceedings = {h: told(p) for h, p in batch.proceedings.items()}
    found = {h: replace(p, lacking=lacking(p, law, batch.officers)) for h, p in proceedings.items()}
    batch = replace(batch, proceedings=found)
    return batch, missing_of(batch)


def refuse_lapsed_rights(batch: Batch, names: Names, marks: Iterable[str], otherwise: str = "") -> None:
    """Refuse ex officio work on a recordation that had expired on the day found (Regulations 10, 16)."""
    law = get(batch.procedure) if batch.procedure else None
    if law is None or not law.needs_recordation:
        return
    for right in map(names.mark, sorted(marks)):
        if not (right.incomplete or in_force(right, batch.found_on)):
            raise _lapsed(batch, law, right, otherwise)


def _lapsed(batch: Batch, law: Procedure, right: Trademark, otherwise: str) -> Refusal:
    applied = ("--basis", "application", "--procedure", default_for(law.country, "application"))
    is_later = right.valid_from is not None and right.valid_from > last_day(batch.found_on)
    return Refusal(
        "the recordation of {code} ({valid_from}..{valid_until}) did not cover {found_on}: no ex officio "
        "basis ({article})",
        code=right.code,
        valid_from=right.valid_from or "",
        valid_until=right.valid_until or "",
        found_on=batch.found_on,
        article=law.cited("no_recordation"),
        hint="{application}, or {command}",
        application=otherwise or command("correct", batch.ref, *applied, "--reason", "TEXT"),
        command=command("trademark edit", right.code, "--valid-from" if is_later else "--valid-until", "DATE"),
    )
