"""The records beside the batches: everything that officers refer to by a code."""

from collections.abc import Iterable, Iterator

from customs_cli.domain.record import Record
from customs_cli.domain.rights.campaign import Campaign
from customs_cli.domain.rights.enterprise import Enterprise
from customs_cli.domain.rights.holder import Holder
from customs_cli.domain.rights.office import Office
from customs_cli.domain.rights.trademark import Trademark
from customs_cli.domain.values.name_matching import folded

Named = Trademark | Holder | Office | Campaign | Enterprise
KINDS: tuple[type[Named], ...] = (Trademark, Holder, Office, Campaign, Enterprise)


def word_of(kind: type[Record]) -> str:
    """Return the word for a kind of record on the command line and in JSON: `trademark`, `holder`, ..."""
    return kind.__name__.lower()


def completed_by(kind: type[Record]) -> str:
    """Return the field that an automatically added record lacks: `holder` for a mark, `name` for any other kind."""
    return "holder" if kind is Trademark else "name"


def names_of(record: Named) -> tuple[str, ...]:
    """Return every text by which a record may be called: code, names and aliases."""
    chinese = record.name_zh if not isinstance(record, Enterprise) else ""
    aliases = record.aliases if isinstance(record, Trademark) else ()
    return tuple(name for name in (record.code, record.name, chinese, *aliases) if name)


def identified_by(record: Named) -> tuple[str, ...]:
    """Return every text that stands for a record: what it is called, and the recordation number of a right."""
    number = record.recordation if isinstance(record, Trademark) else ""
    return (*names_of(record), number) if number else names_of(record)


def of_one_name(records: Iterable[Named]) -> Iterator[tuple[str, list[Named]]]:
    """Yield each name that several records bear, as the last of them spells it, with these; the same ones once.

    A right of another type is another right: the mark and the copyright of one logo share its name.
    """
    bearing: dict[tuple[str, str], dict[str, Named]] = {}
    for record in records:
        right_type = record.right_type if isinstance(record, Trademark) else ""
        for form in dict.fromkeys(map(folded, (*names_of(record)[1:], record.code))):
            bearing.setdefault((right_type, form), {})[record.code] = record
    told = set()
    for (_, form), own in bearing.items():
        if len(own) > 1 and (codes := tuple(own)) not in told:
            told.add(codes)
            yield next(name for name in reversed(names_of(own[codes[-1]])) if folded(name) == form), list(own.values())
