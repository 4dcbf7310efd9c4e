"""Documents issued one by one, each in an act, and given to a file, a folder or the printer."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from customs_cli.cli.console import Form
from customs_cli.cli.desk import Desk
from customs_cli.cli.options.papers.own import pattern_of
from customs_cli.cli.options.papers.wanted import Paper, Place, making_of, wanted_of
from customs_cli.errors import CannotWrite, CustomsError, Refusal, RestUnwritten, UsageError
from customs_cli.sentences import Listed, command, said

if TYPE_CHECKING:
    from customs_cli.domain.batch.batch import Batch
    from customs_cli.domain.documents.data import DocumentData
    from customs_cli.domain.documents.gathering import Wanted
    from customs_cli.services.documents.issuing import Printed

DEFAULT = "default"
"""The word for the system's own printer."""

Job = tuple[str, str]
"""Reference of a batch, and the code of the holder to whom a document goes; empty for none."""


def jobs_of(desk: Desk, paper: Paper, refs: list[str] | None, where: str | None, place: Place) -> list[Job]:
    """Return the documents wanted: one for each batch; with a form for holders, one for each holder.

    Raises:
        UsageError: No batches are named, or several documents would go into one file.
        NotFound: There is no such batch, or it has no goods of that holder.
    """
    if not refs and not where:
        named = command("print", paper.form, "REF", "-o", f"{paper.form}.pdf")
        raise UsageError("which batch?", hint="{command}", command=named, at="REF")
    found = [job for ref in _batches(desk, refs, where) for job in _holders(desk, paper, ref, bool(where))]
    if len(found) > 1 and place.file:
        holders = list(dict.fromkeys(holder for _, holder in found if holder))
        only = len({ref for ref, _ in found}) == 1
        hint = said("-o FOLDER/, or --holder CODE: {found}", found=Listed(holders)) if only else said("-o FOLDER/")
        raise UsageError("several documents cannot be written to one file", hint=hint, at="-o", candidates=holders)
    return found


def issued(
    desk: Desk, paper: Paper, jobs: list[Job], place: Place, number: str, *, reissue: bool, lenient: bool
) -> Iterator["Printed"]:
    """Issue each document in its own act; print again what was issued before.

    Args:
        desk: The officer's desk.
        paper: What is asked for.
        jobs: The batches and holders.
        place: Where the documents go.
        number: `--number`; empty for none.
        reissue: Whether each corrects the one before.
        lenient: Whether to skip, with a warning, a batch that such a document cannot be about.
    """
    from customs_cli.services.documents.issuing import issue
    from customs_cli.services.documents.numbers import Numbering
    from customs_cli.services.documents.taken import Taken

    duty, taken, names = desk.duty(repeatable=not reissue), Taken(desk.register), desk.few_names
    making, numbering = (
        making_of(desk, paper.form, place.kind),
        Numbering(pattern_of(paper.form), number.strip(), reissue),
    )
    if len(jobs) > 1 and not lenient:
        _refuse_beforehand(desk, paper, jobs, reissue=reissue)
    for ref, holder in jobs:
        try:
            printed = issue(duty, ref, wanted_of(desk, paper, holder), names, making, numbering, taken)
        except Refusal as error:
            _skip(desk, ref, error, lenient)
            continue
        yield printed


def _skip(desk: Desk, ref: str, error: Refusal, lenient: bool) -> None:
    if not lenient:
        raise error
    is_named = str(error.message).startswith(ref)
    desk.warn(error.message if is_named else said("{ref}: {why}", ref=ref, why=error.message))


def _refuse_beforehand(desk: Desk, paper: Paper, jobs: list[Job], *, reissue: bool) -> None:
    from customs_cli.domain.documents.gathering import gathered
    from customs_cli.services.documents.issuing import standing_one

    for ref, holder in jobs:
        batch, wanted = _meant(desk, paper, ref, holder)
        if reissue or standing_one(batch, wanted) is None:
            gathered(batch, wanted, desk.few_names)


def drafts(
    desk: Desk, paper: Paper, jobs: list[Job], place: Place, number: str, *, lenient: bool
) -> Iterator[tuple[str, "DocumentData", bytes]]:
    """Yield (reference, data, bytes of the file) of each document as a draft; nothing is recorded.

    A batch that such a document cannot be about is refused, or with `lenient` skipped as by `issued`.
    """
    from customs_cli.domain.documents.day import dated
    from customs_cli.domain.documents.gathering import gathered
    from customs_cli.services.documents.issuing import of_its_day

    making = making_of(desk, paper.form, place.kind)
    for ref, holder in jobs:
        try:
            batch, meant = _meant(desk, paper, ref, holder, number.strip())
            meant = dated(batch, meant, desk.few_names, number.strip())
            data = gathered(batch, meant, desk.few_names)
        except Refusal as error:
            _skip(desk, ref, error, lenient)
            continue
        for warning in of_its_day(batch, meant):
            desk.warn(warning)
        yield ref, data, making.draw(data)


