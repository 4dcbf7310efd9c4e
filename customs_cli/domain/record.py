"""The base of every record: frozen, keyword-only, its own codec, small on disk."""

import msgspec


class Record(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A frozen record; a change is a new record (`msgspec.structs.replace`)."""
