"""For every test: what was loaded to begin with is not searched for rubbish again and again."""

import gc


def pytest_collection_finish() -> None:
    """Thousands of tests are known by now, and stay: without this each full collection looks at all of them."""
    gc.collect()
    gc.freeze()
