"""In what amounts are told, where a heading says so beside its word for a value: `USD 金额`, `价值：万元`."""

import re
from functools import cache

from customs_cli.domain.values.money import CURRENCIES
from customs_cli.register.shipped_words import words

_TERMS = re.compile(r"(?<![A-Za-z])(?:FOB|CIF|CFR|CNF|EXW|DDP|DAP|FCA)(?![A-Za-z])")
"""Terms of delivery, which are no currencies."""
_FOREIGN = "外币|原币"
"""A currency that nobody names."""


def without_terms(name: str) -> str:
    """A heading without the terms of delivery in it."""
    return _TERMS.sub(" ", name).strip()


def money_beside(name: str) -> str:
    """In what a heading says that its values are told, behind its word for them or before it; empty for nothing.

    Args:
        name: The heading, without brackets that say so.
    """
    behind, before = _patterns()
    found = behind.search(name) or before.search(name)
    return found[1].strip() if found else ""


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    names = {name for told in words("currency").values() for name in told if len(name) > 1 and not name.isdigit()}
    spelt = sorted((re.escape(name) for name in names if not name.isascii()), key=len, reverse=True)
    codes = rf"(?:{'|'.join(sorted(CURRENCIES))}|RMB|US\$|HK\$|NT\$)(?![A-Za-z])"
    currency = f"(?:{codes}|{'|'.join(spelt)}|{_FOREIGN}|[€£¥￥$])"
    money = f"(?:{currency}\\s*[十百千万亿]*[元圆]?|[十百千万亿]*(?:{currency}|[元圆]))"
    worth = "(?:[值价额款]|折合?|value|amount|price|worth|total)"
    return (
        re.compile(rf"{worth}(?:[\s:：/／、，,_-]|单位)*({money})$", re.I),
        re.compile(rf"^({money})[\s:：/／_-]*(?:[\u4e00-\u9fff]{{0,4}}|[a-z ]{{0,20}}){worth}", re.I),
    )


_BASES = {
    "retail": r"retail|\b(?:msrp|rrp|pvp)\b|零售|verkaufspreis|prix de (?:vente|détail)",
    "declared": r"\bdeclared|申报|déclarée?\b|angemeldet|declarado",
    "market": r"\bmarket\b|市场|市值|marktwert|marchande|de mercado",
    "estimate": r"\bestimated|\best\b|估|geschätzt|estimée?\b|estimado|stimato|geschatte",
    "transaction": r"\btransaction|\binvoice\b|成交|交易价",
}
"""How a value was found -> the words of a heading that say so, the most telling first."""


def basis_in(name: str) -> str:
    """How the values below a heading were found, `MSRP`, `申报总价`; empty where it does not say."""
    return next((basis for basis, words in _BASES.items() if re.search(words, name, re.I)), "")
