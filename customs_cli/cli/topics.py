"""The help topics, each with the facts that it tells taken from where they hold."""

from customs_cli.cli.folders import config_folder, data_folder
from customs_cli.render.pages.registers import help_course, help_topics
from customs_cli.render.words.catalogue import Words

VARIABLES = (
    ("CUSTOMS_REGISTER", "The register's file, or its folder (--register)."),
    ("CUSTOMS_TODAY", "Work as if it were that day (--today)."),
    ("CUSTOMS_OFFICER", "Who acts; a ; between several (--officer). Else the login name."),
    ("CUSTOMS_OFFICE", "Code of the office that records when none is named."),
    ("CUSTOMS_LANG", "en or zh (--lang). Else LC_ALL, LC_MESSAGES, LANG."),
    ("CUSTOMS_LOCK_TIMEOUT", "Seconds to wait while another process writes; 5."),
    ("CUSTOMS_DEBUG", "Set: an unexpected error shows where it is."),
    ("CUSTOMS_PAGER", "Shows answers longer than the screen, before PAGER and less -FRX; cat for none."),
    ("CUSTOMS_PRINTER", "Takes the sheets when none is named. Else the system's own."),
    ("NO_COLOR", "Set: no colours (--no-color)."),
    ("XDG_DATA_HOME", "Where the register's folder is, unless it is named; on Windows LOCALAPPDATA."),
    ("XDG_CONFIG_HOME", "Where the configuration's folder is; on Windows APPDATA."),
)


def text_of(topic: str, words: Words) -> str:
    """A topic's whole text.

    Raises:
        KeyError: There is no such topic.
    """
    if topic == "course":
        return help_course.course(words)
    return {
        "dates": help_topics.dates,
        "filters": _filters,
        "exit-codes": help_topics.exit_codes,
        "environment": lambda: help_topics.environment(VARIABLES, _folders()),
        "formats": _formats,
    }[topic]()


def _filters() -> str:
    from customs_cli.domain.query.fields import FIELDS

    return help_topics.filters({name: kind.value for name, kind in FIELDS.items()})


def _formats() -> str:
    from customs_cli.services.importing import columns, records

    kinds = {kind: records.columns_of(kind) for kind in records.KINDS}
    return help_topics.formats(columns.COLUMNS, columns.REQUIRED, kinds)


def _folders() -> tuple[tuple[str, str], ...]:
    return (
        ("register.json", str(data_folder() / "register.json")),
        ("config.toml", str(config_folder() / "config.toml")),
        ("calendar.toml", str(config_folder() / "calendar.toml")),
    )
