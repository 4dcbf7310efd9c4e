"""Every line of register and journal doubled, swapped, removed, every byte altered: no command says what is untrue."""

import shutil
from collections.abc import Callable, Iterator
from itertools import cycle, islice
from pathlib import Path

import pytest
from running import Customs

from customs_cli.register.file.files import FileStore
from customs_cli.register.proof.verify import verify

FILES = ("register.json", "register.journal")
KEEP, OLDER = "keep the TinyDB file", "older.json"
SHEET = "print daily 2019-07-10 -o sheet.md"
SUMS = ("list --json", "summary 2019 --by holder --json", "due --json", SHEET)
REST = (
    "list 2019-07-01 --where mark:NIKE --json",
    "summary 2019 --by office --by day",
    "rank 2019 --of mark --by items --json",
    "trend 2019 --every month --of items --json",
    "today --json",
    "search Haoyun --json",
    "links --json",
    "holder list --json",
    "trademark show NIKE --json",
    "show 5320-1 --json",
    "show 2019-5320-000004 --json",
    "history --json",
    "history 2019-5320-000001 --json",
    "export 2019 --json",
)
ACTS = ("record --office 5320 --goods bags --found 2019-07-02 -q", "holder add ADIDAS --name Adidas", "undo")


@pytest.fixture
def office(customs: Customs, names: None, phones: str, record_batch: Callable[..., str], tmp_path: Path) -> Path:
    """An office's first days: batches alike to the letter, parties, names, deadlines that run; its folder."""
    for quantity in ("1201", "1202"):
        record_batch(
            *("--goods", "phones", "--quantity", quantity, "--mark", "VIVO", "--value", "20000"),
            *("--consignor", "Shenzhen Haoyun Trading", "--destination", "US", "--campaign", "longteng-2019"),
        )
    shoes = record_batch("--goods", "shoes", "--quantity", "300", "--unit", "pairs", "--mark", "NIKE")
    for words in (
        f"notify {phones} --on 2019-07-02 --served 2019-07-02",
        f"notify {shoes} --on 2019-07-02 --served 2019-07-02",
        KEEP,
        f"reply {phones} --apply --security 20000 --on 2019-07-03",
        f"detain {phones} --on 2019-07-04",
        "record --office 5301 --found 2019-07-03 --goods bags --quantity 20",
    ):
        if words == KEEP:
            shutil.copy(tmp_path / "register.json", tmp_path / OLDER)
        else:
            assert customs(*words.split()).code == 0, words
    return tmp_path


Line = tuple[str, list[bytes]]


def odd_lines(lines: list[bytes]) -> Iterator[Line]:
    for n, line in enumerate(lines):
        yield f"line {n + 1} doubled", [*lines[:n], line, *lines[n:]]
        yield f"line {n + 1} removed", [*lines[:n], *lines[n + 1 :]]
        if n + 1 < len(lines) and lines[n + 1] != line:
            yield f"line {n + 1} swapped with the next", [*lines[:n], lines[n + 1], line, *lines[n + 2 :]]
            yield f"line {n + 1} written over the next", [*lines[: n + 1], line, *lines[n + 2 :]]


def odd_bytes(data: bytes, step: int) -> Iterator[tuple[str, bytes]]:
    """Every so many bytes one is altered: another bit each time, and every line's end."""
    for number, place in enumerate(range(0, len(data), step)):
        other = data[place] ^ 1 << number % 8
        yield f"byte {place} altered to {other}", data[:place] + bytes([other]) + data[place + 1 :]
    for place in (n for n, byte in enumerate(data) if byte == 10):
        yield f"the line end at byte {place} altered", data[:place] + b" " + data[place + 1 :]


