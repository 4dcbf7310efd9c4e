"""Draws a document as the bytes of a file: PDF/A, Word, HTML or plain text."""

from customs_cli.domain.documents.data import DocumentData
from customs_cli.errors import UsageError
from customs_cli.render.documents.paper import Paper, laid_out

KINDS = ("pdf", "docx", "html", "txt")
"""The kinds of file; the first is the one that is filed."""


def kind_of(name: str) -> str:
    """Return the kind of file that the suffix of a name demands.

    Raises:
        UsageError: The suffix is none of `KINDS`.
    """
    kind = name.rpartition(".")[2].casefold() if "." in name else ""
    if kind not in KINDS:
        raise UsageError(
            "a document cannot be written as a {kind!r} file",
            kind=kind[:20],
            hint="-o FILE.{kinds}",
            kinds="|".join(KINDS),
            at="-o",
            candidates=KINDS,
        )
    return kind


def drawn(data: DocumentData, lang: str, kind: str, template: bytes | None = None) -> bytes:
    """Return the bytes of a document's file; the same data, language and template give the same bytes.

    Args:
        data: The contents of the document.
        lang: `en` or `zh`.
        kind: One of `KINDS`.
        template: The office's own Word template, which every kind of file follows; None for the program's own.

    Raises:
        UsageError: A library is not installed, or the template cannot be used.
        FaultsFound: The template has something that only Word can show, and another kind of file is asked for.
        NotFound: No font has the characters of a PDF.
    """
    match kind:
        case "docx":
            return _word(data, lang, template)
        case "pdf":
            from customs_cli.render.documents.drawn.typeset import drawn as pdf

            return pdf(_paper(data, lang, template))
        case "html":
            from customs_cli.render.documents.drawn.hypertext import drawn as html

            return html(_paper(data, lang, template))
    from customs_cli.render.documents.drawn.plain_text import drawn as text

    return text(_paper(data, lang, template))


def _paper(data: DocumentData, lang: str, template: bytes | None) -> Paper:
    if template is None:
        return laid_out(data, lang)
    from customs_cli.render.documents.following import followed

    return followed(_word(data, lang, template), data, lang)


def _word(data: DocumentData, lang: str, template: bytes | None) -> bytes:
    from customs_cli.render.documents.drawn.word import drawn as word

    return word(data, lang, template)
