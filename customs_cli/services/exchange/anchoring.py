"""Compares printed roots with a register's history: is what was printed still its beginning?"""

import re
from collections.abc import Sequence

from customs_cli.domain.values.root import Anchored, Printed, Root, Standing, State
from customs_cli.errors import FaultsFound, NotFound
from customs_cli.register.proof.merkle import Growing, consistency_proof
from customs_cli.register.proof.tree import root
from customs_cli.register.register import Register
from customs_cli.sentences import Place, command, said
from customs_cli.services.exchange.merges.noted import tinydb_digest

_MERGED = re.compile(r"hash ([0-9a-f]{64})(?:, root ([0-9a-f]{64})@([0-9]+))?")
_ROOTS = re.compile(r"(\S+) ([0-9a-f]{64})@([0-9]+)")
_ACTS = re.compile(r"act ([0-9]+),")


def merged_from(other: Register) -> str:
    """Return the reason of a merge: the other register's identity, last act, hash, root and TinyDB file digest."""
    state, own = other.snapshot, tinydb_digest(other.store)
    told = f"register {state.id}, act {state.seq}, hash {state.head}, root {root(other.store, state)}"
    return f"{told}, file {own}" if own else told


def anchored(register: Register, asked: Sequence[Printed], *, proofs: bool = False) -> Anchored:
    """Return the current root, and how each printed root stands to the history.

    Args:
        register: The register whose history is compared.
        asked: Printed roots; one without a size is searched for among all sizes. The hash of a last act, which older
            paper bears, is found too. Where any root is asked, the journal is read once and its hash chain is checked.
        proofs: Whether consistency proofs are made.

    Raises:
        NotFound: The register has no act yet.
        Damaged: The journal cannot be read.
    """
    last = next(register.recent(), None)
    if last is None:
        raise NotFound("the register has no act yet", hint=command("record"))
    if not asked:
        return Anchored(root(register.store, register.snapshot), last.hash, last.entry.at, ())
    search, leaves, tree = _Search(asked), [], Growing()
    for kept in register.entries(with_changes=False):
        tree.add(kept.leaf)
        if proofs:
            leaves.append(kept.leaf)
        search.look(kept.entry.seq, tree, kept.hash)
        if kept.entry.act == "merge":
            search.look_into(kept.entry.seq, kept.entry.reason)
        if kept.entry.act == "backup":
            search.look_into_chains(kept.entry.seq, kept.entry.reason)
        last = kept
    found = [search.standing(one, tree.size) for one in asked]
    sound = [row.size or 0 for row in found if row.state in ("same", "beginning")]
    whole = tuple(_bounded(row, sound, leaves) for row in found)
    return Anchored(Root(tree.root.hex(), tree.size), last.hash, last.entry.at, whole)


def refuse_a_difference(found: Anchored, *, is_chain: bool = False) -> None:
    """Refuse a result in which the history does not contain a printed root.

    Args:
        found: The result of `anchored`.
        is_chain: Whether only one chain of a shared register was looked at; the root may be of another one.

    Raises:
        FaultsFound: A printed root is not in the history.
    """
    if not found.ok:
        odd = next(row for row in found.standings if not row.ok)
        theirs = said(
            "check it in that register: {command}",
            command=command("verify", "--register", Place(_where(odd)), "--root", str(odd.printed)),
        )
        whole = said("{command} searches every chain", command=command("verify", "--root", str(odd.printed)))
        earlier = said(
            "compare with a backup, or with an earlier printed root: {command}",
            command=command("anchor", "--check", "ROOT", "--check", "EARLIER"),
        )
        count = sum(not row.ok for row in found.standings)
        raise FaultsFound(
            "printed roots that do not match this history: {count}",
            count=count,
            hint=whole if is_chain else theirs if odd.state == "merged" else earlier,
        )


def _where(row: Standing) -> str:
    return f"FOLDER/chains/{row.chain.replace(':', '-')}.json" if row.chain else "OTHER/register.json"


class _Search:
    def __init__(self, asked: Sequence[Printed]) -> None:
        self._wanted = {printed.hash for printed in asked}
        self._sizes = {printed.size for printed in asked}
        self._found: dict[str, set[int]] = {}
        self._merges: dict[str, tuple[int, int]] = {}
        self._chains: dict[str, str] = {}

    def look(self, seq: int, tree: Growing, head: str) -> None:
        if head in self._wanted:
            self._found.setdefault(head, set()).add(seq)
        if (None in self._sizes or seq in self._sizes) and (found := tree.root.hex()) in self._wanted:
            self._found.setdefault(found, set()).add(seq)

    def look_into(self, seq: int, reason: str) -> None:
        if found := _MERGED.search(reason):
            acts = _ACTS.search(reason)
            for text in filter(None, (found[1], found[2])):
                self._merges[text] = seq, int(acts[1]) if acts else 0

    def look_into_chains(self, seq: int, reason: str) -> None:
        for chain, text, size in _ROOTS.findall(reason):
            self._merges[text], self._chains[text] = (seq, int(size)), chain

    def standing(self, printed: Printed, now: int) -> Standing:
        sizes = self._found.get(printed.hash, set())
        if sizes and printed.size in (None, *sizes):
            size = printed.size or max(sizes)
            return Standing(printed, "same" if size == now else "beginning", size)
        act, size = self._merges.get(printed.hash, (0, 0))
        if act and printed.size in (None, size):
            return Standing(printed, "merged", size, act, chain=self._chains.get(printed.hash, ""))
        state: State = "cut" if (printed.size or 0) > now else "differs"
        return Standing(printed, state, printed.size, self._perhaps_of(printed))

    def _perhaps_of(self, printed: Printed) -> int:
        sizes = self._merges.values()
        return next((seq for seq, acts in sizes if printed.size is not None and printed.size < acts), 0)


def _bounded(row: Standing, sound: list[int], leaves: list[bytes]) -> Standing:
    if row.state in ("same", "beginning"):
        proof = consistency_proof(leaves, row.size or 0) if leaves else []
        return row._replace(proof=tuple(step.hex() for step in proof))
    below = [size for size in sound if row.size is None or size < row.size]
    return row._replace(sound=max(below, default=0)) if row.state == "differs" else row
