"""A faster finder for this package's modules: it loads the compiled files that Python put beside the sources.

Python's own finder lists folders and tries every file ending for each of some 180 modules: 8 ms of an act. Here the
path of a module follows from its name. Everything else is left to Python: its test of whether compiled code is current
(PEP 552: time and size of the source), and its own loader wherever anything differs from what is expected.
"""

import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from importlib.util import MAGIC_NUMBER
from io import FileIO
from marshal import loads
from os import sep, stat, stat_result
from types import CodeType, ModuleType

_COMPILED = f".{sys.implementation.cache_tag}.pyc"
_BY_TIME = MAGIC_NUMBER + bytes(4)


def begin() -> None:
    """Install the finder for `customs_cli`, unless Python was told to store compiled code elsewhere.

    It comes right before Python's own path finder, so that debuggers and coverage tools before that one still work.
    """
    if sys.pycache_prefix is None and not sys.flags.optimize and PathFinder in sys.meta_path:
        sys.meta_path.insert(sys.meta_path.index(PathFinder), _Finder)


class _Finder:
    @staticmethod
    def find_spec(name: str, path: Sequence[str] | None, _target: ModuleType | None = None) -> ModuleSpec | None:
        if path is None or not name.startswith("customs_cli."):
            return None
        folder, own = path[0], name.rpartition(".")[2]
        try:
            source = f"{folder}{sep}{own}.py"
            loader = _Loader(name, source, stat(source))  # noqa: PTH116 (a path is made per module)
            is_package = False
        except OSError:
            source = f"{folder}{sep}{own}{sep}__init__.py"
            try:
                loader = _Loader(name, source, stat(source))  # noqa: PTH116 (a path is made per module)
            except OSError:
                return None
            is_package = True
        spec = ModuleSpec(name, loader, origin=source, is_package=is_package)
        if is_package:
            spec.submodule_search_locations = [f"{folder}{sep}{own}"]
        spec.cached = loader.cached
        spec.has_location = True
        return spec


class _Loader(SourceFileLoader):
    def __init__(self, name: str, path: str, standing: stat_result) -> None:
        super().__init__(name, path)
        folder, _, own = path.rpartition(sep)
        self.cached = f"{folder}{sep}__pycache__{sep}{own.removesuffix('.py')}{_COMPILED}"
        self._good = (
            _BY_TIME
            + (int(standing.st_mtime) & 0xFFFFFFFF).to_bytes(4, "little")
            + (standing.st_size & 0xFFFFFFFF).to_bytes(4, "little")
        )

    def get_code(self, fullname: str) -> CodeType | None:
        with suppress(OSError):
            with FileIO(self.cached) as file:
                held = file.read()
            if held.startswith(self._good):
                try:
                    code: CodeType = loads(memoryview(held)[16:])
                    return code
                except (EOFError, ValueError, TypeError):  # cut off, as by a power cut; Python's loader would fail
                    from pathlib import Path

                    Path(self.cached).unlink()
        return super().get_code(fullname)
