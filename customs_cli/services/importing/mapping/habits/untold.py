"""Refuses lists that do not make clear what the goods are, or how many, rather than logging them without."""

import re
import unicodedata
from collections.abc import Callable, Collection, Sequence
from itertools import pairwise
from typing import NoReturn

from customs_cli.domain.firms.characters import is_chinese, simplified
from customs_cli.domain.values.money import CURRENCIES
from customs_cli.domain.values.name_matching import folded
from customs_cli.domain.values.units import known_unit
from customs_cli.errors import UsageError
from customs_cli.sentences import Listed, command, said
from customs_cli.services.importing.columns import plain
from customs_cli.services.importing.mapping.by_hand import offered, option
from customs_cli.services.importing.mapping.guessing import NAMED, NOBODY, OTHER, Column
from customs_cli.services.importing.mapping.header.headings import counts_else, counts_packages, may_be_worth
from customs_cli.services.importing.mapping.header.told_in import called_so, money_hint, told_in
from customs_cli.services.importing.mapping.header.vocabulary import Vocabulary, is_of_one
from customs_cli.services.importing.mapping.header.whose_money import refuse_money_of_others
from customs_cli.services.importing.mapping.header.words import currency_in
from customs_cli.services.importing.mapping.names import Known
from customs_cli.services.importing.mapping.proofs import is_day
from customs_cli.services.importing.table import ReadTable

