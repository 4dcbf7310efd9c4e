"""Offices of a list under an office that nobody knows."""

from collections.abc import Iterator, Mapping

from customs_cli.domain.rights.named import Named
from customs_cli.domain.rights.office import Office, district_of
from customs_cli.errors import NotFound
from customs_cli.services.importing.columns import Fault
from customs_cli.services.lookup.naming import Names
from customs_cli.services.registers.records import parent_meant


def without_parent(names: Names, ready: Mapping[str, Named], lines: Mapping[str, int]) -> Iterator[tuple[str, Fault]]:
    """Yield the code of each office whose parent neither the register nor the list has, with the fault of its row.

    Offices under such an office are among them, as it will not be written. The district that an office has by its own
    code need not be known.
    """
    offices = {code: office for code, office in ready.items() if isinstance(office, Office)}
    written, known = set(offices), {office.code for office in names.all(Office)}
    while lost := [code for code in written if offices[code].parent not in {"", district_of(code), *known, *written}]:
        written.difference_update(lost)
    for code in offices.keys() - written:
        try:
            parent_meant(names, offices[code].parent)
        except NotFound as error:
            yield code, Fault(lines[code], "parent", error.message, error.hint, code=error.code)
