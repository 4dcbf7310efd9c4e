"""Finds what others did between the plan of an import and its act, so that no case of the list is recorded twice."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.reference import Serial, format_ref
from customs_cli.domain.rights.named import Named
from customs_cli.domain.time.dates import first_day
from customs_cli.errors import Shut
from customs_cli.register.act import Act
from customs_cli.register.register import Register
from customs_cli.services.importing.again.comparing import Changed
from customs_cli.services.importing.again.keys import Key, has_key, keys_of, keys_of_case
from customs_cli.services.importing.cases import Case
from customs_cli.services.importing.lookup import Lookup


def serials_given(register: Register) -> dict[str, int]:
    """Return the last serial that was given in each year and office."""
    return {serial.code: serial.last for serial in register.all(Serial)}


def refuse_overtaken(
    register: Register,
    act: Act,
    lookup: Lookup,
    cases: Sequence[Case],
    changed: Iterable[Changed],
    given: Mapping[str, int] | None,
) -> None:
    """Refuse an import if others recorded one of its cases since it was planned, or changed a batch that it corrects.

    Args:
        register: The register.
        act: The import's act, which has put nothing yet.
        lookup: The offices of the cases.
        cases: The cases that become new batches.
        changed: The cases that correct stored batches.
        given: What `serials_given` returned as the import was planned; None to record the cases whatever is there.

    Raises:
        Shut: There is such a batch.
    """
    for each in changed:
        if each.stored not in (act.batch(each.ref), act.find(Batch, each.ref)):
            raise overtaken(each.ref)
    if given is None:
        return
    new = list(_recorded_since(register, act, _series(cases, lookup), given))
    keys = {key for case in cases for key in _told_by(case, lookup)} if new else set()
    for batch in new:
        if not keys.isdisjoint((*keys_of(batch), *_likeness(batch))):
            raise overtaken(batch.ref)


def refuse_changed_records(act: Act, records: Iterable[Named], before: Mapping[str, Named]) -> None:
    """Refuse an import of records if others added or changed one of them since it was planned."""
    for record in records:
        if act.find(type(record), record.code) != before.get(record.code):
            raise overtaken(record.code)


def overtaken(ref: str) -> Shut:
    """Make the refusal of a list of which others recorded or changed a record, by its reference or code."""
    return Shut("{ref}, which is in this list, was recorded or changed meanwhile; nothing was written", ref=ref,
                hint="try again")  # fmt: skip


def _series(cases: Iterable[Case], lookup: Lookup) -> set[tuple[int, str]]:
    told = {(first_day(case.found_on).year, case.office, case.parent, case.country) for case in cases}
    return {(year, lookup.office(office, parent, country).code) for year, office, parent, country in told}


def _recorded_since(
    register: Register, act: Act, series: Iterable[tuple[int, str]], given: Mapping[str, int]
) -> Iterator[Batch]:
    for year, office in sorted(series):
        counter = act.find(Serial, code := f"{year:04d}-{office}")
        serials = range(given.get(code, 0) + 1, counter.last + 1 if counter else 0)
        refs = [format_ref(year, office, serial) for serial in serials]
        register.ahead((Batch, ref) for ref in refs)
        yield from filter(None, (act.find(Batch, ref) for ref in refs))


def _told_by(case: Case, lookup: Lookup) -> Iterator[Key]:
    office = lookup.office(case.office, case.parent, case.country).code
    if has_key(case):
        yield from keys_of_case(case, office, is_known=False)
    else:
        yield case.found_on, case.entries[0].line.goods, office


def _likeness(batch: Batch) -> Iterator[Key]:
    if batch.lines:
        yield batch.found_on, batch.lines[0].goods, batch.office
