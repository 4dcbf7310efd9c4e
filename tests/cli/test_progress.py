"""What takes long shows how far it has come, to a person at a terminal and to nobody else."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from running import Customs, Terminal

from customs_cli.cli.progress import MANY
from customs_cli.domain.batch.batch import Batch
from customs_cli.register.file.files import FileStore
from customs_cli.register.register import Register


@pytest.fixture
def file(customs: Customs, tmp_path: Path) -> Path:
    """A file to export to, beside a register of just so many batches that a bar is drawn."""
    register = Register(FileStore(tmp_path / "register.json"), clock=lambda: datetime(2019, 7, 10, tzinfo=UTC))
    register.do(
        "import",
        lambda act: [
            act.put(Batch(ref=f"2019-5320-{serial:06d}", office="5320", found_on="2019-07-10"))
            for serial in range(1, MANY + 1)
        ],
    )
    return tmp_path / "out.jsonl"


def test_a_check_and_an_export_to_a_file_show_how_far_they_have_come(
    file: Path, customs: Customs, terminal: Callable[..., Terminal]
) -> None:
    assert "Exporting" in terminal("--no-input", "export", "-o", str(file)).raw
    assert len(file.read_text("utf-8").splitlines()) == MANY
    assert "正在检查" in terminal("--no-input", "--lang", "zh", "check", "-o", str(file.with_suffix(".csv"))).raw
    assert (
        "Exporting" not in terminal("--no-input", "export", "2019-07-10", "--where", "ref:000001", "-o", str(file)).raw
    )
    assert customs("export", "-o", str(file)).err == ""
