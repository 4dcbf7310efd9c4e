"""The office's templates as a page, and the faults in them."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from customs_cli.render.documents.letters import LAYOUTS
from customs_cli.render.documents.template_check import TemplateFault
from customs_cli.render.documents.template_file import fields_of
from customs_cli.render.documents.values import FormWords
from customs_cli.render.layout.page import Column, Page, Table
from customs_cli.render.words.catalogue import Words
from customs_cli.render.words.refusals import in_language


class Row(NamedTuple):
    """One form in one language, and the path of the office's own template; empty where it has none."""

    form: str
    lang: str
    path: str


def page(rows: Sequence[Row], folder: str, words: Words) -> Page:
    """Return a page with a table of all forms and languages, their titles, and whose template is used."""
    columns = (
        Column(key="form", heading=words("Kind"), kind="code"),
        Column(key="lang", heading=words("Language"), kind="code"),
        Column(key="title", heading=words("Title")),
        Column(key="template", heading=words("Template")),
    )
    cells = [
        (row.form, row.lang, FormWords(row.lang)(LAYOUTS[row.form].title), row.path or words("ours")) for row in rows
    ]
    table = Table(
        columns=columns, rows=list(cells), notes=(words("The office's own templates are in {folder}.", folder=folder),)
    )
    return Page(title=words("Templates"), blocks=(table,))


def as_json(rows: Sequence[Row], folder: str) -> dict[str, Any]:
    """Return the object of `customs.templates/1`, with the fields of each form."""
    listed = [{**row._asdict(), "path": row.path or None, "fields": list(fields_of(row.form))} for row in rows]
    return {"schema": "customs.templates/1", "folder": folder, "templates": listed}


def told_of_word(path: Path, what: Sequence[str], words: Words) -> str:
    """Return a line on a template that only Word can show."""
    listed = words(", ").join(in_language(one, words.lang) for one in what)
    return words("{file} can be issued only as .docx: only Word can show {what}", file=path.name, what=listed)


def told(files: Sequence[str], found: Sequence[tuple[Path, TemplateFault]], words: Words) -> Iterator[str]:
    """Yield a line for each fault; a line that all is well where there is none."""
    for path, fault in found:
        what = in_language(fault.what, words.lang)
        if fault.paragraph:
            yield words(
                "{file}, paragraph {number} ({text}): {what}",
                file=path.name,
                number=fault.paragraph,
                text=fault.text,
                what=what,
            )
        else:
            yield f"{path.name}: {what}"
    if not found:
        yield words("Templates without a fault: {files}", files=words(", ").join(Path(file).name for file in files))


def faults_json(
    files: Sequence[str], found: Sequence[tuple[Path, TemplateFault]], alone: Sequence[tuple[Path, Sequence[str]]]
) -> dict[str, Any]:
    """Return the object of `customs.template-check/1`; `word_only` are the templates that only Word can show."""
    faults = [{"file": str(path), **fault._asdict()} for path, fault in found]
    only = [{"file": str(path), "what": list(what)} for path, what in alone]
    return {
        "schema": "customs.template-check/1",
        "ok": not found,
        "files": list(files),
        "faults": faults,
        "word_only": only,
    }
