"""The options of `customs print FORM`, and what they ask for."""

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple, cast

import typer

from customs_cli.cli.desk import Desk
from customs_cli.cli.options.params import filled, money, texts
from customs_cli.errors import UsageError

if TYPE_CHECKING:
    from customs_cli.domain.documents.data import Value
    from customs_cli.domain.documents.gathering import Wanted
    from customs_cli.domain.values.money import Money
    from customs_cli.services.documents.issuing import Making

RefsArg = Annotated[
    list[str] | None,
    typer.Argument(metavar="[REF]...", help="References, any unique shortening or a document number; or --where."),
]
OneHolderOpt = Annotated[str | None, typer.Option("--holder", metavar="CODE", help="Only the goods of this holder.")]
NumberOpt = Annotated[
    str | None,
    typer.Option(
        "--number",
        metavar="NO",
        parser=filled("--number"),
        help="Its number; default: the number recorded with the act, or else the next one.",
    ),
]
ForOpt = Annotated[
    str | None,
    typer.Option(
        "--for",
        metavar="NO",
        parser=filled("--for"),
        help="The document, decision, release, case or court notice it concerns, by number or day; default: the last.",
    ),
]
DayOpt = Annotated[
    str | None,
    typer.Option("--on", metavar="DATE", help="The day that it bears; default: the day of its act."),
]
FillOpt = Annotated[
    list[str] | None,
    typer.Option(
        "--fill",
        metavar="FIELD=TEXT",
        help="Text for a field that the register does not have, such as court=...; repeatable.",
    ),
]
RedactOpt = Annotated[
    list[str] | None, typer.Option("--redact", metavar="FIELD", help="Redact a field, such as value; repeatable.")
]
ReissueOpt = Annotated[
    bool, typer.Option("--reissue", help="Issue a corrected document under a new number, which names the old one.")
]
OutOpt = Annotated[
    str | None,
    typer.Option(
        "-o",
        "--output",
        metavar="FILE",
        help="FILE.{pdf,docx,html,txt}, or a folder/ for several; default: print on the printer.",
    ),
]
KindOpt = Annotated[
    str, typer.Option("--as", metavar="pdf|docx|html|txt", help="Format of the files in a folder; default: PDF.")
]
PrinterOpt = Annotated[
    str,
    typer.Option(
        "--printer",
        metavar="NAME",
        parser=filled("--printer"),
        help="Name of the printer; the word default means the system's.",
    ),
]
DraftOpt = Annotated[
    bool,
    typer.Option("-n", "--dry-run", help="Make only a draft, marked as such; no number is used, nothing is written."),
]


class Paper(NamedTuple):
    """The document that is asked for, as typed.

    Attributes:
        form: The form.
        holder: `--holder`.
        about: `--for`.
        fill: `--fill`.
        redact: `--redact`.
        on: `--on`.
    """

    form: str
    holder: str | None
    about: str | None
    fill: list[str] | None
    redact: list[str] | None
    on: str | None = None


class Place(NamedTuple):
    """Where documents go: a file, a folder, the printer.

    Attributes:
        kind: `pdf`, `docx`, `html` or `txt`.
        file: The single file; None where they go into a folder, or to the printer.
        folder: The folder; None where it is a file, or the printer.
    """

    kind: str
    file: Path | None = None
    folder: Path | None = None


def place_of(output: str | None, kind: str) -> Place:
    """Return where `-o` sends documents.

    Raises:
        UsageError: The path is empty, or has a suffix of no known form.
    """
    from customs_cli.cli.options.params import path_of
    from customs_cli.render.documents.drawing import kind_of

    if output is None:
        return Place(kind_of(f".{kind}"))
    path = path_of(output, "-o")
    if output.endswith(("/", "\\")) or path.is_dir():
        return Place(kind_of(f".{kind}"), folder=path)
    return Place(kind_of(path.name), file=path)


def wanted_of(desk: Desk, paper: Paper, holder: str = "") -> "Wanted":
    """Return what the domain is asked for.

    Raises:
        UsageError: `--fill` has no `=`.
    """
    from customs_cli.cli.options.papers.own import usual
    from customs_cli.domain.documents.forms import FORMS
    from customs_cli.domain.documents.gathering import Wanted
    from customs_cli.render.documents.values import field_meant

    form, on = FORMS[paper.form], desk.day(paper.on, "--on")
    filling = ((field_meant(form, name), text) for name, text in map(_pair, texts(paper.fill)))
    head = " ".join(desk.given("CUSTOMS_LETTERHEAD", "letterhead").replace(";", " ").split())
    return Wanted(
        form=paper.form,
        on=on or desk.today,
        officers=desk.officers,
        holder=holder,
        about=(paper.about or "").strip(),
        filled={name: _value(desk, name, text) for name, text in filling},
        usual={**usual(), **({"letterhead": head} if head else {})},
        hidden=tuple(dict.fromkeys(field_meant(form, name) for name in texts(paper.redact))),
        is_dated=on is not None,
    )


def _value(desk: Desk, field: str, text: str) -> "Value":
    from customs_cli.domain.documents.fields import FIELDS

    kind = FIELDS.get(field)
    with suppress(UsageError):
        if kind == "money":
            return cast("Money", money(text, None, "--fill"))
        if kind == "day" and (day := desk.day(text, "--fill")):
            return day.isoformat()
    return text


def making_of(desk: Desk, form: str, kind: str) -> "Making":
    """Return how the file is made, in the reader's language; the office's own template is read once."""
    from functools import partial

    from customs_cli.cli.options.papers.own import template_of
    from customs_cli.render.documents.drawing import drawn
    from customs_cli.services.documents.issuing import Making

    template = template_of(form, desk.lang)
    return Making(desk.lang, kind, partial(drawn, lang=desk.lang, kind=kind, template=template))


def _pair(text: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not sign or not value.strip():
        raise UsageError("--fill {text!r} is not FIELD=TEXT", text=text[:40], hint="such as court=NAME", at="--fill")
    return name, value.strip()
