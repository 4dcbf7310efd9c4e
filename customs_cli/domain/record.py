"""The base of every record: frozen, keyword-only, its own codec, small on disk."""

import msgspec


class Record(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A frozen record; a change is a new record (`msgspec.structs.replace`).

    A field that this version does not know is refused, not passed over: the next act would else lose it.
    """
