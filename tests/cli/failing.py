"""A command whose disk fails, as a process: `failing.py HOW READY GO WORDS...`; READY and GO are descriptors."""

import errno
import os
import resource
import stat
import sys
from pathlib import Path
from typing import Any

HOW, READY, GO = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
really_open, really_fsync = os.open, os.fsync
paths: dict[int, Path] = {}
seen = 0


def refuse(*_: Any) -> None:
    raise OSError(errno.EIO, os.strerror(errno.EIO))


def open_(path: Any, *args: Any, **kwargs: Any) -> int:
    """Remember which file it is."""
    file = really_open(path, *args, **kwargs)
    paths[file] = Path(path)
    return file


def fsync(file: int) -> None:
    """Fail, say of which file, or stand still until told to go on, as was asked for: the third time, or of a name."""
    global seen
    seen += 1
    kind = "folder" if stat.S_ISDIR(os.fstat(file).st_mode) else "file"
    if HOW.split()[0] in (kind, paths[file].suffix, paths[file].name):
        refuse()
    if HOW == "tell":
        print(paths[file].name, file=sys.stderr)
    if f"still {seen}" == HOW or (HOW.startswith("still ") and paths[file].name.startswith(HOW[6:])):
        os.write(READY, b"x")
        os.read(GO, 1)
    really_fsync(file)


os.open, os.fsync = open_, fsync  # type: ignore[assignment]
if HOW.startswith("limit "):
    sys.dont_write_bytecode = True  # half-written modules are what others would start with
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(HOW[6:]),) * 2)
if HOW.endswith(" twice"):
    os.ftruncate = refuse
if HOW == "release":
    import fcntl

    really_flock = fcntl.flock
    fcntl.flock = lambda file, how: refuse() if how == fcntl.LOCK_UN else really_flock(file, how)
if HOW == ".journal and every later look":

    def refuse_later(path: Any, *args: Any, **kwargs: Any) -> int:
        if seen and Path(path).suffix == ".journal":
            refuse()
        return open_(path, *args, **kwargs)

    os.open, os.ftruncate = refuse_later, refuse
sys.argv = ["customs", *sys.argv[4:]]

from customs_cli.__main__ import main  # noqa: E402

main()
