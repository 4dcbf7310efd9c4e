"""Make the frozen registers or answers anew: `python tests/frozen/regenerate_frozen.py registers|answers [NAME...]`.

`registers` plays the registers again (then the answers too); `answers` asks the same commands again and keeps what they
answer now; `questions` draws the commands anew first. An answer is made anew only where a change of it is meant.
"""

import shlex
import sys
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from frozen_files import KEPT, answers, lay_out, put_answers, put_register
from frozen_questions import questions
from frozen_registers import REGISTERS
from frozen_run import ask, office


def play(name: str) -> None:
    """Let a register come about, and keep it."""
    make, today = REGISTERS[name]
    with TemporaryDirectory() as folder, office(Path(folder), today):
        make(Path(folder))
        put_register(name, Path(folder))


def answer(name: str, *, drawn: bool) -> None:
    """Ask a register its questions, those that are kept or newly drawn ones, and keep the answers."""
    today = REGISTERS[name][1]
    with TemporaryDirectory() as folder, office(Path(folder), today):
        lay_out(name, Path(folder))
        asked = questions(Random(name), today) if drawn else [kept.command for kept in answers(name)]
        texts = {kept: ask(shlex.split(kept)).text for kept in asked}
    put_answers(name, texts)
    print(f"{name}: {len(texts)} answers, {sum(map(len, texts.values()))} characters")


def main(what: str, *names: str) -> None:
    """Make anew what is asked for, of the registers named, or of all."""
    for name in names or REGISTERS:
        if what == "registers":
            play(name)
        answer(name, drawn=what != "answers")
    kept = sum(file.stat().st_size for file in KEPT.iterdir())
    print(f"{kept} bytes kept")


if __name__ == "__main__":
    main(*sys.argv[1:])
