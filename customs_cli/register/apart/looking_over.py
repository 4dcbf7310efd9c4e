"""New batches looked over and cut into parts, `python -m` this module, while another process makes the next ones.

It is sent the day and the codes of the procedures, then batches as JSON in portions, the last one empty. It answers
which of them are kept in another form, by place; where anything is wrong with one, it ends without an answer. Sent the
salt of the act and the numbers of their groups, it answers their leaves.
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
    """Answer what is asked on the standard input."""
    asks, answers = sys.stdin.buffer, sys.stdout.buffer
    try:
        with gc_paused():
            _answer(asks, answers)
    except (Gone, CustomsError):
        sys.exit(1)  # who asked does it again, and tells why


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
