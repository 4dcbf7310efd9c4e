"""References to offer: those that fit the command, open batches first, then the newest first."""

from collections.abc import Iterator
from itertools import chain, islice

from customs_cli.cli.completion.beginning import beginning
from customs_cli.cli.completion.fitting import Recorded, fits, fitting
from customs_cli.cli.completion.fitting import events as events_of
from customs_cli.cli.completion.tree import ACTS
from customs_cli.domain.batch.course.readiness import STAGES, stage
from customs_cli.register.completion_glance import Document, Glance, Group, id_prefix

LOOK = 200
"""Greatest number of batches examined for one Tab, whatever the size of the register."""
ENOUGH = 40
"""Greatest number of references offered."""
FEW = 20
"""Number of batches examined at each place when searching for one with another beginning."""


def offers(glance: Glance, word: str, command: str) -> list[tuple[str, str]]:
    """Return (reference, description) of batches that a word may mean and that fit a command."""
    fitting = (batch for batch in candidates(glance, word) if fits(batch, command))
    found = {batch["ref"]: batch for batch in islice(fitting, ENOUGH)}
    if apart := next(_apart(glance, word.strip().upper(), [*found], fitting, command), None):
        found = {batch["ref"]: batch for batch in (*[*found.values()][: ENOUGH - 1], apart)}
    newest = sorted(found.values(), key=lambda b: (str(b.get("found_on", "")), b["ref"]), reverse=True)
    newest.sort(key=lambda b: not is_open(b))
    return [(batch["ref"], described(batch)) for batch in newest]


def _apart(
    glance: Glance, plain: str, offered: list[str], left: Iterator[Document], command: str
) -> Iterator[Document]:
    begun = beginning([ref for ref in offered if ref.startswith(plain)])
    left_out = [batch for batch in left if not batch["ref"].startswith(begun) and batch["ref"].startswith(plain)]
    older = (
        batch
        for end in range(len(plain), len(begun))
        for batch in islice(_before(glance, begun[:end], begun[: end + 1]), FEW)
        if fits(batch, command)
    )
    first = sorted(left_out, key=lambda batch: len(beginning([batch["ref"], begun])))
    return chain(older, first)


def _before(glance: Glance, begun: str, further: str) -> Iterator[Document]:
    whole, own = _ids(begun), _ids(further)
    low, high = whole[0] if whole else 0, own[0] if own else 0
    return chain.from_iterable(glance.newest(group, low, high) for group in glance.groups(low, high))


def candidates(glance: Glance, word: str) -> Iterator[Document]:
    """Yield batches that a word may mean: by the beginning of the reference, a shortened reference or any text."""
    plain = word.strip().upper()
    return (batch for batch in _in_order(glance, plain) if _means(batch, plain))


def lines(glance: Glance, word: str, before: list[str]) -> list[tuple[str, str]]:
    """Return (number, goods) of the lines of the batch named before."""
    batch = meant(glance, before)
    rows = batch.get("lines", ()) if batch else ()
    return [(str(row["no"]), str(row.get("goods", ""))) for row in rows if str(row["no"]).startswith(word)]


def events(glance: Glance, word: str, before: list[str]) -> list[tuple[str, str]]:
    """Return the events that may be logged for the batch named before."""
    return [(name, "") for name in events_of(meant(glance, before)) if name.startswith(word)]


def inside(glance: Glance, table: str, before: list[str]) -> set[str] | None:
    """Return the codes of the holders or marks of the batch named before; None where none is named.

    Only those that the command can concern are returned, or all if there are none, since a correction may concern any.
    """
    batch = meant(glance, before)
    if batch is None:
        return None
    proceedings = batch.get("proceedings", {})
    command = next((word for word in before[1:] if word in ACTS), "")
    holders = set(fitting(batch, command)) or set(proceedings)
    return holders if table == "holder" else {mark for h in holders for mark in proceedings[h].get("marks", {})}


def meant(glance: Glance, before: list[str]) -> Document | None:
    """Return the batch of the first word that is a reference, or is short for a single one; else None."""
    for word in before[1:]:
        head, _, serial = word.strip().upper().rpartition("-")
        if not serial.isdecimal() or len(serial) > 6:
            continue
        if head.count("-") == 1:
            exact = [batch for batch in (_whole(glance, f"{head}-{serial}"),) if batch]
        else:
            exact = _exact(glance, head, int(serial))
        if len(exact) == 1:
            return exact[0]
    return None


