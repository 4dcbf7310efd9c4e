"""Fields of the filter language with closed word lists: a word outside the list is refused, not just found nowhere."""

from collections.abc import Callable, Iterator, Mapping
from typing import get_args

from msgspec.structs import replace

from customs_cli.domain.query.filters import And, Expr, Not, Or, Term
from customs_cli.domain.values.countries import alpha2, parse_country
from customs_cli.domain.values.money import parse_currency
from customs_cli.domain.values.name_matching import nearest
from customs_cli.domain.values.units import known_unit, parse_unit
from customs_cli.domain.values.word_lists import (
    Assistance,
    Basis,
    Channel,
    ClueSource,
    Confirmation,
    Deposit,
    Direction,
    Finding,
    FoundBy,
    Outcome,
    Reply,
    RightType,
    Status,
    TransferTo,
    Transport,
)
from customs_cli.errors import UsageError
from customs_cli.sentences import Listed, Word

WORDS: Mapping[str, tuple[str, ...]] = {
    "clue-source": get_args(ClueSource),
    "right-type": get_args(RightType),
    "status": get_args(Status),
    "basis": get_args(Basis),
    "found-by": get_args(FoundBy),
    "direction": get_args(Direction),
    "channel": get_args(Channel),
    "transport": get_args(Transport),
    "reply": get_args(Reply),
    "confirmation": get_args(Confirmation),
    "finding": get_args(Finding),
    "outcome": get_args(Outcome),
    "transfer": get_args(TransferTo),
    "assistance": get_args(Assistance),
    "security": get_args(Deposit),
}
"""Field -> the words that it may have."""


def refuse_other_words(expr: Expr) -> None:
    """Refuse a filter that asks a field for a word outside its list."""
    for term in terms(expr):
        words = WORDS.get(term.field, ())
        for value in map(str, term.values if words else ()):
            if value not in words:
                raise UsageError(
                    "{field}:{value} is not a known value",
                    field=term.field,
                    value=value[:40],
                    hint="one of: {words}",
                    words=Listed(map(Word, words)),
                    at=term.field,
                    candidates=nearest(value, words),
                )


def refuse_no_countries(expr: Expr) -> None:
    """Refuse a filter that asks for a country that does not exist: a slip, such as UK for GB."""
    for term in terms(expr):
        if term.field in _COUNTRIES:
            for value in map(str, term.values):
                if len(value) > 1 or not _COUNTRIES[term.field]:
                    is_place = len(value) == _OF_A_PLACE and value[:2].upper() in alpha2()
                    parse_country(value[:2] if is_place else value)


_COUNTRIES = {"country": False, "origin": False, "departure": True, "destination": True}
"""Field that holds countries -> whether the beginning of a code is enough."""
_OF_A_PLACE = 5
"""Length of the code of a place, of which the first two letters are its country: `CNSZX`."""


def with_codes(expr: Expr, is_kept: Callable[[Expr], bool] = lambda term: False) -> Expr:
    """Return a filter with units and currencies replaced by their codes: `unit:双` by `unit:pairs`."""
    match expr:
        case Term(field="currency"):
            return replace(expr, values=tuple(parse_currency(str(value)).casefold() for value in expr.values))
        case Term(field="unit"):
            return replace(expr, values=tuple(_unit(expr, str(value), is_kept) for value in expr.values))
        case Not():
            return replace(expr, part=with_codes(expr.part, is_kept))
        case And() | Or():
            return replace(expr, parts=tuple(with_codes(part, is_kept) for part in expr.parts))
    return expr


def _unit(term: Term, text: str, is_kept: Callable[[Expr], bool]) -> str:
    is_strange = known_unit(text) is None and is_kept(replace(term, values=(text,)))
    return text if is_strange else parse_unit(text)[1]


def with_values(expr: Expr, meant: Callable[[str, str], str]) -> Expr:
    """Return a filter with the values that are meant: `direction:出口` becomes `direction:export`."""
    match expr:
        case Term():
            values = (meant(expr.field, value) if isinstance(value, str) else value for value in expr.values)
            return replace(expr, values=tuple(values))
        case Not():
            return replace(expr, part=with_values(expr.part, meant))
        case And() | Or():
            return replace(expr, parts=tuple(with_values(part, meant) for part in expr.parts))
    return expr


def terms(expr: Expr) -> Iterator[Term]:
    """Yield every term of a filter, in order."""
    match expr:
        case Term():
            yield expr
        case Not():
            yield from terms(expr.part)
        case And() | Or():
            for part in expr.parts:
                yield from terms(part)
