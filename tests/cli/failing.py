"""A command whose disk fails, as a process: `failing.py HOW READY GO WORDS...`; READY and GO are descriptors."""

import errno
import os
import stat
import sys
from typing import Any

HOW, READY, GO = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
real = os.fsync
seen = 0


def refuse(*_: Any) -> None:
    raise OSError(errno.EIO, os.strerror(errno.EIO))


def fsync(file: int) -> None:
    """Fail, or stand still until told to go on, as was asked for."""
    global seen
    seen += 1
    is_folder = stat.S_ISDIR(os.fstat(file).st_mode)
    if (HOW == "folder" and is_folder) or (HOW in ("file", "rollback") and not is_folder):
        refuse()
    if HOW == f"still {seen}":
        os.write(READY, b"x")
        os.read(GO, 1)
    real(file)


os.fsync = fsync
if HOW == "rollback":
    os.ftruncate = refuse
sys.argv = ["customs", *sys.argv[4:]]

from customs_cli.__main__ import main  # noqa: E402

main()
