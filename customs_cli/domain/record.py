"""The base class of every record: frozen, keyword-only, with its own codec and defaults left out when encoded."""

import msgspec


class Record(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A frozen record; a change is a new record (`msgspec.structs.replace`).

    A field that this version does not know is refused: ignored, it would be lost with the next act.
    """
