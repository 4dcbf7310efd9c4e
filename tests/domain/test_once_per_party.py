"""What concerns the party is counted once for a batch, what concerns a holder for each, what a court names always."""

from datetime import date

import pytest
from msgspec.structs import replace

from customs_cli.domain.law.deadlines import RETENTION as KEPT
from customs_cli.domain.law.deadlines import Deadline, once_per_party, state_of
from customs_cli.procedures import get

DAY, LATER, DUE = date(2019, 9, 16), date(2019, 9, 17), date(2019, 10, 8)


def deadline(
    rule: str, holder: str, since: date = DAY, *, met: date | None = None, due: date = DUE, article: str = "A"
) -> Deadline:
    return Deadline(rule=rule, holder=holder, since_on=since, due_on=due, actor="party", article=article, met_on=met)


def decision(holder: str, met: date | None = None) -> Deadline:
    return replace(deadline("C13", holder, met=met), act="confiscate")


CASES = [
    ("the fine is one, with the first holder", [deadline("C14", "A"), deadline("C14", "B")], ["C14 A"]),
    ("two days are two decisions", [deadline("C14", "A"), deadline("C14", "B", LATER)], ["C14 A", "C14 B"]),
    ("met with the second: there it stands", [deadline("C14", "A"), deadline("C14", "B", met=DAY)], ["C14 B"]),
    ("met with the first", [deadline("C14", "A", met=DAY), deadline("C14", "B")], ["C14 A"]),
    ("met with both: the first", [deadline("C14", "A", met=DAY), deadline("C14", "B", met=LATER)], ["C14 A"]),
    ("decided about the first alone", [decision("A", met=DAY), decision("B")], ["C13 B"]),
    ("decided about the second alone", [decision("A"), decision("B", met=DAY)], ["C13 A"]),
    ("decided about both", [decision("A", met=DAY), decision("B", met=LATER)], ["C13 A"]),
    ("two rules of the party", [deadline("C14", "A"), deadline("C15", "B")], ["C14 A", "C15 B"]),
    ("a holder's own is each holder's", [deadline("C2", "A"), deadline("C2", "B")], ["C2 A", "C2 B"]),
    ("storage after the confiscation too", [deadline("C8", "A"), deadline("C8", "B")], ["C8 A", "C8 B"]),
    ("a court names a day for each", [deadline(KEPT, "A"), deadline(KEPT, "B")], [f"{KEPT} A", f"{KEPT} B"]),
    ("two notices of one court", [deadline(KEPT, "A"), deadline(KEPT, "A", article="B")], [f"{KEPT} A"] * 2),
    ("two days in one notice", [deadline(KEPT, "A"), deadline(KEPT, "A", due=LATER)], [f"{KEPT} A"] * 2),
    ("the same day told twice", [deadline(KEPT, "A"), deadline(KEPT, "A")], [f"{KEPT} A"]),
]  # fmt: skip


@pytest.mark.parametrize(("why", "known", "expected"), CASES, ids=[case[0] for case in CASES])
def test_deadlines_of_the_party_stand_once(why: str, known: list[Deadline], expected: list[str]) -> None:
    assert [f"{d.rule} {d.holder}" for d in once_per_party(known, get("cn_ex_officio"))] == expected


@pytest.mark.parametrize(
    ("lapse", "as_of", "state"),
    [
        ("no-review", DUE, "today"),
        ("no-review", date(2019, 10, 9), "over"),
        ("no-suit", date(2019, 10, 9), "over"),
        ("no-hearing", date(2019, 10, 9), "over"),
        ("late-fine", date(2019, 10, 9), "overdue"),
        ("", date(2019, 10, 9), "overdue"),
    ],
)
def test_a_right_that_is_not_used_is_over_and_a_duty_overdue(lapse: str, as_of: date, state: str) -> None:
    due = Deadline(rule="C15", holder="A", since_on=DAY, due_on=DUE, actor="party", article="A", lapse=lapse)
    assert state_of(due, as_of) == state
    assert due.is_owed == (state == "overdue")
