"""What an act seeks among all batches: asked of the index of a large register, else of every batch."""

import re
from collections.abc import Callable, Collection, Iterator
from typing import TYPE_CHECKING

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.values.name_matching import folded
from customs_cli.register.file.codec import encoded
from customs_cli.register.file.snapshot import Snapshot
from customs_cli.register.file.store import Store

if TYPE_CHECKING:
    from customs_cli.register.index.finding import Finder

_CASE_ID = re.compile(rb'"source":\{"case_id":"')


class Seeking:
    """The part of a register that seeks batches.

    Attributes:
        store: Where it lives.
    """

    store: Store

    @property
    def snapshot(self) -> Snapshot:
        """The state that is looked at."""
        raise NotImplementedError

    @property
    def is_in_parts(self) -> bool:
        """Whether the TinyDB file is read and written in parts only."""
        raise NotImplementedError

    def batches_with(self, uscc: str, years: range) -> Iterator[Batch]:
        """The batches whose reference is of some years and that have a credit code in any place; perhaps others too."""
        sought = encoded(uscc)
        likely = self._likely(lambda finder: [ref for ref in finder.of_party(uscc) if int(ref[:4]) in years])
        if likely is not None:
            return likely
        return (batch for year in years for batch in self.snapshot.batches(year, sieve=lambda body: sought in body))

    def case_ids(self, wanted: Collection[str]) -> dict[str, str]:
        """Those of some case_ids that batches were imported under, with their references."""
        likely = self._likely(lambda finder: finder.bearing(map(folded, wanted)))
        if likely is None:
            likely = self.snapshot.batches(sieve=lambda body: _CASE_ID.search(body) is not None)
        known = ((batch.source.get("case_id", ""), batch.ref) for batch in likely)
        return {case_id: ref for case_id, ref in known if case_id in wanted}

    def bearing(self, numbers: Collection[str]) -> Iterator[Batch]:
        """The batches of which the declaration or the case_id, folded, is one of some; perhaps others too."""
        likely = self._likely(lambda finder: finder.bearing(numbers))
        return self.snapshot.batches() if likely is None else likely

    def referring(self, wanted: Collection[tuple[str, str]]) -> Iterator[Batch]:
        """The batches that refer to any of some (table, code), by reference; perhaps others too."""
        likely = self._likely(lambda finder: finder.referring(wanted))
        return self.snapshot.batches() if likely is None else likely

    def _likely(self, ask: Callable[["Finder"], list[str]]) -> Iterator[Batch] | None:
        """The batches that the index of a large register names, by reference; None where there is no index."""
        if not self.is_in_parts:
            return None
        from customs_cli.register.index.finding import found

        refs = found(self.store, self.snapshot, ask)
        if refs is None:
            return None
        bodies = (self.snapshot.body("batches", ref) for ref in refs)
        return (self.snapshot.current(body) for body in bodies if body is not None)
