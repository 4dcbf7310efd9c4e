"""The office's own key, in the config folder: what pseudonyms are made with."""

import os
import secrets

from customs_cli.cli.folders import config_folder
from customs_cli.errors import CannotWrite, UsageError, why_not

_BYTES = 32


def pseudonym_key() -> bytes:
    """The key of the office's pseudonyms; made when it is first asked for, its owner's alone.

    Raises:
        UsageError: The file holds none.
        CannotWrite: The disk says no.
    """
    path = config_folder() / "pseudonyms.key"
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
            file.write(secrets.token_hex(_BYTES) + "\n")
    except FileExistsError:
        pass
    except OSError as error:
        raise CannotWrite(
            "cannot write {path}: {strerror}", path=path, strerror=why_not(error), hint="check the folder"
        ) from error
    try:
        key = bytes.fromhex(path.read_text("ascii").strip())
    except (OSError, ValueError):
        key = b""
    if len(key) < _BYTES:
        raise UsageError(
            "{path} holds no key", path=path, hint="put the office's key back, or delete the file", at=str(path)
        )
    return key
