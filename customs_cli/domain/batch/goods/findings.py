"""What customs found of exact parts of the goods, and how much of them it has still to decide about."""

from collections.abc import Iterable, Mapping
from datetime import date

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Line
from customs_cli.domain.batch.former import with_earlier, with_earlier_findings
from customs_cli.domain.batch.goods.balance import fate_of, left_before
from customs_cli.domain.batch.proceeding_record import FoundPart, Part, Proceeding
from customs_cli.domain.values.quantity import Amount
from customs_cli.domain.values.word_lists import Finding, Outcome

_SCALE = 3
_GRAVEST: tuple[Finding, ...] = ("infringing", "undetermined", "not-infringing")


def may_be_found(p: Proceeding, line: Line, finding: Finding) -> Amount:
    """How much of a line a finding may be about: what is undecided, and, of another finding, what was in doubt."""
    open_yet = undecided(p, line)
    if finding == "undetermined":
        return open_yet
    in_doubt = _sum([one.quantity for one in p.found if one.line == line.no and one.finding == "undetermined"])
    return _sum([open_yet, max(0, min(in_doubt, _sum([_free(p, line), -open_yet])))])


def undecided(p: Proceeding, line: Line) -> Amount:
    """How much of a line no finding is about yet, of what customs holds and did not find infringing before.

    What left before any finding needs none any more; since then, what was found otherwise is taken to have left first.
    """
    found = [one.quantity for one in p.found if one.line == line.no]
    gone = [part.quantity for part in _left_before(p, line)]
    return max(0, min(_sum([line.quantity or 0, -_sum(found), -_sum(gone)]), _free(p, line)))


def _left_before(p: Proceeding, line: Line) -> list[Part]:
    """The parts of a line that left before anything was found of it."""
    told = [(one.on, one.quantity) for one in p.found if one.line == line.no]
    return left_before(p, line, told) if told and p.parts else []


def with_finding(
    p: Proceeding, lines: Iterable[Line], goods: Mapping[int, Amount], *, finding: Finding, on: date
) -> Proceeding:
    """The proceeding with a finding on so much of some lines; what was in doubt before is no longer, where it must be.

    Args:
        p: The proceeding.
        lines: All that bear its marks.
        goods: Number of the line -> how much of it, no more than `may_be_found`.
        finding: What was found.
        on: The day.
    """
    lines = list(lines)
    parts = p.found
    if not p.found:
        p = with_earlier(p, "finding_on", p.finding_on, on, p.finding)
    for line in lines:
        if quantity := goods.get(line.no, 0):
            new = FoundPart(line=line.no, quantity=quantity, finding=finding, on=on)
            parts = _with(parts, new, max(0, _sum([quantity, -undecided(p, line)])))
    return with_findings(with_earlier_findings(p, parts, on), lines, parts)


def with_findings(p: Proceeding, lines: Iterable[Line], parts: tuple[FoundPart, ...]) -> Proceeding:
    """The proceeding with what customs found of parts of its goods: the gravest of it; one part at least."""
    gravest = next(one for one in _GRAVEST if any(part.finding == one for part in parts))
    last = max(part.on for part in parts)
    return with_unfound(replace(p, finding=gravest, finding_on=last, found=parts), lines)


def found_apart(p: Proceeding, lines: Iterable[Line]) -> Proceeding:
    """The proceeding with a finding on all its goods told line by line, so that goods found later are not among them.

    Where the quantity of a line is not known it stays as it is.
    """
    lines = list(lines)
    if p.finding is None or p.finding_on is None or p.found or not all(line.quantity for line in lines):
        return p
    goods = ((line.no, line.quantity or 0) for line in lines)
    parts = (FoundPart(line=no, quantity=quantity, finding=p.finding, on=p.finding_on) for no, quantity in goods)
    return with_findings(p, lines, tuple(parts))


def with_unfound(p: Proceeding, lines: Iterable[Line]) -> Proceeding:
    """The proceeding with how much customs has still to decide about, where it decided about parts."""
    return replace(p, unfound=_sum([undecided(p, line) for line in lines])) if p.found else p


def newly_found(before: Iterable[FoundPart], after: Iterable[FoundPart]) -> list[FoundPart]:
    """The parts among those of `after` that were found so since; one of which less is in doubt now is not new."""
    known, changed = list(before), []
    for part in after:
        if part in known:
            known.remove(part)
        else:
            changed.append(part)
    less = [(one.line, one.finding, one.on) for one in known]
    return [part for part in changed if (part.line, part.finding, part.on) not in less]


def to_confiscate(p: Proceeding, line: Line) -> Amount:
    """How much of a line was found infringing and waits to be confiscated.

    What was handed over since is taken to be of that first: it is for the finding that it goes.
    """
    days = [one.on for one in p.found if one.line == line.no and one.finding == "infringing"]
    waiting = _found_and_not(p, line, "infringing", "confiscated")
    return max(0, _sum([waiting, -_handed_over_since(p, line, min(days))])) if days else 0


def to_release(p: Proceeding, line: Line) -> Amount:
    """How much of a line was found not to infringe and is not released."""
    return _found_and_not(p, line, "not-infringing", "released")


def in_doubt(p: Proceeding, line: Line) -> Amount:
    """How much of what customs holds of a line was found to be neither; what is free is taken to leave first."""
    doubt = _sum([one.quantity for one in p.found if one.line == line.no and one.finding == "undetermined"])
    return max(0, min(doubt, _sum([_free(p, line), -to_release(p, line)])))


def _found_and_not(p: Proceeding, line: Line, finding: Finding, outcome: Outcome) -> Amount:
    """How much of a line was found so and has not met, since then, the outcome that the finding leads to."""
    found = _sum([one.quantity for one in p.found if one.line == line.no and one.finding == finding])
    before = _sum([part.quantity for part in _left_before(p, line) if part.outcome == outcome])
    return max(0, _sum([found, -fate_of(p, line, outcome), before]))


def _handed_over_since(p: Proceeding, line: Line, day: date) -> Amount:
    """How much of a line was handed over since a finding of that day.

    Of the day itself it is what is more than the goods that no finding is about: they may have gone before it.
    """
    never = _sum([line.quantity or 0, *(-one.quantity for one in p.found if one.line == line.no)])
    since: list[Amount] = []
    for part in p.parts:
        if part.line != line.no or part.outcome != "transferred" or part.on < day:
            continue
        if part.on == day and part.quantity <= never:
            never = _sum([never, -part.quantity])
        else:
            since.append(part.quantity)
    return _sum(since)


def _free(p: Proceeding, line: Line) -> Amount:
    """How much of a line customs holds beside what was found infringing and waits to be confiscated."""
    return _sum([fate_of(p, line, "held"), -to_confiscate(p, line)])


def _with(parts: tuple[FoundPart, ...], new: FoundPart, of_doubt: Amount) -> tuple[FoundPart, ...]:
    """The findings with a new one, so much of which was in doubt before: what is in doubt no longer gives its place."""
    known: list[FoundPart] = []
    left = new.quantity
    for part in parts:
        taken = min(of_doubt, part.quantity) if (part.line, part.finding) == (new.line, "undetermined") else 0
        of_doubt = _sum([of_doubt, -taken])
        if taken == part.quantity:
            known.append(replace(new, quantity=taken))
            left = _sum([left, -taken])
        else:
            known.append(replace(part, quantity=_sum([part.quantity, -taken])) if taken else part)
    return (*known, replace(new, quantity=left)) if left else tuple(known)


def _sum(amounts: Iterable[Amount]) -> Amount:
    return round(sum(amounts), _SCALE)
