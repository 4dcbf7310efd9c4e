"""`customs trademark add|edit|remove|list|show|import`."""

from typing import Annotated, Any

import typer

from customs_cli.cli.desk import Desk
from customs_cli.cli.options.params import choice, filled, whole_number
from customs_cli.cli.options.records import registers
from customs_cli.cli.options.records.registers_common import add_commands
from customs_cli.domain.rights.trademark import Trademark
from customs_cli.domain.values.word_lists import RightType
from customs_cli.errors import UsageError
from customs_cli.sentences import command

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    help="Recorded rights: trademarks, and the other rights that customs protects.",
    no_args_is_help=True,
)

OwnerOpt = Annotated[
    str | None, typer.Option("--holder", metavar="CODE", parser=filled("--holder"), help="Its holder, by code or name.")
]
TypeOpt = Annotated[
    str | None,
    choice("--type", RightType, "Right type."),
]
RecordationOpt = Annotated[
    str | None, typer.Option("--recordation", metavar="NO", help="Recordation number, such as T2019-12345.")
]
FromOpt = Annotated[str | None, typer.Option("--valid-from", metavar="DATE", help="First day of the recordation.")]
UntilOpt = Annotated[str | None, typer.Option("--valid-until", metavar="DATE", help="Last day, included.")]
AliasesOpt = Annotated[
    list[str] | None, typer.Option("--alias", metavar="NAME", help="Another spelling or name; repeatable.")
]
NiceOpt = Annotated[list[str] | None, typer.Option("--nice", metavar="N", help="Nice class, 1-45; repeatable.")]


def fields(
    desk: Desk,
    *,
    name: registers.NameOpt = None,
    name_zh: registers.NameZhOpt = None,
    holder: OwnerOpt = None,
    type_: TypeOpt = None,
    recordation: RecordationOpt = None,
    valid_from: FromOpt = None,
    valid_until: UntilOpt = None,
    alias: AliasesOpt = None,
    nice: NiceOpt = None,
) -> dict[str, Any]:
    """What the options say of a right: the fields that were given."""
    return registers.given(
        name=name,
        name_zh=name_zh,
        holder=holder,
        right_type=type_,
        recordation=None if recordation is None else recordation.strip().upper(),
        valid_from=desk.day(valid_from, "--valid-from"),
        valid_until=desk.day(valid_until, "--valid-until"),
        aliases=tuple(alias) if alias else None,
        nice=tuple(_nice_class(text) for text in nice) if nice else None,
    )


def _nice_class(text: str) -> int:
    number = whole_number(text, "--nice")
    if number > 45:
        raise UsageError("no Nice class {number}", number=number, hint="1 to 45", at="--nice")
    return number


def _with_holder(code: str, fields: dict[str, Any]) -> dict[str, Any]:
    if "holder" not in fields:
        raise UsageError("whose right is it?", hint=command("trademark add", code, "--holder", "CODE"), at="--holder")
    return {"name": code, **fields}


add_commands(
    app,
    Trademark,
    "a right",
    fields,
    example="customs trademark add VIVO --name vivo --holder VIVO-COMM --recordation T2019-12345 "
    "--valid-until 2029-06-30",
    new=_with_holder,
)
