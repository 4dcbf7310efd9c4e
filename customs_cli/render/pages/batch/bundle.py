"""The files that people read in a bundle: the record as a page, its custody as a table, and instructions.

They are made from the record alone, always with the same bytes, so that whoever checks a bundle can make them again.
This code is part of the `verify.py` in every bundle, so it imports nothing of customs-cli, runs on Python 3.8, and
writes everything in both languages.
"""

from __future__ import annotations

import csv
import io
from html import escape
from typing import Any, Iterator, Mapping  # noqa: UP035 (Python 3.8)

_LABELS = {
    "ref": "Reference 批次编号",
    "office": "Office 海关",
    "found_on": "Found 查获日期",
    "direction": "Direction 进出境方向",
    "channel": "Channel 监管渠道",
    "transport": "Transport 运输方式",
    "basis": "Basis 依据",
    "procedure": "Procedure 程序",
    "campaigns": "Campaigns 专项行动",
    "document": "Document 单证",
    "consignor": "Consignor 发货人",
    "consignee": "Consignee 收货人",
    "agent": "Agent 货运代理",
    "declarant": "Declarant 报关单位",
    "carrier": "Carrier 承运人",
    "driver": "Driver 司机",
    "maker": "Maker 生产厂家",
    "supplier": "Supplier 供货商",
    "containers": "Containers 集装箱",
    "vehicle": "Vehicle 车辆",
    "route": "Route 路线",
    "origin": "Origin 原产国（地区）",
    "departure": "Departure 启运国（地区）",
    "destination": "Destination 运抵国（地区）",
    "lines": "Goods 货物",
    "value": "Value 价值",
    "value_basis": "Value basis 价值依据",
    "proceedings": "Proceedings 权利人程序",
    "transfers": "Transfers 移送",
    "disposals": "Disposals 处置",
    "custody": "Custody 涉案货物交接记录",
    "documents": "Documents issued 已制发文书",
    "evidence": "Evidence 证据材料",
    "notes": "Remarks 备注",
    "joint_offices": "Joint offices 协作海关",
    "clues": "Clues 线索",
    "officers": "Officers 经办关员",
    "recorded_on": "Recorded 登记日期",
    "source": "Source 来源",
    "deadlines": "Deadlines 期限",
    "holders": "Holders 权利人",
    "trademarks": "Recorded rights 备案权利",
    "offices": "Offices 海关",
    "acts": "Acts 操作记录",
    "at": "At 时间",
    "by": "By 经办人",
    "act": "Act 操作",
    "reason": "Reason 理由",
    "quantity": "Quantity 数量",
    "unit": "Unit 单位",
    "goods": "Goods 品名",
    "marks": "Marks 商标",
    "from": "From 移交人",
    "to": "To 接收人",
    "seal": "Seal 封志",
    "purpose": "Purpose 用途",
    "line": "Line 项",
    "no": "No. 序号",
    "name": "Name 名称",
    "holder": "Holder 权利人",
}
"""Field -> label in both languages; other fields are labelled with their names."""
_CUSTODY = ("at", "line", "quantity", "by", "from", "to", "purpose", "seal", "document")
_CUSTODY_LATER = ("seal_before", "place", "witness", "is_day")
"""Columns that are only there if an event has a value in them, so that an older bundle is drawn as before."""
_STYLE = (
    "body{font:14px sans-serif;margin:2em}table{border-collapse:collapse;margin:.4em 0}"
    "td,th{border:1px solid #999;padding:.2em .5em;text-align:left;vertical-align:top}"
)
_README = """\
{ref}

record.html: the record, to read. record.json: the same, for machines. custody.csv: who had the goods, when.
acts.json: every act on it, each with what proves it. proof.json: what joins them to the printed root.
evidence: the files kept with it. verify.py: checks all of it; it needs Python 3.8 or later and nothing else:

    python3 verify.py --root HASH@SIZE

HASH@SIZE is printed on the covering letter, or on a sheet of that day. Without it only a bundle that contradicts itself
is found; whoever rewrites all of it, verify.py too, can only be found with a root that was printed, and with a
verify.py from elsewhere (customs bundle verify does the same). Any BagIt 1.0 tool checks the files alone.

record.html：案卷；record.json：同上，供机器读取；custody.csv：涉案货物交接记录。
acts.json：全部操作及其证明；proof.json：与纸面根值的联系；evidence：证据材料；verify.py：核对程序（Python 3.8 以上）。
根值 HASH@SIZE 印在随附函或当日日报上。不给出根值，只能查出自相矛盾之处，不能证明未被整体改写。
"""


def drawn(record: Mapping[str, Any]) -> dict[str, str]:
    """Return the files made from a record: name -> text."""
    return {
        "data/record.html": "".join(line + "\n" for line in _page(record)),
        "data/custody.csv": _custody(record["batch"].get("custody", ())),
        "README.txt": _README.format(ref=_shown(record["ref"])),
    }


def _page(record: Mapping[str, Any]) -> Iterator[str]:
    title = escape(_shown(record["ref"]) + (f" ({_shown(record['holder'])})" if record["holder"] else ""))
    yield "<!DOCTYPE html>"
    yield f'<html><head><meta charset="utf-8"><title>{title}</title><style>{_STYLE}</style></head><body>'
    yield f"<h1>{title}</h1>"
    if record["holder"]:
        yield "<p>Only this holder's part is shown. 仅示该权利人部分。</p>"
    if record["hidden"]:
        yield f"<p>Kept back 未示: {', '.join(map(_label, record['hidden']))}</p>"
    yield _cell(record["batch"])
    for table, rows in record["names"].items():
        if rows:
            yield f"<h2>{_label(table)}</h2>{_cell(list(rows.values()))}"
    yield f"<h2>{_label('acts')}</h2>{_cell(record['acts'])}"
    yield "</body></html>"


def _cell(value: Any) -> str:
    """Return a value as a cell: fields as rows, records as a table, anything else as text."""
    if isinstance(value, dict):
        rows = "".join(f"<tr><th>{_label(name)}</th><td>{_cell(own)}</td></tr>" for name, own in value.items())
        return f"<table>{rows}</table>"
    if isinstance(value, list) and value and all(isinstance(row, dict) for row in value):
        names = list(dict.fromkeys(name for row in value for name in row))
        heads = "".join(f"<th>{_label(name)}</th>" for name in names)
        rows = "".join(f"<tr>{''.join(f'<td>{_cell(row.get(name))}</td>' for name in names)}</tr>" for row in value)
        return f"<table><tr>{heads}</tr>{rows}</table>"
    if isinstance(value, list):
        return ", ".join(_cell(one) for one in value)
    return "" if value is None else escape(_shown(str(value)))


def _label(name: str) -> str:
    return escape(_shown(_LABELS.get(name, name)))


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
    """Return a text with control characters, and those that change its direction, escaped."""
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
