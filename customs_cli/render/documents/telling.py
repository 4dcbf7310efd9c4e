"""The answer after a document was issued (its number, its file, what is to be filled in), as text and as JSON."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Protocol

from customs_cli.domain.documents.data import DocumentData
from customs_cli.domain.documents.forms import Missing
from customs_cli.domain.documents.issued import Issued, IssuedFile
from customs_cli.render.documents.labels import LABELS
from customs_cli.render.documents.letters import LAYOUTS
from customs_cli.render.documents.values import FormWords
from customs_cli.render.words.articles import cited
from customs_cli.render.words.catalogue import Words

if TYPE_CHECKING:
    from collections.abc import Sequence


class Given(Protocol):
    """A document that was printed, as `services.documents.issuing` returns it."""

    @property
    def ref(self) -> str:
        """Reference of the batch."""

    @property
    def issued(self) -> Issued:
        """The record of the document in the register."""

    @property
    def file(self) -> IssuedFile:
        """The file of the document that was written or found again."""

    @property
    def seq(self) -> int:
        """Number of the act; 0 where nothing was written."""

    @property
    def missing(self) -> "Sequence[Missing]":
        """The fields that are still to be filled in."""

    @property
    def is_new(self) -> bool:
        """Whether the document was issued now, not printed again."""


def told(printed: Given, where: str, words: Words) -> Iterator[str]:
    """Yield the lines on a document that was issued, or printed again."""
    issued = printed.issued
    form = FormWords(words.lang)(LAYOUTS[issued.form].title)
    values = {"form": form, "number": issued.number, "ref": printed.ref, "file": where}
    if not printed.is_new:
        on = issued.on.isoformat()
        yield words("{form} {number} of {ref}, issued on {on}, is printed again: {file}", on=on, **values)
        return
    yield words("{form} {number} of {ref} is issued: {file}", **values)
    if issued.replaces:
        yield words("It replaces {number}.", number=issued.replaces)


def told_together(new: int, again: int, lacking: Iterable[Missing], words: Words) -> Iterator[str]:
    """Yield the lines on several documents: how many were issued and printed again, and what is to be filled in."""
    yield words("{new} documents issued, {again} printed again.", new=new, again=again)
    yield from to_be_filled(dict.fromkeys(one._replace(line=None) for one in lacking), words)


def to_be_filled(lacking: Iterable[Missing], words: Words) -> Iterator[str]:
    """Yield one line with the fields that the law requires and the document lacks; none where it has all."""
    own = FormWords(words.lang)
    lines: dict[tuple[str, str], list[int]] = {}
    for one in lacking:
        lines.setdefault((one.field, one.article), []).extend(() if one.line is None else (one.line,))
    listed = [_named(field, article, numbers, own) for (field, article), numbers in lines.items()]
    if listed:
        yield words("To be filled in: {fields}", fields=("；" if own.lang == "zh" else "; ").join(listed))


def _named(field: str, article: str, lines: list[int], words: FormWords) -> str:
    label = words(LABELS.get(field, field))
    if len(lines) == 1:
        label = words("{label} of line {line}", label=label, line=lines[0])
    elif lines:
        label = words("{label} of {count} lines", label=label, count=f"{len(lines):,}")
    if not article:
        return label
    confirmed = "(not confirmed)" not in article
    where = cited(article.replace(" (not confirmed)", ""), confirmed, words)
    return f"{label}（{where}）" if words.lang == "zh" else f"{label} ({where})"


def as_json(printed: Given, where: str) -> dict[str, Any]:
    """Return one document in the form of `customs.document/1`."""
    return {
        "ref": printed.ref,
        "number": printed.issued.number,
        "form": printed.issued.form,
        "on": printed.issued.on.isoformat(),
        "holder": printed.issued.holder or None,
        "about": printed.issued.about or None,
        "replaces": printed.issued.replaces or None,
        "void": printed.issued.void or None,
        "lang": printed.file.lang,
        "file": where,
        "sha256": printed.file.sha256,
        "size": printed.file.size,
        "new": printed.is_new,
        "seq": printed.seq or None,
        "missing": [one._asdict() for one in printed.missing],
    }


def draft_json(ref: str, data: DocumentData, lacking: Iterable[Missing], where: str | None) -> dict[str, Any]:
    """Return a draft in the form of `customs.document/1`, without a number."""
    from msgspec import to_builtins

    return {
        "ref": ref,
        "number": None,
        "form": data.form,
        "file": where,
        "new": False,
        "dry_run": True,
        "missing": [one._asdict() for one in lacking],
        "data": to_builtins(data),
    }
