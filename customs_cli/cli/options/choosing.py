"""The batches that a looking command means: a period, a filter, and plain options for common filters."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from customs_cli.cli.answers.last_days import rests_on_days, warn_if_found_otherwise
from customs_cli.cli.desk import Desk
from customs_cli.cli.options.params import choice, parted, refuse_both
from customs_cli.domain.values.word_lists import Basis, Channel, CountedOn, Direction, Status
from customs_cli.errors import UsageError
from customs_cli.sentences import Listed, Word, said

if TYPE_CHECKING:
    from customs_cli.domain.books.books import Ask
    from customs_cli.domain.query.filters import Expr
    from customs_cli.domain.time.periods import Period
    from customs_cli.render.layout.page import Page
    from customs_cli.services.lookup.naming import Names

OfficesOpt = Annotated[
    list[str] | None, typer.Option("--office", metavar="CODE", help="Office or district; repeatable.")
]
EverywhereOpt = Annotated[bool, typer.Option("--all", help="All offices, not only the one configured.")]
CampaignsOpt = Annotated[list[str] | None, typer.Option("--campaign", metavar="CODE", help="Campaign; repeatable.")]
HoldersOpt = Annotated[list[str] | None, typer.Option("--holder", metavar="CODE", help="Holder; repeatable.")]
MarksOpt = Annotated[list[str] | None, typer.Option("--mark", metavar="CODE", help="Mark; repeatable.")]
StatusOpt = Annotated[str | None, choice("--status", Status, "State.")]
DirectionOpt = Annotated[
    str | None,
    choice("--direction", Direction, "Direction."),
]
ChannelOpt = Annotated[
    str | None,
    choice("--channel", Channel, "Channel."),
]
CountedOnOpt = Annotated[str, choice("--counted-on", CountedOn, "The day by which batches are counted.")]
BasisOpt = Annotated[str | None, choice("--basis", Basis, "Ex officio or on application.")]


class Wanted(NamedTuple):
    """The plain options, as typed."""

    office: tuple[str, ...] = ()
    campaign: tuple[str, ...] = ()
    holder: tuple[str, ...] = ()
    mark: tuple[str, ...] = ()
    status: str | None = None
    direction: str | None = None
    channel: str | None = None
    basis: str | None = None


def titled(desk: Desk, page: "Page", wanted: Wanted, where: str | None, ref: str = "") -> "Page":
    """Return a page whose title tells what it was narrowed to: by options, a filter, or to one batch."""
    from customs_cli.render.pages.sums.narrowed import titled as with_title

    asked: list[tuple[str, str]] = [("ref", ref)] if ref else []
    for name, value in wanted._asdict().items():
        asked += [(name, text) for text in (value if isinstance(value, tuple) else (value,)) if text]
    asked += [("filter", where)] if where else []
    return with_title(page, asked, desk.directory, desk.words) if asked else page


def counted(period: "Period", counted_on: str) -> "Period":
    """Return the period, counted by another day of a batch, one of `CountedOn`."""
    return period.of(counted_on)  # type: ignore[arg-type]  # the option's parser lets no other word through


def asked(
    desk: Desk,
    period: "Period",
    where: str | None,
    wanted: Wanted,
    *,
    order: tuple[str, ...] = (),
    limit: int | None = None,
) -> "Ask":
    """Return what is asked of the books: the batches of a period that the filter and every plain option find.

    Raises:
        NotFound: The register does not know an office, campaign, holder or mark.
    """
    from customs_cli.domain.books.books import Ask

    return Ask(period=period, where=filter_of(desk, where, wanted), order=order, limit=limit)


class Own(NamedTuple):
    """The batches that a command of the day is about.

    Attributes:
        office: The one office or district that all of them are of; empty for several or every one.
        text: The filter that finds them, in the filter language; empty for all.
        where: The same filter, parsed.
    """

    office: str = ""
    text: str = ""
    where: "Expr | None" = None


def own_office(desk: Desk, office: tuple[str, ...], everywhere: bool, where: str | None) -> Own:
    """Return the offices named, else the configured one, else every one; and which of their batches a filter finds.

    Args:
        desk: The officer's desk.
        office: As typed, `--office`.
        everywhere: `--all`.
        where: A filter, as typed.

    Raises:
        UsageError: `--office` and `--all` are both given.
        NotFound: The register does not know an office.
    """
    from customs_cli.services.lookup.naming import Names

    if office and everywhere:
        refuse_both("--office", "--all")
    configured = "" if office or everywhere else desk.given("CUSTOMS_OFFICE", "office")
    meant = office or ((configured,) if configured else ())
    named = meant[0] if len(meant) == 1 else ""
    own = named if named.isdigit() and len(named) < 4 else Names(desk.register).office(named).code if named else ""
    text = text_of(desk, where, Wanted(office=meant))
    return Own(own, text, compiled(desk, where, text))


def keys_of(text: str, known: tuple[str, ...], called: Mapping[str, str]) -> tuple[str, ...]:
    """Return the columns that keys with commas between name; a key may be shortened while it is unambiguous.

    Args:
        text: As typed.
        known: The keys.
        called: What else a column may be called -> its key.

    Raises:
        UsageError: A key is not among those known.
    """
    return tuple(dict.fromkeys(_key(called.get(part, part), known) for part in parted(text)))


def _key(text: str, known: tuple[str, ...]) -> str:
    from customs_cli.domain.values.name_matching import nearest

    plain = text.casefold().replace("-", "_")
    found = [key for key in known if key == plain] or [key for key in known if plain and key.startswith(plain)]
    if len(found) != 1:
        raise UsageError(
            "no column {text!r}",
            text=text[:40],
            hint="columns: {known}",
            known=Listed(known),
            at="--columns",
            candidates=found or nearest(plain, known),
        )
    return found[0]


def filter_of(desk: Desk, where: str | None, wanted: Wanted) -> "Expr | None":
    """Return the filter and every plain option as one filter; None when there is neither.

    Raises:
        NotFound: As for `asked`.
    """
    expr = compiled(desk, where, text_of(desk, where, wanted))
    if where and rests_on_days(expr):
        warn_if_found_otherwise(desk)
    return expr


def compiled(desk: Desk, where: str | None, text: str) -> "Expr | None":
    """Return a filter; warn of unknown names in the part `where`, as typed, if it finds no batch at all."""
    expr = desk.where(text)
    typed = desk.where(where)
    if where and typed:
        from customs_cli.services.lookup.unknown_names import unknown_names

        for one in unknown_names(desk.books, where, typed):
            told = said("no {word} {text!r}", word=Word(one.kind), text=one.text[:40])
            why = said("did you mean {name}?", name=one.near[:40])
            desk.warn(said("{what}; {why}", what=told, why=why) if one.near else told)
        _tell_terms(desk, where, typed)
    return expr


_SMALL = ("and", "or", "not")
"""Words that join terms in capitals; in small letters they are looked for."""


def _tell_terms(desk: Desk, where: str, typed: "Expr") -> None:
    """Warn of words that are looked for as they are, where something else may be meant.

    Such are small joining words, and in a filter that finds nothing a word of a field without it (`detained` for
    `status:detained`) and an asterisk.
    """
    from customs_cli.cli.helping.spoken import term_meant
    from customs_cli.domain.books.books import Ask
    from customs_cli.domain.query.closed_words import terms
    from customs_cli.domain.query.filters import TEXT_FIELD, parse_filter

    found = list(terms(parse_filter(where)))
    bare = {str(term.values[0]): term for term in found if term.field == TEXT_FIELD and term.values}
    for word in (word for word, term in bare.items() if word in _SMALL and where[term.at - 1 : term.at].isalpha()):
        desk.warn(said("{word!r} is looked for as a word; did you mean {name}?", word=word, name=word.upper()))
    meant = {word: term for word in bare if (term := term_meant(word))}
    starred = [value for term in found for value in map(str, term.values) if value.strip("*＊") not in (value, "")]
    if not (meant or starred) or next(iter(desk.books.batches(Ask(where=typed, limit=1))), None):
        return
    for word, name in meant.items():
        desk.warn(said("{word!r} is found nowhere; did you mean {name}?", word=word[:40], name=name))
    for word in starred:
        desk.warn(said("{word!r} is looked for with its asterisk", word=word[:40]))


def text_of(desk: Desk, where: str | None, wanted: Wanted) -> str:
    """Return a filter and every plain option as one text in the filter language; empty when there is neither."""
    plain = _filter(desk, wanted) if wanted != Wanted() else ""
    return " AND ".join(part for part in (f"({where})" if where else "", plain) if part)


def _filter(desk: Desk, wanted: Wanted) -> str:
    from customs_cli.services.lookup.naming import Names

    names = Names(desk.register)
    look_up: dict[str, Any] = {
        "campaign": names.campaign,
        "holder": names.holder,
        "mark": names.mark,
    }
    terms = [_of_offices(desk, wanted.office, names)] if wanted.office else []
    for field in ("campaign", "holder", "mark"):
        codes = [f'"{look_up[field](text).code}"' for text in getattr(wanted, field)]
        if codes:
            terms.append(f"{field}:{','.join(codes)}")
    terms += [f"{f}:{value}" for f in ("status", "direction", "channel", "basis") if (value := getattr(wanted, f))]
    return " ".join(terms)


def _of_offices(desk: Desk, typed: Sequence[str], names: "Names") -> str:
    begun = [text for text in typed if text.isdigit() and len(text) in (1, 3)]
    codes = [_office(text, names) for text in typed if text not in begun]
    _warn_of_unseen(desk, codes)
    fields = (("office", begun), ("district", [f'"{code}"' for code in codes]))
    terms = [f"{field}:{','.join(values)}" for field, values in fields if values]
    return terms[0] if len(terms) == 1 else f"({' OR '.join(terms)})"


def _office(text: str, names: "Names") -> str:
    return f"{text}00" if text.isdigit() and len(text) == 2 else names.office(text).code


def _warn_of_unseen(desk: Desk, offices: Sequence[str]) -> None:
    seen = desk.offices_seen
    if unseen := sorted(set(offices).difference(seen)) if seen else []:
        listed = ", ".join(unseen)
        desk.warn(said("this officer does not see every batch of {offices}: the others are left out", offices=listed))
