"""What is asked of a register, beside the same asked of one with the same names and twelve batches."""

from collections.abc import Iterator
from pathlib import Path

from benchmarks import peers, same
from benchmarks.measure import CUSTOMS, Run, in_turn, run
from benchmarks.names import consignor, names
from benchmarks.registers import TODAY
from benchmarks.table import Figure, alone, compared, seconds
from customs_cli.domain.query.dimensions import DIMENSIONS

RIGHT = names(TODAY.year).marks[77]
SENDER = consignor(3750)
"""One that sends as often as half of all batches' senders do."""
ABSENT = "蒸汽机车"
MONTH = "2026-05"
LIMIT = ("--limit", "50")
WANTED = "<= 2.5, < 150 MB"


def customs(register: Path, *words: str) -> list[str]:
    """A command over a register."""
    return [CUSTOMS, "--register", str(register), *words]


def bounded(ref: str) -> dict[str, tuple[str, ...]]:
    """Questions whose answer is bounded by a day, a month, a batch or a limit."""
    return {
        "`list` of a day": ("list", "2026-05-20", *LIMIT),
        "`list` of a month": ("list", MONTH, *LIMIT),
        "`list --where` by mark": ("list", "--where", f"mark:{RIGHT.code}", *LIMIT),
        "`list --where` by holder": ("list", "--where", f"holder:{RIGHT.holder}", *LIMIT),
        "`list --where` by consignor": ("list", "--where", f"consignor:{SENDER.uscc}", *LIMIT),
        "`search` of a Latin word": ("search", "handbags", *LIMIT),
        "`search` of two Chinese characters": ("search", "电池", *LIMIT),
        **{f"`summary` of a month by {name}": ("summary", MONTH, "--by", name) for name in DIMENSIONS},
        "`rank` of a month": ("rank", MONTH, *LIMIT),
        "`today`": ("today", *LIMIT),
        "`due`": ("due", *LIMIT),
        "the daily sheet": ("summary", "today", "--sheet"),
        "`links REF`": ("links", ref, *LIMIT),
        "`history REF`": ("history", ref, *LIMIT),
        "`history --last 20`": ("history", "--last", "20"),
    }


def answered(register: Path, twelve: Path, times: int) -> Iterator[Figure]:
    """Every bounded question, asked of both in turn; before them the first asking, which makes the index."""
    index = register.with_suffix(".index")
    index.unlink(missing_ok=True)
    day = ("list", "2026-05-20", *LIMIT)
    first, again = run(customs(register, *day)), run(customs(register, *day))
    share = index.stat().st_size / register.stat().st_size
    beside = f"{first.seconds:.1f} s until it answers; the index is {share:.2f} of `register.json`"
    yield alone("the first asking, which makes the index", first, beside, "< 15 s, < 0.7")
    yield alone("the same asked again", again)
    ours, theirs = bounded(_ref(register)), bounded(_ref(twelve))
    asked = {(name, "ours"): customs(register, *words) for name, words in ours.items()}
    asked |= {(name, "theirs"): customs(twelve, *words) for name, words in theirs.items()}
    for name in ours:
        taken = in_turn({side: asked[name, side] for side in ("ours", "theirs")}, times)
        yield compared(name, taken["ours"], "twelve", taken["theirs"], WANTED)


def of_all_time(register: Path, twelve: Path, facts: Path, times: int) -> Iterator[Figure]:
    """Figures of every batch: beside twelve batches, and beside sqlite3 over a plain table of the same facts."""
    questions = {
        **{f"`summary all --by {by}`": (("summary", "all", "--by", by), peers.grouped(facts, column))
           for by, column in (("holder", "holder"), ("mark", "mark"), ("outcome", "outcome"), ("category", "category"),
                              ("direction", "direction"), ("office", "office"), ("month", "month"))},
        "`rank all --of mark`": (("rank", "all", "--of", "mark", *LIMIT), peers.grouped(facts, "mark")),
        "`rank all --of holder`": (("rank", "all", "--of", "holder", *LIMIT), peers.grouped(facts, "holder")),
        "`trend all`": (("trend", "all"), peers.grouped(facts, "month")),
        f"`search {ABSENT}` (nothing found)": (("search", ABSENT, *LIMIT), peers.scanned(facts, ABSENT)),
    }  # fmt: skip
    for name, (words, theirs) in questions.items():
        commands = {"ours": customs(register, *words), "twelve": customs(twelve, *words), "sqlite": theirs}
        taken = in_turn(commands, times)
        yield _beside_both(name, taken)


def _beside_both(name: str, taken: dict[str, Run]) -> Figure:
    row = compared(name, taken["ours"], "sqlite3", taken["sqlite"], "<= 1.5")
    return row._replace(beside=f"{row.beside} (twelve: {seconds(taken['twelve'].cpu)})")


def _ref(register: Path) -> str:
    """A batch of the last year with a sender that is known by its code; the last one where there is none."""
    last = ""
    for batch in same.opened(register).batches(TODAY.year - 1):
        last = batch.ref
        if batch.consignor and batch.consignor.uscc == SENDER.uscc:
            return batch.ref
    return last
