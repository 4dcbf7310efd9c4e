"""`customs merge`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from customs_cli.cli.desk import Desk
from customs_cli.cli.options.groups import grouped
from customs_cli.cli.options.office.moving import TryFirstOpt
from customs_cli.cli.options.params import desk_of, path_of
from customs_cli.cli.options.tables import TABLE, TableOptions
from customs_cli.errors import UsageError
from customs_cli.sentences import command, said

if TYPE_CHECKING:
    from customs_cli.cli.console import Form
    from customs_cli.services.exchange.incoming import Wrong
    from customs_cli.services.exchange.merges.planned import Word
    from customs_cli.services.exchange.merges.several import Several
    from customs_cli.services.exchange.merging import Merged

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
@grouped
def merge(
    ctx: typer.Context,
    other: Annotated[
        list[str],
        typer.Argument(
            metavar="OTHER...",
            help="The other office's register.json or its folder, with register.journal beside it.",
        ),
    ],
    dry_run: TryFirstOpt = False,
    theirs: Annotated[
        bool, typer.Option("--theirs", help="If both have a record with different content, theirs counts.")
    ] = False,
    ours: Annotated[
        bool, typer.Option("--ours", help="If both have a record with different content, ours counts.")
    ] = False,
    without_files: Annotated[
        bool, typer.Option("--without-files", help="Merge batches even if their evidence files are missing there.")
    ] = False,
    answer: TableOptions = TABLE,
) -> None:
    """Verify other offices' registers and merge each into this one, in one act.

    If both registers have a record with different content, all such records are listed, and nothing is written (exit
    status 5), unless --theirs or --ours says whose record counts. A reference given to two different batches is always
    a conflict. A value that record or correct would refuse is listed, and nothing is written (exit status 6).

    A blank never counts against a value, except where a value was removed. What --ours decided is not asked again while
    the other register leaves it as it was; --theirs, where nothing else differs, changes the decision.

    A record that one register had and then removed or undid is listed too: it is added or removed only with --theirs.
    Documents and sheets issued here always stay.

    A register copied without its evidence folder is refused (exit status 5), unless --without-files is given: then its
    acts are merged, and evidence list, evidence verify and verify say which files are not here. Merging the same
    register again with its files, or evidence add, supplies them, compared by SHA-256.

    With several registers, the first one refused ends the command: those before it are merged. customs rank then ranks
    the offices.

    customs merge /media/usb/register.json --dry-run
    """
    if theirs and ours:
        raise UsageError("--theirs or --ours, not both", hint="leave one out", at="--theirs")
    desk = desk_of(ctx)
    form = answer.form
    if len(other) > 1 and (answer.as_json or answer.as_csv or answer.output):
        raise UsageError(
            "the results for several registers cannot be combined in one file", hint="one OTHER at a time", at="OTHER"
        )
    from customs_cli.services.exchange.merges.several import Several

    paths = [_register_in(path_of(one, "OTHER")) for one in other]
    several = Several(desk.duty(repeatable=True), paths)
    word: Word | None = "theirs" if theirs else "ours" if ours else None
    try:
        for one, path in zip(other, paths, strict=True):
            if len(other) > 1 and not answer.quiet:
                desk.say(one)
            _take_in(desk, several, path, word, form, dry_run=dry_run, without_files=without_files)
    finally:
        several.keep()
    desk.tidy()


def _register_in(path: Path) -> Path:
    return path / "register.json" if path.is_dir() else path


def _take_in(
    desk: Desk,
    several: "Several",
    path: Path,
    word: "Word | None",
    form: "Form",
    *,
    dry_run: bool,
    without_files: bool,
) -> None:
    from customs_cli.services.exchange import incoming, merged_files, merging
    from customs_cli.services.exchange.merges.refusing import refusal

    register = desk.register_at(path, own_folder=False)
    found = several.plan(register).heard(word)
    if before := several.strayed:
        desk.warn(
            said(
                "this register does not continue from its act {act}, up to which it was merged before: it "
                "was rewritten or restored, or another copy was meant: {command}",
                act=before.seq,
                command=command("verify", "--register", path, "--root", before.head),
            )
        )
    wrong, conflicts = merging.wrong(desk.duty(repeatable=True), register, found, word), found.unsettled(word)
    lacking = merging.lacking(desk.duty(repeatable=True), register, found, word)
    done = merging.Merged(found, word, 0, 0, lacking)
    is_refused = bool(conflicts or wrong or (lacking and not without_files))
    is_written = not (dry_run or is_refused)
    if not (is_written or is_refused):
        done = merging.tried(desk.duty(repeatable=True), register, done)
    if is_written:
        done = merging.merge(
            desk.duty(repeatable=True), register, word, found, without_files=without_files, is_checked=True
        )
        several.follow(done, register)
    else:
        several.suppose(done, register)
    told = done._replace(word=None) if is_refused else done  # nobody's word counts where nothing is written
    _tell(desk, told, wrong, form, dry_run=dry_run, is_written=is_written)
    if wrong:
        raise incoming.refusal(wrong)
    if conflicts:
        raise refusal(found, word, (desk.register, register))
    if lacking and not without_files:
        raise merged_files.refusal(lacking, path)


def _tell(desk: Desk, done: "Merged", wrong: "list[Wrong]", form: "Form", *, dry_run: bool, is_written: bool) -> None:
    from customs_cli.render.pages.registers import merge as drawn

    found = done.plan
    faults = [(row.table, row.key, row.fault.path, row.fault.value, row.fault.what, row.fault.hint) for row in wrong]
    told = drawn.Parts(
        found.batches,
        found.names,
        found.equal,
        found.told,
        found.joint,
        found.leaps,
        faults,
        done.files,
        done.lacking,
        done.word,
        found.came,
    )
    desk.console.show(
        lambda: drawn.page(told, is_written=is_written, words=desk.words),
        lambda: drawn.as_json(told, found.theirs, seq=done.seq, dry_run=dry_run),
        form,
        for_programs=bool(faults or found.differing or found.came or found.joint),
    )
