r"""The grammar of the filter language: `office:53 mark:VIVO status:detained due<3wd AND NOT campaign:lanwang`.

    filter = both { OR both }                        或 is OR
    both   = one { [AND] one }                       且 is AND; side by side is AND
    one    = NOT one | -one | ( filter ) | term      非 is NOT
    term   = field op value { , value }              any of the values
           | field : *                               has one
           | value                                   the same as text:value
    op     = : = != < <= > >=                        = is the same as :, and != as NOT with :
    value  = word | "quoted, with \" and \\ inside" | 'quoted'

AND, OR and NOT are capitals, so that the small words stay searchable; in quotation marks they are words as well.
Full-width punctuation is read like plain punctuation, ≤ ≥ ≠ like <= >= !=. A field may have its Chinese name
(`field_names`): 商标:NIKE.
`fields` lists the fields; `filters` reads their values.
"""

import re
import unicodedata
from collections.abc import Collection
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import TypeAlias

from customs_cli.domain.query.field_names import CHINESE
from customs_cli.domain.record import Record
from customs_cli.domain.time.periods import Period
from customs_cli.errors import UsageError
from customs_cli.sentences import said

FILTER_FORMS = said('write office:53 mark:VIVO,OPPO found:2019-07 items>=100 AND NOT goods:"running shoes"')
TEXT_FIELD = "text"
"""The field that a word without a field is looked for in."""
LONGEST = 2_000
"""Highest number of characters of a filter."""
DEEPEST = 40
"""Highest depth of nested parentheses and NOTs."""

Value: TypeAlias = str | int | Decimal | Period
"""The text as written, or, in a compiled filter, a value as the field's kind reads it."""


class FieldKind(StrEnum):
    """How the values of a field are written and compared."""

    WORD = "word"
    """A word that equals the value, whatever its case and width."""
    CODE = "code"
    """A code that equals the value, whatever its case and width."""
    PREFIX = "prefix"
    """A code that starts with the value: `53` finds every office of district 53."""
    TEXT = "text"
    """A text that holds the value, whatever its case and width."""
    NUMBER = "number"
    """A number, which may end in 百, 千, 万 or 亿."""
    DATE = "date"
    """A day inside a period, or before or after it."""
    DURATION = "duration"
    """A number of working days, `3wd` or `3`; negative after the last day."""


class Term(Record, frozen=True):
    """One condition on one field.

    Attributes:
        field: Name of the field, in lower case.
        op: One of `: < <= > >=`.
        values: Any of them may match; none at all asks whether the field has a value (`field:*`).
        at: Position of the term in the text, in characters, from 1.
        kind: How to compare; `word` until the filter is compiled. An amount: of this `currency`, if there is one.
    """

    field: str
    op: str
    values: tuple[Value, ...]
    at: int
    kind: FieldKind = FieldKind.WORD
    currency: str = ""


class Not(Record, frozen=True):
    """Matches what its part does not match."""

    part: "Expr"


class And(Record, frozen=True):
    """Matches what all parts match; there are at least two."""

    parts: "tuple[Expr, ...]"


class Or(Record, frozen=True):
    """Matches what any of the parts matches; there are at least two."""

    parts: "tuple[Expr, ...]"


Expr: TypeAlias = And | Or | Not | Term

_END = r"(?=[\s()（）]|$)"
# A parenthesis that touches a value belongs to it, as in a mark's name, and asks for quotation marks.
_VALUE_END = r"(?=[\s)）]|$)"
_LETTERS = "A-Za-zＡ-Ｚａ-ｚ一-鿿"
_WORD = r'[^\s()（）"“”,，]++'
_QUOTED = r"""\"(?:[^"\\]|\\["\\])*+\"|“[^“”]*+”|(?:'[^']++'|‘[^‘’]++’)(?=[\s)）,，]|$)"""
# A single mark that is not closed, or not at the end of a word, is part of it: '80s, Levi's.
_VALUE = rf"{_QUOTED}|{_WORD}"

