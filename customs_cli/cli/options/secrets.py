"""The office's own key for pseudonyms, in the config folder."""

import secrets
from pathlib import Path

from customs_cli.cli.folders import config_folder, plain_bytes, unreadable
from customs_cli.errors import UsageError
from customs_cli.sentences import said

_BYTES = 32


def pseudonym_key() -> bytes:
    """Return the key of the office's pseudonyms; on first use it is made, readable by its owner only.

    Raises:
        UsageError: The file has no key, or cannot be read.
        CannotWrite: The file cannot be written.
    """
    path = config_folder() / "pseudonyms.key"
    if not path.exists():
        _make(path)
    try:
        key = bytes.fromhex(plain_bytes(path).decode("ascii").strip())
    except OSError as error:  # the key may still be good
        raise unreadable(path, error) from error
    except ValueError:
        key = b""
    if len(key) < _BYTES:
        raise UsageError(
            "{path} holds no key", path=path, hint="put the office's key back, or delete the file", at=str(path)
        )
    return key


def _make(path: Path) -> None:
    from customs_cli.register.file.disk.growing import write_new
    from customs_cli.register.file.disk.owners import make_folders
    from customs_cli.register.file.disk.writing import beside_of, settle, writable

    beside = beside_of(path)
    with writable(path, hint=said("check the folder")):
        make_folders(path.parent)
        try:
            write_new(beside, f"{secrets.token_hex(_BYTES)}\n".encode("ascii"))
            try:
                path.hardlink_to(beside)
            except FileExistsError:  # another command was faster: the office uses its key
                return
            except OSError:  # a disk without links
                beside.replace(path)
            settle(path)
        finally:
            beside.unlink(missing_ok=True)
