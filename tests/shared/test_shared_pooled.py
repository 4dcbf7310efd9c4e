"""A connection pooler between the program and the server: what such a one does with the settings of a session."""

import socket
import struct
import threading
from collections.abc import Iterator

import pytest
from clusters import DATABASE, Cluster
from test_shared_commands import RECORD, Run, run

from customs_cli.errors import Unreachable
from customs_cli.register.sql.refused import not_connected

__all__ = ["run"]

_PLAIN = 196608
"""Version of the protocol, as a session begins that asks for no encryption."""


def without_options(message: bytes) -> bytes:
    """The first message of a session without the settings in it, as a pooler passes it on that ignores them."""
    if len(message) < 8 or struct.unpack("!I", message[4:8])[0] != _PLAIN:
        return message
    words = message[8:].rstrip(b"\0").split(b"\0")
    kept = [word for pair in zip(words[::2], words[1::2], strict=True) if pair[0] != b"options" for word in pair]
    body = message[4:8] + b"".join(word + b"\0" for word in kept) + b"\0"
    return struct.pack("!I", len(body) + 4) + body


@pytest.fixture
def pooler(empty: Cluster) -> Iterator[int]:
    """The port of a pooler that ignores the settings of a session."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def served() -> None:
            while True:
                try:
                    client, _ = listening.accept()
                except OSError:
                    return
                server = socket.create_connection(("127.0.0.1", empty.port))
                for source, target in ((client, server), (server, client)):
                    threading.Thread(target=passed, args=(source, target), daemon=True).start()

        threading.Thread(target=served, daemon=True).start()
        yield listening.getsockname()[1]
        listening.shutdown(socket.SHUT_RDWR)


def passed(source: socket.socket, target: socket.socket) -> None:
    try:
        while data := source.recv(1 << 16):
            target.sendall(without_options(data))
        target.shutdown(socket.SHUT_WR)
    except OSError:
        pass


def test_a_pooler_that_keeps_settings_from_the_server_is_named(run: Run, pooler: int) -> None:
    assert run("officer", "add", "Li Wei", "--office", "5320").code == 0
    assert run(*RECORD, role="li_wei").code == 0
    through = f"postgresql://li_wei@127.0.0.1:{pooler}/{DATABASE}"
    for words in (("list",), ("note", "1", "x"), ("summary", "2019"), ("undo",), ("verify",)):
        done = run(*words, at=through)
        assert (done.code, "pooler" in done.err, f"127.0.0.1/{DATABASE}" in done.err) == (1, True, True), (words, done)
    assert "连接池" in run("--lang", "zh", "list", at=through).err


def test_a_pooler_that_refuses_settings_is_named() -> None:
    error = not_connected("db/d", "FATAL:  unsupported startup parameter in options: search_path")
    assert (type(error), "pooler" in error.message) == (Unreachable, True)
