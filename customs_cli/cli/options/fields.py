"""What `record`, `line` and `correct` ask about a batch: the options, and how their words become fields."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple

import typer

from customs_cli.cli.options.params import amount, choice, country_of, filled, texts
from customs_cli.domain.values.word_lists import Basis, Channel, Direction, DocumentKind, FoundBy, Transport, ValueBasis
from customs_cli.errors import NotFound, UsageError

if TYPE_CHECKING:
    from customs_cli.cli.desk import Desk
    from customs_cli.domain.batch.document import Document
    from customs_cli.services.acts.batches import Goods


WHERE, ROUTE, PAPERS, GOODS = "Where and when", "Route", "Papers and parties", "Goods"
"""The groups of options that say what a batch is."""


def _text(option: str, name: str, text: str, group: str = GOODS) -> Any:
    return typer.Option(option, metavar=name, parser=filled(option), help=text, rich_help_panel=group)


DirectionOpt = Annotated[str | None, choice("--direction", Direction, "Which way the goods go.", ROUTE)]
ChannelOpt = Annotated[str | None, choice("--channel", Channel, "How they come.", ROUTE)]
TransportOpt = Annotated[str | None, choice("--transport", Transport, "By what.", ROUTE)]
BasisOpt = Annotated[str | None, choice("--basis", Basis, "On whose initiative; ex-officio when left out.", WHERE)]
ProcedureOpt = Annotated[str | None, _text("--procedure", "CODE", "Legal procedure (customs procedure list).", WHERE)]
CampaignsOpt = Annotated[list[str] | None, _text("--campaign", "CODE", "Named operation; repeatable.", WHERE)]
DocumentOpt = Annotated[str | None, _text("--document", "NUMBER", "Number of the declaration or other paper.", PAPERS)]
DocumentKindOpt = Annotated[str | None, choice("--document-kind", DocumentKind, "What the paper is.", PAPERS)]
OriginOpt = Annotated[str | None, _text("--origin", "CC", "Country of origin, ISO 3166.", ROUTE)]
DepartureOpt = Annotated[str | None, _text("--departure", "CC", "Country they left.", ROUTE)]
DestinationOpt = Annotated[str | None, _text("--destination", "CC", "Country they go to.", ROUTE)]
StorageOpt = Annotated[str | None, _text("--storage", "PLACE", "Where the goods are kept.", WHERE)]
TradeModeOpt = Annotated[str | None, _text("--trade-mode", "CODE", "Trade mode as declared, such as 0110.", PAPERS)]
JointOfficesOpt = Annotated[
    list[str] | None, _text("--joint-office", "CODE", "Another office that took part; repeatable.", WHERE)
]
FoundByOpt = Annotated[str | None, choice("--found-by", FoundBy, "How the goods were found.", WHERE)]
OtherHoldOpt = Annotated[
    str | None,
    _text("--other-hold", "DOCUMENT", "Paper that holds them for another reason too, whatever the marks.", WHERE),
]
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
]
"""Fields of a batch that may be empty, as they are typed."""
ClearOpt = Annotated[list[str] | None, choice("--clear", Clearable, "A field to empty; repeatable.")]
GoodsOpt = Annotated[str | None, _text("--goods", "TEXT", "What the goods are.")]
QuantityOpt = Annotated[str | None, _text("--quantity", "N", "How many.")]
UnitOpt = Annotated[str | None, _text("--unit", "UNIT", "pcs, pairs, sets, kg, 件, 双, 万个 ...; pcs when left out.")]
ValueOpt = Annotated[str | None, _text("--value", "AMOUNT", "Value of the goods.")]
CurrencyOpt = Annotated[str | None, _text("--currency", "CODE", "ISO 4217; CNY when left out.")]
ValueBasisOpt = Annotated[str | None, choice("--value-basis", ValueBasis, "How the value was found.", GOODS)]
HsOpt = Annotated[str | None, _text("--hs", "CODE", "HS code, 4 to 10 digits.")]
CategoryOpt = Annotated[str | None, _text("--category", "CODE", "Product category.")]
MarksOpt = Annotated[
    list[str] | None, _text("--mark", "CODE", "Mark on the goods, by code, name or alias; repeatable.")
]


class BatchOptions(NamedTuple):
    """What `record` and `correct` are told of a batch as a whole, as typed; its parties, clues and dates apart."""

    direction: DirectionOpt = None
    channel: ChannelOpt = None
    transport: TransportOpt = None
    basis: BasisOpt = None
    procedure: ProcedureOpt = None
    campaign: CampaignsOpt = None
    document: DocumentOpt = None
    document_kind: DocumentKindOpt = None
    origin: OriginOpt = None
    departure: DepartureOpt = None
    destination: DestinationOpt = None
    storage: StorageOpt = None
    trade_mode: TradeModeOpt = None
    joint_office: JointOfficesOpt = None
    found_by: FoundByOpt = None
    other_hold: OtherHoldOpt = None


class GoodsOptions(NamedTuple):
    """What `record` and `line` are told of the goods of one line, as typed."""

    goods: GoodsOpt = None
    quantity: QuantityOpt = None
    unit: UnitOpt = None
    value: ValueOpt = None
    currency: CurrencyOpt = None
    value_basis: ValueBasisOpt = None
    hs: HsOpt = None
    category: CategoryOpt = None
    mark: MarksOpt = None


def procedure_of(desk: "Desk", channel: str | None) -> str | None:
    """The procedure that the office's configuration gives to express goods, which may be cargo or articles."""
    return (channel == "express" and desk.given("CUSTOMS_EXPRESS_PROCEDURE", "express_procedure")) or None


