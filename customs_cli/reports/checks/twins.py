"""Rules for things that may be recorded twice: batches, document numbers, fines."""

from collections.abc import Callable, Iterator
from datetime import date

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.document import likeness
from customs_cli.domain.batch.goods.collection import penalties
from customs_cli.domain.batch.proceeding_record import Proceeding
from customs_cli.domain.documents.numbering import alike
from customs_cli.domain.query.directory import Directory
from customs_cli.domain.values.money import Money
from customs_cli.reports.checks.findings import Broken
from customs_cli.sentences import command, said


def recorded_twice() -> Callable[[Batch, Directory], Iterator[Broken]]:
    """Return a rule to be called with every batch.

    The rule reports a batch with the same document number, day and goods as an earlier one.
    """
    seen: dict[int, str] = {}

    def rule(batch: Batch, _: Directory) -> Iterator[Broken]:
        own = likeness(batch.document, batch.found_on, [line.goods for line in batch.lines])
        if own is None:
            return
        first = seen.setdefault(hash(own), batch.ref)  # a hash of each is kept, not its texts
        if first != batch.ref:
            yield Broken(
                batch.ref,
                said("{ref} has the same number, day and goods: is this the same batch?", ref=first),
                command("show", first),
            )

    return rule


def numbered_twice() -> Callable[[Batch, Directory], Iterator[Broken]]:
    """Return a rule that reports document numbers already used in an earlier batch, as after a merge."""
    seen: dict[str, str] = {}

    def rule(batch: Batch, _: Directory) -> Iterator[Broken]:
        for one in (issued for issued in batch.documents if not issued.void):
            first = seen.setdefault(alike(one.number), batch.ref)
            if first != batch.ref:
                yield Broken(
                    batch.ref,
                    said("{number} is also a document of {ref}", number=one.number, ref=first),
                    command("print void", one.number, "--ref", batch.ref, "--reason", "TEXT"),
                )

    return rule


def fined_twice(batch: Batch, _: Directory) -> Iterator[Broken]:
    """Report equal fines (day, decision, amount) at two holders, which older versions recorded at each successor."""
    first: dict[tuple[date | None, str, Money], str] = {}
    for p in batch.proceedings.values():
        for on, number, fine in _fines(p):
            if (known := first.setdefault((on, alike(number or ""), fine), p.holder)) != p.holder:
                what = said(
                    "a fine of {currency} {amount} on {day} is also recorded for {holder}: is it the same fine?",
                    currency=fine.currency,
                    amount=fine.amount,
                    day=on,
                    holder=known,
                )
                yield Broken(
                    f"{batch.ref} {p.holder}",
                    what,
                    command("correct", batch.ref, "--holder", p.holder, "--fine", "0", "--reason", "TEXT"),
                )


def _fines(p: Proceeding) -> Iterator[tuple[date | None, str | None, Money]]:
    yield from ((part.on, part.number, part.fine) for part in penalties(p) if part.fine)
    if rest := p.fine_but_for(p.parts):
        last = max(penalties(p), key=lambda part: part.on, default=None)
        yield (last.on, last.number, rest) if last else (p.outcome_on, p.outcome_no, rest)
