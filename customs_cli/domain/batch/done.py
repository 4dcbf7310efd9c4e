"""What an act has made true."""

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
    """A value that a correction has changed, or a last day that moved with it.

    Attributes:
        field: Its name as in JSON: `found_on`, `served_on`; the rule of a deadline: `C1`.
        old: As it was; None where there was none.
        new: As it is; None where there is none any more.
        holder: Whose proceeding; None where it is of the batch.
        part: The part of the goods that it is of; None where it is of the whole.
    """

    field: str
    old: str | None
    new: str | None
    holder: str | None = None
    part: "Portion | None" = None


class Done(Struct, frozen=True):
    """What an act has made true.

    Attributes:
        act: Its name.
        batch: The batch as it is now.
        holders: Whose proceedings it touched.
        on: The day it happened.
        warnings: What is odd, and was recorded all the same.
        added: Records added because they were missing.
        seq: Its number in the journal.
        event: The rarer event that it logged, where it did.
        word: The holder's word, or customs' finding, that it logged, or `collected`; empty where it was none of them.
        parts: The parts of the goods that it was about; empty for all.
        marks: The marks that it was about; empty for all of the holders'.
        mended: What a correction has changed.
        moved: The deadlines that moved with it.
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
        """The same, once its act has that number."""
        return replace(self, seq=seq)
