"""Tries a reading command over no batches, so that a view is saved only if its command would not be refused."""

from collections.abc import Callable
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, NoReturn

import typer

from customs_cli.cli.console import Console, Form
from customs_cli.cli.desk import Desk, Settings
from customs_cli.errors import CustomsError, UsageError

if TYPE_CHECKING:
    from customs_cli.domain.books.books import Books
    from customs_cli.render.layout.page import Page
    from customs_cli.services.acts.act_context import Duty

_FILES = ("output", "ics")
"""Options that name a file to write."""


class _WouldRun(Exception):
    """The command has reached its answer, and so would run."""


def refuse_what_is_refused(command: Any, ctx: typer.Context, settings: Settings) -> None:
    """Refuse a command line that the command would refuse over any register; nothing is shown, written or recorded."""
    with TemporaryDirectory() as folder:
        ctx.obj = _Trial(settings, Path(folder))
        for name in _FILES:
            if ctx.params.get(name):
                ctx.params[name] = str(Path(folder) / f"answer{Path(ctx.params[name]).suffix}")
        if ctx.params.get("printer"):
            ctx.params["printer"] = None
        try:
            with suppress(_WouldRun, typer.Exit):
                command.invoke(ctx)
        except UsageError:
            raise
        except (CustomsError, OSError):
            return


class _Trial(Desk):
    def __init__(self, settings: Settings, folder: Path) -> None:
        super().__init__(settings)
        self._folder = folder

    @cached_property
    def books(self) -> "Books":
        return Desk(self.settings).at(self._folder / "register.json").books

    @cached_property
    def console(self) -> Console:
        return _Unheard(lang=self.lang, no_color=True, pager=lambda: None)

    def duty(self, *, add_missing: bool = False, repeatable: bool = False) -> "Duty":
        raise _WouldRun

    def seal(self, chain: str, by: tuple[str, ...]) -> None:
        """Do nothing, so that a shared register stays as it is."""


class _Unheard(Console):
    def show(self, page: "Callable[[], Page]", as_json: Callable[[], dict[str, Any]], form: Form, **how: Any) -> None:
        if form.file:
            super().show(page, as_json, form, **how)
        raise _WouldRun

    def say(self, text: str) -> NoReturn:
        raise _WouldRun

    def say_json(self, answer: dict[str, Any]) -> NoReturn:
        raise _WouldRun

    def pour(self, lines: Any) -> NoReturn:
        raise _WouldRun

    def complain(self, text: str) -> None:
        pass
