"""The demo's rights and holders, and the goods that bear their marks."""

import csv
from datetime import date
from pathlib import Path
from random import Random
from typing import NamedTuple

from customs_cli.domain.rights.holder import Holder
from customs_cli.domain.rights.trademark import PREFIXES, Trademark
from customs_cli.services.importing.rights import split


class Goods(NamedTuple):
    """A sort of goods; `price` is CNY for one unit, as such goods are declared."""

    name: str
    hs: str
    category: str
    price: float
    unit: str = "pcs"


class Right(NamedTuple):
    """A right of the demo: the mark, the kind of goods that bear it, and whether Wenjindu's figures include it."""

    mark: Trademark
    kind: str
    at_wenjindu: bool


GOODS = {
    "phone": (Goods("mobile phones", "8517120090", "electronics", 60),
              Goods("phone shells", "3926909090", "electronics", 2)),
    "electronics": (Goods("earphones", "8518300000", "electronics", 5),
                    Goods("chargers", "8504401990", "electronics", 4)),
    "game": (Goods("game controllers", "9504500000", "electronics", 12),),
    "battery": (Goods("batteries", "8506101900", "electronics", 0.6),),
    "shoe": (Goods("sports shoes", "6404110000", "clothing-shoes-hats", 25, "pairs"),
             Goods("insoles", "6406902000", "clothing-shoes-hats", 1)),
    "clothes": (Goods("T-shirts", "6109100010", "clothing-shoes-hats", 9),
                Goods("underpants", "6107110000", "clothing-shoes-hats", 3)),
    "jeans": (Goods("jeans", "6203429062", "clothing-shoes-hats", 18),),
    "bag": (Goods("handbags", "4202210090", "leather-bags", 22), Goods("wallets", "4202310090", "leather-bags", 7)),
    "watch": (Goods("wristwatches", "9102110000", "watches-jewellery", 15),),
    "sunglasses": (Goods("sunglasses", "9004100000", "light-industry", 4),),
    "cosmetic": (Goods("lipsticks", "3304100011", "cosmetics", 3),
                 Goods("shampoo", "3305100000", "cosmetics", 6, "bottles")),
    "toy": (Goods("toy figures", "9503002900", "toys", 1.5),
            Goods("building bricks", "9503006000", "toys", 8, "sets")),
    "stationery": (Goods("pencil cases", "4202320000", "stationery", 1.2),
                   Goods("stickers", "4911100090", "stationery", 0.2)),
    "sport": (Goods("basketballs", "9506621000", "sports", 10),),
    "razor": (Goods("razor blades", "8212200000", "light-industry", 0.4),),
    "car": (Goods("spark plugs", "8511100000", "car-parts", 2), Goods("car badges", "8310000000", "car-parts", 1)),
    "bearing": (Goods("ball bearings", "8482102000", "machinery", 3),),
    "sawchain": (Goods("guide bars", "8202400000", "machinery", 6, "kg"),),
    "tool": (Goods("electric drills", "8467210000", "machinery", 45),),
    "mask": (Goods("respirators", "6307900010", "light-industry", 0.8),),
    "cigarette": (Goods("cigarettes", "2402200000", "tobacco", 0.3, "packs"),),
    "medicine": (Goods("tablets", "3004909099", "medicine", 0.5),),
}  # fmt: skip


def read_rights(rng: Random) -> tuple[list[Right], list[Holder]]:
    """Return the rights in the package, with made-up recordation numbers, and their holders."""
    path = Path(__file__).parents[2] / "data" / "demo_rights.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    holders = {
        row["holder"]: Holder(
            code=row["holder"], name=row["holder_name"], name_zh=row["holder_name_zh"], country=row["country"]
        )
        for row in rows
    }
    return [Right(_mark(row, rng), row["kind"], bool(row["wenjindu"])) for row in rows], list(holders.values())


def _mark(row: dict[str, str], rng: Random) -> Trademark:
    letter = next((prefix for prefix, kind in PREFIXES.items() if kind == row["right_type"]), "P")
    year = rng.randint(2009, 2018)
    # One recordation of the demo runs out soon after its batches, so that it can be seen.
    until = date(2020, 1, 15) if row["code"] == "DURACELL" else date(2039, rng.randint(1, 12), rng.randint(1, 28))
    return Trademark(
        code=row["code"],
        name=row["name"],
        holder=row["holder"],
        right_type=row["right_type"],  # type: ignore[arg-type]
        recordation=f"{letter}{year}-{rng.randint(20_000, 79_999)}",
        valid_until=until,
        aliases=split(row["aliases"]),
        nice=tuple(int(number) for number in split(row["nice"])),
    )
