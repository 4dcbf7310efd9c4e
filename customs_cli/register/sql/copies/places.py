"""Places for files too large for a shared register's database: a folder of the office, or an object store.

In both, a file is named by its SHA-256, is never overwritten, and is read back before the act that mentions it commits.
"""

import hashlib
import os
import re
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Protocol

from customs_cli.errors import Conflict, CustomsError, Damaged, NotFound, Refusal, Unreachable, UsageError
from customs_cli.register.act import Act
from customs_cli.register.copies.evidence import keep_in
from customs_cli.register.file.disk.own import as_typed
from customs_cli.register.file.disk.writing import opened
from customs_cli.sentences import said

if TYPE_CHECKING:
    from obstore.store import ObjectStore

_URL = re.compile(r"(s3|gs|az|file)://[^@?#\s]+")
_READ_BY = {
    "s3": "AWS_ENDPOINT, AWS_ACCESS_KEY_ID",
    "gs": "GOOGLE_SERVICE_ACCOUNT",
    "az": "AZURE_STORAGE_ACCOUNT_NAME, AZURE_STORAGE_ACCOUNT_KEY",
}
"""Kind of store -> the variables by which it is found and let in."""
_PIECE = 1 << 23
_AT_ONCE = 1 << 26
"""Size in bytes of the largest object uploaded in one request, which never overwrites another."""


class Place(Protocol):
    """A place for large files."""

    def has(self, sha256: str) -> bool:
        """Return whether a file is there."""

    def keep(self, act: Act, file: Path, sha256: str) -> None:
        """Keep a file; see `register.copies.evidence.keep_copy`."""

    def opened(self, sha256: str) -> AbstractContextManager[Path]:
        """Give the path of a file until the block ends; if the file is missing, nothing exists at that path."""


def place_of(text: str) -> Place:
    """Return the place that an office configured: a folder, or a bucket with an optional prefix.

    Args:
        text: The setting; no connection is made.

    Raises:
        UsageError: The setting is an address of an unknown kind, or contains a user name or password.
    """
    if "://" not in text:
        return Folder(as_typed(text))
    if not _URL.fullmatch(text):
        raise UsageError(
            "evidence_folder: not the address of an object store",
            hint="s3://BUCKET/NAME; the right to write there comes from AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY",
            at="evidence_folder",
        )
    return Objects(text)


class Folder:
    """A folder that all computers of an office can read.

    Args:
        path: Its path.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def has(self, sha256: str) -> bool:
        """Return whether a file is there."""
        return (self._path / sha256).exists()

    def keep(self, act: Act, file: Path, sha256: str) -> None:
        """Copy a file there."""
        keep_in(self._path, act, file, sha256, mode=0o444)

    @contextmanager
    def opened(self, sha256: str) -> Iterator[Path]:
        """Give the path of the file."""
        yield self._path / sha256


class Objects:
    """An object store: S3 or compatible, Google Cloud Storage, or Azure.

    A file of an act that was not committed stays there: it is named by its digest, and the next act that uses it finds
    it.

    Args:
        url: Address of the bucket; endpoint and credentials come from the environment (`AWS_ENDPOINT`,
            `AWS_ACCESS_KEY_ID`, ..).
    """

    def __init__(self, url: str) -> None:
        self._url = url

    @cached_property
    def _store(self) -> "ObjectStore":
        from datetime import timedelta

        with self._telling():
            from obstore.store import from_url

            if self._url.startswith("file:"):
                return from_url(self._url)
            return from_url(self._url, retry_config={"max_retries": 3, "retry_timeout": timedelta(seconds=30)})

    def has(self, sha256: str) -> bool:
        """Return whether an object is there."""
        with self._telling():
            from obstore import head

            try:
                return bool(head(self._store, sha256))
            except FileNotFoundError:
                return False

    def keep(self, act: Act, file: Path, sha256: str) -> None:
        """Upload a file unless it is there already, and read it back.

        Raises:
            Conflict: The file was changed since `sha256` was computed.
            Damaged: A different object has that name.
            Refusal: These credentials may not write there.
            Unreachable: The store does not answer.
        """
        is_new = not self.has(sha256) and self._put(file, sha256)
        with self._telling():
            if self._digest(sha256) == sha256:
                return
            if is_new:
                from obstore import delete

                delete(self._store, sha256)
                raise Conflict("{file} was changed while it was copied", file=file, hint="try again", at="FILE")
        raise Damaged(
            "{where} already holds another file of that name", where=self._url, hint="remove that file", at=sha256
        )

    @contextmanager
    def opened(self, sha256: str) -> Iterator[Path]:
        """Give the path of a temporary copy of the object."""
        with TemporaryDirectory(prefix="customs-") as place:
            path = Path(place) / sha256[:64].replace("/", "-")
            if self.has(sha256):
                with self._telling(), path.open("wb") as copy:
                    copy.writelines(self._pieces(sha256))
            yield path

    def _put(self, file: Path, sha256: str) -> bool:
        with self._telling(), opened(file, follow=True) as data:
            from obstore import put
            from obstore.exceptions import AlreadyExistsError

            is_small = file.stat().st_size <= _AT_ONCE
            with suppress(AlreadyExistsError):
                put(self._store, sha256, data, mode="create" if is_small else "overwrite", max_concurrency=4)
                return True
        return False

    def _digest(self, sha256: str) -> str:
        digest = hashlib.sha256()
        for piece in self._pieces(sha256):
            digest.update(piece)
        return digest.hexdigest()

    def _pieces(self, sha256: str) -> Iterator[bytes]:
        from obstore import open_reader

        reader = open_reader(self._store, sha256, buffer_size=_PIECE)
        while piece := bytes(reader.read(_PIECE)):
            yield piece

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            from obstore.exceptions import BaseError, PermissionDeniedError, UnauthenticatedError
        except ImportError as error:
            raise CustomsError(
                "obstore is not installed: an object store needs it", hint="pip install 'customs-cli[objects]'"
            ) from error
        names = _READ_BY.get(self._url.partition(":")[0])
        check = (
            said("check its address and the environment ({names})", names=names) if names else said("check its address")
        )
        try:
            yield
        except (PermissionDeniedError, UnauthenticatedError) as error:
            raise Refusal(
                "{where} does not let this officer in: {what}", where=self._url, what=_plain(error), hint=check
            ) from None
        except FileNotFoundError as error:
            raise NotFound("{where} was not found: {what}", where=self._url, what=_plain(error), hint=check) from None
        except BaseError as error:
            raise Unreachable(
                "{where} does not answer: {what}", where=self._url, what=_plain(error), hint=check
            ) from None


def _plain(error: Exception) -> str:
    text = (str(error).strip().splitlines() or [type(error).__name__])[0][:300]
    for name, value in os.environ.items():
        if len(value) > 3 and any(word in name for word in ("SECRET", "TOKEN", "KEY")):
            text = text.replace(value, "***")
    return text
