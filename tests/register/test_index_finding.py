"""What an act finds by the index is what the batches say, also when the index is behind, harmed or gone."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from register_samples import open_file, record

import customs_cli
from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.document import Document
from customs_cli.domain.batch.linking import linked
from customs_cli.domain.values.name_matching import folded
from customs_cli.domain.values.party import Party
from customs_cli.register.act import Act
from customs_cli.register.index.opening import opened
from customs_cli.register.index.questions import finding
from customs_cli.register.index.questions.finding import Finder
from customs_cli.register.register import Register
from customs_cli.services.undo.undoing import references

CODES = ("91350211M000100Y43", "91440300MA0000001X")
RECORDS = (("trademarks", "M2"), ("holders", "H1"), ("offices", "5304"), ("offices", "5301"), ("campaigns", "C1"))

Question = Callable[[Finder], list[str]]


def dressed(batch: Batch, number: int) -> Batch:
    """A batch with parties, a declaration, a case_id, a mark, another office and a campaign, by its number."""
    party, mark = Party(name=f"Sender {number % 3}", uscc=CODES[number % 2]), f"M{number % 4}"
    bare = replace(
        batch,
        consignor=party if number % 3 else None,
        consignee=party if number % 4 == 0 else None,
        document=Document(kind="declaration", number=f"53-20 {number % 5}") if number % 2 else None,
        source={"case_id": f"Case-{number % 6}"} if number % 3 != 1 else {},
        joint_offices=("5301",) if number % 5 == 0 else (),
        campaigns=(f"C{number % 2}",) if number % 4 else (),
        lines=tuple(replace(line, marks=(mark,)) for line in batch.lines),
        proceedings={},
    )
    return linked(bare, {mark: f"H{number % 3}"})


def dress(register: Register, refs: list[str], start: int) -> None:
    def body(act: Act) -> None:
        for number, ref in enumerate(refs, start):
            act.put(dressed(act.batch(ref), number))

    register.do("correct", body)


def numbers_of(batch: Batch) -> set[str]:
    written = (batch.document.number if batch.document else None, batch.source.get("case_id"))
    return {folded(number) for number in written if number}


def codes_of(batch: Batch) -> set[str]:
    return {party.uscc for party in (batch.consignor, batch.consignee) if party}


def of_number(number: str) -> tuple[Question, Callable[[Batch], bool]]:
    return (lambda finder: finder.bearing([number])), (lambda batch: number in numbers_of(batch))


def of_code(code: str) -> tuple[Question, Callable[[Batch], bool]]:
    return (lambda finder: finder.of_party(code)), (lambda batch: code in codes_of(batch))


def of_record(one: tuple[str, str]) -> tuple[Question, Callable[[Batch], bool]]:
    return (lambda finder: finder.referring([one])), (lambda batch: one in references(batch))


def questions() -> Iterator[tuple[Question, Callable[[Batch], bool]]]:
    """What the index is asked, and whether a batch is meant."""
    yield from map(of_number, ("53201", "53204", "case2", "case3", "none"))
    yield from map(of_code, CODES)
    yield from map(of_record, RECORDS)
    yield (lambda finder: finder.referring([("enterprises", "E")])), (lambda batch: False)


def answers(register: Register) -> list[tuple[set[str] | None, set[str]]]:
    """(what the index finds, what the batches say) of every question."""
    told = []
    with finding.Finding(register.store, register.snapshot) as ask:
        for question, is_meant in questions():
            refs = ask(question)
            assert refs is None or refs == sorted(set(refs))
            said = {batch.ref for batch in register.batches() if is_meant(batch)}
            told.append((None if refs is None else set(refs), said))
    return told


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The folder of a register of 24 batches, with an index that stands where it stands."""
    register = open_file(tmp_path)
    dress(register, [record(register, office=("5320", "5304")[number % 2]) for number in range(24)], 0)
    if db := opened(register.store, register.look):
        db.close()
    return tmp_path


def test_an_index_that_stands_where_the_register_stands_finds_what_is_meant_and_no_more(home: Path) -> None:
    told = answers(open_file(home))
    assert all(found == said for found, said in told)
    assert sum(bool(said) for _, said in told) == len(told) - 2


