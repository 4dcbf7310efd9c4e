"""Names of days off: English ones from the calendars, and for China the Chinese ones from its table."""

import re
from datetime import date

from customs_cli.render.words.catalogue import Words, marked

NAMES = frozenset(
    (
        marked("All Saints' Day"),
        marked("All Souls' Day"),
        marked("Anti-Fascist Struggle Day"),
        marked("Armistice Day"),
        marked("Ascension Day"),
        marked("Assumption Day"),
        marked("Assumption Of Mary Day"),
        marked("August Bank Holiday"),
        marked("Children's Day"),
        marked("Christmas Day"),
        marked("Christmas Eve"),
        marked("Columbus Day"),
        marked("Constitution Day"),
        marked("Constitutional Assembly Convocation Day"),
        marked("Corpus Christi"),
        marked("Cyprus Independence Day"),
        marked("Cyprus National Day"),
        marked("Day After Christmas"),
        marked("Day of Bulgarian Enlightenment and Culture and Slavonic Alphabet"),
        marked("Day of Dew and Saint John"),
        marked("Day of Our Lady of the Seven Sorrows"),
        marked("Day of Portugal, Camões, and the Portuguese Communities"),
        marked("Day of Remembrance and Recognition"),
        marked("Day of Remembrance for the Dead"),
        marked("Day of Restoration of Independence of Lithuania"),
        marked("Day of Restoration of the State of Lithuania"),
        marked("Day of Slavonic Alphabet, Bulgarian Enlightenment and Culture"),
        marked("Day of Uprising Against Occupation"),
        marked("Day of Victory over Fascism"),
        marked("Day of the Establishment of the Slovak Republic"),
        marked("Dormition of the Mother of God"),
        marked("Easter"),
        marked("Easter Monday"),
        marked("Easter Sunday"),
        marked("Epiphany"),
        marked("Epiphany (Three Kings' Day and Orthodox Christmas)"),
        marked("Europe Day"),
        marked("Father's Day"),
        marked("Feast of Our Lady of Victories"),
        marked("Feast of Saint Joseph"),
        marked("Feast of Saint Paul's Shipwreck"),
        marked("Feast of Saint Peter and Saint Paul"),
        marked("Feast of the Assumption"),
        marked("Feast of the Immaculate Conception"),
        marked("Freedom Day"),
        marked("German Unity Day"),
        marked("Glorifying Mother of God"),
        marked("Good Friday"),
        marked("Great Prayer Day"),
        marked("Greek Independence Day"),
        marked("Green Monday"),
        marked("Holy Saturday"),
        marked("Immaculate Conception"),
        marked("Independence Day"),
        marked("Independence Restoration Day"),
        marked("Independence and Unity Day"),
        marked("Independent Czech State Restoration Day"),
        marked("Independent Czechoslovak State Day"),
        marked("International Workers' Day"),
        marked("Jan Hus Day"),
        marked("June Bank Holiday"),
        marked("Juneteenth National Independence Day"),
        marked("King's Day"),
        marked("Labor Day"),
        marked("Labor Day and International Workers' Solidarity Day"),
        marked("Liberation Day"),
        marked("Martin Luther King Jr. Day"),
        marked("Maundy Thursday"),
        marked("May Bank Holiday"),
        marked("May Day"),
        marked("Memorial Day"),
        marked("Midsummer Day"),
        marked("Midsummer Eve"),
        marked("Mother's Day"),
        marked("National Day"),
        marked("National Day of the Third of May"),
        marked("National Independence Day"),
        marked("National Unity Day"),
        marked("New Year's Day"),
        marked("New Year's Eve"),
        marked("Non-working day"),
        marked("October Bank Holiday"),
        marked("Ohi Day"),
        marked("Pentecost"),
        marked("Pentecost Monday"),
        marked("Prešeren's Day, the Slovenian Cultural Holiday"),
        marked("Reformation Day"),
        marked("Remembrance Day"),
        marked("Republic Day"),
        marked("Republic of Latvia Proclamation Day"),
        marked("Restoration of Independence Day"),
        marked("Saint Andrew's Day"),
        marked("Saint Brigid's Day"),
        marked("Saint Francis of Assisi, Patron Saint of Italy"),
        marked("Saint George's Day, Day of the Bulgarian Army"),
        marked("Saint John the Baptist"),
        marked("Saint Patrick's Day"),
        marked("Saint Stephen's Day"),
        marked("Saints Cyril and Methodius Day"),
        marked("Second Day of Christmas"),
        marked("Sette Giugno"),
        marked("Slovak National Uprising Anniversary"),
        marked("Solidarity Day"),
        marked("State Foundation Day"),
        marked("Statehood Day"),
        marked("Struggle for Freedom and Democracy Day"),
        marked("Struggle for Freedom and Democracy Day and International Students' Day"),
        marked("Thanksgiving Day"),
        marked("Unification Day"),
        marked("Unification of the Romanian Principalities Day"),
        marked("Veterans Day"),
        marked("Victory Day"),
        marked("Victory and Homeland Thanksgiving Day and Croatian Veterans Day"),
        marked("Washington's Birthday"),
        marked("Worker's Day"),
    )
)
"""Names of the days off in the European Union and the United States."""

_INSTEAD = re.compile(r"Day off \(substituted from (\d\d)/(\d\d)/(\d{4})\)")


def holiday(name: str, words: Words, country: str = "") -> str:
    """Return the name of a day off; several that fall on one day are joined."""
    one = _of_china if (country, words.lang) == ("CN", "zh") else _one
    return words("; ").join(one(part, words) for part in name.split("; "))


def _of_china(name: str, words: Words) -> str:
    from customs_cli.domain.time.workday_table import shipped

    if instead := _instead_of(name):
        return shipped().substituted[1].format(instead)
    return dict(shipped().names.values()).get(name, name)


def _instead_of(name: str) -> date | None:
    found = _INSTEAD.fullmatch(name)
    return date(int(found[3]), int(found[1]), int(found[2])) if found else None


def _one(name: str, words: Words) -> str:
    if instead := _instead_of(name):
        return words("day off for {day}", day=instead)
    own = name.removesuffix(" (observed)")
    if own not in NAMES:
        return name
    return words(own) if own == name else words("{holiday} (observed)", holiday=words(own))
