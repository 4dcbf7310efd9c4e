"""Rules for quantities: no act is about more goods than there are."""

from collections.abc import Iterator

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.goods.balance import balance
from customs_cli.domain.batch.goods.items import confirmed_beyond
from customs_cli.domain.batch.goods.spoken_of import spoken_of
from customs_cli.domain.query.directory import Directory
from customs_cli.reports.checks.findings import Broken
from customs_cli.sentences import command, said


def disposed_too_much(batch: Batch, _: Directory) -> Iterator[Broken]:
    """Report lines of which more was disposed of than was found."""
    numbers = {line.no for line in batch.lines}
    for no in sorted({disposal.line for disposal in batch.disposals}):
        if no not in numbers:
            yield Broken(
                said("{ref} line {no}", ref=batch.ref, no=no), said("goods were disposed of, but there is no such line")
            )
        elif (there := balance(batch, no)).disposed > there.found:
            yield Broken(
                said("{ref} line {no}", ref=batch.ref, no=no),
                said("{disposed} disposed of, {found} found", disposed=f"{there.disposed:,}", found=f"{there.found:,}"),
            )


def spoken_of_too_much(batch: Batch, _: Directory) -> Iterator[Broken]:
    """Report lines of which more was confirmed, found, decided or handed over in parts than was found."""
    decided = replace(batch, disposals=(), custody=())  # rules of their own
    for line in batch.lines:
        if line.quantity is not None and (count := spoken_of(decided, line.no)) > line.quantity:
            yield Broken(
                said("{ref} line {no}", ref=batch.ref, no=line.no),
                said("acts cover {count} of it, {found} found", count=f"{count:,}", found=f"{line.quantity:,}"),
                command("history", batch.ref),
            )


def confirmed_too_much(batch: Batch, _: Directory) -> Iterator[Broken]:
    """Report marks of which a holder confirmed more items than bear it."""
    for holder, mark, items, there in confirmed_beyond(batch):
        yield Broken(
            f"{batch.ref} {holder}",
            said("{items} confirmed of {mark}, {there} bear it", items=f"{items:,}", mark=mark, there=f"{there:,}"),
            command("correct", batch.ref, "--mark", mark, "--items", there, "--reason", "TEXT"),
        )
