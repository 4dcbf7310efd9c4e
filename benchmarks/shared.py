"""Acts a second on a shared register: `python -m benchmarks.shared ADDRESS [CLIENTS] [SECONDS] [PID]`.

Every client keeps its connection and records batches, all of them at four offices, as the role in the address (whose
officer is Li Wei, where it is none of an administrator). The processor time of an act is told too: that of the clients,
and with PID, the server's first process on this machine, the server's. Afterwards the register is proven.
"""

import os
import sys
import time
from datetime import UTC, datetime

from benchmarks.measure import CUSTOMS, answer
from benchmarks.shared_questions import server_time
from customs_cli.domain.batch.batch import Batch, Line
from customs_cli.register.act import Act
from customs_cli.register.sql.connecting import Session
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


def main(address: str, clients: int = 8, seconds: int = 10, pid: int = 0) -> None:
    heard, told = os.pipe()
    before = server_time(pid)
    end = time.monotonic() + seconds
    for number in range(clients):
        if not os.fork():
            begun = time.process_time()
            done = client(address, number, end)
            os.write(told, f"{done} {time.process_time() - begun}\n".encode())
            os._exit(0)
    os.close(told)
    with os.fdopen(heard) as pipe:
        acts, cpu = (sum(map(float, column)) for column in zip(*map(str.split, pipe), strict=True))
    time.sleep(0.5)  # until the server has let go of the processes of all clients
    theirs = server_time(pid) - before
    each = f"{cpu / acts * 1000:.1f} ms of a client + {theirs / acts * 1000:.1f} ms of the server"
    print(f"{clients} clients: {acts / seconds:.0f} acts/s, {each}; then `customs verify`:")
    print(answer([CUSTOMS, "--register", address, "verify"]))


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
