"""`customs officer add|remove|list`: who may do what on a shared register."""

from typing import TYPE_CHECKING, Annotated

import typer

from customs_cli.cli.options.acts import DryRunOpt
from customs_cli.cli.options.answering import ANSWERED, AnswerOptions
from customs_cli.cli.options.files import CsvOpt, FileOpt
from customs_cli.cli.options.groups import grouped
from customs_cli.cli.options.params import JsonOpt, QuietOpt, desk_of, form_of
from customs_cli.sentences import Listed

if TYPE_CHECKING:
    from customs_cli.cli.desk import Desk
    from customs_cli.register.sql.making.granting import Left, Right

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    help="Officers of a shared register, and their rights in it.",
    no_args_is_help=True,
)

_OfficesOpt = Annotated[
    list[str],
    typer.Option("--office", metavar="CODE", help="The office for which the officer may record; repeatable."),
]
_OfSomeOpt = Annotated[
    list[str] | None,
    typer.Option("--office", metavar="CODE", help="Only the rights for this office; repeatable; default: all."),
]


@app.command()
@grouped
def add(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="The name under which the officer acts.")],
    office: _OfficesOpt,
    role: Annotated[
        str | None, typer.Option(metavar="ROLE", help="Role on the database server; default: made from the name.")
    ] = None,
    reads: Annotated[
        str | None,
        typer.Option(
            metavar="own|district|all", help=("Whose batches the officer may see; default: own, or the present right.")
        ),
    ] = None,
    answer: AnswerOptions = ANSWERED,
) -> None:
    """Give an officer the right to act for offices under the officer's own name; needs an administrator.

    The role is created without a password if the server has none of that name. Run it again with another office, and
    the officer acts for both.

    customs officer add "Li Wei" --office 5320 --reads district
    """
    from customs_cli.cli.options.office.sharing import tell_moved
    from customs_cli.register.sql.making.granting import add_officer
    from customs_cli.services.lookup.naming import Names
    from customs_cli.services.lookup.officers import as_psql_has_it, in_psql, reads_of, role_of, widest

    desk = desk_of(ctx)
    who, names = role_of(name, role), Names(desk.register)
    codes = tuple(dict.fromkeys(names.office(one).code for one in office))
    asked = None if reads is None else reads_of(reads)
    is_new, moved, given = add_officer(desk.session, who, name.strip(), codes, asked)
    if answer.form.json:
        desk.console.say_json(
            {"schema": "customs.officer/1", "name": name.strip(), "role": who, "office": codes[0],
             "offices": [*codes], "reads": widest(given), "new_role": is_new}
        )  # fmt: skip
        return
    if answer.quiet:
        desk.say(who)
        return
    for code in codes:
        desk.say(desk.words("{name} acts for {office}, as the role {role}.", name=name.strip(), office=code, role=who))
    tell_moved(desk, moved)
    if is_new:
        typed = in_psql(desk.session.typed, f"\\password {as_psql_has_it(who)}")
        desk.say(desk.words("The role has no password yet. To set one: {command}", command=typed))


@app.command()
@grouped
def remove(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="The officer, by name or role.")],
    office: _OfSomeOpt = None,
    role: Annotated[
        str | None,
        typer.Option(metavar="ROLE", help="Role on the database server, if several officers have that name."),
    ] = None,
    dry_run: DryRunOpt = False,
    answer: AnswerOptions = ANSWERED,
) -> None:
    """Revoke an officer's rights, all or those for some offices; needs an administrator.

    An officer who is connected is refused from the next query or act on; an act not yet recorded by then is not
    recorded. Earlier acts stay under the officer's name. The role remains on the server, but can see nothing of this
    register.

    customs officer remove "Li Wei" --office 5320
    """
    from customs_cli.register.sql.making.granting import rights_given, take_back
    from customs_cli.register.sql.making.projecting import begin
    from customs_cli.services.lookup.officers import offices_meant, rights_meant

    desk, form = desk_of(ctx), answer.form
    begin(desk.session)
    found = rights_meant(rights_given(desk.session), name, role)
    codes = offices_meant(found, office or (), desk.register)
    left = take_back(desk.session, found[0].role, codes, is_tried=dry_run)
    if form.json:
        desk.console.say_json(
            {"schema": "customs.officer/1", "name": found[0].name, "role": found[0].role, "removed": [*codes],
             "offices": [*left.offices], "dry_run": dry_run}
        )  # fmt: skip
    elif form.quiet:
        desk.say(found[0].role)
    else:
        _tell_taken(desk, found[0], codes, left, is_tried=dry_run)


def _tell_taken(desk: "Desk", officer: "Right", codes: tuple[str, ...], left: "Left", *, is_tried: bool) -> None:
    from customs_cli.register.sql.making.agreed import OFFICERS
    from customs_cli.services.lookup.officers import dropping, in_psql, revoking

    words, name, role = desk.words, officer.name, officer.role
    for code in codes:
        desk.say(
            words("{name} would no longer act for {office}; nothing was changed.", name=name, office=code)
            if is_tried
            else words("{name} no longer acts for {office}.", name=name, office=code)
        )
    if left.offices:
        desk.say(words("{name} still acts for: {offices}", name=name, offices=words(", ").join(left.offices)))
    elif left.elsewhere:
        typed = in_psql(desk.session.typed, revoking(role))
        desk.say(
            words("The role {role} is still a member of {group}, for registers in {databases}. To remove it: "
                  "{command}",
                  role=role, group=OFFICERS, databases=Listed(left.elsewhere), command=typed)
        )  # fmt: skip
    elif not is_tried:
        typed = in_psql(desk.session.typed, dropping(role))
        desk.say(words("The role {role} is still on the server. To remove it: {command}", role=role, command=typed))


@app.command("list")
def list_(
    ctx: typer.Context,
    as_json: JsonOpt = False,
    as_csv: CsvOpt = False,
    output: FileOpt = None,
    quiet: QuietOpt = False,
) -> None:
    """List the officers of a shared register with their roles and offices; an officer sees only their own rights.

    customs officer list
    """
    from customs_cli.register.sql.making.granting import rights_given
    from customs_cli.render.pages.registers import officers as drawn

    desk, form = desk_of(ctx), form_of(as_json, quiet, as_csv, output)
    rights = rights_given(desk.session)
    desk.show(lambda: drawn.page(rights, desk.words), lambda: drawn.list_json(rights), form)
