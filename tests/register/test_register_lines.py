"""Lines of the TinyDB file that are doubled, swapped, removed or put in each other's place: told, never believed."""

from collections.abc import Callable, Iterator
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest
from msgspec.structs import replace
from register_samples import NOON, files_of, open_file, phone_cases, put, record, ticking

from customs_cli.domain.rights.holder import Holder
from customs_cli.errors import CustomsError, Damaged
from customs_cli.register.file.checkpoint import SMALL
from customs_cli.register.file.files import FileStore
from customs_cli.register.file.line import from_line, to_line
from customs_cli.register.file.store import MemoryStore
from customs_cli.register.proof.repair import repair
from customs_cli.register.proof.verify import verify
from customs_cli.register.register import Register

OFFICES = ("5301", "5320")
YEARS = (2018, 2019)


@cache
def register_of_equal_lines() -> tuple[bytes, bytes]:
    """A TinyDB file whose neighbours are equally long, and its journal."""
    register = Register(MemoryStore(), clock=ticking())
    for code in "ABCD":
        put(register, Holder(code=code, name=code * 3))
    for year in YEARS:
        for office in OFFICES:
            for quantity in range(101, 105):
                record(register, quantity, office, year)
    return (register.store.checkpoint() or b"")[:], register.store.journal(0)


def memory(tinydb: bytes, journal: bytes) -> MemoryStore:
    store = MemoryStore()
    store.append(journal)
    store.replace_checkpoint([tinydb], day="")
    return store


QUESTIONS: list[Callable[[Register], object]] = [
    lambda register: list(register.batches()),
    *(lambda register, year=year: list(register.batches(year)) for year in YEARS),
    *(
        lambda register, year=year, office=office: list(register.snapshot.batches(year, office))
        for year in YEARS
        for office in OFFICES
    ),
    lambda register: list(register.refs()),
    lambda register: register.all(Holder),
    *(lambda register, code=code: register.find(Holder, code) for code in "ABCDE"),
    *(
        lambda register, ref=f"{year}-{office}-{serial:06d}": register.batch(ref)
        for year in YEARS
        for office in OFFICES
        for serial in range(1, 5)
    ),
    *(lambda register, text=text: register.resolve(text) for text in ("2019-5320-4", "2018-5301-1")),
    *(lambda register, serial=serial: list(register.snapshot.refs(serial)) for serial in range(1, 6)),
    lambda register: register.batch("2019-5320-000009"),
]


def answered(question: Callable[[Register], object], store: MemoryStore) -> object:
    """The answer, or the kind of refusal."""
    try:
        return question(Register(store, clock=ticking()))
    except CustomsError as error:
        return type(error)


def one_line_odd(lines: list[bytes]) -> Iterator[tuple[str, list[bytes]]]:
    for n in range(len(lines)):
        yield f"line {n + 1} doubled", [*lines[: n + 1], *lines[n:]]
        yield f"line {n + 1} removed", [*lines[:n], *lines[n + 1 :]]


def two_lines_odd(lines: list[bytes]) -> Iterator[tuple[str, list[bytes]]]:
    for a, b in combinations(range(len(lines)), 2):
        swapped, over, under = list(lines), list(lines), list(lines)
        swapped[a], swapped[b] = lines[b], lines[a]
        over[b], under[a] = lines[a], lines[b]
        yield f"lines {a + 1} and {b + 1} exchanged", swapped
        yield f"line {a + 1} written over line {b + 1}", over
        yield f"line {b + 1} written over line {a + 1}", under


@pytest.mark.parametrize("how", [one_line_odd, two_lines_odd])
def test_no_question_is_answered_wrongly_from_a_line_out_of_its_place(
    how: Callable[[list[bytes]], Iterator[tuple[str, list[bytes]]]],
) -> None:
    tinydb, journal = register_of_equal_lines()
    truth = [answered(question, memory(tinydb, journal)) for question in QUESTIONS]
    lines = tinydb.splitlines(keepends=True)
    for what, odd in how(lines):
        if odd == lines:
            continue
        store = memory(b"".join(odd), journal)
        answers = [answered(question, store) for question in QUESTIONS]
        assert [a for a, true in zip(answers, truth, strict=True) if a not in (true, Damaged)] == [], what


