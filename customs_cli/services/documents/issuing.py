"""Issues a document: number, journal entry and file in one act, or none of them."""

from collections.abc import Callable, Iterator
from hashlib import sha256
from typing import NamedTuple

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch, Evidence
from customs_cli.domain.documents.data import DocumentData, told_by
from customs_cli.domain.documents.day import dated, decided_before
from customs_cli.domain.documents.forms import FORMS, OF_THE_RECORD, Missing, missing
from customs_cli.domain.documents.gathering import Wanted, about_of, concerned, gathered
from customs_cli.domain.documents.issued import Issued, IssuedFile, files_of, that_count
from customs_cli.domain.documents.numbering import alike
from customs_cli.domain.documents.occasions import is_about, is_adrift, occasion_meant
from customs_cli.domain.documents.unfounded import correcting
from customs_cli.domain.query.directory import Directory
from customs_cli.errors import Conflict, Damaged, NotFound
from customs_cli.register.act import Act
from customs_cli.register.copies.evidence import digest_of, keep_copy, kept_file
from customs_cli.register.directories import ahead_of
from customs_cli.register.file.codec import encoded
from customs_cli.register.file.disk.aside import aside
from customs_cli.sentences import Word, command, said
from customs_cli.services.acts.act_context import Duty
from customs_cli.services.documents.numbers import Numbering, number_of
from customs_cli.services.documents.taken import Taken


class Making(NamedTuple):
    """How the file of a document is made.

    Attributes:
        lang: `en` or `zh`.
        kind: `pdf`, `docx`, `html` or `txt`.
        draw: Returns the bytes of the file; the same for the same data.
    """

    lang: str
    kind: str
    draw: Callable[[DocumentData], bytes]


class Printed(NamedTuple):
    """A document that was issued, or printed again.

    Attributes:
        ref: Reference of its batch.
        issued: The record in the register.
        file: The file that was printed.
        content: The bytes of that file.
        seq: Number of the act; 0 if it was printed again and nothing had to be written.
        missing: Information that the law requires and the document lacks.
        is_new: Whether it was issued now, with a number of its own.
        warnings: Warnings for the officer.
    """

    ref: str
    issued: Issued
    file: IssuedFile
    content: bytes
    seq: int
    missing: tuple[Missing, ...]
    is_new: bool
    warnings: tuple[str, ...] = ()


def issue(
    duty: Duty, ref: str, wanted: Wanted, directory: Directory, making: Making, numbering: Numbering, taken: Taken
) -> Printed:
    """Issue a document, or print again the one that was issued.

    Args:
        duty: The context of the act.
        ref: Whole reference of the batch.
        wanted: Which document.
        directory: Names for codes.
        making: How its file is made.
        numbering: How it gets its number.
        taken: The numbers in use.

    Raises:
        Refusal: There is nothing for the document to be about.
        Conflict: The number belongs to another document, or one was issued and something else is wanted now.
        Damaged: The file that was issued is missing or altered.
    """

    def body(act: Act) -> tuple[Act, Printed]:
        batch = act.batch(ref)
        ahead_of(duty.register, batch)
        meant = wanted_about(batch, wanted, "" if numbering.reissue else numbering.number)
        standing = standing_one(batch, meant)
        stays = standing and not (
            numbering.reissue or _is_overtaken(batch, standing, meant, directory, numbering.number)
        )
        if standing and stays:
            return act, _again(duty, act, batch, standing, meant, directory, making, numbering)
        return act, _anew(duty, act, batch, standing, meant, directory, making, numbering, taken)

    act, printed = duty.do("print", body, office="")
    if act.seq and printed.is_new:
        taken.issue(printed.issued.number, act.seq)
    return printed._replace(seq=act.seq)


def wanted_about(batch: Batch, wanted: Wanted, number: str) -> Wanted:
    """Return what is wanted, completed with the occasion if the batch may have several such documents."""
    return wanted._replace(about=occasion_meant(batch, FORMS[wanted.form], wanted.holder, wanted.about, number))


def standing_one(batch: Batch, wanted: Wanted) -> Issued | None:
    """Return the valid document of that kind: the last one that is neither void nor replaced; None if there is none."""
    about = about_of(batch, wanted) if wanted.form == "receipt" else wanted.about
    holder = _holder(batch, wanted)
    last = [one for one in reversed(that_count(batch.documents)) if (one.form, one.holder) == (wanted.form, holder)]
    own = [one for one in last if one.about == about]
    own = own or [one for one in last if is_about(one, told_by(one), batch, about)]
    adrift = [] if own else [one for one in last if is_adrift(one, batch)]
    return own[0] if own else adrift[0] if len(adrift) == 1 else None


def _is_overtaken(batch: Batch, issued: Issued, wanted: Wanted, directory: Directory, number: str) -> bool:
    if wanted.form not in OF_THE_RECORD:
        return False
    if number:
        return alike(number) != alike(issued.number)
    # it lists the papers before it: that it was issued itself changes nothing
    before = replace(
        batch,
        documents=tuple(one for one in batch.documents if one.number != issued.number),
        evidence=tuple(one for one in batch.evidence if one.sha256 not in files_of([issued])),
    )
    now = gathered(before, wanted, directory, issued.number, issued.replaces)
    of_others = ("issued_on", "officers", *wanted.usual)
    new, old = (
        replace(data, fields={name: value for name, value in data.fields.items() if name not in of_others})
        for data in (now, told_by(issued))
    )
    return new != old


