"""Cuts a new batch into the parts of `parts`, directly from the bytes of its document, which is much faster."""

from functools import cache

import msgspec
from msgspec import Raw

from customs_cli.register.file.codec import encoded
from customs_cli.register.proof.parts import COMMON, INNER

_fields = msgspec.json.Decoder(dict[str, Raw])
_items = msgspec.json.Decoder(list[Raw])


def texts_of_new(ref: str, body: bytes) -> list[bytes]:
    """Return the texts of the parts of a batch that an act adds, in their order."""
    head = b'["batches",%b,[[' % encoded(ref)
    fields = _fields.decode(body)
    common = b",".join([_named(field) + value for field, value in fields.items() if field in COMMON])
    texts = [b"%b[],{%b}]]]" % (head, common)]
    for field, value in fields.items():
        if field in COMMON:
            continue
        path = b'%b["%b"' % (head, field.encode())
        if field == "proceedings":
            texts += [b"%b,%b],%b]]]" % (path, encoded(holder), own) for holder, own in _fields.decode(value).items()]
        elif field in INNER:
            for step, item in enumerate(_items.decode(value)):
                texts += _of_item(b"%b,%d" % (path, step), item, INNER[field])
        else:
            texts += _of_value(path, value)
    return texts


def _of_item(path: bytes, item: Raw, inner: tuple[str, ...]) -> list[bytes]:
    fields = _fields.decode(item)
    others = b",".join([_named(name) + value for name, value in fields.items() if name not in inner])
    texts = [b"%b],{%b}]]]" % (path, others)]
    for name in inner:
        if name in fields:
            texts += _of_value(b'%b,"%b"' % (path, name.encode()), fields[name])
    return texts


def _of_value(path: bytes, value: Raw) -> list[bytes]:
    """Return the part of a value, or one part for each item if it is a list.

    `path` is the unfinished JSON of its path.
    """
    if not bytes(value).startswith(b"["):
        return [b"%b],%b]]]" % (path, value)]
    return [b"%b,%d],%b]]]" % (path, step, item) for step, item in enumerate(_items.decode(value))]


@cache
def _named(field: str) -> bytes:
    return b'"%b":' % field.encode()
