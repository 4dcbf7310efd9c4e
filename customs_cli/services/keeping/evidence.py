"""The acts of keeping files as evidence: one file with a batch, or many files with one batch."""

import unicodedata
from collections.abc import Collection, Iterator, Sequence
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch, Evidence
from customs_cli.domain.batch.done import Done
from customs_cli.errors import Conflict, UsageError
from customs_cli.register.act import Act
from customs_cli.register.copies import pictures
from customs_cli.register.copies.copying import Told, quiet
from customs_cli.register.copies.evidence import digest_of, is_lost, keep_copy, put_back
from customs_cli.register.copies.partial import Leftovers
from customs_cli.register.copies.staging import Staged, place, staged
from customs_cli.sentences import Listed, command, said
from customs_cli.services.acts.act_context import Duty


class Facts(NamedTuple):
    """What officers state about the files.

    Attributes:
        kind: On-site record, photograph, expert report ...
        line: Number of the line of goods that they show; None for the whole batch.
        taken: When they were made: `2019-07-03`, `2019-07-03T14:05`.
        by: Who made them.
        device: The device used.
        source: Whom or what they come from.
    """

    kind: str = ""
    line: int | None = None
    taken: str = ""
    by: str = ""
    device: str = ""
    source: str = ""


NOTHING_SAID = Facts()


def keep(duty: Duty, ref: str, file: Path, facts: Facts = NOTHING_SAID, *, at: datetime | None = None) -> Done:
    """Copy a file into the register's evidence, named by its SHA-256, and record it with its batch.

    If the batch has the file already but its copy was lost or altered, the copy is only put back; the record stays as
    it is.

    Args:
        duty: The context of the act.
        ref: Whole reference.
        file: The file.
        facts: What is stated about it.
        at: Time of receipt, UTC.

    Raises:
        NotFound: There is no such file, or no such line.
        UsageError: The file is empty, or its name cannot be printed.
        Conflict: The batch has it already.
    """
    _refuse_odd_name(file)
    sha256, size = digest_of(file)
    if not size:
        raise UsageError("{file} is empty", file=file, hint="check the file", at="FILE")
    if known := _put_back(duty, ref, [Staged(file.name, file, sha256, size)]):
        return _here_again(duty, ref, known)
    piece = _piece(duty, file, file.name, sha256, size, facts, at)

    def kept(act: Act) -> Done:
        batch = act.batch(ref)
        _refuse_unfit(batch, facts)
        known = {own.sha256: own for own in batch.evidence}
        if sha256 in known and not known[sha256].elsewhere:
            raise _known(ref, sha256)
        keep_copy(duty.register.store, act, file, sha256, of=ref)
        if sha256 in known:
            return _come(duty, act, batch, {sha256})
        return Done("evidence", act.put(replace(batch, evidence=(*batch.evidence, piece))), on=duty.today)

    return duty.log("evidence", kept)


class Added(NamedTuple):
    """The result of keeping files.

    Attributes:
        done: The act.
        left: What interrupted runs had left.
    """

    done: Done
    left: Leftovers


def add(
    duty: Duty,
    ref: str,
    files: Sequence[Path],
    facts: Facts = NOTHING_SAID,
    *,
    at: datetime,
    told: Told = quiet,
) -> Added:
    """Keep many files with a batch, in one act: all of them, or none.

    A file that it has already is left out; if its copy was lost or altered it is put back.

    Args:
        duty: The context of the act.
        ref: Whole reference.
        files: The files, of any size: each is read once, piece by piece.
        facts: What is stated about them.
        at: Time of receipt, UTC.
        told: Progress callback: bytes copied, bytes in all.

    Raises:
        NotFound: There is no such file, or no such line.
        UsageError: A file is empty, or its name cannot be printed.
        Conflict: The batch has all of them already.
    """
    for file in files:
        _refuse_odd_name(file)
    _refuse_unfit(duty.register.batch(ref), facts)
    if duty.is_tried:
        copies = [Staged(file.name, file, *digest_of(file)) for file in files]
        return Added(_logged(duty, ref, copies, facts, at), Leftovers())
    with staged(duty.register.store, files, told) as (copies, left):
        return Added(_logged(duty, ref, copies, facts, at), left)


