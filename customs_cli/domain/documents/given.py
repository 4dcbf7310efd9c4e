"""What an officer adds to a document by hand, and what is kept back of it."""

from customs_cli.domain.documents.data import Value
from customs_cli.domain.documents.fields import OF_PROCEEDINGS, PROPOSED
from customs_cli.domain.documents.forms import Form
from customs_cli.errors import Conflict, UsageError
from customs_cli.sentences import Command, Word, command, said


def with_filled(form: Form, known: dict[str, Value], filled: dict[str, str], usual: dict[str, str]) -> dict[str, Value]:
    """The fields with what an officer gives besides; what the register holds is mended there, not on paper.

    Args:
        form: Which form.
        known: What the register holds.
        filled: What the officer gives.
        usual: What the office always says where neither does.

    Raises:
        UsageError: The form has no such field.
        Conflict: The register holds it.
    """
    for name in filled:
        if name not in form.fields or name in ("number", "ref", "office", "issued_on", "replaces"):
            may = [field for field in form.fields if field not in (*known, "number")]
            raise UsageError(
                "{form} has no field {name!r}",
                form=Word(form.code),
                name=name[:40],
                hint="one of {may}",
                may=", ".join(may),
                at="--fill",
                candidates=may,
            )
        if name in known and name not in PROPOSED:
            raise Conflict(
                "the register says {field}: {value}",
                field=name,
                value=known[name],
                hint=_mending(name, str(known["ref"])),
                at="--fill",
            )
    said = {name: text for name, text in usual.items() if name in form.fields}
    added = {**{name: text for name, text in said.items() if name not in known or name in PROPOSED}, **filled}
    return {**{name: value for name, value in known.items() if name.removesuffix("_zh") not in added}, **added}


def _mending(field: str, ref: str) -> Command | str:
    """What mends a field of the register; where no correction does, what shows it."""
    if field not in _MENDED:
        return command("show", ref)
    mended = command("correct", ref, f"--{field.removesuffix('_on').replace('_', '-')}", _MENDED[field])
    return said("{command} mends it", command=Command(mended.path, (*mended.arguments, "--reason", "TEXT")))


_MENDED = {
    **dict.fromkeys(("found_on", "detained_on", "served_on"), "DATE"),
    **dict.fromkeys(("direction", "channel", "transport", "found_by", "document_kind", "procedure"), "WORD"),
    **dict.fromkeys(("origin", "departure", "destination"), "CC"),
    **dict.fromkeys(("consignor", "consignee"), "NAME"),
    **dict.fromkeys(("document", "seal", "other_hold"), "NO"),
    "storage": "PLACE",
    "value": "AMOUNT",
}
"""Field -> what stands for its right value in the command that corrects it."""


def kept_back(form: Form, hidden: tuple[str, ...]) -> tuple[str, ...]:
    """The fields and tables of a form that are kept back: with the proceedings, the tables of what is in them.

    Raises:
        UsageError: It has none of that name, or it says nothing without it.
    """
    may = (*form.fields, *form.tables)
    for name in hidden:
        if name not in may or name in ("number", "ref", "office", "issued_on"):
            raise UsageError(
                "{field!r} cannot be kept back",
                field=name[:40],
                hint="one of {may}",
                may=", ".join(may),
                at="--redact",
                candidates=may,
            )
    with_it = OF_PROCEEDINGS if "proceedings" in hidden else ()
    return tuple(dict.fromkeys((*hidden, *(name for name in with_it if name in form.tables))))
