"""The tables of the index, and the fingerprint of the rules by which it was made.

Days are whole numbers such as 20190703, which sort like days. Values with few variants (direction, channel, ...; see
`facets`) are stored once in `codes` and referred to by number; a question is tested on each of them once, in Python,
and SQL gets only the numbers. Amounts of money are whole numbers of 1/10000.
"""

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from zlib import crc32

from customs_cli import __version__

FORMAT = 5

FACTS = (
    "n",
    "measure",
    "detained",
    "items",
    "valued",
    "value",
    "places",
    "extras",
    "confirmed",
    "items_confirmed",
    "police",
    "court",
    "office_to",
)
"""What a batch, a part of one, or a cell of many adds to a sum.

- `n`, `measure`, `detained`: number of batches (recorded, with a measure, detained).
- `valued`: number of detained batches that have a value.
- `items`: pieces detained. `items_confirmed`: pieces confirmed infringing.
- `value`, `places`: yuan detained, in 1/10000, and the most decimal places of any amount in it; NULL without any.
- `extras`: other units and currencies, JSON lists `["kg","","1.5"],["","USD","20"]` joined by commas or line ends;
  NULL without any.
- `confirmed`: holders and marks with infringement confirmed, `h12 m34`, several joined by commas; or NULL.
- `police`, `court`, `office_to`: number of transfers to each.
"""

SUMMED = ("holder", "mark", "outcome", "category")
"""Columns by which sums of all time are grouped: each has an SQL index in that order, so that no row must be sorted."""
SCOPED = (*SUMMED, "goods")
"""Dimensions of which a batch may have several keys, and their columns: numbers of codes, 0 if unknown."""
SPLITS = {name: 1 << place for place, name in enumerate(SCOPED)}
"""Dimension to its bit in `split` (the batch has several keys, in `parts`) and in `parts.dims`."""
TYPES = 1 << len(SPLITS)
"""The bit for a batch whose marks together do not cover all its goods: Python determines its right types.

It is set in `split`, and in `parts.dims` of its parts.
"""

_FACTS = ", ".join(FACTS)
_SCOPED = ", ".join(f"{name} INT" for name in SCOPED)

CELLS = f"CREATE TABLE cells (span INT, office INT, {_FACTS}, PRIMARY KEY (span, office)) WITHOUT ROWID"
STOCK = (
    "CREATE TABLE stock (office INT, state TEXT, batches INT, amounts TEXT, PRIMARY KEY (office, state)) WITHOUT ROWID"
)

TABLES = f"""
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE codes (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, text TEXT NOT NULL);
CREATE UNIQUE INDEX codes_of ON codes (kind, text);
CREATE TABLE parties (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL, uscc TEXT NOT NULL, folded TEXT NOT NULL, code TEXT NOT NULL, text TEXT NOT NULL
);
CREATE UNIQUE INDEX parties_of ON parties (name, uscc);
CREATE TABLE batches (
    no INTEGER PRIMARY KEY, ref TEXT NOT NULL, day INT NOT NULL, recorded INT, due INT, held INT, stored INT,
    on_detained INT, on_confirmed INT, on_transferred INT, on_closed INT,
    office INT, way INT, place INT, tariff INT, course INT, campaigns INT, joint INT, clues INT, keeping INT,
    consignor INT, consignee INT, document INT, source INT, pieces INT,
    value_least INT, value_most INT, quantity_least INT, quantity_most INT,
    split INT, {_SCOPED}, {_FACTS}
);
CREATE TABLE parts (
    no INT, nth INT, day INT, dims INT, lot INT, {_SCOPED}, {_FACTS}, PRIMARY KEY (no, nth)
) WITHOUT ROWID;
CREATE TABLE firms (block TEXT, party INT, PRIMARY KEY (block, party)) WITHOUT ROWID;
CREATE TABLE behind (party INT, no INT, PRIMARY KEY (party, no)) WITHOUT ROWID;
CREATE TABLE traces (trace INT, no INT, PRIMARY KEY (trace, no)) WITHOUT ROWID;
CREATE TABLE links (code INT, no INT, PRIMARY KEY (code, no)) WITHOUT ROWID;
CREATE TABLE acts (day INT, no INT, kinds INT, PRIMARY KEY (day, no)) WITHOUT ROWID;
CREATE TABLE penalties (party INT, day INT, no INT, fault INT, PRIMARY KEY (party, day, no)) WITHOUT ROWID;
CREATE TABLE steps (
    day INT, no INT, step INT, first INT, last INT, office INT, times INT, PRIMARY KEY (day, no, step, first, last)
) WITHOUT ROWID;
CREATE TABLE acted (
    day INT, no INT, nth INT, what TEXT, currency TEXT, amount INT, odd TEXT, PRIMARY KEY (day, no, nth)
) WITHOUT ROWID;
CREATE TABLE stored (no INT, nth INT, state TEXT, pieces INT, units TEXT, PRIMARY KEY (no, nth)) WITHOUT ROWID;
CREATE TABLE deadlines (
    due INT, ref TEXT, holder TEXT, rule TEXT, nth INT, no INT, office INT,
    soon INT, is_right INT, calendar TEXT, provisional INT, body BLOB,
    PRIMARY KEY (due, ref, holder, rule, nth)
) WITHOUT ROWID;
CREATE TABLE waiting (due INT, ref TEXT, holder TEXT, no INT, body BLOB, PRIMARY KEY (due, ref, holder)) WITHOUT ROWID;
CREATE TABLE texts (ref TEXT PRIMARY KEY, no INT, text TEXT) WITHOUT ROWID;
{CELLS};
{STOCK};
CREATE TABLE seen (key INT, place INT, PRIMARY KEY (key, place)) WITHOUT ROWID;
"""

