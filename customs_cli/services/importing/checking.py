"""What is wrong with a case as a whole, and with the names in it."""

from collections.abc import Callable, Collection, Iterator
from functools import partial
from typing import TypeVar

from customs_cli.domain.firms.characters import is_chinese
from customs_cli.domain.rights.campaign import Campaign
from customs_cli.domain.rights.holder import Holder
from customs_cli.domain.rights.named import word_of
from customs_cli.domain.rights.office import Office, country_of
from customs_cli.domain.rights.trademark import Trademark, in_force
from customs_cli.domain.values.name_matching import folded
from customs_cli.errors import CustomsError, NotFound
from customs_cli.procedures import get
from customs_cli.sentences import command, said
from customs_cli.services.acts.act_context import Duty
from customs_cli.services.importing.cases import Case
from customs_cli.services.importing.columns import Fault
from customs_cli.services.importing.drafting import fields_told
from customs_cli.services.importing.lookup import Called, Lookup
from customs_cli.services.importing.planning_rules import (
    confirmed_too_many,
    dates_before_found,
    keeps_holder,
    may_be_articles,
    odd_codes,
    procedure_of,
)
from customs_cli.services.importing.rights import Right, names_more, names_no_mark
from customs_cli.services.importing.rows.entry import ReadRow
from customs_cli.services.lookup.missing import how_to_separate, no_mark
from customs_cli.services.lookup.naming import Names
from customs_cli.services.lookup.several import are_several, is_several, may_be_several

R = TypeVar("R", Trademark, Holder, Office, Campaign)


