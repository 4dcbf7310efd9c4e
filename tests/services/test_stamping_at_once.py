"""Of two who attach one time stamp at the same moment, one keeps it, and both are told of that act."""

import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from threading import Thread

from import_samples import calendar

from customs_cli.domain.values.root import Root
from customs_cli.register.file.disk import lock
from customs_cli.register.file.files import FileStore
from customs_cli.register.register import Register
from customs_cli.services.acts.act_context import Duty
from customs_cli.services.exchange import stamping


def duty_at(path: Path, clock: Callable[[], datetime]) -> Duty:
    return Duty(Register(FileStore(path), clock=clock), ("Li",), date(2019, 7, 22), calendar)


def waits_for_the_lock(thread: Thread) -> bool:
    frame = sys._current_frames().get(thread.ident or 0)
    while frame and frame.f_code is not lock._wait.__code__:
        frame = frame.f_back
    return frame is not None


def test_of_two_who_attach_one_stamp_at_once_one_keeps_it(tmp_path: Path) -> None:
    response, path = tmp_path / "response.tsr", tmp_path / "register.json"
    response.write_bytes(b"response")
    found = stamping.Stamped(Root("ab" * 32, 1), "Jul 22 12:00:00 2019 GMT", sha256(b"response").hexdigest())
    numbers: list[int] = []

    def now() -> datetime:
        return datetime(2019, 7, 22, 12, tzinfo=UTC)

    def at_once() -> None:
        numbers.append(stamping.attach(duty_at(path, now), found, response))

    other = Thread(target=at_once)

    def meanwhile() -> datetime:
        """The moment of the first act, which is under way while the other one comes to the lock."""
        if not other.ident:
            other.start()
        while other.is_alive() and not waits_for_the_lock(other):
            time.sleep(0.001)
        return now()

    numbers.append(stamping.attach(duty_at(path, meanwhile), found, response))
    other.join()
    kept = [entry.entry.act for entry in duty_at(path, now).register.entries()]
    assert (kept, numbers) == (["timestamp"], [1, 1])
