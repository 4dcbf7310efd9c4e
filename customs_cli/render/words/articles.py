"""Articles of law as readers cite them: `Measures art. 22`, 《实施办法》第22条.

An article that no source confirms is followed by `(not confirmed)`.
"""

import re

from customs_cli.render.words.catalogue import Words

_LAWS = {
    "Regulations": "《保护条例》",
    "Measures": "《实施办法》",
    "CAPR": "《处罚实施条例》",
    "ACL": "《行政强制法》",
    "Criminal Law": "《刑法》",
    "Administrative Penalty Law": "《行政处罚法》",
    "Administrative Penalty Law 1996": "1996年《行政处罚法》",
    "Administrative Reconsideration Law": "《行政复议法》",
    "Administrative Reconsideration Law 1999": "1999年《行政复议法》",
    "Administrative Litigation Law": "《行政诉讼法》",
    "Administrative Litigation Law 1989": "1989年《行政诉讼法》",
    "State Council Order 310": "国务院令第310号",
    "GACC Order 250": "海关总署令第250号",
    "Regulation (EU) 608/2013": "欧盟第608/2013号条例",
    "TRIPS": "TRIPS协定",
}
_WHOLE = {
    "GACC notice 31/2006": "海关总署公告2006年第31号",
    "habit of civil law": "民法惯例",
    "GACC notice 198/2023": "海关总署公告2023年第198号",
    "Fa Shi [2025] 5": "法释〔2025〕5号",
    "DHS Form 6051D": "国土安全部6051D表",
    ": at most 3 units, or less than 2 kg": "：不超过3件，或不足2千克",
    "2004 interpretation on criminal cases of IPR infringement": "2004年办理侵犯知识产权刑事案件司法解释",
}
_SOURCES = {
    "Regulations on Customs Protection of IPR": "《知识产权海关保护条例》",
    "Regulations on Customs Administrative Penalty": "《海关行政处罚实施条例》",
    "Administrative Penalty Law": "《行政处罚法》",
    "Administrative Coercion Law": "《行政强制法》",
    "State Council Order 310": "国务院令第310号",
    "Administrative Reconsideration Law": "《行政复议法》",
    "Administrative Litigation Law": "《行政诉讼法》",
    "penalty decision of 2019": "2019年行政处罚决定书",
    "final rule of 2015": "2015年最终规则",
    "as revised": "修订版",
    "title 19": "第19编",
}
_NUMBER = r"\d+(?:\(\d+\))*"
_ARTICLES = rf"({'|'.join(map(re.escape, _LAWS))}) art\. ({_NUMBER}(?:, {_NUMBER})*)"
_NOT_CONFIRMED = " (not confirmed)"


def cited(article: str, confirmed: bool, words: Words) -> str:
    """Return an article in the reader's language, with a remark where it is not confirmed."""
    said = article.replace(_NOT_CONFIRMED, words(" (not confirmed)"))
    said = said if words.lang == "en" else _in_chinese(said)
    return said if confirmed else said + words(" (not confirmed)")


def source_of(source: str, words: Words) -> str:
    """Return the source of an article in the reader's language: the title and the address of each text."""
    return source if words.lang == "en" else "；".join(_source(part) for part in source.split("; "))


def _source(part: str) -> str:
    title, colon, address = part.partition(": ")
    if not colon:
        return part
    for english, chinese in _SOURCES.items():
        title, address = title.replace(english, chinese), address.replace(english, chinese)
    title = re.sub(r"Measures art\. ([\d, -]+)", _of_the_measures, title)
    return f"{title.replace(', ', '，')}：{address.replace(', ', '，')}"


def _of_the_measures(found: re.Match[str]) -> str:
    parts = ("至".join(f"第{number}条" for number in part.split("-")) for part in found[1].split(", "))
    return _LAWS["Measures"] + "、".join(parts)


def _in_chinese(article: str) -> str:
    for english, chinese in _WHOLE.items():
        article = article.replace(english, chinese)
    return re.sub(_ARTICLES, _chinese, article).replace("; ", "；")


def _chinese(found: re.Match[str]) -> str:
    numbers = (number.partition("(") for number in found[2].split(", "))
    return _LAWS[found[1]] + "、".join(f"第{number}条{opening}{rest}" for number, opening, rest in numbers)
