"""The `verify.py` of a bundle: the modules that check it, joined into one program that needs nothing else."""

from pathlib import Path
from typing import NamedTuple

from customs_cli.services.exchange.bag import check, files, writing
from customs_cli.services.exchange.bag import proof as bag_proof
from customs_cli.services.exchange.bag.check import Drawn

_OWN_IMPORT = "from customs_cli."


class Drawing(NamedTuple):
    """How a record is drawn for people: the function, and the source code of its modules, parts of `verify.py`."""

    drawn: Drawn
    sources: tuple[str, ...]


def program(drawing: Drawing) -> str:
    """Return the source of a bundle's `verify.py`: the modules that prove and those that draw, in one file."""
    *parts, last = [Path(module.__file__ or "").read_text("utf-8") for module in (bag_proof, files, writing, check)]
    texts = [*parts, *drawing.sources, last]
    kept = [_standing_alone(text, is_first=not place) for place, text in enumerate(texts)]
    return "\n\n".join(kept) + '\n\nif __name__ == "__main__":\n    main(drawn)\n'


def _standing_alone(text: str, *, is_first: bool) -> str:
    lines, is_ours = [], False
    for line in text.splitlines():
        is_ours = is_ours or line.startswith(_OWN_IMPORT)
        if not is_ours and (is_first or line != "from __future__ import annotations"):
            lines.append(line)
        is_ours = is_ours and line != ")" and not (line.startswith(_OWN_IMPORT) and not line.endswith("("))
    return "\n".join(lines)
