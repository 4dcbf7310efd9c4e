"""The tree of offices that decides the rights of a district: maintained by administrators, not by officers.

Any officer may record which office is above another, as with any name. Whose batches the officers of a district may see
therefore depends on the tree that an administrator last confirmed. There is a row for each office whose place differs
from what the first two digits of its code say.
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
"""An office, its district, and the office itself with all offices above it."""


class Place(NamedTuple):
    """The place of an office in the tree.

    Attributes:
        office: Code of the office.
        district: Code of the district above it.
        among: Its code and those of all offices above it.
    """

    office: str
    district: str
    among: tuple[str, ...]


def settle(session: Session) -> list[Place]:
    """Base rights on the tree of offices as it is recorded now.

    Args:
        session: An administrator's connection, in a transaction.

    Returns:
        The offices whose place has changed.
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
    bodies = session.ask("SELECT body FROM documents WHERE tbl = %s", (table_of(Office),)).fetchall()
    own = {office.code: office for office in (from_body(Office, body.encode()) for (body,) in bodies)}
    directory = Directory(offices={**shipped_offices(), **own})
    found = (Place(code, directory.district_of(code), (code, *directory.above(code))) for code in directory.offices)
    return [place for place in found if place != _by_digits(place.office)]


def _by_digits(office: str) -> Place:
    district = district_of(office)
    return Place(office, district, tuple(dict.fromkeys((office, district))))
