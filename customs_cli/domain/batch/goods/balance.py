"""Where the goods of a line are: found = released + abandoned + confiscated + transferred + held, each piece once.

A piece that bears the marks of several holders has one fate, the first that holds of: handed to the police or to
another office, confiscated, abandoned, held for anybody, released by all; while another paper holds the goods too, none
is released that was not handed back already. Each holder's outcome is of a known number of pieces, but not of known
pieces: as far as possible, the holders' pieces are taken to be the same.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct

from customs_cli.domain.batch.batch import Batch, Line, Transfer
from customs_cli.domain.batch.course.readiness import is_locked
from customs_cli.domain.batch.proceeding_record import FOUND_GENUINE, SAID_GENUINE, Part, Proceeding
from customs_cli.domain.custody.samples import out_as_samples
from customs_cli.domain.values.quantity import Amount
from customs_cli.domain.values.word_lists import CourtKind

STAYS: tuple[CourtKind, ...] = ("evidence-taking", "evidence-preservation", "property-preservation")
"""Court measures that leave the goods with customs."""
_SCALE = 3
_FIRST_OF_ALL = ("transferred", "confiscated", "abandoned", "held", "released")


class Balance(Struct, frozen=True):
    """The goods of one line, in its unit, each piece counted once; 0 where the quantity is not known.

    Attributes:
        found: Whole quantity of the line.
        released: Released for every holder; those handed back are among them.
        abandoned: Given up by the traveller, sender or addressee; those disposed of are among them.
        confiscated: Confiscated, or given up by agreement; those disposed of are among them.
        transferred: Part of a case that the police, or another office, have (those still to be handed over are among
            them), or taken by a court before anything was decided.
        held: Not decided about yet, or released but held under another paper; in the hands of customs.
        disposed: Part of the confiscated and the abandoned that is gone for good, in any way but back to the owner; of
            the confiscated first.
        returned: Part of the released that was handed back.
        samples: Now out as samples, whatever was decided about them.
        waiting: Part of the transferred that is still in the store.
    """

    found: Amount
    released: Amount
    abandoned: Amount
    confiscated: Amount
    transferred: Amount
    held: Amount
    disposed: Amount
    returned: Amount
    samples: Amount
    waiting: Amount

    @property
    def in_store(self) -> Amount:
        """Quantity that customs still has in its hands, whatever was decided about it."""
        out = self.disposed + self.returned + self.samples + self.transferred - self.waiting
        return round(self.found - out, _SCALE)

    @property
    def to_dispose(self) -> Amount:
        """Quantity that was confiscated or abandoned, and is not disposed of."""
        return round(self.confiscated + self.abandoned - self.disposed, _SCALE)

    @property
    def given_up(self) -> Amount:
        """Quantity that was abandoned, and is not disposed of."""
        return min(self.abandoned, max(0, self.to_dispose))

    @property
    def kept(self) -> Amount:
        """Quantity in customs' hands that nobody gave back or up: held, confiscated, or still to be handed over."""
        return round(self.in_store - self.released + self.returned - self.given_up, _SCALE)


def whole_fate(batch: Batch, owners: Sequence[Proceeding]) -> str | None:
    """Return the one fate of all goods of a line, as in its balance; None where parts of them may have another.

    Args:
        batch: The batch that the line is in.
        owners: The proceedings of the marks on the line.
    """
    if batch.transfers or batch.disposals or batch.other_hold or any(p.parts for p in owners):
        return None
    words = [p.outcome or "held" for p in owners]
    return min(words, key=_FIRST_OF_ALL.index) if words else "held"


