"""Whether somebody is still writing a file, as far as the system tells."""

import errno
import signal
from pathlib import Path


def is_open_for_writing(path: Path) -> bool:
    """Whether another process has a file open for writing; False where the system does not tell, as on a network.

    Linux gives a read lease on a file only while nobody has it open for writing. The lease is given back at once; who
    opens the file meanwhile is held for that moment, and the signal that says so would end this process.
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
