"""An import that is interrupted or killed, wherever it is, leaves all of its rows or none."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from running import Customs

ROWS = 3000
SHORT = [(signal.SIGINT, share) for share in (0.3, 0.6, 0.9)] + [(signal.SIGKILL, share) for share in (0.5, 0.95)]


def listed(tmp_path: Path) -> Path:
    """A list of so many batches."""
    file = tmp_path / "list.csv"
    lines = (f"5320,2019-07-{n % 28 + 1:02d},phones {n},{n},pcs" for n in range(1, ROWS + 1))
    file.write_text("office,found_on,goods,quantity,unit\n" + "\n".join(lines) + "\n", encoding="utf-8")
    return file


def started(register: Path, file: Path) -> "subprocess.Popen[str]":
    register.parent.mkdir()
    env = {**os.environ, "CUSTOMS_REGISTER": str(register), "CUSTOMS_TODAY": "2019-12-31", "CUSTOMS_LANG": "en"}
    words = [sys.executable, "-m", "customs_cli", "--no-input", "import", str(file)]
    return subprocess.Popen(words, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> float:
    """Seconds that a whole import takes here and now; no more than a hint for when to strike."""
    place = tmp_path_factory.mktemp("whole")
    file = listed(place)
    began = time.monotonic()
    assert started(place / "whole" / "register.json", file).wait() == 0
    return time.monotonic() - began


def strike(customs: Customs, tmp_path: Path, file: Path, sign: signal.Signals, after: float) -> None:
    register = tmp_path / f"{sign.name}-{after:.3f}" / "register.json"
    process = started(register, file)
    time.sleep(after)
    process.send_signal(sign)
    _, err = process.communicate(timeout=60)
    assert "Traceback" not in err
    at = ("--register", str(register), "--today", "2019-12-31")
    assert process.returncode in (0, 130, -sign), err
    written = len(customs(*at, "list", "-q").out.split())
    assert written in ((ROWS,) if process.returncode == 0 else (0, ROWS))
    if register.exists():
        assert customs(*at, "verify").code == 0
    assert customs(*at, "import", str(file)).code == 0
    assert len(customs(*at, "list", "-q").out.split()) in (ROWS, 2 * ROWS)


@pytest.mark.parametrize(("sign", "share"), SHORT, ids=[f"{sign.name}-{share}" for sign, share in SHORT])
def test_all_rows_or_none(customs: Customs, tmp_path: Path, whole: float, sign: signal.Signals, share: float) -> None:
    strike(customs, tmp_path, listed(tmp_path), sign, share * whole)


@pytest.mark.slow
def test_all_rows_or_none_wherever_it_is_struck(customs: Customs, tmp_path: Path, whole: float) -> None:
    file, chance = listed(tmp_path), random.Random(7)
    for n in range(60):
        strike(customs, tmp_path, file, chance.choice((signal.SIGINT, signal.SIGKILL)), whole * (n + 1) / 60)
