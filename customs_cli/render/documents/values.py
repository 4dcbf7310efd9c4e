"""The values of a document in one language, by the names that templates use."""

import re
from typing import NamedTuple

from customs_cli.domain.batch.course.readiness import LOCKS
from customs_cli.domain.documents.data import DocumentData, Goods, Value
from customs_cli.domain.documents.fields import FIELDS
from customs_cli.domain.documents.forms import FORMS, Form, asks_recordation
from customs_cli.domain.documents.stating import BOTH
from customs_cli.domain.values.money import Money
from customs_cli.render.documents.labels import GROUNDS, LABELS, TABLES
from customs_cli.render.documents.letters import LAYOUTS
from customs_cli.render.documents.parts import worded
from customs_cli.render.documents.rows import amount_in, row_of
from customs_cli.render.layout.cells import shown
from customs_cli.render.layout.clean import clean
from customs_cli.render.words.catalogue import Words, catalogue
from customs_cli.render.words.phrases import quantity
from customs_cli.render.words.stored import reason
from customs_cli.render.words.told.labels import party_label

Row = dict[str, str]

ROLES = (worded("consignor"), worded("consignee"), worded("sender"), worded("addressee"), worded("passenger"))
"""The capacities in which a party can appear."""

LAWS = {"since_2015": "2015-05-01", "since_2021": "2021-07-15"}
"""Flag -> first day of a law: six months for a suit, not 3; five working days to ask for a hearing, not 3 days."""
PROCEDURES = {"cn_articles": "articles", "cn_application": "application", BOTH: "both"}
"""Procedure -> the flag for its own wording; any other, and none, has `ex_officio`."""
FLAGS = ("articles", "application", "both", "ex_officio", *LAWS, "court_holds", "court_took", "court_asks")
"""The flags that templates may test besides fields and tables."""


class FormWords(Words):
    """Translates the words of documents: by their own catalogue first, then by that of the screen."""

    def _chinese(self, english: str) -> str:
        own = catalogue("documents")(english) if english else ""
        return own if own != english else super()._chinese(english)

    @property
    def blank(self) -> str:
        """The text for a value that the register lacks."""
        return "＿＿（待填）" if self.lang == "zh" else "____ (to be filled in)"


class Values(NamedTuple):
    """The values that fill a template.

    Attributes:
        fields: Field -> text; for an unknown value the place to be filled in.
        tables: Table -> rows, each column -> text.
        labels: Field -> its label.
        flags: Names of the fields and tables that are known, and of the `FLAGS` that hold.
    """

    fields: dict[str, str]
    tables: dict[str, list[Row]]
    labels: dict[str, str]
    flags: frozenset[str]


def values(data: DocumentData, lang: str) -> Values:
    """Return a document's values in a language."""
    words = FormWords(lang)
    form = FORMS[data.form]
    fields = {name: _field(data, name, words) for name in form.fields if not name.endswith("_zh")}
    if not data.fields.get("number"):
        fields["number"] = words("DRAFT")
    fields["letterhead"] = fields["letterhead" if "letterhead" in data.fields else "office"]
    fields["title"] = words(LAYOUTS[data.form].title)
    tables = {name: [row_of(name, row, words) for row in rows] for name, rows in data.tables.items()}
    unknown = words.blank if asks_recordation(data) else ""
    tables["goods"] = [_goods(row, unknown, words) for row in data.goods]
    known = {*data.fields, *(name for name, rows in tables.items() if rows)}
    known.add(PROCEDURES.get(str(data.fields.get("procedure")), "ex_officio"))
    known |= {flag for flag, first in LAWS.items() if str(data.fields["issued_on"]) >= first}
    is_held = data.fields.get("court_kind") in (None, *LOCKS)
    is_taken = data.form == "court-letter" and "transferred_on" in data.fields
    known.add("court_took" if is_taken else "court_holds" if is_held else "court_asks")
    channel, direction = (str(data.fields.get(name)) for name in ("channel", "direction"))
    parties = {role: party_label(role, channel, direction) for role in ("consignor", "consignee")}
    return Values(fields, tables, LABELS | parties, frozenset(known))


def field_meant(form: Form, text: str) -> str:
    """Return the field or table of a form with a label on paper, in either language; other texts with `_` for `-`."""
    own = {TABLES[name][0]: name for name in form.tables}
    own |= {LABELS[name]: name for name in form.fields if name in LABELS}
    own |= {party_label(name, "mail", None): name for name in ("consignor", "consignee") if name in form.fields}
    called = {FormWords(lang)(heading).casefold(): name for lang in ("en", "zh") for heading, name in own.items()}
    return called.get(text.strip().casefold(), text.strip().replace("-", "_"))


def label_of(name: str, lang: str) -> str:
    """Return the label on paper of a field or table; of one that has none, its name."""
    return FormWords(lang)(TABLES[name][0] if name in TABLES else LABELS.get(name, name))


def _field(data: DocumentData, name: str, words: FormWords) -> str:
    if name in data.hidden:
        return words("(withheld)")
    chinese = data.fields.get(f"{name}_zh") if words.lang == "zh" else None
    value = chinese or data.fields.get(name)
    return _text(name, value, words) if value else words.blank


def _text(name: str, value: Value, words: FormWords) -> str:
    if isinstance(value, Money):
        return shown(value, "money", words.lang)
    if isinstance(value, tuple):
        each = (_one(name, one, words) for one in value)
        return ("、" if words.lang == "zh" else ", ").join(each)
    if FIELDS[name] == "word":
        return clean(words("; ").join(_called(name, one, words) for one in value.split("; ")))
    return _day(value, words) if FIELDS[name] == "day" or name == "found_on" else clean(value)


def _one(name: str, text: str, words: FormWords) -> str:
    if FIELDS[name] == "quantities":
        amount, _, unit = text.partition(" ")
        return quantity(amount_in(amount), unit, words)
    return _day(text, words) if FIELDS[name] == "day" else clean(text)


def _called(name: str, word: str, words: FormWords) -> str:
    if name == "ground":
        return words(GROUNDS[word]) if word in GROUNDS else reason(word, words) or word
    return words(LAYOUTS[word].title) if word in LAYOUTS else words.word(word)


def _day(text: str, words: FormWords) -> str:
    if words.lang == "zh" and _A_DATE.fullmatch(text):
        return "".join(f"{int(number)}{sign}" for number, sign in zip(text.split("-"), "年月日", strict=False))
    return clean(text)


_A_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")


def _goods(row: Goods, unknown: str, words: FormWords) -> Row:
    numbered = [(right.name, right.recordation or unknown) for right in row.rights]
    rights = (f"{name} ({number})" if number else name for name, number in numbered)
    value = shown(row.value, "money", words.lang) if row.value else ""
    return {
        "no": str(row.no),
        "goods": clean(row.goods) or words.blank,
        "hs": clean(row.hs),
        "rights": clean(words("; ").join(rights)) or words.blank,
        "quantity": quantity(row.quantity, row.unit, words) or words.blank,
        "value": value,
    }
