"""`customs links`."""

from typing import TYPE_CHECKING, Annotated

import typer

from customs_cli.cli.desk import Desk
from customs_cli.cli.options import choosing
from customs_cli.cli.options.groups import grouped
from customs_cli.cli.options.params import desk_of, parted, texts, whole_number
from customs_cli.cli.options.tables import TABLE, LimitOpt, TableOptions, WhereOpt, cut_of
from customs_cli.errors import Ambiguous, NotFound, UsageError
from customs_cli.sentences import command

if TYPE_CHECKING:
    from customs_cli.domain.time.periods import Period

app = typer.Typer(add_completion=False, rich_markup_mode=None)

BY = (
    "consignor|consignee|agent|declarant|carrier|driver|maker|supplier|mark|holder|document|origin|departure|destination"
    "|category|campaign|phone|address|container|vehicle|seal|route|mark-set|goods"
)


@app.command()
@grouped
def links(
    ctx: typer.Context,
    period: Annotated[
        str | None,
        typer.Argument(metavar="[PERIOD|REF]", help="2019-Q3 ...; or one batch, to see only what is linked with it."),
    ] = None,
    by: Annotated[
        list[str] | None,
        typer.Option(
            metavar=BY,
            help=(
                "Links by this only; repeatable, or separated by commas; default: everything rare: parties, phones ..."
            ),
        ),
    ] = None,
    within: Annotated[
        str | None, typer.Option(metavar="DAYS", help="Found within this many days of each other; default: 90.")
    ] = None,
    min_offices: Annotated[
        str | None,
        typer.Option("--min-offices", metavar="N", help="Found by at least this many offices; default: 2."),
    ] = None,
    office: choosing.OfficesOpt = None,
    where: WhereOpt = None,
    limit: LimitOpt = None,
    answer: TableOptions = TABLE,
) -> None:
    """Traces across ports: finds of several offices within some days, joint work, repeat offenders.

    customs links 2019-Q3 --by consignor --within 60
    """
    from customs_cli.cli.progress import watched
    from customs_cli.domain.books.books import Ask
    from customs_cli.domain.books.link_keys import DEFAULT, OF_ONE
    from customs_cli.render.pages.trace import links as drawn
    from customs_cli.reports.trace import links as reports

    desk = desk_of(ctx)
    days = reports.WITHIN
    if within is not None:
        days = whole_number(within.strip().removesuffix("d"), "--within", least=0)
    least = None if min_offices is None else whole_number(min_offices, "--min-offices")
    form = answer.form
    cut = cut_of(limit, form)
    span, wanted = _period(desk, period), choosing.Wanted(office=texts(office))
    if span is None:
        if where or office or least:
            raise UsageError(
                "--where, --office and --min-offices work only with a period, not with a batch",
                hint=command("links", period),
            )
        kinds = _kinds(by) or OF_ONE
        batch = desk.books.batch(desk.register.resolve(period or ""))
        report = desk.books.together(
            lambda of: reports.links_of(of, batch, kinds, within_days=days, limit=cut.most, rare_only=not by)
        )
    else:
        expr = choosing.filter_of(desk, where, wanted)
        kinds = _kinds(by) or DEFAULT
        report = reports.links(
            desk.books,
            kinds,
            span,
            expr,
            within_days=days,
            min_offices=least or 2,
            limit=cut.most,
            rare_only=not by,
            watch=lambda batches: watched(desk.words("Comparing"), batches, lambda: desk.books.count(Ask(span, expr))),
        )
    desk.show(
        lambda: choosing.titled(
            desk, drawn.page(report, desk.directory, desk.words, advised=cut.is_ours), wanted, where
        ),
        lambda: drawn.as_json(report),
        form,
    )


def _kinds(by: list[str] | None) -> tuple[str, ...]:
    from customs_cli.domain.books.link_keys import KINDS, kinds

    names = tuple(name for text in by or () for name in parted(text) if name)
    if by and not names:
        raise UsageError("--by is empty", hint="leave it out, or --by consignor", at="--by")
    if not all(map(str.isascii, names)):
        from customs_cli.cli.helping.spoken import kinds_meant

        names = kinds_meant(names, KINDS)
    return kinds(names)


def _period(desk: Desk, text: str | None) -> "Period | None":
    """The period meant; None where the text names a batch: its reference, whole or shortened, or its paper's number.

    `2019-7` is July; `5320-1` would be a month still to come, and is a batch.
    """
    from customs_cli.domain.batch.reference import is_ref, shortened

    may_be_short = text is not None and shortened(text) is not None
    if text and is_ref(text.strip().upper()):
        return None
    try:
        period = desk.period(text)
    except UsageError as error:
        if text and not may_be_short:
            _refuse_no_batch(desk, text, error)
        return None
    return None if may_be_short and period.from_ and period.from_ > desk.today else period


def _refuse_no_batch(desk: Desk, text: str, error: UsageError) -> None:
    try:
        desk.register.resolve(text)
    except Ambiguous:
        raise
    except NotFound:
        raise error from None
