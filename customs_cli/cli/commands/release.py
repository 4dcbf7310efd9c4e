"""`customs release`."""

from typing import Annotated

import typer

from customs_cli.cli.options.acts import act
from customs_cli.cli.options.params import (
    HoldersOpt,
    JsonOpt,
    OnOpt,
    QuietOpt,
    ReasonOpt,
    RefArg,
    amount,
    desk_of,
    form_of,
    texts,
)
from customs_cli.cli.options.part import CourtWordOpt, LineOpt, PartOpt, part_of
from customs_cli.domain.values.word_lists import ReleaseGround
from customs_cli.errors import UsageError
from customs_cli.services.acts import endings

app = typer.Typer(rich_markup_mode=None)


@app.command()
@act
def release(
    ctx: typer.Context,
    ref: RefArg,
    holder: HoldersOpt = None,
    line: LineOpt = None,
    quantity: PartOpt = None,
    on: OnOpt = None,
    reason: ReasonOpt = None,
    settlement: Annotated[bool, typer.Option("--settlement", help="Holder and consignor settled, in writing.")] = False,
    withdrawn: Annotated[bool, typer.Option("--withdrawn", help="The holder withdrew its application.")] = False,
    on_bond: Annotated[
        str | None, typer.Option("--on-bond", metavar="AMOUNT", help="Patents: the consignor deposited so much, CNY.")
    ] = None,
    court_word: CourtWordOpt = None,
    as_json: JsonOpt = False,
    quiet: QuietOpt = False,
) -> None:
    """Release the goods of the holders named, or of all.

    The reason may be left out where the file gives it: declined, genuine, not infringing, a time limit that ran out.
    Without holder and reason, those goods are released for which it does.

    customs release 123 --holder ANDI --reason "no application within three working days"
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
        ground=_ground({"settlement": settlement, "withdrawn": withdrawn, "on-bond": on_bond is not None}, reason),
        bond=amount(on_bond, "--on-bond"),
    )
    desk.done(done, form_of(as_json, quiet))


def _ground(given: dict[ReleaseGround, bool], reason: str | None) -> ReleaseGround | None:
    words = [f"--{ground}" for ground, is_set in given.items() if is_set] + (["--reason"] if reason else [])
    if len(words) > 1:
        raise UsageError("{options} exclude each other", options=" and ".join(words), at=words[1])
    return next((ground for ground, is_set in given.items() if is_set), None)
