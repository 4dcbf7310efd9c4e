"""`customs help TOPIC`: rules that hold for every command, in lines of at most 80 columns, with facts filled in."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from string import Template
from types import ModuleType

from rich.cells import cell_len

from customs_cli.data import text as shipped
from customs_cli.domain.query.field_names import CHINESE
from customs_cli.domain.values.categories import CATEGORIES
from customs_cli.domain.values.units import UNITS
from customs_cli.errors import CustomsError
from customs_cli.render.layout.folding import fold, padded
from customs_cli.render.pages.help import chinese, english
from customs_cli.render.words.catalogue import Words, catalogue

TOPICS = {
    "first-steps": "The first hour: an office, a register, a holder, a batch.",
    "course": "The course of a case: what comes next, and what prevents an act.",
    "statuses": "What each status of a batch means.",
    "counting": "What is counted, what is never added up, and which day a batch is counted on.",
    "units": "The units that goods are counted in.",
    "categories": "The categories of goods in summaries.",
    "proof": "How it is proven that nothing was altered, and against whom.",
    "dates": "How days and periods are written.",
    "filters": "How a filter (--where) is written.",
    "exit-codes": "What the exit status means.",
    "environment": "Variables, configuration files, and where files are kept.",
    "formats": "What can be imported, and the formats of answers.",
}
"""Topic -> what it is about, in the order of the list; the Chinese is in `help.po`."""

WIDTH = 80
"""Greatest length of a line of help."""
UNEXPECTED = "Anything else; please report it."


def about(topic: str, words: Words) -> str:
    """Return in one line what a topic is about."""
    return _helped(TOPICS[topic], words)


def text(topic: str, words: Words, **places: str) -> str:
    """Return a topic's text in a language, with its places (`$place`) filled in from the code that it describes."""
    return Template(shipped(f"help/{topic}.{'zh' if words.lang == 'zh' else 'en'}.md")).substitute(places)


def fields(kinds: Mapping[str, str], words: Words) -> str:
    """Return the fields of the filter language by their kind; in Chinese each with its Chinese name.

    Args:
        kinds: Field -> its kind.
        words: The reader's language.
    """
    called = {name: zh for zh, name in reversed(list(CHINESE.items()))} if words.lang == "zh" else {}
    named: dict[str, list[str]] = {}
    for name, kind in kinds.items():
        named.setdefault(kind, []).append(_beside(name, called.get(name, name)))
    known = _texts(words).KINDS
    return "\n".join(_listed(known[kind], names, words) for kind, names in named.items())


def exit_codes(words: Words) -> str:
    """Return the exit codes, taken from the classes of errors."""
    told = {
        kind.code: (kind.exit_code, (kind.__doc__ or "").split("\n")[0]) for kind in _refusals() if "code" in vars(kind)
    }
    told[CustomsError.code] = (CustomsError.exit_code, UNEXPECTED)
    rows = sorted((status, code, said) for code, (status, said) in told.items())
    return "\n".join(f"  {status:>3}  {code:<13} {_helped(said, words)}" for status, code, said in rows)


def pairs(rows: Iterable[tuple[str, str]], words: Words, *, column: int = 0) -> str:
    """Return names with their meanings, aligned and folded; meanings are translated where known."""
    known = [(name, _helped(meaning, words)) for name, meaning in rows]
    width = column or max(cell_len(name) for name, _ in known)
    lines = []
    for name, meaning in known:
        first, *more = fold(meaning, WIDTH - width - 4)
        lines += [f"  {padded(name, width)}  {first}", *(" " * (width + 4) + line for line in more)]
    return "\n".join(lines)


def columns(title: str, names: Sequence[str], words: Words) -> str:
    """Return a list of the columns of an import."""
    return _listed(title, names, words, between=" ")


def statuses(words: Words) -> str:
    """Return each status with its name for readers and its meaning."""
    rows = _texts(words).STATUSES.items()
    return pairs(((_beside(code, words.word(code)), said) for code, said in rows), words)


def units(words: Words) -> str:
    """Return the units by kind, each with its Chinese name."""
    kinds = _texts(words).UNIT_KINDS
    return "\n".join(
        _listed(said, [_beside(u.code, u.zh) for u in UNITS.values() if u.kind == kind], words)
        for kind, said in kinds.items()
    )


def categories(words: Words) -> str:
    """Return the categories, each with its Chinese name."""
    return pairs(CATEGORIES.items(), words)


def _beside(code: str, called: str) -> str:
    return code if code == called else f"{code} {called}"


def _listed(title: str, names: Iterable[str], words: Words, between: str = "") -> str:
    every, sign = list(names), (between or words(", "))
    lines, line = [], f"  {title}" + words(": ")
    for name in [*(f"{name}{sign}" for name in every[:-1]), *every[-1:]]:
        if cell_len((line + name).rstrip()) > WIDTH:
            lines.append(line.rstrip())
            line = "    "
        line += name
    return "\n".join([*lines, line])


def _helped(said: str, words: Words) -> str:
    return catalogue("help")(said) if words.lang == "zh" else said


def _texts(words: Words) -> ModuleType:
    return chinese if words.lang == "zh" else english


def _refusals() -> Iterator[type[CustomsError]]:
    waiting = [CustomsError]
    while waiting:
        kind = waiting.pop()
        yield kind
        waiting += kind.__subclasses__()
