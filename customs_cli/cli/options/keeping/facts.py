"""What an officer says about a file of evidence: the options, and how their values become `Facts`."""

from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from customs_cli.cli.desk import Desk
from customs_cli.cli.options.params import filled, whole_number

if TYPE_CHECKING:
    from customs_cli.services.keeping.evidence import Facts

KindOpt = Annotated[
    str,
    typer.Option("--kind", metavar="TEXT", help="Kind of evidence: on-site record, photograph, expert report ..."),
]
LineOpt = Annotated[
    str | None, typer.Option("--line", metavar="NO", help="Number of the line of goods that the file shows.")
]
TakenOpt = Annotated[
    str | None,
    typer.Option(
        "--taken", metavar="DATE[THH:MM]", help=("When the photograph or document was made, as far as you know.")
    ),
]
ByOpt = Annotated[
    str | None, typer.Option("--by", metavar="NAME", parser=filled("--by"), help="Who made it, if not you.")
]
DeviceOpt = Annotated[
    str | None, typer.Option("--device", metavar="TEXT", parser=filled("--device"), help="The camera or machine.")
]
SourceOpt = Annotated[
    str | None,
    typer.Option("--source", metavar="TEXT", parser=filled("--source"), help="From whom or where it comes."),
]


class FactsOptions(NamedTuple):
    """What an officer says about a file of evidence, as typed."""

    kind: KindOpt = ""
    line: LineOpt = None
    taken: TakenOpt = None
    by: ByOpt = None
    device: DeviceOpt = None
    source: SourceOpt = None


def facts_of(desk: Desk, told: FactsOptions) -> "Facts":
    """Return the facts to record about a file, read from the options."""
    from customs_cli.cli.options.keeping.moments import when
    from customs_cli.services.keeping.evidence import Facts

    made = ""
    if told.taken is not None:
        moment = when(desk, told.taken, "--taken")
        desk.duty().past(moment.day, "--taken")
        made = moment.day.isoformat() if moment.is_day else moment.at.astimezone().strftime("%Y-%m-%dT%H:%M")
    no = None if told.line is None else whole_number(told.line, "--line")
    return Facts(told.kind, no, made, told.by or "", told.device or "", told.source or "")
