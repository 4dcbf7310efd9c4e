"""The index of a large register, made by `python -m` this module, `PATH`: no act waits for it.

It may be killed at any moment: what is half made is taken for nothing. Without `PATH` it makes the rows that another
process asks for (`register.index.portions`), of batches with their deadlines by today's rules.
"""

import sys
from functools import cache

from customs_cli.cli.desk import Desk, Settings
from customs_cli.cli.folders import own_units
from customs_cli.domain.values.units import use_own
from customs_cli.register.index import portions
from customs_cli.register.index.later import make
from customs_cli.register.register import Register


def main(paths: list[str]) -> None:
    """Make it, or catch it up, or rows of it, as an officer at this desk would have it made."""
    use_own(cache(own_units))
    for path in paths:
        make(_register(path))
    if not paths:
        portions.main(lambda path: _register(path).store.current)


def _register(path: str) -> Register:
    return Desk(Settings(register=path)).register


if __name__ == "__main__":
    main(sys.argv[1:])
