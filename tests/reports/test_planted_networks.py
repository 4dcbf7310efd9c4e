"""Networks planted at random among unrelated batches: each chain is its network, whole, and nothing else."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from msgspec.structs import replace
from report_world import books_of

from customs_cli.domain.batch.batch import Batch, Line
from customs_cli.domain.batch.proceeding_record import MarkState, Proceeding
from customs_cli.domain.chain.same import Verdicts
from customs_cli.domain.values.party import Party
from customs_cli.register.memory import MemoryBooks
from customs_cli.reports.trace.chain.chain import chain

BACKGROUND = 260
OFFICES = ("5301", "5304", "5316", "5320", "5345", "2225", "3100", "5100", "4200")
GOODS = ("phone cases", "sports shoes", "手机壳", "运动鞋", "handbags", "手提包", "watches", "手表", "toys", "T恤衫")
MARKS = ("NIKE", "VIVO", "OPPO", "ADIDAS", "LV")
CITIES = (
    ("深圳市", "Shenzhen"), ("广州市", "Guangzhou"), ("义乌市", "Yiwu"), ("宁波", "Ningbo"), ("泉州市", "Quanzhou"),
    ("东莞市", "Dongguan"), ("汕头市", "Shantou"), ("青岛", "Qingdao"),
)  # fmt: skip
FIRST = "宏 Hong|嘉 Jia|腾 Teng|凯 Kai|瑞 Rui|博 Bo|天 Tian|永 Yong|锦 Jin|旭 Xu|泰 Tai|盈 Ying|森 Sen|卓 Zhuo|朗 Lang"
SECOND = "达 da|丰 feng|利 li|源 yuan|辉 hui|通 tong|诚 cheng|美 mei|康 kang|宇 yu|隆 long|帆 fan|图 tu|科 ke|茂 mao"
TRADES = (
    ("贸易", "Trading"), ("电子", "Electronics"), ("鞋业", "Shoes"), ("箱包", "Bags"), ("服饰", "Garments"),
    ("进出口", "Import & Export"), ("玩具", "Toys"),
)  # fmt: skip
AGENTS = ("中外运货运代理有限公司", "Sea Bridge Forwarding Ltd", "顺畅报关有限公司")
ROUTES = ("Shenzhen-Hong Kong", "Ningbo-Los Angeles", "Qingdao-Busan")


class World:
    """Batches in the making, no two firms of one sound."""

    def __init__(self, seed: int) -> None:
        self.rng = Random(seed)
        self.batches: list[Batch] = []
        cores = [(a.split(), b.split()) for a in FIRST.split("|") for b in SECOND.split("|")]
        self.rng.shuffle(cores)
        self._cores = cores * 2
        self._serial = self._phone = 0

    def firm(self) -> tuple[str, str]:
        """Another firm: its name in characters and in letters."""
        turn = 2 if len(self._cores) <= 225 else 1
        (a, latin_a), (b, latin_b) = self._cores.pop()
        (city, latin_city), (trade, latin_trade) = self.rng.choice(CITIES), self.rng.choice(TRADES)
        core, latin = (a + b, latin_a + latin_b) if turn == 1 else (b + a, latin_b.title() + latin_a.lower())
        return f"{city}{core}{trade}有限公司", f"{latin_city} {latin} {latin_trade} Co., Ltd."

    def phone(self) -> str:
        self._phone += 7919
        return f"1{38_000_000_00 + self._phone}"

    def add(self, day: int, consignor: Party, **fields: Any) -> str:
        """One more batch, with marks, goods, agents and a route that many have."""
        self._serial += 1
        office = self.rng.choice(OFFICES)
        marks = tuple(self.rng.sample(MARKS, self.rng.choice((1, 1, 1, 2))))
        own = Batch(
            ref=f"2019-{office}-{self._serial:06d}",
            office=office,
            found_on=str(date(2019, 1, 1) + timedelta(days=day)),
            lines=(Line(no=1, goods=self.rng.choice(GOODS), quantity=10, unit="pcs", marks=marks),),
            consignor=consignor,
            agent=Party(name=self.rng.choice(AGENTS)),
            route=self.rng.choice(ROUTES),
            consignee=Party(name="TO ORDER"),
        )
        self.batches.append(replace(own, **fields))
        return own.ref

    def day(self) -> int:
        return self.rng.randrange(300)

    def stranger(self, **known: Any) -> Party:
        """A firm that no other batch names, in either script."""
        return Party(name=self.rng.choice(self.firm()), **known)


def two_names(world: World) -> Iterator[str]:
    for name in world.firm() * 2:
        yield world.add(world.day(), Party(name=name))


def one_phone(world: World) -> Iterator[str]:
    phone = world.phone()
    for written in (phone, f"+86 {phone}", f"{phone[:3]}-{phone[3:7]}-{phone[7:]}"):
        yield world.add(world.day(), world.stranger(phones=(written,)))


def forwarder(world: World) -> Iterator[str]:
    agent = world.stranger()
    for _ in range(5):
        yield world.add(world.day(), world.stranger(), agent=agent)


def container_and_vehicle(world: World) -> Iterator[str]:
    day, plate = world.day(), f"粤Z{world.rng.randrange(10_000, 99_999)}港"
    box = f"TGHU{world.rng.randrange(1_000_000, 9_999_999)}"
    yield world.add(day, world.stranger(), containers=(box,))
    yield world.add(day + 9, world.stranger(), containers=(box,), vehicle=plate)
    yield world.add(day + 30, world.stranger(), vehicle=plate)


def moved_after_a_hit(world: World) -> Iterator[str]:
    day, maker = world.day(), world.stranger()
    hit = Proceeding(holder="NIKE-INC", marks={"NIKE": MarkState()}, detained_on=date(2019, 1, 1) + timedelta(days=day))
    yield world.add(day, world.stranger(), maker=maker, proceedings={"NIKE-INC": hit})
    for later in (12, 25):
        yield world.add(day + later, world.stranger(), maker=maker)


def two_weak_ones(world: World) -> Iterator[str]:
    marks = tuple(f"RARE{n}" for n in range(3))
    for _ in range(3):
        line = Line(no=1, goods=world.rng.choice(GOODS), quantity=5, unit="pcs", marks=marks)
        yield world.add(world.day(), world.stranger(), lines=(line,), route="Ruili-Muse-Mandalay")


def one_code(world: World) -> Iterator[str]:
    for name in (world.firm()[0], world.firm()[1], world.firm()[0]):
        yield world.add(world.day(), Party(name=name, uscc="91350211M000100Y43"))


NETWORKS: tuple[Callable[[World], Iterator[str]], ...] = (
    two_names, one_phone, forwarder, container_and_vehicle, moved_after_a_hit, two_weak_ones, one_code,
)  # fmt: skip


def planted(seed: int) -> tuple[MemoryBooks, dict[str, set[str]], list[str]]:
    """A register, each network by its name, and the batches of none."""
    world = World(seed)
    networks = {network.__name__: set(network(world)) for network in NETWORKS}
    alone = []
    for number in range(BACKGROUND):
        known = {"phones": (world.phone(),)} if number % 2 else {}
        alone.append(world.add(world.day(), world.stranger(**known)))
    return books_of(world.batches), networks, alone


def grown(books: MemoryBooks, ref: str) -> set[str]:
    return set(chain(books, ref, [books.batch(ref)], Verdicts(())).refs)


@pytest.mark.parametrize("seed", [1, pytest.param(range(2, 30), marks=pytest.mark.slow)])
def test_a_chain_from_any_of_its_batches_is_the_network_whole_and_unrelated_batches_show_none(
    seed: int | range,
) -> None:
    for one in seed if isinstance(seed, range) else (seed,):
        books, networks, alone = planted(one)
        for name, members in networks.items():
            for ref in sorted(members):
                assert grown(books, ref) == members, (one, name, ref)
        for ref in Random(one).sample(alone, 12):
            assert grown(books, ref) == {ref}, (one, ref)
