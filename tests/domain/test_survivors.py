"""The wrongs that no test of the law notices, each with the reason why none can: `survivors.tsv`.

`tools/mutation.py` finds them. A row whose wrong is no longer there to be done has gone stale.
"""

import csv
import runpy
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


def rows() -> list[list[str]]:
    with (HERE / "survivors.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]


@pytest.mark.parametrize("path", sorted({row[0] for row in rows()}))
def test_what_no_test_notices_is_still_there_to_be_done_and_explained(path: str) -> None:
    mutants_of = runpy.run_path(str(ROOT / "tools" / "mutants.py"))["mutants_of"]
    known = {(mutant.before, mutant.after) for mutant in mutants_of(path, (ROOT / path).read_text("utf-8"))}
    for where, before, after, why in rows():
        assert where != path or (before, after) in known, f"{before} -> {after}"
        assert len(why) > 5 and why.endswith(".")
