"""The place of a value in a record in the reader's words: `line 1, Quantity`, `VIVO-COMM, Served`."""

import re
from collections.abc import Iterator

from customs_cli.render.words.catalogue import Words
from customs_cli.render.words.told.labels import label

_STEP = re.compile(r"\[([^\]]*)\]|([^.\[\]]+)")
_OF_CODES = ("proceedings", "marks")
"""Fields of a proceeding whose items are identified by a code alone."""


def place(path: str, words: Words) -> str:
    """Return a path in words.

    Args:
        path: A path such as `lines[0].quantity` or `lines.0.quantity`; any other text is returned unchanged.
        words: The reader's language.
    """
    if not re.fullmatch(r"[\w.\[\]&+!-]+", path):
        return path
    steps = [bracketed or plain for bracketed, plain in _STEP.findall(path)]
    return words(", ").join(_named(steps, words)) or path


def _named(steps: list[str], words: Words) -> Iterator[str]:
    own = iter(range(len(steps)))
    for at in own:
        name, following = steps[at], steps[at + 1] if at + 1 < len(steps) else ""
        if name in _OF_CODES and following and steps[0] != "lines":
            yield following
            next(own)
        elif name == "lines" and following.isdigit():
            yield words("line {no}", no=int(following) + 1)
            next(own)
        elif name == "events" and following:
            yield label(following, words)
            next(own)
        elif following.isdigit():
            yield f"{label(name, words)} {int(following) + 1}"
            next(own)
        else:
            yield label(name, words)
