"""A long table for programs is read as it is written, and is the table that was written whole."""

import io
import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from msgspec.structs import replace
from pages import BATCHES, HISTORY

from customs_cli.cli.options.saving import save
from customs_cli.domain.batch.batch import Batch
from customs_cli.errors import CannotWrite
from customs_cli.render.forms.output import drawn, write
from customs_cli.render.layout.page import Page
from customs_cli.render.pages.batch import history, listing
from customs_cli.render.words.catalogue import Words
from customs_cli.reports.batches.listing import Listing, row_of
from customs_cli.reports.trace.history import History

MANY = 5_000


class Reading:
    """Batches that count how many of them were read."""

    def __init__(self, batches: int, *, breaks: bool = False) -> None:
        self.read = 0
        self._batches = batches
        self._breaks = breaks

    def __iter__(self) -> Iterator[Batch]:
        for _ in range(self._batches):
            self.read += 1
            yield BATCHES[0]
        if self._breaks:
            raise OSError("cut off")


def _same(page: Page) -> Page:
    return page


@pytest.mark.parametrize("suffix", [".csv", ".tsv", ".json"])
def test_a_file_for_programs_is_read_as_it_is_written(suffix: str) -> None:
    reading = Reading(MANY)
    page = listing.as_read(reading, Words())
    pieces = iter(drawn(page, lambda: listing.as_json(reading), f"list{suffix}", words=Words()))
    some = "".join(next(pieces).decode() for _ in range(3))
    assert BATCHES[0].ref in some
    assert reading.read <= MANY / 2, "no more is read than is written and held back"
    assert (some + b"".join(pieces).decode()).count(BATCHES[0].ref) >= MANY


@pytest.mark.parametrize("keys", [(), ("ref", "value", "units"), ("quantity_shown",)])
@pytest.mark.parametrize("batches", [(), BATCHES, BATCHES * 1_000])
@pytest.mark.parametrize("form", ["tsv", "csv"])
def test_a_list_that_is_read_on_is_the_list_as_a_whole(
    form: str, batches: tuple[Batch, ...], keys: tuple[str, ...]
) -> None:
    rows = tuple(map(row_of, batches))
    whole, on = io.StringIO(), io.StringIO()
    report = Listing(rows=rows)
    for page, out in ((listing.page(report, Words(), keys=keys), whole), (listing.as_read(batches, Words(), keys), on)):
        write(partial(_same, page), dict, form, out=out, words=Words())  # type: ignore[arg-type]
    assert on.getvalue() == whole.getvalue()


@pytest.mark.parametrize("key", [None, "2019-5320-000001"])
@pytest.mark.parametrize("raw", [True, False])
@pytest.mark.parametrize("form", ["tsv", "csv"])
def test_a_history_that_is_read_on_is_the_history_as_a_whole(form: str, raw: bool, key: str | None) -> None:
    told = History(entries=HISTORY, key=key)
    whole, on = io.StringIO(), io.StringIO()
    as_read = history.as_read(iter(told.entries), key, Words(), raw=raw)
    for page, out in ((history.page(told, Words(), raw=raw), whole), (as_read, on)):
        write(partial(_same, page), dict, form, out=out, words=Words())  # type: ignore[arg-type]
    assert on.getvalue() == whole.getvalue()


@pytest.mark.parametrize("form", ["tsv", "csv"])
def test_a_program_reads_every_change_of_an_act_whole(form: str) -> None:
    lines = [{"no": no, "goods": "phones", "quantity": 100 + no} for no in range(9)]
    changes = tuple(replace(HISTORY[1].changes[0], path=("lines", no), new=lines) for no in range(9))
    out, entry = io.StringIO(), replace(HISTORY[1], changes=changes)
    page = history.as_read(iter((entry,)), BATCHES[0].ref, Words(), raw=True)
    write(lambda: page, dict, form, out=out, words=Words())  # type: ignore[arg-type]
    told = out.getvalue().replace('""', '"')
    assert [told.count(f"lines.{no}: ") for no in range(9)] == [1] * 9
    assert told.count(json.dumps(lines)) == 9


@pytest.mark.parametrize("form", ["tsv", "csv"])
def test_of_a_short_list_that_cannot_be_read_to_its_end_nothing_is_written(form: str) -> None:
    out, page = io.StringIO(), listing.as_read(Reading(10, breaks=True), Words())
    with pytest.raises(OSError, match="cut off"):
        write(lambda: page, dict, form, out=out, words=Words())  # type: ignore[arg-type]
    assert not out.getvalue()


def test_a_file_whose_list_cannot_be_read_to_its_end_stays_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    save(listing.as_read(BATCHES, Words()), dict, path, words=Words())
    before = path.read_bytes()
    with pytest.raises(CannotWrite):
        save(listing.as_read(Reading(MANY, breaks=True), Words()), dict, path, words=Words())
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]
