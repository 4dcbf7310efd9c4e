"""What the commands of clues and visits have in common: options, and the selection by office or filter."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from customs_cli.cli.desk import Desk
from customs_cli.cli.options.params import filled
from customs_cli.errors import UsageError
from customs_cli.sentences import command

if TYPE_CHECKING:
    from customs_cli.domain.leads.clue import Clue
    from customs_cli.domain.leads.visit import Visit
    from customs_cli.reports.leads.clues import ClueRow

Lead = TypeVar("Lead", "Clue", "Visit")

ClueArg = Annotated[str, typer.Argument(metavar="CLUE", help="Its number, or any unique shortening: 7, C-7.")]
VisitArg = Annotated[str, typer.Argument(metavar="VISIT", help="Its number, or any unique shortening: 7, V-7.")]
EnterpriseArg = Annotated[str, typer.Argument(metavar="ENTERPRISE", help="By code or name.")]
KeptByOpt = Annotated[
    str | None,
    typer.Option(
        "--office", metavar="CODE", parser=filled("--office"), help=("The office that registers it; default: your own.")
    ),
]


def office_of(desk: Desk, typed: str | None = None, option: str = "--office") -> str:
    """Return the office that keeps a clue or a visit: as typed, else the configured one, else that of `init`.

    Args:
        desk: The officer's desk.
        typed: The office as typed.
        option: Where it was typed, or the option that needs it.

    Raises:
        UsageError: No office is given or configured.
    """
    office = typed or desk.own_office
    if not office:
        once = command("config set", "office", "CODE")
        hint = "--office 5320, or {command}" if option == "--office" else "{command}"
        raise UsageError("which office?", hint=hint, command=once, at=option)
    return office


def codes_of(desk: Desk, typed: Iterable[str]) -> list[str]:
    """Return the codes of some offices, or digits with which several begin (`53`: a district).

    Raises:
        NotFound: An office is not known.
    """
    from customs_cli.services.lookup.naming import Names

    begun = ((text, text.strip()) for text in typed)
    return [own if own.isdigit() and len(own) < 4 else Names(desk.register).office(text).code for text, own in begun]


def of_offices(desk: Desk, leads: Iterable[Lead], typed: Iterable[str]) -> list[Lead]:
    """Return the clues or visits of some offices or districts; all of them where none is named.

    Raises:
        NotFound: An office is not known.
    """
    wanted = codes_of(desk, typed)
    return [lead for lead in leads if not wanted or desk.directory.is_among(lead.office, wanted)]


def due_clues(desk: Desk, offices: Iterable[str] = (), within: int | None = None) -> "tuple[ClueRow, ...]":
    """Return the clues of some offices (all where none is named) that need an answer, the most urgent first."""
    clues = of_offices(desk, desk.directory.clues.values(), offices)
    if not clues:
        return ()
    from customs_cli.reports.leads import clues as reports

    return reports.due_clues(desk.books, clues, desk.today, within)
