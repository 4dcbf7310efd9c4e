"""Refuses a list of holders, marks or other names that was given as a list of batches."""

from collections.abc import Collection, Sequence

from customs_cli.errors import UsageError
from customs_cli.sentences import command
from customs_cli.services.importing.mapping.guessing import Column
from customs_cli.services.importing.mapping.header.vocabulary import REQUIRED, vocabulary
from customs_cli.services.importing.table import ReadTable

_OF_BATCHES = {"found_on", "detained_on", "office", "goods", "document_number"}
"""Fields of which every list of batches has one."""
_OTHERS = tuple(kind for kind in REQUIRED if kind != "batch")


def refuse_other_records(table: ReadTable, columns: Sequence[Column], given: Collection[str]) -> None:
    """Refuse a list that has no column of batches, and all that a list of other records needs."""
    told = {column.field for column in columns if not column.is_remark} | set(given)
    if told & _OF_BATCHES:
        return
    fields = {kind: [vocabulary(kind).fields(name) for name in table.header] for kind in _OTHERS}
    fitting = [kind for kind in _OTHERS if _is_whole(kind, fields[kind])]
    if fitting:
        kind = max(fitting, key=lambda kind: sum(map(bool, fields[kind])))
        raise UsageError(
            "{name} is no list of batches: no column gives the day found, the office or the goods",
            name=table.name,
            hint="{command}",
            command=command(kind, "import", "FILE"),
        )


def _is_whole(kind: str, fields: Sequence[Sequence[str]]) -> bool:
    told = {field for found in fields for field in found}
    return told.issuperset(REQUIRED[kind]) and sum(map(bool, fields)) > len(fields) / 2
