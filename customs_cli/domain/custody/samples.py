"""The quantity of goods that is out as samples: taken, or sent to a laboratory, and not brought back."""

from collections import defaultdict
from collections.abc import Iterable

from customs_cli.domain.custody.event import CustodyEvent
from customs_cli.domain.custody.purposes import is_return, takes_out
from customs_cli.domain.values.name_matching import folded
from customs_cli.domain.values.quantity import Amount


class Samples:
    """Samples of one line, hand-over by hand-over: goods passed on while they are out are not counted twice.

    Attributes:
        out: Quantity that is out.
    """

    def __init__(self) -> None:
        self.out: Amount = 0
        self._with: defaultdict[str, Amount] = defaultdict(int)

    def follow(self, event: CustodyEvent) -> None:
        """Apply a hand-over; a return of more than is out leaves 0."""
        giver, taker = folded(event.from_), folded(event.to)
        were_out = min(self._with[giver], event.quantity)
        if takes_out(event.purpose):
            self._with[giver] = round(self._with[giver] - were_out, 3)
            self._with[taker] = round(self._with[taker] + event.quantity, 3)
            self.out = round(self.out + event.quantity - were_out, 3)
        elif is_return(event.purpose):
            self._with[giver] = round(self._with[giver] - were_out, 3)
            self.out = max(0, round(self.out - event.quantity, 3))


def out_as_samples(events: Iterable[CustodyEvent], line: int) -> Amount:
    """Return the quantity of a line that is out, from its events in the order in which they were logged."""
    samples = Samples()
    for event in events:
        if event.line == line:
            samples.follow(event)
    return samples.out
