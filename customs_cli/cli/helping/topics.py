"""The help topics, with the facts in them taken from the code that they describe."""

from collections.abc import Callable, Mapping

from customs_cli.cli.folders import CALENDAR, config_folder, data_folder
from customs_cli.render.pages.help import course, topics
from customs_cli.render.words.catalogue import Words

VARIABLES = (
    ("CUSTOMS_REGISTER", "The register's file, or its folder (--register)."),
    ("CUSTOMS_TODAY", "Work as if it were that day (--today)."),
    ("CUSTOMS_OFFICER", "Who acts; a ; between several (--officer). Else the login name."),
    ("CUSTOMS_OFFICE", "Code of the office that records when none is named."),
    ("CUSTOMS_LANG", "en or zh (--lang). Else LC_ALL, LC_MESSAGES, LANG."),
    ("CUSTOMS_LOCK_TIMEOUT", "Seconds to wait while another process writes; 5."),
    ("CUSTOMS_EVIDENCE_FOLDER", "Where a shared register's files go that are too large for the database."),
    ("CUSTOMS_EXPRESS_PROCEDURE", "What express goods are: cn_articles or cn_ex_officio (customs config)."),
    ("CUSTOMS_DEBUG", "Set: an unexpected error shows where it is."),
    ("CUSTOMS_PAGER", "Shows answers longer than the screen, before PAGER and less -FRX; cat for none."),
    ("CUSTOMS_PRINTER", "Takes the sheets when none is named. Else the system's own."),
    ("NO_COLOR", "Set: no colours (--no-color)."),
    ("XDG_DATA_HOME", "Where the register's folder is, unless it is named; on Windows LOCALAPPDATA."),
    ("XDG_CONFIG_HOME", "Where the configuration's folder is; on Windows APPDATA."),
)


def text_of(topic: str, words: Words) -> str:
    """Return the whole text of a topic.

    Raises:
        KeyError: There is no such topic.
    """
    if topic == "course":
        return course.course(words)
    places = _PLACES[topic](words) if topic in _PLACES else {}
    return topics.text(topic, words, **places)


def _filters(words: Words) -> dict[str, str]:
    from customs_cli.domain.query.fields import FIELDS

    return {"fields": topics.fields({name: kind.value for name, kind in FIELDS.items()}, words)}


def _environment(words: Words) -> dict[str, str]:
    folders = (
        ("register.json", str(data_folder() / "register.json")),
        ("config.toml", str(config_folder() / "config.toml")),
        ("calendar.toml", str(config_folder() / CALENDAR)),
    )
    places = "\n".join(f"  {what:<16}{where}" for what, where in folders)
    return {"variables": topics.pairs(VARIABLES, words), "places": places}


def _formats(words: Words) -> dict[str, str]:
    from customs_cli.services.importing import columns, records

    kinds = (topics.columns(f"customs {kind} import", records.columns_of(kind), words) for kind in records.KINDS)
    return {
        "columns": topics.columns("customs import", columns.ACCEPTED, words),
        "required": words(", ").join(columns.REQUIRED),
        "records": "\n".join(kinds),
    }


_PLACES: Mapping[str, Callable[[Words], dict[str, str]]] = {
    "filters": _filters,
    "environment": _environment,
    "formats": _formats,
    "exit-codes": lambda words: {"codes": topics.exit_codes(words)},
    "statuses": lambda words: {"statuses": topics.statuses(words)},
    "units": lambda words: {"units": topics.units(words)},
    "categories": lambda words: {"categories": topics.categories(words)},
}
"""Topic -> function that returns the text of its places."""
