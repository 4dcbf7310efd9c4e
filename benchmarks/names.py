"""The names of a large register, the same each time: 2,000 marks of 800 holders, 700 offices, campaigns, parties."""

from datetime import date
from functools import cache
from itertools import accumulate, product
from random import Random
from typing import NamedTuple

from customs_cli.domain.rights.campaign import Campaign
from customs_cli.domain.rights.enterprise import Enterprise
from customs_cli.domain.rights.holder import Holder
from customs_cli.domain.rights.office import Office
from customs_cli.domain.rights.trademark import PREFIXES, Trademark
from customs_cli.domain.values.party import Party
from customs_cli.domain.values.word_lists import RightType
from customs_cli.register.shipped_offices import offices as shipped

MARKS, HOLDERS, OFFICES = 2_000, 800, 700
CONSIGNORS, CONSIGNEES, ENTERPRISES = 30_000, 12_000, 500

_DISTRICTS = (
    "01 Beijing 北京|02 Tianjin 天津|04 Shijiazhuang 石家庄|05 Taiyuan 太原|06 Manzhouli 满洲里|07 Hohhot 呼和浩特|"
    "08 Shenyang 沈阳|09 Dalian 大连|15 Changchun 长春|19 Harbin 哈尔滨|22 Shanghai 上海|23 Nanjing 南京|"
    "29 Hangzhou 杭州|31 Ningbo 宁波|33 Hefei 合肥|35 Fuzhou 福州|37 Xiamen 厦门|40 Nanchang 南昌|42 Qingdao 青岛|"
    "43 Jinan 济南|46 Zhengzhou 郑州|47 Wuhan 武汉|49 Changsha 长沙|51 Guangzhou 广州|52 Huangpu 黄埔|53 Shenzhen 深圳|"
    "57 Gongbei 拱北|60 Shantou 汕头|64 Haikou 海口|67 Zhanjiang 湛江|68 Jiangmen 江门|72 Nanning 南宁|79 Chengdu 成都|"
    "80 Chongqing 重庆|83 Guiyang 贵阳|86 Kunming 昆明|88 Lhasa 拉萨|90 Xi'an 西安|94 Urumqi 乌鲁木齐|95 Lanzhou 兰州|"
    "96 Yinchuan 银川|97 Xining 西宁"
)
_SYLLABLES = (
    "vel 维|tro 特罗|ka 卡|mi 米|nor 诺|dex 德|lu 露|san 桑|ber 贝|rex 瑞|pa 帕|zon 宗|fil 菲|qua 夸|ti 蒂|mar 玛|"
    "gol 高|he 荷|sto 斯托|win 温"
)
_KINDS = ("", "SPORT", "KIDS", "PRO", "DEVICE", "CLASSIC", "HOME", "AIR")
_FORMS = (
    ("International Co., Ltd.", "国际有限公司", "CN"), ("Inc.", "公司", "US"), ("GmbH", "有限公司", "DE"),
    ("S.p.A.", "股份公司", "IT"), ("Kabushiki Kaisha", "株式会社", "JP"), ("S.A.", "股份有限公司", "FR"),
    ("Technology Group", "科技集团", "CN"), ("Holdings plc", "控股有限公司", "GB"),
)  # fmt: skip
_CITIES = (("Shenzhen", "深圳市"), ("Yiwu", "义乌市"), ("Guangzhou", "广州市"), ("Ningbo", "宁波"), ("Xiamen",
"厦门"),
           ("Putian", "莆田市"), ("Quanzhou", "泉州"), ("Dongguan", "东莞市"))  # fmt: skip
_LUCKY = (("Haoyun", "好运"), ("Shunfa", "顺发"), ("Mingda", "明达"), ("Jinfeng", "金丰"), ("Hengtong", "恒通"),
          ("Xinyuan", "鑫源"), ("Ruixiang", "瑞祥"), ("Dingsheng", "鼎盛"), ("Huatai", "华泰"), ("Boyuan",
          "博远"))  # fmt: skip
_TRADES = (("Trading", "贸易"), ("Import & Export", "进出口"), ("Electronics", "电子"), ("Garment", "服装"),
           ("Supply Chain", "供应链"), ("E-Commerce", "电子商务"), ("Gifts", "礼品"))  # fmt: skip
_PEOPLE = (("Wang", "王"), ("Li", "李"), ("Zhang", "张"), ("Chen", "陈"), ("Zhou", "周"), ("Wu", "吴"))
_GIVEN = (("Wei", "伟"), ("Fang", "芳"), ("Lei", "磊"), ("Jing", "静"), ("Qiang", "强"), ("Min", "敏"))
_ABROAD = (("Lagos", "NG"), ("Dubai", "AE"), ("Los Angeles", "US"), ("Hamburg", "DE"), ("Santos", "BR"), ("Mombasa",
"KE"),
           ("Moscow", "RU"), ("Manila", "PH"), ("Lima", "PE"), ("London", "GB"), ("Iquique", "CL"), ("Paris",
           "FR"))  # fmt: skip
_USCC = "0123456789ABCDEFGHJKLMNPQRTUWXY"


class Names(NamedTuple):
    """Everything that a register of any size names; `often` has the running weights of marks and offices."""

    holders: tuple[Holder, ...]
    marks: tuple[Trademark, ...]
    marks_often: tuple[float, ...]
    offices: tuple[Office, ...]
    offices_often: tuple[float, ...]
    campaigns: tuple[Campaign, ...]
    enterprises: tuple[Enterprise, ...]


