"""Reads a shared register for shell completion: names from this computer, batches from the server if it is fast enough.

Completion does not wait for the server: what is not answered in time is not offered.
"""

import json
import threading
from collections.abc import Iterator
from pathlib import Path

from customs_cli.register.completion_glance import Document, Glance, Group
from customs_cli.register.sql.connecting import Session

PATIENCE = 0.1
"""Seconds that the server has to answer."""
_MOST = 200
_ASK = f"""
(SELECT body FROM documents WHERE tbl = 'batches' AND key >= %s AND key < %s ORDER BY key DESC LIMIT {_MOST - 1})
UNION (SELECT body FROM documents WHERE tbl = 'batches' AND key >= %s AND key < %s ORDER BY key LIMIT 1)
UNION (SELECT body FROM documents WHERE tbl = 'batches' AND key IN (SELECT with_serial(%s)) LIMIT {_MOST})
"""


class SharedGlance(Glance):
    """A shared register as seen for completion; see `Glance`.

    Args:
        names: Where its names are saved on this computer.
        address: Its address.
        words: The word being completed, and the words before it.
    """

    def __init__(self, names: Path, address: str, words: list[str]) -> None:
        super().__init__(names)
        self._address, self._words = address, words
        self._batches: dict[str, Document] | None = None

    def batch(self, ref: str) -> Document | None:
        """Return the batch of a whole reference, or None."""
        return self._known().get(ref)

    def new_refs(self) -> list[str]:
        """Return references that may be meant, the newest first."""
        return sorted(self._known(), reverse=True)

    def groups(self, low: int | None = None, high: int | None = None) -> Iterator[Group]:
        """Yield nothing: all batches from the server are in `new_refs`."""
        return iter(())

    def _known(self) -> dict[str, Document]:
        if self._batches is None:
            found: list[Document] = []
            session = Session(self._address)  # loads the driver first, so that the time limit is for the server only
            asking = threading.Thread(target=_ask, args=(session, self._words, found), daemon=True)
            asking.start()
            asking.join(PATIENCE)
            self._batches = {str(batch["ref"]): batch for batch in list(found)}
        return self._batches


def _ask(session: Session, words: list[str], found: list[Document]) -> None:
    try:
        word, *before = words
        begun = word.strip().upper() if word[:4].isdecimal() and "-" in word else ""
        serials = [text for one in (word, *before) if (text := one.rpartition("-")[2]).isdecimal() and len(text) <= 6]
        asked = (begun, f"{begun}~", begun, f"{begun}~", [f"{int(text):06d}" for text in serials])
        rows = session.ask(_ASK, asked).fetchall()
        found.extend(json.loads(body) for (body,) in rows)
    except Exception:
        return
