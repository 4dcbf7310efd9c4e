"""The characters of a name: their simplified forms, and their sounds."""

import unicodedata
from functools import cache, lru_cache

from customs_cli.data import rows
from customs_cli.data import text as shipped

SEVERAL = {
    "长": "chang zhang", "重": "zhong chong", "行": "hang xing", "乐": "le yue", "盛": "sheng cheng", "曾": "zeng ceng",
    "查": "cha zha", "贾": "jia gu", "调": "diao tiao", "传": "chuan zhuan", "藏": "zang cang", "晟": "sheng cheng",
    "单": "shan dan", "朝": "chao zhao", "会": "hui kuai", "宿": "su xiu", "柏": "bai bo", "厦": "sha xia",
    "尉": "wei yu", "葛": "ge", "都": "du dou", "解": "jie xie", "翟": "zhai di", "区": "qu ou", "仇": "qiu chou",
    "覃": "qin tan", "佛": "fo", "莞": "guan", "圳": "zhen", "朴": "piao pu", "万": "wan", "石": "shi", "系": "xi",
    "兴": "xing", "和": "he", "华": "hua", "大": "da", "广": "guang", "更": "geng", "中": "zhong", "相": "xiang",
}  # fmt: skip
"""Character -> its sounds in names, the most usual first; a dictionary may give another one first."""


@cache
def _simplified() -> dict[int, str]:
    _, pairs = shipped("names/simplified.csv").split("\n", 1)
    return dict(zip(map(ord, pairs[::4]), pairs[2::4], strict=True))  # each row is one character, a comma, another


@cache
def _sounds() -> dict[str, str]:
    return {
        character: sound.replace("v", "u") for sound, characters in rows("names/pinyin.csv") for character in characters
    }


@cache
def syllables() -> frozenset[str]:
    """Return every sound that a Chinese character has."""
    return frozenset(_sounds().values())


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Return a name for comparison: full width made plain, without case or accents, in simplified characters."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    if folded.isascii():
        return folded
    bare = "".join(c for c in unicodedata.normalize("NFD", folded) if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", bare).translate(_simplified())


def simplified(text: str) -> str:
    """Return a text with traditional characters replaced by simplified ones."""
    return text if text.isascii() else text.translate(_simplified())


def is_chinese(text: str) -> bool:
    """Return whether a text has a Chinese character."""
    return not text.isascii() and any("\u3400" <= c <= "\u9fff" for c in text)


def sound(text: str) -> str:
    """Return a text with Chinese characters replaced by pinyin without tones or blanks; other signs stay."""
    if text.isascii():
        return text
    known = _sounds()
    return "".join(SEVERAL[c].split()[0] if c in SEVERAL else known.get(c, c) for c in text)


def sounds(text: str) -> tuple[str, ...]:
    """Return every possible sound of a short plain text, the most usual first; at most eight."""
    found = [""]
    for c in text:
        ways = SEVERAL[c].split() if c in SEVERAL else [sound(c)]
        found = [head + way for way in ways for head in found][:8]
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=1024)
def is_pinyin(text: str) -> bool:
    """Return whether letters can be read as a sequence of Chinese sounds."""
    known, ends = syllables(), {0}
    for place in range(1, len(text) + 1):
        if any(start in ends and text[start:place] in known for start in range(max(0, place - 6), place)):
            ends.add(place)
    return len(text) in ends
