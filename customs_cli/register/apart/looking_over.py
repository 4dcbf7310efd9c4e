"""Checks new batches and computes their leaves in the proof tree, in a process of its own (`python -m` this module).

The process receives the day, the codes of the procedures and the salt of the act, then portions of batches: the number
of the first one's group of parts, and the batches as JSON. A portion without batches ends them. It answers with the
batches whose canonical encoding differs from what was sent, by their position, and with the leaves (none without a
salt). If anything is wrong with a batch it ends without an answer.
"""

import sys
from collections.abc import Iterator
from datetime import date
from typing import IO

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.validation import Known, faults
from customs_cli.errors import CustomsError
from customs_cli.register.apart.process import Gone, receive, send
from customs_cli.register.file.codec import encoded, from_body
from customs_cli.register.gc_pause import gc_paused
from customs_cli.register.hashing import expect_much
from customs_cli.register.proof.new_parts import texts_of_new
from customs_cli.register.proof.parts import leaf


def main() -> None:
    """Answer the requests that come on the standard input; exit with status 1 if a batch is at fault."""
    asks, answers = sys.stdin.buffer, sys.stdout.buffer
    try:
        with gc_paused():
            _answer(asks, answers)
    except (Gone, CustomsError):
        sys.exit(1)  # the caller repeats the check and reports the fault


def _answer(asks: IO[bytes], answers: IO[bytes]) -> None:
    today, procedures, salt = receive(asks)
    known = Known(date.fromisoformat(today), frozenset(procedures))
    expect_much()
    changed, leaves = [], []
    for place, (number, body) in enumerate(_bodies(asks)):
        batch = from_body(Batch, body)
        if any(True for _ in faults(batch, known, body)):
            sys.exit(1)
        if (kept := encoded(batch)) != body:
            changed.append((place, kept))
        if salt:
            leaves.append(leaf(salt, number, texts_of_new(batch.ref, kept)))
    send(answers, (changed, leaves))


def _bodies(asks: IO[bytes]) -> Iterator[tuple[int, bytes]]:
    while (portion := receive(asks))[1]:
        first, bodies = portion
        yield from enumerate(bodies, start=first)


if __name__ == "__main__":
    main()