_NUMBER = re.compile(r"[\d.,'’\s]*\d")
_COUNTED = re.compile(r"([\d.,'’\s]*\d)\s*(\D*)")
_DIGIT = re.compile(r"\d")
_NAMES_NUMBER = re.compile(
    r"数量|件数|\b(?:quantity|qty|menge|anzahl|stückzahl|quantité|cantidad|hoeveelheid|aantal|quantità)\b"
    r"|\bnombre (?:d['’]|et\b|de (?!l[ao]s?\b))",
    re.I,
)
"""Matches a heading for a quantity; `Nombre` alone, or `Nombre del agente`, is a name in Spanish."""
_ENDS = {
    "quantity": re.compile(r"数量$|件数$|\b(?:quantity|qty)$", re.I),
    "value": re.compile(r"[案货价]值$|金额$|\bvalue$", re.I),
}
"""Field -> endings of headings that each give a part of it."""
_CASES_ABROAD = (
    "cases|seizures|detentions|batches|consignments|shipments"
    "|fällen?|sendungen|aufgriffen?|beschlagnahmen|sicherstellungen|verfahren|vorgängen?"
    "|cas|affaires|dossiers|saisies|envois|retenues|casos|envíos|incautaciones|decomisos|expedientes|retenciones"
    "|casi|sequestri|spedizioni|fermi|zaken|gevallen|zendingen|inbeslag(?:names|nemingen)|apreensões|remessas"
)
"""Words for cases in the languages of headings, each in the plural: one row has one of them."""
_OF_CASES = re.compile(
    r"(?<!涉)(?:案件?|批次)(?:总?数量?|数目|件数)$|[起宗批票]数$|差止件数$|건수$|[数件]量?数?\s*[(（/／]\s*[起宗批票案]次?件?\s*[)）]?$"
    rf"|(?:\b(?:no|number|nr|count|anzahl|zahl|nb|nbre|nombre|n[uú]mero|num|cantidad|aantal|quantit[àyé]|total|sum)\b|n[°º]|#)"
    rf"\W*(?:(?:of|de[rsln]?|di|dei|delle|las|los|les|d|van|all|total)\b\W*)*(?:{_CASES_ABROAD})\b"
    rf"|^\W*(?:{_CASES_ABROAD})\W*(?:(?:count|number|made|no|nr|total|anzahl|aantal)\W*)?$"
    r"|\b(?:cases?|seizures?|detentions?|consignments?|shipments?) (?:count|number made|made)$"
    r"|\b(?:fall|sendungs)(?:an)?zahl\b",
    re.I,
)
"""Matches headings that count cases."""
_OF_BATCHES = re.compile("批[次数]$|票数$|^件数$")
"""Matches headings that count batches where the days are months; elsewhere they number them, or count packages."""
_BATCH = re.compile("(?:(?:查[获扣]|扣[留押])批次|批次?|batch)", re.I)
"""Matches a heading that numbers batches where its numbers follow each other, and counts them elsewhere."""
_MONTH = re.compile(r"\d{4}(?:[-/.年]\d{1,2}月?(?:份)?|年度?)?|\d{1,2}月份?")
_GOODS = re.compile(r"[^\W\d]{2,}.*?\d\s*(?:[双件个只条台套盒瓶支顶块部]|(?:pairs?|pcs|pieces?|sets?|units?)\b)", re.I)
"""Matches goods and how many of them in one text: `运动鞋10双`."""
_SUM = re.compile(r"\b(?:sub)?totals?\b|\bsum\b|[合小总總共][计計]", re.I)
_PRICE = re.compile(r"単価|单价|\bunit (?:price|value|cost)\b|einzelpreis|unitaire|unitario", re.I)
_MERE_SUM = re.compile(
    r"[合小总總共][计計]|价税合计|(?:line |sub|grand )?total|sum|ext(?:ended|\.)? ?(?:cost|price)", re.I
)
"""Matches a heading which, beside that of a price, means the value of the goods."""
_COUNT = re.compile(r"\d{1,5}|\d{1,2},\d{3}")
_PAIR = (1, 2)
"""Two numbers that follow each other by chance."""
_IF_OTHER = said("import a list with a row for each case; or, if the column counts something else, name it {remark}")
_IF_NUMBERS = said(
    "import a list with a row for each case; if the column numbers the batches, {map}; or, if it counts "
    "something else, name it {remark}"
)
_OF_ONE = said(
    "{map} (correct it where it is wrong), or name that column {called} in the file, and the others {remark}"
)
_OF_PARTS = said(
    "name the column that gives the whole {called} in the file, and the others {remark}; if each column "
    "gives a part, write a row for each part"
)
_OF_MARKS = said("write a row for each mark, with its quantity, and the mark in a column {called}")
_CELLS = re.compile(r"\s{2,}|[，；、:：^~]|\s+")
"""Matches signs that are no delimiters, but may separate cells in a file that was not understood."""
_OF_SUMS = ("style", "from", "to", "table", "key", "name")
"""The first columns of what `export --layout` writes."""
_AMOUNT, _WORD = 10, 12
"""Numbers and words with fewer signs may be a quantity and its unit in a language that is not known."""
_SOUGHT, _FORM = 40, 3
"""The first rows that are searched, and the headings in their first cells from which a file is a form."""
_MONEY = re.compile(r"([^\d\s.,-]{1,4})\s*[\d.,]*\d|[\d.,]*\d\s*([^\d\s.,-]{1,4})")


def refuse_untold(columns: Sequence[Column], words: Vocabulary, given: Collection[str], known: Known) -> None:
    """Refuse a list in which an unknown column may hold the goods, their quantity or their value.

    The same applies where no column names marks and some headings are known marks: the goods would have none; and where
    a currency may be that of the value or of another amount.
    """
    refuse_money_of_others(columns, given)
    told = {column.field for column in columns if column.field and not column.is_remark} | set(given)
    told |= {"value"} if "case_value" in told else set()
    marks = [column.name for column in columns if column.is_remark and folded(column.name) in known.marks]
    if "marks" not in told and marks:
        _refuse("marks", marks, told, columns)
    left = [column for column in columns if column.is_remark and column.why in (NOBODY, OTHER)]
    left = [column for column in left if not words.is_remark(column.name) and column.samples]
    goods = next((column.name for column in columns if column.field == "goods" and not column.is_remark), "")
    if "quantity" not in told and any(_tells_number(column) for column in columns if column.name == goods):
        _refuse("quantity", [goods], told, columns)
    for field in ("quantity", "value"):
        if len(names := _parts_of(field, columns, words)) > 1:
            _refuse(field, names, told, columns)
    for field, may_be in _MISSED:
        names = [column.name for column in left if all(map(may_be, column.samples))]
        if field == "value":
            is_priced = any(_PRICE.search(column.name) for column in columns)
            sums = [column for column in left if is_priced and _MERE_SUM.fullmatch(column.name.strip())]
            worth = sums + [column for column in left if may_be_worth(column.name) or _tells_money(column.name)]
            worth = [column for column in worth if not is_of_one(column.name)]
            names += [column.name for column in dict.fromkeys(worth) if all(map(_NUMBER.fullmatch, column.samples))]
        if field == "quantity":
            numbered = (column.name for column in left if _tells_number(column))
            names += [name for name in numbered if not counts_else(name) and name not in names]
        if field not in told and names:
            _refuse(field, names, told, columns)


