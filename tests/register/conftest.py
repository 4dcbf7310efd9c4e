from pathlib import Path

import pytest
from register_samples import open_file, ticking

from customs_cli.register.file.files import FileStore
from customs_cli.register.file.store import MemoryStore, Store
from customs_cli.register.register import Register


@pytest.fixture(params=["file", "memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    """Every store that a register can live in: one contract."""
    return FileStore(tmp_path / "register.json") if request.param == "file" else MemoryStore()


@pytest.fixture
def register(store: Store) -> Register:
    return Register(store, clock=ticking())


@pytest.fixture
def on_disk(tmp_path: Path) -> Register:
    return open_file(tmp_path)
