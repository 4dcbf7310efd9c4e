"""The base of every record: frozen, keyword-only, its own codec, small on disk."""

import sys

# msgspec takes two names of `typing_extensions` where that is installed, else of `typing`, which has the same since
# Python 3.11: to import what nobody else needs takes 2.5 ms of every act.
_SPARED = "typing_extensions"
if is_spared := _SPARED not in sys.modules:
    sys.modules[_SPARED] = None  # type: ignore[assignment]
try:
    import msgspec
finally:
    if is_spared:
        del sys.modules[_SPARED]


class Record(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A frozen record; a change is a new record (`msgspec.structs.replace`).

    A field that this version does not know is refused, not passed over: the next act would else lose it.
    """
