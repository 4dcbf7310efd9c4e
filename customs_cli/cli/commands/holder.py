"""`customs holder add|edit|remove|list|show|import`."""

from typing import Annotated, Any

import typer

from customs_cli.cli.desk import Desk
from customs_cli.cli.options.records import registers
from customs_cli.cli.options.records.registers_common import add_commands
from customs_cli.domain.rights.holder import Holder

app = typer.Typer(add_completion=False, rich_markup_mode=None, help="Owners of rights.", no_args_is_help=True)

AgentsOpt = Annotated[
    list[str] | None, typer.Option("--agent", metavar="NAME", help="Agent of the holder; repeatable.")
]
ContactsOpt = Annotated[
    list[str] | None, typer.Option("--contact", metavar="TEXT", help="Telephone, e-mail, address; repeatable.")
]
GuaranteeOpt = Annotated[
    str | None,
    typer.Option("--general-guarantee", metavar="NO", help="Number of the holder's yearly general guarantee."),
]
ApprovedOpt = Annotated[
    str | None, typer.Option("--approved", metavar="DATE", help="When GACC approved that guarantee.")
]


def fields(
    desk: Desk,
    *,
    name: registers.NameOpt = None,
    name_zh: registers.NameZhOpt = None,
    country: registers.CountryOpt = None,
    agent: AgentsOpt = None,
    contact: ContactsOpt = None,
    general_guarantee: GuaranteeOpt = None,
    approved: ApprovedOpt = None,
) -> dict[str, Any]:
    """What the options say of a holder: the fields that were given."""
    return registers.given(
        name=name,
        name_zh=name_zh,
        country=registers.country_given(country),
        agents=tuple(agent) if agent else None,
        contacts=tuple(contact) if contact else None,
        general_guarantee=general_guarantee,
        guarantee_approved_on=desk.day(approved, "--approved"),
    )


add_commands(
    app,
    Holder,
    "a holder",
    fields,
    example='customs holder add VIVO-COMM --name "Vivo Mobile Communication Co., Ltd." --country CN',
)
