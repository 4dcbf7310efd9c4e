"""What an office sets for its documents: patterns of numbers in config.toml, Word templates beside it."""

from pathlib import Path

from customs_cli.cli.folders import config_folder, config_table, plain_bytes
from customs_cli.errors import UsageError, why_not
from customs_cli.sentences import Listed, OnPaper, command

NUMBERS = "numbers"
"""The table of config.toml with patterns, by form."""
USUAL = "documents"
"""The table of config.toml with what documents always say: field -> text."""
LANGS = ("zh", "en")


def pattern_of(form: str) -> str:
    """Return the pattern of a form's numbers: the office's own, else the shipped one.

    Raises:
        UsageError: config.toml has something other than a pattern there.
    """
    from customs_cli.domain.documents.numbering import check_pattern, pattern_of

    own = config_table(NUMBERS).get(form, "")
    return check_pattern(str(own)) if own else pattern_of(form)


def checked_pattern(form: str, text: str) -> str:
    """Return a pattern as it is kept in config.toml under the name of a form.

    Raises:
        UsageError: There is no such form, or it is not a pattern.
    """
    from customs_cli.domain.documents.forms import known_form
    from customs_cli.domain.documents.numbering import check_pattern

    known_form(form)
    return check_pattern(text)


def template_folder() -> Path:
    """Return where the office's own Word templates are, or would be."""
    return config_folder() / "templates"


def template_path(form: str, lang: str) -> Path:
    """Return the file of the office's own template of a form in a language."""
    return template_folder() / f"{form}.{lang}.docx"


def template_of(form: str, lang: str) -> bytes | None:
    """Return the office's own template; None where it has none.

    Raises:
        UsageError: The template exists and cannot be read.
    """
    path = template_path(form, lang)
    try:
        return plain_bytes(path)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise UsageError(
            "cannot read {path}: {why}",
            path=path,
            why=why_not(error),
            hint="{command} makes one",
            command=command("template copy", form),
        ) from error


def usual() -> dict[str, str]:
    """Return what documents always say where the register holds nothing: field -> text.

    Raises:
        UsageError: config.toml has something other than a table there.
    """
    return {name: str(text) for name, text in config_table(USUAL).items()}


def checked_usual(field: str, text: str) -> str:
    """Return what documents always say in a field, as it is kept in config.toml.

    Raises:
        UsageError: There is no such field.
    """
    from customs_cli.domain.documents.fields import USUAL as MAY

    if field not in MAY:
        raise UsageError(
            "no field {name!r}", name=field[:40], hint="one of {may}", may=Listed(map(OnPaper, MAY)), candidates=MAY
        )
    return text
