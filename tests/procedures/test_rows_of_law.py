"""Every row of law a second time, as tables read beside the texts: one wrong day, event, condition or article is seen.

`rows_of_law.tsv` has each time limit once, with the procedures that know it; `articles_of_law.tsv` what each procedure
is, its grounds of release and its articles. A row of law changes in the program and here, by two readings of the text.
"""

import csv
from pathlib import Path

import pytest
from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.law.procedure import Procedure, TimeLimit
from customs_cli.procedures import codes, get, law_of, rules_of

HERE = Path(__file__).parent
TRAITS = (
    "customs_decides",
    "needs_recordation",
    "application_first",
    "court_locks",
    "own_motion",
    "told_if_opposed",
    "day_after",
)


def table(name: str) -> list[list[str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter="\t"))[1:]


def listed(*words: str) -> str:
    return "; ".join(words)


def row_of(period: TimeLimit) -> list[str]:
    marks = {
        "ends by hand": period.ends_by_hand,
        "moves on": period.moves_on,
        "put off not confirmed": not period.put_off_confirmed,
        "not confirmed": not period.confirmed,
        "of the party": period.concerns == "party",
    }
    return [
        period.id,
        f"{period.length} {period.kind}",
        period.since,
        listed(*period.met_by),
        listed(*period.moot_by),
        listed(*period.when),
        period.actor,
        period.act,
        period.lapse,
        listed(period.article, *(f"until {until}: {article}" for until, article in period.formerly)),
        listed(*(word for word, holds in marks.items() if holds)),
        str(period.in_force_from or ""),
        str(period.in_force_until or ""),
        listed(*("..".join(span) for span in period.stands_still)),
    ]


@pytest.mark.parametrize("row", table("rows_of_law.tsv"), ids=lambda row: row[0])
def test_a_time_limit_is_what_the_second_table_says_in_each_procedure_that_knows_it(row: list[str]) -> None:
    *expected, known = row
    assert [row_of(get(code).period(expected[0])) for code in known.split("; ")] == [expected] * len(known.split("; "))


def described(law: Procedure) -> list[tuple[str, ...]]:
    return [
        *((law.code, "is", name, str(getattr(law, name))) for name in ("country", "basis", "security")),
        (law.code, "is", "yes", listed(*(name for name in TRAITS if getattr(law, name)))),
        (law.code, "is", "upon_application", law.upon_application.code if law.upon_application else ""),
        (law.code, "is", "rules", " ".join(period.id for period in law.periods)),
        *((law.code, "ground", ground, article) for ground, article in law.grounds.items()),
        *((law.code, "article", key, article) for key, article in law.articles.items()),
    ]


@pytest.mark.parametrize("code", codes())
def test_a_procedure_has_the_rules_grounds_and_articles_of_the_second_table(code: str) -> None:
    assert described(get(code)) == [tuple(row) for row in table("articles_of_law.tsv") if row[0] == code]


def test_the_second_tables_leave_no_procedure_and_no_rule_out() -> None:
    rows = {(row[0], code) for row in table("rows_of_law.tsv") for code in row[-1].split("; ")}
    assert rows == {(period.id, code) for code in codes() for period in get(code).periods}
    assert [*dict.fromkeys(row[0] for row in table("articles_of_law.tsv"))] == list(codes())


def test_a_holder_that_applies_of_its_own_follows_the_procedure_upon_application() -> None:
    for code in codes():
        law = get(code)
        assert law.on_basis(None) is law and law.on_basis("ex-officio") is law
        assert law.on_basis("application").code == ("cn_application" if code == "cn_ex_officio" else code)
    assert get("cn_ex_officio").period("C4") is get("cn_application").period("C4")


def test_the_digest_of_the_rows_tells_one_law_from_another() -> None:
    laws = [get(code) for code in codes()]
    other = [replace(law, day_after=False) for law in laws]
    assert len({law.digest for law in (*laws, *other)}) == 2 * len(laws)


def test_a_batch_follows_its_own_procedure_or_that_of_its_office_basis_and_channel() -> None:
    batch = Batch(ref="2019-5320-000001", office="5320", found_on="2019")
    cases = (
        (batch, "cn_ex_officio"),
        (replace(batch, channel="mail"), "cn_articles"),
        (replace(batch, channel="mail", basis="application"), "cn_application"),
        (replace(batch, office="DEHAM", channel="mail"), "eu_608"),
        (replace(batch, channel="mail", procedure="cn_ex_officio"), "cn_ex_officio"),
    )
    assert [law_of(known).code for known, _ in cases] == [code for _, code in cases]
    assert [rules_of(code) for code in codes()] == [get(code).digest for code in codes()]