def _tells_number(column: Column) -> bool:
    found = _NAMES_NUMBER.search(column.name)
    is_name = found and found[0].lower().startswith("nombre") and not any(map(_DIGIT.search, column.samples))
    return bool(found) and not is_name


def _tells_money(name: str) -> bool:
    told = told_in(name)
    if told and (told.currency in CURRENCIES or "元" in name) and name.upper() == name:
        return True
    hint = money_hint(name) if _SUM.search(name) and may_be_worth(f"{name} value") else ""
    return bool(hint) and told_in(hint) is not None


def _parts_of(field: str, columns: Sequence[Column], words: Vocabulary) -> list[str]:
    told = next((column for column in columns if column.field == field and not column.is_remark), None)
    if told is None or words.fields(told.name) or told.name == field or told.is_added or told.why == NAMED:
        return []
    ending = _ENDS[field].search(told.name)
    others = [column for column in columns if column.is_remark and column.why == NOBODY and column.samples]
    others = [column for column in others if field != "quantity" or not counts_packages(column.name)]
    alike = (column.name for column in others if all(map(_NUMBER.fullmatch, column.samples)))
    found = [name for name in alike if ending and name.endswith(ending[0]) and field in words.parts(name)]
    return [told.name, *found]


def refuse_unknown(
    table: ReadTable, columns: Sequence[Column], own: Collection[str], words: Vocabulary, given: Collection[str]
) -> None:
    """Refuse a list of which no column has a known name, and offer the map that its cells suggest."""
    if len(table.header) < 2 or any(plain(name) in own or words.fields(name) for name in table.header):
        return
    told = {column.field for column in columns if column.field and not column.is_remark} | set(given)
    raise UsageError(
        "{name}: no column has a known name",
        name=table.name,
        hint="{map} (correct it where it is wrong); {command} lists the names",
        map=offered(columns, told, dict(_MISSED)) or option(dict(zip(table.header, words.required, strict=False))),
        command=command("help", "formats"),
    )


def _refuse(field: str, names: Sequence[str], told: Collection[str], columns: Sequence[Column]) -> NoReturn:
    others = [other for other in ("office", "marks") if other not in told and other != field and field == "goods"]
    raise UsageError(
        "no column is called {field}; it may be {names}",
        field=field,
        names=" / ".join(names[:5]),
        hint=_OF_MARKS if field == "marks" else _OF_PARTS if field == "quantity" and len(names) > 1 else _OF_ONE,
        called=called_so(field, names[0]),
        remark=Listed((*others, "remark 1", "remark 2")),
        map=offered(columns, told, dict(_MISSED)) or option({names[0]: field}),
        at=names[0],
    )


