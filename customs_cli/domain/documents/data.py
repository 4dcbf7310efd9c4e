"""The data of a document: values in no language, so that both language versions say the same."""

import msgspec

from customs_cli.domain.documents.issued import FormCode, Issued
from customs_cli.domain.record import Record
from customs_cli.domain.values.money import Money
from customs_cli.domain.values.quantity import Amount

Value = str | Money | tuple[str, ...]
"""A text, an ISO day or a word of a closed list; an amount of money; several texts. `forms.FIELDS` says which."""


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
        quantity: Quantity that the document is about, in `unit`; None when not known.
        unit: Unit code.
        value: Value of the line; None when not known, or when only a part of the line is listed.
        rights: The rights that the document is about.
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
        form: Code of the form.
        fields: Name (of `forms.FIELDS`) -> value; a field that is not known is left out.
        goods: The goods listed.
        tables: Name -> rows of texts, for forms that list other things: custody, proceedings, papers, evidence.
        hidden: Names of fields that are kept back from the addressee.
    """

    form: FormCode
    fields: dict[str, Value] = {}
    goods: tuple[Goods, ...] = ()
    tables: dict[str, tuple[tuple[str, ...], ...]] = {}
    hidden: tuple[str, ...] = ()


def told_by(issued: Issued) -> DocumentData:
    """Return the data that an issued document was made from."""
    return msgspec.json.decode(issued.data.encode(), type=DocumentData)
