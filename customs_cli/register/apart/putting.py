"""Many new batches put into an act: another process looks them over and cuts them into parts meanwhile.

What comes out is the same, byte for byte, as if each had been put by `Act.put`. Where the other process cannot be
started, ends early, or finds anything wrong, each is put so.
"""

from collections.abc import Callable
from typing import Any

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.validation import Known
from customs_cli.errors import UsageError
from customs_cli.register.act import Act
from customs_cli.register.apart.process import Gone, Process, can_start
from customs_cli.register.file.codec import encoded, to_body
from customs_cli.register.file.line import Cut

MANY = 2_000
"""From so many batches on another process is worth its start."""
PORTION = 400
"""So many are sent at a time."""

_OTHER = "customs_cli.register.apart.looking_over"


class Putting:
    """New batches on their way into an act.

    Args:
        act: The act; nobody else puts these batches.
        known: What `admit` of the act looks at them with.
        count: How many there are.
    """

    def __init__(self, act: Act, known: Known, count: int) -> None:
        self._act = act
        self._refs: list[str] = []
        self._waiting: list[bytes] = []
        self._other = _started() if count >= MANY else None
        self._is_lost = False
        if self._other:
            self._send((known.today.isoformat(), list(known.procedures)))

    def put(self, batch: Batch) -> None:
        """Put one that the register does not hold yet."""
        if self._other is None:
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
        """Wait until all are looked over.

        Raises:
            CustomsError: One of them may not stand.
        """
        if self._other is None:
            return
        self._send_waiting()
        self._send([])
        changed: list[tuple[int, bytes]] | None = self._receive()
        if changed is None:
            self._put_anew()
            return
        for place, body in changed:
            self._act.put_body(self._refs[place], body)
        self._act.cut = Cut(self._refs, self._leaves)

    def _put_anew(self) -> None:
        """Put each as `Act.put` does, which is not to find it there already."""
        for ref in self._refs:
            batch = self._act.batch(ref)
            self._act.remove(batch)
            self._act.put(batch)

    def close(self) -> None:
        """End the other process."""
        if self._other:
            self._other.close()

    def _leaves(self, salt: str, first: int) -> Callable[[], list[bytes] | None]:
        """Ask for the leaves, the first of which is that of the group of that number; what is given back waits."""
        self._send((salt, first))
        return self._receive

    def _send_waiting(self) -> None:
        if self._waiting:
            self._send(self._waiting)
            self._waiting = []

    def _send(self, what: Any) -> None:
        if self._other and not self._is_lost:
            try:
                self._other.send(what)
            except Gone:
                self._is_lost = True

    def _receive(self) -> Any:
        """The next answer; None where there is none."""
        if self._other and not self._is_lost:
            try:
                return self._other.receive()
            except Gone:
                self._is_lost = True
        return None


def _plain(batch: Batch) -> bytes | None:
    """A batch as JSON; None where that may not say what it says: half a letter, or `null` for a number that is none."""
    try:
        body = encoded(batch)
    except UsageError:
        return None
    return None if b"null" in body else body


def _started() -> Process | None:
    try:
        return Process(_OTHER) if can_start() else None
    except Gone:
        return None
