"""`customs bundle`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from customs_cli.cli.desk import Desk
from customs_cli.cli.options.params import HolderOpt, JsonOpt, QuietOpt, desk_of, path_of
from customs_cli.errors import FaultsFound, UsageError

if TYPE_CHECKING:
    from customs_cli.domain.values.root import Printed
    from customs_cli.services.exchange.bundling import Drawing

app = typer.Typer(rich_markup_mode=None)


@app.command()
def bundle(
    ctx: typer.Context,
    what: Annotated[str, typer.Argument(metavar="REF", help="A batch; or verify, and a bundle.")],
    file: Annotated[str | None, typer.Argument(metavar="[FILE.zip]", help="After verify: the bundle.")] = None,
    output: Annotated[
        str | None, typer.Option("-o", "--output", metavar="FILE.zip", help="Where to; REF.zip when left out.")
    ] = None,
    holder: HolderOpt = None,
    redact: Annotated[
        list[str] | None, typer.Option(metavar="FIELD", help="Keep a field back; its hash stays. Repeatable.")
    ] = None,
    root: Annotated[
        list[str] | None, typer.Option(metavar="HASH@SIZE", help="A root that is on paper, to be proven by it.")
    ] = None,
    as_json: JsonOpt = False,
    quiet: QuietOpt = False,
) -> None:
    """Hand a batch over: one ZIP file with its record, every act on it with its proof, and its evidence.

    It is an act: the register keeps which acts and which record were handed over. With --holder only that holder's
    goods and proceeding are in it. The receiver checks it with the verify.py inside and the root printed with it:
    customs bundle verify FILE.zip --root HASH@SIZE does the same. Exit status 6 where that does not prove all of it.

    customs bundle 123 -o to-the-court.zip
    """
    from customs_cli.domain.values.root import printed

    desk = desk_of(ctx)
    roots = [printed(text, "--root") for text in root or ()]
    if what == "verify":
        if output or holder or redact:
            raise UsageError("bundle verify takes no -o, --holder and --redact", hint=_VERIFY)
        _verify(desk, file, roots, as_json=as_json)
    elif file is not None:
        raise UsageError("a bundle is of one batch", hint="customs bundle REF -o FILE.zip")
    else:
        _bundle(desk, what, output, holder, redact or [], roots, as_json=as_json, quiet=quiet)


_VERIFY = "customs bundle verify FILE.zip --root HASH@SIZE"


def _bundle(
    desk: Desk,
    ref: str,
    output: str | None,
    holder: str | None,
    redact: list[str],
    roots: "list[Printed]",
    *,
    as_json: bool,
    quiet: bool,
) -> None:
    from customs_cli.services.exchange import bundling
    from customs_cli.services.exchange.showing import Receiver
    from customs_cli.services.lookup.naming import Names

    whole_ref = desk.register.resolve(ref)
    code = Names(desk.register).holder(holder).code if holder is not None else ""
    path = path_of(output or "-".join(filter(None, (whole_ref, code))) + ".zip", "-o")
    if path.suffix.lower() != ".zip":
        raise UsageError(f"a bundle is a ZIP file: {path.name[:60]!r}", hint="end it in .zip", at="-o")
    asked = bundling.Asked(whole_ref, Receiver(code, bundling.kept_back(redact)), tuple(roots))
    made = bundling.bundle(desk.duty(), asked, _drawing(), path)
    if as_json:
        desk.console.say_json(bundling.answer(made))
    elif quiet:
        desk.say(str(made.path))
    else:
        desk.say(desk.words("{ref} bundled: {file}", ref=whole_ref, file=made.path))
        desk.say(f"SHA-256 {made.sha256}")
        desk.say(desk.words("For the covering letter: root {root}", root=made.root))


def _verify(desk: Desk, file: str | None, roots: "list[Printed]", *, as_json: bool) -> None:
    from customs_cli.render.pages.batch import bundle_check as drawn
    from customs_cli.services.exchange.bundle_file import checked

    if file is None or len(roots) > 1:
        raise UsageError("bundle verify takes one bundle and one root", hint=_VERIFY)
    found = checked(path_of(file, "FILE.zip"), roots[0] if roots else None, _drawing())
    if as_json:
        desk.console.say_json(found)
        if not (found["ok"] and found["anchored"]):
            raise typer.Exit(FaultsFound.exit_code)
        return
    for line in drawn.lines(found, desk.words, desk.lang):
        desk.say(line)
    if not (found["ok"] and found["anchored"]):
        raise FaultsFound("the bundle is not proven", hint=drawn.hint(found, desk.words))


def _drawing() -> "Drawing":
    from customs_cli.render.pages.batch import bundle as page
    from customs_cli.services.exchange.bundling import Drawing

    return Drawing(page.drawn, Path(page.__file__).read_text("utf-8"))
