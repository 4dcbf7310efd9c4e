"""A batch of a list that tells only the month in which it was found: nothing is counted from a day that nobody said."""

from pathlib import Path

import pytest
from running import Customs

HEADER = "case_id,found_on,office,goods,quantity,unit,marks,outcome,basis,direction"


def written(folder: Path, direction: str) -> str:
    path = folder / "list.csv"
    path.write_text(
        f"{HEADER}\nA1,2018-05,5320,shoes,20,pairs,NIKE,detained,ex-officio,{direction}\n", encoding="utf-8"
    )
    return str(path)


@pytest.fixture
def listed(customs: Customs, tmp_path: Path) -> str:
    assert customs("import", written(tmp_path, "export"), "--add-missing").code == 0
    (ref,) = customs("list", "-q").lines
    return ref


def limits(customs: Customs, ref: str) -> list[str]:
    return [row["rule"] for row in customs("show", ref, "--json").answer["batch"]["deadlines"]]


@pytest.mark.parametrize(
    "words",
    [
        ("correct", "1", "--direction", "import", "--reason", "x"),
        ("line", "edit", "1", "1", "--value", "200"),
        ("note", "1", "seen"),
        ("correct", "1", "--detention-no", "77", "--reason", "x"),
        ("line", "add", "1", "--goods", "belts", "--quantity", "5", "--mark", "NIKE"),
        ("confirm", "1", "--infringing", "--on", "2018-09-20"),
        ("custody", "1", "--quantity", "20", "--from", "Li Wei", "--to", "Store 3", "--purpose", "store"),
    ],
)
def test_an_act_that_tells_no_day_counts_no_time_limit(customs: Customs, listed: str, words: tuple[str, ...]) -> None:
    done = customs(*words)
    assert done.code == 0, done
    assert (limits(customs, listed), customs("due", "--json").answer["deadlines"]) == ([], [])


def test_a_list_that_corrects_something_else_counts_no_time_limit(
    customs: Customs, listed: str, tmp_path: Path
) -> None:
    assert customs("import", written(tmp_path, "import"), "--update").code == 0
    assert limits(customs, listed) == []


def test_an_act_that_tells_the_day_counts_them(customs: Customs, listed: str) -> None:
    assert customs("correct", "1", "--detained", "2018-05-14", "--reason", "x").code == 0
    assert "C9" in limits(customs, listed)
