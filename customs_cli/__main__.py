"""The console script: looks at its arguments before anything heavy is imported."""

import os
import signal
import sys
from contextlib import suppress

from customs_cli import __version__, quick_import

_CLOSED = {"stdin": (os.O_RDONLY, "r"), "stdout": (os.O_RDONLY, "w"), "stderr": (os.O_WRONLY, "w")}
"""How the null device takes the place of a closed stream: empty to read, not to be written to, there to complain to."""

INTERRUPTED = 130


def main() -> None:
    """Run `customs` and leave with its exit status."""
    signal.signal(signal.SIGINT, _leave)
    _prepare_streams()
    _have_a_home()
    arguments = sys.argv[1:]
    if arguments == ["--version"]:
        with suppress(OSError):  # where it cannot be written, `run` tells so
            print(f"customs {__version__}", flush=True)  # noqa: T201 (nothing else is imported yet)
            return
    quick_import.begin()
    if arguments[:1] == ["__complete"]:
        from customs_cli.cli.completion import answer as complete

        complete.main(arguments[1:])
        return
    import gc

    gc.set_threshold(1_000_000)  # nothing that lasts is rubbish, and to look costs 60 ms, or a quarter of a long list
    from customs_cli.cli.main import run

    status = INTERRUPTED
    try:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        status = run(arguments)
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the answer is given: what is left are a few milliseconds
    except KeyboardInterrupt:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    _end(status)


def _end(status: int) -> None:
    """End without taking every object apart, which the system lets go of as well: 3 ms of an act."""
    import atexit

    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):  # nobody takes it any more, or it was closed
            stream.flush()
    os._exit(status)


def _prepare_streams() -> None:
    """Put something in the place of closed streams, lest a file of ours get the number of one.

    What an encoding knows no letters for is written in their numbers: nobody reads that, and nothing fails.
    """
    for name, (flags, mode) in _CLOSED.items():
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.open(os.devnull, flags), mode, encoding="utf-8"))  # noqa: SIM115, PTH123
    sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]


def _have_a_home() -> None:
    """Take the root for the home folder that nobody knows, of a user without a name or HOME: nothing is kept there."""
    if os.path.expanduser("~") == "~":  # noqa: PTH111 (`Path.home` fails there)
        os.environ["HOME"] = "/"


def _leave(_number: int, _frame: object) -> None:
    """End at once: nothing has begun, and an interrupted import would show where it was."""
    os._exit(INTERRUPTED)


if __name__ == "__main__":
    main()
