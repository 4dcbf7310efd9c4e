"""References, numbers on papers, twins, and the parties of a batch."""

from datetime import date
from typing import Any

import pytest

from customs_cli.domain.batch.batch import (
    Batch,
)
from customs_cli.domain.batch.document import (
    Declaration,
    Document,
    contradictions,
    likely_numbers,
    likeness,
    mail_item_fault,
    parse_declaration,
)
from customs_cli.domain.batch.parties import CARRIED, ROLES, changed_party, in_batch, roles_of
from customs_cli.domain.batch.reference import (
    MAX_SERIAL,
    doc_id,
    fits,
    format_ref,
    id_range,
    is_ref,
    parse_ref,
    shortened,
)
from customs_cli.domain.values.party import Party
from customs_cli.errors import UsageError

DAY = date(2019, 9, 2)
REF = "2019-5320-000123"


def test_a_reference_is_a_year_an_office_and_a_serial() -> None:
    assert format_ref(2019, "5320", 123) == REF and parse_ref(REF) == (2019, "5320", 123)
    assert format_ref(987, "DEHAM", 1) == "0987-DEHAM-000001"
    for text in (
        f"{REF}4",
        REF[:-1],
        "2019-5-000123",
        "2019-5320-00012a",
        "2019-ABCDEFGHI-000123",
        "19-5320-000123",
        "",
    ):
        assert not is_ref(text)
        with pytest.raises(UsageError, match="is not a reference") as refused:
            parse_ref(text)
        assert refused.value.hint == "a reference looks like 2019-5320-000123"
    assert is_ref(REF) and is_ref("2019-AB-000000") and is_ref("2019-ABCDEFGH-999999")


def test_ids_sort_as_references_do_and_a_range_holds_those_of_its_year_and_office() -> None:
    assert doc_id(REF) == 2019_06040301_00000000_000123
    assert doc_id("2019-0Z-000001") == 2019_0136_000000000000_000001
    refs = ["2018-ZZZZZZZZ-999999", "2019-00-000000", "2019-53-000002", "2019-5320-000001", "2019-5320-999999",
            "2019-53200-000001", "2019-ZZZZZZZZ-999999", "2020-00-000000"]  # fmt: skip
    ids = [doc_id(ref) for ref in refs]
    assert ids == sorted(ids)
    for office, within in (("", refs[1:7]), ("5320", refs[3:5]), ("53", refs[2:3]), ("ZZZZZZZZ", refs[6:7])):
        low, high = id_range(2019, office)
        assert [ref for ref in refs if low <= doc_id(ref) < high] == within
    assert id_range(2019, "5320") == (2019_06040301_00000000_000000, 2019_06040301_00000001_000000)
    assert id_range(2019) == (2019 * 10**22, 2020 * 10**22)


SHORT: list[tuple[str, tuple[str, str, int] | None, bool]] = [
    ("123", ("", "", 123), True),
    ("000123", ("", "", 123), True),
    ("124", ("", "", 124), False),
    ("5320-123", ("", "5320", 123), True),
    ("5321-123", ("", "5321", 123), False),
    ("2019-123", ("", "2019", 123), True),
    ("2018-123", ("", "2018", 123), False),
    (" 2019-5320-123 ", ("2019", "5320", 123), True),
    ("2018-5320-123", ("2018", "5320", 123), False),
    ("deham-7", ("", "DEHAM", 7), False),
    ("1234567", None, False),
    ("12a", None, False),
    ("5320-12a", None, False),
    ("5320-1234567", None, False),
    ("5320-١٢٣", None, False),
    ("20-53-20-123", None, False),
    ("-123", None, False),
    ("1-123", None, False),
    ("2019-5320-1-123", None, False),
    ("ABCDEFGHI-1", None, False),
    ("١٢٣", None, False),
    ("", None, False),
]


@pytest.mark.parametrize(("text", "parts", "fit"), SHORT)
def test_a_reference_may_be_shortened(text: str, parts: tuple[str, str, int] | None, fit: bool) -> None:
    assert shortened(text) == parts
    assert parts is None or fits(parts, REF) == fit


def test_a_serial_has_six_digits() -> None:
    assert is_ref(format_ref(2019, "5320", MAX_SERIAL)) and not is_ref(format_ref(2019, "5320", MAX_SERIAL + 1))


IMPORT, EXPORT = "532120191123456789", "532120190123456789"


def test_a_declaration_number_tells_office_year_direction_and_serial() -> None:
    assert parse_declaration(f" {IMPORT} ") == Declaration("5321", 2019, "import", "123456789")
    assert parse_declaration(EXPORT) == Declaration("5321", 2019, "export", "123456789")
    for text in (IMPORT[:-1], f"{IMPORT}0", "532020192123456789", "53202019112345678A", "٥32020191123456789", ""):
        assert parse_declaration(text) is None


