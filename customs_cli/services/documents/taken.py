"""The document numbers in use: of issued documents, and typed in acts."""

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.documents.forms import FORMS
from customs_cli.domain.documents.numbering import alike, next_number
from customs_cli.register.numbers import Given, numbers
from customs_cli.register.register import Register


class Taken:
    """The numbers of one register, read again only after acts of others.

    Args:
        register: The register.
    """

    def __init__(self, register: Register) -> None:
        self._register = register
        self._seq = -1
        self._issued: set[str] = set()
        self._given: dict[tuple[str, str], list[Given]] = {}

    def issued(self, form: str, pattern: str, batch: Batch) -> set[str]:
        """Return the numbers of issued documents in the current state.

        What `next` needs for the same form, pattern and batch is read too.
        """
        self._catch_up(FORMS[form].act_number, _office_in(pattern, batch))
        return self._issued

    def next(self, form: str, pattern: str, batch: Batch, year: int) -> str:
        """Return the next number of a form's series for the batch's office and a year."""
        field, office = FORMS[form].act_number, _office_in(pattern, batch)
        self._catch_up(field, office)
        given = self._given[field, office]
        written = {alike(one.number) for one in given}
        bare = {int(one.number) for one in given if one.number.isdecimal() and _is_of(one, batch.office, year)}
        return next_number(
            pattern,
            self._issued,
            lambda number, no: no in bare or alike(number) in written,
            year=year,
            office=batch.office,
        )

    def issue(self, number: str, seq: int) -> None:
        """Note a number that this process has issued itself, and the number of its act."""
        if seq == self._seq + 1:
            self._issued.add(number)
            self._seq = seq

    def _catch_up(self, field: str, office: str) -> None:
        snapshot = self._register.snapshot
        if self._seq < 0 or self._seq != snapshot.seq:
            self._given = {}
        if (field, office) not in self._given:
            self._issued, self._given[field, office] = numbers(snapshot, field, office)
        self._seq = snapshot.seq


def _office_in(pattern: str, batch: Batch) -> str:
    """Return the office whose acts can give numbers of a series; empty for any.

    It is the batch's office if the pattern contains the office.
    """
    return batch.office if "{office}" in pattern else ""


def _is_of(given: Given, office: str, year: int) -> bool:
    return (given.office, given.year) == (office, year)
