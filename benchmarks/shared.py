"""Acts a second on a shared register: `python benchmarks/shared.py postgresql://HOST/DATABASE [CLIENTS] [SECONDS]`.

Every client keeps its connection and records batches, all of them at four offices, as an administrator. Afterwards the
register is proven, and every reference that was acknowledged is looked for.
"""

import os
import sys
import time
from datetime import UTC, datetime

from customs_cli.domain.batch.batch import Batch, Line
from customs_cli.register.act import Act
from customs_cli.register.sql.connecting import Session
from customs_cli.register.sql.proof import proven
from customs_cli.register.sql.register import SharedRegister
from customs_cli.register.sql.store import SharedStore

OFFICES = ("5320", "5304", "5301", "5314")


def opened(address: str) -> SharedRegister:
    return SharedRegister(SharedStore(Session(address)), clock=lambda: datetime.now(UTC))


def client(address: str, number: int, end: float) -> int:
    register, office, done = opened(address), OFFICES[number % len(OFFICES)], 0
    line = Line(no=1, goods="phone cases", quantity=200, unit="pcs", marks=("VIVO",))

    def recorded(act: Act) -> None:
        ref = act.next_ref(2019, office)
        act.put(Batch(ref=ref, office=office, found_on="2019-07-02", lines=(line,)))

    while time.monotonic() < end:
        register.do("record", recorded, by=("Li Wei",), office=office)
        done += 1
    return done


def main(address: str, clients: int = 8, seconds: int = 10) -> None:
    heard, told = os.pipe()
    end = time.monotonic() + seconds
    for number in range(clients):
        if not os.fork():
            os.write(told, f"{client(address, number, end)}\n".encode())
            os._exit(0)
    os.close(told)
    with os.fdopen(heard) as pipe:
        done = sum(map(int, pipe.read().split()))
    store = opened(address).store
    verdict = proven(store).verdict
    print(f"{clients} clients: {done / seconds:.0f} acts/s; proven: {verdict.ok}, {verdict.entries} entries")


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