class Check:
    """Finds the faults of a case as a whole, and of the names in it.

    Args:
        duty: The officers, the day and the register, and whether missing names will be added.
        called: The codes that the officer gave for unknown names.
        codes: The codes that offices get if they have to be added.
    """

    def __init__(self, duty: Duty, called: Called, codes: dict[str, str]) -> None:
        self._add_missing, self._express = duty.add_missing, duty.express
        self._codes = codes
        self._lookup = Lookup(Names(duty.register), {}, codes, called)
        self.unknown: dict[tuple[str, str], tuple[str, ...]] = {}
        self._told: set[object] = set()
        self._fine: set[object] = set()
        self._offices: dict[tuple[str, str, str], Office | None] = {}
        self._marks: dict[tuple[Right, ...], tuple[Trademark, ...]] = {}
        self._owners: dict[tuple[str, str], str] = {}
        self.notes: list[str] = []

    def faults(self, case: Case, *, unread: Collection[str]) -> Iterator[Fault]:
        """Yield the faults of a case, cell by cell, except in the columns `unread`, whose faults are known already."""
        if not case.found_on and "found_on" not in unread:
            yield Fault(
                case.row,
                "found_on",
                said("no date: every batch needs one"),
                said("a month or a year is enough"),
            )
        office = self._office(case.row, case)
        if isinstance(office, Fault):
            yield office
        for entry in case.joint:
            if isinstance(joint := self._office(entry.row, entry), Fault):
                yield joint
        for entry in case.entries:
            yield from self._names(entry)
            yield from self._clues(entry) if entry.kept else ()
            yield from dates_before_found(entry, case.found_on) if entry.dates else ()
            yield from confirmed_too_many(entry) if entry.confirmed else ()
        known = country_of(office.code, office.country) if isinstance(office, Office) else ""
        if isinstance(office, Office) and "" != known != case.country != "":
            yield Fault(
                case.row,
                "country",
                said("office {code} is of {known}, not {country}", code=office.code, known=known, country=case.country),
            )
        yield from odd_codes(case, known)
        if isinstance(office, Office) and case.found_on:
            yield from self._lapsed(case, office)
            self._note_express(case, office)

    def office_of(self, entry: ReadRow) -> str:
        """Return the code of the office that a row names, if it is known; else the folded text of its cell."""
        return self._lookup.office_told(entry.office, entry.parent, entry.country) if entry.office else ""

    def has_law(self, case: Case) -> bool:
        """Return whether a case will have a procedure, and so time limits."""
        office = self._office(case.row, case)
        if not isinstance(office, Office):
            text = case.office or case.parent
            office = Office(code=self._codes.get(folded(text), text), country=case.country)
        told = case._replace(fields=fields_told(case, office))
        return procedure_of(told, office, self._express) is not None

    def _office(self, row: int, at: Case | ReadRow) -> Office | Fault | None:
        key = at.office, at.parent, at.country
        if key in self._offices:
            return self._offices[key]
        found = self._sought_office(row, at)
        if not isinstance(found, Fault):
            self._offices[key] = found
        return found

    def _sought_office(self, row: int, at: Case | ReadRow) -> Office | Fault | None:
        place = partial(self._lookup.office, at.office, at.parent, at.country)
        text = at.office or at.parent
        is_known = bool(text) and self._lookup.is_known(Office, text)
        is_added = self._add_missing and not is_known and self._lookup.may_add_office(text, at.country, at.parent)
        if is_added and text and not (at.country or at.parent):
            self._note_no_country(text)
        return self._look(row, "office", Office, text, place, is_added=is_added)

    def _note_express(self, case: Case, office: Office) -> None:
        if self._express or "express" in self._told or not may_be_articles(case, office):
            return
        self._told.add("express")
        self.notes.append(
            said(
                "row {row}: express goods may be cargo or articles, and are treated as cargo "
                "(cn_ex_officio); state the procedure with {command}, or in a column procedure",
                row=case.row,
                command=command("config set", "express_procedure", "cn_articles"),
            )
        )

    def _note_no_country(self, text: str) -> None:
        if ("country", text) in self._told or country_of(self._codes.get(folded(text), text)):
            return
        self._told.add(("country", text))
        self.notes.append(
            said(
                "office {office} is added without a country, and so without a law: give one, such as {option}",
                office=text,
                option=f"--defaults country={'CN' if is_chinese(text) else 'DE'}",
            )
        )

    def _names(self, entry: ReadRow) -> Iterator[Fault]:
        known = None if entry.dates else (entry.campaigns, entry.rights, entry.said)
        if known in self._fine:
            return
        found = list(self._sought(entry))
        if known and not found:
            self._fine.add(known)
        yield from found

    def _sought(self, entry: ReadRow) -> Iterator[Fault]:
        for code in entry.campaigns:
            looked = self._look(entry.row, "campaign", Campaign, code, partial(self._lookup.campaign, code))
            if isinstance(looked, Fault):
                yield looked
        for right in entry.rights:
            yield from self._right(entry.row, right)
        own = {folded(right.mark) for right in entry.rights} | {""}
        for outcome in entry.said:
            if outcome.mark and folded(outcome.mark) not in own:
                what = said("{mark} is not a mark of this row", mark=outcome.mark[:40])
                yield Fault(entry.row, "outcome", what, said("MARK=word, or the word alone"))
        for column, days in entry.dates.items():
            for mark in days.keys() - own:
                yield Fault(
                    entry.row,
                    column,
                    said("{mark} is not a mark of this row", mark=mark[:40]),
                    said("MARK=DATE, or the date alone"),
                )

    def _clues(self, entry: ReadRow) -> Iterator[Fault]:
        for number in entry.clues:
            try:
                self._lookup.clue(number)
            except CustomsError as error:
                yield Fault(entry.row, "clue", error.message, error.hint, code=error.code)

    def _right(self, row: int, right: Right) -> Iterator[Fault]:
        mark = self._mark(row, right)
        if isinstance(mark, Fault):
            yield mark
        if isinstance(mark, Trademark):
            self._note_other_holder(row, right, mark)
        elif right.holder:
            self._note_another_holder(row, right)
            held = self._look(row, "holder", Holder, right.holder, partial(self._lookup.holder, right.holder))
            if isinstance(held, Fault):
                yield held

    def _mark(self, row: int, right: Right) -> Trademark | Fault | None:
        if names_no_mark(right.mark) and not self._lookup.is_known(Trademark, right.mark):
            hint = said("name each mark; if no mark is known, leave the cell empty")
            return Fault(row, "marks", said("{text!r} is not the name of a mark", text=right.mark[:40]), hint)
        if self._add_missing and (held := self._held_by_name(right)):
            refused = no_mark(right.mark, held)
            return Fault(row, "marks" if right.is_named else "holder", refused.message, refused.hint, code=refused.code)
        is_added = self._add_missing and not (names_more(right.mark) or self._are_several(right))
        return self._look(row, "marks", Trademark, right.mark, partial(self._lookup.mark, right), is_added=is_added)

    def _held_by_name(self, right: Right) -> str:
        """Return the code of the known holder that a row names in place of a mark; empty where it names a mark.

        A mark may be called like its holder where the row gives both, and a patent where it gives the holder alone.
        """
        known, name = self._lookup.is_known, right.mark
        if not known(Holder, name) or known(Trademark, name) or self._lookup.heard(Holder, name):
            return ""
        code = self._lookup.holder(name).code
        if right.is_named:
            return "" if right.holder and self._owner(right.holder) == code else code
        return code if right.type == "trademark" else ""

    def _are_several(self, right: Right) -> bool:
        is_listed = is_several(right.mark) and not right.holder
        return is_listed or self._are_known(right.mark)

    def _are_known(self, text: str) -> bool:
        return are_several(text, partial(self._lookup.is_known, Trademark))

    def _known_marks(self, entry: ReadRow) -> tuple[Trademark, ...]:
        if (marks := self._marks.get(entry.rights)) is None:
            sought = [self._mark(entry.row, right) for right in entry.rights]
            marks = tuple(mark for mark in sought if isinstance(mark, Trademark))
            self._marks[entry.rights] = marks
        return marks

    def _note_other_holder(self, row: int, right: Right, mark: Trademark) -> None:
        if not right.holder or (right.holder, mark.code) in self._told:
            return
        self._told.add((right.holder, mark.code))
        held = self._look(row, "holder", Holder, right.holder, partial(self._lookup.holder, right.holder))
        if not isinstance(held, Holder) or held.code != mark.holder:
            self.notes.append(keeps_holder(row, mark.code, mark.holder, right.holder))

    def _note_another_holder(self, row: int, right: Right) -> None:
        first = self._owners.setdefault((folded(right.mark), right.type), right.holder)
        if self._owner(first) == self._owner(right.holder) or (right.holder, right.mark) in self._told:
            return
        self._told.add((right.holder, right.mark))
        self.notes.append(keeps_holder(row, right.mark, first, right.holder))

    def _owner(self, name: str) -> str:
        return self._lookup.holder(name).code if self._lookup.is_known(Holder, name) else folded(name)

    def _look(
        self, row: int, column: str, kind: type[R], text: str, find: Callable[[], R], *, is_added: bool | None = None
    ) -> R | Fault | None:
        is_added = self._add_missing if is_added is None else is_added
        if is_added and text and not self._lookup.is_known(kind, text):
            self._note_near(row, kind, text)
            return None
        try:
            found = find()
        except CustomsError as error:
            if isinstance(error, NotFound):
                self.unknown.setdefault((word_of(kind), text), error.candidates)
            if is_added and type(error) is NotFound:
                return None
            near = said("did you mean {name}?", name=error.candidates[0]) if error.candidates else ""
            if kind is Trademark:
                near = how_to_separate(text, partial(self._lookup.is_known, Trademark)) or near
            return Fault(
                row, column, error.message, near or error.hint or said("--add-missing adds it"), code=error.code
            )
        if (code := self._lookup.heard(kind, text) if text else "") and (kind, text) not in self._told:
            self._told.add((kind, text))
            self.notes.append(said("row {row}: {text} is taken for {code} by its sound", row=row, text=text, code=code))
        return found

    def _note_near(self, row: int, kind: type[R], text: str) -> None:
        """Note once that a name to be added differs from a known one by a slip, or may be those of several marks.

        `--ask` asks about it where a known name is like it or is one of them.
        """
        known = (word_of(kind), text)
        if known in self._told:
            return
        beside = [part for part in may_be_several(text) if kind is Trademark]
        if near := self._lookup.near(kind, text):
            told = said(
                "row {row}: {text} is added, but is nearly the same as {near}", row=row, text=text, near=near[0]
            )
        elif beside:
            near = tuple(part for part in beside if self._lookup.is_known(kind, part))
            told = said("row {row}: {text} is added as one mark; separate several marks by ;", row=row, text=text)
        else:
            return
        self._told.add(known)
        if near:
            self.unknown.setdefault(known, near)
        self.notes.append(told)

    def _lapsed(self, case: Case, office: Office) -> Iterator[Fault]:
        law = get(code) if (code := procedure_of(case, office, self._express)) else None
        if law is None or not law.needs_recordation:
            return
        for entry in case.entries:
            for known in self._known_marks(entry):
                if not known.incomplete and not in_force(known, case.found_on):
                    period = f"{known.valid_from or ''}..{known.valid_until or ''}"
                    what = said(
                        "the recordation of {code} ({period}) did not cover {found_on}",
                        code=known.code,
                        period=period,
                        found_on=case.found_on,
                    )
                    yield Fault(
                        entry.row,
                        "marks",
                        what,
                        said("write application as the basis, or {command}", command=command("trademark edit")),
                    )
