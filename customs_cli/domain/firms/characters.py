"""Characters of a name: simplified, and how they sound."""

import unicodedata
from functools import cache, lru_cache

SEVERAL = {
    "长": "zhang", "重": "zhong", "行": "hang", "乐": "yue", "盛": "cheng", "曾": "ceng", "查": "cha", "贾": "gu",
    "调": "tiao", "传": "zhuan", "藏": "zang", "晟": "cheng", "单": "dan", "朝": "zhao", "会": "kuai", "宿": "xiu",
    "石": "dan", "柏": "bo", "绿": "lu", "女": "nv", "吕": "lu", "旅": "lu", "铝": "lu", "厦": "xia", "六": "lu",
    "尉": "yu", "葛": "ge", "佛": "bi", "亚": "a", "威": "wei", "莞": "guan", "蚌": "beng", "圳": "zhen",
}  # fmt: skip
"""Character -> its other sound in names, where it has one."""


@cache
def _simplified() -> dict[int, str]:
    from customs_cli.domain.firms.simplified_table import PAIRS

    return {ord(PAIRS[place]): PAIRS[place + 1] for place in range(0, len(PAIRS), 2)}


@cache
def _sounds() -> dict[str, str]:
    from customs_cli.domain.firms.pinyin_table import SOUNDS

    words = SOUNDS.split(" ")
    return {
        character: sound.replace("v", "u")
        for sound, characters in zip(words[::2], words[1::2], strict=True)
        for character in characters
    }


@cache
def syllables() -> frozenset[str]:
    """Every sound that a Chinese character has."""
    return frozenset(_sounds().values())


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """A name as it is compared: full width made plain, without case, accents and traditional characters."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    if folded.isascii():
        return folded
    bare = "".join(c for c in unicodedata.normalize("NFD", folded) if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", bare).translate(_simplified())


def is_chinese(text: str) -> bool:
    """Whether a text has a Chinese character."""
    return not text.isascii() and any("\u3400" <= c <= "\u9fff" for c in text)


def sound(text: str) -> str:
    """A plain text with its Chinese characters as pinyin, without tones and blanks; other signs stay."""
    if text.isascii():
        return text
    known = _sounds()
    return "".join(known.get(c, c) for c in text)


def sounds(text: str) -> tuple[str, ...]:
    """Every way in which a short plain text may sound, the usual one first; at most eight."""
    found = [""]
    for c in text:
        ways = [sound(c)] + ([SEVERAL[c]] if c in SEVERAL else [])
        found = [head + way for way in ways for head in found][:8]
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=1024)
def is_pinyin(text: str) -> bool:
    """Whether letters can be read as Chinese sounds, one after the other."""
    known, ends = syllables(), {0}
    for place in range(1, len(text) + 1):
        if any(start in ends and text[start:place] in known for start in range(max(0, place - 6), place)):
            ends.add(place)
    return len(text) in ends
