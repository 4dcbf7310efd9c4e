"""A server that speaks as Google Cloud Storage does in XML, before one that speaks S3, whose requests these are.

Of what Google adds it knows the condition `x-goog-if-generation-match: 0`, "only if there is none yet" (412 else).
"""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

_SIGNED = "AWS4-HMAC-SHA256 Credential=officer/20190703/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=0"
_OF_A_HOP = ("authorization", "connection", "content-length", "date", "host", "server", "transfer-encoding")


@contextmanager
def speaking_google(s3: str) -> Iterator[str]:
    """The address of such a server on loopback, before the one at an address `HOST:PORT`."""

    class Google(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _pass_on(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            if self.headers.get("x-goog-if-generation-match") == "0" and self._asked("HEAD", b"")[0] == 200:
                self._answer(412, {}, b"")
            else:
                self._answer(*self._asked(self.command, body))

        do_GET = do_HEAD = do_PUT = do_POST = do_DELETE = _pass_on  # noqa: N815 (the library's)

        def _asked(self, method: str, body: bytes) -> tuple[int, dict[str, str], bytes]:
            there = HTTPConnection(s3)
            headers = {name: value for name, value in self.headers.items() if name.lower() not in _OF_A_HOP}
            there.request(method, self.path, body, {**headers, "Authorization": _SIGNED})
            answer = there.getresponse()
            said = answer.read()
            there.close()
            return answer.status, dict(answer.getheaders()), said

        def _answer(self, status: int, headers: dict[str, str], said: bytes) -> None:
            self.send_response(status)
            for name, value in headers.items():
                if name.lower() not in _OF_A_HOP:
                    self.send_header(name, value)
            is_head = self.command == "HEAD"
            self.send_header("Content-Length", headers.get("Content-Length", "0") if is_head else str(len(said)))
            self.end_headers()
            if not is_head:
                self.wfile.write(said)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (its name in the library)
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Google)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def account(folder: Path, at: str) -> Path:
    """A service account's file that names a server other than Google's, where nobody signs in."""
    told = {"gcs_base_url": at, "disable_oauth": True, "client_email": "", "private_key": "", "private_key_id": ""}
    file = folder / "account.json"
    file.write_text(json.dumps(told))
    return file
