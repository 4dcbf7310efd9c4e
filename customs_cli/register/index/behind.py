"""Who stands behind a batch beside consignor and consignee, and what it leaves traces by: rows of the index."""

from hashlib import blake2b

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.books.link_keys import parties_of
from customs_cli.register.index.codes import Codes


def trace_key(kind: str, key: str) -> int:
    """What something that a batch leaves a trace by is looked up by, 63 bits; two different ones may share it."""
    told = f"{kind}\0{key}".encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(told, digest_size=8).digest()) >> 1


def behind(batch: Batch, no: int, codes: Codes) -> list[tuple[int, int]]:
    """(party, no) of every party beside consignor and consignee, and of every other name of those."""
    principals = (batch.consignor, batch.consignee)
    others = (party for party in parties_of(batch) if not any(party is one for one in principals))
    return [(one, no) for one in sorted({codes.parties[party.name, party.uscc] for party in others})]
