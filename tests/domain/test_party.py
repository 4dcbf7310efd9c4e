"""Credit codes: what is said of them is what the library `stdnum` says."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import uscc
from stdnum.exceptions import InvalidChecksum, ValidationError

from customs_cli.domain.values.party import Party, split_party, uscc_fault

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
BODIES = st.builds(
    str.__add__, st.text("0123456789", min_size=8, max_size=8), st.text(ALPHABET, min_size=9, max_size=9)
)


def said_by_stdnum(code: str) -> str:
    try:
        uscc.validate(code)
    except InvalidChecksum:
        return "its check character is wrong"
    except ValidationError:
        return "a USCC has 18 characters of the GB 32100 alphabet"
    return ""


@given(BODIES)
def test_a_code_with_its_check_character_has_no_fault_and_with_any_other_it_has(body: str) -> None:
    right = uscc.calc_check_digit(body)
    assert uscc_fault(body + right) == ""
    assert {uscc_fault(body + c) for c in ALPHABET if c != right} == {"its check character is wrong"}


@given(
    st.text(ALPHABET + "IOSVZioz -－０１９Ａ", max_size=20)
    | st.text(max_size=18)
    | BODIES.map(lambda body: body.lower() + "0")
)
def test_whatever_is_written_the_library_says_the_same(code: str) -> None:
    assert uscc_fault(code) == said_by_stdnum(code)


def test_a_code_that_is_right_needs_no_library() -> None:
    code = (
        "import sys; from customs_cli.domain.values.party import uscc_fault; "
        "print([uscc_fault('91110000600037341L'), 'stdnum' in sys.modules])"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout == "['', False]\n"


@pytest.mark.parametrize(
    ("typed", "name", "code"),
    [
        ("启明公司 (91440300708461136T)", "启明公司", "91440300708461136T"),
        ("启明公司，91440300708461136t", "启明公司", "91440300708461136T"),
        ("启明公司 91440300708461136T", "启明公司", "91440300708461136T"),
        ("Qiming Trading Co. 91440300708461136T", "Qiming Trading Co.", "91440300708461136T"),
        ("91440300708461136T", "", "91440300708461136T"),
        ("启明公司 91440300708461136X", "启明公司 91440300708461136X", ""),
        ("启明公司  二厂", "启明公司  二厂", ""),
    ],
)
def test_a_credit_code_behind_a_name_is_no_part_of_the_name(typed: str, name: str, code: str) -> None:
    assert split_party(typed) == Party(name=name, uscc=code)
