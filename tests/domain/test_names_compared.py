"""Names as they are compared, and the codes that are made of them."""

import pytest

from customs_cli.domain.values.name_matching import code_from, folded, nearest


@pytest.mark.parametrize("sign", ["®", "™", " ™", "℠", "Ⓡ", "©"])
def test_a_mark_is_the_same_name_with_the_sign_of_a_right_and_without(sign: str) -> None:
    assert folded(f"Louis Vuitton{sign}") == folded("LOUIS VUITTON")
    assert code_from(f"Louis Vuitton{sign}", ()) == "LOUIS-VUITTON"


def test_a_part_of_a_name_is_answered_with_the_names_that_have_it() -> None:
    assert nearest("好运", ["深圳市好运贸易有限公司", "宁波海天进出口有限公司"]) == ("深圳市好运贸易有限公司",)
    assert nearest("Gamma", ["Gamma Ltd", "Beta Gamma Holdings of Somewhere Ltd"])[0] == "Gamma Ltd"
    assert nearest("a", ["Beta"]) == ()
