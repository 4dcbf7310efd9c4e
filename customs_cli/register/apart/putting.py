"""Puts many new batches into an act while two other processes check them and compute their leaves in the proof tree.

The result is byte for byte the same as if each batch had been put with `Act.put`. If the other processes cannot be
started, or one of them ends early or finds a fault, every batch is put with `Act.put` instead.
"""

from typing import Any, NamedTuple

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.validation import Known
from customs_cli.errors import UsageError
from customs_cli.register.act import Act
from customs_cli.register.apart.process import Gone, Process, can_start
from customs_cli.register.file.codec import encoded, to_body
from customs_cli.register.file.line import Cut

MANY = 2_000
"""From this many batches on, starting other processes pays."""
OTHERS = 2
"""Number of other processes.

Making a batch takes about as long as the rest, which two cores share once all are made.
"""
PORTION = 400
"""Number of batches sent at a time."""

_REASON = 1  # the group of parts that comes before those of the batches
_OTHER = "customs_cli.register.apart.looking_over"


class Putting:
    """New batches on their way into an act.

    Args:
        act: The act; no one else puts these batches.
        known: The day and procedures with which `act.admit` checks batches.
        count: Number of batches that will be put.
    """

    def __init__(self, act: Act, known: Known, count: int) -> None:
        self._act = act
        self._refs: list[str] = []
        self._waiting: list[bytes] = []
        self._others = _started() if count >= MANY else []
        self._is_lost = False
        for other in self._others:
            self._send(other, (known.today.isoformat(), list(known.procedures), act.salt))

    def put(self, batch: Batch) -> None:
        """Put a batch that the register does not hold yet."""
        if not self._others:
            self._act.put(batch)
            return
        body = _plain(batch)
        if body is None:
            self._act.put(batch)
            body = to_body(batch)
        self._act.put_body(batch.ref, body)
        self._refs.append(batch.ref)
        self._waiting.append(body)
        if len(self._waiting) == PORTION:
            self._send_waiting()

    def settle(self) -> None:
        """Wait until all batches are checked.

        Raises:
            CustomsError: A batch may not be kept.
        """
        if not self._others:
            return
        self._send_waiting()
        for other in self._others:
            self._send(other, (0, []))
        answers = [self._receive(other) for other in self._others]
        if self._is_lost:
            self._put_anew()
            return
        leaves = [b""] * len(self._refs)
        for other, (changed, own) in zip(self._others, answers, strict=True):
            for place, body in changed:
                self._act.put_body(self._refs[other.places[place]], body)
            for place, leaf in zip(other.places, own, strict=False):
                leaves[place] = leaf
        if all(leaves):  # there is none without a salt
            self._act.cut = Cut(self._refs, leaves)

    def _put_anew(self) -> None:
        for ref in self._refs:
            batch = self._act.batch(ref)
            self._act.remove(batch)
            self._act.put(batch)

    def close(self) -> None:
        """End the other processes."""
        for other in self._others:
            other.process.close()

    def _send_waiting(self) -> None:
        if self._waiting:
            first = len(self._refs) - len(self._waiting)
            other = self._others[first // PORTION % len(self._others)]
            other.places.extend(range(first, len(self._refs)))
            self._send(other, (_REASON + first, self._waiting))
            self._waiting = []

    def _send(self, other: "_Other", what: Any) -> None:
        if not self._is_lost:
            try:
                other.process.send(what)
            except Gone:
                self._is_lost = True

    def _receive(self, other: "_Other") -> Any:
        if not self._is_lost:
            try:
                return other.process.receive()
            except Gone:
                self._is_lost = True
        return None


class _Other(NamedTuple):
    process: Process
    places: list[int]


def _plain(batch: Batch) -> bytes | None:
    """Return a batch as JSON, or None.

    None if JSON cannot represent it: half a surrogate pair, or `null` for a number such as NaN.
    """
    try:
        body = encoded(batch)
    except UsageError:
        return None
    return None if b"null" in body else body


def _started() -> list[_Other]:
    others: list[_Other] = []
    try:
        while can_start() and len(others) < OTHERS:
            others.append(_Other(Process(_OTHER), []))
    except Gone:
        for other in others:
            other.process.close()
        return []
    return others
