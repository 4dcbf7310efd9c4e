"""The act of keeping a file as evidence."""

from pathlib import Path

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Evidence
from customs_cli.domain.batch.done import Done
from customs_cli.errors import Conflict
from customs_cli.register.act import Act
from customs_cli.register.copies.evidence import digest_of, keep_copy
from customs_cli.sentences import command
from customs_cli.services.acts.act_context import Duty


def keep(duty: Duty, ref: str, file: Path, *, kind: str = "") -> Done:
    """Copy a file into the register's evidence folder, named by its SHA-256, and log it with its batch.

    Raises:
        NotFound: There is no such file.
        Conflict: The batch has it already.
    """
    sha256, size = digest_of(file)

    def kept(act: Act) -> Done:
        batch = act.batch(ref)
        if any(known.sha256 == sha256 for known in batch.evidence):
            raise Conflict(
                "{ref} has this file already (SHA-256 {sha256}...)",
                ref=ref,
                sha256=sha256[:12],
                hint=command("show", ref),
            )
        keep_copy(duty.register.store, act, file, sha256)
        piece = Evidence(name=file.name, sha256=sha256, size=size, on=duty.today, kind=kind)
        return Done("evidence", act.put(replace(batch, evidence=(*batch.evidence, piece))), on=duty.today)

    return duty.log("evidence", kept)
