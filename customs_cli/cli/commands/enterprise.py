"""`customs enterprise add|edit|remove|list|show|import`."""

from typing import Annotated, Any

import typer

from customs_cli.cli.desk import Desk
from customs_cli.cli.options.records import registers
from customs_cli.cli.options.records.registers_common import add_commands
from customs_cli.domain.rights.enterprise import Enterprise
from customs_cli.errors import UsageError

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    help="Enterprises: consignors watched, manufacturers visited.",
    no_args_is_help=True,
)

UsccOpt = Annotated[
    str | None, typer.Option("--uscc", metavar="CODE", help="Unified Social Credit Code, 18 characters.")
]
AddressOpt = Annotated[str | None, typer.Option("--address", metavar="TEXT", help="Address as registered.")]
ContactsOpt = Annotated[
    list[str] | None, typer.Option("--contact", metavar="TEXT", help="Telephone, e-mail, people; repeatable.")
]
VisitsOpt = Annotated[
    list[str] | None,
    typer.Option("--visit", metavar="TEXT", help="A visit today: what was seen or said; repeatable."),
]


def fields(
    desk: Desk,
    *,
    name: registers.NameOpt = None,
    uscc: UsccOpt = None,
    country: registers.CountryOpt = None,
    address: AddressOpt = None,
    contact: ContactsOpt = None,
    visit: VisitsOpt = None,
) -> dict[str, Any]:
    """What the options say of an enterprise: the fields that were given."""
    return registers.given(
        name=name,
        uscc=_uscc(uscc),
        country=registers.country_given(country),
        address=address,
        contacts=tuple(contact) if contact else None,
        visits=_visits(desk, visit) if visit else None,
    )


def _visits(desk: Desk, told: list[str]) -> tuple[Any, ...]:
    from customs_cli.cli.options.tracing.leads import office_of
    from customs_cli.services.leads.visits import GivenVisit

    office = office_of(desk, option="--visit")
    return tuple(GivenVisit(office, {"findings": text.strip()}) for text in told)


def _uscc(text: str | None) -> str | None:
    from customs_cli.domain.values.identity import compared_code
    from customs_cli.domain.values.party import uscc_fault

    code = None if text is None else compared_code(text)
    if code and (fault := uscc_fault(code)):
        raise UsageError(
            "USCC {code}: {fault}", code=code[:30], fault=fault, hint="such as 91440300MA5EXAMPLA", at="--uscc"
        )
    return code


add_commands(
    app,
    Enterprise,
    "an enterprise",
    fields,
    example='customs enterprise add HAOYUN --name "Shenzhen Haoyun Trading Co., Ltd." --uscc 91440300MA5EXAMPLA',
)
