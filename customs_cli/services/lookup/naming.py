"""Finds marks, holders, offices and campaigns by what an officer typed: code, name, alias, or number of a right."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, TypeVar

from msgspec.structs import replace

from customs_cli.domain.record import Record
from customs_cli.domain.rights.campaign import Campaign
from customs_cli.domain.rights.enterprise import Enterprise
from customs_cli.domain.rights.holder import Holder, unnamed
from customs_cli.domain.rights.named import Named, identified_by, names_of, word_of
from customs_cli.domain.rights.office import Office, is_office_code
from customs_cli.domain.rights.trademark import Trademark, recordation_fault
from customs_cli.domain.validation.bounds import MAX_PLACE
from customs_cli.domain.values.name_matching import code_from, folded, in_both, is_code, nearest
from customs_cli.domain.values.word_lists import RightType
from customs_cli.errors import Ambiguous, NotFound, UsageError
from customs_cli.register.register import Register
from customs_cli.register.shipped_offices import offices as shipped_offices
from customs_cli.sentences import Listed, Word, command
from customs_cli.services.lookup.missing import OF_A_MARK, check_name, no_mark, no_one_mark, no_record, to_add
from customs_cli.services.lookup.several import are_several, is_several

if TYPE_CHECKING:
    from customs_cli.domain.leads.clue import Clue
    from customs_cli.register.act import Act

R = TypeVar("R", bound=Named)

SOUGHT = 8
"""Up to this many names of a kind are searched one by one; for more, all names are read once."""

COMPARED = 40
"""Similar names are suggested for this many unknown names only: it is slow, and nobody reads more suggestions."""


class Names:
    """The names in a register, and within an act those that the act adds.

    Args:
        register: The register.
        act: The act under way, which may add missing names; None for reading only.
        add_missing: Whether unknown names are added as incomplete records.
    """

    def __init__(self, register: Register, act: "Act | None" = None, *, add_missing: bool = False) -> None:
        self._register = register
        self._act = act
        self._add_missing = add_missing and act is not None
        self._known: dict[type[Record], dict[str, list[Named]]] = {}
        self._taken: dict[type[Record], set[str]] = {}
        self._sought_of: dict[type[Record], dict[str, list[Named]]] = {}
        self._sought = 0
        self._offices: list[Office] = []
        self._by_code: dict[str, Trademark] = {}
        self.added: list[Named] = []

    def mark(self, text: str, right_type: RightType | None = None, holder: str = "", also: str = "") -> Trademark:
        """Return the right with a code, name, alias or recordation; of a given right type if several share the name.

        Args:
            text: The text typed.
            right_type: The right type; None for any, a trademark first.
            holder: Code of its holder, if it has to be added.
            also: Another name of it, which may be known, and which it gets if it has to be added.
        """
        if right_type is None and (known := self._coded(text.strip())):
            return known
        for name in (text, also) if also else (text,):
            if found := [mark for mark in self._matches(Trademark, name) if right_type in (None, mark.right_type)]:
                exact = [mark for mark in found if mark.code == name.strip()] or found
                return self._one([mark for mark in exact if mark.right_type == "trademark"] or exact, name)
        if not self._add_missing:
            raise self._missing(Trademark, text, *OF_A_MARK)
        if not holder and (is_several(text) or are_several(text, self._was_known)):
            raise no_one_mark(text)
        if not (holder or self._was_known(text)) and (owner := self._found(Holder, text)) and owner not in self.added:
            raise no_mark(text, owner.code)
        kind, name, chinese = right_type or "trademark", *in_both(text.strip(), also)
        code = self._free_code(Trademark, name if kind == "trademark" else f"{name} {kind}")
        mark = Trademark(code=code, name=name, name_zh=chinese, holder=holder or self._owner_of(name).code)
        more = () if also in (name, chinese) else (also,)
        number = "" if recordation_fault(name) else name
        return self._add(replace(mark, aliases=more, right_type=kind, recordation=number, incomplete=True))

    def _was_known(self, mark: str) -> bool:
        return any(record not in self.added for record in self._reading(Trademark, folded(mark)))

    def _coded(self, code: str) -> Trademark | None:
        if code and code not in self._by_code and (found := self._register.coded(Trademark, code)):
            self._by_code[code] = found
        return self._by_code.get(code)

    def holder(self, text: str, also: str = "") -> Holder:
        """Return the holder with a code or name; one that has to be added also gets its name in the other language."""
        if found := self._found(Holder, text) or (self._found(Holder, also) if also else None):
            return found
        name, chinese = in_both(text.strip(), also)
        return self._added_or_missing(
            Holder, name, "--name NAME", lambda code, _: Holder(code=code, name=name, name_zh=chinese, incomplete=True)
        )

    def is_holder(self, text: str) -> bool:
        """Return whether a holder has that code or name."""
        return self._found(Holder, text) is not None

    def campaign(self, text: str) -> Campaign:
        """Return the campaign with a code or name."""
        return self._found(Campaign, text) or self._added_or_missing(
            Campaign,
            text,
            "--name NAME --from DATE --to DATE",
            lambda code, name: Campaign(code=name if is_code(name) else code, name=name, incomplete=True),
        )

    def enterprise(self, text: str) -> Enterprise:
        """Return the enterprise with a code or name."""
        if (found := self._found(Enterprise, text)) is None:
            raise self._missing(Enterprise, text, "--name", "NAME")
        return found

    def clue(self, text: str) -> "Clue":
        """Return the clue with a number, whole or shortened."""
        from customs_cli.services.leads.meant import clue_meant

        return clue_meant(self._register, text)

    def office(self, text: str, *, parent: str = "", country: str = "", code: str = "") -> Office:
        """Return the office with a code or name.

        Args:
            text: The text typed.
            parent: Code of the office above it, if it has to be added.
            country: ISO 3166 alpha-2, if it has to be added and is known.
            code: Code for an office to be added, if free; empty for one made from the name.
        """
        if found := self._found(Office, text):
            return found
        from customs_cli.services.lookup.office_names import are_meant, office_code, told_of, with_zero

        if (whole := with_zero(text)) != text and (found := self._found(Office, whole)):
            return found
        called = self.offices_called(text)
        if called and (not self._add_missing or are_meant(called, text, country)):
            return self._one(called, text)
        taken = self._codes(Office)
        code = code if code and code not in taken else office_code(text, taken, country)
        if not (self._add_missing and code):
            raise self._missing(Office, text, *(told_of(text) if len(text) <= MAX_PLACE else ("--name", "NAME")))
        return self._add(Office(code=code, name=text.strip(), parent=parent, country=country, incomplete=True))

    def joint_offices(self, typed: Sequence[str], own: str) -> tuple[str, ...]:
        """Return the codes of other offices that took part, each once.

        Raises:
            NotFound: An office is unknown.
            UsageError: One is the detaining office itself (`own`).
        """
        codes = tuple(dict.fromkeys(self.office(code).code for code in typed))
        if own in codes:
            raise UsageError(
                "{office} is the detaining office itself: a joint office must be another office",
                office=own,
                hint="leave it out of --joint-office",
                at="--joint-office",
            )
        return codes

    def offices_called(self, text: str) -> list[Office]:
        """Return the offices with a short name: `蛇口`, `Shekou`; never by mere digits."""
        from customs_cli.services.lookup.office_names import offices_called

        self._offices = self._offices or self.all(Office)
        return [] if text.strip().isdecimal() else offices_called(text, self._with_added(Office, self._offices))

    def put(self, record: R) -> R:
        """Add or change a record in the act under way."""
        if self._act is not None:
            self._act.put(record)
        self._known.pop(type(record), None)
        self._taken.pop(type(record), None)
        self._sought_of.pop(type(record), None)
        self._by_code.pop(record.code, None)
        self._offices.clear()
        return record

    def all(self, kind: type[R]) -> list[R]:
        """Return every record of a kind, including those of the act under way; offices with the shipped ones."""
        records: dict[str, R] = {}
        if kind is Office:
            records.update(shipped_offices())  # type: ignore[arg-type]
        records.update({record.code: record for record in self._register.all(kind)})
        return self._with_added(kind, records.values())

    def _with_added(self, kind: type[R], kept: Iterable[R]) -> list[R]:
        added = (record for record in self.added if isinstance(record, kind))
        return list({record.code: record for record in (*kept, *added)}.values())

    def _found(self, kind: type[R], text: str) -> R | None:
        return self._one(matches, text) if (matches := self._matches(kind, text)) else None

    def _matches(self, kind: type[R], text: str) -> list[R]:
        if not text.strip():
            raise UsageError("no {kind} has an empty name", kind=Word(word_of(kind)), hint="leave the option out")
        code = text.strip()
        if kind not in self._known and kind is not Trademark and (exact := self._exact(kind, code)):
            return [exact]  # a code alone is found without reading all names
        found = self._reading(kind, folded(text))
        return [record for record in found if record.code == code and kind is not Trademark] or found

    def _reading(self, kind: type[R], form: str) -> list[R]:
        sought = self._sought_of.setdefault(kind, {})
        if form not in sought and kind not in self._known:
            if found := self._quickly(kind, form) if len(sought) < SOUGHT else []:
                sought[form] = found
            else:
                records: list[R] = self.all(kind)
                self._known[kind] = self._by_form(records, {})
        known: list[R] = sought[form] if form in sought else self._known[kind].get(form, [])  # type: ignore[assignment]
        return list(known)

    def _quickly(self, kind: type[R], form: str) -> list[Named]:
        likely = self._register.called(kind, form) if kind is not Office else None  # it may change a shipped office
        records: list[R] = self._with_added(kind, likely or ())
        return self._by_form(records, {}).get(form, []) if likely else []

    def _by_form(self, records: Iterable[Named], forms: dict[str, list[Named]]) -> dict[str, list[Named]]:
        for record in records:
            for form in dict.fromkeys(map(folded, identified_by(record))):
                forms.setdefault(form, []).append(record)
        return forms

    def _exact(self, kind: type[R], code: str) -> R | None:
        found = self._register.find(kind, code) if code else None
        return found or (shipped_offices().get(code) if kind is Office else None)  # type: ignore[return-value]

    def _one(self, matches: list[R], text: str) -> R:
        by_code = [record for record in matches if folded(record.code) == folded(text)] or matches
        meant = [record for record in by_code if text.strip() in identified_by(record)] or by_code  # exactly as typed
        if len(meant) > 1:
            codes = [record.code for record in meant]
            raise Ambiguous(
                "{text!r} fits several: {codes}",
                text=text.strip()[:40],
                codes=Listed(codes),
                hint="use a code",
                candidates=codes,
            )
        return meant[0]

    def _added_or_missing(self, kind: type[R], text: str, options: str, make: Callable[[str, str], R]) -> R:
        if not self._add_missing:
            raise self._missing(kind, text, *options.split())
        return self._add(make(self._free_code(kind, text), text.strip()))

    def _missing(self, kind: type[R], text: str, *options: str) -> NotFound:
        word, near, code = word_of(kind), self._near(kind, text), code_from(text, ())
        if kind is Office and not is_office_code(code):
            from customs_cli.services.lookup.office_names import office_code

            code = office_code(text, self._codes(Office), "") or "CODE"
        add = to_add(word, code, text.strip(), options)
        if kind is Trademark and not recordation_fault(text.strip()):
            add = command("trademark add", "CODE", *options, "--recordation", text.strip())
        return no_record(word, text, near, add, lambda part: bool(self._reading(kind, folded(part))))

    def _near(self, kind: type[R], text: str) -> tuple[str, ...]:
        self._sought += 1
        names = [] if self._sought > COMPARED else [name for one in self.all(kind) for name in names_of(one)]
        return nearest(text, names)

    def _owner_of(self, mark: str) -> Holder:
        return self._add(Holder(code=self._free_code(Holder, mark), name=unnamed(mark.strip()), incomplete=True))

    def _add(self, record: R) -> R:
        check_name(record.name)
        kind = type(record)
        if self._act is not None:
            self._act.put(record)
        self.added.append(record)
        self._sought_of.pop(kind, None)
        self._by_code.pop(record.code, None)
        if kind in self._known:
            self._by_form([record], self._known[kind])
        self._taken.get(kind, set()).add(record.code)
        return record

    def _free_code(self, kind: type[R], text: str) -> str:
        return code_from(text, self._codes(kind))

    def _codes(self, kind: type[R]) -> set[str]:
        if kind not in self._taken:
            self._taken[kind] = {record.code for record in self.all(kind)}
        return self._taken[kind]
