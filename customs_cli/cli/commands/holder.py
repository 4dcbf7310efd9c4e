"""`customs holder add|edit|remove|list|show|import`."""

from typing import Annotated, Any

import typer

from customs_cli.cli.options import registers
from customs_cli.cli.options.params import JsonOpt, QuietOpt, country_of, desk_of, form_of
from customs_cli.cli.options.registers_common import add_common
from customs_cli.domain.rights.holder import Holder

app = typer.Typer(rich_markup_mode=None, help="Owners of rights.", no_args_is_help=True)

AgentsOpt = Annotated[list[str] | None, typer.Option("--agent", metavar="NAME", help="Who speaks for it; repeatable.")]
ContactsOpt = Annotated[
    list[str] | None, typer.Option("--contact", metavar="TEXT", help="Telephone, e-mail, address; repeatable.")
]
GuaranteeOpt = Annotated[
    str | None, typer.Option("--general-guarantee", metavar="NO", help="Number of its yearly general guarantee.")
]
ApprovedOpt = Annotated[
    str | None, typer.Option("--approved", metavar="DATE", help="When GACC approved that guarantee.")
]


@app.command("add")
def add(
    ctx: typer.Context,
    code: registers.CodeArg,
    name: registers.NameOpt = None,
    name_zh: registers.NameZhOpt = None,
    country: registers.CountryOpt = None,
    agent: AgentsOpt = None,
    contact: ContactsOpt = None,
    general_guarantee: GuaranteeOpt = None,
    approved: ApprovedOpt = None,
    as_json: JsonOpt = False,
    quiet: QuietOpt = False,
) -> None:
    """Add a holder.

    customs holder add VIVO-COMM --name "Vivo Mobile Communication Co., Ltd." --country CN
    """
    desk = desk_of(ctx)
    fields = _fields(name=name, name_zh=name_zh, country=country, agent=agent, contact=contact)
    fields |= registers.given(
        general_guarantee=general_guarantee, guarantee_approved_on=desk.day(approved, "--approved")
    )
    registers.added(desk, Holder, code, {"name": code, **fields}, form_of(as_json, quiet))


@app.command("edit")
def edit(
    ctx: typer.Context,
    code: registers.CodeArg,
    name: registers.NameOpt = None,
    name_zh: registers.NameZhOpt = None,
    country: registers.CountryOpt = None,
    agent: AgentsOpt = None,
    contact: ContactsOpt = None,
    general_guarantee: GuaranteeOpt = None,
    approved: ApprovedOpt = None,
    as_json: JsonOpt = False,
    quiet: QuietOpt = False,
) -> None:
    """Change a holder; what is not given stays."""
    desk = desk_of(ctx)
    fields = _fields(name=name, name_zh=name_zh, country=country, agent=agent, contact=contact)
    fields |= registers.given(
        general_guarantee=general_guarantee, guarantee_approved_on=desk.day(approved, "--approved")
    )
    registers.edited(desk, Holder, code, fields, form_of(as_json, quiet))


add_common(app, Holder, "a holder")


def _fields(
    *,
    name: str | None,
    name_zh: str | None,
    country: str | None,
    agent: list[str] | None,
    contact: list[str] | None,
) -> dict[str, Any]:
    return registers.given(
        name=name,
        name_zh=name_zh,
        country=country_of(country, "--country") if country else None,
        agents=tuple(agent) if agent else None,
        contacts=tuple(contact) if contact else None,
    )
