"""A small proxy before a server: it delays what passes, and can cut the connection at any message of the client."""

import asyncio
import threading
from collections.abc import Awaitable, Callable

_SIZE = 1 << 16


class Proxy:
    """A proxy on loopback, in a thread of its own.

    Args:
        port: Of the server.
        delay: Seconds that every message waits, there and back together.
    """

    def __init__(self, port: int, delay: float = 0.0) -> None:
        self._server_port, self._delay = port, delay / 2
        self._cut_at, self._is_heard, self.seen = 0, False, 0
        self._is_for_good = self._is_shut = False
        self.asked = 0  # how many of the messages were questions
        self._loop = asyncio.new_event_loop()
        self._is_open = threading.Event()
        self.port = 0
        threading.Thread(target=self._run, daemon=True).start()
        self._is_open.wait()

    def cut(self, message: int, *, is_heard: bool, is_for_good: bool = False) -> None:
        """Cut the next connection at one of the client's messages, once; 0 for never.

        Args:
            message: Which, from 1.
            is_heard: Whether the server still gets that message, and only its answer is lost.
            is_for_good: Whether nobody gets through after that, until this is called again.
        """
        self._cut_at, self._is_heard, self.seen = message, is_heard, 0
        self._is_for_good, self._is_shut = is_for_good, False

    def close(self) -> None:
        """Stop it."""
        self._loop.call_soon_threadsafe(self._loop.stop)

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        server = self._loop.run_until_complete(asyncio.start_server(self._passed, "127.0.0.1", 0))
        self.port = server.sockets[0].getsockname()[1]
        self._is_open.set()
        self._loop.run_forever()

    async def _passed(self, client: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        if self._is_shut:
            back.close()
            return
        answers, server = await asyncio.open_connection("127.0.0.1", self._server_port)
        is_lost = False

        async def there(data: bytes) -> bool:
            nonlocal is_lost
            self.seen += 1
            self.asked += data.startswith(b"Q")
            if self._cut_at and self.seen == self._cut_at:
                self._cut_at, is_lost, self._is_shut = 0, True, self._is_for_good
                if self._is_heard:
                    server.write(data)
                    await server.drain()
                    await asyncio.sleep(0.05)
                return False
            server.write(data)
            return True

        async def returned(data: bytes) -> bool:
            if not is_lost:
                back.write(data)
            return not is_lost

        pairs = (self._pumped(client, there), self._pumped(answers, returned))
        await asyncio.wait([asyncio.ensure_future(one) for one in pairs], return_when=asyncio.FIRST_COMPLETED)
        for one in (server, back):
            one.close()

    async def _pumped(self, source: asyncio.StreamReader, pass_on: Callable[[bytes], Awaitable[bool]]) -> None:
        while data := await source.read(_SIZE):
            await asyncio.sleep(self._delay)
            if not await pass_on(data):
                return
