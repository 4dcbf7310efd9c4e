"""The files that people read in a bundle: the record as a page, its custody as a table, and instructions.

They are made from the record alone, always with the same bytes, so that whoever checks a bundle can make them again.
This code is part of the `verify.py` in every bundle, so it imports nothing of customs-cli but its own words, runs on
Python 3.8, and writes everything in both languages.
"""

from __future__ import annotations

import csv
import io
import re
from html import escape
from typing import Any, Iterator, Mapping  # noqa: UP035 (Python 3.8)

from customs_cli.render.pages.batch.bundle_words import LABELS, MORE_LABELS, WORDS

_UNBROKEN = r"(?a:\b\d{4}(?:-[\dA-Z]+)+)"
"""Matches days and references, in which a browser would end a line after a hyphen."""
_CUSTODY = ("at", "line", "quantity", "by", "from", "to", "purpose", "seal", "document")
_CUSTODY_LATER = ("seal_before", "place", "witness", "is_day")
"""Columns that are only there if an event has a value in them, so that an older bundle is drawn as before."""
_FIRST_STYLE = (
    "body{font:14px sans-serif;margin:2em}table{border-collapse:collapse;margin:.4em 0}"
    "td,th{border:1px solid #999;padding:.2em .5em;text-align:left;vertical-align:top}"
)
_STYLE = """
body { font: 14px/1.5 system-ui, "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; margin: 2em; color: #222; }
h1 { font-size: 1.4em; } h2 { font-size: 1.1em; margin-top: 1.6em; }
table { border-collapse: collapse; margin: .2em 0; } .k, body > table > tbody > tr > th { white-space: nowrap; }
td, th { border: 1px solid #aaa; padding: .15em .5em; text-align: left; vertical-align: top; }
td { overflow-wrap: break-word; } th { font-weight: normal; color: #555; background: #f5f5f5; }
@page { size: A4 landscape; margin: 12mm; }
@media print { body { margin: 0; font-size: 8.5pt; } tr { break-inside: avoid; } }
"""
_README = """\
{ref}

record.html: the record, to read. record.json: the same, for machines. custody.csv: who had the goods, when.
acts.json: every act on it, each with what proves it. proof.json: what joins them to the printed root.
evidence: the files kept with it. verify.py: checks all of it; it needs Python 3.8 or later and nothing else:

    python3 {alone}verify.py --root HASH@SIZE

HASH@SIZE is printed on the covering letter, or on a sheet of that day. Without it only a bundle that contradicts itself
is found; whoever rewrites all of it, verify.py too, can only be found with a root that was printed, and with a
verify.py from elsewhere (customs bundle verify does the same). Any BagIt 1.0 tool checks the files alone.

record.html：案卷；record.json：同上，供机器读取；custody.csv：涉案货物交接记录。
acts.json：全部操作及其证明；proof.json：与纸面根值的联系；evidence：证据材料；verify.py：核对程序（Python 3.8 以上）。
根值 HASH@SIZE 印在随附函或当日日报上。不给出根值，只能查出自相矛盾之处，不能证明未被整体改写。
"""


def drawn(record: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """Return the files made from a record: name -> its text, and before it what it was in older bundles."""
    pages = (_Page(LABELS, {}, _FIRST_STYLE, is_first=True), _Page(MORE_LABELS, WORDS, _STYLE))
    return {
        "data/record.html": tuple("".join(line + "\n" for line in page.lines(record)) for page in pages),
        "data/custody.csv": (_custody(record["batch"].get("custody", ())),),
        "README.txt": tuple(_README.format(ref=_shown(record["ref"]), alone=alone) for alone in ("", "-I ")),
    }


class _Page:
    def __init__(
        self, labels: Mapping[str, str], words: Mapping[tuple[str, str], str], style: str, *, is_first: bool = False
    ) -> None:
        self._labels, self._words, self._style, self._is_first = labels, words, style, is_first

    def lines(self, record: Mapping[str, Any]) -> Iterator[str]:
        title = escape(_shown(record["ref"]) + (f" ({_shown(record['holder'])})" if record["holder"] else ""))
        yield "<!DOCTYPE html>"
        yield f'<html><head><meta charset="utf-8"><title>{title}</title><style>{self._style}</style></head><body>'
        yield f"<h1>{title}</h1>"
        if record["holder"]:
            yield "<p>Only this holder's part is shown. 仅示该权利人部分。</p>"
        if record["hidden"]:
            yield f"<p>Kept back 未示: {', '.join(map(self._label, record['hidden']))}</p>"
        yield self._cell(record["batch"])
        for table, rows in record["names"].items():
            if rows:
                yield f"<h2>{self._label(table)}</h2>{self._cell(list(rows.values()))}"
        yield f"<h2>{self._label('acts')}</h2>{self._cell(record['acts'])}"
        yield "</body></html>"

    def _cell(self, value: Any, of: str = "") -> str:
        if isinstance(value, dict) and not self._is_first and set(value) in ({"amount", "currency"}, set()):
            return self._text(f"{value['currency']} {value['amount']}" if value else "-", of)
        if isinstance(value, dict):
            rows = "".join(
                f"<tr><th>{self._label(name)}</th><td>{self._cell(own, name)}</td></tr>" for name, own in value.items()
            )
            return f"<table>{rows}</table>"
        if isinstance(value, list) and value and all(isinstance(row, dict) for row in value):
            names = list(dict.fromkeys(name for row in value for name in row))
            heads = "".join(f"<th>{self._label(name)}</th>" for name in names)
            rows = "".join(
                f"<tr>{''.join(f'<td>{self._cell(row.get(name), name)}</td>' for name in names)}</tr>" for row in value
            )
            return f"<table><tr>{heads}</tr>{rows}</table>"
        if isinstance(value, list):
            return ", ".join(self._cell(one, of) for one in value)
        return "" if value is None else self._text(str(value), of)

    def _text(self, value: str, of: str) -> str:
        text = escape(_shown(self._words.get((of, value), value)))
        return text if self._is_first else re.sub(_UNBROKEN, r'<span class="k">\g<0></span>', text)

    def _label(self, name: str) -> str:
        return escape(_shown(self._labels.get(name, name)))


def _custody(events: Any) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    columns = (*_CUSTODY, *(name for name in _CUSTODY_LATER if any(event.get(name) for event in events)))
    writer.writerow(columns)
    for event in events:
        cells = (event.get(name, "") for name in columns)
        texts = ["; ".join(cell) if isinstance(cell, list) else str(cell) for cell in cells]
        writer.writerow([_no_formula(_shown(text)) for text in texts])
    return out.getvalue()


def _no_formula(text: str) -> str:
    return "'" + text if text[:1] in ("=", "+", "-", "@") else text


def _shown(text: str) -> str:
    return "".join(f"\\u{ord(c):04x}" if _is_odd(c) else c for c in text)


def _is_odd(character: str) -> bool:
    code = ord(character)
    return (
        code < 32
        or 127 <= code < 160
        or 0x200E <= code <= 0x200F
        or 0x202A <= code <= 0x202E
        or 0x2066 <= code <= 0x2069
    )
