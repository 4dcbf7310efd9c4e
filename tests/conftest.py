"""For every test: what was loaded to begin with is not searched for rubbish again and again; nothing is timed.

Programs that a test starts keep what they have compiled, also where the shell says otherwise: there are thousands.
"""

import gc
import os
import sys

from hypothesis import HealthCheck, settings

os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


def pytest_collection_finish() -> None:
    """Thousands of tests are known by now, and stay: without this each full collection looks at all of them."""
    gc.collect()
    gc.freeze()
