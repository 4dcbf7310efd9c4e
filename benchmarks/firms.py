"""How well the names of one firm find each other: precision and recall, beside rapidfuzz on pinyin in the same run.

A group is what hangs together by pairs that are alike enough. Precision: of the groups of two names and more, how many
hold names of one firm only. Recall: of the firms with two names and more, how many stand whole in a group of their own.

    python -m benchmarks.firms
"""

from collections.abc import Callable, Iterable
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from pypinyin import lazy_pinyin
from rapidfuzz.fuzz import token_set_ratio, token_sort_ratio

from customs_cli.domain.firms.likeness import SURE
from customs_cli.domain.firms.proposing import proposals

VECTORS = Path(__file__).parent / "firm_names.tsv"
SPLITS = ("dev", "unseen")

Pairs = Iterable[tuple[str, str]]


class Found(NamedTuple):
    """How good groups are."""

    precision: float
    recall: float


def vectors(split: str) -> dict[str, int]:
    """Name -> number of its firm, of one split."""
    rows = (line.split("\t") for line in VECTORS.read_text(encoding="utf-8").splitlines() if line[:1] != "#")
    return {name: int(firm) for part, firm, name in rows if part == split}


def ours(names: list[str]) -> Pairs:
    """Pairs that are evidence by themselves."""
    for name in names:
        others = [(other, "") for other in names if other != name]
        yield from ((name, one.name) for one in proposals([name], "", others) if one.score >= SURE)


def by_pinyin(score: Callable[[str, str], float], least: float) -> Callable[[list[str]], Pairs]:
    """Pairs whose pinyin, whole, rapidfuzz finds alike."""

    def pairs(names: list[str]) -> Pairs:
        spoken = {name: " ".join(lazy_pinyin(name)).casefold() for name in names}
        return (pair for pair in combinations(names, 2) if score(*(spoken[name] for name in pair)) >= least)

    return pairs


def groups(names: Iterable[str], pairs: Pairs) -> list[set[str]]:
    """What hangs together."""
    group_of = {name: {name} for name in names}
    for a, b in pairs:
        if group_of[a] is not group_of[b]:
            whole = group_of[a] | group_of[b]
            group_of.update(dict.fromkeys(whole, whole))
    return list({id(group): group for group in group_of.values()}.values())


def measured(firm_of: dict[str, int], found: list[set[str]]) -> Found:
    """Precision and recall of groups, by firm."""
    several = [{firm_of[name] for name in group} for group in found if len(group) > 1]
    whole = {firm: {name for name, own in firm_of.items() if own == firm} for firm in firm_of.values()}
    wanted = [names for names in whole.values() if len(names) > 1]
    pure = sum(len(firms) == 1 for firms in several)
    return Found(pure / max(1, len(several)), sum(names in found for names in wanted) / len(wanted))


def main() -> None:
    """Print a table of both, for both splits."""
    ways: list[tuple[str, Callable[[list[str]], Pairs]]] = [("customs", ours)]
    for least in (75, 80, 85, 90, 95):
        ways.append((f"rapidfuzz token_sort >= {least}", by_pinyin(token_sort_ratio, least)))
        ways.append((f"rapidfuzz token_set >= {least}", by_pinyin(token_set_ratio, least)))
    for split in SPLITS:
        firm_of = vectors(split)
        print(f"{split}: {len(set(firm_of.values()))} firms, {len(firm_of)} names")
        for called, way in ways:
            found = measured(firm_of, groups(firm_of, way(list(firm_of))))
            print(f"  {called:32} precision {found.precision:.3f}  recall {found.recall:.3f}")


if __name__ == "__main__":
    main()
