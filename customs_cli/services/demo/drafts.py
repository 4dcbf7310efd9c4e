"""Drafts of the demo's batches: when and where found, their goods, and what becomes of them; without amounts.

The published figures (Shenzhen Customs, 2019): in the campaign, 1 July to 31 August, measures for 863 batches, 588 of
them detained; from 1 January to 31 August 1,491 detained, 11 cases transferred to police and courts.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from random import Random
from typing import Literal, NamedTuple

from customs_cli.domain.values.word_lists import Channel, Direction, Transport
from customs_cli.services.demo.rights import GOODS, Goods, Right

Fate = Literal[
    "confiscated", "not-infringing", "undetermined", "withdrawn", "police", "court", "application",
    "declined", "genuine", "silent",
]  # fmt: skip
"""What becomes of one holder's goods, up to the demo's day; with the last three the goods are never detained."""

DETAINED = frozenset({"confiscated", "not-infringing", "undetermined", "withdrawn", "police", "court", "application"})

FIRST, CAMPAIGN_FROM, LAST = date(2019, 1, 1), date(2019, 7, 1), date(2019, 8, 31)
WENJINDU = "5320"


class Way(NamedTuple):
    """How goods travel through an office, and how often; `size` is the natural logarithm of a usual quantity."""

    office: str
    channel: Channel
    transport: Transport
    often: int
    size: float


class DraftLine(NamedTuple):
    """A line without amounts; `counted` if it is detained for some holder."""

    goods: Goods
    rights: tuple[Right, ...]
    counted: bool
    weight: float


class Draft(NamedTuple):
    """A batch to be made.

    Attributes:
        fates: Holder to what becomes of its goods.
        confirmed: Whether its lines are Wenjindu's confirmed ones, which have a total of their own.
    """

    found: date
    way: Way
    direction: Direction
    lines: tuple[DraftLine, ...]
    fates: dict[str, Fate]
    confirmed: bool = False

    @property
    def kind(self) -> str:
        """The kind of its first goods, as in `GOODS`."""
        rights = self.lines[0].rights
        return rights[0].kind if rights else "bag"

    @property
    def is_in_campaign(self) -> bool:
        """Whether it was found in the two months of the campaign that the figures cover."""
        return self.found >= CAMPAIGN_FROM


WAYS = (
    Way("5314", "mail", "mail", 40, 2.2),
    Way("5317", "express", "air", 22, 3.0),
    Way("5317", "cargo", "air", 3, 5.5),
    Way("5317", "traveller", "air", 2, 1.6),
    Way("5345", "ecommerce", "road", 10, 3.2),
    Way("5345", "cargo", "road", 4, 6.5),
    Way("5301", "express", "road", 6, 3.2),
    Way("5301", "cargo", "road", 5, 6.8),
    Way("5302", "traveller", "other", 4, 1.8),
    Way("5303", "cargo", "road", 2, 6.0),
    Way("5304", "cargo", "sea", 6, 8.0),
    Way("5306", "cargo", "rail", 1, 6.0),
    Way("5307", "cargo", "road", 1, 6.0),
    Way("5309", "cargo", "rail", 1, 6.5),
    Way("5316", "cargo", "sea", 7, 8.2),
    Way("5318", "ecommerce", "road", 3, 3.5),
    Way("5321", "traveller", "road", 2, 1.8),
    Way("5341", "cargo", "sea", 1, 7.0),
    Way("5348", "cargo", "sea", 3, 8.0),
    Way("5352", "cargo", "sea", 1, 7.0),
    Way("5353", "traveller", "rail", 2, 1.5),
)
AT_WENJINDU = Way(WENJINDU, "cargo", "road", 4, 6.0)

_DETAINED_FATES: dict[Fate, int] = {"confiscated": 88, "not-infringing": 4, "withdrawn": 4, "undetermined": 4}
_REFUSED_FATES: dict[Fate, int] = {"declined": 45, "genuine": 20, "silent": 35}


class Drafting:
    """Draws drafts with one random number generator."""

    def __init__(self, rng: Random, rights: Sequence[Right]) -> None:
        self._rng = rng
        self._rights = tuple(rights)
        self._common = tuple(right for right in rights if right.kind not in ("sawchain", "cigarette", "medicine"))

    def all(self) -> list[Draft]:
        """Return every batch of the demo, by the day found."""
        return sorted([*self._before(), *self._campaign()], key=lambda draft: draft.found)

    def _campaign(self) -> Iterator[Draft]:
        days = _days(CAMPAIGN_FROM, LAST)
        yield from self._wenjindu(days)
        yield self._jeans(date(2019, 8, 14))
        yield from self._transfers(days[:20], ("police", "police", "police"))
        yield from self._transfers(days[:8], ("court",))
        yield from (self._detained(days, WAYS) for _ in range(588 - 46 - 1 - 4))
        yield from (self._refused(days, (*WAYS, AT_WENJINDU)) for _ in range(863 - 588))
        yield from (self._unnamed(days) for _ in range(5))

    def _before(self) -> Iterator[Draft]:
        days = _days(FIRST, CAMPAIGN_FROM - timedelta(days=1))
        yield self._lorry(date(2019, 6, 20))
        yield self._guide_bars(date(2019, 5, 9))
        yield from self._transfers(days, ("police", "police", "police", "police"))
        yield from self._transfers(days[:90], ("court", "court", "court"))
        yield from (self._applied_for(days) for _ in range(8))
        yield from (self._detained(days, (*WAYS, AT_WENJINDU)) for _ in range(1491 - 588 - 17))
        yield from (self._refused(days, (*WAYS, AT_WENJINDU)) for _ in range(240))

    def _wenjindu(self, days: Sequence[date]) -> Iterator[Draft]:
        """Yield 46 batches detained at Wenjindu.

        In 40 of them the holders have confirmed each of the 32 trademarks; the other 6 await confirmation.
        """
        marks = [right for right in self._rights if right.at_wenjindu]
        for right in [*marks, *self._rng.choices(marks, k=8)]:
            goods = next(goods for goods in GOODS[right.kind] if goods.unit == "pcs")
            line = DraftLine(goods, (right,), counted=True, weight=self._rng.lognormvariate(5.5, 0.8))
            yield Draft(
                self._rng.choice(days[:-10]), AT_WENJINDU, "export", (line,), {right.mark.holder: "confiscated"}, True
            )
        for right in self._rng.sample(marks, k=6):
            line = self._line((right,), AT_WENJINDU, counted=True)
            yield Draft(date(2019, 8, 30), AT_WENJINDU, "export", (line,), {right.mark.holder: "confiscated"})

    def _jeans(self, found: date) -> Draft:
        wanted = [right for right in self._rights if right.kind in ("jeans", "clothes", "bag")][:13]
        line = DraftLine(GOODS["jeans"][0], tuple(wanted), counted=True, weight=9_000)
        fates: dict[str, Fate] = {right.mark.holder: "confiscated" for right in wanted}
        return Draft(found, _way("5304", "cargo"), "export", (line,), fates)

    def _lorry(self, found: date) -> Draft:
        by_code = {right.mark.code: right for right in self._rights}
        shoes, tops, bags = GOODS["shoe"][0], GOODS["clothes"][0], GOODS["bag"][0]
        sorts = (("NIKE", shoes, 2668.0), ("NIKE", tops, 24.0), ("ADIDAS", tops, 170.0), ("GUCCI", shoes, 50.0),
                 ("DIESEL", tops, 29.0), ("LV", bags, 12.0))  # fmt: skip
        lines = tuple(DraftLine(goods, (by_code[code],), counted=True, weight=n) for code, goods, n in sorts)
        fates: dict[str, Fate] = {by_code[code].mark.holder: "confiscated" for code, _, _ in sorts}
        return Draft(found, _way("5345", "cargo"), "export", lines, fates)

    def _guide_bars(self, found: date) -> Draft:
        right = next(right for right in self._rights if right.kind == "sawchain")
        goods = GOODS["sawchain"][0]
        lines = tuple(DraftLine(goods, (right,), counted=True, weight=kilos) for kilos in (325.0, 1078.0, 725.0))
        return Draft(found, _way("5304", "cargo"), "export", lines, {right.mark.holder: "confiscated"})

    def _transfers(self, days: Sequence[date], fates: Iterable[Fate]) -> Iterator[Draft]:
        ways = [way for way in WAYS if way.channel == "cargo"]
        for fate in fates:
            yield self._drawn(days, ways, {fate: 1}, sorts=1)

    def _applied_for(self, days: Sequence[date]) -> Draft:
        return self._drawn(days, [way for way in WAYS if way.channel == "cargo"], {"application": 1})

    def _detained(self, days: Sequence[date], ways: Sequence[Way]) -> Draft:
        return self._drawn(days, ways, _DETAINED_FATES)

    def _refused(self, days: Sequence[date], ways: Sequence[Way]) -> Draft:
        return self._drawn(days, ways, _REFUSED_FATES)

    def _unnamed(self, days: Sequence[date]) -> Draft:
        way = _way("5314", "mail")
        return Draft(self._rng.choice(days), way, "export", (self._line((), way, counted=False),), {})

    def _drawn(self, days: Sequence[date], ways: Sequence[Way], fates: dict[Fate, int], sorts: int = 0) -> Draft:
        rng = self._rng
        way = rng.choices(ways, [way.often for way in ways])[0]
        count = sorts or rng.choices((1, 2, 3), (70, 22, 8))[0]
        rights = rng.sample(self._common, k=count)
        fate = rng.choices(list(fates), list(fates.values()))[0]
        by_holder: dict[str, Fate] = {}
        for right in rights:
            other = "declined" if by_holder and fate in DETAINED and rng.random() < 0.2 else fate
            by_holder.setdefault(right.mark.holder, other)
        lines = tuple(self._line((right,), way, counted=by_holder[right.mark.holder] in DETAINED) for right in rights)
        return Draft(rng.choice(days), way, self._direction(way), lines, by_holder)

    def _line(self, rights: tuple[Right, ...], way: Way, *, counted: bool) -> DraftLine:
        kind = rights[0].kind if rights else "bag"
        return DraftLine(self._rng.choice(GOODS[kind]), rights, counted, self._rng.lognormvariate(way.size, 0.9))

    def _direction(self, way: Way) -> Direction:
        words: tuple[Direction, ...] = ("export", "import", "transit")
        weights = (60, 40, 0) if way.channel == "traveller" else (95, 3, 2) if way.channel == "cargo" else (97, 3, 0)
        return self._rng.choices(words, weights)[0]


def _way(office: str, channel: Channel) -> Way:
    return next(way for way in WAYS if (way.office, way.channel) == (office, channel))


def _days(first: date, last: date) -> list[date]:
    every = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return [day for day in every if day.weekday() < 5]
