"""The console script `customs`: handles the quickest requests before anything heavy is imported."""

import os
import signal
import sys
from contextlib import suppress

from customs_cli import __version__, quick_import

_CLOSED = {"stdin": (os.O_RDONLY, "r"), "stdout": (os.O_RDONLY, "w"), "stderr": (os.O_WRONLY, "w")}
"""Standard stream -> flags and mode for the null device that replaces it when closed; `stdout` refuses writes."""

INTERRUPTED = 130


def main() -> None:
    """Run `customs` and exit with its status."""
    signal.signal(signal.SIGINT, _leave)
    _prepare_streams()
    _have_a_home()
    arguments = sys.argv[1:]
    if arguments == ["--version"]:
        with suppress(OSError):  # where it cannot be written, `run` reports it
            print(f"customs {__version__}", flush=True)  # noqa: T201 (nothing else is imported yet)
            return
    quick_import.begin()
    if arguments[:1] == ["__complete"]:
        from customs_cli.cli.completion import answer as complete

        complete.main(arguments[1:])
        return
    import gc

    gc.set_threshold(1_000_000)  # a collection frees next to nothing and costs 60 ms, or a quarter of a long list
    from customs_cli.cli.main import run

    status = INTERRUPTED
    try:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        status = run(arguments)
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the answer is given: only a few milliseconds are left
    except KeyboardInterrupt:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    _end(status)


def _end(status: int) -> None:
    import atexit

    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):  # nobody reads it any more, or it was closed
            stream.flush()
    os._exit(status)


def _prepare_streams() -> None:
    """Replace closed standard streams, so that no other file gets their file descriptors.

    Characters that the encoding of standard output lacks are written as escapes, so that printing never fails.
    """
    for name, (flags, mode) in _CLOSED.items():
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.open(os.devnull, flags), mode, encoding="utf-8"))  # noqa: SIM115, PTH123
    sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]


def _have_a_home() -> None:
    if os.path.expanduser("~") == "~":  # noqa: PTH111 (`Path.home` fails there)
        os.environ["HOME"] = "/"


def _leave(_number: int, _frame: object) -> None:
    os._exit(INTERRUPTED)


if __name__ == "__main__":
    main()
