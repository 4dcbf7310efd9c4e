"""The frozen registers and answers as they are kept: files and whole answers compressed, hashes as plain text."""

import hashlib
import json
import lzma
import shlex
from pathlib import Path
from typing import NamedTuple

KEPT = Path(__file__).parent / "kept"
FILES = ("register.json", "register.journal")


class Frozen(NamedTuple):
    """One answer: the command, and the SHA-256 (its first 16 digits) of what it answered."""

    command: str
    hash: str

    @property
    def words(self) -> list[str]:
        """The command's words."""
        return shlex.split(self.command)


def digest(text: str) -> str:
    """The hash under which an answer is kept."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def put_register(name: str, folder: Path) -> None:
    """Keep the two files of the register in a folder."""
    KEPT.mkdir(exist_ok=True)
    for file in FILES:
        _compressed(f"{name}.{file}.xz", (folder / file).read_bytes())


def lay_out(name: str, folder: Path) -> None:
    """Put the two files of a register into a folder."""
    for file in FILES:
        (folder / file).write_bytes(lzma.decompress((KEPT / f"{name}.{file}.xz").read_bytes()))


def put_answers(name: str, answers: dict[str, str]) -> None:
    """Keep the answers to commands: their hashes in one file, the whole texts in another."""
    lines = [f"{digest(text)} {command}\n" for command, text in answers.items()]
    (KEPT / f"{name}.answers").write_text("".join(lines), encoding="utf-8")
    whole = json.dumps(answers, ensure_ascii=False).encode()
    _compressed(f"{name}.answers.xz", whole)


def answers(name: str) -> list[Frozen]:
    """The commands asked of a register, each with the hash of its answer."""
    lines = (KEPT / f"{name}.answers").read_text(encoding="utf-8").splitlines()
    return [Frozen(command, kept) for kept, _, command in (line.partition(" ") for line in lines)]


def whole_answers(name: str) -> dict[str, str]:
    """Command -> its whole answer, to show what differs."""
    texts: dict[str, str] = json.loads(lzma.decompress((KEPT / f"{name}.answers.xz").read_bytes()))
    return texts


def _compressed(file: str, data: bytes) -> None:
    (KEPT / file).write_bytes(lzma.compress(data, preset=9 | lzma.PRESET_EXTREME))
