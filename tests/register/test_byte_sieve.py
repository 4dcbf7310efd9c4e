"""Batches sought by bytes without an index are those that every batch says, in the file and in the journal's tail."""

import random
from pathlib import Path

from msgspec.structs import replace
from register_samples import open_file, phone_cases

from customs_cli.domain.batch.reference import id_range
from customs_cli.domain.values.party import Party
from customs_cli.register.act import Act
from customs_cli.register.file.byte_sieve import batches_with
from customs_cli.register.file.disk.paged import PIECE
from customs_cli.register.register import Register

CODES = [f"9135{number:04d}M" for number in range(40)]


def fill(register: Register, chance: random.Random, count: int) -> None:
    """Batches of three years, of lengths that end a piece anywhere."""

    def body(act: Act) -> None:
        for _ in range(count):
            ref = act.next_ref(chance.choice((2018, 2019, 2020)), "5320")
            sender = Party(name="n" * chance.randrange(4000), uscc=chance.choice(CODES))
            act.put(replace(phone_cases(ref, 7), consignor=sender))

    register.do("import", body)


def test_batches_sought_by_bytes_are_those_that_a_look_at_each_finds(tmp_path: Path) -> None:
    chance = random.Random(3)
    register = open_file(tmp_path)
    fill(register, chance, 1200)
    register.checkpoint()
    fill(register, chance, 40)
    for batch in chance.sample(list(register.batches()), 60):

        def moved(act: Act, ref: str = batch.ref) -> None:
            act.put(replace(register.batch(ref), consignor=Party(name="moved", uscc=chance.choice(CODES))))

        register.do("correct", moved)
    snapshot = open_file(tmp_path).snapshot
    start, end = snapshot.checkpoint.bounds("batches") if snapshot.checkpoint else (0, 0)
    assert end - start > 2 * PIECE, "the file is read in several pieces"
    assert len(snapshot.changed["batches"]) > 90
    for text in (b"", b"{", b"absent", *(code.encode() for code in CODES), b"9135", b"moved"):
        for years in ((2018, 2018), (2019, 2020), (2017, 2021), (2021, 2021)):
            low, high = id_range(years[0])[0], id_range(years[1])[1]
            wanted = [row for row in snapshot.rows("batches", low, high) if text in row.body]
            assert list(batches_with(snapshot, text, low, high)) == wanted
