"""Determines the number of a document that is issued: typed, that of its act, or the next of its series."""

from typing import NamedTuple

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.documents.decisions import decisions, number_in_act
from customs_cli.domain.documents.forms import FORMS
from customs_cli.domain.documents.gathering import Wanted, concerned
from customs_cli.domain.documents.issued import Issued
from customs_cli.domain.documents.numbering import alike
from customs_cli.domain.documents.occasions import as_meant, transfer_of
from customs_cli.errors import Conflict, Refusal
from customs_cli.register.act import Act
from customs_cli.sentences import command, said
from customs_cli.services.acts.act_context import Duty
from customs_cli.services.documents.taken import Taken


class Numbering(NamedTuple):
    """How a document gets its number.

    Attributes:
        pattern: Pattern of its series.
        number: Number given by the officer; empty for the act's, else the next of the series.
        reissue: Whether it corrects one that was issued before.
    """

    pattern: str
    number: str = ""
    reissue: bool = False


class Numbered(NamedTuple):
    """The number of a document.

    Attributes:
        number: The officer's number, that of the act, or the next of the series.
        warnings: Warnings for the officer.
    """

    number: str
    warnings: tuple[str, ...] = ()


def number_of(
    duty: Duty, act: Act, batch: Batch, former: Issued | None, wanted: Wanted, numbering: Numbering, taken: Taken
) -> Numbered:
    """Return the number that a document gets.

    Args:
        duty: The context of the act.
        act: The act by which it is issued.
        batch: The batch.
        former: The document that it corrects, if any.
        wanted: Which document.
        numbering: How it gets its number.
        taken: The numbers in use.

    Raises:
        Conflict: The number belongs to another document (also of an office not visible), or differs from the act's.
        Refusal: Only the next of the series is left, and the register is a pulled file: the shared register and other
            files might give the same number.
    """
    from customs_cli.register.sql.own import is_others_number

    known = {alike(one) for one in taken.issued(wanted.form, numbering.pattern, batch)}
    in_act = "" if former else _in_act(batch, wanted)
    if numbering.number:
        if alike(numbering.number) in known or is_others_number(duty.register, numbering.number):
            raise Conflict(
                "number {number} belongs to another document",
                number=numbering.number,
                hint="leave it out to take the next number of the series",
                at="--number",
            )
        if in_act and alike(in_act) not in known and alike(in_act) != alike(numbering.number):
            raise Conflict(
                "the act was recorded with number {number}",
                number=in_act,
                hint="leave {option} out",
                option="--number",
                at="--number",
            )
        return Numbered(numbering.number)
    if in_act and alike(in_act) not in known:
        return Numbered(in_act)
    if act.is_pulled:
        raise Refusal(
            "this file was pulled, and cannot number documents: others may give the same number",
            hint=(
                "--number, with a number that the office has kept for it; or {command}, and print from the "
                "shared register"
            ),
            command=command("sync", "FILE", "--register", "postgresql://HOST/DATABASE"),
            at="--number",
        )
    number = taken.next(wanted.form, numbering.pattern, batch, wanted.on.year)
    if not in_act:
        return Numbered(number)
    other = said(
        "the act was recorded with number {number}, which belongs to another document: this one gets {own}",
        number=in_act,
        own=number,
    )
    return Numbered(number, (other,))


def _in_act(batch: Batch, wanted: Wanted) -> str:
    form = FORMS[wanted.form]
    if form.act_number == "outcome_no":
        told = [wanted.about] if wanted.about else decisions(batch, wanted.holder)
        return number_in_act(batch, told[-1]) if told else ""
    batch = as_meant(batch, form, wanted.holder, wanted.about)
    if form.act_number == "transfer":
        transfer = transfer_of(batch, form, wanted.holder)
        return (transfer.number or "") if transfer else ""
    if not form.act_number:
        return ""
    own = [batch.proceedings[code] for code in concerned(batch, form, wanted.holder)]
    given = dict.fromkeys(getattr(p, form.act_number) for p in own)
    found = [number for number in given if number]
    return str(found[0]) if len(found) == 1 else ""
