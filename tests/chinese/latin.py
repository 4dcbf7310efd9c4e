"""Which Latin words of a text a reader of Chinese cannot know: no code, no name as entered, nothing to be typed."""

import re
from collections.abc import Iterable

TYPED = re.compile(
    r"""
      https?://\S+                                   # an address
    | (?<![\w])(?:github\.com|[\w-]+@[\w-]+)[\w./-]*
    | (?<![\w])[~.]?[\w*-]*(?:/[\w.*+-]+)+/?         # a path
    | (?<![A-Za-z])[\w*-]*\.(?:[a-z]{2,5}|gz)(?![A-Za-z.])       # a file, or how its name ends
    | '?customs-cli(?:\[\w+\]'?)?                    # the package
    | (?<![A-Za-z-])customs(?!_)(?:[ ](?:'[^']*'|"[^"]*"|(?![ ])[\x21-\x26\x28-\x7e·]+))*  # a command to type
    | (?<![\w-])--?[a-z][a-z-]*(?:[ =](?:"[^"]*"|'[^']*'|[a-z_]+(?:-[a-z]+)*))?  # an option, and what follows
    | psql[ ]-c[ ]'[^']*'                            # a command of another program
    | (?<![A-Za-z])[a-z]+\d[a-z\d]*                # a program, a coding
    | (?<![A-Za-z])[0-9a-f]{12,}                     # a hash
    | @heads                                         # a chain, by its name
    | \{[^}]*\}                                      # a place of a template
    | \[[A-Z][A-Za-z_ .|\[\]-]*\]                    # an argument
    | (?<![\w-])[\w-]+(?:\|[\w-]+)+                  # a choice to type
    | (?<![\w-])-?[a-z_]+(?::|!=|[<>]=?|=)["\w<>*.-]+(?:[ ]\w+")?    # a field of a filter, as it is typed
    | (?<![A-Za-z])(?:cn|eu|us)_\w+|order_310|trips|customs_officers        # the code of a procedure
    | (?<![A-Za-z])[A-Z]\d+(?:-[a-z0-9-]+)?          # the code of a time limit
    | [+-]?\d[\d,.]*(?:wd|[dwm])(?![A-Za-z])         # a day, counted
    | \d[A-Za-z0-9._-]*                              # a number with letters in it
    | (?<![A-Za-z])[A-Z][A-Z0-9&._/'’-]*(?![A-Za-z]) # a code; what stands for a value
    """,
    re.X,
)

KNOWN = frozenset(
    "TinyDB PostgreSQL Word bash zsh fish PowerShell Python Excel Unicode Ed SQLite XlsxWriter Pillow holidays"
    " Noto Sans Debian July obstore".split()
)
"""What is called so in Chinese too."""

WORD = re.compile(r"[A-Za-zÀ-ž](?:[A-Za-zÀ-ž]|['’-](?=[A-Za-zÀ-ž]))+")


def latin(text: str, names: "re.Pattern[str] | None" = None, typed: Iterable[str] = ()) -> list[str]:
    """The words, in their order, each once.

    Args:
        text: What is shown.
        names: What somebody entered, which is shown as it is.
        typed: Words that are to be typed where they stand alone.
    """
    left = TYPED.sub("·", names.sub("·", text) if names else text)
    allowed = {*KNOWN, *typed}
    return list(dict.fromkeys(word for word in WORD.findall(left) if word not in allowed))


def any_of(names: Iterable[str]) -> "re.Pattern[str]":
    """What matches any of these as a whole, the longest that stands there; a name may be folded over several lines."""
    longest_first = sorted({name for name in names if WORD.search(name)}, key=len, reverse=True)
    by_first: dict[str, list[str]] = {}  # or each of thousands would be tried at every letter
    for name in longest_first:
        by_first.setdefault(name[0], []).append(_folded(name[1:]))
    every = "|".join(f"{_folded(first)}(?:{'|'.join(rest)})" for first, rest in by_first.items())
    return re.compile(rf"(?<![A-Za-z])(?:{every})(?![A-Za-z])")


def _folded(name: str) -> str:
    return re.escape(name).replace(r"\ ", r"\s+")