def _meant(desk: Desk, paper: Paper, ref: str, holder: str, number: str = "") -> tuple["Batch", "Wanted"]:
    from customs_cli.services.documents.issuing import wanted_about

    batch = desk.register.batch(ref)
    return batch, wanted_about(batch, wanted_of(desk, paper, holder), number)


def put(content: bytes, path: Path) -> None:
    """Write a document to a file, whole or not at all; its folder is made if it is missing.

    Raises:
        CannotWrite: The file cannot be written.
    """
    from customs_cli.register.file.disk.own import followed, refuse_own
    from customs_cli.register.file.disk.owners import make_folders
    from customs_cli.register.file.disk.writing import replace_file, writable

    refuse_own(path)
    with writable(path):
        make_folders(path.parent)
        replace_file(followed(path), content)


def write(printed: "Printed", path: Path, *, reissue: bool) -> None:
    """Write a document that was issued to a file.

    Raises:
        CannotWrite: The file cannot be written; the document is issued, and the same command prints it again.
        RestUnwritten: The same for a document that corrects another: the same command would correct it again.
    """
    try:
        put(printed.content, path)
    except CannotWrite as error:
        if not reissue:
            raise
        issued = printed.issued
        about = ("--for", issued.about) if issued.about else ()
        whose = ("--holder", issued.holder) if issued.holder else ()
        hint = command("print", issued.form, printed.ref, *whose, *about, "-o", str(path))
        raise RestUnwritten(error.message, hint=hint, at=error.at) from error


def refuse_without_printer(desk: Desk, paper: Paper, jobs: list[Job], *, lenient: bool) -> None:
    """Refuse before anything is issued if there is no printer; faults of the document itself come first.

    Raises:
        CannotWrite: This system has no lp command.
        CustomsError: As `gathered` raises for the first document.
    """
    from customs_cli.domain.documents.gathering import gathered

    if shutil.which("lp") is None:
        with suppress(*[Refusal] if lenient else []):
            for ref, holder in jobs[:1]:
                gathered(*_meant(desk, paper, ref, holder), desk.few_names)
        raise CannotWrite("no printer: this system has no lp command", hint="-o FILE.pdf, and print it from a viewer")


def to_printer(desk: Desk, content: bytes, name: str, printer: str) -> None:
    """Send a document to a printer.

    Raises:
        CannotWrite: The printer does not take it; the document is issued all the same.
    """
    from customs_cli.register.file.disk.aside import aside

    if printer == DEFAULT:
        printer = desk.given("CUSTOMS_PRINTER", "printer") or DEFAULT
    named = [] if printer == DEFAULT else ["-d", printer]
    with aside(name, content) as file:
        done = subprocess.run(["lp", *named, "--", str(file)], capture_output=True, text=True, check=False)
    if done.returncode:
        what = " ".join(done.stderr.split()).removeprefix("lp: ")[:200]
        raise CannotWrite("the printer did not accept the page: {what}", what=what, hint="lpstat -p lists printers")


def tell(desk: Desk, printed: "Printed", where: str, form: Form, *, alone: bool) -> dict[str, Any]:
    """Say what was issued and where it is, and of a single document what to fill in; return it for JSON."""
    from customs_cli.render.documents import telling

    for warning in printed.warnings:
        desk.warn(warning)
    if form.quiet:
        desk.say(printed.issued.number)
    elif not form.json:
        for line in telling.told(printed, where, desk.words):
            desk.say(line)
        for line in telling.to_be_filled(printed.missing, desk.words) if alone else ():
            desk.say(line)
    return telling.as_json(printed, where)


def _batches(desk: Desk, refs: list[str] | None, where: str | None) -> list[str]:
    from customs_cli.services.lookup.refs import refs_meant

    if refs and where:
        raise UsageError("{one} and {other} exclude each other", one="REF", other="--where", hint="leave one out")
    if refs:
        return list(refs_meant(desk.register, refs))
    from customs_cli.cli.options.choosing import Wanted, asked

    ask = asked(desk, desk.period(None), where, Wanted((), (), (), (), None, None, None, None))
    return [batch.ref for batch in desk.books.batches(ask)]


def _holders(desk: Desk, paper: Paper, ref: str, lenient: bool) -> list[Job]:
    from customs_cli.domain.documents.forms import FORMS
    from customs_cli.domain.documents.gathering import concerned
    from customs_cli.services.lookup.choosing import holder_meant
    from customs_cli.services.lookup.naming import Names

    form, batch = FORMS[paper.form], desk.register.batch(ref)
    if paper.holder is not None:
        try:
            return [(ref, holder_meant(batch, Names(desk.register), paper.holder))]
        except CustomsError:
            if lenient:
                return []
            raise
    if form.to != "holder":
        return [(ref, "")]
    try:
        return [(ref, holder) for holder in concerned(batch, form, "")]
    except UsageError as error:
        return [(ref, holder) for holder in error.candidates]
    except Refusal as error:
        _skip(desk, ref, error, lenient)
        return []
