"""References between records: every batch needs its office, every mark its holder."""

from collections.abc import Callable, Iterator

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.record import Record
from customs_cli.domain.validation.faults import Fault, tried
from customs_cli.domain.values.name_matching import UNKNOWN
from customs_cli.errors import NotFound
from customs_cli.sentences import Word, command


def loose_ends(record: Record, is_there: Callable[[str, str], bool]) -> Iterator[Fault]:
    """Yield the faults of codes in a record that refer to nothing.

    Args:
        record: A batch, a trademark, a visit or a count of inspections; other records refer to nothing that must
            exist: the office above an office may be unknown.
        is_there: (kind, code) -> whether such a record exists; kinds are `office`, `campaign`, `trademark`, `holder`,
            `enterprise`, `clue`.
    """
    for path, kind, code in referred_to(record):
        is_nobody = code == UNKNOWN and kind in ("holder", "trademark")
        if not (is_nobody or path == "parent" or is_there(kind, code)):
            yield from loose_end(path, kind, code)


def loose_end(path: str, kind: str, code: str) -> tuple[Fault, ...]:
    """Return the fault of a code that refers to nothing."""
    return tried(path, _refuse, code, kind)


def _refuse(code: str, kind: str) -> None:
    if kind == "clue":
        raise NotFound("clue {code} is not in the register", code=code[:40], hint=command("clue list"))
    more = ("--holder", "CODE") if kind == "trademark" else ()
    raise NotFound(
        "{kind} {code} is not in the register",
        kind=Word(kind),
        code=code[:40],
        hint=command(f"{kind} add", code[:40], *more),
    )


def referred_to(record: Record) -> Iterator[tuple[str, str, str]]:
    """Yield (path, kind, code) of everything that a record refers to."""
    if isinstance(record, Batch):
        yield "office", "office", record.office
        yield from ((f"joint_offices[{n}]", "office", code) for n, code in enumerate(record.joint_offices))
        yield from ((f"campaigns[{n}]", "campaign", code) for n, code in enumerate(record.campaigns))
        yield from (("marks", "trademark", mark) for mark in record.marks)
        yield from ((f"clues[{n}]", "clue", number) for n, number in enumerate(record.clues))
        yield from (("proceedings", "holder", holder) for holder in record.proceedings)
    else:
        yield from _referred_to_by_others(record)


def _referred_to_by_others(record: Record) -> Iterator[tuple[str, str, str]]:
    from customs_cli.domain.leads.visit import Visit
    from customs_cli.domain.rights.office import Office
    from customs_cli.domain.rights.trademark import Trademark
    from customs_cli.domain.surveillance.inspections import Inspections

    if isinstance(record, Trademark):
        yield "holder", "holder", record.holder
    if isinstance(record, Office) and record.parent:
        yield "parent", "office", record.parent
    if isinstance(record, Visit):
        yield "enterprise", "enterprise", record.enterprise
    if isinstance(record, Inspections):
        yield "office", "office", record.office
