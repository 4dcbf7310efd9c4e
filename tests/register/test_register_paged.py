"""A large file read in parts answers as the same bytes in memory do."""

import random
from pathlib import Path

import pytest

from customs_cli.register.file.checkpoint import Checkpoint, Meta
from customs_cli.register.file.disk.paged import BLOCK, Paged
from customs_cli.register.file.rewriting import write

SOUGHT = (b"\n", b'\n"', b"abc", b"\n\n\n\n\n", b"x" * 300)


def some_bytes(chance: random.Random) -> bytes:
    """Many newlines or few, and long runs of one byte."""
    runs = (chance.choice((b"abc", b"\n", b'\n"', b"x" * chance.randrange(6000))) for _ in range(60))
    return b"".join(runs)


@pytest.mark.parametrize("seed", range(20))
def test_slices_and_searches_are_those_of_bytes(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    data = some_bytes(chance)
    path = tmp_path / "file"
    path.write_bytes(data)
    paged = Paged(path)
    edges = [*range(0, len(data) + 1, BLOCK), *(chance.randrange(len(data) + 1) for _ in range(40))]
    for _ in range(300):
        start, end = (max(0, chance.choice(edges) + chance.randrange(-2, 3)) for _ in "se")
        assert paged[start:end] == data[start:end]
        assert paged[-start:] == data[-start:]
        for sought in SOUGHT:
            assert paged.find(sought, start, end) == data.find(sought, start, min(end, len(data)))
            assert paged.rfind(sought, start, min(end, len(data))) == data.rfind(sought, start, end)
    assert len(paged) == len(data)
    paged.close()


def test_every_document_of_a_large_file_is_found_and_no_other(tmp_path: Path) -> None:
    chance = random.Random(7)
    kept: dict[int, bytes | None] = {
        number: b'{"code":"%d","note":"%b"}' % (number, b"n" * chance.choice((5, 900, 2300, 20_000)))
        for number in chance.sample(range(10**25, 10**25 + 4000), 700)
    }
    tried = range(10**25 - 5, 10**25 + 4005)
    meta = Meta(format=1, id="", seq=0, head="", offset=0, tables={})
    path = tmp_path / "register.json"
    path.write_bytes(b"".join(write(meta, None, {"batches": kept})))
    checkpoint = Checkpoint(Paged(path))
    for number in tried:
        body = checkpoint.find("batches", number)
        assert (body is None) == (number not in kept)
        assert body is None or body.startswith(b'{"code":"%d"' % number)