def test_an_index_that_is_behind_finds_what_was_touched_since_and_is_left_as_it_is(home: Path) -> None:
    register = open_file(home)
    before = (home / "register.index").read_bytes()
    refs = [*list(register.refs())[:6], record(register), record(register, office="5304")]
    dress(register, refs, 3)
    told = answers(open_file(home))
    assert all(found is not None and said <= found <= said | set(refs) for found, said in told)
    assert (home / "register.index").read_bytes() == before


def truncated(index: Path) -> None:
    os.truncate(index, index.stat().st_size // 2)


def made_a_folder(index: Path) -> None:
    index.unlink()
    index.mkdir()


def of_nothing(index: Path) -> None:
    index.write_bytes(b"no database " * 1000)


@pytest.mark.parametrize("harm", [Path.unlink, truncated, made_a_folder, of_nothing])
def test_an_index_that_is_harmed_or_gone_finds_nothing_and_says_so(home: Path, harm: Callable[[Path], None]) -> None:
    harm(home / "register.index")
    for found, said in answers(open_file(home)):
        assert found is None or found == said


def test_an_index_that_has_seen_more_than_the_state_or_another_register_is_not_asked(
    home: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    early = open_file(home)
    early.look()
    later = open_file(home)
    record(later)
    if db := opened(later.store, later.look):
        db.close()
    assert {found is None for found, _ in answers(early)} == {True}
    other = tmp_path_factory.mktemp("other")
    record(open_file(other))
    (other / "register.index").write_bytes((home / "register.index").read_bytes())
    assert {found is None for found, _ in answers(open_file(other))} == {True}


def test_a_serial_is_found_at_every_office_also_by_an_index_that_is_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    register = open_file(tmp_path)
    offices = [(office, year) for office in ("53", "5320", "5320AB", "DE004851") for year in (2018, 2019)]
    for office, year in (*offices, *offices[::2], ("5320", 2019)):
        record(register, office=office, year=year)
    db = opened(register.store, register.look)
    assert db
    db.close()
    record(register, office="5304")
    gone = register.batch("2018-53-000001")
    register.do("correct", lambda act: act.remove(gone))
    monkeypatch.setattr(Register, "is_in_parts", True)
    asked: list[str] = []
    monkeypatch.setattr(Finder, "with_serial", _noted(Finder.with_serial, asked))
    for serial in (1, 2, 3, 4, 0, 999_999):
        assert register.with_serial(serial) == list(register.snapshot.refs(serial))
    assert register.resolve("2019-de004851-1") == "2019-DE004851-000001"
    assert len(asked) == 7


def _noted(ask: Callable[[Finder, int], list[str]], asked: list[str]) -> Callable[[Finder, int], list[str]]:
    def told(finder: Finder, serial: int) -> list[str]:
        asked.append(str(serial))
        return ask(finder, serial)

    return told


ASKED = """
import sys
from pathlib import Path
from register_samples import open_file
from customs_cli.register.index.connecting import connected, is_by_own_rules, read_stand
from customs_cli.register.index.opening import opened
from customs_cli.register.index.schema import rules
home = Path(sys.argv[1])
if sys.argv[2:]:
    (home / "register.index").unlink()
    register = open_file(home)
    opened(register.store, register.look).close()
    rules.cache_clear()
db = connected(home / "register.index")
print(is_by_own_rules(db, read_stand(db)), rules.cache_info().misses)
"""
"""Whether an index is by the rules of a program that stands elsewhere (made by it before), and if it read its code."""


def test_code_is_read_again_unless_the_very_files_made_the_index(home: Path, tmp_path: Path) -> None:
    house = tmp_path / "customs_cli"
    shutil.copytree(Path(customs_cli.__file__).parent, house, ignore=shutil.ignore_patterns("__pycache__"))
    own = {**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), *sys.path])}

    def asked(*words: str) -> str:
        command = [sys.executable, "-c", ASKED, str(home), *words]
        return subprocess.run(command, env=own, cwd=tmp_path, capture_output=True, text=True, check=True).stdout.strip()

    assert asked() == "True 1"
    assert asked("make") == "True 0"
    changed = house / "domain" / "law" / "deadlines.py"
    time, code = changed.stat(), changed.read_bytes()
    changed.write_bytes(code.replace(b"the", b"teh", 1))
    os.utime(changed, ns=(time.st_atime_ns, time.st_mtime_ns))
    assert asked() == "False 1"
    changed.write_bytes(code)
    assert asked() == "True 1"
