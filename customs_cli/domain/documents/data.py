"""What a document is made from: values in no language, so that both languages say the same."""

import msgspec

from customs_cli.domain.documents.issued import FormCode, Issued
from customs_cli.domain.record import Record
from customs_cli.domain.values.money import Money
from customs_cli.domain.values.quantity import Amount

Value = str | Money | tuple[str, ...]
"""A text, an ISO day, a word of a closed list; a sum of money; several texts. What it is, `forms.FIELDS` says."""


class Right(Record, frozen=True):
    """A recorded right on the goods: its name, its recordation number (empty when not known), its kind."""

    name: str
    recordation: str = ""
    right_type: str = "trademark"


class Goods(Record, frozen=True):
    """One line of goods as a document lists it.

    Attributes:
        no: Number of the line in the batch.
        goods: Description.
        hs: HS code, or empty.
        quantity: How many of it the document speaks of, in `unit`; None when not known.
        unit: Unit code.
        value: Value of the line; None when not known, or not of the whole line.
        rights: The rights that the document speaks of.
    """

    no: int
    goods: str = ""
    hs: str = ""
    quantity: Amount | None = None
    unit: str = "pcs"
    value: Money | None = None
    rights: tuple[Right, ...] = ()


class DocumentData(Record, frozen=True):
    """The values of one document.

    Attributes:
        form: Which form.
        fields: Name (of `forms.FIELDS`) -> value; a field that is not known is not in it.
        goods: The goods it speaks of.
        tables: Name -> rows of texts, for forms that list other things: custody, proceedings, papers, evidence.
        hidden: Names of fields that are kept back.
    """

    form: FormCode
    fields: dict[str, Value] = {}
    goods: tuple[Goods, ...] = ()
    tables: dict[str, tuple[tuple[str, ...], ...]] = {}
    hidden: tuple[str, ...] = ()


def told_by(issued: Issued) -> DocumentData:
    """What a document that was issued was made from."""
    return msgspec.json.decode(issued.data.encode(), type=DocumentData)