_OR = rf"(?:OR|或){_END}"
_AND = rf"(?:AND|且){_END}"
_NOT = rf"(?:NOT|非){_END}|[-－](?=\S)"
_OPEN = "[(（]"
_CLOSE = "[)）]"
_FIELD_AND_OPERATOR = rf"([{_LETTERS}][{_LETTERS}0-9_-]*+)\s*+([!！][=＝]|[<＜>＞][=＝]?|[:：=＝≤≥≠])"
_OPERATOR = "[:：=＝<＜>＞≤≥≠]|[!！][=＝]"
_SIGNS = {"≤": "<=", "≥": ">=", "≠": "!="}
_ANY_VALUE = rf"[*＊]{_VALUE_END}"
_VALUES = rf"(?>{_VALUE})(?>[,，]\s*+(?:{_VALUE}))*+{_VALUE_END}"
_EACH_VALUE = _VALUE
_BARE_VALUE = rf'(?>{_QUOTED}|[^\s()（）"“”]++){_VALUE_END}'
_PLAIN_WORD = rf"(?![*＊]$|['‘]){_WORD}"
_GROUPED = r"\D*[0-9]{1,3}(,[0-9]{3})+([^0-9,][^,]*)?"
"""A number with thousands separated, which a comparison takes as one value: `value>100,000`."""
_MARK = '["“”]'
_BLANKS = r"\s*"


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def parse_filter(text: str, fields: Collection[str] = ()) -> Expr:
    """Parse a filter; its fields and values are not checked yet, but no value may be a term of one of `fields`.

    Raises:
        UsageError: The text is not a filter; `at` names the character.
    """
    return _Reader(text, fields).whole()


def written(expr: Expr) -> str:
    """Return a filter as text; `parse_filter` reads it back as the same, but for the positions of terms.

    It must not be compiled: a compiled filter no longer knows how its values were written.
    """
    match expr:
        case Term():
            return f"{expr.field}{expr.op}{','.join(_quoted(str(value)) for value in expr.values) or '*'}"
        case Not():
            return f"NOT {_in_parentheses(expr.part)}"
        case And():
            return " AND ".join(_in_parentheses(part) for part in expr.parts)
        case Or():
            return " OR ".join(_in_parentheses(part) for part in expr.parts)


def fault(message: str, at: int) -> UsageError:
    """Return the refusal of a filter, pointing at a character, counted from 1."""
    return UsageError(message, hint=FILTER_FORMS, at=f"character {at}")


def _in_parentheses(expr: Expr) -> str:
    return f"({written(expr)})" if isinstance(expr, And | Or) else written(expr)


def _quoted(value: str) -> str:
    if re.fullmatch(_PLAIN_WORD, value) and not re.match(_FIELD_AND_OPERATOR, value):
        return value
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _unquoted(value: str) -> str:
    if value[0] == '"':
        return re.sub(r"\\(.)", r"\1", value[1:-1])
    return value[1:-1] if value[0] == "“" or re.fullmatch("'[^']+'|‘[^‘’]+’", value) else value


