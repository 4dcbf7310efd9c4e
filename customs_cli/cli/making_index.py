"""The index of a large register, made by `python -m` this module, `PATH`: no act waits for it.

It may be killed at any moment: what is half made is taken for nothing.
"""

import sys
from functools import cache

from customs_cli.cli.desk import Desk, Settings
from customs_cli.cli.folders import own_units
from customs_cli.domain.values.units import use_own
from customs_cli.register.index.later import make


def main(path: str) -> None:
    """Make it, or catch it up, as an officer at this desk would have it made."""
    use_own(cache(own_units))
    make(Desk(Settings(register=path)).register)


if __name__ == "__main__":
    main(sys.argv[1])
