"""Names and relations of codes: a mark's holder and right, an office's district; an unknown code is its own name."""

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from customs_cli.domain.leads.clue import Clue
from customs_cli.domain.rights.campaign import Campaign
from customs_cli.domain.rights.holder import Holder
from customs_cli.domain.rights.office import Office, country_of, district_of, is_district, parent_of
from customs_cli.domain.rights.trademark import Trademark
from customs_cli.domain.time.workdays import WorkingCalendar
from customs_cli.domain.values.categories import CATEGORIES
from customs_cli.domain.values.name_matching import UNKNOWN
from customs_cli.domain.values.word_lists import ClueSource, RightType

R = TypeVar("R", Trademark, Holder, Office, Campaign, Clue)


class Directory:
    """Look-ups by code; immutable. Made of records, or of mappings that look them up.

    Attributes:
        trademarks: Code -> trademark.
        holders: Code -> holder.
        offices: Code -> office.
        campaigns: Code -> campaign.
        clues: Number -> clue.
        calendar: Gives the working calendar of a country, ISO 3166 alpha-2.
        countries: Gives country code -> Chinese name; called when first needed.
    """

    __slots__ = ("calendar", "campaigns", "clues", "countries", "holders", "offices", "trademarks")

    def __init__(
        self,
        trademarks: Iterable[Trademark] | Mapping[str, Trademark] = (),
        holders: Iterable[Holder] | Mapping[str, Holder] = (),
        offices: Iterable[Office] | Mapping[str, Office] = (),
        campaigns: Iterable[Campaign] | Mapping[str, Campaign] = (),
        calendar: Callable[[str], WorkingCalendar] = WorkingCalendar,
        countries: Callable[[], Mapping[str, str]] = dict,
        clues: Iterable[Clue] | Mapping[str, Clue] = (),
    ) -> None:
        self.trademarks = _by_code(trademarks)
        self.holders = _by_code(holders)
        self.offices = _by_code(offices)
        self.campaigns = _by_code(campaigns)
        self.clues = _by_code(clues)
        self.calendar = calendar
        self.countries = countries

    def mark_name(self, code: str, lang: str = "en") -> str:
        """Return a mark's name in a language, else in the other, or its code."""
        mark = self.trademarks.get(code)
        return (_in(lang, mark.name, mark.name_zh) if mark else "") or code

    def holder_name(self, code: str, lang: str = "en") -> str:
        """Return a holder's name in a language, else in the other, or its code."""
        holder = self.holders.get(code)
        return (_in(lang, holder.name, holder.name_zh) if holder else "") or code

    def office_name(self, code: str, lang: str = "en") -> str:
        """Return an office's name in a language, else in the other, or its code."""
        office = self.offices.get(code)
        return (_in(lang, office.name, office.name_zh) if office else "") or code

    def campaign_name(self, code: str, lang: str = "en") -> str:
        """Return a campaign's full name in a language, else in the other, or its code."""
        campaign = self.campaigns.get(code)
        return (_in(lang, campaign.name, campaign.name_zh) if campaign else "") or code

    def country_name(self, code: str, lang: str = "en") -> str:
        """Return a country's Chinese name; its code in English, and where it has none."""
        return self.countries().get(code, code) if lang == "zh" else code

    def name(self, kind: str, code: str, lang: str = "en") -> str:
        """The name of a code of a kind, such as `mark`, `holder`, `office`, `campaign`; the code for any other kind."""
        match kind:
            case "mark":
                return self.mark_name(code, lang)
            case "holder":
                return self.holder_name(code, lang)
            case "office" | "district":
                return self.office_name(code, lang)
            case "campaign":
                return self.campaign_name(code, lang)
            case "country" | "origin" | "departure" | "destination" | "holder_country":
                return self.country_name(code, lang)
            case "category":
                return CATEGORIES.get(code, code) if lang == "zh" else code
            case _:
                return code

    def names_of(self, kind: str, code: str) -> tuple[str, ...]:
        """Every text by which a code of a kind (`mark`, `holder`, `campaign`, `office`) is found, the code first.

        A mark is also found by its recordation number.
        An office is found by the offices above it too: by their whole codes, a district also by its two digits; as a
        `district`, by whole codes and names.
        """
        if kind == "mark" and (mark := self.trademarks.get(code)):
            return code, mark.name, mark.name_zh, *mark.aliases, mark.recordation
        if kind == "holder" and (holder := self.holders.get(code)):
            return code, holder.name, holder.name_zh
        if kind == "campaign" and (campaign := self.campaigns.get(code)):
            return code, campaign.name, campaign.name_zh
        if kind == "office":
            above = (office.removesuffix("00") if is_district(office) else office for office in self.above(code))
            return (*self._office_names(code), *above)
        if kind == "district":
            return tuple(name for office in (code, *self.above(code)) for name in self._office_names(office))
        return (code,)

    def _office_names(self, code: str) -> tuple[str, ...]:
        known = self.offices.get(code)
        return (code, known.name, known.name_zh) if known else (code,)

    def above(self, office: str) -> tuple[str, ...]:
        """Return the codes of the offices above an office, the nearest first: as recorded, else as its digits say."""
        found: list[str] = []
        code = office
        while True:
            known = self.offices.get(code)
            code = parent_of(code, known.parent if known else "")
            if not code or code == office or code in found:
                return tuple(found)
            found.append(code)

    def is_among(self, office: str, meant: Iterable[str]) -> bool:
        """Return whether an office is one of those meant, or below one of them in the tree.

        Args:
            office: Code of the office.
            meant: Codes; two digits mean a district, one or three the beginning of a code.
        """
        own = (office, *self.above(office))
        whole = {f"{code}00" if len(code) == 2 and code.isdigit() else code for code in meant}
        begun = tuple(code for code in whole if code.isdigit() and len(code) < 4)
        return not whole.isdisjoint(own) or office.startswith(begun)

    def right_type(self, mark: str) -> RightType | None:
        """Return the type of right that a mark is; None when not known."""
        known = self.trademarks.get(mark)
        return known.right_type if known and known.right_type != "unknown" else None

    def holder_country(self, code: str) -> str | None:
        """Return the country of a holder; None when not known."""
        known = self.holders.get(code) if code != UNKNOWN else None
        return (known.country if known else "") or None

    def clue_source(self, number: str) -> ClueSource | None:
        """Return the source of a clue; None when the clue is not known."""
        known = self.clues.get(number)
        return known.source if known else None

    def district_of(self, office: str) -> str:
        """Return the code of the district above an office, or its own; where there is none, of the office above."""
        if is_district(office):
            return office
        known = self.offices.get(office)
        district = next(filter(is_district, self.above(office)), None)
        return district or district_of(office, known.parent if known else "")

    def country_of(self, office: str) -> str:
        """Return ISO 3166 alpha-2 of an office's country; empty where neither its record nor its code tells."""
        known = self.offices.get(office)
        return country_of(office, known.country if known else "")


def _by_code(records: Iterable[R] | Mapping[str, R]) -> Mapping[str, R]:
    return records if isinstance(records, Mapping) else {record.code: record for record in records}


def _in(lang: str, english: str, chinese: str) -> str:
    return (chinese or english) if lang == "zh" else (english or chinese)