def _logged(duty: Duty, ref: str, every: Sequence[Staged], facts: Facts, at: datetime) -> Done:
    again = _put_back(duty, ref, every)
    copies = [c for c in every if c.sha256 not in again]
    if not copies:
        return _here_again(duty, ref, again)
    read = {c.sha256: _piece(duty, c.copy, c.name, c.sha256, c.size, facts, at) for c in reversed(copies)}

    def added(act: Act) -> Done:
        batch = act.batch(ref)
        _refuse_unfit(batch, facts)
        awaited = {piece.sha256 for piece in batch.evidence if piece.elsewhere}
        known = {piece.sha256: piece.name for piece in batch.evidence if piece.sha256 not in awaited}
        new = {c.sha256: c for c in reversed(copies) if c.sha256 not in known}
        ordered = [c for c in copies if new.get(c.sha256) is c]
        if not ordered and again:
            return replace(_here_again(duty, ref, again), warnings=tuple(_left_out(copies, (), known)))
        if not ordered:
            raise _known(ref, copies[0].sha256)
        place(duty.register.store, act, ordered, ref)
        come = _come(duty, act, batch, awaited.intersection(c.sha256 for c in ordered))
        odd = (*_told_again(again), *_left_out(copies, ordered, known))
        pieces = tuple(read[c.sha256] for c in ordered if c.sha256 not in awaited)
        if not pieces:
            return replace(come, warnings=odd)
        after = act.put(replace(come.batch, evidence=(*come.batch.evidence, *pieces)))
        here = (said("{names}: the missing files are here again, unchanged", names=come.event),) if come.event else ()
        return Done("evidence", after, on=duty.today, warnings=(*here, *odd))

    return duty.log("evidence", added)


def _put_back(duty: Duty, ref: str, files: Sequence[Staged]) -> dict[str, str]:
    known = {piece.sha256: piece.name for piece in duty.register.batch(ref).evidence if not piece.elsewhere}
    lost = {c.sha256: c for c in files if c.sha256 in known}
    lost = {sha256: c for sha256, c in lost.items() if is_lost(duty.register.store, sha256, ref)}
    with ExitStack() as back:
        act = Act(duty.register.snapshot, back, is_tried=duty.is_tried)
        for sha256, c in lost.items():
            put_back(duty.register.store, act, c.copy, sha256, ref)
        back.pop_all()
    return {sha256: known[sha256] for sha256 in lost}


def _here_again(duty: Duty, ref: str, files: dict[str, str]) -> Done:
    return Done("evidence here", duty.register.batch(ref), on=duty.today, event=", ".join(files.values()))


def _told_again(files: dict[str, str]) -> tuple[str, ...]:
    return (
        (said("{names}: the missing files are here again, unchanged", names=Listed(files.values())),) if files else ()
    )


def _come(duty: Duty, act: Act, batch: Batch, files: Collection[str]) -> Done:
    pieces = tuple(replace(piece, elsewhere="") if piece.sha256 in files else piece for piece in batch.evidence)
    names = ", ".join(piece.name for piece in batch.evidence if piece.sha256 in files)
    after = act.put(replace(batch, evidence=pieces)) if names else batch
    return Done("evidence here", after, on=duty.today, event=names)


def _left_out(copies: Sequence[Staged], kept: Sequence[Staged], known: dict[str, str]) -> Iterator[str]:
    own = {c.sha256: c.name for c in kept}
    for c in copies:
        if c not in kept:
            first = known.get(c.sha256) or own[c.sha256]
            yield said("{name} is already kept, as {first}", name=c.name, first=first)


def _piece(duty: Duty, copy: Path, name: str, sha256: str, size: int, facts: Facts, at: datetime | None) -> Evidence:
    claim, likeness = pictures.seen(copy)
    return Evidence(
        name=name,
        sha256=sha256,
        size=size,
        on=duty.today,
        received_at=at,
        claim=claim,
        likeness=likeness,
        **facts._asdict(),
    )


def _refuse_odd_name(file: Path) -> None:
    if any(unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") for c in file.name):
        raise UsageError(
            "{name!r} cannot be printed as the name of a file", name=file.name[:60], hint="give it another name first"
        )


def _refuse_unfit(batch: Batch, facts: Facts) -> None:
    if facts.line is not None:
        batch.line(facts.line)


def _known(ref: str, sha256: str) -> Conflict:
    return Conflict(
        "{ref} has this file already (SHA-256 {sha256}...)", ref=ref, sha256=sha256[:12], hint=command("show", ref)
    )
