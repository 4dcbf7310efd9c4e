"""Assistance that customs gives to courts and to the police, by kind, as the published reports count it."""

from typing import get_args

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.values.word_lists import Assistance, CourtKind


def assistance_of(batch: Batch) -> tuple[Assistance, ...]:
    """Return the kinds of assistance given over a batch, each once: what courts asked for, and cases for the police.

    A hand-over to a court of another kind than those listed counts as `assistance`.
    """
    asked: set[str] = {notice.kind for p in batch.proceedings.values() for notice in p.court}
    for transfer in batch.transfers:
        if transfer.to == "court":
            named = transfer.kind in get_args(CourtKind)
            asked.add(transfer.kind if transfer.kind and named else "assistance")
        elif transfer.to == "police":
            asked.add("police")
    return tuple(kind for kind in get_args(Assistance) if kind in asked)
