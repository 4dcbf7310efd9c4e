"""Mutation testing of the law: each small wrong of `mutants`, and whether any test notices it.

    python tools/mutation.py reach [TEST..]  which test enters which function, and its seconds; once, or of these again
    python tools/mutation.py run [PATH..]    the wrongs of these files of the law; of all of them where none is named

What `run` finds is added to `log.tsv` in the folder MUTATION_PLACE, a wrong a line: the test that noticed it, or
SURVIVED; one that is there is not tried again. One process imports and collects everything and forks for each wrong;
the tests that enter the wrong function run quickest first, those that found the last wrongs of it before them, up to
MUTATION_SECONDS of them, and stop at the first that fails. POSIX only.
"""

import gc
import importlib
import json
import os
import shutil
import signal
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from mutant_places import LAWS, ROOMS, ROOT, functions, live_functions, module_of, put_in_place
from mutants import Mutant, mutants_of

PLACE = Path(os.environ.get("MUTATION_PLACE", Path(tempfile.gettempdir()) / "customs-mutation"))
REACH, LOG = PLACE / "reach.json", PLACE / "log.tsv"
BUDGET = float(os.environ.get("MUTATION_SECONDS", "8"))
SLOWEST = 3.0
"""A test that takes longer is not asked."""
WALK = "test_the_law_in_records"
"""One of its tests walks hundreds of acts: asked before any other that runs commands."""
OF_COMMANDS = (
    "the_law_in_records the_law_twice the_law_of_others parts_twice parts grounds_of_release court_and_police "
    "court_retention deadlines_amounts deadlines_explained deadlines_lapsing articles transfers small_consignments "
    "party_periods minds_and_dates fees_and_fines flags rates recorded_twice law_commands references_and_names parties "
    "documents_issued next_commands"
)
TESTS = (
    "tests/domain",
    "tests/procedures",
    "tests/services/test_as_it_stood.py",
    *(f"tests/cli/test_{name}.py" for name in OF_COMMANDS.split()),
)


