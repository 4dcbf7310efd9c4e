"""Checks new batches and cuts them into parts of the proof tree, in a process of its own (`python -m` this module).

The process receives the day and the codes of the procedures, then portions of batches as JSON; an empty portion ends
them. It answers with the batches whose canonical encoding differs from what was sent, by their position; if anything is
wrong with a batch it ends without an answer. It then receives the salt of the act and the numbers of the groups of
parts, and answers with their leaves in the proof tree.
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
    today, procedures = receive(asks)
    known, texts, changed = Known(date.fromisoformat(today), frozenset(procedures)), [], []
    for place, body in enumerate(_bodies(asks)):
        batch = from_body(Batch, body)
        if any(True for _ in faults(batch, known, body)):
            sys.exit(1)
        if (kept := encoded(batch)) != body:
            changed.append((place, kept))
        texts.append(b"\n".join(texts_of_new(batch.ref, kept)))
    send(answers, changed)
    salt, numbers = receive(asks)
    send(answers, [leaf(salt, number, own.split(b"\n")) for number, own in zip(numbers, texts, strict=True)])


def _bodies(asks: IO[bytes]) -> Iterator[bytes]:
    while portion := receive(asks):
        yield from portion


if __name__ == "__main__":
    main()
