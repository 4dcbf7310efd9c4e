"""The help topics, with the facts in them taken from the code that they describe."""

from collections.abc import Callable, Mapping

from customs_cli.cli.folders import CALENDAR, config_folder, data_folder
from customs_cli.render.pages.help import course, topics
from customs_cli.render.words.catalogue import Words

VARIABLES = (
    ("CUSTOMS_REGISTER", "The register's file or folder (--register)."),
    ("CUSTOMS_TODAY", "Act as if today were this day (--today)."),
    ("CUSTOMS_OFFICER", "Who acts; several officers separated by ; (--officer). Default: the login name."),
    ("CUSTOMS_OFFICE", "Code of the office that records, when no office is given."),
    ("CUSTOMS_LANG", "en or zh (--lang). Default: LC_ALL, LC_MESSAGES, LANG."),
    ("CUSTOMS_LOCK_TIMEOUT", "Seconds to wait while another process writes; default: 5."),
    ("CUSTOMS_EVIDENCE_FOLDER", "Where the files of a shared register go that are too large for its database."),
    ("CUSTOMS_EXPRESS_PROCEDURE", ("The procedure for express goods: cn_articles or cn_ex_officio (customs config).")),
    ("CUSTOMS_DEBUG", "If set, an unexpected error shows where in the program it happened."),
    ("CUSTOMS_PAGER", ("The pager for answers longer than the screen; used before PAGER and less -FRX; cat for none.")),
    ("CUSTOMS_PRINTER", "The printer for sheets when none is given. Default: the system's printer."),
    ("NO_COLOR", "If set, no colours (--no-color)."),
    ("XDG_DATA_HOME", "Folder that holds the register's folder by default; on Windows LOCALAPPDATA."),
    ("XDG_CONFIG_HOME", "Folder that holds the configuration's folder; on Windows APPDATA."),
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
