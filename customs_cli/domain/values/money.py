"""Money: an amount with its currency, never a float, never converted."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal

from customs_cli.domain.record import Record
from customs_cli.domain.values.digits import in_plain_signs, plain_digits
from customs_cli.errors import UsageError

HOME = "CNY"

CURRENCIES = frozenset(
    "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF "
    "CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG "
    "HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA "
    "MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD "
    "RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX "
    "USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG".split()
)
"""ISO 4217 codes of currencies in use."""

TOO_MUCH = 10**15
"""Every amount is less than this."""

PLACES = 3
"""Highest number of decimal places of an amount: some dinars have three."""
_USUAL = 2
"""Decimal places of any other amount; declarations have them in yen and won too, whose coins have none."""
_OF_THREE = frozenset("BHD IQD JOD KWD LYD OMR TND".split())
"""The currencies with three decimal places (ISO 4217)."""

_AMOUNT = r"(?:(?!0)\d{{1,3}}(,\d{{3}})+|\d+)(\.\d{{1,{places}}})?"
_MYRIADS = {"万": 4, "亿": 8}
"""Chinese multiple after an amount -> power of ten: 5.1345万 is 51345."""
_SYMBOLS = {
    "¥": "CNY", "元": "CNY", "RMB": "CNY", "人民币": "CNY", "$": "USD", "美元": "USD", "美金": "USD", "€": "EUR",
    "欧元": "EUR", "£": "GBP", "英镑": "GBP", "HK$": "HKD", "港币": "HKD", "港元": "HKD", "日元": "JPY",
    "新台币": "TWD", "澳门元": "MOP", "韩元": "KRW",
}  # fmt: skip


class Money(Record, frozen=True):
    """An amount of one currency.

    Attributes:
        amount: Decimal, at most three places, never negative.
        currency: ISO 4217.
    """

    amount: Decimal
    currency: str


def money_of(amount: Decimal, currency: str) -> Money:
    """Return an amount of a currency as somebody states it.

    Raises:
        UsageError: The amount has more decimal places than the currency; zeros at its end do not count.
    """
    places = PLACES if currency in _OF_THREE else _USUAL
    exponent = amount.as_tuple().exponent
    if isinstance(exponent, int) and exponent >= -places:
        return Money(amount=amount, currency=currency)
    rounded = half_up(amount, places)
    if rounded != amount:
        may_be_thousands = exponent == -PLACES and 1 <= amount < 1000
        raise UsageError(
            "{amount} has more decimal places than {currency}",
            amount=amount,
            currency=currency,
            hint="write {rounded}, or {whole} if the point separates thousands"
            if may_be_thousands
            else "write {rounded}",
            rounded=rounded,
            whole=f"{amount.scaleb(PLACES):f}",
        )
    return Money(amount=amount, currency=currency)


def half_up(number: Decimal, places: int) -> Decimal:
    """Return a number rounded to some decimal places as people do it: a half goes away from zero."""
    return number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def check_money(money: Money) -> None:
    """Refuse money in a form that parsing never returns.

    Raises:
        UsageError: The amount is refused by `check_amount`, or there is no such currency.
    """
    check_amount(money.amount)
    if parse_currency(money.currency) != money.currency:
        raise UsageError(
            "no currency {currency!r}", currency=money.currency, hint="ISO 4217 codes, such as CNY, USD, EUR"
        )


def parse_currency(text: str) -> str:
    """Return the ISO 4217 code of a currency, given as a code or a symbol.

    Raises:
        UsageError: There is no such currency.
    """
    code = in_plain_signs(text).strip().upper()
    code = _SYMBOLS.get(code, code)
    if code not in CURRENCIES:
        from customs_cli.domain.values.name_matching import nearest

        near = nearest(code, CURRENCIES)
        raise UsageError(
            "no currency {text!r}",
            text=text.strip()[:20],
            hint="ISO 4217 codes, such as CNY, USD, EUR",
            candidates=near,
        )
    return code


def parse_amount(text: str) -> Decimal:
    """Parse an amount: `4173000`, `4,173,000.50`, `417.3万`, `４１７３０００`.

    Raises:
        UsageError: The text is not a plain, non-negative number.
    """
    plain = plain_digits(text).removesuffix("元").rstrip()
    further = _MYRIADS.get(plain[-1:], 0)
    plain = plain[:-1].rstrip() if further else plain
    if "." in plain:
        plain = re.sub(rf"(?<=\.\d{{{PLACES}}})0+$", "", plain)  # 24000.0000, as databases write money
    is_whole = plain.isdigit() and len(plain) < 16  # the usual case, for which no pattern has to be compiled
    if not (plain.isascii() and (is_whole or re.fullmatch(_AMOUNT.format(places=PLACES + further), plain))):
        raise UsageError("{text!r} is not an amount", text=text.strip()[:40], hint="write 4173000 or 4,173,000.50")
    amount = Decimal(plain.replace(",", ""))
    if further:
        amount = Decimal(f"{amount.scaleb(further).normalize():f}")  # 417.3万 is 4173000, not 4173000.0
    if not is_whole or further:  # else its digits were counted
        check_amount(amount)
    return amount


def check_amount(amount: Decimal) -> None:
    exponent = amount.as_tuple().exponent
    if not isinstance(exponent, int) or amount.is_signed():
        raise UsageError("{amount:.6G} is not an amount", amount=amount, hint="write 4173000 or 4,173,000.50")
    if amount >= TOO_MUCH:
        raise UsageError(
            "{amount:.6G} is too large an amount", amount=amount, hint="at most 15 digits before the point"
        )
    if not -PLACES <= exponent <= 0:
        raise UsageError("{amount:.6G} is not an amount", amount=amount, hint="write 4173000 or 4,173,000.50")


def add(sums: Iterable[Money]) -> dict[str, Decimal]:
    """Return totals by currency; amounts of different currencies are never added."""
    totals: dict[str, Decimal] = defaultdict(Decimal)
    for money in sums:
        totals[money.currency] += money.amount
    return dict(totals)


def leading(totals: Mapping[str, Decimal]) -> Money:
    """Return the total to show first: of the home currency, or of the only (else alphabetically first) foreign one."""
    if HOME in totals or not totals:
        return Money(amount=totals.get(HOME, Decimal(0)), currency=HOME)
    currency = min(totals)
    return Money(amount=totals[currency], currency=currency)
