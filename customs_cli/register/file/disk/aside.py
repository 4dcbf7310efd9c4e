"""A file that nobody keeps, for a program beside us or for a copy: in a folder of its own, gone at the end."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from customs_cli.errors import CannotWrite, why_not


@contextmanager
def aside(name: str, data: bytes) -> Iterator[Path]:
    """A file of a name with some bytes, its owner's alone.

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
