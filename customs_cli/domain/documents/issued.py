"""The record of a document that was issued: number, form, day, addressee, the data it was made from, its files."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Literal

from customs_cli.domain.record import Record

FormCode = Literal[
    "notice",
    "detention-decision",
    "detention-list",
    "receipt",
    "release-notice",
    "transfer-letter",
    "hearing-notice",
    "penalty-decision",
    "confiscation-notice",
    "collection-list",
    "custody-chain",
    "batch-file",
    "court-letter",
]


class IssuedFile(Record, frozen=True):
    """One file of a document, kept as evidence under its SHA-256.

    Attributes:
        name: File name; its extension gives the file type (`pdf`, `docx`, `html`, `txt`).
        lang: Language of the text, `en` or `zh`.
        sha256: SHA-256 of its bytes, in hex.
        size: Size in bytes.
    """

    name: str
    lang: str
    sha256: str
    size: int

    @property
    def kind(self) -> str:
        """The file type: `pdf`, `docx`, `html` or `txt`."""
        return self.name.rpartition(".")[2]


class Issued(Record, frozen=True):
    """A document that an office issued; it is never deleted, only voided or replaced by another.

    Attributes:
        number: Its number, never used again.
        form: Code of the form.
        on: Day of issue, as printed.
        holder: Code of the holder to whose goods it is limited; empty for those of all.
        about: For a receipt, the number of the document served; for a penalty decision, its number in the acts (or day)
            where parts of the goods have several; for a notice before a penalty, the decision before it; for a letter,
            its case or court notice, where there are several; for what is in `of_days`, the act that it alone tells of.
        data: What it was made from, `DocumentData` as JSON text.
        files: Each language and file type in which it was printed, made from the same data.
        replaces: Number of the document that this one corrects; empty for none.
        void: Why it does not count any more; empty while it does.
    """

    number: str
    form: FormCode
    on: date
    holder: str = ""
    about: str = ""
    data: str = ""
    files: tuple[IssuedFile, ...] = ()
    replaces: str = ""
    void: str = ""

    def file(self, lang: str, kind: str) -> IssuedFile | None:
        """Return its file in a language and file type (`pdf`); None where it was not printed so."""
        return next((file for file in self.files if (file.lang, file.kind) == (lang, kind)), None)


def that_count(documents: Iterable[Issued]) -> list[Issued]:
    """Return the documents of a batch that count: neither void nor replaced by another that counts."""
    valid = [one for one in documents if not one.void]
    replaced = {one.replaces for one in valid}
    return [one for one in valid if one.number not in replaced]


def counted_twice(documents: Iterable[Issued]) -> set[tuple[str, str, str]]:
    """Return (form, holder, about) for which more than one of a batch's documents counts."""
    counted = Counter((one.form, one.holder, one.about) for one in that_count(documents))
    return {what for what, times in counted.items() if times > 1}


def files_of(documents: Iterable[Issued]) -> set[str]:
    """Return the SHA-256 digests of the files of documents, which are no evidence beside that."""
    return {file.sha256 for one in documents for file in one.files}