def _holder(batch: Batch, wanted: Wanted) -> str:
    form = FORMS[wanted.form]
    if wanted.holder or form.to != "holder":
        return wanted.holder
    return concerned(batch, form, "")[0]


def _again(
    duty: Duty,
    act: Act,
    batch: Batch,
    issued: Issued,
    wanted: Wanted,
    directory: Directory,
    making: Making,
    numbering: Numbering,
) -> Printed:
    is_other = (numbering.number and alike(numbering.number) != alike(issued.number)) or wanted.filled or wanted.hidden
    if (is_other and wanted.form not in OF_THE_RECORD) or (wanted.is_dated and wanted.on != issued.on):
        raise _issued_before(batch, issued)
    data = told_by(issued)
    lacking = tuple(missing(data))
    warnings = _outdated(batch, issued, wanted, directory, data)
    if file := issued.file(making.lang, making.kind):
        return Printed(batch.ref, issued, file, _read(duty, batch, file), 0, lacking, False, warnings)
    content = making.draw(data)
    file = _file(issued, making, content)
    changed = replace(issued, files=(*issued.files, file))
    documents = tuple(changed if one == issued else one for one in batch.documents)
    _keep(duty, act, replace(batch, documents=documents), file, content)
    return Printed(batch.ref, changed, file, content, 0, lacking, False, warnings)


def _issued_before(batch: Batch, issued: Issued) -> Conflict:
    return Conflict(
        "{form} of {ref} was issued as {number} on {on}",
        form=Word(issued.form),
        ref=batch.ref,
        number=issued.number,
        on=issued.on,
        hint="--reissue issues a corrected document, which names the old one",
    )


def _anew(
    duty: Duty,
    act: Act,
    batch: Batch,
    former: Issued | None,
    wanted: Wanted,
    directory: Directory,
    making: Making,
    numbering: Numbering,
    taken: Taken,
) -> Printed:
    wanted = dated(batch, wanted, directory, "" if numbering.reissue else numbering.number)
    number, warnings = number_of(duty, act, batch, former, wanted, numbering, taken)
    data = gathered(batch, wanted, directory, number, former.number if former else "")
    content = making.draw(data)
    about = data.fields.get("about")
    issued = Issued(
        number=number,
        form=data.form,
        on=wanted.on,
        holder=_holder(batch, wanted),
        about=about if isinstance(about, str) else wanted.about,
        data=encoded(data).decode(),
        replaces=former.number if former else "",
    )
    file = _file(issued, making, content)
    issued = replace(issued, files=(file,))
    _keep(duty, act, replace(batch, documents=(*batch.documents, issued)), file, content)
    warnings = (*warnings, *of_its_day(batch, wanted))
    return Printed(batch.ref, issued, file, content, 0, tuple(missing(data)), True, warnings)


def of_its_day(batch: Batch, wanted: Wanted) -> Iterator[str]:
    """Yield warnings about the day of a new document: one of printing alone, a notice after the decision."""
    if not wanted.is_dated and wanted.form not in OF_THE_RECORD:
        yield said(
            "{form} of {ref} bears the day of printing, {on}: the day of its act is not on record; --on DATE gives it",
            form=Word(wanted.form),
            ref=batch.ref,
            on=wanted.on,
        )
    if decided := decided_before(batch, wanted):
        yield said(
            "{ref}: the decision was made on {on}, and the notice before it is printed only now; the law has the party "
            "told and heard first",
            ref=batch.ref,
            on=decided,
        )


def _file(issued: Issued, making: Making, content: bytes) -> IssuedFile:
    safe = "".join(c if c.isalnum() or c in "._-" else "-" for c in issued.number).strip("-.")[:80]
    name = f"{issued.form}-{safe}.{making.lang}.{making.kind}"
    return IssuedFile(name=name, lang=making.lang, sha256=sha256(content).hexdigest(), size=len(content))


def _keep(duty: Duty, act: Act, batch: Batch, file: IssuedFile, content: bytes) -> None:
    with aside("document", content) as copy:
        keep_copy(duty.register.store, act, copy, file.sha256, of=batch.ref)
    if not any(known.sha256 == file.sha256 for known in batch.evidence):
        piece = Evidence(name=file.name, sha256=file.sha256, size=file.size, on=duty.today, kind="document")
        batch = replace(batch, evidence=(*batch.evidence, piece))
    act.put(batch)


def _read(duty: Duty, batch: Batch, file: IssuedFile) -> bytes:
    with kept_file(duty.register.store, file.sha256) as path:
        if not path.exists() and any(one.elsewhere for one in batch.evidence if one.sha256 == file.sha256):
            raise NotFound("evidence {name} is not here", name=file.name, hint=command("evidence list", batch.ref))
        if not path.is_file() or digest_of(path, follow=False)[0] != file.sha256:
            raise Damaged("{name} is missing or was altered", name=file.name, hint=command("verify"), at=str(path))
        return path.read_bytes()


def _outdated(
    batch: Batch, issued: Issued, wanted: Wanted, directory: Directory, data: DocumentData
) -> tuple[str, ...]:
    now = gathered(batch, wanted._replace(hidden=data.hidden), directory, issued.number, issued.replaces)
    own = {
        name: value
        for name, value in now.fields.items()
        if name not in ("issued_on", "officers", "status", "goods_total", *wanted.usual)
    }
    if now.goods == data.goods and all(data.fields.get(name) == value for name, value in own.items()):
        return ()
    changed = said(
        "the register has changed since {number} was issued; to issue a corrected one: {command}",
        number=issued.number,
        command=correcting(issued, batch),
    )
    return (changed,)
