"""Loading the codec of records without what it can do without."""

import sys
from types import ModuleType
from typing import cast

_SPARED = "typing_extensions"


def load_msgspec() -> None:
    """Load msgspec without `typing_extensions`, from which it takes what `typing` has since Python 3.11 (3 ms)."""
    modules = cast("dict[str, ModuleType | None]", sys.modules)
    if _SPARED in modules:
        return
    modules[_SPARED] = None  # which an import takes for a module that is not there
    try:
        import msgspec  # noqa: F401
    finally:
        del modules[_SPARED]
