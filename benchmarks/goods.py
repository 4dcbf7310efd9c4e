"""What a batch of a large register holds and how it travels: made up, mixed as in life."""

from datetime import date
from decimal import Decimal
from random import Random
from sys import intern
from typing import NamedTuple

from customs_cli.domain.batch.batch import Line
from customs_cli.domain.batch.document import Document, mail_item_check
from customs_cli.domain.values.money import Money
from customs_cli.domain.values.word_lists import Channel, Direction, Transport


class Sort(NamedTuple):
    """One sort of goods, in English and Chinese; price is CNY for one."""

    name: str
    name_zh: str
    hs: str
    category: str
    unit: str
    price: int


SORTS = tuple(
    Sort(name, zh, hs, category, intern(unit), int(price))
    for name, zh, hs, category, unit, price in (
        row.split("/")
        for row in (
            "phone cases/手机壳/3926909090/electronics/pcs/2|mobile phones/手机/8517120090/electronics/pcs/600|"
            "earphones/耳机/8518300000/electronics/pcs/20|chargers/充电器/8504401990/electronics/pcs/8|"
            "data cables/数据线/8544421900/electronics/pcs/4|batteries/电池/8506101900/electronics/pcs/3|"
            "running shoes/运动鞋/6404110000/clothing-shoes-hats/pairs/60|"
            "slippers/拖鞋/6402200000/clothing-shoes-hats/pairs/12|"
            "T-shirts/短袖衫/6109100010/clothing-shoes-hats/pcs/20|jeans/牛仔裤/6203429062/clothing-shoes-hats/pcs/45|"
            "caps/帽子/6505009900/clothing-shoes-hats/pcs/9|socks/袜子/6115960000/clothing-shoes-hats/pairs/3|"
            "handbags/手提包/4202210090/leather-bags/pcs/80|wallets/钱包/4202310090/leather-bags/pcs/25|"
            "belts/皮带/4203301000/leather-bags/pcs/18|wristwatches/手表/9102110000/watches-jewellery/pcs/90|"
            "necklaces/项链/7117190000/watches-jewellery/pcs/15|sunglasses/太阳镜/9004100000/light-industry/pcs/12|"
            "lipsticks/口红/3304100011/cosmetics/pcs/10|perfume/香水/3303000000/cosmetics/bottles/35|"
            "shampoo/洗发水/3305100000/cosmetics/bottles/9|toy figures/玩具公仔/9503002900/toys/pcs/5|"
            "building bricks/积木/9503006000/toys/sets/30|backpacks/背包/4202920000/leather-bags/pcs/40|"
            "spark plugs/火花塞/8511100000/car-parts/pcs/6|brake pads/刹车片/8708301000/car-parts/sets/55|"
            "ball bearings/轴承/8482102000/machinery/pcs/11|electric drills/电钻/8467210000/machinery/pcs/130|"
            "razor blades/刀片/8212200000/light-industry/packs/7|cigarettes/香烟/2402200000/tobacco/packs/14|"
            "tablets/药片/3004909099/medicine/boxes/22|washing powder/洗衣粉/3402200090/light-industry/kg/5|"
            "basketballs/篮球/9506621000/sports/pcs/35|footballs/足球/9506621000/sports/pcs/32"
        ).split("|")
    )
)  # fmt: skip
_HOW = tuple(
    pair.split("/")
    for pair in (
        "black/黑色|white/白色|red/红色|blue/蓝色|plastic/塑料|leather/皮革|cotton/棉制|metal/金属|children's/儿童|men's/男式|"
        "women's/女式|boxed/盒装|unpacked/散装|second-hand/旧|large/大号|small/小号|printed/印花|embroidered/绣花"
    ).split("|")
)
_WAYS: tuple[tuple[Channel, Transport, int], ...] = (
    ("mail", "mail", 45), ("express", "air", 22), ("cargo", "sea", 12), ("cargo", "road", 6), ("ecommerce", "road", 8),
    ("traveller", "air", 4), ("cargo", "rail", 1), ("cargo", "air", 2),
)  # fmt: skip


def way(rng: Random) -> tuple[Channel, Transport]:
    """How goods come: nearly half of them by mail."""
    channel, transport, _ = rng.choices(_WAYS, [often for _, _, often in _WAYS])[0]
    return channel, transport


def line(rng: Random, no: int, marks: tuple[str, ...], channel: Channel) -> Line:
    """A line of goods; one in forty has no value, one in eight a foreign one."""
    sort = SORTS[int(len(SORTS) * rng.random() ** 1.5)]
    quantity = 1 + int((4000 if channel == "cargo" else 40) * rng.random() ** 3)
    lot = rng.random()
    amount = Decimal(quantity * sort.price) + Decimal(int(lot * 100)) / 100
    currency = "CNY" if lot < 0.87 else ("USD", "EUR", "USD", "HKD", "JPY")[int(lot * 1000) % 5]
    return Line(
        no=no,
        goods=_described(rng, sort),
        hs=sort.hs if channel == "cargo" else None,
        category=sort.category,
        quantity=quantity,
        unit=sort.unit,
        value=Money(amount=amount, currency=currency) if lot < 0.975 else None,
        value_basis="declared" if lot < 0.6 else "retail" if lot > 0.9 else None,
        marks=marks,
    )


def _described(rng: Random, sort: Sort) -> str:
    """As officers write it: in Chinese, in English, or both."""
    how, how_zh = rng.choice(_HOW)
    kind = rng.random()
    if kind < 0.45:
        return how_zh + sort.name_zh
    return f"{how} {sort.name}" if kind < 0.8 else f"{sort.name_zh} {how} {sort.name}"


def document(rng: Random, channel: Channel, office: str, found: date, direction: Direction) -> Document:
    """The paper that goods of a channel come with; its number passes every check."""
    number = rng.randrange(10**9)
    if channel == "mail":
        return Document(kind="mail-item", number=_mail_item(number))
    if channel == "express":
        return Document(kind="waybill", number=f"SF{number:012}")
    if channel == "traveller":
        return Document(kind="none")
    return Document(kind="declaration", number=f"{office}{found.year}{1 if direction == 'import' else 0}{number:09}")


def _mail_item(number: int) -> str:
    """A UPU S10 number with its check digit."""
    serial = f"{number % 10**8:08}"
    return f"{('RR', 'LX', 'CP', 'EA')[number % 4]}{serial}{mail_item_check(serial)}CN"
