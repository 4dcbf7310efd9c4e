"""The demo's enterprises, all made up: their trades, frequent ones, and networks of related ones.

A network is a row of `NETWORKS`: enterprises at one address, each of which ships through a different port, so that the
same persons appear at several ports under several names.
"""

from functools import cache
from random import Random
from typing import NamedTuple

from customs_cli.domain.values.party import Party

STEMS = (
    "Hengtai", "Xinda", "Jiahe", "Runfeng", "Mingsheng", "Huarong", "Yongli", "Dongsheng", "Ruixing", "Chenguang",
    "Tianyi", "Fuhua", "Kaida", "Lianxing", "Weisheng", "Zhongtong", "Haoyuan", "Shunda", "Bofeng", "Jinlong",
)  # fmt: skip
"""Names; there is one enterprise for each name and trade."""
_APART = 7
"""Offset between the most frequent enterprises of one port and of the next."""

TRADES = {
    "Electronics": ("phone", "electronics", "game", "battery", "tool"),
    "Garment": ("shoe", "clothes", "jeans", "bag"),
    "Watch & Optics": ("watch", "sunglasses"),
    "Cosmetics": ("cosmetic", "razor", "medicine"),
    "Gifts": ("toy", "stationery", "sport"),
    "Machinery": ("car", "bearing", "sawchain", "mask", "cigarette"),
}
"""Trade to the kinds of goods (`rights.GOODS`) that its enterprises ship."""

_TRADE_OF = {kind: trade for trade, kinds in TRADES.items() for kind in kinds}
_USCC = "0123456789ABCDEFGHJKLMNPQRTUWXY"


class Network(NamedTuple):
    """Related enterprises of one trade.

    Attributes:
        trade: Their trade.
        share: Their share of what that trade ships through their ports, from 0 to 1.
        address: The address at which all are registered.
        members: Office to the enterprise that ships through it.
    """

    trade: str
    share: float
    address: str
    members: dict[str, str]


NETWORKS = (
    Network(
        "Electronics",
        0.12,
        "Room 1203, Demo Building 7, Luohu District, Shenzhen",
        {"5304": "Ruida", "5316": "Ruitong", "5348": "Ruiheng", "5301": "Ruifa", "5345": "Ruixin"},
    ),
)


def shipper(rng: Random, office: str, kind: str) -> Party:
    """Return an enterprise that ships goods of a kind through an office: often the same few, or a member of a network.

    Args:
        rng: Two random numbers are drawn in any case.
        office: Code of the office.
        kind: Kind of goods, as in `rights.GOODS`.
    """
    trade, chance, place = _TRADE_OF.get(kind, "Gifts"), rng.random(), int(len(STEMS) * rng.random() ** 2.5)
    for number, network in enumerate(NETWORKS):
        if network.trade == trade and office in network.members and chance < network.share:
            return _member(number, office)
        chance -= network.share if network.trade == trade else 0
    here = (place + _APART * int(office)) % len(STEMS)  # every port has its own frequent enterprises
    return enterprise(list(TRADES).index(trade) * len(STEMS) + here)


@cache
def enterprise(number: int) -> Party:
    """Return the enterprise with a number (from 0) that belongs to no network."""
    trade = list(TRADES)[number // len(STEMS)]
    name = f"Demo {STEMS[number % len(STEMS)]} {trade} (Shenzhen) Co., Ltd."
    return Party(name=name, uscc=credit_code(number), country="CN", address=f"No. {number + 1}, Demo Road, Shenzhen")


@cache
def _member(number: int, office: str) -> Party:
    network = NETWORKS[number]
    place = list(network.members).index(office)
    name = f"Demo {network.members[office]} {network.trade} (Shenzhen) Co., Ltd."
    code = credit_code(900 + number * 10 + place)
    return Party(name=name, uscc=code, country="CN", address=network.address)


def credit_code(number: int) -> str:
    stem = f"91440300DEM0{number:05}"
    total = sum(_USCC.index(character) * pow(3, place, 31) for place, character in enumerate(stem))
    return stem + _USCC[-total % 31]
