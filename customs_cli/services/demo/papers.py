"""Made-up numbers of papers that pass every check of real ones."""

from random import Random

from customs_cli.domain.batch.document import Document, mail_item_check
from customs_cli.domain.values.word_lists import Channel, Direction


def document(rng: Random, channel: Channel, office: str, direction: Direction) -> Document:
    """Return the paper with which goods of a channel come."""
    if channel == "mail":
        return Document(kind="mail-item", number=mail_item(rng))
    if channel == "express":
        return Document(kind="waybill", number=f"SF{rng.randrange(10**12):012}")
    if channel == "traveller":
        return Document(kind="none")
    if rng.random() < 0.03:
        return Document(kind="manifest", number=f"{office}{rng.randrange(10**9):09}")
    return Document(kind="declaration", number=declaration(rng, office, direction))


def declaration(rng: Random, office: str, direction: Direction) -> str:
    """Return an 18-digit declaration number of 2019."""
    return f"{office}2019{1 if direction == 'import' else 0}{rng.randrange(10**9):09}"


def mail_item(rng: Random) -> str:
    """Return a UPU S10 number with its check digit."""
    serial = f"{rng.randrange(10**8):08}"
    return f"{rng.choice(('RR', 'LX', 'CP', 'EA'))}{serial}{mail_item_check(serial)}CN"
