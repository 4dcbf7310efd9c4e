"""The currency or factor that a heading gives beside its word for a value: `USD 金额`, `价值：万元`."""

import re
from functools import cache

from customs_cli.domain.values.money import CURRENCIES
from customs_cli.register.shipped_words import words

_TERMS = re.compile(r"(?<![A-Za-z])(?:FOB|CIF|CFR|CNF|EXW|DDP|DAP|FCA)(?![A-Za-z])")
"""Matches terms of delivery, which are no currencies."""
_FOREIGN = "外币|原币"
"""Matches words for a foreign currency that is not named."""


def without_terms(name: str) -> str:
    """Return a heading without terms of delivery."""
    return _TERMS.sub(" ", name).strip()


def money_beside(name: str) -> str:
    """Return the currency or factor that a heading gives before or behind its word for values; empty for none."""
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
"""Value basis -> pattern of the words of a heading that mean it, the most specific first."""


def basis_in(name: str) -> str:
    """Return how the values below a heading were found (`MSRP`, `申报总价`); empty where it does not say."""
    return next((basis for basis, words in _BASES.items() if re.search(words, name, re.I)), "")