def names(last_year: int) -> Names:
    """The names; campaigns are those of the five years up to the last.

    A few marks and offices have most of the batches, as in life: the n-th comes up about 1/n as often as the first.
    """
    holders = tuple(_holder(number) for number in range(HOLDERS))
    own_offices = tuple(_offices())
    return Names(
        holders,
        tuple(_mark(number, holders) for number in range(MARKS)),
        tuple(accumulate(1 / (number + 5) for number in range(MARKS))),
        own_offices,
        tuple(accumulate(1 / (place * 37 % OFFICES + 5) for place in range(OFFICES))),
        tuple(_campaigns(last_year)),
        tuple(_enterprise(number) for number in range(ENTERPRISES)),
    )


@cache
def consignor(number: int) -> Party:
    """One of the senders: two of three enterprises with their code, the others known by name only."""
    (city, city_zh), (lucky, lucky_zh), (trade, trade_zh) = (
        _of(_CITIES, number),
        _of(_LUCKY, number // 8),
        _of(_TRADES, number // 80),
    )
    if number % 3 == 2:
        (family, family_zh), (given, given_zh) = _of(_PEOPLE, number // 3), _of(_GIVEN, number // 18)
        name = f"{family_zh}{given_zh}" if number % 2 else f"{family} {given}"
        return Party(name=f"{name} {number // 108}" if number >= 108 else name)
    name = f"{city_zh}{lucky_zh}{trade_zh}有限公司" if number % 2 else f"{city} {lucky} {trade} Co., Ltd."
    if number >= 560:
        name = name.replace(lucky, f"{lucky} {number // 560}").replace(lucky_zh, f"{lucky_zh}{number // 560}")
    return Party(name=name, uscc=_code(number), country="CN")


@cache
def consignee(number: int) -> tuple[Party, str]:
    """One of the receivers abroad, and its country."""
    city, country = _of(_ABROAD, number)
    return Party(name=f"{city} {_of(_TRADES, number // 12)[0]} {number // 84 + 1} LLC", country=country), country


def _of(many: tuple[tuple[str, str], ...], number: int) -> tuple[str, str]:
    return many[number % len(many)]


def _code(number: int) -> str:
    """A Unified Social Credit Code whose check character is right (GB 32100)."""
    stem = f"91440300MA{number:07}"
    total = sum(_USCC.index(character) * pow(3, place, 31) for place, character in enumerate(stem))
    return stem + _USCC[-total % 31]


def _word(number: int) -> tuple[str, str]:
    """A made-up word of three syllables, in Latin and in Chinese letters, another for each number below 8,000."""
    number = (number * 4889 + 101) % 8000
    parts = [syllable.split() for syllable in _SYLLABLES.split("|")]
    own = [parts[number % 20], parts[number // 20 % 20], parts[number // 400 % 20]]
    return "".join(latin for latin, _ in own), "".join(chinese for _, chinese in own)


def _holder(number: int) -> Holder:
    latin, chinese = _word(number)
    form, form_zh, country = _FORMS[number % len(_FORMS)]
    return Holder(
        code=f"{latin.upper()}-{country}",
        name=f"{latin.title()} {form}",
        name_zh=chinese + form_zh,
        country=country,
        agents=(f"Agency {number % 40}, 010-8888{number % 10_000:04}",),
        contacts=(f"ipr@{latin}.example",),
        general_guarantee=f"GG-{number:04}" if number % 3 == 0 else "",
    )


def _mark(number: int, holders: tuple[Holder, ...]) -> Trademark:
    """The first mark of every holder, then more of those that have many."""
    owner = number if number < HOLDERS else int(HOLDERS * Random(number).random() ** 2)
    turn = 0 if number < HOLDERS else 1 + (number - HOLDERS) % 7
    latin, chinese = _word(owner)
    code = f"{latin.upper()}-{_KINDS[turn]}-{number}" if turn else latin.upper()
    kinds: tuple[RightType, ...] = ("trademark",) * 17 + ("copyright", "patent", "design")
    kind = kinds[number % 20] if turn else "trademark"
    letter = next((prefix for prefix, known in PREFIXES.items() if known == kind), "P")
    return Trademark(
        code=code,
        name=code.replace("-", " ").title(),
        holder=holders[owner].code,
        right_type=kind,
        recordation=f"{letter}{2009 + number % 10}-{20_000 + number}",
        valid_until=date(2039, 1 + number % 12, 1 + number % 28),
        aliases=(chinese + (_KINDS[turn].title() or ""), f"{latin}.{number}"),
        nice=(1 + number % 45,),
    )


def _offices() -> list[Office]:
    """The districts, then their subordinate offices, until there are 700."""
    known = shipped()
    districts = [district.split() for district in _DISTRICTS.split("|")]
    made = []
    for number, (digits, city, city_zh) in product(range(17), districts):
        code = f"{digits}{number:02}"
        suffix = ("Customs", "海关") if number == 0 else (f"{number} Customs", f"{number}号海关")
        own = Office(
            code=code, name=f"{city} {suffix[0]}", name_zh=city_zh + suffix[1], parent=f"{digits}00" if number else ""
        )
        made.append(known.get(code, own))
    return made[:OFFICES]


def _campaign(name: str, year: int, first: date, last: date) -> Campaign:
    return Campaign(code=f"{name.lower()}-{year}", name=f"{name} Action {year}", from_=first, to=last)


def _campaigns(last_year: int) -> list[Campaign]:
    made = []
    for year in range(last_year - 5, last_year + 1):
        made.append(_campaign("Longteng", year, date(year, 3, 1), date(year, 12, 31)))
        made.append(_campaign("Lanwang", year, date(year, 6, 1), date(year, 9, 30)))
    return made


def _enterprise(number: int) -> Enterprise:
    party = consignor(number * 3)
    return Enterprise(
        code=f"E{number:04}", name=party.name, uscc=party.uscc, country="CN", notes=("2024-05-06 visited",)
    )
