"""Our own modules are found and read as Python itself would, only quicker."""

import os
import pkgutil
import subprocess
import sys
from importlib.machinery import PathFinder
from importlib.util import cache_from_source
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest

import customs_cli
from customs_cli.quick_import import _Finder

BEGIN = "from customs_cli import quick_import; quick_import.begin(); "


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A copy of our modules with a compiled one that says 11."""
    folder = tmp_path / "customs_cli"
    copytree(Path(customs_cli.__file__).parent, folder, ignore=ignore_patterns("__pycache__", "data", "locale", "cli"))
    (folder / "domain" / "said.py").write_text("SAID = 11\n")
    assert said(tmp_path) == "11"
    assert compiled(folder).exists()
    return tmp_path


def said(house: Path, *options: str, **environment: str) -> str:
    """What a fresh process reads from that module, and who found it."""
    code = BEGIN + "from customs_cli.domain import said; print(said.SAID)"
    known = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        [sys.executable, *options, "-c", code],
        cwd=house,
        env={**known, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout.strip() or done.stderr


def compiled(folder: Path) -> Path:
    return Path(cache_from_source(str(folder / "domain" / "said.py")))


def test_every_module_is_found_where_python_finds_it() -> None:
    paths = {"customs_cli": list(customs_cli.__path__)}
    names = []
    for module in pkgutil.walk_packages(customs_cli.__path__, "customs_cli."):
        path = paths[module.name.rpartition(".")[0]]
        ours, pythons = _Finder.find_spec(module.name, path), PathFinder.find_spec(module.name, path)
        assert ours is not None
        assert pythons is not None
        assert (ours.origin, ours.cached, ours.has_location) == (pythons.origin, pythons.cached, pythons.has_location)
        assert ours.submodule_search_locations == pythons.submodule_search_locations
        assert ours.loader is not None
        code, pythons_code = (spec.loader.get_code(module.name) for spec in (ours, pythons))  # type: ignore[union-attr]
        assert code == pythons_code
        paths[module.name] = ours.submodule_search_locations or []
        names.append(module.name)
    assert len(names) > 400


def test_what_is_not_ours_or_not_there_is_left_to_python() -> None:
    path = list(customs_cli.__path__)
    assert _Finder.find_spec("customs_cli", None) is None
    assert _Finder.find_spec("json.decoder", path) is None
    assert _Finder.find_spec("customs_cli.nowhere", path) is None


@pytest.mark.parametrize("text", ["SAID = 22\n", "SAID = 3333\n"])
def test_a_changed_source_is_compiled_anew(house: Path, text: str) -> None:
    source = house / "customs_cli" / "domain" / "said.py"
    before = source.stat()
    source.write_text(text)
    when = before.st_mtime_ns + (2_000_000_000 if len(text) == before.st_size else 0)
    os.utime(source, ns=(when, when))
    assert said(house) == text.split()[-1]
    assert said(house) == text.split()[-1]


@pytest.mark.parametrize("damage", [b"", b"\0" * 16, None])
def test_a_damaged_compiled_file_does_no_harm_and_is_made_anew(house: Path, damage: bytes | None) -> None:
    file = compiled(house / "customs_cli")
    whole = file.read_bytes()
    file.write_bytes(whole[:-9] if damage is None else damage)
    assert said(house) == "11"
    assert file.read_bytes() == whole


def test_compiled_code_that_python_keeps_elsewhere_is_left_to_python(house: Path) -> None:
    source = house / "customs_cli" / "domain" / "said.py"
    when = source.stat().st_mtime_ns
    source.write_text("SAID = 22\n")
    os.utime(source, ns=(when, when))  # the compiled file beside it knows no better
    assert said(house) == "11"
    assert said(house, PYTHONPYCACHEPREFIX=str(house / "elsewhere")) == "22"
    assert said(house, "-O") == "22"


def test_a_module_that_is_missing_is_missed_by_its_name(house: Path) -> None:
    (house / "customs_cli" / "domain" / "said.py").unlink()
    assert "cannot import name 'said'" in said(house)
