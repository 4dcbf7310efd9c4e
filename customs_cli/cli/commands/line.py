"""`customs line add|edit|remove`."""

from typing import TYPE_CHECKING, Annotated

import typer

from customs_cli.cli.options import fields
from customs_cli.cli.options.acts import act
from customs_cli.cli.options.answering import ANSWERED, AnswerOptions
from customs_cli.cli.options.params import (
    AddMissingOpt,
    ReasonOpt,
    RefArg,
    WhyOpt,
    desk_of,
    refuse_beside,
    texts,
    whole_number,
    with_currency,
)
from customs_cli.errors import UsageError
from customs_cli.services.acts import lines

if TYPE_CHECKING:
    from customs_cli.domain.batch.batch import Line

app = typer.Typer(
    add_completion=False, rich_markup_mode=None, help="Add, edit or remove a line of goods.", no_args_is_help=True
)

NoArg = Annotated[str, typer.Argument(metavar="NO", help="Number of the line.")]


@app.command("add")
@act
@fields.with_line
def add(
    ctx: typer.Context,
    ref: RefArg,
    *,
    goods: fields.GoodsOptions,
    add_missing: AddMissingOpt = False,
    answer: AnswerOptions = ANSWERED,
) -> None:
    """Add a line of goods to a batch.

    customs line add 123 --goods shoes --quantity 2668 --unit pairs --mark NIKE
    """
    desk = desk_of(ctx)
    line = fields.goods_given(goods)
    done = lines.add_line(desk.duty(add_missing=add_missing), desk.register.resolve(ref), line)
    desk.done(done, answer.form)


@app.command("edit")
@act
@fields.with_line
def edit(
    ctx: typer.Context,
    ref: RefArg,
    no: NoArg,
    *,
    goods: fields.GoodsOptions,
    clear: Annotated[list[str] | None, fields.CLEAR_OF_LINE] = None,
    reason: ReasonOpt = None,
    add_missing: AddMissingOpt = False,
    answer: AnswerOptions = ANSWERED,
) -> None:
    """Change a line; marks given here replace the earlier ones.

    customs line edit 123 1 --quantity 2670
    """
    desk = desk_of(ctx)
    whole, number = desk.register.resolve(ref), whole_number(no, "NO")
    line = desk.register.batch(whole).line(number)
    _refuse_other_currency(goods, line)
    given = fields.goods_fields(goods, line.unit)
    for word in dict.fromkeys(clear or ()):
        emptied = ("value", "value_basis") if word == "value" else (word,)
        refuse_beside(f"--clear {word}", {f"--{name.replace('_', '-')}": name in given for name in emptied})
        given |= dict.fromkeys(emptied)
    if not given and not goods.mark:
        raise UsageError("nothing to change", hint="--goods TEXT, --quantity N or --mark CODE")
    marks = texts(goods.mark) if goods.mark else None
    done = lines.edit_line(desk.duty(add_missing=add_missing), whole, number, given, marks, reason=reason)
    desk.done(done, answer.form)


@app.command("remove")
@act
def remove(
    ctx: typer.Context,
    ref: RefArg,
    no: NoArg,
    reason: WhyOpt,
    answer: AnswerOptions = ANSWERED,
) -> None:
    """Remove a line from a batch; the journal keeps it.

    customs line remove 123 2 --reason "counted twice"
    """
    desk = desk_of(ctx)
    done = lines.remove_line(desk.duty(), desk.register.resolve(ref), whole_number(no, "NO"), reason=reason)
    desk.done(done, answer.form)


def _refuse_other_currency(goods: fields.GoodsOptions, line: "Line") -> None:
    was = line.value.currency if line.value else "CNY"
    if goods.value is None or goods.currency is not None or with_currency(goods.value)[1]:
        return
    if was != "CNY":
        raise UsageError(
            "{amount} of which currency?",
            amount=goods.value.strip()[:40],
            hint="--currency {was}, or --currency CNY",
            was=was,
            at="--currency",
            candidates=(was, "CNY"),
        )
