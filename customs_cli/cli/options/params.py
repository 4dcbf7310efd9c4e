"""Options that several commands share, and the parsers that read words, numbers and money (never Typer's own)."""

import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn, get_args

import typer

from customs_cli.cli.console import Form
from customs_cli.cli.desk import Desk
from customs_cli.errors import UnknownWord, UsageError

if TYPE_CHECKING:
    from customs_cli.domain.values.money import Money


def desk_of(ctx: typer.Context) -> Desk:
    """Return the desk that the global options have set up."""
    desk: Desk = ctx.obj
    return desk


def word_of(kind: Any, option: str) -> Callable[[str], str]:
    """Return a parser of one word of a closed list (a `Literal`), which also accepts a unique beginning of the word.

    Case, hyphens, underscores and blanks do not matter. The word's Chinese name, or its beginning, works as well.
    """
    words: tuple[str, ...] = get_args(kind)

    def parse(text: str) -> str:
        plain = joined(text)
        typed = {joined(word): word for word in words}
        found = [typed[plain]] if plain in typed else [typed[w] for w in typed if plain and w.startswith(plain)]
        if not text.isascii():
            from customs_cli.cli.helping.spoken import word_meant

            field = option.lstrip("-").lower()
            found = word_meant(text, field, words) or word_meant(text, field, words, is_begun=True)
        if len(found) != 1:
            raise _no_word(option, text, words, found)
        return found[0]

    return parse


def joined(text: str) -> str:
    """Return a word in small letters, without separators: `E-commerce` and `e commerce` become `ecommerce`."""
    return "".join(text.casefold().replace("_", " ").replace("-", " ").split())


def _no_word(option: str, text: str, words: tuple[str, ...], found: Sequence[str]) -> UsageError:
    from customs_cli.cli.helping.spoken import listed
    from customs_cli.domain.values.name_matching import nearest

    near = () if found or not text.strip() else nearest(text, words)
    return UnknownWord(
        "{option} {word!r} is not a known value",
        option=option,
        word=text.strip()[:40],
        hint="did you mean {near}? {option} {words}" if near else "{option} {words}",
        near=near[0] if near else "",
        words=listed(words, option.lstrip("-")),
        at=option,
        candidates=found or near or words,
    )


def choice(option: str, kind: Any, text: str, group: str | None = None) -> Any:
    """Return an option that takes one word of a closed list.

    Args:
        option: `--basis`.
        kind: The list, a `Literal`, whose words help shows.
        text: Its line of help.
        group: The group of options under which help shows it.
    """
    parser = word_of(kind, option)
    return typer.Option(option, metavar=metavar(kind), parser=parser, help=text, rich_help_panel=group)


def filled(option: str) -> Callable[[str], str]:
    """Return a parser of text that may not be empty: an empty text is an unset shell variable, not an answer."""

    def parse(text: str) -> str:
        if not text.strip():
            raise UsageError("{option} is empty", option=option, hint="leave it out, or give it a value", at=option)
        return text

    return parse


def path_of(text: str, option: str) -> Path:
    """Return a path as typed, with `~` expanded.

    Raises:
        UsageError: The text is empty, or not a path.
    """
    if not text.strip() or "\0" in text:
        raise UsageError(
            "{option}: {text!r} is not a path", option=option, text=text[:40], hint="check the path", at=option
        )
    from customs_cli.register.sql.address import path_as_typed

    return path_as_typed(text, option)


def metavar(kind: Any) -> str:
    """Return the words of a closed list as help shows them: `export|import|transit`."""
    return "|".join(get_args(kind))


def whole_number(text: str, option: str, *, least: int = 1) -> int:
    """Return a whole number as typed; `1,000` is accepted.

    Raises:
        UsageError: The text is not a whole number, or less than the least.
    """
    first, *thousands = text.strip().split(",")
    plain = text.strip()
    if len(first) < 4 and all(len(group) == 3 for group in thousands):
        plain = first + "".join(thousands)
    if not (plain.isascii() and plain.isdigit() and len(plain) < 16) or int(plain) < least:
        raise UsageError(
            "{option} {text!r} is not a whole number from {least}",
            option=option,
            text=text.strip()[:40],
            least=least,
            hint="such as 5" if least < 2 else "a whole number from {least}",
            at=option,
        )
    return int(plain)


def country_of(text: str, option: str) -> str:
    """Return an ISO 3166 alpha-2 code, from the code or the country's name.

    Raises:
        UsageError: There is no such country.
    """
    from customs_cli.cli.helping.spoken import country_meant
    from customs_cli.domain.values.countries import parse_country

    try:
        return country_meant(text) or parse_country(text)
    except UsageError as error:
        error.at = option
        raise


def amount(text: str | None, option: str, currency: str = "CNY") -> Decimal | None:
    """Return an amount of a currency, which may be typed with it (`¥5万元`); None when not given."""
    from customs_cli.domain.values.money import parse_amount, parse_currency

    if text is None:
        return None
    number, sign = with_currency(text)
    with suppress(UsageError):  # of another currency, or of none, the whole text is refused
        text = number if sign and parse_currency(sign) == currency else text
    return _in_places(at_option(option, parse_amount, text), currency, option).amount


def _in_places(amount: Decimal, currency: str, option: str) -> "Money":
    from customs_cli.domain.values.money import money_of

    found: Money = at_option(option, money_of, amount, currency)
    return found


