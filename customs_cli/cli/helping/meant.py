"""Finds the command or option that an unknown word stands for; a unique beginning of a command runs it."""

import re
from collections.abc import Collection, Iterable

from customs_cli.errors import CustomsError, UsageError
from customs_cli.sentences import command, said

OTHERWISE = {
    "add": ("record", "line add"),
    "amend": ("correct",),
    "attach": ("evidence",),
    "brand": ("trademark",),
    "calendar": ("due",),
    "change": ("correct",),
    "compare": ("trend", "rank"),
    "count": ("summary",),
    "daily": ("print daily", "summary"),
    "dashboard": ("today",),
    "deadline": ("due",),
    "deadlines": ("due",),
    "delete": ("undo", "line remove"),
    "destroy": ("dispose",),
    "display": ("show",),
    "edit": ("correct", "line edit"),
    "find": ("search", "list"),
    "fix": ("correct",),
    "get": ("show",),
    "graph": ("trend",),
    "info": ("show",),
    "load": ("import",),
    "log": ("record", "history"),
    "lookup": ("search",),
    "ls": ("list",),
    "mark": ("trademark",),
    "modify": ("correct",),
    "new": ("record",),
    "open": ("show",),
    "overdue": ("due",),
    "owner": ("holder",),
    "photo": ("evidence",),
    "query": ("list", "search"),
    "ranking": ("rank",),
    "register": ("record", "init"),
    "remove": ("undo", "line remove"),
    "revert": ("undo",),
    "rollback": ("undo",),
    "save": ("export", "backup"),
    "seize": ("detain",),
    "setup": ("init", "config"),
    "statistics": ("summary",),
    "stats": ("summary",),
    "status": ("show", "today"),
    "sum": ("summary",),
    "top": ("rank",),
    "totals": ("summary",),
    "update": ("correct",),
    "user": ("officer",),
    "登记": ("record",),
    "通知": ("notify",),
    "答复": ("reply",),
    "扣留": ("detain",),
    "确认": ("confirm",),
    "认定": ("determine",),
    "放行": ("release",),
    "没收": ("confiscate",),
    "处置": ("dispose",),
    "移送": ("transfer",),
    "更正": ("correct",),
    "撤回": ("undo",),
    "今日": ("today",),
    "期限": ("due",),
    "列表": ("list",),
    "查找": ("search",),
    "历史": ("history",),
    "汇总": ("summary",),
    "帮助": ("help",),
    "查看": ("show",),
    "显示": ("show",),
    "证据": ("evidence",),
    "备注": ("note",),
    "案件": ("show", "list"),
    "到期": ("due",),
    "今天": ("today",),
    "统计": ("summary",),
    "排名": ("rank",),
    "趋势": ("trend",),
    "打印": ("print",),
    "导入": ("import",),
    "导出": ("export",),
    "合并": ("merge",),
    "权利人": ("holder",),
    "商标": ("trademark",),
    "修改": ("correct",),
    "撤销": ("undo",),
    "恢复": ("redo", "restore"),
    "备份": ("backup",),
    "线索": ("clue",),
    "走访": ("visit",),
    "销毁": ("dispose",),
    "搜索": ("search",),
    "检查": ("check",),
    "核验": ("verify",),
    "法院": ("court",),
    "关联": ("links", "chain"),
    "设置": ("config",),
    "台账": ("init", "list"),
    "录入": ("record",),
    "批次": ("list",),
    "逾期": ("due",),
    "待办": ("today",),
    "收缴": ("confiscate",),
    **dict.fromkeys(("放弃", "声明放弃"), ("abandon",)),
    "交接": ("custody",),
    "取样": ("custody",),
    "费用": ("fee",),
    "汇率": ("rate",),
    "海关": ("office",),
    "关员": ("officer",),
    "企业": ("enterprise",),
    "专项行动": ("campaign",),
    "程序": ("procedure",),
    "担保": ("security", "reply"),
    "报告": ("report",),
    "模板": ("template",),
}
"""A word that officers may type for a command by habit -> the commands that do it."""

FORMS = {
    **dict.fromkeys(("日报", "sheet"), "daily"),
    **dict.fromkeys(("周报", "weekly", "week"), "daily last-week"),
    **dict.fromkeys(("月报", "monthly", "month"), "daily last-month"),
    **dict.fromkeys(("通知书", "确权通知书", "确认知识产权状况通知书"), "notice"),
    **dict.fromkeys(("决定书", "扣留决定书", "扣留凭单"), "detention-decision"),
    **dict.fromkeys(("清单", "扣留清单"), "detention-list"),
    **dict.fromkeys(("回证", "送达回证"), "receipt"),
    **dict.fromkeys(("解除扣留通知书", "放行通知书"), "release-notice"),
    **dict.fromkeys(("移送书", "涉嫌犯罪案件移送书"), "transfer-letter"),
    **dict.fromkeys(("告知书", "行政处罚告知书"), "hearing-notice"),
    **dict.fromkeys(("处罚决定书", "行政处罚决定书"), "penalty-decision"),
    "没收侵权货物情况通知书": "confiscation-notice",
    "收缴清单": "collection-list",
    **dict.fromkeys(("交接记录", "涉案货物交接记录"), "custody-chain"),
    **dict.fromkeys(("案卷", "case-file"), "batch-file"),
    "致人民法院函": "court-letter",
}
"""A word that officers may type after `print` -> the paper that it means, with a period where one is needed."""

