"""The Chinese catalogues as their sources say."""

import ast

from texts import PACKAGE

FOLDER = PACKAGE / "render" / "words" / "locale" / "zh" / "LC_MESSAGES"


def chinese(name: str) -> dict[str, str]:
    """Msgid -> msgstr of a source catalogue."""
    pairs: dict[str, str] = {}
    key = ""
    for row in (FOLDER / f"{name}.po").read_text("utf-8").splitlines():
        word, _, rest = row.partition(" ")
        if word == "msgid":
            key = ast.literal_eval(rest)
        elif word == "msgstr" and key:
            pairs[key] = ast.literal_eval(rest)
    return pairs
