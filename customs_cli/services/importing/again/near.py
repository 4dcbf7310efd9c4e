"""The note on a row without a number that differs from a batch of its day in a cell or two."""

from collections.abc import Iterator

from customs_cli.sentences import command, said
from customs_cli.services.importing.again.comparing import Change, Changed
from customs_cli.services.importing.cases import Case

_OF_A_BATCH = ("direction", "channel", "transport", "origin", "departure", "destination")
_OF_A_LINE = ("goods", "hs", "category")


def near_note(case: Case, changed: Changed) -> str:
    """Return a note that asks whether a case is a stored batch, with the command that would correct the batch."""
    fields = ", ".join(dict.fromkeys(change.field for change in changed.changes))
    return said(
        "row {row}, without a number, matches {ref} of the same day except for {fields}: is this the same "
        "batch? If so, before the import: {mending}",
        row=case.row,
        ref=changed.ref,
        fields=fields,
        mending=_mending(case, changed) or command("show", changed.ref),
    )


def _mending(case: Case, changed: Changed) -> str:
    lines = {change.line for change in changed.changes}
    options = [option for change in changed.changes for option in _options(case, change)]
    fields = {change.field for change in changed.changes}
    told = tuple(dict.fromkeys(options))
    words = [word for option in told for word in option]
    if fields <= {*_OF_A_BATCH} and len(told) == len(fields):
        return command("correct", changed.ref, *words, "--reason", "TEXT")
    is_all = fields <= {*_OF_A_LINE, "quantity", "unit", "value", "currency", "marks"} and len(lines) == 1
    return command("line edit", changed.ref, *lines, *words) if is_all and 0 not in lines and told else ""


def _options(case: Case, change: Change) -> Iterator[tuple[str, ...]]:
    line = next(entry.line for entry in case.entries if entry.row == change.row)
    if change.field in ("quantity", "unit") and line.quantity is not None:
        yield "--quantity", str(line.quantity), "--unit", line.unit
    elif change.field in ("value", "currency") and line.value:
        yield "--value", f"{line.value.amount:f}", "--currency", line.value.currency
    elif change.field == "marks" and change.new:
        yield tuple(word for mark in change.new.split(";") for word in ("--mark", mark))
    elif change.field in (*_OF_A_BATCH, *_OF_A_LINE) and change.new:
        yield f"--{change.field}", change.new
