"""Values that an officer adds to a document by hand, and fields that are kept back."""

from collections.abc import Mapping

from customs_cli.domain.documents.data import Value
from customs_cli.domain.documents.fields import OF_PROCEEDINGS, PROPOSED
from customs_cli.domain.documents.forms import Form
from customs_cli.domain.values.money import Money
from customs_cli.errors import Conflict, UsageError
from customs_cli.sentences import Command, Listed, OnPaper, Word, command, said


def with_filled(
    form: Form, known: dict[str, Value], filled: Mapping[str, Value], usual: dict[str, str]
) -> dict[str, Value]:
    """Return the fields with what an officer adds; values in the register are corrected there, not on paper."""
    for name in filled:
        if name not in form.fields or name in _OWN:
            may = [field for field in form.fields if field not in (*known, *_OWN)]
            raise UsageError(
                "{form} has no field {name!r}",
                form=Word(form.code),
                name=name[:40],
                hint="one of {may}",
                may=Listed(map(OnPaper, may)),
                at="--fill",
                candidates=may,
            )
        if name in known and name not in PROPOSED:
            raise Conflict(
                "the register already has {field}: {value}",
                field=OnPaper(name),
                value=_told(known[name]),
                hint=_mending(name, str(known["ref"])),
                at="--fill",
            )
    said = {name: text for name, text in usual.items() if name in form.fields}
    added = {**{name: text for name, text in said.items() if name not in known or name in PROPOSED}, **filled}
    return {**{name: value for name, value in known.items() if name.removesuffix("_zh") not in added}, **added}


def _told(value: Value) -> str:
    if isinstance(value, Money):
        return f"{value.amount} {value.currency}"
    return Listed(value) if isinstance(value, tuple) else value


_OWN = ("number", "ref", "office", "issued_on", "replaces")
"""Fields that the program alone fills in."""


def _mending(field: str, ref: str) -> Command | str:
    if field not in _MENDED:
        return command("show", ref)
    mended = command("correct", ref, f"--{field.removesuffix('_on').replace('_', '-')}", _MENDED[field])
    return said("{command} corrects it", command=Command(mended.path, (*mended.arguments, "--reason", "TEXT")))


_MENDED = {
    **dict.fromkeys(("found_on", "detained_on", "served_on"), "DATE"),
    **dict.fromkeys(("direction", "channel", "transport", "found_by", "document_kind", "procedure"), "WORD"),
    **dict.fromkeys(("origin", "departure", "destination"), "CC"),
    **dict.fromkeys(("consignor", "consignee"), "NAME"),
    **dict.fromkeys(("document", "seal", "other_hold"), "NO"),
    "storage": "PLACE",
    "value": "AMOUNT",
}
"""Field -> placeholder for its value in the command that corrects it."""


def kept_back(form: Form, hidden: tuple[str, ...]) -> tuple[str, ...]:
    """Return the fields and tables of a form to keep back; with the proceedings, the tables about them too.

    Raises:
        UsageError: The form has no field or table of that name, or cannot do without it.
    """
    may = (*form.fields, *form.tables)
    for name in hidden:
        if name not in may or name in ("number", "ref", "office", "issued_on"):
            raise UsageError(
                "{field!r} cannot be redacted",
                field=name[:40],
                hint="one of {may}",
                may=Listed(map(OnPaper, may)),
                at="--redact",
                candidates=may,
            )
    with_it = OF_PROCEEDINGS if "proceedings" in hidden else ()
    return tuple(dict.fromkeys((*hidden, *(name for name in with_it if name in form.tables))))
