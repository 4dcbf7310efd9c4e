"""Writes round numbers in headings and titles in Chinese: 万 for `10,000 yuan`."""

import re

_ROUND = re.compile(r"(?<![\d.,])1(?:0{0,2}(?:[,.\s'’]000)+|0{3,8})(?!\d|[.,]\d)")
_NO_DIGITS = re.compile(r"\D")
_MULTIPLES = {10**3: "千", 10**4: "万", 10**5: "十万", 10**6: "百万", 10**7: "千万", 10**8: "亿"}
_IN_WORDS = (
    re.compile(r"\bten[\s-]thousands?\b|(?<!\d)10\s?k\b|(?<!\d)['’]0,000\b", re.I),
    re.compile(r"\b(?:a |one )?hundred[\s-]millions?\b|(?<![\d.,])100\s?millions?\b", re.I),
)
"""Matches words for ten thousand, and for a hundred million."""
_BESIDE_MULTIPLE = re.compile(
    r"(?<=[千万亿])\s+(?:of\s+)?(?=[A-Za-z]{3})|(?:(?<=[A-Z]{3})|(?<=[¥￥$€]))\s+(?=[十百千万亿])"
)


def in_multiples(text: str) -> str:
    """Return a heading or title with its round numbers in Chinese: `10,000 yuan` gives 万yuan, `RMB 10,000` RMB万."""
    plain = _ROUND.sub(lambda found: _MULTIPLES.get(int(_NO_DIGITS.sub("", found[0])), found[0]), text)
    plain = _IN_WORDS[1].sub("亿", _IN_WORDS[0].sub("万", plain))
    return plain if plain == text else _BESIDE_MULTIPLE.sub("", plain)
