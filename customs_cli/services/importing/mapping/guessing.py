"""Decides what each column of a list is: by its heading, then by its cells; each decision has a reason."""

import re
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from customs_cli.domain.batch.parties import ROLES
from customs_cli.domain.firms.characters import is_chinese
from customs_cli.domain.values.name_matching import folded
from customs_cli.domain.values.units import known_unit, unit_of
from customs_cli.services.importing.mapping.header.counters import (
    cells_of,
    counts_batches,
    counts_rows,
    holds_documents,
    is_counter,
    is_counter_name,
    only_counts,
)
from customs_cli.services.importing.mapping.header.headings import (
    counts_all_packages,
    counts_packages,
    heading,
    is_nameless,
    stands_beside,
)
from customs_cli.services.importing.mapping.header.languages import also_in_others
from customs_cli.services.importing.mapping.header.of_others import is_of_another
from customs_cli.services.importing.mapping.header.told_in import unit_in_heading
from customs_cli.services.importing.mapping.header.vocabulary import Vocabulary
from customs_cli.services.importing.mapping.header.whose import may_be_holders
from customs_cli.services.importing.mapping.names import Known, all_above
from customs_cli.services.importing.mapping.proofs import FITS, PROVES, is_day, proof_of, says_kind, share, told
from customs_cli.services.importing.table import ReadTable

REMARK = "note"
"""The field that keeps the text of columns without a field of their own, as `HEADING: cell`."""

_WAYS = ("transport", "channel")
_TELLING = ("found_on", "office", "quantity", "unit", "value", "currency")
"""Fields whose heading is unambiguous: cells that do not fit are a fault, not a remark."""
_TELLING_OF_RECORDS = ("right_type", "valid_from", "valid_until", "nice", "country", "uscc", "from", "to")
"""Such fields in lists of records; a mere `类型` is not among them, as it may be the type of a mark."""
_TIMES = (("valid_from", "valid_until"), ("from", "to"))
"""Fields for the first and the last day of a period; lists may put one heading over both columns."""
_ALSO_OFFICES = ("office_code", "parent_office")
"""Fields that stand for the office where no other column does."""
_INSTEAD = {"found_on": "detained_on"}
"""Field -> the field that replaces it where no column is called so, before any column that merely looks like it."""
_VALUES = {"value", "case_value"}
_OF_GOODS = ("goods", "quantity", "value")
_OF_MANY = re.compile("总|主运|master|mawb", re.I)
"""Matches headings of documents that cover many consignments; they do not identify a batch beside another number."""
_DOCUMENT = ("document_number", False)
"""The (field, is its own name) that a heading for documents may mean."""
_SECTION, _IN_FULL = re.compile("[科处组队室股]$"), re.compile("海关|customs", re.I)
_CODE, _NAME, _FOUR = re.compile("(?:代码|编码|代号)$"), re.compile("(?:名称|名)$"), re.compile(r"\d{4}")
_SHOWN = 3
_ANYBODYS = {heading(name) for name in (
    "联系电话", "电话", "手机", "联系人电话", "联系方式", "联系电话号码", "手机号", "手机号码", "电话号码",
    "phone", "telephone", "mobile", "contact phone", "contact number", "phone number", "地址", "address",
    "统一社会信用代码", "社会信用代码", "企业信用代码", "信用代码", "统一代码",
    "uscc", "credit code", "social credit code",
)}  # fmt: skip
"""Headings that do not say whose number or address they are about."""
_DECLARED = re.compile(
    r"declared|déclaré|angemeldet|declarad|dichiarat|申报"
    r"|\b(?:inspected|examined|checked|controlled|released|shipped|invoiced)\b|kontrolliert|geprüft|inspeccionad|查验|放行",
    re.I,
)
"""Matches a heading for what was declared or examined, as opposed to what was found."""
_COUNTS_GOODS = re.compile("总?[只条支个台顶枚块副对]数量?")
"""Matches a heading for pieces of goods, where another one counts packages."""
_FOUND = re.compile(r"实[际有]|查[获发扣]|扣留|发现|\b(?:actual|found|seized|detained|intercepted)\b", re.I)
"""Matches a heading for what was found."""
_MERE_TYPES = ("类型", "种类", "type", "kind")
OWN, HEADING, PROVEN, SECOND, OTHER, NOBODY, COUNTS, EMPTY, SAVED, CASES, BESIDE, CODE_OF_FIRM, NAMED = (
    "own", "heading", "proven", "second", "other", "nobody", "counts", "empty", "saved", "cases", "beside", "firm",
    "named",
)  # fmt: skip
"""Reasons for what a column is mapped to; `proofs.told` has more, and `render.words.reasons` has their sentences."""
LEFT_OUT = {SECOND: "second-left", OTHER: "other-left", NOBODY: "no-place"}
"""Reason for a remark -> the reason in lists without a note, where the column is left out."""
SEVERAL = ("agents", "contacts", "aliases")
"""Fields that hold several values, and so may come from several columns."""


