"""Names as they are compared, and the codes that are made of them."""

import pytest

from customs_cli.domain.values.name_matching import code_from, folded


@pytest.mark.parametrize("sign", ["®", "™", " ™", "℠", "Ⓡ", "©"])
def test_a_mark_is_the_same_name_with_the_sign_of_a_right_and_without(sign: str) -> None:
    assert folded(f"Louis Vuitton{sign}") == folded("LOUIS VUITTON")
    assert code_from(f"Louis Vuitton{sign}", ()) == "LOUIS-VUITTON"
