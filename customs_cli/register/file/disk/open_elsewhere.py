"""Finds out whether another process has a file open for writing."""

import errno
import signal
from pathlib import Path


def is_open_for_writing(path: Path) -> bool:
    """Whether another process has a file open for writing; False if the system cannot tell, as on a network drive.

    Linux grants a read lease on a file only while nobody has it open for writing. The lease is released at once; a
    process that opens the file meanwhile waits for that moment, and the signal (SIGIO) that reports it, which would end
    this process, is ignored.
    """
    try:
        from fcntl import F_RDLCK, F_SETLEASE, F_UNLCK, fcntl
    except ImportError:
        return False
    told = signal.signal(signal.SIGIO, signal.SIG_IGN)
    try:
        with path.open("rb") as file:
            fcntl(file, F_SETLEASE, F_RDLCK)
            fcntl(file, F_SETLEASE, F_UNLCK)
    except OSError as error:
        return error.errno == errno.EAGAIN
    finally:
        signal.signal(signal.SIGIO, told)
    return False
