"""The frozen registers: where they play, which names they have, and on which day they are asked."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

from frozen_play import COUNTRIES, GOODS, PARTIES, Play, World


def rights(play: Play, rows: str) -> None:
    """Holders and marks, one mark a row: `HOLDER country MARK type until alias|alias`."""
    for row in rows.strip().splitlines():
        holder, country, mark, kind, until, aliases = row.split()
        play.do(
            "holder", "add", holder, "--name", f"{holder.title()} 公司", "--country", country, "--agent", "Zhou & Co."
        )
        play.do("trademark", "add", mark, "--name", mark.lower(), "--holder", holder, "--type", kind, "--valid-until",
        until,
                *(word for alias in aliases.split("|") for word in ("--alias", alias)))  # fmt: skip


def shenzhen(folder: Path) -> None:
    """Shenzhen Customs, autumn 2018 to summer 2019: several offices, Spring Festival, an action, corrections."""
    world = World(
        date(2018, 9, 3), 330, 70, ("5320", "5304", "5301", "5316", "2921"),
        ("VIVO", "维沃", "OPPO", "RENO", "NIKE", "耐克", "SWOOSH", "MICKEY", "RINGS", "PATX"),
        ("", "", "", "--basis application", "--basis ex-officio"), ("CNY", "CNY", "CNY", "USD", "EUR"),
        ("longteng-2019", "lanwang-2018"),
    )  # fmt: skip
    play = Play(Random(5300), world)
    play.do("init", "--office", "5320")
    # Over 1 MB, so that what is made for large registers only answers too.
    play.do("holder", "add", "ARCHIVE", "--name", "Archive", "--contact", "x" * 1_100_000)
    play.do("office", "add", "2921", "--name", "Yiwu Customs", "--name-zh", "义乌海关")
    play.do("campaign", "add", "longteng-2019", "--name", "Longteng Action 2019", "--from", "2019-02-01")
    play.do("campaign", "add", "lanwang-2018", "--name", "Lanwang 2018", "--from", "2018-09-01", "--to", "2018-12-31")
    rights(
        play,
        """
        VIVO-COMM CN VIVO trademark 2029-06-30 维沃|ViVo
        OPPO-GD CN OPPO trademark 2028-01-01 欧珀
        OPPO-GD CN RENO trademark 2019-03-31 Reno
        NIKE-INC US NIKE trademark 2030-12-31 耐克
        NIKE-INC US SWOOSH trademark 2030-12-31 swoosh-device
        DISNEY US MICKEY copyright 2027-01-01 米老鼠
        IOC CH RINGS olympic 2030-01-01 奥运五环
        INVENTOR CN PATX patent 2025-01-01 ZL2010-1
        """,
    )
    play.do(
        "enterprise",
        "add",
        "HAOYUN",
        "--name",
        "Shenzhen Haoyun Trading",
        "--uscc",
        "91440300MA5DA1NN5R",
        "--visit",
        "an empty office",
    )
    play.run()


def abroad(folder: Path) -> None:
    """Offices of the EU and the US, and of China at the end of 2026: other law, other money, days not yet published."""
    world = World(
        date(2026, 9, 14), 100, 40, ("DEHAM", "FRLEH", "USLAX", "5320"),
        ("NIKE", "VIVO", "MICKEY", "SWOOSH", "ROQUEFORT"),
        ("", "--procedure eu_608", "--procedure eu_608 --basis application", "--procedure eu_small_consignment",
         "--procedure us_133", "--procedure cn_ex_officio"),
        ("EUR", "USD", "CNY", "JPY"), ("stop-fakes",),
    )  # fmt: skip
    play = Play(Random(608), world)
    play.do("init", "--office", "DEHAM")
    for code, name, country in (
        ("DEHAM", "Hamburg", "DE"),
        ("FRLEH", "Le Havre", "FR"),
        ("USLAX", "Los Angeles", "US"),
    ):
        play.do("office", "add", code, "--name", name, "--country", country)
    play.do("campaign", "add", "stop-fakes", "--name", "Stop Fakes", "--from", "2026-09-01", "--to", "2026-12-31")
    rights(
        play,
        """
        VIVO-COMM CN VIVO trademark 2029-06-30 维沃
        NIKE-INC US NIKE trademark 2030-12-31 Nike-Air
        NIKE-INC US SWOOSH design 2030-12-31 swoosh
        DISNEY US MICKEY copyright 2027-01-01 Mickey-Mouse
        CONFED FR ROQUEFORT gi 2040-01-01 Roquefort
        """,
    )
    play.run()


def imported(folder: Path) -> None:
    """The published cases, imported with unknown names added, then a table of an office's own; some of it undone."""
    import customs_cli

    play = Play(Random(2006), World(date(2026, 11, 2), 12, 0, (), (), (), (), ()))
    play.do("init", "--office", "5300")
    cases = Path(customs_cli.__file__).parent / "data" / "published_cases.csv"
    (folder / "cases.csv").write_bytes(cases.read_bytes())
    assert play.do("import", "cases.csv", "--add-missing", "--skip-faulty")
    (folder / "own.csv").write_text(_own_table(play.rng), encoding="utf-8")
    assert play.do("import", "own.csv", "--add-missing")
    listed = json.loads(play.do("list", "--json") or "{}")["batches"]
    play.do("note", listed[0]["ref"], "a remark that is taken back")
    play.do("undo", "--reason", "wrong batch")
    for batch in play.rng.sample(listed, 12):
        play.do("correct", batch["ref"], "--destination", play.rng.choice(COUNTRIES), "--reason", "per the manifest")
        play.do("confirm", batch["ref"], "--infringing", "--on", "2026-11-01")
        play.do("notify", batch["ref"], "--served", "2026-11-02")
    play.do("trademark", "edit", "NIKE", "--alias", "耐克", "--type", "design")


