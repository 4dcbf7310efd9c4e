"""What stands on a paper or a carton in an officer's hand leads to its batch: numbers of all acts, seals, persons."""

import pytest
from running import Customs, recorded


@pytest.fixture
def handled(customs: Customs, names: None) -> str:
    """Ten caps of NIKE: detained, decided about in parts, moved, held under another paper."""
    kept = ("--storage", "Store 9", "--other-hold", "HOLD-5", "--detained", "2019-07-02")
    ref = recorded(customs, "--goods", "caps", "--quantity", "10", "--mark", "NIKE", "--value", "50", *kept)
    for line in (
        "custody 1 --quantity 1 --from Gao --to Tang --purpose sample --seal-before CS-14 --seal CS-15 --witness Luo",
        "court 1 --notice C-7 --kind property-preservation --on 2019-07-03",
        "court 1 --notice C-7 --court-word CW-8 --on 2019-07-04",
        "determine 1 --infringing --line 1 --quantity 4 --on 2019-07-05",
        "confiscate 1 --line 1 --quantity 4 --number PD-21 --on 2019-07-06",
        "release 1 --line 1 --quantity 2 --ground proof --document RN-22 --on 2019-07-07",
        "release 1 --ground proof --document RN-23 --on 2019-07-08",
    ):
        done = customs(*line.split())
        assert done.code == 0, (line, done.err)
    recorded(customs, "--goods", "caps", "--quantity", "10", "--mark", "NIKE")
    return ref


@pytest.mark.parametrize("number", ["HOLD-5", "C-7", "CW-8", "PD-21", "RN-22", "RN-23"])
def test_every_number_of_a_paper_is_found(customs: Customs, handled: str, number: str) -> None:
    assert customs("search", number, "-q").lines == [handled]
    assert customs("list", "--where", f"number:{number}", "-q").lines == [handled]


@pytest.mark.parametrize("words", ["store 9", "cs-14", "CS-15", "gao", "Tang", "Luo"])
def test_seals_persons_and_the_store_are_found(customs: Customs, handled: str, words: str) -> None:
    assert customs("search", words, "-q").lines == [handled]


@pytest.mark.parametrize("brackets", ["〔〕", "[]", "［］", "【】", "（）", "﹝﹞", "()"])
def test_a_decision_is_found_whatever_brackets_its_number_is_typed_with(
    customs: Customs, names: None, brackets: str
) -> None:
    ref = recorded(
        customs, "--goods", "caps", "--quantity", "9", "--mark", "NIKE", "--value", "50", "--detained", "today"
    )
    customs("determine", "1", "--infringing")
    customs("confiscate", "1", "--number", "深关知罚字〔2019〕12号")
    typed = "深关知罚字{}2019{}12号".format(*brackets)
    assert customs("search", typed, "-q").lines == [ref]
    assert customs("list", "--where", f'number:"{typed}"', "-q").lines == [ref]
    printed = customs("print", "penalty-decision", "1", "--for", typed, "-n", "-o", "draft.txt")
    assert printed.code == 0, printed.err