def is_open(batch: Document) -> bool:
    """Return whether any proceeding of a batch is open, or it has none yet."""
    proceedings = batch.get("proceedings", {}).values()
    return not proceedings or any(not p.get("outcome") for p in proceedings)


def described(batch: Document) -> str:
    """Return office, goods, holders and state of a batch in one line."""
    goods = ", ".join(str(line["goods"]) for line in batch.get("lines", ()) if line.get("goods"))
    holders = ", ".join(batch.get("proceedings", {}))
    parts = (str(batch.get("office", "")), goods[:40], holders[:30], _state(batch))
    return " · ".join(part for part in parts if part)


def _whole(glance: Glance, ref: str) -> Document | None:
    try:
        return glance.batch(ref)
    except ValueError:
        return None


def _exact(glance: Glance, head: str, serial: int) -> list[Document]:
    new = (batch for ref in glance.new_refs() if int(ref[-6:]) == serial and (batch := glance.batch(ref)))
    kept = (
        b for group in glance.groups() for b in glance.newest(group, group.first + serial, group.first + serial + 1)
    )
    found = {batch["ref"]: batch for batch in (*kept, *new)}
    return [batch for ref, batch in found.items() if not head or head in ref.split("-")[:2]]


def _in_order(glance: Glance, plain: str) -> Iterator[Document]:
    new = (batch for ref in glance.new_refs() if (batch := glance.batch(ref)))
    return islice((batch for batch in _by_turns([new, *_streams(glance, plain)]) if "ref" in batch), LOOK)


def _streams(glance: Glance, plain: str) -> list[Iterator[Document]]:
    head, _, serial = plain.rpartition("-")
    ids = _ids(plain)
    found = [glance.newest(group, *ids) for group in glance.groups(*ids)] if ids else []
    if serial.isdecimal() and len(serial) <= 6:
        groups = list(glance.groups(*(_ids(f"{head}-") or () if "-" in head else ())))
        if any(g.first + int(serial) <= g.last for g in groups):
            found.append(_shortened(glance, groups, int(serial)))
    return found or [glance.newest(group) for group in glance.groups()]


def _ids(begun: str) -> tuple[int, int] | None:
    try:
        prefix = id_prefix(begun) if begun else ""
    except ValueError:
        prefix = ""
    return (int(prefix.ljust(26, "0")), int(prefix.ljust(26, "9")) + 1) if prefix else None


def _shortened(glance: Glance, groups: list[Group], number: int) -> Iterator[Document]:
    for factor in (1, 10, 100, 1000, 10_000, 100_000) if number else ():
        yield from _by_turns(
            [
                glance.newest(group, group.first + number * factor, group.first + (number + 1) * factor)
                for group in groups
                if group.first + number * factor <= group.last
            ]
        )


def _by_turns(streams: list[Iterator[Document]]) -> Iterator[Document]:
    while streams:
        for stream in list(streams):
            batch = next(stream, None)
            if batch is None:
                streams.remove(stream)
            else:
                yield batch


def _means(batch: Document, plain: str) -> bool:
    ref = str(batch.get("ref", ""))
    return plain in ref or _is_short_for(plain, ref) or plain in _text(batch).upper()


def _is_short_for(plain: str, ref: str) -> bool:
    office, _, serial = plain.rpartition("-")
    head, _, own = ref.rpartition("-")
    if not (serial.isdecimal() and own.isdecimal()):
        return False
    is_serial = str(int(own)).startswith(str(int(serial)))
    return is_serial and (not office or office == head or office in head.split("-"))


def _text(batch: Document) -> str:
    lines = batch.get("lines", ())
    words = [str(line.get("goods", "")) for line in lines] + [mark for line in lines for mark in line.get("marks", ())]
    return " ".join([*words, *batch.get("proceedings", {}), *batch.get("campaigns", ())])


def _state(batch: Document) -> str:
    stages = {stage(Recorded(p)) for p in batch.get("proceedings", {}).values()} or {"recorded"}
    return next((word for word in STAGES if word in stages), "")
