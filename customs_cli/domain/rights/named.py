"""The records beside the batches: everything that officers refer to by a code."""

from customs_cli.domain.record import Record
from customs_cli.domain.rights.campaign import Campaign
from customs_cli.domain.rights.enterprise import Enterprise
from customs_cli.domain.rights.holder import Holder
from customs_cli.domain.rights.office import Office
from customs_cli.domain.rights.trademark import Trademark

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
