"""The result of an act."""

from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.course.next_step import Step

if TYPE_CHECKING:
    from customs_cli.domain.batch.goods.parts import Portion
    from customs_cli.domain.rights.named import Named


class Mended(Struct, frozen=True):
    """A value that a correction changed, or a last day that moved with it.

    Attributes:
        field: Name of the field as in JSON (`found_on`, `served_on`), or the rule of a deadline (`C1`).
        old: The value before; None where there was none.
        new: The value now; None where there is none any more.
        holder: Code of the holder whose proceeding changed; None for a field of the batch.
        part: The part of the goods that changed; None for the whole.
    """

    field: str
    old: str | None
    new: str | None
    holder: str | None = None
    part: "Portion | None" = None


class Done(Struct, frozen=True):
    """The result of an act.

    Attributes:
        act: Name of the act.
        batch: The batch as it is now.
        holders: Codes of the holders whose proceedings the act touched.
        on: The day on which it happened.
        warnings: Sentences on what looks odd and was recorded all the same.
        added: Records (holders, trademarks, ...) added because they were missing.
        seq: Number of the act in the journal.
        event: The rarer event that was logged, if any.
        word: The holder's confirmation, customs' finding, or `collected`, with `unnumbered` (`confiscate unnumbered`)
            where the decision has no number; empty for other acts.
        parts: The parts of the goods that the act was about; empty for all.
        marks: The marks that the act was about; empty for all of the holders'.
        mended: The values that a correction changed.
        moved: The deadlines that moved as a result.
        next: The step that the batch waits for now; None when there is none.
    """

    act: str
    batch: Batch
    holders: tuple[str, ...] = ()
    on: date | None = None
    warnings: tuple[str, ...] = ()
    added: "tuple[Named, ...]" = ()
    seq: int = 0
    event: str = ""
    word: str = ""
    parts: "tuple[Portion, ...]" = ()
    marks: tuple[str, ...] = ()
    mended: tuple[Mended, ...] = ()
    moved: tuple[Mended, ...] = ()
    next: Step | None = None

    def numbered(self, seq: int) -> "Done":
        """Return the same result with the number that the act got in the journal."""
        return replace(self, seq=seq)
