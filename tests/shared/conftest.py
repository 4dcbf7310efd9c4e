"""A real PostgreSQL server of the tests' own, on loopback, as another user than root; skipped where there is none."""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

for beside in ("register", "reports", "cli"):
    sys.path.append(str(Path(__file__).parent.parent / beside))

from clusters import Cluster, programs  # noqa: E402

from customs_cli.register.sql.connecting import Session  # noqa: E402
from customs_cli.register.sql.register import SharedRegister  # noqa: E402
from customs_cli.register.sql.store import SharedStore  # noqa: E402


@pytest.fixture(scope="session")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    if programs() is None:
        pytest.skip("no server programs of PostgreSQL: apt-get install postgresql")
    with Cluster() as one:
        one.make()
        yield one


@pytest.fixture
def empty(cluster: Cluster) -> Cluster:
    """The server with a register in which there is nothing."""
    cluster.forget()
    return cluster


@pytest.fixture
def register(empty: Cluster) -> Iterator[SharedRegister]:
    """An empty shared register, as its administrator."""
    session = Session(empty.address)
    moments = (datetime(2019, 7, 3, 12, tzinfo=UTC) + timedelta(seconds=number) for number in count())
    yield SharedRegister(SharedStore(session), clock=lambda: next(moments))
    session.close()
