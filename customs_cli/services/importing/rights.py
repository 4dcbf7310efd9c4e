"""Which rights a row names: its cells `marks`, `right_type` and `holder` matched to each other."""

from typing import NamedTuple, get_args

from customs_cli.domain.values.word_lists import RightType
from customs_cli.errors import UsageError


class Right(NamedTuple):
    """One right as a row names it.

    Attributes:
        mark: The mark as written; the holder's name where a right is named by nothing else.
        type: The kind of right.
        holder: The holder as written, or empty.
        is_told: Whether the row says which kind it is; else it is whatever kind bears that name.
    """

    mark: str
    type: RightType
    holder: str
    is_told: bool = True


def split(cell: str) -> tuple[str, ...]:
    """What stands between semicolons, also Chinese ones; each once, in order."""
    return tuple(dict.fromkeys(split_all(cell)))


def split_all(cell: str) -> tuple[str, ...]:
    """What stands between semicolons, repeated ones kept: they may be matched to others one by one."""
    parts = (part.strip() for part in cell.replace("；", ";").split(";"))
    return tuple(part for part in parts if part)


def parse_types(cell: str) -> tuple[RightType, ...]:
    """The right types of a cell, repeated ones kept: they may be matched to marks one by one.

    Raises:
        UsageError: One of them is no right type.
    """
    found: list[RightType] = []
    for part in split_all(cell):
        word = part.casefold()
        if word not in get_args(RightType):
            raise UsageError(
                "no right type {part!r}",
                part=part[:40],
                hint="right types: {types}",
                types=", ".join(get_args(RightType)),
            )
        found.append(word)  # type: ignore[arg-type]
    return tuple(found)


def match_rights(marks: tuple[str, ...], types: tuple[RightType, ...], holders: tuple[str, ...]) -> tuple[Right, ...]:
    """Rights of a row, each once.

    One type or one holder is that of every mark; as many types or holders as marks are matched in order; else every
    mark has every type. A holder without a mark (a patent, say) gives a right that is named after the holder.

    Raises:
        UsageError: There are more holders than one, and not as many as marks.
    """
    kinds: tuple[RightType, ...] = types or ("trademark",)
    if not marks:
        return tuple(dict.fromkeys(Right(holder, kind, holder) for holder in holders for kind in kinds))
    owners = _owners(marks, holders)
    if len(kinds) == len(marks):
        return tuple(dict.fromkeys(Right(*one, bool(types)) for one in zip(marks, kinds, owners, strict=True)))
    pairs = list(zip(marks, owners, strict=True))
    return tuple(dict.fromkeys(Right(mark, kind, owner, bool(types)) for mark, owner in pairs for kind in kinds))


def _owners(marks: tuple[str, ...], holders: tuple[str, ...]) -> tuple[str, ...]:
    if len(set(holders)) < 2:
        return (holders[:1] or ("",)) * len(marks)
    if len(holders) != len(marks):
        raise UsageError(
            "{holders} holders for {marks} marks: which is whose?",
            holders=len(holders),
            marks=len(marks),
            hint="as many holders as marks, or one for all, or one row for each",
        )
    return holders