def at_option(option: str, parse: Any, *values: Any) -> Any:
    """Return what `parse` makes of the values; its refusal is one of the option."""
    try:
        return parse(*values)
    except UsageError as error:
        error.at = option
        raise


def money(value: str | None, currency: str | None, option: str = "--value") -> Any:
    """Return an amount with its currency, which may be typed with it (`3000美元`); None when not given.

    Raises:
        UsageError: The amount or the currency cannot be read, or the amount is typed in another currency than given.
    """
    if value is None:
        if currency is not None:
            raise UsageError(
                "--currency without {option}", option=option, hint="{option} AMOUNT --currency CODE", at="--currency"
            )
        return None
    from customs_cli.domain.values.money import HOME, parse_amount, parse_currency

    number, sign = with_currency(value)
    found = at_option(option, parse_amount, number)
    typed = at_option(option, parse_currency, sign) if sign else None
    told = None if currency is None else at_option("--currency", parse_currency, currency)
    if typed and told and typed != told:
        raise UsageError(
            "{text!r} is an amount in {typed}, not in {currency}",
            text=value[:40],
            typed=typed,
            currency=told,
            hint="leave --currency out",
            at=option,
        )
    return _in_places(found, typed or told or HOME, option)


_OF_CURRENCY = r"([^\d.,+−-]*?)\s*(\d.*?)\s*([A-Za-z$€£]*|[^\d\s.,万亿]*元|美金|英镑|港币|人民币)"
"""An amount with its currency before or behind it."""


def money_typed(text: str, currency: str) -> Any:
    """Return an amount in the currency typed before or behind it (`1200 EUR`, `US$ 30`), else in the currency given."""
    number, sign = with_currency(text)
    return money(number, sign or currency)


def with_currency(text: str) -> tuple[str, str]:
    """Return an amount and the currency typed before or behind it; the whole text where it has none, or two."""
    found = re.fullmatch(_OF_CURRENCY, text.strip().replace("US$", "$"))
    before, number, after = found.groups() if found else ("", text, "")
    is_twice = before and after not in ("", "元")
    return (text, "") if is_twice else (number, before or after)


def texts(values: Sequence[str] | None) -> tuple[str, ...]:
    """Return a repeatable option's values; none when not given."""
    return tuple(values or ())


def parted(text: str) -> list[str]:
    """Return the words of a text with commas between them, English or Chinese ones."""
    return [part.strip() for part in text.replace("，", ",").split(",")]


def refuse_both(one: str, other: str) -> NoReturn:
    """Refuse two options together, one of which would be ignored silently."""
    raise UsageError("{one} and {other} exclude each other", one=one, other=other, hint="leave one out", at=other)


def refuse_beside(one: str, others: Mapping[str, object]) -> None:
    """Refuse an option together with any of others, which would be ignored silently."""
    for other, given in others.items():
        if given:
            refuse_both(one, other)


def form_of(as_json: bool, quiet: bool = False, as_csv: bool = False, file: str | None = None) -> Form:
    """Return the form of the answer; with `--json`, `-q` changes nothing: the answer is an object, as in every command.

    Raises:
        UsageError: Two forms are asked for (one would be ignored silently), or the file can have no page.
    """
    quiet = quiet and not as_json
    forms = (("--json", as_json), ("--csv", as_csv), ("-o", file is not None), ("-q", quiet))
    asked = [name for name, given in forms if given]
    if len(asked) > 1:
        refuse_both(asked[0], asked[1])
    if file is not None and not file.strip():
        raise UsageError("-o is empty", hint="-o FILE, such as table.xlsx", at="-o")
    if file is not None:  # now, so that no act is recorded whose answer could not be written
        from customs_cli.render.forms.output import refuse_other_forms

        refuse_other_forms(file)
    return Form(json=as_json, csv=as_csv, quiet=quiet, file=file)


ANSWER = "Answer"
"""The group of options for the form of the answer."""
RefArg = Annotated[str, typer.Argument(metavar="REF", help="A reference, or any unique shortening: 123, 5320-123.")]
HoldersOpt = Annotated[
    list[str] | None,
    typer.Option(
        "--holder", metavar="CODE", help=("The holder concerned; repeatable; default: all to whom it applies.")
    ),
]
HolderOpt = Annotated[str | None, typer.Option("--holder", metavar="CODE", help="The holder concerned.")]
OnOpt = Annotated[str | None, typer.Option("--on", metavar="DATE", help="The day it happened; default: today.")]
MendedOnOpt = Annotated[str | None, typer.Option("--on", metavar="DATE", help="The day it happened.")]
NumberOpt = Annotated[
    str | None, typer.Option("--number", metavar="NO", parser=filled("--number"), help="Number of the document.")
]
ReasonOpt = Annotated[
    str | None,
    typer.Option("--reason", metavar="TEXT", parser=filled("--reason"), help="Reason; kept in the journal."),
]
WhyOpt = Annotated[
    str, typer.Option("--reason", metavar="TEXT", parser=filled("--reason"), help="Reason; kept in the journal.")
]
JsonOpt = Annotated[bool, typer.Option("--json", help="Answer in JSON.", rich_help_panel=ANSWER)]
QuietOpt = Annotated[bool, typer.Option("-q", "--quiet", help="Only references or codes.", rich_help_panel=ANSWER)]
AddMissingOpt = Annotated[
    bool,
    typer.Option(
        "--add-missing",
        help="Add marks, holders, offices and campaigns that the register does not know, to be completed later.",
    ),
]
