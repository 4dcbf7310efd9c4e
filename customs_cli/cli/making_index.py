"""Makes the index of a large register in another process (`python -m` this module `PATH`), so that no act waits for it.

It may be killed at any moment; a half-made index is ignored. Without `PATH` it makes rows that another process asks for
(`register.index.portions`), of batches with their deadlines by today's rules.
"""

import sys
from functools import cache

from customs_cli.cli.desk import Desk, Settings
from customs_cli.cli.folders import own_units
from customs_cli.domain.values.units import use_own
from customs_cli.register.file.background import give_way
from customs_cli.register.index import portions
from customs_cli.register.index.later import make
from customs_cli.register.register import Register


def main(paths: list[str]) -> None:
    """Make or update the index of each register, or serve rows of it, with the settings of this officer."""
    use_own(cache(own_units))
    for path in paths:
        make(_register(path))
    if not paths:
        portions.main(lambda path: _register(path).store.current)


def _register(path: str) -> Register:
    return Desk(Settings(register=path)).register


if __name__ == "__main__":
    if sys.argv[1:]:
        give_way()  # nobody waits for it
    main(sys.argv[1:])
