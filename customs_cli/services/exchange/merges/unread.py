"""Batches of another register to be merged, read only when they are looked at, as there may be very many."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import overload

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.reference import doc_id
from customs_cli.domain.record import Record
from customs_cli.register.copies.copying import Told, quiet
from customs_cli.register.file.codec import key_in
from customs_cli.register.register import Register

_AT_A_TIME = 2_000


class Unread(Sequence[Record]):
    """Records of another register: some already read, then batches by reference.

    Args:
        register: The other register.
        refs: References of the batches; those of one year and office must be in order.
        first: The records already read.
    """

    def __init__(self, register: Register, refs: Sequence[str], first: Sequence[Record] = ()) -> None:
        self._register, self._refs, self._first = register, refs, first

    def __len__(self) -> int:
        return len(self._first) + len(self._refs)

    @overload
    def __getitem__(self, place: int) -> Record: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[Record, ...]: ...

    def __getitem__(self, place: int | slice) -> Record | tuple[Record, ...]:
        if isinstance(place, int):
            return self[place : place + 1][0]
        start, end, _ = place.indices(len(self))
        own = slice(*(max(0, at - len(self._first)) for at in (start, end)))
        return (*self._first[start:end], *self._read(self._refs[own]))

    def __iter__(self) -> Iterator[Record]:
        return self.watched(quiet)

    def watched(self, told: Told) -> Iterator[Record]:
        """Yield each record; `told` is called now and then with (records passed, records in all)."""
        for start in range(0, len(self), _AT_A_TIME):
            told(start, len(self))
            yield from self[start : start + _AT_A_TIME]

    def _read(self, refs: Sequence[str]) -> Iterator[Batch]:
        state = self._register.snapshot
        for _, group in groupby(refs, key=itemgetter(slice(0, -6))):
            own = list(group)
            wanted = set(own)
            for row in state.rows("batches", doc_id(own[0]), doc_id(own[-1]) + 1):
                if key_in(row.body) in wanted:
                    yield state.current(row.body)
