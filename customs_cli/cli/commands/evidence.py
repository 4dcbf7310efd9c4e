"""`customs evidence keep|add|list|show|verify|export|similar`; `keep` may be left out."""

from typing import TYPE_CHECKING, Annotated

import typer

from customs_cli.cli.desk import Desk
from customs_cli.cli.options.acts import act
from customs_cli.cli.options.answering import ANSWERED, AnswerOptions
from customs_cli.cli.options.groups import grouped
from customs_cli.cli.options.keeping.default_group import DefaultGroup
from customs_cli.cli.options.keeping.facts import FactsOptions, facts_of
from customs_cli.cli.options.params import (
    JsonOpt,
    RefArg,
    desk_of,
    form_of,
    path_of,
    whole_number,
)
from customs_cli.cli.options.tables import TABLE, TableOptions
from customs_cli.errors import Damaged

if TYPE_CHECKING:
    from pathlib import Path

    from customs_cli.register.register import Register
    from customs_cli.services.keeping.looking import Checked

app = typer.Typer(
    add_completion=False,
    cls=DefaultGroup,
    rich_markup_mode=None,
    help="Keep files as evidence, identified by their SHA-256.",
    no_args_is_help=True,
)

FileArg = Annotated[str, typer.Argument(metavar="FILE", help="A photograph, record or scan.")]
FilesArg = Annotated[list[str], typer.Argument(metavar="FILE...", help="Photographs, records, scans, films.")]
RefsOpt = Annotated[list[str] | None, typer.Argument(metavar="[REF...]", help="References; default: every batch.")]


@app.command("keep")
@act
def keep(
    ctx: typer.Context,
    ref: RefArg,
    file: FileArg,
    *,
    told: FactsOptions,
    answer: AnswerOptions = ANSWERED,
) -> None:
    """Keep a copy of a file as evidence, identified by its SHA-256. The word keep may be omitted.

    customs verify detects whether it was altered or is missing. Several batches may be given: the file belongs to each
    of them.

    customs evidence 123 photo-17.jpg --kind photograph
    """
    from customs_cli.services.keeping import evidence as acts

    desk = desk_of(ctx)
    facts = facts_of(desk, told)
    whole = desk.register.resolve(ref)
    done = acts.keep(desk.duty(), whole, path_of(file, "FILE"), facts, at=desk.now())
    desk.done(done, answer.form)


@app.command("add")
@act
def add(
    ctx: typer.Context,
    batch: RefArg,
    file: FilesArg,
    *,
    told: FactsOptions,
    answer: AnswerOptions = ANSWERED,
) -> None:
    """Keep many files of any size as evidence of a batch: all of them, or none.

    A file that the batch already has is skipped, and a file of several batches is stored once. What a photograph says
    about itself (EXIF) is kept apart from the time of receipt. Its fingerprint is kept too, for evidence similar.

    customs evidence add 123 *.jpg --kind photograph --line 1 --taken yesterday --device "Canon 5D"
    """
    from customs_cli.cli.options.copies import tell_leftovers
    from customs_cli.cli.progress import progress
    from customs_cli.services.keeping import evidence as acts

    desk = desk_of(ctx)
    facts = facts_of(desk, told)
    whole, paths = desk.register.resolve(batch), [path_of(one, "FILE") for one in file]
    with progress(desk.words("Copying"), quiet=answer.quiet) as copying:
        added = acts.add(desk.duty(), whole, paths, facts, at=desk.now(), told=copying)
    tell_leftovers(desk, added.left)
    desk.done(added.done, answer.form)


@app.command("list")
@grouped
def list_(
    ctx: typer.Context,
    ref: RefsOpt = None,
    answer: TableOptions = TABLE,
) -> None:
    """List the files of some batches, or of all, and say which are missing or have another size.

    customs evidence list 123
    """
    from customs_cli.render.pages.batch import evidence as drawn
    from customs_cli.services.keeping.looking import amiss, kept_with, not_here

    desk = desk_of(ctx)
    numbers: dict[str, int] = {}
    kept = []
    for one, piece in kept_with(desk.register, _refs(desk, ref)):
        numbers[one] = numbers.get(one, 0) + 1
        kept.append((one, numbers[one], piece))
    pieces = [(one, piece) for one, _, piece in kept]
    away = {piece.sha256 for _, piece in not_here(desk.register, pieces)}
    states, form = amiss(desk.register, pieces), answer.form
    desk.show(lambda: drawn.page(kept, desk.words, away, states), lambda: drawn.as_json(kept, away, states), form)


@app.command("show")
def show(
    ctx: typer.Context,
    ref: RefArg,
    file: Annotated[str, typer.Argument(metavar="NO", help="Its number in evidence list, its name, or its SHA-256.")],
    as_json: JsonOpt = False,
) -> None:
    """Show everything known about one file, and separately what the file says about itself; the file is read again.

    customs evidence show 123 1
    """
    from customs_cli.render.pages.batch import evidence as drawn
    from customs_cli.services.keeping.looking import not_here, piece_meant, state_of

    desk = desk_of(ctx)
    batch = desk.register.batch(desk.register.resolve(ref))
    piece = piece_meant(batch, file)
    no = batch.evidence.index(piece) + 1
    kept = [(batch.ref, no, piece)]
    away = {one.sha256 for _, one in not_here(desk.register, [(batch.ref, piece)])}
    states = {piece.sha256: state_of(desk.register, batch.ref, piece)}
    form = form_of(as_json)
    desk.show(
        lambda: drawn.card(batch.ref, no, piece, desk.words, away, states),
        lambda: drawn.as_json(kept, away, states),
        form,
    )


