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
    words = (refused.value.hint or "").removeprefix("name it ").replace(" or ", ", ").split(", ")
    told = {word: planned(tmp_path / "list.csv", listed(row("Felixstowe", "CN"), country=word))[1][0] for word in words}
    assert {word: (b.origin, b.departure, b.destination) for word, b in told.items()} == {
        "office country": (None, None, None),
        "origin": ("CN", None, None),
        "departure": (None, "CN", None),
        "destination": (None, None, "CN"),
    }


DECLARED = "查获日期,海关,报关单号,品名,数量,商标"


def declared(heads: str, *cells: str) -> str:
    rows = "".join(f"2019-07-05,5301,53012019012345678{no},鞋,20双,SWAN,{told}\n" for no, told in enumerate(cells))
    return f"{DECLARED},{heads}\n{rows}"


CODES = [
    ("declarations until 2018", declared("启运国,运抵国代码", "142,502", "110,304"), [("CN", "US"), ("HK", "DE")]),
    ("ISO 3166, or GB/T 2659", declared("启运国,运抵国代码", "156,840", "344,276"), [("CN", "US"), ("HK", "DE")]),
    ("letters, and declarations since", declared("启运国,运抵国", "CHN,USA", "HKG,DE"), [("CN", "US"), ("HK", "DE")]),
    ("codes beside names", declared("启运国,运抵国", "142中国,USA 美国", "中国香港(110),[304]德国"),
     [("CN", "US"), ("HK", "DE")]),
    ("one column proves the other", declared("启运国,运抵国", "116,502"), [("JP", "US")]),
]  # fmt: skip


@pytest.mark.parametrize(("why", "text", "ways"), CODES, ids=[why for why, *_ in CODES])
def test_a_code_of_a_country_is_read_by_the_table_that_its_list_proves(
    tmp_path: Path, why: str, text: str, ways: list[tuple[str, str]]
) -> None:
    ready, batches = planned(tmp_path / "list.csv", text)
    assert (ready.faults, [(batch.departure, batch.destination) for batch in batches]) == ((), ways), why


@pytest.mark.parametrize("codes", [("116", "304"), ("156", "142"), ("999",)])
def test_codes_of_countries_that_two_tables_have_or_none_stay_in_the_note_with_a_warning(
    tmp_path: Path, codes: tuple[str, ...]
) -> None:
    ready, batches = planned(tmp_path / "list.csv", declared("原产国", *codes))
    assert [(batch.origin, batch.lines[0].note) for batch in batches] == [(None, f"原产国: {code}") for code in codes]
    assert any(note.endswith("write words such as JP instead") for note in ready.notes)


WAYS = [
    ("2", "sea", None, ""), ("3", "rail", None, ""), ("4", "road", None, ""), ("5", "air", None, ""),
    ("6", "mail", "mail", ""), ("9", "other", None, ""), ("7", "other", None, "运输方式代码: 保税区"),
    ("L", None, "traveller", ""), ("4-公路运输", "road", None, ""),
]  # fmt: skip


@pytest.mark.parametrize(("code", "way", "channel", "note"), WAYS)
def test_a_code_of_a_way_of_transport_is_that_of_chinas_declarations_below_a_heading_in_chinese(
    tmp_path: Path, code: str, way: str | None, channel: str | None, note: str
) -> None:
    _, (batch,) = planned(tmp_path / "list.csv", declared("运输方式代码", code))
    assert (batch.transport, batch.channel, batch.lines[0].note) == (way, channel, note)


def test_a_code_of_a_way_of_transport_below_a_heading_in_english_may_be_another_customs_and_stays_in_the_note(
    tmp_path: Path,
) -> None:
    ready, (batch,) = planned(tmp_path / "list.csv", declared("Mode of transport", "4"))
    assert (batch.transport, batch.lines[0].note) == (None, "Mode of transport: 4")
    assert any(note.endswith("write words such as road instead") for note in ready.notes)


def test_a_country_that_nobody_knows_is_none_and_na_is_namibia(tmp_path: Path) -> None:
    for word, told in (("unknown", None), ("Unknown", None), ("N/A", None), ("不详", None), ("NA", "NA")):
        _, (batch,) = planned(tmp_path / "list.csv", listed(row("5301", word), country="Country of origin"))
        assert batch.origin == told, word


NAMED = [
    ("Congo", "CG"), ("刚果", "CG"), ("刚果（金）", "CD"), ("Congo (the Democratic Republic of the)", "CD"),
    ("Korea (the Democratic People's Republic of)", "KP"), ("Korea (the Republic of)", "KR"), ("Korea(KR)", "KR"),
    ("Korea (DPR of)", ""), ("Palestine", "PS"), ("巴勒斯坦", "PS"),
    ("Bosnia and Herzegovina", "BA"), ("Macao SAR", "MO"),
    ("Swaziland", "SZ"), ("England", "GB"), ("韩国（首尔）", "KR"),
]  # fmt: skip


@pytest.mark.parametrize(("cell", "code"), NAMED)
def test_a_name_of_two_countries_is_told_by_what_stands_behind_it_and_is_else_that_of_iso_3166(
    tmp_path: Path, cell: str, code: str
) -> None:
    _, (batch,) = planned(tmp_path / "list.csv", listed(row("5320", f'"{cell}"'), country="运抵国"))
    assert (batch.destination or "") == code


def test_a_column_of_nothing_but_other_is_no_column_of_outcomes(tmp_path: Path) -> None:
    text = "查获日期,查获海关,品名,数量,商标,运抵国\n2019-07-01,5301,鞋,10双,Swan,其他\n"
    ready, (batch,) = planned(tmp_path / "list.csv", text)
    assert (batch.destination, batch.lines[0].note) == (None, "运抵国: 其他")
    assert not any("no certain act" in note for note in ready.notes)
