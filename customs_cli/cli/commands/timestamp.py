"""`customs timestamp`."""

from pathlib import Path
from typing import Annotated

import typer

from customs_cli.cli.options.answering import ANSWERED, AnswerOptions
from customs_cli.cli.options.groups import grouped
from customs_cli.cli.options.params import desk_of, path_of
from customs_cli.errors import NotFound
from customs_cli.sentences import command

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    help="Request an authority's time stamp on the root, and keep it.",
    no_args_is_help=True,
)


@app.command()
@grouped
def request(
    ctx: typer.Context,
    output: Annotated[
        str | None, typer.Option("-o", "--output", metavar="FILE.tsq", help="Output file; default: root-SIZE.tsq.")
    ] = None,
    answer: AnswerOptions = ANSWERED,
) -> None:
    """Write the request to a time stamping authority (RFC 3161), to stamp the root and so all acts until now.

    customs timestamp request -o today.tsq
    """
    from customs_cli.register.proof.tree import root
    from customs_cli.services.exchange.stamping import write_request

    desk = desk_of(ctx)
    own = root(desk.journal.store, desk.journal.snapshot)
    if not own.size:
        raise NotFound("the register has no act yet", hint=command("record"))
    path = path_of(output, "-o") if output is not None else Path(f"root-{own.size}.tsq")
    write_request(own, path)
    if answer.as_json:
        desk.console.say_json({"schema": "customs.timestamp/1", "root": own.hash, "size": own.size, "file": str(path)})
    elif answer.quiet:
        desk.say(str(path))
    else:
        desk.say(desk.words("Request for root {root}: {file}", root=own, file=path))


@app.command()
@grouped
def attach(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE.tsr", help="The authority's answer (file).")],
    ca: Annotated[str, typer.Option("--ca", metavar="FILE.pem", help="Certificates of the authority.")],
    answer: AnswerOptions = ANSWERED,
) -> None:
    """Check the answer of a time stamping authority and keep it: it shows that these acts existed before that moment.

    openssl checks the answer; it must stamp a root of this register, and is kept with the evidence.

    customs timestamp attach today.tsr --ca authority.pem
    """
    from customs_cli.services.exchange import stamping

    desk = desk_of(ctx)
    path = path_of(file, "FILE.tsr")
    found = stamping.checked(desk.journal, path, path_of(ca, "--ca"))
    act = stamping.attach(desk.duty(), found, path)
    if answer.as_json:
        said = {"root": found.root.hash, "size": found.root.size, "stamped": found.at, "act": act}
        desk.console.say_json({"schema": "customs.timestamp/1", **said})
    elif answer.quiet:
        desk.say(str(act))
    else:
        desk.say(
            desk.words(
                "Root {root} was stamped {at}; the stamp is kept in act {act}.", root=found.root, at=found.at, act=act
            )
        )
