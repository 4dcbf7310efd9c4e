"""Three made-up networks in the demo's batches, for `chain` to find; no random numbers are drawn for them.

A firm with two names and one phone at three ports; a forwarder behind five consignors; goods of one maker that moved to
other ports after a hit. They replace the consignors of existing batches, so that no figure changes.
"""

from datetime import date, timedelta
from typing import Any, NamedTuple

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.time.dates import first_day
from customs_cli.domain.values.party import Party


class Slot(NamedTuple):
    """The next batch that a network takes over.

    Attributes:
        office: Code of the office; the batch must be cargo.
        days: Minimum number of days after the previous batch of the network.
        fields: Fields of the batch that are replaced.
        is_hit: Whether goods of it must have been detained.
    """

    office: str
    days: int
    fields: dict[str, Any]
    is_hit: bool = False


_PHONE = "0755-2598 7716"
_ZH = Party(name="深圳市宏远达贸易有限公司", phones=(_PHONE,), country="CN")
_EN = Party(name="Hongyuanda Trading (Shenzhen) Co., Ltd.", phones=("+86 755 25987716",), country="CN")
TWO_NAMES = (
    Slot("5304", 0, {"consignor": _ZH}),
    Slot("5316", 7, {"consignor": _EN}),
    Slot("5345", 7, {"consignor": _ZH}),
    Slot("5304", 7, {"consignor": _EN}),
)

_AGENT = Party(name="广州百顺国际货运代理有限公司", country="CN")
_SENDERS = (
    "义乌市通利箱包厂",
    "Dongguan Meijia Garments Co., Ltd.",
    "泉州市丰泽鞋业有限公司",
    "Zhongshan Liangcai Lighting Factory",
    "揭阳市榕城五金商行",
)
FORWARDER = tuple(
    Slot(office, 5, {"consignor": Party(name=name, country="CN"), "agent": _AGENT})
    for office, name in zip(("5316", "5304", "5348", "5301", "5304"), _SENDERS, strict=True)
)

_MAKER = Party(name="汕头市澄海区联发玩具厂", address="汕头市澄海区凤翔街道工业路18号", country="CN")


def _moved(consignor: str) -> dict[str, Any]:
    return {"consignor": Party(name=consignor, country="CN"), "maker": _MAKER, "vehicle": "粤ZQ186港"}


AFTER_A_HIT = (
    Slot("5345", 0, _moved("Chenghai Lianfa Toys Export Department"), is_hit=True),
    Slot("5301", 10, _moved("珠海市金帆商贸有限公司"), is_hit=True),
    Slot("5304", 10, _moved("Jiangmen Qihang Trading Ltd.")),
)

NETWORKS = ((date(2019, 2, 18), TWO_NAMES), (date(2019, 3, 11), FORWARDER), (date(2019, 6, 3), AFTER_A_HIT))
"""The day from which each network takes over batches, and its slots in order."""


class Planting:
    """Puts the networks into batches, which must come in the order of the days found."""

    def __init__(self) -> None:
        self._waiting = [(since, list(slots)) for since, slots in NETWORKS]

    def planted(self, batch: Batch) -> Batch:
        """Return the batch with the fields of the next slot that it fits; unchanged if it fits none."""
        day = first_day(batch.found_on)
        for place, (since, slots) in enumerate(self._waiting):
            if slots and day >= since and _fits(slots[0], batch):
                slot = slots.pop(0)
                following = slots[0].days if slots else 0
                self._waiting[place] = (day + timedelta(days=following), slots)
                return replace(batch, **slot.fields)
        return batch


def _fits(slot: Slot, batch: Batch) -> bool:
    if (batch.office, batch.channel) != (slot.office, "cargo") or len(batch.lines) > 1:
        return False
    was_hit = any(p.detained_on for p in batch.proceedings.values())
    return was_hit or not slot.is_hit
