"""What of a batch one holder may be shown: its own lines and proceeding, nothing of other holders'.

Business secrets: Regulations on Customs Protection of IPR, article 6; Administrative Penalty Law, article 50. What a
holder is told of the goods, the consignor, the consignee and the declaration: Measures, article 17; Regulations,
article 27(2).
"""

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch, lines_with
from customs_cli.domain.documents.forms import went_to


def hides(batch: Batch, holder: str) -> bool:
    """Whether a batch holds anything that this holder may not be shown."""
    return any(other != holder for other in batch.proceedings) or any(
        mark not in batch.proceeding(holder).marks for line in batch.lines for mark in line.named_marks
    )


def shown_to(batch: Batch, holder: str) -> Batch:
    """The batch as this holder may see it: as it is where it concerns no other, else the holder's part of it.

    Raises:
        NotFound: None of the holder's marks is on the goods.
    """
    return part_of(batch, holder) if hides(batch, holder) else batch


def part_of(batch: Batch, holder: str) -> Batch:
    """The holder's part of a batch.

    Left out are other holders' proceedings, lines, marks, deadlines, disposals, custody and transfers; the value of the
    whole; other documents than those issued to the holder; and what no field ties to a holder: remarks, other evidence
    than the files of those documents, where the record came from.

    Raises:
        NotFound: None of the holder's marks is on the goods.
    """
    own = batch.proceeding(holder)
    lines = tuple(
        replace(line, marks=tuple(mark for mark in line.marks if mark in own.marks), note="")
        for line in lines_with(batch, own.marks)
    )
    numbers = {line.no for line in lines}
    papers = tuple(one for one in batch.documents if went_to(holder, one.form, one.holder))
    files = {file.sha256 for one in papers for file in one.files}
    return replace(
        batch,
        lines=lines,
        value=None,
        value_basis=None,
        proceedings={holder: own},
        transfers=tuple(
            replace(
                transfer,
                holders=(holder,) if transfer.holders else (),
                goods=tuple(part for part in transfer.goods if part.line in numbers),
            )
            for transfer in batch.transfers
            if not transfer.holders or holder in transfer.holders
        ),
        disposals=tuple(disposal for disposal in batch.disposals if disposal.line in numbers),
        custody=tuple(event for event in batch.custody if event.line in numbers),
        deadlines=tuple(deadline for deadline in batch.deadlines if deadline.holder == holder),
        documents=papers,
        evidence=tuple(piece for piece in batch.evidence if piece.sha256 in files),
        notes=(),
        source={},
    )
