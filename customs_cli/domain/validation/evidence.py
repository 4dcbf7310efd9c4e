"""The rules of what the record of an evidence file may hold beside its name and its SHA-256."""

import re
from collections.abc import Iterator
from datetime import date

from customs_cli.domain.evidence.likeness import unpacked
from customs_cli.domain.evidence.piece import Evidence
from customs_cli.domain.validation.faults import Fault, tried
from customs_cli.domain.validation.values import check_day, check_digest, check_line_no, check_moment, check_short
from customs_cli.errors import UsageError

_TAKEN = r"(\d{4}-\d{2}-\d{2})(?:T(?:[01]\d|2[0-3]):[0-5]\d)?"


def evidence_faults(path: str, piece: Evidence) -> Iterator[Fault]:
    """Yield all that is wrong with the particulars of an evidence file."""
    if piece.line is not None:
        yield from tried(f"{path}.line", check_line_no, piece.line)
    if piece.taken:
        yield from tried(f"{path}.taken", check_taken, piece.taken)
    if piece.received_at:
        yield from tried(f"{path}.received_at", check_moment, piece.received_at)
        yield from tried(f"{path}.received_at", check_day, piece.received_at)
    for name in ("by", "device", "source"):
        yield from tried(f"{path}.{name}", check_short, getattr(piece, name))
    for name in ("taken", "device", "place") if piece.claim else ():
        yield from tried(f"{path}.claim.{name}", check_short, getattr(piece.claim, name))
    if piece.elsewhere:
        yield from tried(f"{path}.elsewhere", check_digest, piece.elsewhere)
    if piece.likeness:
        yield from tried(f"{path}.likeness", _check_likeness, piece.likeness)


def check_taken(text: str) -> None:
    found = re.fullmatch(_TAKEN, text)
    try:
        day = date.fromisoformat(found[1]) if found else None
    except ValueError:
        day = None
    if day is None:
        raise UsageError("{partial!r} is not a date", partial=text[:40], hint="write 2019-07-03 or 2019-07-03T14:05")
    check_day(day)


def _check_likeness(text: str) -> None:
    if not unpacked(text):
        raise UsageError(
            "{text!r} is not a fingerprint of a picture",
            text=text[:40],
            hint=("a fingerprint has forty hashes, in base64"),
        )