@app.command("verify")
def verify(ctx: typer.Context, ref: RefsOpt = None, as_json: JsonOpt = False) -> None:
    """Read all files again, or those of some batches, and compare each with its SHA-256.

    Exit status 7 if a file is missing or altered. Files left out by merge --without-files are listed as not here; that
    is no fault. customs verify checks the register and all files in the same way.

    customs evidence verify 123
    """
    from customs_cli.cli.progress import progress
    from customs_cli.services.keeping.looking import verified

    desk = desk_of(ctx)
    refs = _refs(desk, ref)
    with progress(desk.words("Proving")) as told:
        found = verified(desk.register, refs, told)
    if not as_json:
        _tell_verified(desk, found)
        return
    faults = [fault._asdict() for fault in found.faults]
    away = [{"ref": one, "name": piece.name, "sha256": piece.sha256} for one, piece in found.absent]
    answer = {"ok": not faults, "files": found.files, "bytes": found.size, "faults": faults, "not_here": away}
    desk.console.say_json({"schema": "customs.evidence-check/1", **answer})
    if faults:
        raise typer.Exit(Damaged.exit_code)


def _tell_verified(desk: Desk, found: "Checked") -> None:
    from customs_cli.render.pages.batch import evidence as drawn
    from customs_cli.render.words.refusals import for_reader

    for fault in found.faults:
        desk.say(f"{fault.file}: {for_reader(fault.what, desk.words)}")
    for one, piece in found.absent:
        desk.say(drawn.not_here(one, piece, desk.words))
    if found.faults:
        raise Damaged(
            "evidence files missing or altered: {count}", count=len(found.faults), hint="put them back from a backup"
        )
    here = found.files - len(found.absent)
    desk.say(
        desk.words.counted(
            here,
            "1 file, not altered; {bytes} bytes",
            "{count} files, none altered; {bytes} bytes",
            bytes=f"{found.size:,}",
        )
    )
    if found.absent:
        desk.say(desk.words("files that are not here: {count}", count=len(found.absent)))


@app.command("export")
def export(
    ctx: typer.Context,
    ref: RefArg,
    folder: Annotated[str, typer.Argument(metavar="FOLDER", help="A new folder.")],
    small: Annotated[
        bool, typer.Option("--small", help="Also write small copies of the pictures (needs Pillow).")
    ] = False,
    as_json: JsonOpt = False,
) -> None:
    """Copy the files of a batch into a new folder, with a list for sha256sum -c.

    customs evidence export 123 for-the-court
    """
    from customs_cli.render.pages.batch import evidence as drawn
    from customs_cli.services.keeping.looking import exported, kept_with, not_here

    desk = desk_of(ctx)
    whole, place = desk.register.resolve(ref), path_of(folder, "FOLDER")
    names = exported(desk.register, whole, place, small=small)
    away = list(not_here(desk.register, kept_with(desk.register, [whole])))
    if as_json:
        answer = {"ref": whole, "path": str(place), "files": names, "not_here": [piece.name for _, piece in away]}
        desk.console.say_json({"schema": "customs.evidence-export/1", **answer})
    else:
        for ref_of, piece in away:
            desk.say(drawn.not_here(ref_of, piece, desk.words))
        desk.say(
            desk.words.counted(
                len(names),
                "1 file of {ref} copied: {path}",
                "{count} files of {ref} copied: {path}",
                ref=whole,
                path=place,
            )
        )


@app.command("similar")
@grouped
def similar(
    ctx: typer.Context,
    ref: RefArg,
    within: Annotated[str, typer.Option(metavar="BITS", help="At most this many different bits, of 64.")] = "8",
    also: Annotated[
        list[str] | None,
        typer.Option(
            "--with",
            metavar="PATH",
            help="Also compare with another office's register, which needs no photographs; repeatable.",
        ),
    ] = None,
    answer: TableOptions = TABLE,
) -> None:
    """Suggest pictures of other batches that look like those of a batch; this decides nothing.

    Only fingerprints are compared; they are kept when a picture is added (needs Pillow), so another office's register
    can be compared without its photographs. Measured on 35 test pictures, at 8 bits: turned by a quarter or a half, or
    at half the size, 35 of 35 were found; 30 % brighter 34, darker 35; cropped by a tenth of width and height 32, by a
    tenth on each side 35; 22 of 1,190 pairs of different pictures were taken for alike. A photograph of the same goods
    from another side is not found.

    customs evidence similar 123
    """
    from customs_cli.render.pages.batch import similar as drawn
    from customs_cli.services.keeping.looking import limits
    from customs_cli.services.keeping.looking import similar as alike

    desk = desk_of(ctx)
    bits = whole_number(within, "--within", least=0)
    others = {one: _register(desk, path_of(one, "--with")) for one in also or ()}
    pairs = alike(desk.register, [desk.register.resolve(ref)], bits, others)
    form = answer.form
    desk.show(lambda: drawn.page(pairs, limits(), desk.words), lambda: drawn.as_json(pairs, limits(), bits), form)


def _register(desk: Desk, path: "Path") -> "Register":
    return desk.register_at(path / "register.json" if path.is_dir() else path, own_folder=False)


def _refs(desk: Desk, refs: list[str] | None) -> list[str]:
    return [desk.register.resolve(one) for one in refs or ()]
