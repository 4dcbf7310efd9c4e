"""Makes the number of a document void: the document is kept, with the reason."""

from collections.abc import Collection

from msgspec.structs import replace

from customs_cli.domain.documents.issued import Issued
from customs_cli.domain.documents.numbering import alike
from customs_cli.domain.values.name_matching import nearest
from customs_cli.errors import Ambiguous, Conflict, NotFound
from customs_cli.register.act import Act
from customs_cli.register.numbers import bearing_document, numbers
from customs_cli.sentences import Listed, Place, command, said
from customs_cli.services.acts.act_context import Duty

_SHOWN = 3
"""How many numbers are named where none is like the one typed."""


def void(duty: Duty, number: str, reason: str, ref: str = "") -> tuple[str, Issued, int]:
    """Make a document void; its number is never given again.

    Args:
        duty: The context of the act.
        number: The number as typed.
        reason: Reason to record.
        ref: Whole reference of its batch if documents of several have that number; else empty.

    Returns:
        The reference of its batch, the document as it is now, and the act's number.

    Raises:
        NotFound: There is no such document.
        Ambiguous: Documents of several batches have the number.
        Conflict: The document is void already.
    """

    def body(act: Act) -> tuple[Act, str, Issued]:
        batch = act.batch(_of(duty, number, ref))
        borne = [one for one in batch.documents if alike(one.number) == alike(number)]
        issued = next((one for one in borne if not one.void), borne[0])
        if issued.void:
            raise Conflict(
                "{number} is void already: {why}",
                number=issued.number,
                why=issued.void,
                hint=command("show", batch.ref),
            )
        voided = replace(issued, void=reason)
        documents = tuple(voided if one is issued else one for one in batch.documents)
        act.put(replace(batch, documents=documents))
        return act, batch.ref, voided

    act, ref, voided = duty.do("print void", body, reason=reason)
    return ref, voided, act.seq


def _of(duty: Duty, number: str, ref: str) -> str:
    bearing = bearing_document(duty.register.snapshot, lambda one: alike(one) == alike(number))
    meant = [batch for batch in bearing if batch.ref == ref or not ref]
    left = [b for b in meant if any(alike(one.number) == alike(number) and not one.void for one in b.documents)]
    if not meant:
        raise _no_document(number, numbers(duty.register.snapshot, "")[0])
    if len(left) > 1:
        first = command("print void", number, "--ref", left[0].ref, "--reason", Place("TEXT"))
        raise Ambiguous(
            "{number} is a document of {count} batches",
            number=number,
            count=len(left),
            hint=first,
            candidates=[batch.ref for batch in left],
        )
    return (left or meant)[0].ref


def _no_document(number: str, issued: Collection[str]) -> NotFound:
    near = nearest(number, sorted(issued)) or tuple(sorted(issued)[-_SHOWN:])
    hint = said("issued: {numbers}", numbers=Listed(near)) if near else said("no document has been issued yet")
    return NotFound("no document {number}", number=number[:60], hint=hint, candidates=near)
