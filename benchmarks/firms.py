"""How well the names of one firm find each other: precision and recall, beside rapidfuzz on pinyin in the same run.

Four sets: `dev` and `seen` (once kept apart, since looked at), and a newer list that a hash of each firm's number
splits into `tune`, which rules were made by, and `held out`, which they were not. Spellings of the classes in `HARD`
(typing errors, Cantonese and Wade-Giles, coined brands) are measured apart: `... plain` leaves them out.

A group is what hangs together by pairs that are alike enough. Precision: of the groups of two names and more, how many
hold names of one firm only. Recall: of the firms with two names and more, how many stand whole in a group of their own.

    python -m benchmarks.firms
"""

from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from pypinyin import lazy_pinyin
from rapidfuzz.fuzz import ratio, token_set_ratio, token_sort_ratio

from customs_cli.domain.firms.likeness import SURE
from customs_cli.domain.firms.proposing import proposals

VECTORS = Path(__file__).parent / "firm_names.tsv"
SPELLINGS = Path(__file__).parent / "firm_spellings.tsv"
HARD = frozenset({"typo", "canto", "coined"})
"""Classes of spellings that no sound and no dictionary of words gives away."""

Pairs = Iterable[tuple[str, str]]


class Found(NamedTuple):
    """How good groups are."""

    precision: float
    recall: float


def _rows(path: Path) -> Iterator[list[str]]:
    return (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line[:1] != "#")


def is_held_out(firm: str) -> bool:
    """Whether a firm of the newer list is one of those that no rule was made by."""
    return sha256(firm.encode()).digest()[0] % 2 == 0


def sets() -> Iterator[tuple[str, dict[str, str]]]:
    """(what a set is called, name -> its firm)."""
    rows = list(_rows(VECTORS))
    for called, split in (("dev", "dev"), ("seen", "unseen")):
        yield called, {name: firm for part, firm, name in rows if part == split}
    spelled = list(_rows(SPELLINGS))
    for called, held in (("tune", False), ("held out", True)):
        own = [row for row in spelled if is_held_out(row[0]) is held]
        yield called, {name: firm for firm, _, name in own}
        yield f"{called}, plain", {name: firm for firm, kind, name in own if kind not in HARD}


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


def _unspaced(a: str, b: str) -> float:
    return ratio(a.replace(" ", ""), b.replace(" ", ""))


def groups(names: Iterable[str], pairs: Pairs) -> list[set[str]]:
    """What hangs together."""
    group_of = {name: {name} for name in names}
    for a, b in pairs:
        if group_of[a] is not group_of[b]:
            whole = group_of[a] | group_of[b]
            group_of.update(dict.fromkeys(whole, whole))
    return list({id(group): group for group in group_of.values()}.values())


def measured(firm_of: dict[str, str], found: list[set[str]]) -> Found:
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
        ways.append((f"rapidfuzz ratio, unspaced >= {least}", by_pinyin(_unspaced, least)))
    for called_set, firm_of in sets():
        print(f"{called_set}: {len(set(firm_of.values()))} firms, {len(firm_of)} names")
        for called, way in ways:
            found = measured(firm_of, groups(firm_of, way(list(firm_of))))
            print(f"  {called:32} precision {found.precision:.3f}  recall {found.recall:.3f}")


if __name__ == "__main__":
    main()
