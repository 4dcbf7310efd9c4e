"""The officer's desk: the only place that reads the clock, the environment, the configuration and the consoles."""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from customs_cli.cli.console import Console, Form
from customs_cli.cli.errand import Errand
from customs_cli.cli.folders import CONFIG, config_folder, locale_language, login_name, plain, told_by, toml
from customs_cli.cli.own_days import OwnDays, own_days, own_override
from customs_cli.cli.places import Places
from customs_cli.errors import CustomsError, UsageError
from customs_cli.sentences import command

if TYPE_CHECKING:
    from customs_cli.domain.batch.done import Done
    from customs_cli.domain.books.books import Books
    from customs_cli.domain.query.directory import Directory
    from customs_cli.domain.query.filters import Expr
    from customs_cli.domain.time.periods import Period
    from customs_cli.domain.time.workdays import WorkingCalendar
    from customs_cli.render.layout.page import Page
    from customs_cli.render.words.catalogue import Words
    from customs_cli.services.acts.act_context import Duty
    from customs_cli.services.undo.undoing import Undone

T = TypeVar("T")


class Settings(NamedTuple):
    """The global options as typed; None or empty where not given."""

    register: str | None = None
    today: str | None = None
    officers: tuple[str, ...] = ()
    lang: str | None = None
    no_input: bool = False
    no_color: bool = False


