"""`customs release`."""

from typing import Annotated

import typer

from customs_cli.cli.options.acts import act
from customs_cli.cli.options.answering import ANSWERED, AnswerOptions
from customs_cli.cli.options.params import (
    HoldersOpt,
    OnOpt,
    ReasonOpt,
    RefArg,
    amount,
    desk_of,
    metavar,
    texts,
    word_of,
)
from customs_cli.cli.options.part import CourtWordOpt, DocumentNoOpt, LineOpt, PartOpt, part_of
from customs_cli.domain.values.word_lists import Ground, ReleaseGround
from customs_cli.errors import UsageError
from customs_cli.sentences import Listed
from customs_cli.services.acts import endings

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
@act
def release(
    ctx: typer.Context,
    ref: RefArg,
    holder: HoldersOpt = None,
    line: LineOpt = None,
    quantity: PartOpt = None,
    on: OnOpt = None,
    ground: Annotated[
        str | None,
        typer.Option(
            metavar=metavar(ReleaseGround),
            parser=word_of(ReleaseGround, "--ground"),
            help="Legal ground for the release, unless the record contains it.",
        ),
    ] = None,
    document: DocumentNoOpt = None,
    reason: ReasonOpt = None,
    cleared: Annotated[
        bool, typer.Option("--suspicion-cleared", help="The suspicion is cleared, as shown by --document.")
    ] = False,
    settlement: Annotated[bool, typer.Option("--settlement", help="Holder and consignor settled in writing.")] = False,
    withdrawn: Annotated[bool, typer.Option("--withdrawn", help="The holder withdrew its application.")] = False,
    on_bond: Annotated[
        str | None, typer.Option("--on-bond", metavar="AMOUNT", help="Deposit of the consignor, CNY (patents).")
    ] = None,
    court_word: CourtWordOpt = None,
    answer: AnswerOptions = ANSWERED,
) -> None:
    """Release the goods of the holders given, or of all.

    The ground may be left out if the record contains it: declined, genuine, not infringing, or an expired time limit.
    Without --holder, only the goods for which it does are released. Under a law without a list of grounds any --reason
    will do.

    Goods are returned when a review or suit has quashed their confiscation: log its decision first, then --ground
    court --document NO.

    customs release 123 --holder ANDI --ground request --document 2019-45
    """
    desk = desk_of(ctx)
    ref = desk.register.resolve(ref)
    part = part_of(desk, ref, line, quantity)
    done = endings.release(
        desk.duty(),
        ref,
        texts(holder),
        part=part,
        court_word=court_word,
        on=desk.day(on, "--on"),
        reason=reason,
        ground=_ground(
            ground, {"settlement": settlement, "withdrawn": withdrawn, "bond": on_bond is not None, "cleared": cleared}
        ),
        document=document,
        bond=amount(on_bond, "--on-bond"),
    )
    desk.done(done, answer.form)


_OPTIONS: dict[Ground, str] = {"bond": "--on-bond", "cleared": "--suspicion-cleared"}
"""Grounds whose option has another name."""


def _ground(named: str | None, given: dict[Ground, bool]) -> Ground | None:
    found = {ground: _OPTIONS.get(ground, f"--{ground}") for ground, is_set in given.items() if is_set}
    if named and named not in found:
        found = {named: f"--ground {named}", **found}  # type: ignore[dict-item]
    if len(found) > 1:
        options = list(found.values())
        raise UsageError("{options} exclude each other", options=Listed(options), hint="leave one out", at=options[1])
    return next(iter(found), None)
