"""Grounds of a release to offer: those that `release_grounds`, which refuses the others, finds open to the batch."""

from collections.abc import Iterator
from itertools import pairwise
from typing import TypeVar, get_args

from customs_cli.cli.completion.batches import meant
from customs_cli.cli.desk import Desk, Settings
from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.course.proceeding import freed
from customs_cli.domain.batch.course.release_checks import Case
from customs_cli.domain.batch.course.release_grounds import open_grounds
from customs_cli.domain.record import Record
from customs_cli.domain.rights.office import Office, country_of
from customs_cli.domain.rights.trademark import Trademark
from customs_cli.domain.values.rates import Rate
from customs_cli.domain.values.word_lists import ReleaseGround
from customs_cli.procedures import law_of
from customs_cli.register.completion_glance import Document, Glance
from customs_cli.register.file.codec import from_document
from customs_cli.services.acts.recounting import recounted

Named = TypeVar("Named", Office, Trademark, Rate)
_GROUNDS: tuple[ReleaseGround, ...] = get_args(ReleaseGround)


def offers(glance: Glance, word: str, before: list[str]) -> Iterator[tuple[str, str]]:
    """Yield the grounds on which goods of the batch named before may be released; all where none is named.

    Args:
        glance: Access to the register.
        word: The beginning that has been typed.
        before: The earlier words of the line, among which a reference, `--holder`, `--on` and `--today` may be.
    """
    document = meant(glance, before)
    batch = _record("batches", document) if document else None
    found = _open(glance, batch, before) if isinstance(batch, Batch) else _GROUNDS
    yield from ((ground, "") for ground in _GROUNDS if ground in found and ground.startswith(word))


def _open(glance: Glance, batch: Batch, before: list[str]) -> set[str]:
    desk = Desk(Settings(today=_told(before, "--today")))
    day = desk.day(_told(before, "--on"), "--on") or desk.today
    offices = {office.code: office.country for office in _all(glance, "offices", Office)}
    batch = recounted(batch, desk.calendar, lambda office: country_of(office, offices.get(office, "")))
    law, named = law_of(batch), (_told(before, "--holder") or "").casefold()
    whose = [code for code in batch.proceedings if code.casefold() == named] or list(batch.proceedings)
    kinds = {mark.code: mark.right_type for mark in _all(glance, "trademarks", Trademark)}
    rates = _all(glance, "rates", Rate)
    found: set[str] = set()
    for p in map(batch.proceeding, whose):
        own = [kinds[mark] for mark in p.marks if mark in kinds]
        case = Case(batch, p, law.on_basis(p.basis), day, own, rates)
        by_its_word = case._replace(p=freed(p, word="NO", on=day))
        asked = by_its_word if _told(before, "--court-word") else case
        found |= {*open_grounds(asked, _GROUNDS), *open_grounds(by_its_word, ("court",))}
    return found


def _all(glance: Glance, table: str, kind: type[Named]) -> list[Named]:
    records = (_record(table, document) for document in glance.named(table))
    return [record for record in records if isinstance(record, kind)]


def _record(table: str, document: Document) -> Record:
    return from_document(table, {name: value for name, value in document.items() if name != "check"})


def _told(before: list[str], option: str) -> str | None:
    apart = [value for name, value in pairwise(before) if name == option]
    joined = [word.partition("=")[2] for word in before if word.startswith(f"{option}=")]
    return next(reversed(apart or joined), None)
