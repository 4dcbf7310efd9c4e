"""Reads names as lists write them: offices, marks and holders, one or several in a cell, using the known names."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from customs_cli.domain.firms.characters import is_chinese, simplified
from customs_cli.domain.rights.trademark import Trademark
from customs_cli.domain.values.name_matching import folded

_UNMARKED = frozenset(
    ("无商标", "无品牌", "无牌", "无标", "no brand", "No brand", "unbranded", "Unbranded", "no mark", "No mark", "N/M")
)
"""Words for goods without a mark."""
BETWEEN = re.compile(
    r"[;；、|\n。①-⑳]+|，(?=\S)|(?<=[”’」』》])[,，/&+和与及\s]*(?=[“‘「『《])|(?<=[A-Za-z0-9])\s*(?:以?及|[和与])\s*(?=[A-Za-z])"
)
_CODED = re.compile(r"(?<!\d)(\d{4})(?!\d)")
_BOTH = re.compile(r"([^()（）]+)[(（]([^()（）]+)[)）]")
_TWO_SCRIPTS = re.compile(r"([\u4e00-\u9fff]+)\s*([^\u4e00-\u9fff]+)|([^\u4e00-\u9fff]+?)\s*([\u4e00-\u9fff]+)")
_FIGURE = re.compile("(钩形|英文|中文)?(图形?|图案|图标|标识|文字|字母|device|logo|figure)?(商标|标)?", re.I)
"""Matches the part of a mark beside its word: `NIKE+图形`."""
_SIGN = re.compile(r"\s*[(（](?:R|TM)[)）]$", re.I)
_NO_NAME = re.compile(r"[\d\s()（）\[\]【】:：,，、/|-]+")
_AND = re.compile(r"\s*[,/+&]+\s*(?:(?:and|et|und|y|e|en)\s)?|以?及|[和与]|\s(?:and|et|und|y|e|en)\s", re.I)
"""Separates marks in one cell, where each of them is known."""
_NUMBERED = re.compile(
    r"(?:^|[;；、，,\n])\s*(\d{1,2})(?:[、)）]|[.．:：](?!\s*\d))\s*|[(（](\d{1,2})[)）]\s*|(?<=\s)(\d{1,2})[)）]\s*"
)
"""Matches the numbers of several marks in one cell: `1、NIKE；2、ADIDAS`, `（1）NIKE（2）ADIDAS`."""
_PATH = re.compile(r"\s*[/／|>＞→]\s*")
"""Separates the offices of a path."""
_QUOTES = "\"'“”‘’「」『』《》"
_CALLED_SO = re.compile("(?<=[”」』》])(?:注册)?商标$")
"""Matches the word behind a mark between quotation marks: `“SWAN”商标`."""
_NO_APOSTROPHES = frozenset(_QUOTES) - frozenset("'’")


class Known(NamedTuple):
    """The names in a register, folded.

    Attributes:
        offices: Names of offices.
        marks: Names of marks.
        holders: Names of holders.
        campaigns: Names of campaigns.
        beside: Name of a mark -> its other names and those of its holder.
        codes: Name of an office -> its code.
        above: Code of an office -> code of the office above it.
        countries: Code of an office -> its country, where that is known.
        recorded: Recordation number -> code of its mark.
    """

    offices: frozenset[str] = frozenset()
    marks: frozenset[str] = frozenset()
    holders: frozenset[str] = frozenset()
    campaigns: frozenset[str] = frozenset()
    beside: Mapping[str, frozenset[str]] = {}
    codes: Mapping[str, str] = {}
    above: Mapping[str, str] = {}
    countries: Mapping[str, str] = {}
    recorded: Mapping[str, str] = {}


def marks_by_recordation(marks: Sequence[Trademark]) -> dict[str, str]:
    """Return recordation number, folded -> code of its mark, without numbers that several marks have."""
    times = Counter(folded(mark.recordation) for mark in marks)
    return {number: mark.code for mark in marks if (number := folded(mark.recordation)) and times[number] == 1}


def names_in(text: str) -> str:
    """Return the names in a cell joined by semicolons, without quotation marks around them."""
    return ";".join(_bare(part) for part in re.split(r"[;；、\n]+", text) if part.strip()) or text


def _bare(name: str) -> str:
    name = _CALLED_SO.sub("", name.strip())
    bare = name.strip(_QUOTES)
    return bare if _NO_APOSTROPHES.isdisjoint(bare) else name


def office_named(text: str, known: Known) -> str:
    """Return the code or name of an office in a cell; leading zeros that a code has lost are restored."""
    if folded(text) in known.offices:
        return text
    if folded(simplified(text)) in known.offices:
        return simplified(text)
    if re.fullmatch(r"\d{1,3}(\.0+)?", text) and (code := text.partition(".")[0].zfill(4)) in known.offices:
        return code
    text = simplified(text) if "隸" in text or "關" in text else text
    text = re.sub("^中华人民共和国(?=.{2,}海关)", "", text)
    coded = {code for code in _CODED.findall(text) if code in known.offices}
    if coded:
        named = {known.codes.get(folded(part)) for part in _NO_NAME.split(text)} - {None}
        return coded.pop() if len(coded | named) == 1 else text
    if all(known.codes.get(folded(part)) for part in _PATH.split(text)):
        return _lowest(_PATH.split(text), known) or text
    if re.search("[、，,;；/／|]", text):
        return text  # several offices, of which none may be left out
    last = re.split("隶属|[所下]属|海关(?=.+海关)", text)[-1]
    return last if folded(last) in known.offices else _behind_its_district(text, known) or text


def _behind_its_district(text: str, known: Known) -> str:
    for place in range(2, len(text) - 1):
        if code := known.codes.get(folded(text[place:])):
            above, short = {*all_above(code, known)}, folded(text[:place])
            if any(own in above and name.startswith(short) for name, own in known.codes.items()):
                return text[place:].strip()
    return ""


def _lowest(names: Sequence[str], known: Known) -> str:
    codes = {known.codes[folded(name)]: name for name in names}
    below = [code for code in codes if {*codes} - {code} <= {*all_above(code, known)}]
    return codes[below[0]] if below else ""


def all_above(code: str, known: Known) -> Iterator[str]:
    """Yield the codes of the offices above an office, the nearest first."""
    for _ in known.above:
        if not (code := known.above.get(code, "")):
            break
        yield code


def marks_named(text: str, known: Known) -> str:
    """Return the marks in a cell joined by semicolons; other separators count only where the marks are known."""
    if text.strip() in _UNMARKED:
        return text if folded(text) in known.marks else ""
    text = _unnumbered(text)
    if folded(text) in known.marks and not _are_marks(re.split(r"[;；、|，,/\n]", text), known):
        return text
    parts = [_bare(part) for part in BETWEEN.split(text)]
    if len(parts) == 1:
        apart = [_bare(part) for part in re.split(_AND, text)]
        is_told = all(part and folded(_mark(part, known)) in known.marks for part in apart)
        parts = apart if is_told else _beside_known(parts[0], known)
    return ";".join(_mark(part, known) for part in parts if part) or text


def _unnumbered(text: str) -> str:
    found = list(_NUMBERED.finditer(text))
    counted = [int(next(filter(None, number.groups()))) for number in found]
    is_list = counted == list(range(1, len(found) + 1)) and (len(found) > 1 or "、" in text)
    return _NUMBERED.sub(";", text).strip("; ") if is_list and found and not found[0].start() else text


def _are_marks(parts: Sequence[str], known: Known) -> bool:
    return len(parts) > 1 and all(folded(part) in known.marks for part in parts)


def _beside_known(text: str, known: Known) -> list[str]:
    parts = [_bare(part) for part in re.split(r"[,，/+]\s*(?:(?:and|et|und|y|e|en)\s)?", text)]
    is_told = (
        not any(map(_FIGURE.fullmatch, parts))
        and all(parts)
        and any(folded(_mark(part, known)) in known.marks for part in parts)
    )
    return parts if is_told else [text]


def holders_named(text: str, known: Known) -> str:
    """Return the holders in a cell joined by semicolons; slash, comma or a Chinese blank count where they are known."""
    return ";".join(name for part in names_in(text).split(";") for name in _holdernames_in(part.strip(), known)) or text


def _holdernames_in(text: str, known: Known) -> list[str]:
    if folded(text) in known.holders:
        return [text]
    if folded(bare := re.sub(r"\s*[(（][^()（）]*[)）]$", "", text)) in known.holders:
        return [bare]
    parts = [part for part in re.split(r"\s*[/,，&+]\s*|\s+" if is_chinese(text) else r"\s*[/,]\s*", text) if part]
    are_known = [folded(part) in known.holders for part in parts]
    is_told = (any(are_known) and all(map(is_chinese, parts))) or all(are_known)
    return parts if is_told else [text]


def _mark(text: str, known: Known) -> str:
    if folded(text) in known.marks:
        return text
    if folded(simplified(text)) in known.marks:
        return simplified(text)
    bare = re.sub("(?:注册)?商标(?:专用权)?$", "", _SIGN.sub("", text)).removesuffix("牌").strip(_QUOTES)
    if bare and folded(bare) in known.marks:
        return bare
    return _twice_named(text, known) or known.recorded.get(folded(text), text)


def _twice_named(text: str, known: Known) -> str:
    found = _BOTH.fullmatch(text) or _TWO_SCRIPTS.fullmatch(text)
    names = [_bare(name) for name in found.groups() if name] if found else []
    return next((mark for other, mark in (names, names[::-1]) if _is_beside(other, mark, known)), "") if names else ""


def _is_beside(other: str, mark: str, known: Known) -> bool:
    own, mine = folded(other), folded(mark)
    return own in known.beside.get(mine, ()) and (own not in known.marks or mine in known.beside.get(own, ()))