class Column(NamedTuple):
    """A column of a file, and the field for which it is taken.

    Attributes:
        name: Its heading.
        field: The field of the import; `note` where it is kept as a remark; empty where it is left out.
        why: The reason, a word of this module or of `proofs.told`.
        samples: Up to three different cells of it.
        is_remark: Whether its cells are kept in the note, under their heading.
        is_added: Whether the file has no such column: its text stands beside the rows, and no map keeps it.
    """

    name: str
    field: str
    why: str
    samples: tuple[str, ...] = ()
    is_remark: bool = False
    is_added: bool = False


def guess(table: ReadTable, words: Vocabulary, known: Known, given: Collection[str] = ()) -> tuple[Column, ...]:
    """Return what each column is, in the order of the file.

    Args:
        table: The list.
        words: The headings that are known.
        known: The names in the register.
        given: Fields with a value for all rows.
    """
    cells = cells_of(table)
    choices = {name: list(_likely(name, cells[name], words, known)) for name in table.header}
    taken: dict[str, str] = {}
    for rank in range(3):
        likeliest_first = sorted(table.header, key=lambda n: (is_counter_name(n), stands_beside(n), words.rank(n)))
        for name in likeliest_first:
            _take(name, choices[name][rank : rank + 1], taken)
    counted = _beside_packages(table.header)
    for name in sorted(
        table.header,
        key=lambda n: bool(_DECLARED.search(n)) or counts_packages(n) or bool(counted and counts_all_packages(n)),
    ):
        if name not in taken.values():
            parts = ("quantity",) if name in counted else words.parts(name)
            likely = (field for field in parts if field == "quantity" or not is_of_another(field, name))
            free = (field for field in likely if field not in taken or _is_declared(taken[field], field, name))
            fits = (field for field in free if _fit(field, name, cells[name], known))
            fits = (field for field in fits if field != "outcome" or not says_kind(name, cells[name]))
            likeliest = [field for field in fits if cells[name]][:1]
            taken = {field: own for field, own in taken.items() if field not in likeliest}
            _take(name, [(field, False) for field in likeliest], taken)
    telling = _TELLING if words.kind == "batch" else _TELLING_OF_RECORDS
    for name in table.header:
        own = [field for field in words.fields(name) if field not in taken]
        is_mere = own == ["right_type"] and heading(name) in _MERE_TYPES
        if name not in taken.values() and len(own) == 1 and own[0] in telling and not is_mere:
            _take(name, [(own[0], False)], taken)
    if words.kind != "batch" and "name" not in taken and "name_zh" in taken:
        taken["name"] = taken.pop("name_zh")  # the only name that the list has
    for first, last in _TIMES:
        if last in taken and first not in taken and (end := _behind(taken[last], table.header, cells)):
            taken |= {first: taken[last], last: end}
    if "document_number" not in taken and holds_documents(taken.get("case_id", ""), cells):
        taken["document_number"] = taken.pop("case_id")
    if "document_number" in taken:
        others = (name for name in table.header if name not in taken.values() and not _OF_MANY.search(name))
        taken |= {f"document_number\0{name}": name for name in others if choices[name][:1] == [_DOCUMENT]}
    taken |= also_in_others(table.header, taken, words)
    beside = taken.get("document_number", ""), taken.get("found_on", "")
    if "case_id" in taken and only_counts(taken["case_id"], (row.cells for row in table.rows), *beside):
        del taken["case_id"]
    if stand_in := next((field for field in _ALSO_OFFICES if "office" not in taken and field in taken), ""):
        taken["office"] = _lower_offices(stand_in, taken, cells, known) or taken.pop(stand_in)
    elif _are_sections(cells.get(taken.get("office", ""), [])):
        others = (name for name in cells if name not in taken.values() and "office" in words.fields(name))
        taken["office"] = taken.pop("parent_office", "") or next(others, taken["office"])
    if words.kind == "batch" and "office_code" not in taken and (pair := _office_and_code(table, taken, words, known)):
        taken = {field: name for field, name in taken.items() if name not in pair}
        taken |= dict(zip(("office", "office_code"), pair, strict=True))
    by_name = {name: field.partition("\0")[0] for field, name in taken.items()}
    columns = [_column(name, cells[name], by_name.get(name, ""), words, known) for name in table.header]
    if words.kind != "batch":
        return tuple(columns)
    for place in range(len(columns)):
        columns[place] = _of_whom(place, columns)
    return tuple(_proven(columns, cells, words, known, given))


