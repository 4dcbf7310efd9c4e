"""Notes on cases that look like a batch of the register, or like a case before them: the same paper, day and goods."""

from collections.abc import Iterator, Sequence

from customs_cli.domain.batch.twins import Likeness, likeness
from customs_cli.register.register import Register
from customs_cli.sentences import said
from customs_cli.services.importing.cases import Case
from customs_cli.services.lookup.twins import twins


def twin_notes(register: Register, cases: Sequence[Case]) -> Iterator[str]:
    """A note for each case that has a twin."""
    own = [(case, alike) for case in cases if (alike := _likeness(case))]
    there = twins(register, {alike for _, alike in own})
    seen: dict[Likeness, int] = {}
    for case, alike in own:
        if ref := there.get(alike):
            yield said(
                "row {row}: {ref} has the same number, day and goods: is this the same batch?", row=case.row, ref=ref
            )
        elif (first := seen.setdefault(alike, case.row)) != case.row:
            yield said(
                "row {row}: row {first} has the same number, day and goods: is this the same batch?",
                row=case.row,
                first=first,
            )


def _likeness(case: Case) -> Likeness | None:
    return likeness(case.fields.get("document"), case.found_on, [entry.line.goods for entry in case.entries])
