"""What `record`, `line` and `correct` ask about a batch: the options, and how their values become fields."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from customs_cli.cli.options.behind.declared import Option, parameters_of
from customs_cli.cli.options.groups import with_options
from customs_cli.cli.options.params import at_option, country_of, filled, metavar, money, texts, word_of
from customs_cli.domain.values.word_lists import Basis, Channel, Direction, DocumentKind, FoundBy, Transport, ValueBasis
from customs_cli.errors import UsageError

if TYPE_CHECKING:
    from customs_cli.cli.desk import Desk
    from customs_cli.domain.batch.document import Document
    from customs_cli.services.acts.batches import Goods


WHERE, ROUTE, PAPERS, GOODS = "Where and when", "Route", "Documents and parties", "Goods"
"""The groups of options that describe a batch."""


def text_option(option: str, name: str, told: str, group: str | None = GOODS, *, many: bool = False) -> Option:
    """Return an option that takes a text, which may not be empty; `name` is what help calls the text."""
    return Option(option, metavar=name, parser=filled(option), help=told, rich_help_panel=group, many=many)


def word_option(option: str, kind: Any, told: str, group: str | None = None) -> Option:
    """Return an option that takes one word of a closed list (a `Literal`)."""
    return Option(option, metavar=metavar(kind), parser=word_of(kind, option), help=told, rich_help_panel=group)


_OF_BATCH = {
    "direction": word_option("--direction", Direction, "Direction of the goods.", ROUTE),
    "channel": word_option("--channel", Channel, "Channel of customs control.", ROUTE),
    "transport": word_option("--transport", Transport, "Means of transport.", ROUTE),
    "basis": word_option("--basis", Basis, "Ex officio or on application; default: ex-officio.", WHERE),
    "procedure": text_option("--procedure", "CODE", "Code of the legal procedure (customs procedure list).", WHERE),
    "campaign": text_option("--campaign", "CODE", "Named operation; repeatable.", WHERE, many=True),
    "document": text_option("--document", "NUMBER", "Number of the declaration or other document.", PAPERS),
    "document_kind": word_option("--document-kind", DocumentKind, "Kind of document.", PAPERS),
    "origin": text_option("--origin", "CC", "Country of origin, ISO 3166.", ROUTE),
    "departure": text_option("--departure", "CC", "Country of departure.", ROUTE),
    "destination": text_option("--destination", "CC", "Country of destination.", ROUTE),
    "storage": text_option("--storage", "PLACE", "Storage place of the goods.", WHERE),
    "trade_mode": text_option("--trade-mode", "CODE", "Trade mode as declared, such as 0110.", PAPERS),
    "joint_office": text_option(
        "--joint-office", "CODE", "Another office that took part; repeatable.", WHERE, many=True
    ),
    "found_by": word_option("--found-by", FoundBy, "How the goods were found.", WHERE),
    "other_hold": text_option(
        "--other-hold",
        "DOCUMENT",
        ("Number of the document by which the goods are also held for another reason, such as a false declaration."),
        WHERE,
    ),
}
VALUE = text_option("--value", "AMOUNT", "Value of the goods.")
CURRENCY = text_option("--currency", "CODE", "ISO 4217; default: CNY.")
OF_LINE = {
    "goods": text_option("--goods", "TEXT", "What the goods are."),
    "quantity": text_option("--quantity", "N", "How many."),
    "unit": text_option("--unit", "UNIT", "pcs, pairs, sets, kg, 件, 双, 万个 ...; default: pcs."),
    "value": VALUE,
    "currency": CURRENCY,
    "value_basis": word_option("--value-basis", ValueBasis, "How the value was found.", GOODS),
    "hs": text_option("--hs", "CODE", "HS code, 4 to 13 digits."),
    "category": text_option("--category", "CODE", "Product category."),
    "mark": text_option("--mark", "CODE", "Mark on the goods, by code, name or alias; repeatable.", many=True),
}
"""The options of one line of goods."""
Clearable = Literal[
    "consignor",
    "consignee",
    "agent",
    "declarant",
    "carrier",
    "driver",
    "maker",
    "supplier",
    "containers",
    "vehicle",
    "seal",
    "route",
    "document",
    "transport",
    "origin",
    "departure",
    "destination",
    "storage",
    "trade-mode",
    "found-by",
    "other-hold",
    "value",
    "campaign",
    "joint-office",
    "clue",
]
"""Fields of a batch that may be empty, as they are typed."""
CLUES = text_option("--clue", "CLUE", "A clue that led to it; repeatable.", None)
CLEAR = word_option("--clear", Clearable, "A field to clear; repeatable.")
CLEAR_OF_LINE = word_option("--clear", Literal["hs", "category", "value"], "A field to clear; repeatable.")


class BatchOptions(NamedTuple):
    """The fields of a batch as typed in `record` and `correct`, apart from its parties, clues and dates."""

    direction: str | None = None
    channel: str | None = None
    transport: str | None = None
    basis: str | None = None
    procedure: str | None = None
    campaign: list[str] | None = None
    document: str | None = None
    document_kind: str | None = None
    origin: str | None = None
    departure: str | None = None
    destination: str | None = None
    storage: str | None = None
    trade_mode: str | None = None
    joint_office: list[str] | None = None
    found_by: str | None = None
    other_hold: str | None = None


class GoodsOptions(NamedTuple):
    """The goods of one line as typed in `record` and `line`."""

    goods: str | None = None
    quantity: str | None = None
    unit: str | None = None
    value: str | None = None
    currency: str | None = None
    value_basis: str | None = None
    hs: str | None = None
    category: str | None = None
    mark: list[str] | None = None


with_batch = with_options("batch", parameters_of(_OF_BATCH), lambda given: BatchOptions(**given))
"""A decorator of a command that takes `batch`: it gets an option for each field."""
with_line = with_options("goods", parameters_of(OF_LINE), lambda given: GoodsOptions(**given))
"""A decorator of a command that takes the `goods` of one line: it gets an option for each field."""


def batch_fields(given: BatchOptions) -> dict[str, Any]:
    """Return fields of `Batch` for the options given, apart from campaigns and joint offices; others are left out."""
    own = given._asdict()
    del own["campaign"], own["joint_office"], own["document_kind"]
    own["document"] = document_of(given.document, given.document_kind)
    for name in ("origin", "departure", "destination"):
        if own[name] is not None:
            own[name] = country_of(own[name], f"--{name}")
    for name in ("storage", "other_hold"):
        own[name] = own[name] and own[name].strip()
    if given.trade_mode is not None:
        own["trade_mode"] = at_option("--trade-mode", _trade_mode, given.trade_mode)
    return {name: value for name, value in own.items() if value is not None}


def clues_of(desk: "Desk", typed: Sequence[str] | None) -> dict[str, Any]:
    """Return the field `clues` of a batch for `--clue`; empty where it was not given.

    Raises:
        NotFound: A clue is not known.
    """
    if not typed:
        return {}
    from customs_cli.services.leads.meant import clues_meant

    return {"clues": clues_meant(desk.register, typed)}


def cleared(names: Sequence[str] | None) -> dict[str, Any]:
    """Return empty fields of `Batch` for the words of `--clear`."""
    given = (name.replace("-", "_") for name in names or ())
    return {_MANY.get(name, name): () if name in _MANY else None for name in given}


_MANY = {"containers": "containers", "campaign": "campaigns", "joint_office": "joint_offices", "clue": "clues"}
"""A field of a batch with several values, as it is cleared -> the field's name."""


