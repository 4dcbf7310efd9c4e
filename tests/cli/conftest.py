"""The command as an officer runs it: in this process for speed, or as a process of its own where that matters."""

import io
import os
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from keeping import Keeping
from running import TODAY, Customs, Result, Terminal, recorded
from stories import Play

from customs_cli.cli.main import run

_TESTERS = ("CUSTOMS_", "LC_", "LANG", "NO_COLOR", "XDG_", "COLUMNS", "LINES")
"""What the tester's own environment would say: pytest's workers, for one, are told their runner's width."""
START = {"PYTHONIOENCODING", "PYTHONUNBUFFERED", "LC_ALL", "LANG"}
"""What a process reads when it starts, and not later."""


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An office of its own: register, configuration, day, officers and language, none of them the tester's."""
    for variable in [name for name in os.environ if name.startswith(_TESTERS)]:
        monkeypatch.delenv(variable)
    for name, value in {
        "CUSTOMS_REGISTER": str(tmp_path / "register.json"),
        "CUSTOMS_TODAY": TODAY,
        "CUSTOMS_OFFICER": "Li Wei;Chen Li",
        "CUSTOMS_LOCK_TIMEOUT": "0.2",
        "CUSTOMS_PAGER": "cat",
        "LANG": "C.UTF-8",
        "HOME": str(tmp_path / "home"),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "XDG_DATA_HOME": str(tmp_path / "data"),
    }.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def customs(monkeypatch: pytest.MonkeyPatch) -> Customs:
    """The real command over the real register, in this process: what is under test is all but the process itself."""

    def call(*args: str, stdin: str | None = None) -> Result:
        out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            typed = io.BytesIO((stdin or "").encode("utf-8", "surrogateescape"))
            patch.setattr(sys, "stdin", io.TextIOWrapper(typed, encoding="utf-8"))
            code = run(list(args))
        texts = [stream.buffer.getvalue().decode() for stream in (out, err)]
        assert "Traceback" not in texts[1]
        assert "unexpected" not in texts[1], texts[1]
        return Result(code, *texts)

    return call


@pytest.fixture
def process() -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """The same as a process of its own, for streams, signals and encodings."""

    def call(*args: str | bytes, **options: Any) -> subprocess.CompletedProcess[bytes]:
        options.setdefault("stdin", subprocess.DEVNULL)
        done = subprocess.run(
            [sys.executable, "-m", "customs_cli", *args], capture_output=True, timeout=60, check=False, **options
        )
        assert b"Traceback" not in done.stderr
        assert b"unexpected" not in done.stderr, done.stderr
        return done

    return call


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Terminal]:
    """The same on a terminal of so many columns, with answers typed when a prompt appears (or made then).

    This process writes to the terminal and reads from it, but where somebody interrupts it or acts beside it.
    """
    pytest.importorskip("pexpect")
    pytest.importorskip("pyte")
    from terminals import INTERRUPT, seen, shown, spawned

    def call(*args: str, columns: int = 80, answers: tuple[tuple[str, Any], ...] = (), env: Any = None) -> Terminal:
        own = {"TERM": "xterm-256color", **(env or {})}
        if not START.isdisjoint(own) or any(callable(answer) or answer == INTERRUPT for _, answer in answers):
            return seen(*spawned(args, columns, answers, own), columns)
        with monkeypatch.context() as patch:
            for name, value in own.items():
                patch.setenv(name, value)
            return seen(*shown(patch, columns, answers, lambda: run(list(args))), columns)

    return call


@pytest.fixture(scope="session")
def keeping(tmp_path_factory: pytest.TempPathFactory) -> Keeping:
    """Keeps what commands have left of a folder, for the next test that begins with the same ones."""
    return Keeping(tmp_path_factory.mktemp("kept"))


@pytest.fixture
def done(customs: Customs, place: Path, keeping: Keeping) -> Callable[..., None]:
    """Runs command lines that succeed; where they were run before, on the same files, puts in place what they left."""

    def do(*lines: str) -> None:
        def run_all() -> None:
            for line in lines:
                told = customs(*shlex.split(line))
                assert told.code == 0, (line, told.err)

        keeping.left(place, lines, run_all)

    return do


@pytest.fixture
def names(done: Callable[..., None]) -> None:
    """The holders, marks and campaign that the batches of these tests need."""
    done(
        "init --office 5320",
        "holder add VIVO-COMM --name 'vivo Mobile Communication Co., Ltd.' --country CN",
        "holder add NIKE-INC --name 'NIKE Innovate C.V.' --country US",
        "trademark add VIVO --name vivo --holder VIVO-COMM --recordation T2019-12345",
        "trademark add NIKE --name NIKE --holder NIKE-INC --recordation T2010-1",
        "campaign add longteng-2019 --name 'Longteng Action 2019' --from 2019-07-01",
    )


@pytest.fixture
def phones(done: Callable[..., None], names: None) -> str:
    """1,200 phones bearing VIVO, found at Wenjindu on 1 July 2019; nothing done about them yet."""
    done("record --office 5320 --found 2019-07-01 --goods phones --quantity 1200 --mark VIVO --value 20000")
    return "2019-5320-000001"


@pytest.fixture
def detained(done: Callable[..., None], phones: str) -> str:
    """The phones, detained on 4 July for VIVO-COMM, which applied in time with a deposit."""
    done(
        f"notify {phones} --on 2019-07-02 --served 2019-07-02",
        f"reply {phones} --apply --security 20000 --on 2019-07-03",
        f"detain {phones} --on 2019-07-04",
    )
    return phones


@pytest.fixture
def confiscated(done: Callable[..., None], detained: str) -> str:
    """The phones, confirmed by the holder, found infringing by customs, and confiscated on 10 July."""
    done(
        f"confirm {detained} --infringing --on 2019-07-08",
        f"determine {detained} --infringing --on 2019-07-09",
        f"confiscate {detained} --on 2019-07-10",
    )
    return detained


@pytest.fixture
def record_batch(customs: Customs, names: None) -> Callable[..., str]:
    """Record a batch found at Wenjindu on 1 July 2019, with more options; gives its reference."""
    return lambda *words: recorded(customs, *words)


@pytest.fixture
def play(customs: Customs, names: None) -> Play:
    """Run one command line on a day of its own; a refusal is one line and a hint."""

    def run(line: str, *, on: str, code: int = 0) -> Result:
        result = customs("--today", on, *shlex.split(line))
        assert result.code == code, (line, result.err or result.out)
        assert code == 0 or len(result.complaints) <= 2, result.err
        return result

    return run


@pytest.fixture
def writable_again(tmp_path: Path) -> Iterator[None]:
    """Give the folder its permissions back, so that pytest can clear it away."""
    yield
    tmp_path.chmod(0o700)
