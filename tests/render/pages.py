"""Every page there is, made from one small register."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from report_world import DAY, DIRECTORY, TODAY, batch, books_of, cny, infringing, line, proceeding

from customs_cli.domain.batch.batch import Batch, CustodyEvent, Disposal, Evidence, Note, Transfer
from customs_cli.domain.batch.document import Document
from customs_cli.domain.batch.proceeding_record import CourtNotice, Proceeding, Security
from customs_cli.domain.books import entries
from customs_cli.domain.books.books import Ask
from customs_cli.domain.law.deadlines import Deadline
from customs_cli.domain.query.calendars import days_left_on
from customs_cli.domain.time.periods import parse_period
from customs_cli.domain.values.money import Money
from customs_cli.domain.values.party import Party
from customs_cli.procedures import law_of
from customs_cli.render.layout.page import Page
from customs_cli.render.pages.batch import card, history, listing
from customs_cli.render.pages.day import due, today
from customs_cli.render.pages.registers import checks
from customs_cli.render.pages.sums import summary
from customs_cli.render.words.catalogue import Words
from customs_cli.reports.batches import card as card_report
from customs_cli.reports.batches import listing as list_report
from customs_cli.reports.checks import checks as check_report
from customs_cli.reports.day import due as due_report
from customs_cli.reports.day import today as today_report
from customs_cli.reports.day.morning import morning
from customs_cli.reports.sums import summary as summary_report
from customs_cli.reports.trace import history as history_report

Made = tuple[Callable[[], Page], Callable[[], dict[str, Any]]]

FULL = batch(
    1,
    (
        line(1, 2668, "VIVO", goods="phone cases", hs="39269090", category="electronics", value=cny("41730.5")),
        line(2, 24, "OPPO", "RENO", goods="手机保护套（硅胶）", unit="pairs", note="hidden behind the seat"),
    ),
    (
        proceeding(
            "VIVO-COMM",
            marks={"VIVO": infringing(2668)},
            notice_no="深关知字〔2019〕第12号",
            served_on=DAY,
            served_how="fax",
            reply="applied",
            replied_on=DAY,
            security=Security(amount=cny("20865.25"), lodged_on=DAY),
            finding="infringing",
            finding_on=date(2019, 7, 5),
            court=(CourtNotice(kind="evidence-preservation", notice="(2019)粤03证保1号", on=DAY),),
        ),
        proceeding("OPPO-GD", "OPPO", "RENO", detained=False),
    ),
    campaigns=("longteng-2019",),
    basis="ex-officio",
    procedure="cn_ex_officio",
    transport="road",
    document=Document(kind="declaration", number="530420190046041383"),
    consignor=Party(name="Shenzhen Trading Co., Ltd", uscc="91350211M000100Y43"),
    consignee=Party(name="Lagos Import"),
    origin="CN",
    departure="CNSZX",
    destination="NG",
    notes=(Note(on=DAY, by=("Li Na",), text="tip from Shekou"),),
    officers=("Wang Wei", "Li Na"),
    recorded_on=DAY,
    transfers=(Transfer(to="police", body="Luohu PSB", on=date(2019, 7, 5), number="移[2019]8号"),),
    disposals=(Disposal(line=1, quantity=68, way="destroy", on=date(2019, 7, 5), supervisor="Zhao"),),
    custody=(
        CustodyEvent(
            at=datetime(2019, 7, 3, 8, 30, tzinfo=UTC),
            line=1,
            quantity=2668,
            by=("Wang Wei",),
            from_="lane 4",
            to="store B",
            purpose="store",
            seal="S-77",
        ),
    ),
    evidence=(Evidence(name="IMG_1.jpg", sha256="ab" * 32, size=123456, on=DAY, kind="photo"),),
    joint_offices=("5304",),
    deadlines=(
        Deadline(rule="C2", holder="VIVO-COMM", since_on=DAY, due_on=date(2019, 8, 14), actor="customs",
                 act="determine", article="Regulations art. 20", lapse="release", met_on=date(2019, 7, 5)),
        Deadline(rule="C1", holder="OPPO-GD", since_on=DAY, due_on=date(2019, 7, 8), actor="holder", act="reply",
                 article="Regulations art. 16; Measures art. 22", lapse="release", provisional=True, confirmed=False),
    ),
)  # fmt: skip
BARE = batch(2, found_on="2019-07", direction=None, channel=None)
MIXED = batch(
    3,
    (line(1, 8976, *(f"M{n}" for n in range(13)), goods="jeans", value=Money(amount=Decimal(700), currency="USD")),),
    (Proceeding(holder="UNKNOWN", marks={}), proceeding("H", *(f"M{n}" for n in range(13)), outcome="released",
                                                        outcome_on=TODAY, outcome_reason="the holder declined")),
    found_on="2018-12-31",
)  # fmt: skip
BATCHES = (FULL, BARE, MIXED)


def made(name: str, lang: str, batches: tuple[Batch, ...] = BATCHES) -> Made:
    """The page of that name and its JSON."""
    words, year = Words(lang), parse_period("2018..2019", today=TODAY)
    left = days_left_on(TODAY, DIRECTORY)
    match name.split("-"):
        case ["summary", *by]:
            sums = summary_report.summary(books_of(batches), tuple(by), year)
            return lambda: summary.page(sums, DIRECTORY, words), lambda: summary.as_json(sums)
        case ["list"]:
            rows = list_report.listing(books_of(batches), Ask())
            return lambda: listing.page(rows, words), lambda: listing.as_json(books_of(batches).batches(Ask()))
        case ["show"]:
            file = card_report.card(batches[0], DIRECTORY, TODAY, left, law=law_of(batches[0]).called)
            return lambda: card.page(file, DIRECTORY, words), lambda: card.as_json(file)
        case ["due"]:
            dues = due_report.due(books_of(batches), TODAY)
            return lambda: due.page(dues, DIRECTORY, words), lambda: due.as_json(dues)
        case ["today"]:
            day = today_report.today_report(books_of(batches), TODAY)
            return lambda: today.page(day, DIRECTORY, words), lambda: today.as_json(
                day, morning(books_of(batches), TODAY, law_of)
            )
        case ["check"]:
            found = check_report.check(books_of(batches), law_of)
            return lambda: checks.page(found, words), lambda: checks.as_json(found)
        case _:
            ref = batches[0].ref
            own = tuple(history_report.own(entry, ref) for entry in HISTORY)
            acts = history_report.History(entries=own, key=ref)
            return lambda: history.page(acts, words), lambda: history.as_json(acts.entries, acts.key)


HISTORY = (
    entries.HistoryEntry(
        seq=1,
        at=datetime(2019, 7, 3, 9, tzinfo=UTC),
        by=("Wang Wei", "Li Na"),
        act="record",
        office="5320",
        hash="0" * 64,
        changes=(entries.Changed(table="batches", key=FULL.ref, path=(), new={"ref": FULL.ref}),),
    ),
    entries.HistoryEntry(
        seq=2,
        at=datetime(2019, 7, 5, 9, tzinfo=UTC),
        by=("Li Na",),
        act="correct",
        reason="misread the label",
        hash="1" * 64,
        changes=(
            entries.Changed(table="batches", key=FULL.ref, path=("lines", 0, "quantity"), old=2667, new=2668),
            entries.Changed(table="batches", key=BARE.ref, path=("note",), new="x"),
        ),
    ),
)
NAMES = ("summary", "summary-office", "summary-mark", "summary-month-channel", "list", "show", "due", "today", "check",
         "history")  # fmt: skip
