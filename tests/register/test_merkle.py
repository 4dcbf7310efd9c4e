"""Trees over the journal are those of RFC 9162: the vectors of the Certificate Transparency implementations hold."""

from hashlib import sha256

import pytest

from customs_cli.register.proof.merkle import (
    Growing,
    consistency_proof,
    inclusion_proof,
    is_consistent,
    is_included,
    leaf_of,
    node_of,
    root_of,
)

# Leaves, roots and proofs of the Merkle tree tests of the public Certificate Transparency log servers.
DATA = [bytes.fromhex(text) for text in ("", "00", "10", "2021", "3031", "40414243", "5051525354555657")]
DATA.append(bytes(range(0x60, 0x70)))
LEAVES = [leaf_of(data) for data in DATA]
ROOTS = """\
6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d
fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125
aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77
d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7
4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4
76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef
ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c
5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328
""".split()
INCLUSION = {  # (leaf, size): its proof
    (0, 1): "",
    (0, 8): "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7 "
    "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e "
    "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    (5, 8): "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b "
    "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0 "
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    (2, 3): "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    (1, 5): "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d "
    "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e "
    "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
}
CONSISTENCY = {  # (smaller, larger): the proof
    (1, 1): "",
    (1, 8): "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7 "
    "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e "
    "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    (6, 8): "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a "
    "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0 "
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    (2, 5): "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e "
    "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
}


def hashes(text: str) -> list[bytes]:
    return [bytes.fromhex(word) for word in text.split()]


def by_the_book(leaves: list[bytes]) -> bytes:
    """MTH as section 2.1.1 defines it, halves and all."""
    if len(leaves) < 2:
        return leaves[0] if leaves else sha256(b"").digest()
    half = max(power for power in (1 << n for n in range(12)) if power < len(leaves))
    return node_of(by_the_book(leaves[:half]), by_the_book(leaves[half:]))


def test_roots_are_those_of_the_vectors() -> None:
    tree = Growing()
    assert tree.root.hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    for size, root in enumerate(ROOTS, start=1):
        tree.add(LEAVES[size - 1])
        assert (tree.size, tree.root.hex(), root_of(LEAVES[:size]).hex()) == (size, root, root)


def test_inclusion_proofs_are_those_of_the_vectors() -> None:
    for (index, size), proof in INCLUSION.items():
        assert inclusion_proof(LEAVES[:size], index) == hashes(proof), (index, size)


def test_consistency_proofs_are_those_of_the_vectors() -> None:
    for (first, second), proof in CONSISTENCY.items():
        assert consistency_proof(LEAVES[:second], first) == hashes(proof), (first, second)


def test_every_proof_of_small_trees_holds_and_holds_for_nothing_else() -> None:
    leaves = [leaf_of(bytes([number])) for number in range(34)]
    roots = [root_of(leaves[:size]) for size in range(35)]
    assert roots == [by_the_book(leaves[:size]) for size in range(35)]
    for size in range(1, 35):
        for index in range(size):
            proof = inclusion_proof(leaves[:size], index)
            assert is_included(leaves[index], index, size, proof, roots[size])
            assert not is_included(leaves[index - 1], index, size, proof, roots[size]) or size == 1
            assert not is_included(leaves[index], index, size, [*proof, roots[1]], roots[size])
            assert not is_included(leaves[index], index, size, proof[:-1], roots[size]) or not proof
        for first in range(1, size + 1):
            proof = consistency_proof(leaves[:size], first)
            assert is_consistent(first, roots[first], size, roots[size], proof)
            assert not is_consistent(first, roots[first - 1], size, roots[size], proof)
            assert not is_consistent(first, roots[first], size, roots[size - 1], proof)
            assert not is_consistent(first, roots[first], size, roots[size], [*proof, roots[1]])


@pytest.mark.parametrize(("size", "peaks"), [(1, 0), (3, 1), (0, 1), (-1, 1)])
def test_a_growing_tree_whose_peaks_do_not_fit_its_size_is_refused(size: int, peaks: int) -> None:
    with pytest.raises(ValueError, match="no such tree"):
        Growing(size, [b""] * peaks)