class Reach:
    """Notes, for each test, the functions of the law that it enters, and its seconds."""

    def __init__(self) -> None:
        self.seen: set[tuple[str, str]] = set()
        self.found: dict[str, Any] = {}
        self.failed: set[str] = set()

    def _entered(self, frame: Any, event: str, arg: object) -> None:
        if event == "call" and any(room in frame.f_code.co_filename for room in ROOMS):
            self.seen.add((frame.f_code.co_filename, frame.f_code.co_qualname.partition(".<locals>")[0]))

    def pytest_runtest_logreport(self, report: Any) -> None:
        """What fails as the program stands tells nothing."""
        if report.failed:
            self.failed.add(report.nodeid)

    @pytest.hookimpl(hookwrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """One test, watched."""
        self.seen.clear()
        start = os.times().user
        sys.setprofile(self._entered)
        yield
        sys.setprofile(None)
        where = sorted((str(Path(name).relative_to(ROOT)), inside) for name, inside in self.seen)
        if where:
            self.found[item.nodeid] = {"seconds": os.times().user - start, "where": where}


def reach(tests: list[str]) -> None:
    """Run tests once and keep which enters what, beside what is known of others."""
    notes = Reach()
    if tests and REACH.exists():
        notes.found = json.loads(REACH.read_text())
    pytest.main(["-q", "-p", "no:cacheprovider", *(tests or TESTS)], plugins=[notes])
    REACH.write_text(json.dumps({name: told for name, told in notes.found.items() if name not in notes.failed}))


class Forks:
    """Instead of running the tests: a fork for each wrong, which runs those that may notice it."""

    def __init__(self, mutants: list[Mutant]) -> None:
        self.mutants = mutants
        self.known = json.loads(REACH.read_text())
        self.items: dict[str, pytest.Item] = {}
        self.killers: dict[tuple[str, int], list[str]] = defaultdict(list)
        self.failed = False

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Every wrong, one after the other."""
        self.items = {item.nodeid: item for item in session.items}
        for name in (*(f"customs_cli.procedures.{law}" for law in LAWS), *(module_of(m.path) for m in self.mutants)):
            importlib.import_module(name)
        live_functions()
        gc.collect()
        gc.freeze()
        for mutant in self.mutants:
            self._one(mutant)
        return True

    def _one(self, mutant: Mutant) -> None:
        killers = self.killers[mutant.path, mutant.inside]
        asked = [*killers, *(name for name in self._within_budget(mutant) if name not in killers)]
        found = _in_a_fork(lambda: self._first_that_fails(mutant, asked))
        if found in self.items:
            self.killers[mutant.path, mutant.inside] = [found, *(name for name in killers if name != found)][:8]
        with LOG.open("a") as log:
            log.write("\t".join((found or "SURVIVED", str(len(asked)), str(mutant.number), mutant.told)) + "\n")

    def _within_budget(self, mutant: Mutant) -> Iterator[str]:
        """The tests that may notice: of records alone, the walks, then of commands, each quickest first."""
        seconds = {name: self.known[name]["seconds"] for name in self._near(mutant)}
        left = BUDGET
        for name in sorted(seconds, key=lambda name: (name.startswith("tests/cli"), WALK not in name, seconds[name])):
            left -= seconds[name]
            if left > 0 and seconds[name] < SLOWEST:
                yield name

    def _near(self, mutant: Mutant) -> list[str]:
        """Tests that enter the function; of a wrong row, those of the law's tables, or all that enter its file."""
        if mutant.path.startswith(ROOMS[2]):
            return [name for name in self.items if name.startswith("tests/procedures") and name in self.known]
        inside = functions(mutant.path).get(mutant.inside)
        return [
            name
            for name, told in self.known.items()
            if name in self.items
            and any(path == mutant.path and inside in (None, function) for path, function in told["where"])
        ]

    def _first_that_fails(self, mutant: Mutant, asked: list[str]) -> str:
        put_in_place(mutant)
        for name in asked:
            self.items[name].config.hook.pytest_runtest_protocol(item=self.items[name], nextitem=None)
            if self.failed:
                return name
        return ""

    def pytest_runtest_logreport(self, report: Any) -> None:
        """What failed, in a fork."""
        self.failed |= report.failed


def _in_a_fork(work: Callable[[], str]) -> str:
    """What `work` answers in a fork; `timeout` where it does not end."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        os.write(writer, _answer(work).encode())
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader, "rb") as told:
        answer = told.read().decode()
    ended = os.waitpid(child, 0)[1]
    shutil.rmtree(PLACE / f"base-{child}", ignore_errors=True)
    return answer if ended == 0 else "timeout"


def _answer(work: Callable[[], str]) -> str:
    gc.disable()
    signal.alarm(int(BUDGET * 6) + 30)
    for stream in (0, 1, 2):
        os.dup2(os.open(os.devnull, os.O_RDWR), stream)
    base = PLACE / f"base-{os.getpid()}"
    base.mkdir()
    os.environ["PYTEST_DEBUG_TEMPROOT"] = str(base)
    try:
        return work()
    except BaseException as error:  # whatever a wrong program does, it was noticed
        return " ".join(f"raised {type(error).__name__}: {error}"[:200].split())


def run(paths: list[str]) -> None:
    """The wrongs of these files that the log does not know yet."""
    rows = [line.rstrip("\n").split("\t", 3) for line in LOG.open()] if LOG.exists() else []
    done = {(told, number) for _, _, number, told in rows}
    every = (mutant for name in paths for mutant in mutants_of(name, (ROOT / name).read_text("utf-8")))
    mutants = [mutant for mutant in every if (mutant.told, str(mutant.number)) not in done]
    pytest.main(["-q", "-p", "no:cacheprovider", *TESTS], plugins=[Forks(mutants)])


def main(words: list[str]) -> None:
    """As the words say."""
    PLACE.mkdir(exist_ok=True, parents=True)
    os.chdir(ROOT)
    sys.path.insert(0, str(ROOT))
    if words[:1] == ["reach"]:
        reach(words[1:])
    else:
        every = [str(path.relative_to(ROOT)) for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))]
        run(words[1:] or [name for name in every if not name.endswith("sources.py")])


if __name__ == "__main__":
    main(sys.argv[1:])
