"""Temporary files, each in a folder of its own, for another program or for a copy."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from customs_cli.errors import CannotWrite, why_not


@contextmanager
def aside(name: str, data: bytes) -> Iterator[Path]:
    """Give a temporary file with a name and content for a block; only its owner may read it.

    Raises:
        CannotWrite: No folder for temporary files has room for it.
    """
    with ExitStack() as stack:
        try:
            file = Path(stack.enter_context(TemporaryDirectory()), name)
            file.write_bytes(data)
        except OSError as error:
            raise CannotWrite(
                "cannot write a temporary file: {why}",
                why=why_not(error),
                hint="make room, or name another folder in TMPDIR",
            ) from error
        yield file