OPTIONS = {
    **dict.fromkeys(("--brand", "--trademark", "--trademarks"), ("--mark",)),
    **dict.fromkeys(("--comment", "--notes", "--remark"), ("--note", "--reason", "--remark")),
    **dict.fromkeys(("--customs", "--port"), ("--office",)),
    **dict.fromkeys(("--date", "--day", "--on"), ("--found", "--on", "--taken")),
    **dict.fromkeys(("--exporter", "--sender", "--shipper"), ("--consignor",)),
    **dict.fromkeys(("--importer", "--receiver", "--recipient"), ("--consignee",)),
    **dict.fromkeys(("--goods-name", "--item", "--product"), ("--goods",)),
    **dict.fromkeys(("--count", "--pcs", "--pieces", "--qty"), ("--quantity", "--items")),
    **dict.fromkeys(("--price", "--worth"), ("--value",)),
    **dict.fromkeys(("--awb", "--bl", "--declaration", "--number", "--waybill"), ("--document",)),
    **dict.fromkeys(("--license", "--plate", "--truck"), ("--vehicle",)),
    **dict.fromkeys(("--location", "--place", "--warehouse"), ("--storage",)),
    **dict.fromkeys(("--hs-code", "--hscode", "--tariff"), ("--hs",)),
    **dict.fromkeys(("--country", "--dest", "--to"), ("--destination",)),
    **dict.fromkeys(("--filter", "--query"), ("--where",)),
    **dict.fromkeys(("--excel", "--html", "--pdf", "--xlsx"), ("--output",)),
    **dict.fromkeys(("--order", "--order-by", "--sort-by"), ("--sort",)),
    "--days": ("--within",),
    "--format": ("--output", "--json"),
    "--from": ("--departure",),
    "--group-by": ("--by",),
    "--interval": ("--every",),
    "--max": ("--limit", "--top"),
    "--operation": ("--campaign",),
    "--owner": ("--holder",),
    "--photo": ("--scan",),
    "--reason": ("--ground", "--note"),
}
"""An option that officers may type by habit -> the options that do it; the first that a command has is meant."""

PERIOD = (
    *("--after", "--before", "--between", "--date", "--day", "--days", "--end", "--from", "--month", "--period"),
    *("--since", "--start", "--to", "--until", "--year"),
)
"""Options that officers may type where a command takes a period, or a day, as an argument."""


def command_meant(word: str, names: Iterable[str], group: str = "") -> str:
    """Return the name of the command that a word stands for."""
    known = list(names)
    plain = word.casefold()
    found = [name for name in known if name == plain] or [name for name in known if plain and name.startswith(plain)]
    if len(found) == 1:
        return found[0]
    raise _several(word, found, group) if found else _none(word, known, group)


def _several(word: str, found: list[str], group: str) -> CustomsError:
    return UsageError(
        "{word!r} may be several commands",
        word=word[:40],
        hint=said("type more of the command: {command}", command=command(f"{group} {found[0]}".strip())),
        candidates=tuple(found),
    )


def _none(word: str, known: list[str], group: str) -> CustomsError:
    from customs_cli.domain.values.name_matching import nearest

    near = _by_habit(word.casefold(), group) or nearest(word, known)
    lists = command(group, "--help")
    hint = said("{command} lists them", command=lists)
    if near:
        hint = said(
            "did you mean {name}? {command} lists them", name=command(f"{group} {near[0]}".strip()), command=lists
        )
    return UsageError("no command {word!r}", word=f"{group} {word}".strip()[:40], hint=hint, candidates=near)


def _by_habit(word: str, group: str) -> tuple[str, ...]:
    if not group and word in OTHERWISE:
        return OTHERWISE[word]
    if not group and re.search("[0-9]", word):
        is_year = re.fullmatch("(19|20)[0-9]{2}(-[0-9]{2})*", word)
        return (f"list {word}" if is_year else f"show {word.upper()}",)
    paper = FORMS.get(word, "") if group in ("", "print") else ""
    return (paper if group else f"print {paper}",) if paper else ()


def group_meant(word: str, names: Collection[str]) -> str:
    """Return the command that a word names, in the singular, the plural, or as officers call it; empty for others."""
    one = word.casefold().removesuffix("s")
    return next((name for name in (one, *OTHERWISE.get(one, ())) if name in names), "")


def option_meant(option: str, own: Collection[str], arguments: Collection[str]) -> str:
    """Return the option or argument of a command that an unknown option stands for; empty if none is known."""
    plain = option.casefold()
    named = [name for name in arguments if plain[2:] in name.strip("[].").casefold().split("|")]
    periods = [name for name in arguments if {"PERIOD", "DATE"} & set(name.strip("[]").split("|"))]
    by_habit = [name for name in OPTIONS.get(plain, ()) if name in own]
    return next(iter([*named, *(periods if plain in PERIOD else []), *by_habit]), "")