class Desk(Places):
    """The surroundings of a command. Options override the environment, which overrides the configuration file."""

    def __init__(self, settings: Settings, errand: Errand | None = None) -> None:
        self.settings = settings
        self.kept: list[object] = []  # large, and no longer needed: the process ends sooner than it could free them
        self._errand = errand or Errand([])
        self._expected: tuple[str, ...] | None = None

    @cached_property
    def today(self) -> date:
        """The office's day: `--today`, `CUSTOMS_TODAY`, or the clock's."""
        try:
            clock = datetime.now().astimezone().date()
        except ValueError as odd:  # an offset of a day or more
            zone = os.environ.get("TZ", "")[:40]
            raise UsageError("TZ: no time zone {zone!r}", zone=zone, hint="such as Asia/Shanghai", at="TZ") from odd
        text = self._setting(self.settings.today, "CUSTOMS_TODAY", "today")
        if not text:
            return clock
        from customs_cli.domain.time.dates import parse_day

        with told_by(self.settings.today, "CUSTOMS_TODAY", at="--today"):
            return parse_day(text, today=clock)

    def now(self) -> datetime:
        """Return this moment, aware, in UTC."""
        return datetime.now(UTC)

    @cached_property
    def officers(self) -> tuple[str, ...]:
        """The acting officers: `--officer`, `CUSTOMS_OFFICER`, config.toml (`;` between names), else the login name."""
        from customs_cli.domain.values.name_matching import split_names

        given = self.settings.officers or (self.given("CUSTOMS_OFFICER", "officer"),)
        names: dict[str, str] = {}
        for name in split_names(";".join(given)):
            names.setdefault(" ".join(name.split()), name)
        if self.settings.officers and not names:
            raise UsageError("--officer is empty", hint="leave it out, or name the officer", at="--officer")
        return tuple(names.values()) or (self.own_name or login_name(),)

    @cached_property
    def lang(self) -> str:
        """The reader's language, `en` or `zh`."""
        text = self._setting(self.settings.lang, "CUSTOMS_LANG", "lang")
        if not text:
            return locale_language()
        if text not in ("en", "zh"):
            with told_by(self.settings.lang, "CUSTOMS_LANG"):
                raise UsageError(
                    "no language {text!r}", text=text[:20], hint="en or zh", at="--lang", candidates=("en", "zh")
                )
        return text

    @property
    def home_office(self) -> str:
        """The office that records when none is named: the own office.

        Raises:
            UsageError: No office is set.
        """
        office = self.own_office
        if not office:
            once = command("config set", "office", "CODE")
            raise UsageError(
                "which office found the goods?", hint="--office 5320, or {command}", command=once, at="--office"
            )
        return office

    def _place(self) -> str:
        return self._setting(self.settings.register, "CUSTOMS_REGISTER", "register")

    def at(self, path: Path, *, is_other: bool = False, is_restored: bool = False) -> "Desk":
        """Return this desk over another register, whose folder may be made; `is_other`: not the usual register."""
        desk = Desk(self.settings, self._errand)
        self._errand.over = ("--register", str(path)) if is_other else ()
        desk.register_path, desk.register = path, desk.register_at(path, own_folder=True, is_restored=is_restored)
        return desk

    def duty(self, *, add_missing: bool = False, repeatable: bool = False) -> "Duty":
        """Return the context of an act; `repeatable` if the same command line, repeated, does nothing twice."""
        from customs_cli.cli.folders import express_told
        from customs_cli.services.acts.act_context import Duty

        _ = self.lang  # record nothing before the language of the answer is known to be valid
        self._errand.is_repeatable = repeatable
        self._errand.acts_on(self.register)
        express = express_told(self.given("CUSTOMS_EXPRESS_PROCEDURE", "express_procedure"))
        return Duty(self.register, self.officers, self.today, self.calendar, add_missing, express=express)

    def calendar(self, country: str) -> "WorkingCalendar":
        """Return the working calendar of a country, with the office's own days where the override file has some."""
        from customs_cli.domain.time.workdays import WorkingCalendar

        return WorkingCalendar(country, override=own_override(country, self._calendar_overrides))

    @cached_property
    def directory(self) -> "Directory":
        """Names of marks, holders, offices and campaigns."""
        from customs_cli.register.directories import KINDS, all_names, kinds_of

        expected = self._expected if self.is_shared else None  # of a file all are read: a damaged one is told of
        return all_names(self.register, self.calendar, KINDS if expected is None else kinds_of(expected))

    def expect_names(self, *dimensions: str) -> None:
        """Let `directory` ask a server at first only for what names keys of these dimensions."""
        self._expected = dimensions

    @cached_property
    def few_names(self) -> "Directory":
        """The names of `directory`, each looked up when it is needed: for an answer that needs few of them."""
        from customs_cli.register.directories import names_asked_for

        return names_asked_for(self.register, self.calendar)

    @cached_property
    def books(self) -> "Books":
        """The register in its present state, as reports query it."""
        from customs_cli.cli.progress import late

        with late(self.words("Making the index")) as told:
            return self.register.books(lambda: self.directory, self.today, told)

    def day(self, text: str | None, option: str) -> date | None:
        """Return a day in the one date language; None when not given."""
        if text is None:
            return None
        from customs_cli.domain.time.dates import parse_day

        return self._at(option, lambda today: parse_day(text, today=today, calendar=OwnDays(self)))

    def partial(self, text: str, option: str) -> str:
        """Return a day, month or year."""
        from customs_cli.domain.time.dates import parse_partial

        return self._at(option, lambda today: parse_partial(text, today=today, calendar=OwnDays(self)))

    def period(self, text: str | None) -> "Period":
        """Return a period; the whole register when not given."""
        from customs_cli.domain.time.periods import parse_period

        whole = "all" if text is None else text
        return self._at("PERIOD", lambda today: parse_period(whole, today=today, calendar=OwnDays(self)))

    def where(self, text: str | None) -> "Expr | None":
        """Return a filter; None when not given."""
        if not text:
            return None
        from customs_cli.cli.helping.spoken import value_meant
        from customs_cli.domain.books.books import Ask
        from customs_cli.domain.query.selection import compiled

        def is_kept(term: "Expr") -> bool:
            return self.books.count(Ask(where=term)) > 0

        own = OwnDays(self)
        return self._at("--where", lambda today: compiled(text, today, value_meant, calendar=own, is_kept=is_kept))

    @cached_property
    def console(self) -> Console:
        """The console that answers go to."""
        own = self.settings
        typed = own.register or ""
        return Console(lang=self.lang, no_color=own.no_color, pager=self._pager, let_go=self._let_go, register=typed)

    def _let_go(self) -> None:
        if "register" in vars(self):
            self.register.let_go()

    @property
    def words(self) -> "Words":
        """The catalogue of the reader's language."""
        return self.console.words

    def show(self, page: "Callable[[], Page]", as_json: Callable[[], dict[str, Any]], form: Form) -> None:
        """Give a report in the form asked for."""
        self.console.show(page, as_json, form)

    def say(self, text: str) -> None:
        """Write one line to stdout."""
        self.console.say(text)

    def warn(self, text: str) -> None:
        """Write a warning to stderr."""
        self.console.warn(text)

    def done(self, done: "Done", form: Form) -> None:
        """Say what an act has changed."""
        self.console.done(done, form)
        self.tidy()

    def undone(self, undone: "Undone", form: Form, *, raw: bool = False) -> None:
        """Say what an undo or redo has changed."""
        self.console.undone(undone, form, raw=raw)
        self.tidy()

    @property
    def may_ask(self) -> bool:
        """Whether somebody sits at a terminal and may be asked."""
        return not self.settings.no_input and sys.stdin.isatty() and sys.stdout.isatty()

    def tidy(self) -> None:
        """Let other processes write a large register's file and the sounds of new names, after the answer."""
        from customs_cli.register.file.compact import compact_later

        compact_later(self.register)
        if not {table for table, _ in self.register.left} <= {"batches", "serials"}:  # most acts add no names
            from customs_cli.register.pinyin import write_later

            write_later(self.register)

    def leave(self) -> None:
        """Let another process make an index that was missing, when all is done."""
        if "register" in vars(self) and self.register.misses_index:
            from customs_cli.register.index.later import make_later

            with suppress(CustomsError, OSError):  # the answer was given already
                make_later(self.register, "customs_cli.cli.making_index")

    @cached_property
    def _config(self) -> dict[str, Any]:
        return toml(config_folder() / CONFIG)

    @cached_property
    def _calendar_overrides(self) -> dict[str, Any]:
        return own_days()

    def _setting(self, flag: str | None, variable: str, key: str) -> str:
        # An empty option is an unset shell variable: falling back to another register or day would surprise.
        if flag is not None and not flag.strip():
            raise UsageError("--{key} is empty", key=key, hint="leave it out, or give it a value", at=f"--{key}")
        return flag if flag is not None else self.given(variable, key)

    def given(self, variable: str, key: str) -> str:
        """Return what the environment, else the configuration, says; empty where neither does."""
        return os.environ.get(variable) or plain(key, self._config.get(key, ""))

    def _pager(self) -> str | None:
        return self.given("CUSTOMS_PAGER", "pager") if self.may_ask else None

    def _at(self, option: str, parse: Callable[[date], T]) -> T:
        today = self.today
        try:
            return parse(today)
        except UsageError as error:
            error.at = f"{option} {error.at}".strip()
            raise
