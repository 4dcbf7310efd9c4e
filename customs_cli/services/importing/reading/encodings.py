"""The encodings in which a text may be, under the names that `--encoding` takes, and how a text's own is found."""

import codecs
import re

from customs_cli.domain.values.name_matching import nearest
from customs_cli.errors import UsageError
from customs_cli.sentences import Listed

ENCODINGS = {
    "GB18030": "gb18030", "GBK": "gb18030", "GB2312": "gb18030", "Big5": "big5hkscs", "Big5-HKSCS": "big5hkscs",
    "Shift_JIS": "cp932", "EUC-JP": "euc_jp", "ISO-2022-JP": "iso2022_jp", "EUC-KR": "cp949",
    "ISO-2022-KR": "iso2022_kr", "UTF-8": "utf-8-sig",
    "UTF-16": "utf-16", "UTF-16LE": "utf-16-le", "UTF-16BE": "utf-16-be",
    **{f"windows-{page}": f"cp{page}" for page in (874, *range(1250, 1259))},
    **{f"ISO-8859-{part}": f"iso8859_{part}" for part in (*range(1, 12), 13, 14, 15, 16)},
    "KOI8-R": "koi8_r", "KOI8-U": "koi8_u", "IBM437": "cp437", "IBM850": "cp850", "IBM852": "cp852", "IBM866": "cp866",
}  # fmt: skip
"""Name of an encoding -> the codec that reads it: of several like it the widest, as programs save under their names."""

CHINESE = "GB18030"
_OF_COUNTRIES = {"JP": "Shift_JIS", "KR": "EUC-KR"}
_CANDIDATES = (CHINESE, "Big5", "Shift_JIS", "EUC-JP", "EUC-KR")
_LISTED = re.compile(
    "日期|月|海關|海关|數量|数量|商標|商标|貨物|货物|編號|编号|品名|單|单|權利|权利|查獲|查获|來源|目的|個|个"
    "|税関|日付|年月日|差止|権利|輸入|輸出|個数|点数|価格|原産|番号|品目|ブランド"
    "|세관|품명|품목|물품|수량|개수|상표|권리|금액|가격|원산지|번호|적발|통관|일자|날짜|수입|수출"
)
"""Matches words and characters that are common in lists in Chinese, Japanese and Korean."""
_HEAD = 4000
"""So many characters at the beginning have the headings."""
_LOOKED_AT = 200_000
"""Words are counted in so many characters."""
_ENOUGH = 16
"""The number of different characters from which their script can be recognised."""
_PRIVATE = re.compile("[\ue000-\uf8ff]")
"""Matches characters that no program writes; Big5 that is read as GB18030 has many."""
_KANA = re.compile("[\u3041-\u30ff]")


def codec_of(text: str) -> str:
    """Return the codec for the name of an encoding, in any spelling.

    Raises:
        UsageError: There is no such encoding of texts.
    """
    codec = {_canonical(known): codec for name, codec in ENCODINGS.items() for known in (codec, name)}.get(
        _canonical(text) or text
    )
    if codec is None:
        near = nearest(text, ENCODINGS)
        raise UsageError(
            "no encoding {text!r}",
            text=text[:40],
            names=Listed(near or _CANDIDATES),
            hint="encodings: {names}",
            candidates=near,
            at="--encoding",
        )
    return codec


def _canonical(text: str) -> str:
    try:
        return codecs.lookup(text.strip().replace(" ", "-")).name
    except (LookupError, ValueError):
        return ""


def likeliest(data: bytes) -> tuple[str, str, bool]:
    """Return (text, encoding, whether its headings are in its language) of the encoding that gives most known words."""
    told = {name: _decoded(data, name) for name in _CANDIDATES}
    words = {name: {word for word in _LISTED.findall(text[:_HEAD]) if len(word) > 1} for name, text in told.items()}
    often = {name: len(_LISTED.findall(text[:_LOOKED_AT])) for name, text in told.items()}
    best = max(_CANDIDATES, key=lambda name: (len(words[name]), often[name]))
    is_told = len(words[best]) > 1
    if best == CHINESE and not is_told and (other := _of_others(told)):
        return told[other], other, False
    return told[best], best, is_told


def _decoded(data: bytes, name: str) -> str:
    try:
        return data.decode(ENCODINGS[name])
    except UnicodeDecodeError:
        return ""


def _of_others(told: dict[str, str]) -> str:
    """Return the encoding of a text that is Japanese or Korean rather than Chinese; empty where it may be Chinese.

    Japanese has kana; in Korean all characters lie in the range of hangul, where only half of those of a Chinese text
    do. A text of a few words cannot be told apart.
    """
    shifted = told["Shift_JIS"]
    if 4 * len(_KANA.findall(shifted)) > sum(sign > "\x7f" for sign in shifted):
        return "Shift_JIS"
    text = told[CHINESE]
    if told["Big5"] and _PRIVATE.search(text) and not _PRIVATE.search(told["Big5"]):
        return "Big5"
    signs = [sign.encode("gb18030") for sign in set(text) if sign > "\x7f"]
    if len(signs) < _ENOUGH:
        return ""
    if all(0xB0 <= sign[0] <= 0xC8 and sign[1] >= 0xA1 for sign in signs):
        return "EUC-KR"
    return "EUC-JP" if 2 * len(_KANA.findall(text)) > sum(sign > "\x7f" for sign in text) else ""


def encoding_in(country: str) -> str:
    """Return the encoding that is usual in a country; `NAME` where there are many."""
    return _OF_COUNTRIES.get(country, "NAME")


def names_listed(text: str) -> bool:
    """Return whether a text has a word that is common in lists in Chinese, Japanese or Korean."""
    return bool(_LISTED.search(text))
