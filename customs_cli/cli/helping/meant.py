"""Which command a word stands for that names none: a unique beginning of one runs, anything else is refused."""

from collections.abc import Iterable

from customs_cli.errors import CustomsError, UsageError
from customs_cli.sentences import command, said

OTHERWISE = {
    "add": ("record", "line add"),
    "delete": ("undo", "line remove"),
    "destroy": ("dispose",),
    "edit": ("correct", "line edit"),
    "find": ("search", "list"),
    "fix": ("correct",),
    "log": ("record", "history"),
    "ls": ("list",),
    "mark": ("trademark",),
    "new": ("record",),
    "remove": ("undo", "line remove"),
    "seize": ("detain",),
    "setup": ("init", "config"),
    "statistics": ("summary",),
    "stats": ("summary",),
    "status": ("show", "today"),
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
}
"""What officers may call a command by habit -> the commands that do it."""


def command_meant(word: str, names: Iterable[str], group: str = "") -> str:
    """The name of the command that a word stands for.

    Args:
        word: As typed.
        names: Every name.
        group: The command that they belong to; empty for those of `customs` itself.

    Raises:
        UsageError: It is the beginning of several, or of none.
    """
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
        hint=said("write more of it: {command}", command=command(f"{group} {found[0]}".strip())),
        candidates=tuple(found),
    )


def _none(word: str, known: list[str], group: str) -> CustomsError:
    from customs_cli.domain.values.name_matching import nearest

    near = (() if group else OTHERWISE.get(word.casefold(), ())) or nearest(word, known)
    lists = command(group, "--help")
    hint = said("{command} lists them", command=lists)
    if near:
        hint = said("did you mean {name}? {command} lists them", name=near[0], command=lists)
    return UsageError("no command {word!r}", word=f"{group} {word}".strip()[:40], hint=hint, candidates=near)