def balance(batch: Batch, no: int) -> Balance:
    """Return the quantity balance of a line.

    Raises:
        NotFound: The batch has no such line.
    """
    line = batch.line(no)
    found = line.quantity or 0
    gone = [d for d in batch.disposals if d.line == no]
    returned = _sum([d.quantity for d in gone if d.way == "return"])
    disposed = _sum([d.quantity for d in gone if d.way != "return"])
    owners = [p for p in batch.proceedings.values() if not p.marks.keys().isdisjoint(line.named_marks)]
    fates = [_handed(batch, p, fates_of(p, line)) for p in owners]
    left = found

    def of(word: str, least: Amount = 0, most: Amount = found, less: Amount = 0) -> Amount:
        nonlocal left
        taken = min(left, most, max([least, *[_sum([fate.get(word, 0), -less]) for fate in fates]]))
        left = round(left - taken, _SCALE)
        return taken

    there = max(0, _sum([found, -disposed, -returned]))
    handed = min(there, _handed_over(batch, no)) if batch.transfers else 0
    transferred = of("transferred", handed, there)
    # Quantity handed over beyond what was decided to be transferred had been confiscated before.
    theirs = _sum([transferred, -max([0, *[fate.get("transferred", 0) for fate in fates]])])
    given_up = max([0, *[fate.get("abandoned", 0) for fate in fates]])
    confiscated = of("confiscated", max(0, _sum([disposed, -given_up])), less=max(0, theirs))
    abandoned = of("abandoned")
    held = of("held", less=agreed(disposed, fates)) if fates else left
    if fates and batch.other_hold:
        held = round(held + left - min(left, returned), _SCALE)
    taken = min(held, _with_courts(batch, line)) if batch.transfers else 0
    return Balance(
        found=found,
        released=0 if not fates else min(left, returned) if batch.other_hold else left,
        abandoned=abandoned,
        confiscated=confiscated,
        transferred=_sum([transferred, taken]),
        held=_sum([held, -taken]),
        disposed=disposed,
        returned=returned,
        samples=out_as_samples(batch.custody, no) if batch.custody else 0,
        waiting=min(transferred, _waiting(batch, no)) if batch.transfers else 0,
    )


def agreed(disposed: Amount, fates: Sequence[dict[str, Amount]]) -> Amount:
    """Return how much of what is gone of a line nothing was decided about: destroyed by agreement (EU, TRIPS)."""
    decided = [fate.get("confiscated", 0) + fate.get("abandoned", 0) for fate in fates]
    return max(0, _sum([disposed, -max([0, *decided])]))


def fate_of(p: Proceeding, line: Line, word: str) -> Amount:
    """Return how much of a line one holder's proceeding has brought to this outcome (`held`: to none yet)."""
    return fates_of(p, line).get(word, 0)


def fates_of(p: Proceeding, line: Line) -> dict[str, Amount]:
    """The outcomes of a line's goods in one proceeding: outcome, or `held` -> quantity; they add up to the line."""
    if not p.parts:
        return {p.outcome or "held": max(0, _sum([line.quantity or 0]))}
    fates: dict[str, Amount] = {}
    for part in p.parts:
        if part.line == line.no:
            fates[part.outcome] = _sum([fates.get(part.outcome, 0), part.quantity])
    rest = _sum([line.quantity or 0, -_sum(list(fates.values()))])
    return {**fates, "held": _sum([fates.get("held", 0), max(0, rest)])}


def confiscated_of(batch: Batch, p: Proceeding, line: Line) -> Amount:
    """Return how much of a line was confiscated for one holder, without the pieces in a case of another holder's.

    Those that the police got for another holder only after the last confiscation stay among them.
    """
    last = max((part.on for part in p.parts if part.outcome == "confiscated"), default=p.outcome_on)
    others = (q for q in batch.proceedings.values() if q.holder != p.holder)
    taken = (
        _sum([part.quantity for part in q.parts if _is_taken(part, line.no) and (last is None or part.on <= last)])
        for q in others
    )
    return min(fate_of(p, line, "confiscated"), _sum([line.quantity or 0, -max(taken, default=0)]))


def _is_taken(part: Part, no: int) -> bool:
    return part.line == no and part.outcome == "transferred"


def left_before(p: Proceeding, line: Line, told: Sequence[tuple[date, Amount]]) -> list[Part]:
    """Return the parts of a line that left before its first finding or confirmation.

    Parts of that first day are among them if they left for another reason and the findings cover exactly the rest.

    Args:
        p: The holder's proceeding.
        line: The line.
        told: Day and quantity of each finding, or confirmation, on the line; at least one.
    """
    first = min(day for day, _ in told)
    before = [part for part in p.parts if part.line == line.no and part.on < first]
    of_that_day = [part for part in p.parts if part.line == line.no and part.on == first and not _follows(part)]
    much, left = _sum([quantity for _, quantity in told]), _sum([part.quantity for part in of_that_day])
    is_the_rest = _sum([much, left, *(part.quantity for part in before)]) == line.quantity and much != left
    return [*before, *(of_that_day if is_the_rest else ())]


def _follows(part: Part) -> bool:
    return part.outcome == "confiscated" or part.reason in (FOUND_GENUINE, SAID_GENUINE)


def came_back(batch: Batch, transfer: Transfer) -> bool:
    """Return whether the police refused the case that was transferred, for every holder whose goods they had."""
    if transfer.refused_on:
        return True
    if transfer.to != "police" or sum(t.to == "police" for t in batch.transfers) > 1:
        return False
    refused = [p.events.get("police_refused_on") for p in whose(batch, transfer)]
    return bool(refused) and all(day and day >= transfer.on for day in refused)


