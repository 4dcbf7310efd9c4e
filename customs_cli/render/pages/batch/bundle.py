"""The parts of a bundle that people read: the file of the batch as text and HTML, its JSON, and what to do with it."""

from io import StringIO

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.query.directory import Directory
from customs_cli.domain.time.dates import first_day
from customs_cli.render.forms import html, text
from customs_cli.render.forms.jsonfile import as_text
from customs_cli.render.layout.page import Block, Page, Table, Text
from customs_cli.render.pages.batch import card as card_page
from customs_cli.render.pages.batch.batch_json import batch_json
from customs_cli.render.words.catalogue import Words
from customs_cli.reports.batches.card import card

_OF_A_DAY = ("state", "working_days_left")
"""Columns that would read otherwise tomorrow."""


def drawn(batch: Batch, directory: Directory, words: Words, *, is_part: bool, has_extracts: bool) -> dict[str, bytes]:
    """Name -> bytes of `batch.json`, `batch.txt`, `batch.html` and `README.txt`.

    Args:
        batch: As the receiver may see it.
        directory: Names of offices and campaigns.
        words: The reader's language.
        is_part: Whether something of other holders was left out.
        has_extracts: Whether some acts are there in part only.
    """
    page = _printed(batch, directory, words, is_part=is_part)
    files = {
        "batch.json": as_text({"schema": "customs.batch/1", "batch": batch_json(batch)}) + "\n",
        "batch.txt": _in(text.write, page),
        "batch.html": _in(lambda page, out: html.write(page, out, words), page),
        "README.txt": _in(text.write, _readme(batch, words, is_part=is_part, has_extracts=has_extracts)),
    }
    return {name: body.encode("utf-8", "backslashreplace") for name, body in files.items()}


def _printed(batch: Batch, directory: Directory, words: Words, *, is_part: bool) -> Page:
    """The file of the batch, without what depends on the day of printing."""
    report = card(batch, directory, first_day(batch.found_on), lambda *_: 0)
    page = card_page.page(report, directory, words)
    blocks = tuple(_lasting(block, batch, words) if isinstance(block, Table) else block for block in page.blocks)
    if is_part:
        blocks = (*blocks, Text(text=_left_out(words)))
    return replace(page, blocks=blocks)


def _lasting(table: Table, batch: Batch, words: Words) -> Table:
    kept = [i for i, column in enumerate(table.columns) if column.key not in _OF_A_DAY]
    if len(kept) == len(table.columns):
        return table
    days = sorted({d.due_on.isoformat() for d in batch.deadlines if d.provisional})
    notes = (words("Provisional: {days}", days=", ".join(days)),) if days else ()
    return replace(table.of_columns(kept), notes=(*table.notes, *notes))


def _readme(batch: Batch, words: Words, *, is_part: bool, has_extracts: bool) -> Page:
    said = [
        words("batch.txt, batch.html, batch.json: the file of the batch as it stands in the register."),
        words("journal.jsonl: every act on it, line by line as the register keeps them, each with its hash."),
    ]
    if has_extracts:
        said.append(
            words(
                "extracts.jsonl: acts that concern others as well; only what concerns this file is shown. Their hashes "
                "are those of the whole acts: the office that keeps the register can show them to a court."
            )
        )
    said.append(
        words("record.json: the record that these acts give. anchor.json: identity and last hash of the register.")
    )
    if batch.evidence:
        said.append(words("evidence: the files kept with the batch, as they were when they were logged."))
    said += [
        words("SHA256SUMS: the digest of every file. To check: sha256sum -c SHA256SUMS"),
        words("verify.py: checks digests, hashes and record with Python 3 alone. To run it: python3 verify.py"),
        words('The hash of an act is the SHA-256 of its line up to, and not including, ,"hash": at its end.'),
    ]
    if is_part:
        said.append(_left_out(words))
    blocks: tuple[Block, ...] = tuple(Text(text=sentence) for sentence in said)
    return Page(title=words("Bundle of {ref}", ref=batch.ref), blocks=blocks)


def _left_out(words: Words) -> str:
    return words(
        "Only one holder's goods and proceeding are shown. Other holders' lines, marks and proceedings, the value of "
        "the whole, remarks and evidence are left out (Regulations art. 6)."
    )


def _in(write: object, page: Page) -> str:
    out = StringIO()
    write(page, out)  # type: ignore[operator]
    return out.getvalue()
