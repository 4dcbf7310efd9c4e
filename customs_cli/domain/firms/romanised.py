"""Spellings of characters in firms' names outside the mainland: Cantonese of Hong Kong, Wade-Giles."""
# ruff: noqa: E501

import re
from functools import cache
from itertools import islice, product

from customs_cli.domain.firms.characters import sound, syllables

_CANTONESE = """
永 wing|荣 wing|利 lee li lei|李 lee li|好 ho|运 wan|昌 cheong cheung|长 cheung cheong|祥 cheung cheong|张 cheung cheong|发 fat|法 fat|金 kam gam|锦 kam|宝 po bo|保 po|丰 fung|凤 fung
峰 fung|锋 fung|冯 fung|恒 hang|亨 hang|行 hang|兴 hing|庆 hing|明 ming|达 tat|生 sang|盛 shing sing|成 shing sing|诚 shing sing|城 shing|胜 shing sing|华 wah wa|安 on|隆 lung|龙 lung|大 tai dai
泰 tai|太 tai|新 sun san|信 shun|顺 shun|美 mei|富 fu foo|福 fook fuk|国 kwok|和 wo|合 hop hap|德 tak|源 yuen|远 yuen|元 yuen|记 kee|光 kwong|广 kwong|东 tung|同 tung|通 tung|栋 tung|南 nam
西 sai|北 pak buk|中 chung|忠 chung|天 tin|地 tei|海 hoi|山 shan|江 kong|港 kong|香 heung|业 yip|叶 yip|立 lap|建 kin|坚 kin|嘉 ka|家 ka|加 ka|佳 kai|宏 wang|伟 wai|威 wai|辉 fai|强 keung
高 ko|万 man|文 man|民 man|亿 yik|益 yik|百 pak|千 chin|一 yat|日 yat|三 sam|八 pat|九 kau|兆 siu|星 sing|月 yuet|鸿 hung|洪 hung|雄 hung|宁 ning|平 ping|正 ching|公 kung|工 kung|裕 yue yu
贵 kwai|林 lam|陈 chan|黄 wong|王 wong|何 ho|梁 leung|刘 lau|吴 ng|周 chow|郑 cheng|谢 tse|邓 tang|许 hui|蔡 choi|麦 mak|罗 law lo|曾 tsang|杨 yeung|马 ma|孙 suen|胡 wu|胡 woo|余 yu yue|义 yee
仁 yan|人 yan|心 sum|智 chi|志 chi|至 chi|致 chi|景 king|敬 king|经 king|时 sze|世 sai|丽 lai|莱 loi|来 loi|财 choi|旺 wong|开 hoi|启 kai|基 kei|奇 kei|其 ki|纪 kei|珍 chun|真 chun|进 chun
晋 chun|俊 chun|春 chun|全 chuen|泉 chuen|川 chuen|升 sing|康 hong|航 hong|洋 yeung|阳 yeung|英 ying|应 ying|友 yau|有 yau|联 luen|连 lin|莲 lin|力 lik|乐 lok|洛 lok|禄 luk|陆 luk|六 luk
五 ng|银 ngan|玉 yuk|玲 ling|灵 ling|凌 ling|豪 ho|浩 ho|皓 ho|凯 hoi|创 chong|庄 chong|伦 lun|伯 pak|柏 pak|白 pak|雅 nga|雄 hung|秀 sau|寿 sau|才 choi|彩 choi|采 choi|衣 yee|怡 yee|仪 yee
宜 yee|意 yee|卓 cheuk|泽 chak|尚 sheung|上 sheung|商 sheung|双 sheung|常 sheung|青 ching|清 ching|晶 ching|精 ching|程 ching|贞 ching|多 dor|朵 dor|声 sing|实 sat|石 shek|顶 ding|鼎 ting|亭 ting
"""


@cache
def _cantonese() -> dict[str, tuple[str, ...]]:
    rows = (cell.split() for line in _CANTONESE.strip().splitlines() for cell in line.split("|"))
    return {row[0]: tuple(row[1:]) for row in rows}


def cantonese(core: str) -> tuple[str, ...]:
    """Return the Hong Kong spellings of a name, without blanks, at most eight; empty where a character is not known."""
    known = _cantonese()
    if not 2 <= len(core) <= 5 or any(c not in known for c in core):
        return ()
    return tuple("".join(ways) for ways in islice(product(*(known[c] for c in core)), 8))


_INITIALS = (
    ("zh", "ch"), ("ch", "ch"), ("sh", "sh"), ("b", "p"), ("p", "p"), ("d", "t"), ("t", "t"), ("g", "k"), ("k", "k"),
    ("j", "ch"), ("q", "ch"), ("x", "hs"), ("z", "ts"), ("c", "ts"), ("r", "j"), ("y", "y"), ("w", "w"),
)  # fmt: skip
_WHOLE = {
    "zhi": "chih", "chi": "chih", "shi": "shih", "ri": "jih", "zi": "tzu", "ci": "tzu", "si": "ssu", "yi": "i",
    "you": "yu", "er": "erh", "ju": "chu", "qu": "chu", "xu": "hsu", "yan": "yen", "he": "ho", "ge": "ko", "ke": "ko",
    "guo": "kuo", "huo": "huo", "e": "o", "gui": "kuei", "kui": "kuei", "ye": "yeh", "yue": "yueh",
}  # fmt: skip
_FINALS = (
    ("iong", "iung"), ("ong", "ung"), ("ian", "ien"), ("ie", "ieh"), ("ue", "ueh"), ("uo", "o"), ("ui", "ui"),
)  # fmt: skip


def _wade(syllable: str) -> str:
    if syllable in _WHOLE:
        return _WHOLE[syllable]
    head, to = next((pair for pair in _INITIALS if syllable.startswith(pair[0])), ("", ""))
    rest = syllable[len(head) :]
    end, ending = next((pair for pair in _FINALS if rest.endswith(pair[0])), ("", ""))
    return to + (rest[: len(rest) - len(end)] + ending if end else rest)


def wade_giles(core: str) -> str:
    """The Wade-Giles spelling of a name, as in Taiwan, without marks; empty where a sign is no known character."""
    own = [sound(c) for c in core]
    if not 2 <= len(core) <= 5 or any(one not in syllables() for one in own):
        return ""
    return "".join(map(_wade, own))


def initials(core: str) -> str:
    """Return the first letters of the sounds of characters: `byd` of 比亚迪; empty for other signs."""
    own = [sound(c) for c in core]
    return "".join(one[0] for one in own) if all(re.fullmatch("[a-z]+", one) for one in own) else ""
