"""The tree of offices as rights of a district go by it: kept by the administrator, not by who may change names.

Any officer may say of an office what stands above it, as of any name. Whose batches a district's officers may look at
therefore goes by what an administrator last settled; there is a row for each office of which the tree says something
else than the first two digits of its code.
"""

from typing import NamedTuple

from customs_cli.domain.query.directory import Directory
from customs_cli.domain.rights.office import Office, district_of
from customs_cli.register.file.codec import from_body, table_of
from customs_cli.register.shipped_offices import offices as shipped_offices
from customs_cli.register.sql.connecting import Session
from customs_cli.register.sql.making.agreed import OFFICERS
from customs_cli.register.sql.making.schema import TEXT

TABLE = f"""
CREATE TABLE IF NOT EXISTS tree (office {TEXT} PRIMARY KEY, district {TEXT} NOT NULL, among text[] NOT NULL);
REVOKE ALL ON tree FROM {OFFICERS}
"""
"""An office, its district, and all that it is among: itself and the offices above it."""


class Place(NamedTuple):
    """Where an office stands.

    Attributes:
        office: Its code.
        district: Code of the district above it.
        among: Its code and those of all offices above it.
    """

    office: str
    district: str
    among: tuple[str, ...]


def settle(session: Session) -> list[Place]:
    """Have rights go by the tree of offices as names have it now.

    Args:
        session: An administrator's, in a transaction.

    Returns:
        The offices that stand elsewhere since.
    """
    before = {Place(office, district, tuple(among)) for office, district, among in session.ask("SELECT * FROM tree")}
    now = set(_places(session))
    for office in {place.office for place in before - now}:
        session.ask("DELETE FROM tree WHERE office = %s", (office,))
    for place in now - before:
        session.ask("INSERT INTO tree VALUES (%s, %s, %s)", (place.office, place.district, [*place.among]))
    gone = {place.office for place in before} - {place.office for place in now}
    return sorted([*(now - before), *(_by_digits(office) for office in gone)])


def _places(session: Session) -> list[Place]:
    """The offices that do not stand where the digits of their codes say."""
    bodies = session.ask("SELECT body FROM documents WHERE tbl = %s", (table_of(Office),)).fetchall()
    own = {office.code: office for office in (from_body(Office, body.encode()) for (body,) in bodies)}
    directory = Directory(offices={**shipped_offices(), **own})
    found = (Place(code, directory.district_of(code), (code, *directory.above(code))) for code in directory.offices)
    return [place for place in found if place != _by_digits(place.office)]


def _by_digits(office: str) -> Place:
    district = district_of(office)
    return Place(office, district, tuple(dict.fromkeys((office, district))))
