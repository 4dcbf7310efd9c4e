"""How many goods are out as samples: taken, or sent to a laboratory, and not brought back."""

from collections import defaultdict
from collections.abc import Iterable

from customs_cli.domain.custody.event import CustodyEvent
from customs_cli.domain.custody.purposes import is_return, takes_out
from customs_cli.domain.values.name_matching import folded
from customs_cli.domain.values.quantity import Amount


class Samples:
    """Those of one line, hand-over by hand-over: what is handed on while it is out is not taken out twice.

    Attributes:
        out: How many are out.
    """

    def __init__(self) -> None:
        self.out: Amount = 0
        self._with: defaultdict[str, Amount] = defaultdict(int)

    def follow(self, event: CustodyEvent) -> None:
        """Take a hand-over in; more than is out does not come back."""
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
    """How many of a line are out, by its events in the order in which they were logged."""
    samples = Samples()
    for event in events:
        if event.line == line:
            samples.follow(event)
    return samples.out