def refuse_sums(table: ReadTable, columns: Sequence[Column]) -> None:
    """Refuse a list whose rows sum up several cases: one of its columns counts them."""
    told = {column.field: column for column in columns if not column.is_remark}
    days = told["found_on"].samples if "found_on" in told else ()
    is_monthly = bool(days) and all(map(_MONTH.fullmatch, days))
    for column in columns:
        name = simplified(unicodedata.normalize("NFKC", column.name)).strip()
        is_count = bool(_OF_CASES.search(name)) or (
            is_monthly and column.field != "quantity" and bool(_OF_BATCHES.search(name))
        )
        may_number = bool(_BATCH.fullmatch(name))
        if column.why == NAMED or not (is_count or may_number) or column.name not in table.header:
            continue
        cells = [row.cells.get(column.name, "").strip() for row in table.rows]
        counts = [int(cell.replace(",", "")) for cell in cells if _COUNT.fullmatch(cell)]
        are_counts = len(counts) == len([cell for cell in cells if cell]) and max(counts, default=0) > 1
        if are_counts and (is_count or not _follow(counts)):
            raise UsageError(
                "column {column} counts cases: each row is a sum of several cases, not a batch",
                column=column.name,
                hint=_IF_NUMBERS if may_number else _IF_OTHER,
                map=option({column.name: "case_id"}),
                remark="remark 1",
                at=column.name,
            )


def _follow(counts: Sequence[int]) -> bool:
    steps = {after - before for before, after in pairwise(counts)}
    return (steps <= {0, 1} or steps <= {0, -1}) and (min(counts) == 1 or len({*counts}) > len(_PAIR))


def refuse_headless(table: ReadTable, own: Collection[str], words: Vocabulary) -> None:
    """Refuse a file in which no row holds headings: a form with headings below one another, or rows without headings.

    Args:
        table: The list with the file's own columns.
        own: The names of the fields.
        words: The headings that are known.

    Raises:
        UsageError: The file has no header.
    """
    if table.header[: len(_OF_SUMS)] == _OF_SUMS:
        raise UsageError(
            "{name}: sums in the layout of an authority, no list",
            name=table.name,
            hint="{command} writes what an import reads",
            command=command("export", "-o", "FILE"),
        )
    is_known = any(plain(name) in own or words.fields(name) for name in table.header)
    firsts = [row.cells.get(table.header[0], "") for row in table.rows[:_SOUGHT]] if table.header else []
    told = {name for name in firsts if words.fields(name)}
    if is_known and (len(table.header) > _FORM or len(told) < max(_FORM, len(firsts) * 0.6)):
        return
    if len(told) >= _FORM:
        raise UsageError(
            "{name}: the headings are written one below the other",
            name=table.name,
            hint="write a heading above each column, and a row for each case",
        )
    if len(table.header) == 1 and len(_CELLS.split(table.header[0].strip())) > 2 and not is_known:
        raise UsageError(
            "{name}: no known separator between its cells",
            name=table.name,
            hint="separate them by a comma, a semicolon, a tab or |, or save it as a spreadsheet",
        )
    if any(is_day(name) or _NUMBER.fullmatch(name) for name in table.header):
        raise UsageError(
            "{name}: no row names the columns",
            name=table.name,
            hint="write a first row such as {header}",
            header="found_on,office,goods,quantity,unit,marks",
        )


def _is_text(cell: str) -> bool:
    if _GOODS.search(cell) and not is_day(cell):
        return True
    return not _NUMBER.fullmatch(cell) and any(c.isalpha() for c in cell) and not any(c.isdigit() for c in cell)


def _is_number(cell: str) -> bool:
    found = _COUNTED.fullmatch(cell)
    if found is None or len(found[1]) >= _AMOUNT:
        return False
    word = found[2].strip().rstrip(".")
    is_foreign = word.isalpha() and not word.isupper() and not is_chinese(word)  # `40HQ` is a kind of container
    may_be_unit = is_foreign and len(word) < _WORD and currency_in(word) not in CURRENCIES
    return not word or known_unit(word) is not None or may_be_unit


def _is_money(cell: str) -> bool:
    found = _MONEY.fullmatch(cell)
    return bool(found and currency_in(found[1] or found[2]))


_MISSED: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("goods", _is_text),
    ("quantity", _is_number),
    ("value", _is_money),
)