class _Reader:
    def __init__(self, text: str, fields: Collection[str]) -> None:
        self.fields = fields
        if len(text) > LONGEST:
            raise UsageError("a filter of {count:,} characters is too long", count=len(text), hint=FILTER_FORMS)
        self.text = re.sub(r"[\t\r\n]", " ", text)
        for at, character in enumerate(self.text, 1):
            if unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp"):
                raise fault(said("a filter cannot hold the control character U+{code:04X}", code=ord(character)), at)
        self.place = 0
        self.depth = 0
        self.take(_BLANKS)

    def take(self, pattern: str) -> re.Match[str] | None:
        if match := self.next(pattern):
            blanks = _compiled(_BLANKS).match(self.text, match.end())
            self.place = blanks.end() if blanks else match.end()
        return match

    def next(self, pattern: str) -> re.Match[str] | None:
        return _compiled(pattern).match(self.text, self.place)

    def is_at_end(self) -> bool:
        return self.place == len(self.text)

    def fault(self, message: str) -> UsageError:
        return fault(message, self.place + 1)

    def whole(self) -> Expr:
        if self.is_at_end():
            raise self.fault(said("the filter is empty"))
        expr = self.any_of()
        if not self.is_at_end():
            raise self.fault(said("this parenthesis was never opened"))
        return expr

    def any_of(self) -> Expr:
        parts = [self.all_of()]
        while self.take(_OR):
            parts.append(self.all_of())
        return Or(parts=tuple(parts)) if len(parts) > 1 else parts[0]

    def all_of(self) -> Expr:
        parts = [self.one()]
        while self.take(_AND) or not (self.is_at_end() or self.next(_OR) or self.next(_CLOSE)):
            parts.append(self.one())
        return And(parts=tuple(parts)) if len(parts) > 1 else parts[0]

    def one(self) -> Expr:
        # Depth is limited here, so that no text can exhaust the stack, now or when the filter is evaluated.
        self.depth += 1
        if self.depth > DEEPEST:
            raise self.fault(said("more than {deepest} nested parentheses and NOTs", deepest=DEEPEST))
        start = self.place + 1
        if self.take(_NOT):
            expr: Expr = Not(part=self.one())
        elif self.take(_OPEN):
            expr = self.any_of()
            if not self.take(_CLOSE):
                raise fault(said("this parenthesis is never closed"), start)
        else:
            expr = self.term()
        self.depth -= 1
        return expr

    def term(self) -> Expr:
        at = self.place + 1
        if self.is_at_end() or self.next(_CLOSE) or self.next(_AND) or self.next(_OR):
            raise self.fault(said("a term is missing here"))
        if head := self.take(_FIELD_AND_OPERATOR):
            op = unicodedata.normalize("NFKC", head[2])
            return self.question(_field_called(head[1]), _SIGNS.get(op, op), at)
        if self.next(_OPERATOR):
            raise self.fault(said("a field is missing here"))
        value = _unquoted(self.value(_BARE_VALUE))
        return Term(field=TEXT_FIELD, op=":", values=(_meant(value, at),), at=at)

    def question(self, field: str, op: str, at: int) -> Expr:
        is_match = op in (":", "=", "!=")
        values: tuple[str, ...] = ()
        if not (is_match and self.take(_ANY_VALUE)):
            each = re.findall(_EACH_VALUE, self.value(_VALUES))
            if further := next(filter(self.is_term, each[1:]), ""):
                raise fault(said("a blank, not a comma, comes before a further term: {term}", term=further[:40]), at)
            values = tuple(_meant(_unquoted(value), at) for value in each)
        if not is_match and len(values) > 1 and re.fullmatch(_GROUPED, whole := ",".join(values)):
            values = (whole,)
        if not is_match and len(values) > 1:
            raise fault(said("{field}{op} takes one value", field=field, op=op), at)
        term = Term(field=field, op=":" if is_match else op, values=values, at=at)
        return Not(part=term) if op == "!=" else term

    def is_term(self, value: str) -> bool:
        head = re.match(_FIELD_AND_OPERATOR, value)
        return head is not None and _field_called(head[1]) in self.fields

    def value(self, pattern: str) -> str:
        if match := self.take(pattern):
            return match[0]
        if self.next(_EACH_VALUE) or self.next(_MARK):
            raise self.fault(
                said("this is not a value: one word, several words with commas, or words in closed quotation marks")
            )
        raise self.fault(said("a value is missing here"))


def _field_called(name: str) -> str:
    plain = unicodedata.normalize("NFKC", name).lower()
    return CHINESE.get(plain, plain)


def _meant(value: str, at: int) -> str:
    if not value.strip():
        raise fault(said("an empty value matches nothing"), at)
    return value