def _beside_packages(header: Sequence[str]) -> tuple[str, ...]:
    units = {name: known_unit(unit_in_heading(name)) for name in header if any(map(counts_all_packages, header))}
    return tuple(
        name
        for name, unit in units.items()
        if _COUNTS_GOODS.fullmatch(name) or (unit and unit[1] != "pcs" and unit_of(unit[1]).kind == "thing")
    )


def _is_declared(own: str, field: str, name: str) -> bool:
    return field in _OF_GOODS and bool(_DECLARED.search(own)) and bool(_FOUND.search(name))


def _office_and_code(
    table: ReadTable, taken: Mapping[str, str], words: Vocabulary, known: Known
) -> tuple[str, str] | None:
    """Return the columns (`关区名称`, `关区代码`) of an office's Chinese name and its code; None where there are none.

    Each office must have one code in the list, and a known office its own.
    """
    own = {taken.get(field, "") for field in ("office", "parent_office")} - {""}
    likely = [name for name in table.header if name in own or "office" in words.fields(name)]
    coded = [name for name in likely if _CODE.search(name)]
    named = [name for name in likely if name not in coded and is_chinese(name)]
    for code in coded:
        for name in named:
            stem, of_name = _CODE.sub("", code), _NAME.sub("", name)
            told = {(row.cells.get(name, "").strip(), row.cells.get(code, "").strip()) for row in table.rows}
            if (
                of_name.endswith(stem)
                and all(_is_coded(*each, known) for each in told)
                and len(dict(told)) == len(told)
            ):
                return name, code
    return None


def _is_coded(name: str, code: str, known: Known) -> bool:
    return is_chinese(name) and bool(_FOUR.fullmatch(code)) and known.codes.get(folded(name), code) == code


def _behind(name: str, header: Sequence[str], cells: dict[str, list[str]]) -> str:
    other = "".join(header[(place := header.index(name) + 1) : place + 1])
    return other if is_nameless(other) and share(cells[name], is_day) == share(cells[other], is_day) == 1 else ""


def _lower_offices(field: str, taken: Mapping[str, str], cells: Mapping[str, list[str]], known: Known) -> str:
    codes = {name: [known.codes.get(folded(cell), "") for cell in own] for name, own in cells.items()}
    above = {*codes[taken[field]]}
    others = (name for name, own in codes.items() if own and name not in taken.values())
    found = [name for name in others if all(above & {*all_above(code, known)} for code in codes[name])]
    return found[0] if len(found) == 1 else ""


def _are_sections(cells: Sequence[str]) -> bool:
    return bool(cells) and all(map(_SECTION.search, cells)) and not any("海关" in cell for cell in cells)


