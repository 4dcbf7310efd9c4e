"""Which number a document gets that is issued: typed, that of its act, or the next of its series."""

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
        pattern: The pattern of its series.
        number: The number that the officer gives; empty for the act's, else the next of the series.
        reissue: Whether it corrects the one that was issued before.
    """

    pattern: str
    number: str = ""
    reissue: bool = False


class Numbered(NamedTuple):
    """The number of a document.

    Attributes:
        number: The officer's, that of the act that it is about, or the next of the series.
        warnings: What an officer should know of it.
    """

    number: str
    warnings: tuple[str, ...] = ()


def number_of(
    duty: Duty, act: Act, batch: Batch, former: Issued | None, wanted: Wanted, numbering: Numbering, taken: Taken
) -> Numbered:
    """The number that a document gets.

    Args:
        duty: Over which register.
        act: By which it is issued.
        batch: Of which.
        former: The document that it corrects.
        wanted: Which document.
        numbering: How it gets its number.
        taken: The numbers that are taken.

    Raises:
        Conflict: The number is another document's, also one of an office that is not seen, or not that of the act.
        Refusal: There is none but the next of the series, and the register is a file that was pulled: the shared one
            and other files may give that number, too.
    """
    from customs_cli.register.sql.own import is_others_number

    known = {alike(one) for one in taken.issued(wanted.form, numbering.pattern, batch)}
    in_act = "" if former else _in_act(batch, wanted)
    if numbering.number:
        if alike(numbering.number) in known or is_others_number(duty.register, numbering.number):
            raise Conflict(
                "number {number} is another document's",
                number=numbering.number,
                hint="leave it out: the next of the series is taken",
                at="--number",
            )
        if in_act and alike(in_act) not in known and alike(in_act) != alike(numbering.number):
            raise Conflict(
                "the act says {number}",
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
            "this file was pulled, and gives documents no numbers: others may give the same",
            hint="--number, with one that the office has kept; or {command}, and print it from the shared register",
            command=command("sync", "FILE"),
            at="--number",
        )
    number = taken.next(wanted.form, numbering.pattern, batch, wanted.on.year)
    if not in_act:
        return Numbered(number)
    other = said("the act says {number}, which is another document's: this one is {own}", number=in_act, own=number)
    return Numbered(number, (other,))


def _in_act(batch: Batch, wanted: Wanted) -> str:
    """The number that was given in the act that the document is about, where it is one for all its goods."""
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
