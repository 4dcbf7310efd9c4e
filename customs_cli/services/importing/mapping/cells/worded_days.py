"""Reads days in words or counted from another year: `5 mars 2019`, `民國108年3月`, `108/03/05`, `令和元年`."""

import re
import unicodedata

from customs_cli.domain.time.chinese_numbers import in_figures

_MONTHS = (
    "jan janv januar january januari janner janvier enero ene gennaio gen",
    "feb febr fev fevr february februar februari fevrier febrero febbraio",
    "mar march marz mrz maart mrt mars marzo",
    "apr april avr avril abr abril aprile",
    "may mai mei mayo maggio mag",
    "jun june juni juin junio giugno giu",
    "jul july juli juil juillet julio luglio lug",
    "aug august augustus aout agosto ago",
    "sep sept september septembre septiembre setiembre settembre set",
    "oct okt october oktober octobre octubre ottobre ott",
    "nov november novembre noviembre",
    "dec dez dic december dezember decembre diciembre dicembre",
)
"""Names of each month in English, German, Dutch, French, Spanish and Italian, without accents."""
_MONTH_OF = {word: number for number, words in enumerate(_MONTHS, 1) for word in words.split()}
_WEEKDAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun"
    " montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag"
    " lundi mardi mercredi jeudi vendredi samedi dimanche"
    " lunes martes miercoles jueves viernes sabado domingo"
    " lunedi martedi mercoledi giovedi venerdi"
    " maandag dinsdag woensdag donderdag vrijdag zaterdag zondag".split()
)
_WORD = r"([A-Za-zÀ-ÿ]{3,10})\.?"
_BETWEEN = r"(?:\s*[-/.,]\s*|\s+de[l]?\s+|\s+of\s+|\s*)"
_NUMBER = r"(\d{1,2})(?:er|st|nd|rd|th|º|°)?"
_HOUR = r"(?:,?\s+(?:à |um |at |alle )?\d{1,2}[:h]\d\d.*)?"
_DAY_FIRST = re.compile(rf"{_NUMBER}{_BETWEEN}{_WORD}{_BETWEEN}(\d{{4}}|\d\d){_HOUR}")
"""Matches a day as a spreadsheet in English shows it (`5-Jul-19`), and as others write it."""
_MONTH_FIRST = re.compile(rf"{_WORD}{_BETWEEN}{_NUMBER}\s*,?\s+(\d{{4}}){_HOUR}")
_MONTH_ALONE = re.compile(rf"{_WORD}\s+(?:de[l]?\s+)?(\d{{4}})")
_OPENING = re.compile(r"([A-Za-zÀ-ÿ]{3,11})\.?,?\s+(.*)", re.S)
_OF_THE_REPUBLIC = re.compile(r"(?:(?:中[華华])?民[國国]\s*([1-9]\d{0,2})|(1\d\d))\s*年(?=\s*\d|$)")
_IN_FIGURES = re.compile(r"(1\d\d)\s*([-/.])\s*(\d{1,2})\s*\2\s*(\d{1,2})")
"""Matches a day in years of the Republic of China, `108/07/04`: no other calendar has years of three digits."""
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925}
"""Japanese era -> the year before its first."""
_OF_AN_ERA = re.compile(rf"({'|'.join(_ERAS)})\s*(元|\d{{1,2}})\s*年(?=\s*\d|$)")
_FIRST_YEAR = 1911
"""The year before the first of the Republic, from which Taiwan counts."""


def in_numbers(text: str) -> str:
    """Return a day or month that is written in words as numbers; any other text unchanged."""
    text = in_figures(text)
    if found := _OF_THE_REPUBLIC.match(text):
        return f"{int(found[1] or found[2]) + _FIRST_YEAR}年{text[found.end() :].lstrip()}"
    if found := _IN_FIGURES.fullmatch(text):
        return f"{int(found[1]) + _FIRST_YEAR}-{found[3]:0>2}-{found[4]:0>2}"
    if found := _OF_AN_ERA.match(text):
        return f"{_ERAS[found[1]] + int(found[2].replace('元', '1'))}年{text[found.end() :].lstrip()}"
    opening = _OPENING.fullmatch(text)
    told = opening[2] if opening and _plain(opening[1]) in _WEEKDAYS else text
    return _by_its_month(told) or text


def _by_its_month(text: str) -> str:
    if (found := _DAY_FIRST.fullmatch(text)) and (month := _MONTH_OF.get(_plain(found[2]))):
        century = "" if len(found[3]) == 4 else "20"
        return f"{century}{found[3]}-{month:02}-{found[1]:0>2}"
    if (found := _MONTH_FIRST.fullmatch(text)) and (month := _MONTH_OF.get(_plain(found[1]))):
        return f"{found[3]}-{month:02}-{found[2]:0>2}"
    if (found := _MONTH_ALONE.fullmatch(text)) and (month := _MONTH_OF.get(_plain(found[1]))):
        return f"{found[2]}-{month:02}"
    return ""


def _plain(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", word.casefold()) if not unicodedata.combining(c))
