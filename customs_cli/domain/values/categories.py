"""Product categories: the heads under which GACC counts goods, with older ones that are still counted."""

import unicodedata

from customs_cli.errors import UsageError
from customs_cli.sentences import Named

CATEGORIES = {
    "electronics": "电子电器",
    "clothing-shoes-hats": "服装鞋帽",
    "leather-bags": "皮具箱包",
    "watches-jewellery": "钟表首饰",
    "cosmetics": "化妆护理",
    "toys": "儿童玩具",
    "stationery": "文具办公",
    "sports": "运动器械",
    "car-parts": "汽车配件",
    "machinery": "五金机械",
    "light-industry": "轻工产品",
    "storage-media": "存储介质",
    "medicine": "医药",
    "medical-equipment": "医疗器械",
    "food": "食品饮料",
    "tobacco": "烟草制品",
    "other": "其他",
}
"""Code, as it is stored and counted -> its Chinese name."""


def parse_category(text: str) -> str:
    """Return the code of a category, given its code, a unique beginning of it, or its Chinese name.

    Raises:
        UsageError: There is no such category, or several begin so; the hint lists all.
    """
    plain = unicodedata.normalize("NFKC", text).strip().casefold().replace("_", "-").replace(" ", "-")
    found = [code for code, chinese in CATEGORIES.items() if plain in (code, chinese)]
    found = found or [code for code in CATEGORIES if plain and code.startswith(plain)]
    if len(found) != 1:
        raise UsageError(
            "no category {text!r}",
            text=text.strip()[:40],
            hint="categories: {categories}",
            categories=Named(", ".join(CATEGORIES), "、".join(CATEGORIES.values())),
        )
    return found[0]
