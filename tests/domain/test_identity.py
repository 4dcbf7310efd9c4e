"""When two parties are one is said in one place."""

import pytest

from customs_cli.domain.values.identity import code_of, codes_by_name, told_by
from customs_cli.domain.values.party import Party

A, B = "91440300MA5EXAMPLE", "91440300MA5OTHERS1"


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (Party(name="X", uscc=A), Party(name="Y", uscc=f" {A.lower()} "), "one code, written in two ways"),
        (Party(uscc=A), Party(name="Y", uscc=A), "a code alone tells enough"),
    ],
)
def test_two_parties_of_one_credit_code_are_one(one: Party, other: Party, why: str) -> None:
    assert code_of(one) == code_of(other) != "", why


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (Party(name="X", uscc=A), Party(name="X", uscc=B), "one name, two codes"),
        (Party(name="X"), Party(name="X"), "a name alone is no proof"),
        (Party(name="X", uscc=" "), Party(name="X", uscc=" "), "a blank is no code"),
        (Party(name="X", uscc=A), None, "nobody"),
    ],
)
def test_without_a_common_credit_code_it_is_not_certain(one: Party, other: Party | None, why: str) -> None:
    assert code_of(one) != code_of(other) or not code_of(one), why


@pytest.mark.parametrize(
    ("given", "name", "key", "why"),
    [
        ([], "Hao-Yun", "haoyun", "nothing but the name is known"),
        ([Party(name="HAO YUN", uscc=A.lower())], "Hao-Yun", A, "one batch gives its code"),
        ([Party(name="haoyun", uscc=A), Party(name="Haoyun", uscc=B)], "Hao-Yun", "haoyun", "two codes: neither"),
        ([Party(uscc=A)], "", "", "a code without a name stands for no name"),
    ],
)
def test_a_name_stands_for_its_only_credit_code(given: list[Party], name: str, key: str, why: str) -> None:
    assert told_by(name, codes_by_name(given)) == key, why
