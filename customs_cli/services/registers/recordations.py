"""Warnings about marks entered with the recordation of another, and about names that another record bears."""

from collections.abc import Iterable, Iterator

from customs_cli.domain.rights.holder import Holder
from customs_cli.domain.rights.named import Named, of_one_name, word_of
from customs_cli.domain.rights.trademark import Trademark, of_one_recordation, recordation_fault
from customs_cli.register.register import Register
from customs_cli.sentences import Listed, command, said
from customs_cli.services.lookup.naming import Names


def odd_as_entered(register: Register, record: Named) -> Iterator[str]:
    """Yield warnings about the form of a mark's recordation number, and about other marks with the same one."""
    if isinstance(record, Trademark) and record.recordation and (what := recordation_fault(record.recordation)):
        yield said("{mark}, recordation {number}: {what}", mark=record.code, number=record.recordation, what=what)
    yield from recorded_twice(register, (record,))


def recorded_twice(register: Register, put: Iterable[Named]) -> Iterator[str]:
    """Yield a warning for each mark whose recordation another mark has too.

    Args:
        register: The register with the other marks.
        put: Records that were put, or would be.
    """
    marks = {one.code: one for one in put if isinstance(one, Trademark) and one.recordation}
    others = [one for one in Names(register).all(Trademark) if one.code not in marks] if marks else []
    for mark, other in of_one_recordation((*others, *marks.values())):
        if mark.code in marks:
            yield said(
                "{mark}: its recordation {number} is also that of {other}",
                mark=mark.code,
                number=mark.recordation,
                other=other,
            )


def named_as_another(register: Register, record: Named) -> Iterator[str]:
    """Yield the warnings of `named_twice` about one record that was just put, and how that is taken back."""
    if told := list(named_twice(register, (record,))):
        yield from told
        yield said("if it is the same one: {command}", command=command("undo"))


def named_twice(register: Register, put: Iterable[Named]) -> Iterator[str]:
    """Yield a warning for each name of a holder or mark that another one bears too: looked up, it may mean either."""
    put = tuple(put)
    for kind in (Holder, Trademark):
        new = {one.code: one for one in put if isinstance(one, kind)}
        others = [one for one in Names(register).all(kind) if one.code not in new] if new else []
        for name, bearers in of_one_name((*others, *new.values())):
            own = [one.code for one in bearers[1:] if one.code in new]
            rest = [one.code for one in bearers if one.code not in own]
            shown = ("show", rest[0]) if len(bearers) == 2 else ("list", name)
            if own:
                yield said(
                    "{own}: the name {name} is also that of {other}: {command}",
                    own=Listed(own),
                    name=name,
                    other=Listed(rest),
                    command=command(f"{word_of(kind)} {shown[0]}", shown[1]),
                )
