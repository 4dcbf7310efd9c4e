"""A number that does not count any more: it keeps its document and gets a reason."""

from msgspec.structs import replace

from customs_cli.domain.documents.issued import Issued
from customs_cli.domain.documents.numbering import alike
from customs_cli.errors import Conflict, NotFound
from customs_cli.register.act import Act
from customs_cli.register.numbers import bearing_document
from customs_cli.sentences import command
from customs_cli.services.acts.act_context import Duty


def void(duty: Duty, number: str, reason: str) -> tuple[str, Issued, int]:
    """Make a document void; its number is never given again.

    Returns:
        The reference of its batch, the document as it stands now, and the act's number.

    Raises:
        NotFound: There is no such document.
        Conflict: It is void already.
    """

    def body(act: Act) -> tuple[Act, str, Issued]:
        found = bearing_document(duty.register.snapshot, lambda one: alike(one) == alike(number))
        if found is None:
            raise NotFound("no document {number}", number=number[:60], hint="{command}", command=command("list"))
        batch, whole = act.batch(found[0].ref), found[1]
        issued = next(one for one in batch.documents if one.number == whole)
        if issued.void:
            raise Conflict(
                "{number} is void already: {why}",
                number=issued.number,
                why=issued.void,
                hint=command("show", batch.ref),
            )
        voided = replace(issued, void=reason)
        documents = tuple(voided if one.number == whole else one for one in batch.documents)
        act.put(replace(batch, documents=documents))
        return act, batch.ref, voided

    act, ref, voided = duty.do("print void", body, reason=reason)
    return ref, voided, act.seq
