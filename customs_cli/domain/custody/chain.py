"""The chain of custody of each line: who had how many under which seal, and where the chain has a gap.

Events are read in the order of time. The first to hand goods on is taken to have had them when they were found; so are
the officers of the batch, and its place of storage. Everybody else must have got them from somebody before.
"""

from collections import defaultdict
from collections.abc import Iterator

from msgspec import Struct

from customs_cli.domain.batch.batch import Batch, CustodyEvent
from customs_cli.domain.custody.purposes import is_return
from customs_cli.domain.custody.samples import Samples
from customs_cli.domain.values.name_matching import folded
from customs_cli.domain.values.quantity import Amount
from customs_cli.domain.values.word_lists import GapKind
from customs_cli.sentences import said


class Gap(Struct, frozen=True):
    """A gap in a chain of custody.

    Attributes:
        kind: `persons`: nobody had handed them the goods; `balance`: more than there were; `seals`: another seal than
            was put on; `seal-untold`: a seal was put on, and the next hand-over does not mention it.
        event: The event where the gap shows.
        what: A sentence that says what is wrong.
    """

    kind: GapKind
    event: CustodyEvent
    what: str


def in_order(events: tuple[CustodyEvent, ...]) -> list[CustodyEvent]:
    """Return custody events in the order of time; those of one moment as they were logged."""
    return sorted(events, key=lambda event: event.at)


def gaps(batch: Batch) -> list[Gap]:
    """Return every gap in the chains of a batch, line by line, each in the order of time."""
    found: list[Gap] = []
    for no in sorted({event.line for event in batch.custody}):
        chain = Chain(batch, no)
        for event in in_order(tuple(e for e in batch.custody if e.line == no)):
            found += chain.follow(event)
    return found


class Chain:
    """The holdings of one line's goods, person by person, as its events are followed.

    Args:
        batch: The batch.
        no: Number of the line; the line may have been removed: its quantity is then not known.
    """

    def __init__(self, batch: Batch, no: int) -> None:
        line = next((line for line in batch.lines if line.no == no), None)
        self._left = line.quantity if line else None
        self._first = {folded(name) for name in (*batch.officers, batch.storage or "") if name}
        self._begun = False
        self._has: dict[str, Amount] = {}
        self._seals: defaultdict[str, set[str]] = defaultdict(set)
        self._maybe: defaultdict[str, set[str]] = defaultdict(set)
        self._samples = Samples()

    def follow(self, event: CustodyEvent) -> Iterator[Gap]:
        """Apply an event, and yield the gaps that it shows."""
        giver, taker = folded(event.from_), folded(event.to)
        yield from self._handed(event, giver)
        yield from self._sealed(event, giver)
        yield from self._sampled(event)
        rest = self._has.get(giver, 0)
        self._has[giver] = max(0, round(rest - event.quantity, 3))
        self._has[taker] = round(self._has.get(taker, 0) + event.quantity, 3)
        self._put_seals(event, giver, taker)

    def has(self, name: str) -> Amount | None:
        """The quantity that somebody has; None where it is not known, as they may have had goods from the beginning."""
        who = folded(name)
        if not self._begun or who in self._first or who not in self._has or self._left is None:
            return None
        return self._has[who]

    def _handed(self, event: CustodyEvent, giver: str) -> Iterator[Gap]:
        if not self._begun:
            self._first.add(giver)
            self._begun = True
        had = self._has.get(giver)
        lacking = round(event.quantity - (had or 0), 3)
        if lacking <= 0:
            return
        self._has[giver] = event.quantity
        if had is None and giver not in self._first:
            yield Gap("persons", event, said("{who} handed over goods without having received them", who=event.from_))
            return
        if self._left is None:
            return
        if giver not in self._first or lacking > self._left:
            there = round((had or 0) + (self._left if giver in self._first else 0), 3)
            yield Gap(
                "balance",
                event,
                said(
                    "{who} handed over {quantity}, but had {had}", who=event.from_, quantity=event.quantity, had=there
                ),
            )
        self._left = max(0, round(self._left - lacking, 3))

    def _sealed(self, event: CustodyEvent, giver: str) -> Iterator[Gap]:
        on = self._seals[giver]
        if event.seal_before is None:
            if on and event.seal not in on:
                told = ", ".join(sorted(on))
                yield Gap("seal-untold", event, said("the seal {seals} is not mentioned", seals=told))
        elif on and event.seal_before not in on | self._maybe[giver]:
            told = ", ".join(sorted(on))
            what = said("seal {found} was found, but {seals} had been put on", found=event.seal_before, seals=told)
            yield Gap("seals", event, what)

    def _sampled(self, event: CustodyEvent) -> Iterator[Gap]:
        if is_return(event.purpose) and event.quantity > self._samples.out:
            what = said("{quantity} came back, but {out} were out", quantity=event.quantity, out=self._samples.out)
            yield Gap("balance", event, what)
        self._samples.follow(event)

    def _put_seals(self, event: CustodyEvent, giver: str, taker: str) -> None:
        if giver != taker:
            self._seals[giver].discard(event.seal_before or "")
        if event.seal:
            self._maybe[giver].add(event.seal)
            self._seals[taker] = {*self._seals[taker], event.seal} - {event.seal_before}
            self._seals[taker].add(event.seal)
        elif event.seal_before:
            self._maybe[taker].add(event.seal_before)
        if not self._has[giver]:
            self._seals.pop(giver, None)
