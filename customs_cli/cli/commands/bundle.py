"""`customs bundle`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from customs_cli.cli.desk import Desk
from customs_cli.cli.options.acts import DryRunOpt
from customs_cli.cli.options.answering import ANSWERED, AnswerOptions
from customs_cli.cli.options.groups import grouped
from customs_cli.cli.options.params import HolderOpt, desk_of, filled, path_of
from customs_cli.cli.progress import progress
from customs_cli.errors import FaultsFound, UsageError
from customs_cli.sentences import Listed, command, said

if TYPE_CHECKING:
    from customs_cli.domain.batch.batch import Batch
    from customs_cli.domain.values.root import Printed
    from customs_cli.services.exchange.bag.program import Drawing
    from customs_cli.services.exchange.bundling import Asked

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
@grouped
def bundle(
    ctx: typer.Context,
    what: Annotated[str, typer.Argument(metavar="REF", help="A batch; or verify, followed by a bundle.")],
    file: Annotated[str | None, typer.Argument(metavar="[FILE.zip]", help="After verify: the bundle.")] = None,
    output: Annotated[
        str | None,
        typer.Option("-o", "--output", metavar="FILE.zip", parser=filled("-o"), help="Output file; default: REF.zip."),
    ] = None,
    holder: HolderOpt = None,
    redact: Annotated[
        list[str] | None, typer.Option(metavar="FIELD", help="Redact a field; only its hash remains. Repeatable.")
    ] = None,
    root: Annotated[
        list[str] | None,
        typer.Option(metavar="HASH@SIZE", help="A printed root; the bundle proves it too, or verify compares it."),
    ] = None,
    sign: Annotated[
        str | None,
        typer.Option(
            metavar="KEY", help=("Sign the bundle with this Ed25519 private key (PEM); the signature is FILE.zip.sig.")
        ),
    ] = None,
    key: Annotated[
        str | None, typer.Option(metavar="PUBLIC", help="After verify: the public key that the signature must match.")
    ] = None,
    dry_run: DryRunOpt = False,
    answer: AnswerOptions = ANSWERED,
) -> None:
    """Hand a batch over: one ZIP file with its record, all acts on it with their proof, and its evidence.

    This is an act: the register notes which acts and which record were handed over. With --holder the bundle contains
    only that holder's goods and proceeding. The receiver checks it with the verify.py inside and the root printed with
    it; customs bundle verify FILE.zip --root HASH@SIZE does the same. Exit status 6 if not everything can be proven.

    customs bundle 123 -o to-the-court.zip
    """
    from customs_cli.domain.values.root import printed

    desk = desk_of(ctx)
    roots = [printed(text, "--root") for text in root or ()]
    if what == "verify":
        if output or holder or redact or sign or dry_run:
            raise UsageError(
                "bundle verify cannot be used with -o, --holder, --redact, --sign or --dry-run", hint=_VERIFY
            )
        _verify(desk, file, roots, key, as_json=answer.as_json)
    elif file is not None or key is not None:
        raise UsageError("a bundle is made for one batch", hint=command("bundle", "REF", "-o", "FILE.zip"))
    else:
        desk.is_to_act()
        asked = _asked(desk, what, holder, redact or [], roots)
        _bundle(desk, asked, output, sign, dry_run=dry_run, as_json=answer.as_json, quiet=answer.quiet)


_VERIFY = command("bundle", "verify", "FILE.zip", "--root", "HASH@SIZE")


def _asked(desk: Desk, ref: str, holder: str | None, redact: list[str], roots: "list[Printed]") -> "Asked":
    from customs_cli.domain.batch.disclosure import shown_to
    from customs_cli.services.exchange.bundling import Asked
    from customs_cli.services.exchange.showing import Receiver, kept_back, telling_reasons, telling_the_value
    from customs_cli.services.lookup.naming import Names

    whole_ref = desk.register.resolve(ref)
    code = Names(desk.register).holder(holder).code if holder is not None else ""
    hidden, batch = kept_back(redact), desk.register.batch(whole_ref)
    hidden = _with_what_states_it(desk, hidden, batch)
    if telling := telling_the_value(batch, code, hidden):
        desk.warn(
            said(
                "the security or penalty value of {holders} is shown, from which the value may follow: "
                "--redact proceedings hides it too",
                holders=Listed(telling),
            )
        )
    for field in telling_reasons(shown_to(batch, code) if code in batch.proceedings else batch, hidden):
        desk.warn(said("{field} state reasons too, which are shown: --redact {field} hides them too", field=field))
    return Asked(whole_ref, Receiver(code, hidden), tuple(roots))


def _with_what_states_it(desk: Desk, hidden: frozenset[str], batch: "Batch") -> frozenset[str]:
    from customs_cli.services.exchange.showing import with_deadlines, with_goods, with_papers

    for add, told in (
        (with_goods, said("the goods state values too: they are hidden as well")),
        (with_deadlines, said("the deadlines tell of the proceedings: they are hidden as well")),
        (with_papers, said("issued documents may state what is redacted: they are hidden as well")),
    ):
        if (more := add(hidden, batch)) != hidden:
            desk.warn(told)
            hidden = more
    return hidden


def _bundle(
    desk: Desk, asked: "Asked", output: str | None, sign: str | None, *, dry_run: bool, as_json: bool, quiet: bool
) -> None:
    from customs_cli.services.exchange import bundling, signing

    path = path_of(output or "-".join(filter(None, (asked.ref, asked.receiver.holder))) + ".zip", "-o")
    if path.suffix.lower() != ".zip":
        raise UsageError("a bundle is a ZIP file: {name!r}", name=path.name[:60], hint="end it in .zip", at="-o")
    key = signing.signer(path_of(sign, "--sign")) if sign is not None else None
    if dry_run:
        _tell_tried(desk, asked, path, as_json=as_json, quiet=quiet)
        return
    with progress(desk.words("Proving"), quiet=quiet) as told:
        made = bundling.bundle(desk.duty(repeatable=True), asked, _drawing(), path, told)  # its act changes nothing
    signature = signing.sign(key, made.path, made.sha256) if key else None
    if as_json:
        signed = {"signature": str(signature)} if signature else {}
        desk.console.say_json({**bundling.answer(made), **signed})
    elif quiet:
        desk.say(str(made.path))
    else:
        desk.say(desk.words("{ref} bundled: {file}", ref=asked.ref, file=made.path))
        desk.say(f"SHA-256 {made.sha256}")
        desk.say(desk.words("For the covering letter: root {root}", root=made.root))
        if signature:
            desk.say(desk.words("Signed: {file}", file=signature))


def _tell_tried(desk: Desk, asked: "Asked", path: Path, *, as_json: bool, quiet: bool) -> None:
    from customs_cli.services.exchange import bundling

    with progress(desk.words("Proving"), quiet=quiet) as told:
        answer = bundling.tried(desk.register, asked, told)
    if as_json:
        desk.console.say_json({**answer, "file": str(path)})
    elif quiet:
        desk.say(str(path))
    else:
        desk.say(desk.words("Nothing is written. This would happen:"))
        desk.say(desk.words("{ref} bundled: {file}", ref=asked.ref, file=path))


def _verify(desk: Desk, file: str | None, roots: "list[Printed]", key: str | None, *, as_json: bool) -> None:
    from customs_cli.render.pages.batch import bundle_check as drawn
    from customs_cli.services.exchange.bundle_file import checked

    if file is None or len(roots) > 1:
        raise UsageError("bundle verify checks one bundle against one root", hint=_VERIFY)
    public = path_of(key, "--key") if key is not None else None
    found = checked(path_of(file, "FILE.zip"), roots[0] if roots else None, _drawing(), public)
    if as_json:
        desk.console.say_json(found)
        if not (found["ok"] and found["anchored"]):
            raise typer.Exit(FaultsFound.exit_code)
        return
    for line in drawn.lines(found, desk.words, desk.lang):
        desk.say(line)
    if not (found["ok"] and found["anchored"]):
        raise FaultsFound("the bundle is not proven", hint=drawn.hint(found))


def _drawing() -> "Drawing":
    from customs_cli.render.pages.batch import bundle, bundle_words
    from customs_cli.services.exchange.bag.program import Drawing

    sources = (Path(module.__file__ or "").read_text("utf-8") for module in (bundle_words, bundle))
    return Drawing(bundle.drawn, tuple(sources))
