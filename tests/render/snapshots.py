"""Whole outputs compared with files; `CUSTOMS_SNAPSHOTS=write pytest tests/render` writes them anew, to be read."""

import os
from pathlib import Path

FOLDER = Path(__file__).parent / "snapshots"


def compare(name: str, output: str) -> None:
    """Fail unless the output is what the file of that name holds."""
    path = FOLDER / name
    if os.environ.get("CUSTOMS_SNAPSHOTS") == "write":
        FOLDER.mkdir(exist_ok=True)
        path.write_bytes(output.encode("utf-8"))
    assert path.read_bytes().decode("utf-8") == output
