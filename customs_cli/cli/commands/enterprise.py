"""`customs enterprise add|edit|remove|list|show|import`."""

from typing import Annotated, Any

import typer

from customs_cli.cli.desk import Desk
from customs_cli.cli.options import registers
from customs_cli.cli.options.params import JsonOpt, QuietOpt, country_of, desk_of, form_of
from customs_cli.cli.options.registers_common import add_common
from customs_cli.domain.rights.enterprise import Enterprise
from customs_cli.errors import UsageError

app = typer.Typer(
    rich_markup_mode=None,
    help="Enterprises: consignors watched, makers visited, and the clues they give.",
    no_args_is_help=True,
)

UsccOpt = Annotated[
    str | None, typer.Option("--uscc", metavar="CODE", help="Unified Social Credit Code, 18 characters.")
]
AddressOpt = Annotated[str | None, typer.Option("--address", metavar="TEXT", help="As registered.")]
ContactsOpt = Annotated[
    list[str] | None, typer.Option("--contact", metavar="TEXT", help="Telephone, e-mail, people; repeatable.")
]
VisitsOpt = Annotated[
    list[str] | None, typer.Option("--visit", metavar="TEXT", help="What was seen or told, dated today; repeatable.")
]


@app.command("add")
def add(
    ctx: typer.Context,
    code: registers.CodeArg,
    name: registers.NameOpt = None,
    uscc: UsccOpt = None,
    country: registers.CountryOpt = None,
    address: AddressOpt = None,
    contact: ContactsOpt = None,
    visit: VisitsOpt = None,
    as_json: JsonOpt = False,
    quiet: QuietOpt = False,
) -> None:
    """Add an enterprise.

    customs enterprise add HAOYUN --name "Shenzhen Haoyun Trading Co., Ltd." --uscc 91440300MA5EXAMPLE
    """
    desk = desk_of(ctx)
    fields = _fields(desk, name=name, uscc=uscc, country=country, address=address, contact=contact, visit=visit)
    registers.added(desk, Enterprise, code, {"name": code, **fields}, form_of(as_json, quiet))


@app.command("edit")
def edit(
    ctx: typer.Context,
    code: registers.CodeArg,
    name: registers.NameOpt = None,
    uscc: UsccOpt = None,
    country: registers.CountryOpt = None,
    address: AddressOpt = None,
    contact: ContactsOpt = None,
    visit: VisitsOpt = None,
    as_json: JsonOpt = False,
    quiet: QuietOpt = False,
) -> None:
    """Change an enterprise; what is not given stays."""
    desk = desk_of(ctx)
    fields = _fields(desk, name=name, uscc=uscc, country=country, address=address, contact=contact, visit=visit)
    registers.edited(desk, Enterprise, code, fields, form_of(as_json, quiet))


add_common(app, Enterprise, "an enterprise")


def _fields(
    desk: Desk,
    *,
    name: str | None,
    uscc: str | None,
    country: str | None,
    address: str | None,
    contact: list[str] | None,
    visit: list[str] | None,
) -> dict[str, Any]:
    return registers.given(
        name=name,
        uscc=_uscc(uscc),
        country=country_of(country, "--country") if country else None,
        address=address,
        contacts=tuple(contact) if contact else None,
        notes=tuple(f"{desk.today} {text}" for text in visit) if visit else None,
    )


def _uscc(text: str | None) -> str | None:
    from customs_cli.domain.values.party import uscc_fault

    code = text.strip().upper() if text else None
    if code and (fault := uscc_fault(code)):
        raise UsageError("USCC {code}: {fault}", code=code[:30], fault=fault, at="--uscc")
    return code