def _own_table(rng: Random) -> str:
    """Sixty rows of forty batches, as an office's own list may have them."""
    import csv
    import io

    names = ("case_id office found_on direction channel transport goods quantity unit value currency marks right_type "
             "holder origin destination consignor outcome note").split()  # fmt: skip
    text = io.StringIO()
    rows = csv.writer(text)
    rows.writerow(names)
    for number in range(60):
        case = number * 2 // 3
        own = Random(case)
        found = own.choice(
            (f"{own.randint(2017, 2020)}-{own.randint(1, 12):02}-{own.randint(1, 28):02}", "2018-11", "2017")
        )
        mark, holder = rng.choice((("NIKE", "NIKE Innovate C.V."), ("ADIDAS", "adidas AG"), ("HONOR;HUAWEI", "Huawei")))
        outcome = own.choice(("", "detained", "detained;confirmed_infringing", "confiscated", "released"))
        rows.writerow(
            [f"OWN-{case}", own.choice(("5320", "2921", "4601")), found, own.choice(("import", "export", "transit")),
             own.choice(("cargo", "mail", "")), own.choice(("sea", "air", "")), rng.choice(GOODS), rng.choice((1, 20,
             3333, "")),
             rng.choice(("pcs", "pairs", "kg")), rng.choice(("", 99, 120000.5)), rng.choice(("CNY", "USD")), mark,
             "trademark",
             holder, "CN", own.choice(("US", "NG", "")), own.choice(PARTIES), outcome, rng.choice(("",
             "见附件 annex"))]
        )  # fmt: skip
    return text.getvalue()


def empty(folder: Path) -> None:
    """A register that has only begun."""
    Play(Random(0), World(date(2019, 7, 1), 0, 0, (), (), (), (), ())).do("init", "--office", "5320")


REGISTERS: dict[str, tuple[Callable[[Path], Any], str]] = {
    "shenzhen": (shenzhen, "2019-07-31"),
    "abroad": (abroad, "2026-12-22"),
    "imported": (imported, "2026-11-16"),
    "empty": (empty, "2019-07-31"),
}
"""Name -> how it comes about, and the day on which it is asked."""