_SUMMED = "".join(
    f"CREATE INDEX batches_by_{name} ON batches ({name}, split, day, {_FACTS});\n"
    f"CREATE INDEX parts_by_{name} ON parts ({name}, dims, {_FACTS}) WHERE dims & {1 << place} <> 0;\n"
    for place, name in enumerate(SUMMED)
)

INDEXES = f"""
{_SUMMED}CREATE INDEX batches_by_way ON batches (way, day, {_FACTS});
CREATE INDEX batches_by_campaigns ON batches (campaigns, day, {_FACTS});
CREATE INDEX steps_by_days ON steps (step, first, last, office, times, day);
CREATE INDEX parties_folded ON parties (folded);
CREATE INDEX parties_code ON parties (code);
CREATE UNIQUE INDEX batches_ref ON batches (ref);
CREATE INDEX batches_day ON batches (day, no);
CREATE INDEX batches_office ON batches (office, day);
CREATE INDEX batches_consignor ON batches (consignor, day) WHERE consignor IS NOT NULL;
CREATE INDEX batches_consignee ON batches (consignee, day) WHERE consignee IS NOT NULL;
CREATE INDEX batches_document ON batches (document) WHERE document IS NOT NULL;
CREATE INDEX batches_source ON batches (source) WHERE source IS NOT NULL;
CREATE INDEX deadlines_open ON deadlines (due, soon, is_right, calendar, office, no, provisional);
CREATE INDEX batches_held ON batches (held, ref) WHERE held IS NOT NULL;
CREATE INDEX batches_stored ON batches (stored, ref) WHERE stored IS NOT NULL;
"""

FULL_DAY = 99991231
"""A number later than every day: stands for an unknown day, and sorts last."""


def sums(of: str) -> str:
    """Return the SQL columns that sum up `FACTS` of the rows of a table or alias."""
    n = f"sum({of}.n)" if of else "sum(n)"
    dot = f"{of}." if of else ""
    return (
        f"{n}, sum({dot}measure), sum({dot}detained), sum({dot}items), sum({dot}valued),"
        f" sum({dot}value), max({dot}places), group_concat({dot}extras, char(10)),"
        f" group_concat(DISTINCT {dot}confirmed), sum({dot}items_confirmed),"
        f" sum({dot}police), sum({dot}court), sum({dot}office_to)"
    )


def finds(of: str) -> str:
    """Return the SQL columns that sum up `books.sums.Finds` of the rows of a table or alias."""
    return f"sum({of}.measure), sum({of}.detained)"


_UNITED = {
    **dict.fromkeys(("n", "measure", "detained", "valued", "places"), "max({0})"),
    "extras": "group_concat({0}, char(10))",
    "confirmed": "group_concat({0}, ',')",
}
"""How a column of several parts of one batch that share no goods is combined, if not by adding."""


def united(of: str) -> str:
    """Return the columns `FACTS` that combine such parts, rows of a table or alias, into one part."""
    return ", ".join(f"{_UNITED.get(name, 'sum({0})').format(f'{of}.{name}')} AS {name}" for name in FACTS)


def _sources() -> Iterator[os.DirEntry[str]]:
    house = Path(__file__).parent.parent.parent
    for folder in ("domain", "procedures", "register/index"):
        yield from _within(str(house / folder))


def _within(folder: str) -> Iterator[os.DirEntry[str]]:
    with os.scandir(folder) as found:
        for one in found:
            if one.name.endswith(".py"):
                yield one
            elif one.is_dir():
                yield from _within(one.path)


@cache
def files() -> str:
    """Return a fingerprint of path, size and times of the source files that make an index.

    It stays the same as long as no file is edited.
    """
    found = sorted((one.path, one.stat()) for one in _sources())
    told = repr([(path, own.st_size, own.st_mtime_ns, own.st_ctime_ns) for path, own in found])
    return f"{crc32(told.encode()):08x}-{len(told)}"


@cache
def rules() -> str:
    """Return a fingerprint of the source code that makes an index: an index made by other code is made again."""
    files()  # taken before the files are read, so that a change meanwhile is noticed later
    digest, size = crc32(f"{__version__}/{FORMAT}".encode()), 0  # no forgery to fear, and hashlib takes 3 ms to load
    for path in sorted(one.path for one in _sources()):
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 (takes half the time, and every answer waits for it)
            code = file.read()
        digest, size = crc32(code, digest), size + len(code)
    return f"{digest:08x}-{size}"
