"""Codes of China's declarations in a list: `4` for a way of transport, `142` for a country.

A country code of three digits may also be that of ISO 3166-1 (156 is China there, and 116 Cambodia, but Japan in
declarations), and a digit for transport that of another customs (4 is air in box 25 of the European Union and in UN
Recommendation 19). A column is read only where its cells, or its Chinese heading, leave no other meaning.
"""

from collections.abc import Mapping, Sequence

from customs_cli.domain.firms.characters import is_chinese
from customs_cli.register.shipped_countries import numbers
from customs_cli.sentences import said
from customs_cli.services.importing.mapping.header.vocabulary import Vocabulary
from customs_cli.services.importing.table import ReadTable, Rows

_WAY = "transport"
_CODED = (_WAY, "origin", "departure", "destination")
_WAYS = {
    "0": "非保税区", "1": "监管仓库", "2": "水路运输", "3": "铁路运输", "4": "公路运输", "5": "航空运输",
    "6": "邮件运输", "7": "保税区", "8": "保税仓库", "9": "其他运输", "G": "固定设施运输", "H": "边境特殊海关作业区",
    "L": "旅客携带", "T": "综合实验区", "W": "物流中心", "X": "物流园区", "Y": "保税港区", "Z": "出口加工区",
}  # fmt: skip
"""GACC's table of ways of transport (运输方式代码表) of the rules for filling in declarations."""


def with_declared_codes(table: ReadTable, words: Vocabulary) -> ReadTable:
    """Return the list with codes replaced by words where their meaning is certain; a note says so."""
    if words.kind != "batch" or not isinstance(table.rows, Rows):
        return table
    rows = table.rows
    fields = {name: next(iter(words.fields(name)), "") for name in table.header}
    found = {name: _codes(rows, place) for place, name in enumerate(table.header) if fields[name] in _CODED}
    countries = {code.zfill(3) for name, codes in found.items() if fields[name] != _WAY for code in codes}
    tables = [known for known in numbers() if countries <= known.keys()]
    for name, codes in found.items():
        if not codes:
            continue
        is_way = fields[name] == _WAY
        known = _ways(name, codes) if is_way else _of(tables, codes)
        if known:
            code = min(known)
            note = said(
                "column {column} is read by its codes: {code} is {word}", column=name, code=code, word=known[code]
            )
            table = _put(table, table.header.index(name), known)
        else:
            note = said(
                "column {column} has codes that may mean several things, and they stay in the note: "
                "write words such as {word} instead",
                column=name,
                word="road" if is_way else "JP",
            )
        table = table._replace(notes=(*table.notes, note))
    return table


def _codes(rows: Rows, place: int) -> set[str]:
    told = {cells[place].strip() for _, cells in rows.numbered if len(cells) > place}
    return {cell for cell in told if (cell.isdecimal() and cell.isascii()) or (len(cell) == 1 and cell in _WAYS)}


def _ways(name: str, codes: set[str]) -> Mapping[str, str]:
    return {code: _WAYS[code] for code in codes} if is_chinese(name) and codes <= _WAYS.keys() else {}


def _of(tables: Sequence[Mapping[str, str]], codes: set[str]) -> Mapping[str, str]:
    return {code: tables[0][code.zfill(3)] for code in codes} if len(tables) == 1 else {}


def _put(table: ReadTable, place: int, known: Mapping[str, str]) -> ReadTable:
    rows = [
        (line, [*cells[:place], known.get(cells[place].strip(), cells[place]), *cells[place + 1 :]])
        if len(cells) > place
        else (line, cells)
        for line, cells in table.rows.numbered  # type: ignore[attr-defined]
    ]
    return table._replace(rows=Rows(table.header, rows))
