"""Over a shared register, too, whoever repeats a command whose answer was lost doubles nothing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from clusters import Cluster
from test_shared_commands import Run, run

__all__ = ["run"]

RECORD = ("record", "--found", "2019-07-02", "--goods", "phones", "--quantity", "5")

pytestmark = pytest.mark.skipif(os.name != "posix", reason="/dev/full")


def test_a_command_whose_answer_was_lost_is_not_done_twice(run: Run, empty: Cluster, tmp_path: Path) -> None:
    assert run("officer", "add", "Li Wei", "--office", "5320").code == 0
    assert run("officer", "add", "Chen", "--office", "5320").code == 0

    def unread(*words: str) -> str:
        folders = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"), str(tmp_path))
        told = {"CUSTOMS_REGISTER": empty.address_of("li_wei"), "CUSTOMS_TODAY": "2019-07-10", "CUSTOMS_LANG": "en"}
        with Path("/dev/full").open("w") as full:
            done = subprocess.run(
                [sys.executable, "-m", "customs_cli", *words],
                env={**os.environ, **folders, **told},
                stdin=subprocess.DEVNULL,
                stdout=full,
                stderr=subprocess.PIPE,
                text=True,
                check=False,
                timeout=60,
            )
        assert done.returncode == 1
        return done.stderr

    assert "act 1 is recorded" in unread(*RECORD)
    assert run("note", "1", "by somebody else", role="chen").code == 0
    for _ in range(2):
        done = run(*RECORD, role="li_wei")
        assert (done.code, "recorded before, as act 1" in done.err) == (5, True), done
    assert len(run("list", "-q").lines) == 1
    assert run("history", role="li_wei").code == 0
    assert run(*RECORD, "-q", role="li_wei").out == "2019-5320-000002\n"
    assert "is recorded" in unread(*RECORD)
    assert run("note", "1", "a later act here", role="li_wei").code == 0
    assert run(*RECORD, "-q", role="li_wei").out == "2019-5320-000004\n"
