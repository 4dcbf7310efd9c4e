"""Every word that is there to be typed: commands, values of options, fields, columns, settings."""

import re
from collections.abc import Iterator
from importlib import import_module
from typing import get_args

import typer
from walking import Officer

from customs_cli import errors
from customs_cli.cli.main import COMMANDS
from customs_cli.domain.batch.course.rare_events import LOGGED
from customs_cli.domain.books.link_keys import KINDS as LINKED
from customs_cli.domain.query.dimensions import DIMENSIONS
from customs_cli.domain.query.fields import FIELDS
from customs_cli.domain.values import word_lists
from customs_cli.domain.values.categories import CATEGORIES
from customs_cli.domain.values.units import UNITS
from customs_cli.errors import CustomsError
from customs_cli.render.forms.output import PICTURES, SUFFIXES
from customs_cli.render.pages.help.topics import TOPICS
from customs_cli.services.importing import columns, records

PERIODS = "today yesterday tomorrow this last week month quarter year all days day"
LANGUAGES = "en zh"
READ = "csv tsv xlsx xls ods json jsonl zip sig html md txt pdf svg"
PROGRAMS = "shell cron openssl lp lpstat pip install cryptography python-calamine fpdf apt fonts-noto-cjk holidays cat"
VIEWS = "save remove list urgent"
ERRORS = "ok interrupted unexpected schema error message hint at exit candidates"
OTHER = "documents ambiguous Windows Ctrl less tray trays working published colour"
SHEET = "figures breakdown acts deadlines store zxing-cpp"
SHARED = "psql createdb postgresql psycopg sslmode sslrootcert docx docxtpl typst numbers answered open overdue rec"
STYLES = "gacc eu us batches measures holders default last-month clothing"
FILES = "chains register journal config calendar backups done faulty units views source"


def commands() -> Iterator[tuple[str, ...]]:
    """Every command, by its words."""
    yield ()
    for name, entry in COMMANDS.items():
        yield (name,)
        command = typer.main.get_command(import_module(f"customs_cli.cli.commands.{entry.module}").app)
        yield from ((name, sub) for sub in getattr(command, "commands", ()))


def typed(office: Officer) -> set[str]:
    """Each of them by itself, and its parts."""
    settings = [line.split("\t")[0] for line in office.gets("config", "list").splitlines()]
    words = [
        *(word for path in commands() for word in path),
        *(word for kind in vars(word_lists).values() for word in get_args(kind) if isinstance(word, str)),
        *CATEGORIES,
        *UNITS,
        *FIELDS,
        *DIMENSIONS,
        *columns.ACCEPTED,
        *(name for kind in records.KINDS for name in records.columns_of(kind)),
        *settings,
        *TOPICS,
        *LINKED,
        *(kind.code for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, CustomsError)),
        *(f"{which}-{what}" for which in ("this", "last", "next") for what in "week month quarter year".split()),
        *(suffix.removeprefix(".") for suffix in (*SUFFIXES, *PICTURES)),
        *(name.removesuffix("_on").replace("_", "-") for name in LOGGED),
        *f"{PERIODS} {LANGUAGES} {READ} {PROGRAMS} {FILES} {VIEWS} {STYLES} {ERRORS} {OTHER} {SHARED} {SHEET}".split(),
    ]
    return {*words, *(part for word in words for part in re.split(r"[._-]", word))}
