"""Which part of a batch one holder may be shown: its own lines and proceeding, nothing of other holders'.

Business secrets: Regulations on Customs Protection of IPR, article 6; Administrative Penalty Law, article 50. What a
holder is told of the goods, the consignor, the consignee and the declaration: Measures, article 17; Regulations,
article 27(2).
"""

from collections.abc import Collection, Iterable, Mapping
from itertools import chain
from typing import NamedTuple

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch, Line, Transfer
from customs_cli.domain.documents.forms import went_to
from customs_cli.domain.values.name_matching import UNKNOWN


class Share(NamedTuple):
    """The part of a batch that belongs to one holder.

    Attributes:
        holder: Code of the holder.
        marks: Codes of the holder's marks on the goods.
        lines: Numbers of the lines that bear any of them.
        files: SHA-256 digests of the files of documents issued to the holder: the only evidence tied to one holder.
        is_all: Whether the batch holds nothing of any other holder, so that it may be shown whole. Documents issued to
            a holder that no longer has goods in the batch count as another's.
    """

    holder: str
    marks: frozenset[str]
    lines: frozenset[int]
    files: frozenset[str]
    is_all: bool

    def has_transfer(self, holders: Collection[str]) -> bool:
        """Return whether a transfer that names these holders is of this holder's goods; naming none means all."""
        return not holders or self.holder in holders


def share(
    holder: str,
    marks: Iterable[str],
    holders: Iterable[str],
    lines: Mapping[int, Collection[str]],
    papers: Iterable[tuple[str, str, Iterable[str]]],
) -> Share:
    """Return the part of a batch that belongs to one holder.

    Args:
        holder: Code of the holder.
        marks: The holder's marks on the goods.
        holders: All holders that have goods in the batch.
        lines: Number of each line -> its marks.
        papers: Form, addressee and SHA-256 digests of the files of each document.
    """
    own = frozenset(marks)
    named = {no: set(found or (UNKNOWN,)) for no, found in lines.items()}
    issued = list(papers)
    return Share(
        holder=holder,
        marks=own,
        lines=frozenset(no for no, found in named.items() if found & own),
        files=frozenset(chain.from_iterable(files for form, to, files in issued if went_to(holder, form, to))),
        is_all={*holders, *(to for _, to, _ in issued if to)} <= {holder} and all(f <= own for f in named.values()),
    )


def share_of(batch: Batch, holder: str) -> Share:
    lines = {line.no: line.marks for line in batch.lines}
    papers = ((one.form, one.holder, [file.sha256 for file in one.files]) for one in batch.documents)
    return share(holder, batch.proceeding(holder).marks, batch.proceedings, lines, papers)


def hides(batch: Batch, holder: str) -> bool:
    """Return whether a batch holds anything that this holder may not be shown."""
    return not share_of(batch, holder).is_all


def shown_to(batch: Batch, holder: str) -> Batch:
    """Return the batch as this holder may see it: whole where it concerns no other holder, else the holder's part.

    Raises:
        NotFound: None of the holder's marks is on the goods.
    """
    return part_of(batch, holder) if hides(batch, holder) else batch


def part_of(batch: Batch, holder: str) -> Batch:
    """Return the holder's part of a batch.

    Left out are other holders' proceedings, lines, marks, deadlines, disposals, custody and transfers; the value of the
    whole batch; documents not issued to the holder; and whatever no field ties to a holder: fees, remarks, evidence
    other than the files of the holder's documents, and the source of an imported record.

    Raises:
        NotFound: None of the holder's marks is on the goods.
    """
    own = share_of(batch, holder)
    return replace(
        batch,
        lines=tuple(_line(line, own) for line in batch.lines if line.no in own.lines),
        value=None,
        value_basis=None,
        proceedings={holder: batch.proceeding(holder)},
        transfers=tuple(_transfer(one, own) for one in batch.transfers if own.has_transfer(one.holders)),
        disposals=tuple(disposal for disposal in batch.disposals if disposal.line in own.lines),
        custody=tuple(event for event in batch.custody if event.line in own.lines),
        deadlines=tuple(deadline for deadline in batch.deadlines if deadline.holder == holder),
        documents=tuple(one for one in batch.documents if went_to(holder, one.form, one.holder)),
        evidence=tuple(piece for piece in batch.evidence if piece.sha256 in own.files),
        fees=(),
        notes=(),
        source={},
    )


def _line(line: Line, own: Share) -> Line:
    return replace(line, marks=tuple(mark for mark in line.marks if mark in own.marks), note="")


def _transfer(transfer: Transfer, own: Share) -> Transfer:
    goods = tuple(part for part in transfer.goods if part.line in own.lines)
    return replace(transfer, holders=(own.holder,) if transfer.holders else (), goods=goods)