def _of_whom(place: int, columns: Sequence[Column]) -> Column:
    column, left = columns[place], columns[place - 1] if place else None
    if left and (left.field, column.field) == ("holder", "agent") and column.why != OWN:
        return column._replace(field=REMARK, why=NOBODY, is_remark=True) if may_be_holders(column.name) else column
    part = column.field.removeprefix("consignor_")
    if heading(column.name) not in _ANYBODYS or part == column.field:
        return column
    role = left.field.partition("_")[0] if left else ""
    if part == "uscc" and left and _is_abroad(left, columns):
        return column._replace(why=CODE_OF_FIRM)
    if role in ROLES:
        return column._replace(field=f"{role}_{part}", why=BESIDE)
    is_somebodys = (left and left.is_remark) or all(other.field != "consignor" for other in columns)
    return column._replace(field=REMARK, why=SECOND, is_remark=True) if is_somebodys and part != "uscc" else column


def _is_abroad(party: Column, columns: Sequence[Column]) -> bool:
    consignors = [column for column in columns if column.field == "consignor" and column is not party]
    is_chinese_beside = any(is_chinese(name) for column in consignors for name in column.samples)
    return (
        party.field in ROLES and bool(party.samples) and is_chinese_beside and not any(map(is_chinese, party.samples))
    )


def _likely(name: str, cells: list[str], words: Vocabulary, known: Known) -> list[tuple[str, bool]]:
    fields = () if is_counter(name, cells) or counts_batches(name, cells) else words.fields(name)
    fitting = [field for field in fields if _fit(field, name, cells, known)]
    if cells and {*fitting} == {*_WAYS}:  # `Mode` over `Cargo` or over `Lorry`
        fitting.sort(key=lambda field: -share(cells, proof_of(field, name, known) or bool))
    return [(field, heading(name) == heading(field)) for field in fitting]


def _fit(field: str, name: str, cells: list[str], known: Known) -> bool:
    proof = proof_of(field, name, known)
    return not cells or proof is None or share(cells, proof) >= FITS


def _take(name: str, choice: list[tuple[str, bool]], taken: dict[str, str]) -> None:
    for field, own in choice:
        if name in taken.values():
            return
        if field in SEVERAL:
            taken[f"{field}\0{name}"] = name
        elif field not in taken or (own and heading(taken[field]) != heading(field)):
            taken[field] = name


def _column(name: str, cells: list[str], field: str, words: Vocabulary, known: Known) -> Column:
    samples = tuple(dict.fromkeys(cells))[:_SHOWN]
    if field:
        proof = proof_of(field, name, known)
        is_proven = proof is not None and bool(cells) and share(cells, proof) >= FITS
        why = OWN if name == field else PROVEN if is_proven else HEADING
        return Column(name, field, why, samples)
    if not cells:
        return Column(name, "", EMPTY)
    fields = words.fields(name)
    if counts_rows(name, cells, is_known=bool(fields)):
        return Column(name, "", COUNTS, samples)
    why = NOBODY if not fields else OTHER if not any(_fit(f, name, cells, known) for f in fields) else SECOND
    if words.kind != "batch":
        return Column(name, "", LEFT_OUT[why], samples)
    return Column(name, REMARK, why, samples, is_remark=True)


def _proven(
    columns: list[Column], cells: dict[str, list[str]], words: Vocabulary, known: Known, given: Collection[str]
) -> list[Column]:
    for field, proof, why in told(known):
        fields = {column.field for column in columns if not column.is_remark}
        if fields & {field, _INSTEAD.get(field)} or (field == "currency" and not fields & _VALUES):
            continue
        shares = [
            (share(cells[column.name], proof), place)
            for place, column in enumerate(columns)
            if column.is_remark and column.why != SECOND and cells[column.name]
            if not is_of_another(field, column.name)
            if field != "office" or field not in given or any(map(_IN_FULL.search, cells[column.name]))
            if field != "consignor_uscc" or not words.names_another(column.name, "consignor")
            if field != "outcome" or not (words.is_remark(column.name) or says_kind(column.name, cells[column.name]))
        ]
        passing = [place for proven, place in shares if proven >= PROVES]
        if len(passing) == 1:
            columns[passing[0]] = columns[passing[0]]._replace(field=field, why=why, is_remark=False)
    return columns
