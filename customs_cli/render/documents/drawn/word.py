"""A document as a Word file: the office's own template, or the program's, filled by docxtpl in Jinja's sandbox.

Values are plain text: they are escaped and never read as a template. A template may use fields and loop over tables;
anything further (`__class__`, a call, an import) is refused before it is filled.
"""

from datetime import UTC, date, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from customs_cli.domain.documents.data import DocumentData
from customs_cli.errors import FaultsFound, UsageError
from customs_cli.render.documents.template_check import faults
from customs_cli.render.documents.template_file import ours, tables_of
from customs_cli.render.documents.values import FLAGS, FormWords, Values, values

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment

_FIRST = date(1980, 1, 1)


def drawn(data: DocumentData, lang: str, template: bytes | None = None) -> bytes:
    """Return a document as the bytes of a `.docx`; the same whenever it is made.

    Args:
        data: The contents of the document.
        lang: `en` or `zh`.
        template: The office's own template; None for the program's own.

    Raises:
        UsageError: docxtpl is not installed.
        FaultsFound: The template is no Word file, or uses something that the document does not have.
    """
    template_class = needed()
    told = values(data, lang)
    own = template if template is not None else ours(data.form, lang, told.tables)
    if found := list(faults(own, data.form)):
        raise FaultsFound(
            "the template has {count} faults; the first: {what}",
            count=len(found),
            what=found[0].what,
            hint="{command}",
            command=_check(data.form),
        )
    filled = template_class(BytesIO(own))
    from jinja2 import TemplateError

    try:
        filled.render(_context(data, told, FormWords(lang)), jinja_env=sandbox(), autoescape=True)
    except (TemplateError, TypeError, ValueError, ArithmeticError, RecursionError) as error:  # fields are text
        raise FaultsFound(
            "the template cannot be filled: {why}",
            why=" ".join(str(error).split())[:120],
            hint="{command}",
            command=_check(data.form),
        ) from error
    day = _day_of(data)
    properties = filled.docx.core_properties
    properties.created = properties.modified = datetime(day.year, day.month, day.day, tzinfo=UTC)
    out = BytesIO()
    filled.save(out)
    return _dateless(out.getvalue(), day)


def needed() -> Any:
    """Return the template class of docxtpl.

    Raises:
        UsageError: docxtpl is not installed.
    """
    try:
        from docxtpl import DocxTemplate
    except ImportError as error:
        raise UsageError(
            "Word files need docxtpl", hint="pip install 'customs-cli[documents]', or use .html"
        ) from error
    return DocxTemplate


def sandbox() -> "SandboxedEnvironment":
    """Return a restricted Jinja environment: attributes that begin with `_` and unknown names are errors."""
    from jinja2 import StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    return SandboxedEnvironment(autoescape=True, undefined=StrictUndefined)


def _check(form: str) -> object:
    from customs_cli.sentences import command

    return command("template check", form)


def _context(data: DocumentData, own: Values, words: FormWords) -> dict[str, Any]:
    tables = {name: own.tables.get(name, []) for name in tables_of(data.form)}
    return {
        **own.fields,
        **tables,
        "has": {name: name in own.flags for name in (*own.fields, *tables, *FLAGS)},
        "draft": "" if data.fields.get("number") else words("DRAFT"),
    }


def _day_of(data: DocumentData) -> date:
    return max(date.fromisoformat(str(data.fields.get("issued_on", _FIRST))), _FIRST)


def _dateless(made: bytes, day: date) -> bytes:
    out = BytesIO()
    with ZipFile(BytesIO(made)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for entry in old.infolist():
            dated = ZipInfo(entry.filename, (day.year, day.month, day.day, 0, 0, 0))
            new.writestr(dated, old.read(entry), ZIP_DEFLATED)
    return out.getvalue()