def standing(batch: Batch) -> list[Transfer]:
    """Return the hand-overs of a batch without the cases that the police refused, which are no transfers in sums."""
    return [transfer for transfer in batch.transfers if not came_back(batch, transfer)]


def whose(batch: Batch, transfer: Transfer) -> list[Proceeding]:
    """Return the proceedings of the holders whose goods were handed over."""
    return [p for h, p in batch.proceedings.items() if transfer.concerns(h)]


def court_took_on(batch: Batch, holder: str) -> date | None:
    """Return the day on which a court first took goods of a holder away; None where all of them stayed with customs."""
    taken = (t.on for t in batch.transfers if t.to == "court" and t.kind not in STAYS and t.concerns(holder))
    return min(taken, default=None)


def with_a_court(batch: Batch, no: int) -> Transfer | None:
    """Return the hand-over by which a court took goods of a line after they were confiscated; None if none did."""
    return next(_taken_since(batch, no), None)


def quantity_with_courts(batch: Batch, no: int) -> Amount:
    """Return how much of a line courts took after it was confiscated; all of it where the goods are not listed."""
    taken = list(_taken_since(batch, no))
    listed = _sum([part.quantity or 0 for t in taken for part in t.goods if part.line == no])
    return listed if all(t.goods for t in taken) else batch.line(no).quantity or 0


def taken_on(batch: Batch, no: int) -> list[date]:
    """Return the days on which courts or the police took goods of a line after they were confiscated."""
    cases = (t for t in batch.transfers if t.to == "police" and not (t.waits or came_back(batch, t)))
    handed = [t.goods_on or t.on for t in cases if any(part.line == no for part in t.goods)]
    return [*handed, *(t.on for t in _taken_since(batch, no))]


def _taken_since(batch: Batch, no: int) -> Iterator[Transfer]:
    marks = batch.line(no).named_marks
    owners = [p for p in batch.proceedings.values() if not p.marks.keys().isdisjoint(marks)]
    since = min((p.outcome_on for p in owners if p.outcome == "confiscated" and p.outcome_on), default=None)
    taken = (t for t in batch.transfers if t.to == "court" and t.kind not in STAYS and since and t.on >= since)
    there = (t for t in taken if not t.goods or any(part.line == no for part in t.goods))
    return (t for t in there if not is_let_go(batch, t))


def handed_to_office(batch: Batch, holder: str) -> list[Transfer]:
    """Return the hand-overs to another office that include a holder's goods."""
    return [t for t in batch.transfers if t.to == "office" and t.concerns(holder)]


def _handed(batch: Batch, p: Proceeding, fates: dict[str, Amount]) -> dict[str, Amount]:
    if not any(not t.goods for t in handed_to_office(batch, p.holder)):
        return fates
    both = _sum([fates.get("transferred", 0), fates.get("held", 0)])
    return {**fates, "transferred": both, "held": 0}


def _handed_over(batch: Batch, no: int) -> Amount:
    gone = ("police", "office")
    cases = [t for t in batch.transfers if t.to in gone and not came_back(batch, t)]
    return _sum([part.quantity or 0 for t in cases for part in t.goods if part.line == no])


def is_let_go(batch: Batch, transfer: Transfer) -> bool:
    """Return whether a court that took goods has since freed them for all their holders."""
    own = whose(batch, transfer) if transfer.to == "court" else []
    return bool(own) and not any(map(is_locked, own)) and all(_has_word_since(p, transfer.on) for p in own)


def _has_word_since(p: Proceeding, on: date) -> bool:
    return any(notice.freed_on and notice.freed_on >= on for notice in p.court)


def taken_by_courts(batch: Batch, line: Line) -> list[Transfer]:
    """Return the hand-overs by which courts took goods of a line that they have not freed since."""

    def is_meant(t: Transfer) -> bool:
        if t.goods:
            return any(part.line == line.no for part in t.goods)
        return any(not p.marks.keys().isdisjoint(line.named_marks) for p in whose(batch, t))

    taken = (t for t in batch.transfers if t.to == "court" and t.kind not in STAYS and is_meant(t))
    return [t for t in taken if not is_let_go(batch, t)]


def _with_courts(batch: Batch, line: Line) -> Amount:
    taken = taken_by_courts(batch, line)
    listed = _sum([part.quantity or 0 for t in taken for part in t.goods if part.line == line.no])
    return listed if all(t.goods for t in taken) else line.quantity or 0


def _waiting(batch: Batch, no: int) -> Amount:
    parts = (part for t in batch.transfers if t.waits for part in t.goods if part.line == no)
    return _sum([part.quantity or 0 for part in parts])


def _sum(amounts: list[Amount]) -> Amount:
    return round(sum(amounts), _SCALE)
