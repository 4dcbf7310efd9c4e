"""`customs chain`."""

from typing import TYPE_CHECKING, Annotated

import typer

from customs_cli.cli.desk import Desk
from customs_cli.cli.options.params import JsonOpt, QuietOpt, desk_of, form_of, path_of, whole_number
from customs_cli.cli.options.tables import LimitOpt
from customs_cli.errors import Ambiguous, NotFound, UsageError
from customs_cli.sentences import command

if TYPE_CHECKING:
    from customs_cli.domain.batch.batch import Batch
    from customs_cli.domain.chain.same import Verdicts
    from customs_cli.reports.trace.chain.records import Chain

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def chain(
    ctx: typer.Context,
    start: Annotated[
        str, typer.Argument(metavar="REF|ENTERPRISE", help="A batch; or an enterprise: its code, name or credit code.")
    ],
    hops: Annotated[
        str | None, typer.Option("--hops", metavar="N", help="At most this many steps; default: 4.")
    ] = None,
    why: Annotated[
        bool, typer.Option("--why", help="Show all evidence, and what is too common to link anything.")
    ] = False,
    within: Annotated[
        str | None,
        typer.Option(
            metavar="DAYS", help=("Link only batches found within this many days of each other; default: any time.")
        ),
    ] = None,
    limit: LimitOpt = None,
    as_json: JsonOpt = False,
    output: Annotated[
        str | None, typer.Option("-o", "--output", metavar="FILE", help="Write to FILE.{html,mmd,dot,graphml,csv}.")
    ] = None,
    quiet: QuietOpt = False,
) -> None:
    """Batches linked with a batch or an enterprise: step by step, with the evidence for each link and how rare it is.

    One strong piece of evidence, or two weak ones, link two batches; a common feature links nothing.

    customs chain 2019-5320-000123 --why
    """
    from customs_cli.render.pages.trace import chain as drawn

    desk, form = desk_of(ctx), form_of(as_json, quiet)
    if as_json and output is not None:
        from customs_cli.cli.options.params import refuse_both

        refuse_both("--json", "-o")
    found = _grown(desk, start, hops, within, limit)
    if output is not None:
        _written(desk, found, output)
        return
    desk.show(lambda: drawn.page(found, desk.directory, desk.words, why=why), lambda: drawn.as_json(found), form)


def _grown(desk: Desk, text: str, hops: str | None, within: str | None, limit: str | None) -> "Chain":
    from customs_cli.domain.chain.same import Verdict, Verdicts
    from customs_cli.reports.trace.chain import chain as reports

    verdicts = Verdicts(desk.register.all(Verdict))
    of, batches = _start(desk, text, verdicts)
    return reports.chain(
        desk.books,
        of,
        batches,
        verdicts,
        hops=reports.HOPS if hops is None else whole_number(hops, "--hops", least=0),
        within_days=None if within is None else whole_number(within.strip().removesuffix("d"), "--within", least=0),
        limit=None if limit is None else whole_number(limit, "--limit"),
    )


def _start(desk: Desk, text: str, verdicts: "Verdicts") -> "tuple[str, list[Batch]]":
    from customs_cli.domain.batch.reference import is_ref, shortened
    from customs_cli.services.parties.naming import batches_of, party_meant

    plain = text.strip()
    if not plain:
        raise UsageError("REF|ENTERPRISE is empty", hint=command("chain", "REF"), at="REF|ENTERPRISE")

    def of_batch() -> "tuple[str, list[Batch]]":
        batch = desk.books.batch(desk.register.resolve(plain))
        return batch.ref, [batch]

    def of_party() -> "tuple[str, list[Batch]]":
        meant = party_meant(desk.register, desk.books, plain)
        return meant.name, batches_of(desk.books, meant, verdicts)

    is_reference = is_ref(plain.upper()) or shortened(plain) is not None  # else a party, or the number of a paper
    likely, unlikely = (of_batch, of_party) if is_reference else (of_party, of_batch)
    try:
        return likely()
    except Ambiguous:
        raise
    except NotFound as unknown:
        try:
            return unlikely()
        except Ambiguous:
            raise
        except NotFound:
            raise unknown from None


def _written(desk: Desk, found: "Chain", output: str) -> None:
    from customs_cli.render.forms.graph.files import KINDS, lines
    from customs_cli.services.exchange.export_files import write_lines

    path = path_of(output, "-o")
    kind = path.suffix.lower().removeprefix(".")
    if kind not in KINDS:
        raise UsageError(
            "a chain cannot be written as {name!r}",
            name=path.name[:60],
            hint="-o FILE.{kinds}",
            kinds="|".join(KINDS),
            at="-o",
        )
    write_lines(path, lines(found, kind, desk.directory, desk.words), mark=kind == "csv")
    count = len(found.steps)
    desk.say(
        desk.words.counted(count, "1 batch written to {file}.", "{count} batches written to {file}.", file=str(path))
    )