def _trade_mode(text: str) -> str:
    from customs_cli.domain.validation.values import check_trade_mode

    code = text.strip().upper()
    check_trade_mode(code)
    return code


def goods_fields(given: GoodsOptions, line_unit: str = "pcs") -> dict[str, Any]:
    """Return fields of `Line` for the options given, apart from marks; `line_unit` is used when no unit is given."""
    fields: dict[str, Any] = {
        "goods": given.goods.strip() if given.goods is not None else None,
        "value": money(given.value, given.currency),
        "value_basis": given.value_basis,
    }
    if given.hs is not None:
        from customs_cli.domain.values.hs import parse_hs

        fields["hs"] = at_option("--hs", parse_hs, given.hs)
    if given.category is not None:
        from customs_cli.domain.values.categories import parse_category

        fields["category"] = at_option("--category", parse_category, given.category)
    if given.quantity is not None:
        from customs_cli.domain.values.quantity import parse_quantity

        number, unit = _split(given.quantity, given.unit, line_unit)
        fields["quantity"], fields["unit"] = at_option(
            "--quantity", lambda text: parse_quantity(text, unit, is_kept=unit == line_unit), number
        )
    elif given.unit is not None:
        from customs_cli.domain.values.units import parse_unit

        fields["unit"] = parse_unit(given.unit)[1]
    return {name: value for name, value in fields.items() if value is not None}


def _split(quantity: str, unit: str | None, line_unit: str) -> tuple[str, str]:
    from customs_cli.domain.values.quantity import is_mere_multiple, number_and_unit

    if unit is not None and (joined := number_and_unit(quantity))[1]:
        from customs_cli.domain.values.units import parse_unit

        if parse_unit(joined[1])[1] != parse_unit(unit)[1]:
            raise UsageError(
                "--quantity {quantity!r} is in another unit than --unit {unit}",
                quantity=quantity.strip()[:40],
                unit=unit[:20],
                hint="leave --unit out",
                at="--unit",
            )
        return joined
    number, space, behind = quantity.strip().partition(" ")
    if unit is None and space and not is_mere_multiple(behind):
        return number, behind
    if unit is None and not number[-1:].isdecimal() and (joined := number_and_unit(number))[1]:
        return joined
    return quantity, line_unit if unit is None else unit


def quantity_fields(text: str, unit: str = "pcs") -> dict[str, Any]:
    """Return quantity and unit of a `Line`, from the number and the unit behind it, or else the unit given."""
    _, behind = _split(text, None, "")
    return goods_fields(GoodsOptions(quantity=text, unit=None if behind else unit))


def goods_given(given: GoodsOptions) -> "Goods":
    """Return a line to add.

    Raises:
        UsageError: Nothing is said about the goods.
    """
    from customs_cli.services.acts.batches import Goods

    fields, marks = goods_fields(given), texts(given.mark)
    if not fields and not marks:
        raise UsageError("no detail of the goods is given", hint="--goods TEXT --quantity N --mark CODE")
    return Goods(**fields, marks=marks)


def document_of(number: str | None, kind: str | None) -> "Document | None":
    """Return the paper of a number and kind; a declaration is recognised by its number alone."""
    if number is None and kind is None:
        return None
    from customs_cli.domain.batch.document import Document, parse_declaration

    number = number.strip() if number else None
    guessed = "declaration" if number and parse_declaration(number) else None
    return Document(kind=kind or guessed, number=number or None)  # type: ignore[arg-type]
