"""Takes a heading apart: its form for comparison, its words and parts, and what a part of it cannot mean."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from customs_cli.domain.firms.characters import simplified

_ENUMERATED = re.compile(r"^\s*\(?\d{1,2}[.、)]\s*(?=[^\W\d])")
_LETTER = re.compile("column [A-Z]{1,3}")
_IN_ONE = re.compile(r"(?<=[a-z])(?=[A-Z])|_")
"""Separates the words of a heading in one word: `declaredValue`, `G_QTY`."""
_ZH, _EN = r"([^A-Za-z\s/|]*[\u4e00-\u9fff][^A-Za-z]*?)", r"([A-Za-z][^\u4e00-\u9fff]*?)"
_APART = r"\s*[\s/|(（\[【-]\s*"
_TWICE = re.compile(f"{_ZH}{_APART}{_EN}[)）\\]】]?|{_EN}{_APART}{_ZH}[)）\\]】]?")
_OF_WHAT = ("no", "number", "id", "ref", "name", "n", "nr")
"""Words that begin a heading and mean nothing alone: `No. of parcels` is no number of a case."""
_OF_IT = frozenset(
    "type kind status state condition country nationality class category model contact email mail phone tel city code"
    " sex age role url image photo picture origin holder owner flag licence license size rate location company"
    " weight channel office result issuer person team group cost".split()
)
"""Words at the end of a heading that make it mean something else: `Goods condition`."""
_STILL_IT = re.compile(
    "[a-z0-9十百千万亿元]|人民币|美元|[别家]$|及|和|与|或|名|规格|型号|品牌|描述|情况|信息|明细|详情|内容|清单|说明|标识"
    "|图形|权$|总|合计|单位"
)
"""Matches text behind a Chinese heading that leaves its meaning: `货物名称及规格` is goods, `货物状态` is not."""
_MERE_NUMBERS = ("no", "number", "id", "nr", "n", "编号", "编码")
_OF_CASES = re.compile("(?<!涉)案|查[获扣]|扣[留押]|登记|台账|批|立|case|seizure|detention|incident|file")
"""Matches the subject of a number that identifies cases; `库位编号` or `Team no` do not."""
_OF_DECISION = re.compile(
    "(?:决定书|处罚)[^日期]{0,6}号码?$|决定书$"
    r"|(?=.*\b(?:no|nos|nr|n|number|num|nummer|n[uú]m[eé]ro|ref|reference)\b|.*(?:nr|nummer)\b)"
    r".*(?:\b(?:decision|(?:detention|confiscation|forfeiture|seizure|penalty|court) order|ruling)\b"
    r"|bescheid|verfügung|beschluss|entscheidung|décision|arrêté|ordonnance|resoluci[oó]n|decisi[oó]n|decisione"
    r"|provvedimento|ordinanza|besluit|beschikking)",
    re.I,
)
"""Matches a heading for the number of a decision, which one case may have several of, and one may have of several."""
_OF_WHAT_IT_TELLS = re.compile(rf"(?:{'|'.join(sorted(_OF_IT))})\s+(?:of|du|de|des|del|der)\b", re.I)
"""Matches the beginning of a heading that is about a case but does not identify it: `Status of case`."""
_NO_NUMBER = re.compile(r"(?!.*(?:\b(?:numbers?|no|nos|nr|id|ref|reference|code|identifier)\b|#))[\x00-\x7f]*", re.I)
"""Matches a heading in English without a word for a number: `Case summary` identifies no case."""
_OF_ANYTHING = ("company", "party", "名称")
"""Headings that mean something only when they stand alone: `店铺名称` is no name of goods."""
_NAME_OF_GOODS = re.compile("[货物品产]名称$")

_OF_ONE = re.compile(
    "单价|単価|单件|每[件箱盒包袋捆打套双个只]|[单各装]箱|unitprice|unitvalue|unitcost|price(per|each)|each$"
    "|einzelpreis|stückpreis|preis(pro|je)|unitaire|unitario"
    "|per(unit|item|carton|ctn|case|box|pack|bag|bundle|set|pair|piece|pc)|(pcs?|qty|units?|pairs)(in)?(ctn|carton|box|pack)s?$"
)
"""Matches a heading for the value of one piece, or the contents of one carton."""
_OF_DAYS = re.compile(r"日期|时间|日$|\b(?:date|dates|day|time|datum|fecha)\b|\b(?:opened|closed)$", re.I)
"""Matches a heading for days: `报关单日期` is no number of a declaration."""
_COUNTED_ELSE = re.compile(
    "(?:商标|品牌|权利人|知识产权|案件?|批次?|票|人员?|集装箱|车辆?|封志|照片|附件|证件|行李|包裹|外箱|包装|托盘|样品?|送检|抽样|剩余|在?库存?"
    "|去年|上年|同期|累计|计划)总?(?:数量?|数目|件数)$"
    r"|\b(?:samples?|stock|remaining|cumulative|(?:last|previous|prior) year|ytd)\b",
    re.I,
)
"""Matches a heading for a number of marks, cases or the like, which is no quantity of goods."""
_OF_COUNTS = re.compile(r"数量?$|数目$|^(?:number|no|qty|count|quantity)\b\W*of\b|[\s_](?:qty|quantity|count)$", re.I)
_OF_PACKAGES = re.compile(
    r"\b(?:pkgs?|packages?|cartons?|ctns?|box(?:es)?|bags?|pallets?|parcels?)\b|[(（/／]\s*(?:纸?箱|托盘?|[包柜])\s*[)）]?$",
    re.I,
)
_OF_ALL_PACKAGES = re.compile(
    r"\s*(?:[总總]|合[计計]|共[计計]?)\s*件\s*[数數]|total\s+(?:(?:number|no\.?) of\s+)?(?:pieces|packages|pkgs)\b",
    re.I,
)
_OF_MASS = re.compile(r"(?:数量|数目|qty|quantity)\s*[(（/／]\s*(?:千克|公斤|k?gs?|kilos?|吨|克|市?斤)\s*[)）]?$", re.I)
_PAID = re.compile(
    r"(?:罚|没收|拍卖|担保|保证|税|费|奖励|赔偿|补偿|索赔|投保|保险|所得|获利|盈利).*(?<!货值)(?<!案值)(?<!价值)(?<!价格)$"
    r"|\b(?:fines?|penalty|bond|security|deposit|duty|tax|storage|destruction|freight|costs?|fees?|profits?|gains?|insur(?:ed|ance)|claim(?:s|ed)?)\b",
    re.I,
)
"""Matches a heading for money that is paid or gained, which is not the value of goods."""
_WORTH = re.compile(
    r"[值额款价価]|折合|\b(?:values?|amounts?|amt|worth|prices?|montants?|vals?|betrag|prei[sx]e?|prix|precios?|prezz[oi]|fob|cif)\b",
    re.I,
)
_NUMBERED = re.compile("(编码|代码|编号|号码|号|code|no|number|id)$")
_NUMBERS = ("document_number", "case_id", "hs", "consignor_uscc", "consignee_uscc", "containers", "uscc", "recordation")
_NEVER = ("reference", "country", "from", "to", "valid_from", "valid_until", "procedure", "code")
_NEVER_ENDS = ("_on", "_phone", "_address", "_uscc")
"""Endings of fields for days, and for parts of a party; a part of a heading never means one of these."""

IN_LANGUAGE = re.compile(
    r"[\s(（\[_-]*(?:[中英外]文|\b(?:in[\s_])?(?:chinese|english|cn|en|zh)\b)(?:名称?|版|[\s_]name)?[)）\]]?", re.I
)
"""Matches the language in a heading: `商标（英文）`."""


@lru_cache(maxsize=1024)
def heading(name: str) -> str:
    """Return a heading in the form in which headings are compared.

    Width, case, blanks, punctuation, traditional characters and an initial number (`1、查获日期`) make no difference.
    """
    plain = _ENUMERATED.sub("", unicodedata.normalize("NFKC", name).casefold())
    return simplified("".join(c for c in plain if c.isalnum()))


def is_nameless(name: str) -> bool:
    """Return whether a column has no heading and is called by its letter."""
    return bool(_LETTER.fullmatch(name))


def halves_of(name: str) -> tuple[str, str] | None:
    """Return the Chinese and the Latin half of a heading in two languages, `查获日期 Date`; None for any other."""
    found = _TWICE.fullmatch(name.strip())
    if not found:
        return None
    first, second = (found[1], found[2]) if found[1] else (found[4], found[3])
    return first, second


def letter_of(place: int) -> str:
    """Return the letter by which a spreadsheet calls a column, `A` for the first (0)."""
    letters = ""
    while place >= 0:
        letters, place = chr(ord("A") + place % 26) + letters, place // 26 - 1
    return letters


def words_of(name: str) -> list[str]:
    """Return the words of a heading; one in Chinese is a single word."""
    return [word for word in re.findall(r"\w+", _IN_ONE.sub(" ", name)) if word != "s"]


def parts_of(name: str) -> Iterator[str]:
    """Yield the ends, then the beginnings of a heading that may tell its field, the longest first.

    Chinese is cut between characters, other text between words. Nothing is yielded for a heading of days, of the price
    of one piece, or of a number of something other than goods.
    """
    if (
        _OF_WHAT_IT_TELLS.match(name)
        or _OF_ONE.search(heading(name))
        or _OF_DAYS.search(name)
        or _COUNTED_ELSE.search(name)
    ):
        return
    is_case = bool(_OF_CASES.search(heading(name)))
    for part in _cut(name):
        if part not in _OF_ANYTHING and (is_case or part not in _MERE_NUMBERS):
            yield part
    if found := _NAME_OF_GOODS.search(name.replace(" ", "")):
        yield found[0][1:]


def may_tell(name: str, field: str) -> bool:
    """Return whether a part of a heading may tell a field.

    A heading that ends in a word for a code or number can only mean numbers, and one that counts only a quantity; a day
    is never told by a part of a heading.
    """
    if field in _NEVER or field.endswith(_NEVER_ENDS) or (field == "case_id" and _NO_NUMBER.fullmatch(name)):
        return False
    if _NUMBERED.search(heading(name)) and field not in _NUMBERS:
        return False
    if _OF_COUNTS.search(name) and field != "quantity":
        return False
    return field not in ("value", "case_value") or not _PAID.search(name)


def numbers_decision(name: str) -> bool:
    """Return whether a heading is that of the number of a decision: `扣留决定书编号`."""
    return bool(_OF_DECISION.search(simplified(name).strip()))


def counts_else(name: str) -> bool:
    """Return whether a heading counts something other than goods: `商标数量`."""
    return bool(_COUNTED_ELSE.search(name))


def counts_all_packages(name: str) -> bool:
    """Return whether a heading counts packages where another one counts pairs, sets or the like: `总件数`."""
    return bool(_OF_ALL_PACKAGES.match(name))


def counts_packages(name: str) -> bool:
    """Return whether a heading counts packages: `Pkg Qty`, `数量（箱）`."""
    return bool(_OF_PACKAGES.search(name))


def stands_beside(name: str) -> bool:
    """Return whether a heading counts packages, or weighs goods (`数量（千克）`), beside another that counts them."""
    return counts_packages(name) or bool(_OF_MASS.search(name))


def may_be_worth(name: str) -> bool:
    """Return whether a heading may mean the value of goods, not the price of one piece and not money paid."""
    is_worth = bool(_WORTH.search(name)) and not _OF_ONE.search(heading(name)) and not _OF_DAYS.search(name)
    return is_worth and may_tell(name, "value")


def _cut(name: str) -> Iterator[str]:
    words = words_of(name)
    if len(words) > 1:
        yield from (heading("".join(words[place:])) for place in range(1, len(words)))
        first = 1 if words[0].casefold() in _OF_WHAT else 0
        places = range(len(words) - 1, first, -1)
        yield from (heading("".join(words[:place])) for place in places if words[place].casefold() not in _OF_IT)
    elif not name.isascii():
        plain = heading(name)
        yield from (plain[place:] for place in range(1, len(plain) - 1))
        yield from (plain[:place] for place in range(len(plain) - 1, 1, -1) if _STILL_IT.match(plain[place:]))
