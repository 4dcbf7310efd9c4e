"""The refusal of a merge whose records differ, and what settles it."""

from collections.abc import Sequence

from customs_cli.errors import Conflict
from customs_cli.register.register import Register
from customs_cli.sentences import command, said
from customs_cli.services.exchange import merged_files
from customs_cli.services.exchange.merges.planned import Plan, Word
from customs_cli.services.exchange.merges.rewritten import taken_in_before


def refusal(found: Plan, word: Word | None, both: tuple[Register, Register] | None = None) -> Conflict:
    """Return the error for a merge with differing records, or with numbers given twice.

    Args:
        found: The plan of the merge.
        word: The side whose records are kept where they differ.
        both: Ours and theirs, if an earlier merge of theirs may explain the difference.
    """
    rows = found.unsettled(word)
    if twice := [row.key for row in rows if row.later == "another batch"]:
        return _given_twice(twice, both)
    if papers := [(number, row.key) for row in rows for number in row.numbered_twice]:
        return _on_two_papers(papers)
    return Conflict(
        "records that differ between the two registers: {count}; nothing from the other register was written",
        count=len(rows),
        hint=_SETTLED.get("|".join({row.later for row in rows}), _EITHER),
        candidates=[row.key for row in rows[:10]],
    )


def _given_twice(twice: list[str], both: tuple[Register, Register] | None) -> Conflict:
    if both and (before := taken_in_before(*both, twice)):
        root = command("verify", "--register", merged_files.where_of(both[1]), "--root", before.root)
        return Conflict(
            "records that act {act} merged from that register, but that its history no longer has: "
            "{count}; nothing was written",
            act=before.act,
            count=len(twice),
            hint="that register was rewritten, or another copy was meant: {command}",
            command=root,
            candidates=twice[:10],
        )
    return Conflict(
        "numbers given to different records in the two registers: {count}; nothing was written",
        count=len(twice),
        hint=(
            "take the record back with {command} in one of the two registers; if it is another case, "
            "record it again: it gets a new number"
        ),
        command=command("undo", "ACT"),
        candidates=twice[:10],
    )


def _on_two_papers(papers: Sequence[tuple[str, str]]) -> Conflict:
    number, ref = papers[0]
    return Conflict(
        "numbers given to different documents in the two registers: {count}; nothing was written",
        count=len(papers),
        hint="make one of the two documents void with {command} in its register, then merge again",
        command=command("print void", number, "--ref", ref, "--reason", "TEXT"),
        candidates=[ref for _, ref in papers[:10]],
    )


_EITHER = said("--theirs takes their records, --ours keeps our records")
_SETTLED = {
    "ours": said("--ours keeps our records, which are later versions of theirs"),
    "theirs": said("--theirs takes their records, which are later versions of ours"),
}
"""Side that changed all differing records later -> the hint which side to choose without a loss."""
