"""Looks up the names in a file. Each answer, also "not found", is cached: 60,000 rows hold a few hundred names."""

import re
from collections.abc import Callable
from typing import Any, TypeVar

from customs_cli.domain.firms.characters import is_chinese
from customs_cli.domain.leads.clue import Clue
from customs_cli.domain.rights.campaign import Campaign
from customs_cli.domain.rights.holder import Holder
from customs_cli.domain.rights.named import Named, identified_by, word_of
from customs_cli.domain.rights.office import Office, country_of, district_of
from customs_cli.domain.rights.office import is_chinese as is_chinese_code
from customs_cli.domain.rights.trademark import Trademark
from customs_cli.domain.values.name_matching import folded
from customs_cli.domain.values.word_lists import RightType
from customs_cli.errors import CustomsError, NotFound, UsageError
from customs_cli.services.importing.hearing import Hearing
from customs_cli.services.importing.rights import Right
from customs_cli.services.lookup.naming import Names
from customs_cli.services.lookup.office_names import are_meant, office_code

T = TypeVar("T")

_SHORT = 2
"""The most letters of a Chinese name that may be part of any other name."""
_APART = re.compile(r"\s*[/／、,，;；|&+]\s*|\s+and\s+")
"""Separates the names of several offices in one cell."""

_SECTION = re.compile("[科组室股]$|(?<!办事)处$")
"""Matches the name of a section of some office: `查验一科`, `旅检三处`."""

Called = dict[tuple[str, str], str]
"""(word of the kind of record, folded name) -> code of the record that is meant."""


