"""The act of adding a remark to a batch."""

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Note
from customs_cli.domain.batch.done import Done
from customs_cli.register.act import Act
from customs_cli.services.acts.act_context import Duty


def note(duty: Duty, ref: str, text: str) -> Done:
    """Add a remark to a batch."""
    remark = Note(on=duty.today, by=duty.officers, text=text)

    def noted(act: Act) -> Done:
        batch = act.batch(ref)
        return Done("note", act.put(replace(batch, notes=(*batch.notes, remark))), on=duty.today)

    return duty.log("note", noted)
