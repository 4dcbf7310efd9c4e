"""Pictures that look alike in a chain: weak evidence, said with its why, and nothing where no fingerprint is kept."""

from datetime import date
from random import Random
from typing import Any

from msgspec.structs import replace
from report_world import batch, books_of, line

from customs_cli.domain.batch.batch import Batch, Evidence
from customs_cli.domain.chain.same import Verdicts
from customs_cli.domain.evidence.likeness import LENGTH, NEAR, PARTS, TURNS, asked_keys, kept_keys, packed
from customs_cli.domain.values.party import Party
from customs_cli.reports.trace.chain.chain import chain
from customs_cli.reports.trace.chain.records import Chain


def picture(rng: Random, name: str, like: str = "", bits: int = 0, turn: int = 0) -> Evidence:
    """A picture of random hashes; or one whose whole, turned, differs from that of another by some bits."""
    hashes = [rng.getrandbits(64) for _ in range(LENGTH // 8)]
    if like:
        hashes[0] = int.from_bytes(bytes.fromhex(like)) ^ sum(1 << n for n in rng.sample(range(64), bits))
    return Evidence(
        name=name, sha256=f"{rng.getrandbits(256):064x}", size=1, on=date(2019, 7, 3), likeness=packed(hashes)
    )


def whole(piece: Evidence, turn: int = 0) -> str:
    from customs_cli.domain.evidence.likeness import unpacked

    return f"{unpacked(piece.likeness)[turn * PARTS]:016x}"


def found(serial: int, *pieces: Evidence, **fields: Any) -> Batch:
    return batch(serial, (line(1, 5, "NIKE"),), evidence=pieces, consignor=Party(name=f"Firm {serial} Ltd"), **fields)


def grown(*batches: Batch) -> Chain:
    others = [found(n, picture(Random(n), f"{n}.jpg")) for n in range(20, 40)]
    books = books_of([*batches, *others])
    return chain(books, batches[0].ref, batches[:1], Verdicts(()))


def test_a_like_picture_joins_two_batches_beside_another_weak_piece_and_never_alone() -> None:
    first = picture(Random(1), "shelf.jpg")
    for bits, turn in ((0, 0), (3, 2), (2, 1)):
        like = picture(Random(2), "hall.jpg", whole(first, turn), bits)
        alone = grown(found(1, first), found(2, like))
        assert len(alone.steps) == 1, (bits, turn)
        beside = grown(found(1, first, route="Ruili-Muse"), found(2, like, route="Ruili-Muse"))
        assert [step.ref for step in beside.steps] == ["2019-5320-000001", "2019-5320-000002"]
        [edge] = [edge for edge in beside.edges if edge.kind == "photo"]
        assert (edge.verdict, edge.weight, edge.shared_by) == ("weak", 0.5, 2)
        assert "shelf.jpg looks like hall.jpg" in edge.evidence
        assert f"{bits} of 64 bits" in edge.evidence
    far = picture(Random(2), "hall.jpg", whole(first), NEAR + 1)
    assert len(grown(found(1, first, route="R-M-X"), found(2, far, route="R-M-X")).steps) == 1


def test_pictures_without_fingerprint_and_blank_ones_are_found_by_nothing() -> None:
    none = replace(picture(Random(1), "a.jpg"), likeness="")
    blank = packed([0] * PARTS * TURNS)
    assert (kept_keys(""), kept_keys("AA=="), kept_keys(blank), asked_keys(blank)) == ((), (), (), ())
    assert len(grown(found(1, none, route="R-M-X"), found(2, none, route="R-M-X")).steps) == 1


def test_a_picture_that_very_many_show_is_no_evidence() -> None:
    same = picture(Random(1), "form.jpg")
    many = [found(n, same, route="R-M-X" if n < 3 else "") for n in range(1, 19)]
    found_by = chain(books_of(many), many[0].ref, many[:1], Verdicts(()))
    assert len(found_by.steps) == 1
