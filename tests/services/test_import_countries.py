"""Countries in lists: whose a mere `Country` is, and the codes that China's declarations have for them."""

from pathlib import Path

import pytest
from import_samples import on_duty

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.rights.holder import Holder
from customs_cli.domain.rights.trademark import Trademark
from customs_cli.errors import UsageError
from customs_cli.services.importing import ACCEPTED, Plan, carry_out, plan, read_table
from customs_cli.services.importing.mapping.mapped import known_to, mapped

OWN = (Holder(code="HOLD", name="Holder"), Trademark(code="SWAN", name="Swan", holder="HOLD"))


def planned(path: Path, text: str) -> tuple[Plan, list[Batch]]:
    """The plan, and every batch once it is carried out."""
    path.write_text(text, encoding="utf-8")
    duty = on_duty(records=OWN)
    ready = plan(duty, mapped(read_table(path), known_to(duty.register), ACCEPTED, today=duty.today).table)
    return ready, [duty.register.batch(ref) for ref in (() if ready.faults else carry_out(duty, ready).refs)]


def row(office: str, country: str, no: int = 1) -> str:
    return f"A-{no},2019-07-05,{office},shoes,20,SWAN,{country}\n"


def listed(*rows: str, country: str = "Country") -> str:
    return f"Case No,Date,Office,Goods,Qty,Brand,{country}\n{''.join(rows)}"


OF_THE_OFFICES = [
    ("their codes say so", listed(row("DEHAM", "Germany"), row("FRCDG", "France", 2)), ["eu_608", "eu_608"]),
    ("their names say so", listed(row("Hong Kong Airport", "Hong Kong")), ["trips"]),
    ("the heading says so", listed(row("Hamburg", "DE"), country="Member State"), ["eu_608"]),
]


@pytest.mark.parametrize(("why", "text", "laws"), OF_THE_OFFICES, ids=[why for why, *_ in OF_THE_OFFICES])
def test_a_country_is_that_of_the_offices_where_they_prove_it(
    tmp_path: Path, why: str, text: str, laws: list[str]
) -> None:
    ready, batches = planned(tmp_path / "list.csv", text)
    assert (ready.faults, [batch.procedure for batch in batches]) == ((), laws), why


OF_OTHERS = [
    ("another one than the name of the office", listed(row("Hong Kong Airport", "USA")), "Country: USA"),
    ("several of one office", listed(row("Leeds", "UK"), row("Leeds", "China", 2)), "Country: UK"),
    ("abroad, of an office in China", listed(row("5301", "USA"), row("5302", "China", 2)), "Country: USA"),
]


@pytest.mark.parametrize(("why", "text", "note"), OF_OTHERS, ids=[why for why, *_ in OF_OTHERS])
def test_a_country_of_something_else_decides_no_law_and_stays_in_the_note(
    tmp_path: Path, why: str, text: str, note: str
) -> None:
    ready, batches = planned(tmp_path / "list.csv", text)
    assert (ready.faults, batches[0].lines[0].note) == ((), note), why
    assert {batch.procedure for batch in batches} <= {"trips", None}, why
    assert any("is not the country of the offices" in told for told in ready.notes), why


def test_a_country_of_which_nobody_can_tell_whose_it_is_is_refused_with_the_words_that_settle_it(
    tmp_path: Path,
) -> None:
    with pytest.raises(UsageError, match="is it the country of the offices, or one of the goods") as refused:
        planned(tmp_path / "list.csv", listed(row("Felixstowe", "China")))
    words = (refused.value.hint or "").removeprefix("call it ").replace(" or ", ", ").split(", ")
    told = {word: planned(tmp_path / "list.csv", listed(row("Felixstowe", "CN"), country=word))[1][0] for word in words}
    assert {word: (b.origin, b.departure, b.destination) for word, b in told.items()} == {
        "country of office": (None, None, None),
        "origin": ("CN", None, None),
        "departure": (None, "CN", None),
        "destination": (None, None, "CN"),
    }
