"""`customs officer add|list`: who may do what on a shared register."""

from typing import Annotated

import typer

from customs_cli.cli.options.answering import ANSWERED, AnswerOptions
from customs_cli.cli.options.groups import grouped
from customs_cli.cli.options.params import JsonOpt, desk_of

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    help="Officers of a shared register, and their rights in it.",
    no_args_is_help=True,
)


@app.command()
@grouped
def add(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="The name under which the officer acts.")],
    office: Annotated[str, typer.Option(metavar="CODE", help="The office that the officer writes for.")],
    role: Annotated[
        str | None, typer.Option(metavar="ROLE", help="The role of the server; made from the name when left out.")
    ] = None,
    reads: Annotated[
        str, typer.Option(metavar="own|district|all", help="Whose batches the officer may look at.")
    ] = "own",
    answer: AnswerOptions = ANSWERED,
) -> None:
    """Give an officer rights: to act for an office under the own name; as an administrator.

    The role is made where the server has none of that name, without a password. Run again with another office, the
    officer acts for both.

    customs officer add "Li Wei" --office 5320 --reads district
    """
    from customs_cli.register.sql.making.setup import add_officer
    from customs_cli.services.lookup.naming import Names
    from customs_cli.services.lookup.officers import as_psql_has_it, reads_of, role_of

    desk = desk_of(ctx)
    session = desk.session
    who = role_of(name, role)
    code = Names(desk.register).office(office).code
    is_new = add_officer(session, who, name.strip(), code, reads_of(reads))
    if answer.as_json:
        desk.console.say_json(
            {"schema": "customs.officer/1", "name": name.strip(), "role": who, "office": code, "reads": reads,
             "new_role": is_new}
        )  # fmt: skip
        return
    if answer.quiet:
        desk.say(who)
        return
    desk.say(desk.words("{name} acts for {office}, as the role {role}.", name=name.strip(), office=code, role=who))
    if is_new:
        desk.say(
            desk.words("The role has no password yet: psql -c '\\password {role}' gives one.", role=as_psql_has_it(who))
        )


@app.command("list")
def list_(ctx: typer.Context, as_json: JsonOpt = False) -> None:
    """List the officers of a shared register with their roles and offices; an officer sees the own rights alone.

    customs officer list
    """
    desk = desk_of(ctx)
    sql = "SELECT name, role, office, reads FROM customs.rights ORDER BY name, office"
    rows = [dict(zip(("name", "role", "office", "reads"), row, strict=True)) for row in desk.session.ask(sql)]
    if as_json:
        desk.console.say_json({"schema": "customs.officers/1", "officers": rows})
        return
    for row in rows:
        desk.say("  ".join(row.values()))
