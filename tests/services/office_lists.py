"""Lists as other offices keep them, each made as that office's program would save it."""

import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import openpyxl


class Layout(NamedTuple):
    """One office's list.

    Attributes:
        name: The file.
        why: What is odd about it.
        write: Writes it.
        rows: (found on, office, goods, quantity, unit, value, marks, destination) that it says.
    """

    name: str
    why: str
    write: Callable[[Path], None]
    rows: list[tuple[Any, ...]]


def shenzhen(path: Path) -> None:
    """A title over the whole width, days as days, `1,200双`, values in 万元, a total, signatures."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["深圳海关2019年“龙腾”行动查获侵权货物统计表"])
    sheet.merge_cells("A1:M1")
    sheet.append(["填报单位：深圳海关", *[""] * 7, "制表日期：2019-12-31"])
    sheet.append(
        "序号 查获日期 查获海关 报关单号 发货人 品名 数量 案值（万元） 商标 权利人 目的国 处理结果 备注".split()
    )
    for n in (1, 2, 3):
        declaration = f"53202019{0}{n:09d}"
        sheet.append(
            [n, date(2019, 7, n), "文锦渡海关", declaration, "深圳甲公司", "手机壳", f"{n},200双", 1.5 * n,
             "VIVO、OPPO", "维沃", "美国", "已扣留", ""]
        )  # fmt: skip
    sheet.append(["合计", "", "", "", "", "", "6600", 9])
    sheet.append(["制表人：张三", "", "", "审核：李四"])
    book.save(path)


def two_rows(path: Path) -> None:
    """Groups over the columns, days as bare numbers, the case joined over its two lines."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["案件编号", "时间", "现场", "货物", "", "", "", "发货人", "", "权利", ""])
    sheet.append(["", "", "", "名称", "数量", "单位", "价值（元）", "名称", "统一社会信用代码", "商标", "权利人"])
    for span in ("D1:G1", "H1:I1", "J1:K1", "A1:A2", "B1:B2", "C1:C2", "A3:A4", "B3:B4", "C3:C4"):
        sheet.merge_cells(span)
    first = ["案1", 43649, "5320", "运动鞋", 100, "双", 5000, "甲公司", "91440300279283806E", "NIKE", "Nike"]
    for place, value in enumerate(first, start=1):
        sheet.cell(3, place, value)
    for place, value in enumerate(["帽子", 7, "顶", 70, "", "", "NIKE", "Nike"], start=4):
        sheet.cell(4, place, value)
    book.save(path)


def gbk(path: Path) -> None:
    """GBK, columns in another order, one that no field is for, a mail item."""
    header = (
        "备注 权利人名称 商标名称 计量单位 数量 货物名称 进出口类型 业务渠道 运输方式 查获日期 隶属海关 邮件号 经办科室"
    )
    rows = [
        f",耐克,耐克勾,双,{n}0,鞋,出境,邮递,航空运输,2019年7月{n}日,皇岗海关,{item},查验{n}科".split(",")
        for n, item in ((1, "EA123456785CN"), (2, "EA123456799CN"))
    ]
    with path.open("w", encoding="gb18030", newline="") as file:
        csv.writer(file).writerows([header.split(), *rows])


def european(path: Path) -> None:
    """Semicolons, English headings, countries by name, days that can be one day alone, a currency in the heading."""
    header = "Case No.;Date of seizure;Customs office;Description of goods;Number of items;Brand;Right holder"
    header += ";Country of origin;Country of destination;Estimated value (EUR);Mode of transport;Result"
    rows = "K-1;13/07/2019;Hamburg Customs;Bags;7;GUCCI;Guccio Gucci;China;Germany;1,200.50;Sea;Seized\n"
    path.write_text(f"{header}\n{rows}", encoding="utf-8-sig")


def untold(path: Path) -> None:
    """Headings that say nothing: what stands below has to tell."""
    rows = "".join(f"53202019{0}{n:09d},2019-07-0{n},皇岗海关,{n}00双,鞋\n" for n in (1, 2, 3))
    path.write_text(f"甲,乙,丙,丁,货名\n{rows}", encoding="utf-8")


LAYOUTS = [
    Layout("shenzhen.xlsx", shenzhen.__doc__ or "", shenzhen, [
        ("2019-07-01", "5320", "手机壳", 1200, "pairs", "15000", ("VIVO", "OPPO"), "US"),
        ("2019-07-02", "5320", "手机壳", 2200, "pairs", "30000", ("VIVO", "OPPO"), "US"),
        ("2019-07-03", "5320", "手机壳", 3200, "pairs", "45000", ("VIVO", "OPPO"), "US"),
    ]),
    Layout("two-rows.xlsx", two_rows.__doc__ or "", two_rows, [
        ("2019-07-03", "5320", "运动鞋", 100, "pairs", "5000", ("NIKE",), None),
        ("2019-07-03", "5320", "帽子", 7, "pcs", "70", ("NIKE",), None),
    ]),
    Layout("gbk.csv", gbk.__doc__ or "", gbk, [
        ("2019-07-01", "5301", "鞋", 10, "pairs", None, ("耐克勾",), None),
        ("2019-07-02", "5301", "鞋", 20, "pairs", None, ("耐克勾",), None),
    ]),
    Layout("european.csv", european.__doc__ or "", european, [
        ("2019-07-13", "HAMBURG", "Bags", 7, "pcs", "1200.50", ("GUCCI",), "DE"),
    ]),
    Layout("untold.csv", untold.__doc__ or "", untold, [
        ("2019-07-01", "5301", "鞋", 100, "pairs", None, (), None),
        ("2019-07-02", "5301", "鞋", 200, "pairs", None, (), None),
        ("2019-07-03", "5301", "鞋", 300, "pairs", None, (), None),
    ]),
]  # fmt: skip
