"""What `holder`, `trademark`, `office`, `campaign` and `enterprise` have in common."""

from collections.abc import Iterator
from typing import Annotated, Any

import typer

from customs_cli.cli.console import Form
from customs_cli.cli.desk import Desk
from customs_cli.cli.options.params import country_of, filled
from customs_cli.domain.rights.named import Named, names_of
from customs_cli.render.words.catalogue import marked

CodeArg = Annotated[str, typer.Argument(metavar="CODE", help="Short code that officers use.")]
NameOpt = Annotated[str | None, typer.Option("--name", metavar="NAME", parser=filled("--name"), help="Its full name.")]
NameZhOpt = Annotated[str | None, typer.Option("--name-zh", metavar="NAME", help="Its Chinese name.")]
CountryOpt = Annotated[str | None, typer.Option("--country", metavar="CC", help="ISO 3166.")]
SearchArg = Annotated[str | None, typer.Argument(metavar="[TEXT]", help="Only those that contain this text.")]
FileArg = Annotated[
    str, typer.Argument(metavar="FILE", help="csv, tsv, xlsx, xls, ods, json or jsonl; one row per record.")
]
SkipFaultyOpt = Annotated[
    bool, typer.Option("--skip-faulty", help="Write the correct rows, save the faulty ones for correction.")
]
DryRunOpt = Annotated[bool, typer.Option("-n", "--dry-run", help="Check every row, write nothing.")]


def given(**fields: Any) -> dict[str, Any]:
    """Return the fields that were given; a value that is repeated counts once."""
    return {
        name: _once(value) if isinstance(value, tuple) else "" if _is_blank(value) else value
        for name, value in fields.items()
        if value is not None
    }


def _once(values: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(value for place, value in enumerate(values) if value not in values[:place] and not _is_blank(value))


def _is_blank(value: Any) -> bool:
    return isinstance(value, str) and not value.strip()


def country_given(text: str | None) -> str | None:
    """Return the code of a country from an option; empty if the option is empty (to remove it), None if not given."""
    return country_of(text, "--country") if text and text.strip() else text


def code_typed(kind: type[Named], text: str) -> str:
    """Return the code of a new record as it is stored.

    Raises:
        UsageError: The text cannot be a code.
    """
    from customs_cli.services.registers.records import code_for

    return code_for(kind, text)


def added(desk: Desk, kind: type[Named], code: str, fields: dict[str, Any], form: Form) -> None:
    """Add a record and say so."""
    from customs_cli.services.registers import records

    record = records.add(desk.duty(), kind, code, fields)
    said(desk, record, marked("{record} added."), form)
    _warn_of(desk, record)
    _warn_of_names(desk, record)


def edited(desk: Desk, kind: type[Named], code: str, fields: dict[str, Any], form: Form) -> None:
    """Change a record and say so."""
    from customs_cli.services.registers import records

    done = records.edit(desk.duty(), kind, code, fields)
    said(desk, done.record, marked("{record} changed."), form)
    if "recordation" in fields:
        _warn_of(desk, done.record)
    if not fields.keys().isdisjoint(("name", "name_zh", "aliases", "right_type")):
        _warn_of_names(desk, done.record)
    if done.served:
        desk.warn(records.served_for_another(getattr(done.record, "holder", ""), done.served))


def _warn_of(desk: Desk, record: Named) -> None:
    from customs_cli.services.registers.recordations import odd_as_entered

    for warning in odd_as_entered(desk.register, record):
        desk.warn(warning)


def _warn_of_names(desk: Desk, record: Named) -> None:
    from customs_cli.services.registers.recordations import named_as_another

    for warning in named_as_another(desk.register, record):
        desk.warn(warning)


def removed(desk: Desk, kind: type[Named], code: str, form: Form) -> None:
    """Remove a record and say so."""
    from customs_cli.services.registers import records

    record = records.remove(desk.duty(), kind, code)
    said(desk, record, marked("{record} removed."), form)


def said(desk: Desk, record: Named, sentence: str, form: Form) -> None:
    """Tell a record after an act: its code, its JSON or a sentence."""
    from customs_cli.render.pages.registers.records import card_json
    from customs_cli.render.words.sentence import named

    if form.quiet:
        desk.say(record.code)
    elif form.json:
        desk.console.say_json(card_json(record))
    else:
        desk.say(desk.words(sentence, record=named(record, desk.words)))
    desk.tidy()


def listed(desk: Desk, kind: type[Named], text: str | None, form: Form) -> None:
    """List the records of a kind, or those with a text in them."""
    from customs_cli.domain.values.name_matching import folded
    from customs_cli.render.pages.registers import records as drawn
    from customs_cli.services.lookup.naming import Names

    found = sorted(Names(desk.register).all(kind), key=lambda record: record.code)
    if text:
        wanted = folded(text)
        found = [record for record in found if any(wanted in folded(name) for name in _texts_of(record))]
    desk.show(lambda: drawn.listed(kind, found, desk.words), lambda: drawn.list_json(kind, found), form)


def _texts_of(record: Named) -> Iterator[str]:
    yield from names_of(record)
    yield from (getattr(record, field, None) or "" for field in ("recordation", "uscc", "holder"))


def shown(desk: Desk, kind: type[Named], code: str, form: Form) -> None:
    """Show one record in full, in the form asked for."""
    from customs_cli.render.pages.registers import records as drawn
    from customs_cli.services.lookup.naming import Names
    from customs_cli.services.registers.records import by_code

    record = by_code(Names(desk.register), kind, code)
    desk.show(lambda: drawn.card(record, desk.words), lambda: drawn.card_json(record), form)
