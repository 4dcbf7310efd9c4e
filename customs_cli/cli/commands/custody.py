"""`customs custody add|show`; `add` may be left out."""

from typing import TYPE_CHECKING, Annotated

import typer

from customs_cli.cli.desk import Desk
from customs_cli.cli.options.acts import act
from customs_cli.cli.options.answering import ANSWERED, AnswerOptions
from customs_cli.cli.options.files import CsvOpt, FileOpt
from customs_cli.cli.options.keeping.default_group import DefaultGroup
from customs_cli.cli.options.params import JsonOpt, RefArg, desk_of, filled, form_of, metavar, whole_number
from customs_cli.cli.options.part import quantity_in
from customs_cli.domain.custody.purposes import parse_purpose
from customs_cli.domain.values.word_lists import CustodyPurpose
from customs_cli.errors import UsageError
from customs_cli.sentences import number_of

if TYPE_CHECKING:
    from customs_cli.domain.batch.goods.parts import Portion

app = typer.Typer(
    add_completion=False,
    cls=DefaultGroup,
    rich_markup_mode=None,
    help="Log who handed how many goods to whom.",
    no_args_is_help=True,
)


def _text(option: str, name: str, text: str) -> typer.models.OptionInfo:
    found: typer.models.OptionInfo = typer.Option(option, metavar=name, parser=filled(option), help=text)
    return found


@app.command("add")
@act
def add(
    ctx: typer.Context,
    ref: RefArg,
    quantity: Annotated[
        list[str],
        typer.Option(
            metavar="N", help=('Exact quantity, in the line\'s unit; not "all". Repeatable, together with --line.')
        ),
    ],
    from_: Annotated[str, _text("--from", "WHO", "Who handed over the goods.")],
    to: Annotated[str, _text("--to", "WHO", "Who received the goods.")],
    purpose: Annotated[
        str, typer.Option(metavar=metavar(CustodyPurpose), parser=parse_purpose, help="Purpose of the hand-over.")
    ],
    line: Annotated[
        list[str] | None,
        typer.Option(metavar="NO", help="Number of the line; default: 1. Repeatable, together with --quantity."),
    ] = None,
    on: Annotated[
        str | None, typer.Option(metavar="DATE[THH:MM]", help="When, to the minute if known; default: now.")
    ] = None,
    place: Annotated[str | None, _text("--place", "TEXT", "Place of the hand-over.")] = None,
    seal_before: Annotated[str | None, _text("--seal-before", "NO", "Number of the seal found on the goods.")] = None,
    seal: Annotated[str | None, _text("--seal", "NO", "Number of the seal put on the goods.")] = None,
    witness: Annotated[str | None, _text("--witness", "NAME", "Witness.")] = None,
    document: Annotated[str | None, _text("--document", "NO", "Number of the document for it.")] = None,
    answer: AnswerOptions = ANSWERED,
) -> None:
    """Log who handed how many goods to whom; a row is never edited. The word add may be omitted.

    customs custody 123 --quantity 3 --from "Li Wei" --to "Laboratory" --purpose sample --seal A-17
    """
    from customs_cli.cli.options.keeping.moments import when
    from customs_cli.services.keeping.custody import custody

    desk = desk_of(ctx)
    whole = desk.register.resolve(ref)
    done = custody(
        desk.duty(),
        whole,
        _goods(desk, whole, line, quantity),
        when=when(desk, on, "--on"),
        from_=from_,
        to=to,
        purpose=purpose,
        place=place,
        seal_before=seal_before,
        seal=seal,
        witness=witness,
        document=document,
    )
    desk.done(done, answer.form)


@app.command("show")
def show(
    ctx: typer.Context,
    ref: RefArg,
    as_json: JsonOpt = False,
    as_csv: CsvOpt = False,
    file: FileOpt = None,
) -> None:
    """Show the whole chain of custody: who had how many, under which seal, and any gaps.

    With -o FILE.pdf it is a page for signature by whoever handed over and received the goods.

    customs custody show 123
    """
    from customs_cli.render.pages.batch import custody as drawn

    desk = desk_of(ctx)
    batch = desk.register.batch(desk.register.resolve(ref))
    form = form_of(as_json, as_csv=as_csv, file=file)
    desk.show(lambda: drawn.page(batch, desk.words, is_signed=file is not None), lambda: drawn.as_json(batch), form)


def _goods(desk: Desk, ref: str, line: list[str] | None, quantity: list[str]) -> "list[Portion]":
    from customs_cli.domain.batch.goods.parts import Portion

    lines = [whole_number(one, "--line") for one in line or ["1"]]
    if len(lines) != len(quantity):
        raise UsageError(
            "{lines} and {quantities}",
            lines=number_of(len(lines), "line", "lines"),
            quantities=number_of(len(quantity), "quantity", "quantities"),
            hint="--line NO --quantity N, once for each line",
            at="--quantity",
        )
    batch = desk.register.batch(ref)
    pairs = zip(lines, quantity, strict=True)
    return [Portion(no, quantity_in(text, batch.line(no).unit)) for no, text in pairs]
