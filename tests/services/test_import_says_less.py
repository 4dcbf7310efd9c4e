"""A list that tells less than the register knows puts right what it tells, and takes nothing away beside it."""

from typing import Any

import pytest
from import_samples import on_duty
from msgspec import to_builtins

from customs_cli.services.importing import carry_out, parse_table, plan

CASE = {"case_id": "X1", "office": "5320", "found_on": "2019-07-03", "goods": "caps", "quantity": "5", "marks": "NIKE"}
WHOLE = {
    **CASE, "holder": "Nike Inc", "unit": "pairs", "hs": "640411", "category": "sports", "value": "100",
    "currency": "USD", "value_basis": "retail", "note": "hello", "channel": "cargo", "direction": "export",
    "transport": "sea", "origin": "CN", "storage": "S1", "trade_mode": "0110",
    "document_number": "W-1", "document_kind": "waybill", "containers": "MSKU1234565", "vehicle": "V1", "route": "R1",
    "consignor": "A Co", "consignor_names": "A2", "consignor_uscc": "91440300MA5EXAMPLA",
    "consignor_phone": "123456", "consignor_address": "Street 1",
}  # fmt: skip
UPDATED: list[tuple[dict[str, str], dict[str, Any]]] = [
    ({"document_number": "W-2"}, {"document.number": "W-2"}),
    ({"document_kind": "manifest"}, {"document.kind": "manifest"}),
    ({"consignor_phone": "999999"}, {"consignor.phones": ("999999",)}),
    ({"consignor_address": "Street 2"}, {"consignor.address": "Street 2"}),
    ({"consignor_uscc": "91350211M000100Y46"}, {"consignor.uscc": "91350211M000100Y46"}),
    ({"consignor_names": "A3"}, {"consignor.names": ("A3",)}),
    ({"consignor": "A Co", "consignor_phone": "999999"}, {"consignor.phones": ("999999",)}),
    ({"consignor": "A Co"}, {}),
    ({"consignor": "A Co (91350211M000100Y46)"}, {"consignor.uscc": "91350211M000100Y46"}),
    ({"channel": "ecommerce"}, {"channel": "ecommerce"}),
    ({"destination": "US"}, {"destination": "US"}),
    ({"direction": "import", "note": "bye"}, {"direction": "import", "lines.0.note": "bye"}),
    ({"quantity": "6"}, {"lines.0.quantity": 6}),
    ({"currency": "EUR"}, {}),
    ({"value": "100", "currency": "EUR"}, {"lines.0.value.currency": "EUR"}),
    ({"case_value": "500", "currency": "EUR"}, {"value.amount": "500", "value.currency": "EUR"}),
]


def table(cells: dict[str, str]) -> str:
    return ",".join(cells) + "\n" + ",".join(f'"{cell}"' for cell in cells.values()) + "\n"


def flat(value: Any, path: str = "") -> dict[str, Any]:
    match value:
        case dict():
            return {key: v for name, one in value.items() for key, v in flat(one, f"{path}{name}.").items()}
        case (first, *_) if isinstance(first, dict):
            return {key: v for no, one in enumerate(value) for key, v in flat(one, f"{path}{no}.").items()}
        case _:
            return {path.rstrip("."): value}


@pytest.mark.parametrize(("told", "changed"), UPDATED)
def test_what_a_list_does_not_tell_stays(told: dict[str, str], changed: dict[str, Any]) -> None:
    duty = on_duty()
    carry_out(duty, plan(duty, parse_table(table(WHOLE))))
    (before,) = (flat(to_builtins(batch)) for batch in duty.register.batches())
    ready = plan(duty, parse_table(table({**CASE, **told})), update=True)
    assert ready.faults == ()
    carry_out(duty, ready, update=True)
    (after,) = (flat(to_builtins(batch)) for batch in duty.register.batches())
    differing = {path: after.get(path) for path in {*before, *after} if before.get(path) != after.get(path)}
    assert differing == changed
    assert plan(duty, parse_table(table({**CASE, **told}))).same == 1


@pytest.mark.parametrize(("value", "kept"), [("", None), ("100", "EUR")])
def test_another_currency_of_a_whole_case_is_that_of_the_amounts_told_with_it(value: str, kept: str | None) -> None:
    duty = on_duty()
    for currency in ("USD", "EUR"):
        text = table({**CASE, "value": value, "case_value": "500", "currency": currency})
        carry_out(duty, plan(duty, parse_table(text), update=True), update=True)
        assert plan(duty, parse_table(text)).same == 1
    (batch,) = duty.register.batches()
    (line,) = batch.lines
    assert (batch.value and batch.value.currency, line.value and line.value.currency) == ("EUR", kept)


def test_another_name_is_another_party_of_which_the_list_tells_all() -> None:
    duty = on_duty()
    carry_out(duty, plan(duty, parse_table(table(WHOLE))))
    other = {**CASE, "consignor": "B Co", "consignor_phone": "123456"}
    ready = plan(duty, parse_table(table(other)), update=True)
    assert [(c.field, c.old, c.new) for c in ready.changes] == [("consignor", "A Co (91440300MA5EXAMPLA)", "B Co")]
    carry_out(duty, ready, update=True)
    (batch,) = duty.register.batches()
    assert batch.consignor and (batch.consignor.uscc, batch.consignor.phones) == ("", ("123456",))