def batch_fields(given: BatchOptions) -> dict[str, Any]:
    """Fields of `Batch` for the options that were given, campaigns and joint offices apart; the others are left out."""
    own = given._asdict()
    del own["campaign"], own["joint_office"], own["document_kind"]
    own["document"] = document_of(given.document, given.document_kind)
    for name in ("origin", "departure", "destination"):
        if own[name] is not None:
            own[name] = country_of(own[name], f"--{name}")
    for name in ("storage", "other_hold"):
        own[name] = own[name] and own[name].strip()
    if given.trade_mode is not None:
        own["trade_mode"] = _at("--trade-mode", _trade_mode, given.trade_mode)
    return {name: value for name, value in own.items() if value is not None}


def cleared(names: Sequence[str] | None) -> dict[str, Any]:
    """Fields of `Batch`, each empty, for the words of `--clear`."""
    given = (name.replace("-", "_") for name in names or ())
    return {name: () if name == "containers" else None for name in given}


def _trade_mode(text: str) -> str:
    from customs_cli.domain.validation.values import check_trade_mode

    code = text.strip().upper()
    check_trade_mode(code)
    return code


def goods_fields(given: GoodsOptions, line_unit: str = "pcs") -> dict[str, Any]:
    """Fields of `Line` for the options that were given, marks apart; `line_unit` is the line's when no unit is."""
    fields: dict[str, Any] = {
        "goods": given.goods.strip() if given.goods is not None else None,
        "value": money(given.value, given.currency),
        "value_basis": given.value_basis,
    }
    if given.hs is not None:
        from customs_cli.domain.values.hs import parse_hs

        fields["hs"] = _at("--hs", parse_hs, given.hs)
    if given.category is not None:
        from customs_cli.domain.values.categories import parse_category

        fields["category"] = _at("--category", parse_category, given.category)
    if given.quantity is not None:
        from customs_cli.domain.values.quantity import parse_quantity

        number = _split(given.quantity, given.unit, line_unit)
        fields["quantity"], fields["unit"] = _at("--quantity", parse_quantity, *number)
    elif given.unit is not None:
        from customs_cli.domain.values.units import parse_unit

        fields["unit"] = parse_unit(given.unit)[1]
    return {name: value for name, value in fields.items() if value is not None}


def _split(quantity: str, unit: str | None, line_unit: str) -> tuple[str, str]:
    """Number and unit: `--unit`, the one written behind the number (`1.5 万个`, `2668双`), or the line's."""
    number, space, behind = quantity.strip().partition(" ")
    if unit is None and space:
        return number, behind
    if unit is None and (joined := re.fullmatch(r"([\d.,]+)(\D+)", quantity.strip())) and _is_unit(joined[2]):
        return joined[1], joined[2]
    return quantity, line_unit if unit is None else unit


def _is_unit(text: str) -> bool:
    """Whether a word behind a number is a unit, and no mere multiple (`5万`)."""
    from customs_cli.domain.values.units import MULTIPLES, parse_unit

    try:
        return text not in MULTIPLES and bool(parse_unit(text))
    except NotFound:
        return False


def quantity_fields(text: str, unit: str | None = None) -> dict[str, Any]:
    """Quantity and unit of a `Line`, from the number and the unit behind it or told apart."""
    return goods_fields(GoodsOptions(quantity=text, unit=unit))


def goods_given(given: GoodsOptions) -> "Goods":
    """A line to add.

    Raises:
        UsageError: Nothing at all was said about it.
    """
    from customs_cli.services.acts.batches import Goods

    fields, marks = goods_fields(given), texts(given.mark)
    if not fields and not marks:
        raise UsageError("nothing is said about the goods", hint="--goods TEXT --quantity N --mark CODE")
    return Goods(**fields, marks=marks)


def document_of(number: str | None, kind: str | None) -> "Document | None":
    """The paper of that number and kind; a declaration is known by its number alone."""
    if number is None and kind is None:
        return None
    from customs_cli.domain.batch.document import Document, parse_declaration

    number = number.strip() if number else None
    guessed = "declaration" if number and parse_declaration(number) else None
    return Document(kind=kind or guessed, number=number or None)  # type: ignore[arg-type]


def money(value: str | None, currency: str | None, option: str = "--value") -> Any:
    """An amount with its currency; None when not given."""
    found = amount(value, option)
    if found is None:
        if currency is not None:
            raise UsageError("--currency without --value", hint="--value AMOUNT --currency CODE", at="--currency")
        return None
    from customs_cli.domain.values.money import HOME, Money, parse_currency

    return Money(amount=found, currency=HOME if currency is None else _at("--currency", parse_currency, currency))


def _at(option: str, parse: Any, *values: str) -> Any:
    try:
        return parse(*values)
    except UsageError as error:
        error.at = option
        raise