CONTRADICTIONS: list[tuple[Any, str | None, int, Any, list[str]]] = [
    ("declaration", IMPORT, 2019, "import", []),
    ("declaration", IMPORT, 2020, None, []),
    (None, IMPORT, 2019, "transit", []),
    ("declaration", IMPORT, 2021, None, ["of 2019, the goods were found in 2021"]),
    (None, IMPORT, 2018, None, ["of 2019, the goods were found in 2018"]),
    ("declaration", IMPORT, 2019, "export", ["is for import, the batch says export"]),
    ("declaration", EXPORT, 2022, "import", ["found in 2022", "is for export, the batch says import"]),
    ("waybill", IMPORT, 2021, "export", []),
    ("declaration", None, 2021, "export", []),
    ("declaration", "123", 2021, "export", []),
]


@pytest.mark.parametrize(("kind", "number", "year", "direction", "told"), CONTRADICTIONS)
def test_where_a_declaration_contradicts_the_record_is_told(
    kind: Any, number: str | None, year: int, direction: Any, told: list[str]
) -> None:
    found = contradictions(Document(kind=kind, number=number), found=date(year, 1, 1), direction=direction)
    assert len(found) == len(told)
    assert all(words in one and f"declaration {number} is" in one for one, words in zip(found, told, strict=True))


def test_a_mail_item_number_has_its_check_digit() -> None:
    assert [mail_item_fault(text) for text in ("RR473124829GB", "rr 47312482 9gb")] == ["", ""]
    for n in range(10):
        assert bool(mail_item_fault(f"RR47312482{n}GB")) == (n != 9)
    weights = (8, 6, 4, 2, 3, 5, 9, 7)
    for body in ("00000000", "10000000", "01000000", "00100000", "00010000", "00001000", "00000100", "00000010",
                 "00000001", "12345678", "99999999", "00000900"):  # fmt: skip
        rest = 11 - sum(int(d) * w for d, w in zip(body, weights, strict=True)) % 11
        right = {10: 0, 11: 5}.get(rest, rest)
        assert [n for n in range(10) if not mail_item_fault(f"RR{body}{n}CN")] == [right]
    for bad in (
        "RR4731248291B",
        "RR473124829GBX",
        "RRA73124829GB",
        "RR47312482GB",
        "RR4731248290GB",
        "R1473124829GB",
        "RR47312482AGB",
        "RR473124829G1",
        "",
    ):
        assert mail_item_fault(bad) == "a mail item number looks like RR473124829GB (UPU S10)"


def test_of_what_a_paper_says_its_number_is_the_known_kind_or_anything_printed_like_one() -> None:
    assert likely_numbers(["box", f" {IMPORT}", "RR473124829GB", IMPORT]) == [IMPORT, "RR473124829GB"]
    assert likely_numbers(["A-1/2.3", "two words", "A-1/2.3", "-x", "9" * 60, "9" * 61]) == ["A-1/2.3", "9" * 60]


def test_twins_have_one_paper_day_and_goods() -> None:
    paper = Document(kind="waybill", number=" AB-1 ")
    assert likeness(paper, "2019-09", ["Shoes", "ｂａｇｓ", "shoes"]) == ("ab1", "2019-09", ("bags", "shoes"))
    assert [likeness(one, "2019-09", ["x"]) for one in (None, Document(), Document(number=" "))] == [None] * 3


def batch_of(**fields: Any) -> Batch:
    return Batch(**{"ref": REF, "office": "5320", "found_on": "2019-09-02", **fields})


def test_each_party_is_told_with_its_role_and_an_old_import_keeps_its_own() -> None:
    assert "consignor consignee agent declarant carrier driver maker supplier".split() == list(ROLES)
    assert CARRIED == ("containers", "vehicle", "seal", "route")
    batch = batch_of(maker=Party(name="M"), consignor=Party(name="C"),
                     source={"agent": "A", "agent_uscc": "U", "driver": "D", "maker": "old"})  # fmt: skip
    assert list(roles_of(batch)) == [
        ("consignor", Party(name="C")),
        ("agent", Party(name="A", uscc="U")),
        ("driver", Party(name="D")),
        ("maker", Party(name="M")),
    ]


def test_another_name_begins_another_party_and_other_fields_are_put_into_the_known_one() -> None:
    known = Party(name="A", uscc="U", phones=("1",))
    assert changed_party(known, {"address": "x"}) == Party(name="A", uscc="U", phones=("1",), address="x")
    assert changed_party(known, {"name": "B"}) == Party(name="B") and changed_party(None, {"uscc": "U"}) == Party(
        uscc="U"
    )
    assert changed_party(known, {"name": "A", "address": "x"}) == changed_party(known, {"address": "x"})
    told = in_batch({"maker": {"address": "x"}, "agent": {"name": "B"}, "vehicle": "V"}, batch_of(maker=known))
    assert told == {"maker": changed_party(known, {"address": "x"}), "agent": Party(name="B"), "vehicle": "V"}
    assert in_batch({"maker": {"name": "B"}}) == {"maker": Party(name="B")}