class Lookup:
    """Finds offices, marks, holders and campaigns by the names that a file uses.

    Args:
        names: The names in the register; inside an act it may add missing ones.
        owners: (folded mark, right type) -> holder as written, where a row names one; needed where missing marks are
            added.
        codes: Folded name of an office -> the code that it gets if it has to be added, where the file has one.
        called: What the officer said that names mean.
        also: Folded name of a mark or a holder -> the other name that it gets if it has to be added.
    """

    def __init__(
        self,
        names: Names,
        owners: dict[tuple[str, RightType], str],
        codes: dict[str, str] | None = None,
        called: Called | None = None,
        also: dict[str, str] | None = None,
    ) -> None:
        self._names = names
        self._called = called or {}
        self._hearing = Hearing(names)
        self._owners = owners
        self._codes, self._also = codes or {}, also or {}
        self._seen: dict[tuple[Any, ...], Any] = {}
        self._forms: dict[type[Named], set[str]] = {}
        self._rights: set[tuple[str, RightType]] | None = None

    def office(self, text: str, parent: str, country: str) -> Office:
        """Return the office of a row: its own, else the one above it, else a general office of the country."""
        return self._once(("office", text, parent, country), lambda: self._office(text, parent, country))

    def office_told(self, text: str, parent: str, country: str) -> str:
        """Return the code of the office that a row names, if it is known; else the folded text of its cell."""
        try:
            return self.office(text, parent, country).code
        except CustomsError:
            return folded(text)

    def may_add_office(self, text: str, country: str, parent: str = "") -> bool:
        """Return whether an unknown office can be added: whether the file or its name gives it a code.

        A name that is short for a known office means that office and is not added. A longer Chinese name that contains
        a known one (`蛇口海关查验一科`), or names a mere section or a known one's port (`皇岗口岸`), is not added
        either. Nor is a place of a known office, other than a district, that is called no office (`车检` of
        `皇岗海关`).
        """
        is_called_office = not is_chinese(text) or "关" in text or text.endswith("办事处")
        if not is_called_office and text != parent and parent and self.is_known(Office, parent):
            above = self.office_told(parent, "", country)
            if above != district_of(above):
                return False
        return self._once(("may be added", text, country), lambda: self._may_add_office(text, country))

    def _may_add_office(self, text: str, country: str) -> bool:
        parts = _APART.split(text)
        if len(parts) > 1 and all(self.is_known(Office, part) for part in parts):
            return False
        if are_meant(self._names.offices_called(text), text, country):
            return False
        if is_chinese(text) and (_SECTION.search(text) or self._names_known_office(folded(text))):
            return False
        return bool(self._codes.get(folded(text)) or office_code(text, set(), country))

    def _names_known_office(self, form: str) -> bool:
        at_port = f"{form.removesuffix('口岸')}海关"
        known = (name for name in self._names_of(Office) if len(name) > _SHORT and is_chinese(name))
        return any(name in form or (form.endswith("口岸") and name == at_port) for name in known)

    def campaign(self, text: str) -> Campaign:
        """Return the campaign that a cell names."""
        return self._once(("campaign", text), lambda: self._names.campaign(self._meant(Campaign, text)))

    def clue(self, number: str) -> Clue:
        """Return the clue with a number; the number must be complete."""
        return self._once(("clue", number), lambda: self._names.clue(number))

    def holder(self, text: str) -> Holder:
        """Return the holder that a cell names."""
        also = self._also.get(folded(text), "")
        return self._once(("holder", text), lambda: self._names.holder(self._meant(Holder, text), also))

    def mark(self, right: Right) -> Trademark:
        """Return the right that a row names. A right that is added gets the holder that any row of the file names."""
        return self._once(("mark", right), lambda: self._mark(right))

    def marks(self, rights: tuple[Right, ...]) -> tuple[Trademark, ...]:
        """Return the right for each of several names, in order; cached as a whole, as many rows name the same ones."""
        return self._once(("marks", rights), lambda: tuple(map(self.mark, rights)))

    def is_known(self, kind: type[Any], text: str) -> bool:
        """Return whether a text is the code, name, alias or sound of a record; mere similarity does not count."""
        return self._once(("known", kind, text), lambda: folded(self._meant(kind, text)) in self._names_of(kind))

    def heard(self, kind: type[Any], text: str) -> str:
        """Return the code of the record that a name was matched to by its sound; empty where it was not."""
        return self._once(("heard", kind, text), lambda: self._heard(kind, text))

    def near(self, kind: type[Any], text: str) -> tuple[str, ...]:
        """Return the codes of records whose names differ from a name by a slip of the pen."""
        return self._once(("near", kind, text), lambda: self._hearing.near(kind, text))

    def _meant(self, kind: type[Any], text: str) -> str:
        return self._called.get((word_of(kind), folded(text))) or self.heard(kind, text) or text

    def _heard(self, kind: type[Any], text: str) -> str:
        return "" if folded(text) in self._names_of(kind) else self._hearing.of(kind, text)

    def _names_of(self, kind: type[Any]) -> set[str]:
        if kind not in self._forms:
            self._forms[kind] = {folded(name) for record in self._names.all(kind) for name in identified_by(record)}
        return self._forms[kind]

    def _once(self, key: tuple[Any, ...], find: Callable[[], T]) -> T:
        if key not in self._seen:
            try:
                self._seen[key] = find()
            except CustomsError as refusal:
                self._seen[key] = refusal
        found = self._seen[key]
        if isinstance(found, CustomsError):
            raise found.with_traceback(None)
        return found  # type: ignore[no-any-return]

    def _office(self, text: str, parent: str, country: str) -> Office:
        if not (text or parent):
            if not country:
                raise UsageError("neither office nor country is given", hint="a code or name, such as 5320")
            return self._names.office(f"{country} Customs", country=country)
        above = self.office(parent, "", country).code if text and parent else ""
        own = self._padded(self._meant(Office, text or parent))
        if is_chinese_code(own) and not self.is_known(Office, own):
            above = above or own[:2] + "00"
        country = country or country_of(above)
        code = own if is_chinese_code(own) and country == "CN" else self._codes.get(folded(own), "")
        return self._names.office(own, parent=above, country=country, code=code)

    def _padded(self, code: str) -> str:
        whole = code.zfill(4)
        is_cut = code.isascii() and code.isdigit() and whole != code and not self.is_known(Office, code)
        return whole if is_cut and self.is_known(Office, whole) else code

    def _mark(self, right: Right) -> Trademark:
        meant = self._meant(Trademark, right.mark)
        if meant != right.mark:
            return self._names.mark(meant)
        if (right.type == "unknown" or not right.is_told) and self.is_known(Trademark, right.mark):
            return self._names.mark(right.mark)
        owner = self._owners.get((folded(right.mark), right.type), "")
        is_new = owner and (folded(right.mark), right.type) not in self._known_rights()
        held, also = self.holder(owner).code if is_new else "", self._also.get(folded(right.mark), "")
        try:
            return self._names.mark(right.mark, right.type, holder=held, also=also)
        except NotFound as error:
            kinds = [kind for name, kind in sorted(self._known_rights()) if name == folded(right.mark)]
            if not kinds:
                raise
            raise NotFound(
                "{text!r} is a {known}, not a {kind}",
                text=right.mark[:40],
                known=kinds[0],
                kind=right.type,
                hint="write {known}, or add the other right",
            ) from error

    def _known_rights(self) -> set[tuple[str, RightType]]:
        if self._rights is None:
            marks = self._names.all(Trademark)
            self._rights = {(folded(name), mark.right_type) for mark in marks for name in identified_by(mark)}
        return self._rights