class Told:
    """What the commands say of one office.

    Args:
        customs: Runs a command.
        folder: The office's.
        questions: The command lines.
        is_older: Whether an older TinyDB file is put in the place of the newest.
        many: How many of the questions are asked of each altered file, in turn; all, where it is not said.
    """

    def __init__(
        self, customs: Customs, folder: Path, questions: tuple[str, ...], *, is_older: bool = False, many: int = 0
    ) -> None:
        if is_older:
            shutil.copy(folder / OLDER, folder / "register.json")
        self._customs = customs
        self._folder = folder
        self._asked = cycle(questions)
        self._many = many or len(questions)
        self._sound = {name: (folder / name).read_bytes() for name in FILES}
        self._truth = {words: self._answer(words) for words in questions}
        assert {words: code for words, (code, _) in self._truth.items() if code} == {}

    def check(self, name: str, what: str, data: bytes) -> None:
        """With one file so altered: `verify` finds it, and every question has its true answer or exit status 7.

        What is written as it is read (an export) has by then written nothing but lines of the true answer.
        """
        (self._folder / name).write_bytes(data)
        assert verify(FileStore(self._folder / "register.json")).faults, (name, what)
        for words in islice(self._asked, self._many):
            code, out = self._answer(words)
            true = self._truth[words]
            is_told = code == 7 and set(out.splitlines()) <= set(true[1].splitlines())
            assert (code, out) == true or is_told, (name, what, words)

    def check_acts(self, name: str, what: str, data: bytes) -> None:
        """With one file so altered: every act is refused, and nothing is written."""
        (self._folder / name).write_bytes(data)
        before = {file: (self._folder / file).read_bytes() for file in FILES}
        for words in ACTS:
            assert self._customs(*words.split()).code == 7, (name, what, words)
        assert {file: (self._folder / file).read_bytes() for file in FILES} == before, (name, what)

    def mend(self) -> None:
        """Put both files back as they were."""
        for name, data in self._sound.items():
            (self._folder / name).write_bytes(data)

    def _answer(self, words: str) -> tuple[int, str]:
        result = self._customs(*words.split())
        if words != SHEET or result.code:
            return result.code, result.out
        sheet = self._folder / "sheet.md"
        try:
            return 0, sheet.read_text("utf-8")
        finally:
            sheet.unlink()


Altered = tuple[str, bool]
CASES: list[Altered] = [("register.json", False), ("register.journal", False), ("register.journal", True)]
"""The file that is altered, and whether the TinyDB file is an older one, so that every answer needs the journal."""


@pytest.mark.parametrize(("name", "is_older"), CASES)
def test_a_line_out_of_its_place_is_found_and_no_command_says_what_is_untrue(
    customs: Customs, office: Path, name: str, is_older: bool
) -> None:
    told = Told(customs, office, (*SUMS, *REST), is_older=is_older, many=5)
    sound = (office / name).read_bytes()
    for what, lines in odd_lines(sound.splitlines(keepends=True)):
        data = b"".join(lines)
        if not (is_older and sound.startswith(data)):  # the end cut off both files is what nobody can see
            told.check(name, what, data)


@pytest.mark.parametrize(("name", "is_older"), CASES)
def test_a_byte_altered_is_found_and_no_command_says_what_is_untrue(
    customs: Customs, office: Path, name: str, is_older: bool
) -> None:
    told = Told(customs, office, (*SUMS, *REST), is_older=is_older, many=5)
    for what, data in odd_bytes((office / name).read_bytes(), 997):
        told.check(name, what, data)


@pytest.mark.slow
@pytest.mark.parametrize(("questions", "step"), [(SUMS, 1), (REST, 11)], ids=["sums", "rest"])
@pytest.mark.parametrize(("name", "is_older"), CASES)
def test_every_byte_altered_is_found_and_no_command_says_what_is_untrue(
    customs: Customs, office: Path, name: str, is_older: bool, questions: tuple[str, ...], step: int
) -> None:
    told = Told(customs, office, questions, is_older=is_older)
    for what, data in odd_bytes((office / name).read_bytes(), step):
        told.check(name, what, data)


def test_an_act_on_a_register_with_an_odd_line_or_byte_is_refused_and_mended_by_check_fix(
    customs: Customs, office: Path
) -> None:
    told = Told(customs, office, SUMS[:1])
    sound = (office / "register.json").read_bytes()
    for what, lines in odd_lines(sound.splitlines(keepends=True)):
        told.check_acts("register.json", what, b"".join(lines))
    for what, data in odd_bytes(sound, 211):
        told.check_acts("register.json", what, data)
    assert customs("check", "--fix").code == 0
    assert (office / "register.json").read_bytes() == sound
    told.mend()
    assert customs("verify").code == 0
