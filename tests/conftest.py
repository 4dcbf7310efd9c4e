"""For every test: what was loaded to begin with is not searched for rubbish again and again; nothing is timed."""

import gc

from hypothesis import HealthCheck, settings

settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


def pytest_collection_finish() -> None:
    """Thousands of tests are known by now, and stay: without this each full collection looks at all of them."""
    gc.collect()
    gc.freeze()
