"""Words that stand for a value in printed commands (`--on DATE`), each of which is refused when typed as printed."""

import re
from collections.abc import Iterator

from customs_cli.errors import UsageError
from customs_cli.sentences import Command, Listed, Named

PLACEHOLDERS = {
    "ACT": Named("the number of an act", "操作号"),
    "AMOUNT": Named("an amount", "金额"),
    "BACKUP": Named("the folder of a backup", "备份目录"),
    "CODE": Named("a code", "代码"),
    "CUR": Named("a currency", "币种"),
    "DATE": Named("a date", "日期"),
    "EARLIER": Named("an earlier root", "较早的根值"),
    "ENTERPRISE": Named("an enterprise", "企业"),
    "FILE": Named("a file", "文件"),
    "FILTER": Named("a filter", "筛选条件"),
    "FOLDER": Named("a folder", "目录"),
    "FORM": Named("the name of a form", "文书名称"),
    "HOLDER": Named("the code of a holder", "权利人代码"),
    "NAME": Named("a name", "名称"),
    "NO": Named("a number", "文书号"),
    "NUMBER": Named("a number", "编号"),
    "PATH": Named("a path", "路径"),
    "PERIOD": Named("a period", "期间"),
    "PLACE": Named("a place", "地点"),
    "RATE": Named("an exchange rate", "汇率"),
    "REF": Named("a reference", "批次编号"),
    "ROLE": Named("a role", "角色"),
    "ROOT": Named("a root", "根值"),
    "TEXT": Named("a text", "内容"),
    "VALUE": Named("a value", "值"),
    "WORD": Named("a word", "选项词"),
}
"""Placeholder in printed commands -> what it stands for; in Chinese commands that stands in its place: 〈日期〉."""
_OWN = {
    "A": Named("a party", "当事人"),
    "B": Named("another party", "另一当事人"),
    "CC": Named("a country", "国家代码"),
    "LINE": Named("the number of a line", "行号"),
    "N": Named("a quantity", "数量"),
    "OTHER": Named("another register", "另一登记簿"),
}
"""Those that elsewhere are values (`--hs N`, goods called B): they are placeholders where help or hints print them."""
_ANYTHING = Named("a value", "值")
_CHINESE = {f"〈{named.zh}〉": word for word, named in {**PLACEHOLDERS, **_OWN}.items()}


class Placeholder(UsageError):
    """A placeholder was typed as printed."""


_PARTS = r"([=:;,\s]|\.\.)"


def as_meant(text: str, metavar: str = "") -> str:
    """Return a value as it was meant: `=NO` is the word `NO` itself.

    Args:
        text: The value as typed.
        metavar: The placeholder of this value in help; empty for none.

    Raises:
        Placeholder: The value is a placeholder, or several words of which one is to be chosen, as printed.
    """
    plain = text.strip()
    if plain.startswith("=") and _stands(plain.lstrip("="), metavar):
        return plain[1:]
    if word := _stands(plain, metavar):
        named = _CHINESE.get(word, word)
        raise Placeholder(
            "{word} stands for {meaning}",
            word=word,
            meaning=PLACEHOLDERS.get(named) or _OWN.get(named, _ANYTHING),
            hint="type the value itself; where it really is that word: ={word}",
        )
    if "|" in plain and set(plain.split("|")) <= {*metavar.strip("[].").split("|")}:
        raise one_of(plain)
    return text


def one_of(text: str) -> Placeholder:
    """Return the refusal of words printed to choose from: `--infringing|--genuine`, `donate|sell`."""
    return Placeholder(
        "{text} stands for one of these words", text=text, hint="type one: {words}", words=Listed(text.split("|"))
    )


def _stands(text: str, metavar: str) -> str:
    forms = metavar.strip("[].").split("|")
    if not text or text.casefold() in forms or (text == "NO" and metavar == "CC"):  # Norway
        return ""
    if text in PLACEHOLDERS or text in _CHINESE or (text.strip("[].") in forms and re.match("[A-Z]", text)):
        return text
    if any(re.fullmatch("[A-Z]+(=.*)?", form) and ("=" in form or form in ("FILTER", "PERIOD")) for form in forms):
        parts = re.split(_PARTS, text)[2::2]  # the first one names the field
        return next((part for part in parts if part in _CHINESE or (part in PLACEHOLDERS and part != "NO")), "")
    return ""


def in_chinese(command: Command) -> Command:
    """Return a command with Chinese placeholders: `--on 〈日期〉`."""
    return Command(command.path, tuple(_each_in_chinese(command)))


def _each_in_chinese(command: Command) -> Iterator[str]:
    before = ""
    for word in command.arguments:
        own = "LINE" if (word == "NO" and before[:2] != "--") or before == "--line" else word
        name, sign, value = own.rpartition("=")
        is_own = value in ("LINE", "N") or command.path in ("customs same", "customs different", "customs merge")
        named = PLACEHOLDERS.get(value) or (_OWN.get(value) if is_own else None)
        yield f"{name}{sign}〈{named.zh}〉" if named and (own == word or word == "NO") else word
        before = word