def test_every_line_out_of_its_place_is_found_by_verify_and_refused_to_an_act() -> None:
    tinydb, journal = register_of_equal_lines()
    lines = tinydb.splitlines(keepends=True)
    neighbours = ((what, odd) for what, odd in two_lines_odd(lines) if _are_neighbours(what))
    for what, odd in [*one_line_odd(lines), *neighbours]:
        if odd == lines:
            continue
        store = memory(b"".join(odd), journal)
        assert verify(store).faults, what
        with pytest.raises(Damaged):
            record(Register(store, clock=ticking()))
        assert (store.checkpoint(), store.journal(0)) == (b"".join(odd), journal), what


def _are_neighbours(what: str) -> bool:
    first, second = (int(word) for word in what.split() if word.isdigit())
    return abs(first - second) == 1


def with_lines_swapped(folder: Path) -> bytes:
    """Swap the last two batches of the TinyDB file, which are equally long; the bytes that it has now."""
    file = folder / "register.json"
    lines = file.read_bytes().splitlines(keepends=True)
    last = next(n for n, line in enumerate(lines) if line.startswith(b'"register"')) - 2
    lines[last - 1], lines[last] = lines[last].replace(b"}\n", b"},\n"), lines[last - 1].replace(b"},\n", b"}\n")
    file.write_bytes(b"".join(lines))
    return file.read_bytes()


def test_a_large_file_refuses_the_act_that_meets_a_line_out_of_its_place(tmp_path: Path) -> None:
    register = open_file(tmp_path)
    register.do("import", lambda act: [act.put(phone_cases(act.next_ref(2019, "5320"))) for _ in range(SMALL // 200)])
    assert register.is_in_parts
    with_lines_swapped(tmp_path)
    before = files_of(tmp_path)
    assert verify(register.store).faults
    with pytest.raises(Damaged, match="the line is repeated, or out of order"):
        record(open_file(tmp_path))
    assert files_of(tmp_path) == before


def test_lines_out_of_their_place_are_mended_from_the_journal(tmp_path: Path) -> None:
    for quantity in range(101, 104):
        record(open_file(tmp_path), quantity)
    sound = (tmp_path / "register.json").read_bytes()
    odd = with_lines_swapped(tmp_path)
    assert odd != sound
    repair(FileStore(tmp_path / "register.json"), at=NOON)
    assert (tmp_path / "register.json").read_bytes() == sound
    assert (tmp_path / "register-odd-20190703T120000.json").read_bytes() == odd


def test_a_file_is_left_in_its_place_when_the_journal_cannot_be_replayed(tmp_path: Path) -> None:
    record(open_file(tmp_path))
    journal = tmp_path / "register.journal"
    last = from_line(journal.read_bytes()[:-1], 0, "")
    recorded_twice = replace(last.entry, seq=last.entry.seq + 1, prev=last.hash)
    journal.write_bytes(journal.read_bytes() + to_line(recorded_twice))
    (tmp_path / "register.json").write_bytes(b"odd")
    before = files_of(tmp_path)
    with pytest.raises(Damaged, match="line 2: the entry does not fit the state before it"):
        repair(FileStore(tmp_path / "register.json"), at=NOON)
    assert files_of(tmp_path) == before


@pytest.mark.parametrize("question", ["entries", "entries_about"])
def test_every_line_of_the_journal_out_of_its_place_is_told_by_a_history(question: str) -> None:
    tinydb, journal = register_of_equal_lines()
    lines = journal.splitlines(keepends=True)

    def told(register: Register) -> object:
        found = register.entries() if question == "entries" else register.entries_about("2018-5301-000002")
        return [kept.hash for kept in found]

    truth = answered(told, memory(tinydb, journal))
    for what, odd in [*one_line_odd(lines), *two_lines_odd(lines)]:
        assert answered(told, memory(tinydb, b"".join(odd))) in (Damaged, truth), what
        assert verify(memory(tinydb, b"".join(odd))).faults, what
