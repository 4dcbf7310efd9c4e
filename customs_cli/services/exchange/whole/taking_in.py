"""Takes a full export into a register: the records as they are, in one act whose reason names their origin."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.reference import Serial
from customs_cli.domain.record import Record
from customs_cli.domain.rights.named import Named
from customs_cli.register.act import Act
from customs_cli.register.file.codec import key_of
from customs_cli.sentences import command, said
from customs_cli.services.acts.act_context import Duty
from customs_cli.services.exchange import merged_files
from customs_cli.services.exchange.merges.differing import comparable
from customs_cli.services.exchange.whole.contents import Whole, records_of
from customs_cli.services.exchange.whole.documents import from_json, from_json_lines
from customs_cli.services.exchange.whole.rows import from_rows
from customs_cli.services.exchange.whole.sheets import from_sheets
from customs_cli.services.exchange.whole.states import from_state
from customs_cli.services.importing.again.meanwhile import overtaken
from customs_cli.services.importing.columns import Fault
from customs_cli.services.importing.reading.files import grids_in, text_in
from customs_cli.services.importing.reading.grid import Grid


class Taking(NamedTuple):
    """What taking an export in would do.

    Attributes:
        origin: The register that it came from.
        new: Records that the register lacks, as they will be stored.
        same: How many batches the register already has with the same values.
        faults: Faults of records that the register has with other values.
    """

    origin: dict[str, str]
    new: tuple[Record, ...]
    same: int
    faults: tuple[Fault, ...]

    @property
    def batches(self) -> tuple[Batch, ...]:
        """The batches that are new."""
        return tuple(record for record in self.new if isinstance(record, Batch))

    @property
    def names(self) -> int:
        """How many new records of names there are."""
        return sum(isinstance(record, Named) for record in self.new)


def whole_in(path: Path, grids: Sequence[Grid] = (), encoding: str | None = None) -> Whole | None:
    """Return the full export in a file, or the state in one of a register; None where it is another kind of list.

    Args:
        path: The file.
        grids: What was read from it already, unless it is JSON.
        encoding: Encoding of a text that is not UTF-8; None to find it.

    Raises:
        NotFound: The file does not exist.
        UsageError: The file cannot be read, or is an export that was cut or edited, or a register with its journal.
        Damaged: It is a state file that was altered.
    """
    suffix = path.suffix.lower()
    if suffix == ".json":
        text, _ = text_in(path, encoding)
        return from_json(text) or from_state(path, text)
    if suffix == ".jsonl":
        return from_json_lines(text_in(path, encoding)[0])
    found = grids or grids_in(path, encoding=encoding)
    return from_sheets(found) if found[0].sheet else from_rows(found[0])


def plan_taking(duty: Duty, whole: Whole) -> Taking:
    """Find out which records of an export are new, the same, or different; nothing is written."""
    new: list[Record] = []
    faults: list[Fault] = []
    same = 0
    for number, (table, record) in enumerate(records_of(whole), start=1):
        known = duty.register.find(type(record), key_of(record))
        if known is None or _is_less(known, record):
            new.append(_counted_here(known, record))
        elif comparable(known) == comparable(record) or isinstance(record, Serial):
            same += isinstance(record, Batch)
        else:
            what = said("{key} is already in the register with different content", key=key_of(record))
            faults.append(
                Fault(
                    number,
                    table,
                    what,
                    said("{command} merges two registers", command=command("merge")),
                    code="conflict",
                )
            )
    return Taking(whole.origin, tuple(_marked(duty, new, whole.origin.get("register", ""))), same, tuple(faults))


def take_in(duty: Duty, taking: Taking) -> int:
    """Write every new record in one act, and return its number.

    Raises:
        Shut: Others wrote one of them since `plan_taking`; nothing was written.
    """

    def put_all(act: Act) -> Act:
        duty.register.ahead((type(record), key_of(record)) for record in taking.new)
        for record in taking.new:
            known = act.find(type(record), key_of(record))
            if known is not None and not _is_less(known, record):
                raise overtaken(key_of(record))
            act.put(record)
        return act

    return duty.do("import", put_all, reason=whose(taking.origin)).seq


def try_out(duty: Duty, taking: Taking) -> None:
    """Check what `take_in` would be refused for; nothing is written.

    Raises:
        Refusal: A record is of an office that the officer does not act for.
        UsageError: A record cannot be stored.
    """
    from customs_cli.register.sql.own import refuse_others

    refuse_others(duty.register, taking.new)
    take_in(duty.but(is_tried=True), taking)


def whose(origin: dict[str, str]) -> str:
    """Return a line that names the register from which an export came."""
    parts = (("office", "office"), ("register", "register"), ("acts", "acts"), ("head", "head"))
    told: Iterator[str] = (f"{word} {origin[key][:80]}" for key, word in parts if origin.get(key))
    return "export of " + ", ".join(told)


def _marked(duty: Duty, taken: list[Record], origin: str) -> list[Record]:
    if not origin or not merged_files.keeps_files(duty.register):
        return taken
    away = merged_files.lacking(duty.register, duty.register, taken)
    return merged_files.marked(taken, away, origin) if away else taken


def _counted_here(known: Record | None, record: Record) -> Record:
    if isinstance(record, Serial):
        return replace(record, until=known.until if isinstance(known, Serial) else 0)
    return record


def _is_less(known: Record, record: Record) -> bool:
    if isinstance(known, Serial) and isinstance(record, Serial):
        return known.last < record.last
    return isinstance(known, Named) and known.incomplete and known != record
