"""`customs template list|copy|check`."""

from pathlib import Path
from typing import Annotated

import typer

from customs_cli.cli.folders import plain_bytes
from customs_cli.cli.options.files import CsvOpt, FileOpt
from customs_cli.cli.options.papers import own
from customs_cli.cli.options.papers.giving import put
from customs_cli.cli.options.params import JsonOpt, desk_of, form_of, path_of
from customs_cli.domain.documents.forms import FORMS, known_form
from customs_cli.errors import Conflict, FaultsFound, NotFound, UsageError, why_not
from customs_cli.sentences import command

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    help="The office's own Word templates of official documents.",
    no_args_is_help=True,
)

FormArg = Annotated[str, typer.Argument(metavar="FORM", help="notice, detention-decision, detention-list ...")]


@app.command("list")
def list_(ctx: typer.Context, as_json: JsonOpt = False, as_csv: CsvOpt = False, output: FileOpt = None) -> None:
    """List the forms, and say for which of them the office has its own template.

    customs template list
    """
    from customs_cli.render.documents import templates as drawn

    desk = desk_of(ctx)
    rows = [
        drawn.Row(form, lang, str(path) if (path := own.template_path(form, lang)).is_file() else "")
        for form in FORMS
        for lang in own.LANGS
    ]
    folder = str(own.template_folder())
    form = form_of(as_json, False, as_csv, output)
    desk.show(lambda: drawn.page(rows, folder, desk.words), lambda: drawn.as_json(rows, folder), form)


@app.command("copy")
def copy(
    ctx: typer.Context,
    form: FormArg,
    force: Annotated[bool, typer.Option("--force", help="Replace the office's own template by the program's.")] = False,
    as_json: JsonOpt = False,
) -> None:
    """Copy the program's template of a form into the configuration folder, to be edited in Word (--lang: language).

    customs template copy notice --lang zh
    """
    from customs_cli.render.documents.drawn.word import needed
    from customs_cli.render.documents.template_file import ours

    desk = desk_of(ctx)
    form = known_form(form)
    path = own.template_path(form, desk.lang)
    if path.exists() and not force:
        raise Conflict("{path} already exists", path=path, hint="--force replaces it with the program's own template")
    needed()
    put(ours(form, desk.lang), path)
    if as_json:
        desk.console.say_json({"schema": "customs.template/1", "form": form, "lang": desk.lang, "path": str(path)})
    else:
        desk.say(desk.words("Copied to {file}.", file=str(path)))


@app.command("check")
def check(
    ctx: typer.Context,
    form: Annotated[
        str | None, typer.Argument(metavar="[FORM]", help="Form to check; default: all templates of the office.")
    ] = None,
    file: Annotated[
        str | None, typer.Option("--file", metavar="FILE", help="Check a template in another place, as one for FORM.")
    ] = None,
    as_json: JsonOpt = False,
) -> None:
    """Find faults in the office's templates: the paragraph, and any unknown field.

    PDF, HTML and text follow the template too. If the template holds something that only Word can show, such as a
    picture or automatic numbers, the program says so and issues the document only as .docx.

    customs template check notice
    """
    from customs_cli.render.documents import templates as drawn
    from customs_cli.render.documents.following import cannot_follow
    from customs_cli.render.documents.template_check import faults

    desk = desk_of(ctx)
    files = _files(form, file)
    found = [(path, fault) for path, code in files for fault in faults(_read(path), code)]
    broken = {path for path, _ in found}
    looked = ((path, cannot_follow(_read(path))) for path, _ in files if path not in broken)
    alone = [(path, what) for path, what in looked if what]
    if as_json:
        desk.console.say_json(drawn.faults_json([str(path) for path, _ in files], found, alone))
    else:
        for path, what in alone:
            desk.say(drawn.told_of_word(path, what, desk.words))
        for line in drawn.told([str(path) for path, _ in files], found, desk.words):
            desk.say(line)
    if found:
        raise FaultsFound(
            "faults in templates: {count}",
            count=len(found),
            hint="{command} writes a correct one",
            command=command("template copy", "FORM"),
            at=str(found[0][0]),
        )


def _files(form: str | None, file: str | None) -> list[tuple[Path, str]]:
    if file is not None:
        if form is None:
            raise UsageError(
                "which form is the file for?", hint=command("template check", "FORM", "--file", file), at="FORM"
            )
        return [(path_of(file, "--file"), known_form(form))]
    forms = [known_form(form)] if form is not None else list(FORMS)
    files = [(own.template_path(code, lang), code) for code in forms for lang in own.LANGS]
    there = [(path, code) for path, code in files if path.exists()]
    if not there:
        copied = command("template copy", form or "notice")
        raise NotFound("the office has no template of its own", hint="{command} makes one", command=copied)
    return there


def _read(path: Path) -> bytes:
    try:
        return plain_bytes(path)
    except OSError as error:
        raise NotFound(
            "cannot read {file}: {why}", file=path, why=why_not(error), hint="check the path", at="FILE"
        ) from error
