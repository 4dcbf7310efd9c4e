"""Customs' findings on exact parts of the goods, and what is still without one."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Line
from customs_cli.domain.batch.former import with_earlier, with_earlier_findings
from customs_cli.domain.batch.goods.balance import fate_of, left_before
from customs_cli.domain.batch.goods.collection import OF_ITS_OWN
from customs_cli.domain.batch.proceeding_record import FoundPart, Part, Proceeding
from customs_cli.domain.values.quantity import Amount
from customs_cli.domain.values.word_lists import Finding, Outcome
from customs_cli.errors import Refusal
from customs_cli.sentences import REF, command, said

_SCALE = 3
_GRAVEST: tuple[Finding, ...] = ("infringing", "undetermined", "not-infringing")


def may_be_found(p: Proceeding, line: Line, finding: Finding) -> Amount:
    """Return how much of a line a finding may be about: what has none yet, and what was in doubt before."""
    open_yet = undecided(p, line)
    if finding == "undetermined":
        return open_yet
    told = [one for one in p.found if one.line == line.no]
    in_doubt = _sum([one.quantity for one in told if one.finding == "undetermined"])
    may = _sum([open_yet, max(0, min(in_doubt, _sum([_free(p, line), -open_yet])))])
    return max(0, min(may, _beside(p, line, [one for one in told if one.finding != "undetermined"])))


def undecided(p: Proceeding, line: Line) -> Amount:
    """Return how much of a line that customs holds has no finding yet.

    What left before any finding needs none; of what left since, goods with another finding are taken to have left
    first.
    """
    told = [one for one in p.found if one.line == line.no]
    found, gone = [one.quantity for one in told], [part.quantity for part in _left_before(p, line)]
    left = _sum([line.quantity or 0, -_sum(found), -_sum(gone)])
    return max(0, min(left, _beside(p, line, told), _free(p, line)))


def _beside(p: Proceeding, line: Line, told: Sequence[FoundPart]) -> Amount:
    """Return how much of a line may never have had one of these findings.

    After each day on which goods left, those found later were still there, beside the ones that are meant.
    """
    gone = [(part.on, part.quantity) for part in p.parts if part.line == line.no]
    return min(
        _sum([line.quantity or 0, *(-much for on, much in gone if on <= by), *(-f.quantity for f in told if f.on > by)])
        for by in (date.min, *(on for on, _ in gone))
    )


def _left_before(p: Proceeding, line: Line) -> list[Part]:
    told = [(one.on, one.quantity) for one in p.found if one.line == line.no]
    return left_before(p, line, told) if told and p.parts else []


def with_finding(
    p: Proceeding, lines: Iterable[Line], goods: Mapping[int, Amount], *, finding: Finding, on: date
) -> Proceeding:
    """Return the proceeding with a finding on parts of some lines, replacing earlier doubt where the rest is too small.

    Args:
        p: The proceeding.
        lines: All lines that bear its marks.
        goods: Number of the line -> quantity, at most `may_be_found`.
        finding: The finding.
        on: Its day.

    Raises:
        Refusal: A doubt that it would have to replace, or that was about the same goods, is of a later day.
    """
    lines = list(lines)
    parts = p.found
    if not p.found:
        p = with_earlier(p, "finding_on", p.finding_on, on, p.finding)
    for line in lines:
        if quantity := goods.get(line.no, 0):
            new = FoundPart(line=line.no, quantity=quantity, finding=finding, on=on)
            parts = _with(parts, new, max(0, _sum([quantity, -undecided(p, line)])))
            own = [one for one in parts if one.line == line.no]
            later = [one.on for one in own if one.finding == "undetermined" and one.on > on]
            if later and _beside(p, line, own) < 0:
                raise _before_doubt(new, min(later))
    return with_findings(with_earlier_findings(p, parts, on), lines, parts)


def with_findings(p: Proceeding, lines: Iterable[Line], parts: tuple[FoundPart, ...]) -> Proceeding:
    """Return the proceeding with these findings on parts (at least one), the gravest of them as that of the whole."""
    gravest = next(one for one in _GRAVEST if any(part.finding == one for part in parts))
    last = max(part.on for part in parts)
    return with_unfound(replace(p, finding=gravest, finding_on=last, found=parts), lines)


def found_apart(p: Proceeding, lines: Iterable[Line]) -> Proceeding:
    """Return the proceeding with a finding on all its goods split by line, so that it is not about goods added later.

    Unchanged where the quantity of a line is not known.
    """
    lines = list(lines)
    if p.finding is None or p.finding_on is None or p.found or not all(line.quantity for line in lines):
        return p
    goods = ((line.no, line.quantity or 0) for line in lines)
    parts = (FoundPart(line=no, quantity=quantity, finding=p.finding, on=p.finding_on) for no, quantity in goods)
    return with_findings(p, lines, tuple(parts))


def with_unfound(p: Proceeding, lines: Iterable[Line]) -> Proceeding:
    """Return the proceeding with `unfound` computed anew, where there are findings on parts."""
    return replace(p, unfound=_sum([undecided(p, line) for line in lines])) if p.found else p


def newly_found(before: Iterable[FoundPart], after: Iterable[FoundPart]) -> list[FoundPart]:
    """Return the findings in `after` that are new since `before`; one that is only reduced in quantity is not new."""
    known, changed = list(before), []
    for part in after:
        if part in known:
            known.remove(part)
        else:
            changed.append(part)
    less = [(one.line, one.finding, one.on) for one in known]
    return [part for part in changed if (part.line, part.finding, part.on) not in less]


def to_confiscate(p: Proceeding, line: Line) -> Amount:
    """Return how much of a line was found infringing and waits to be confiscated.

    What was transferred since is taken to be such goods first, as it goes because of the finding.
    """
    days = [one.on for one in p.found if one.line == line.no and one.finding == "infringing"]
    waiting = _found_and_not(p, line, "infringing", "confiscated")
    return max(0, _sum([waiting, -_handed_over_since(p, line, min(days))])) if days else 0


def to_release(p: Proceeding, line: Line) -> Amount:
    """Return how much of a line was found not to infringe and is not released yet."""
    return _found_and_not(p, line, "not-infringing", "released")


_RESTS_ON: dict[Outcome, tuple[Finding, ...]] = {
    "confiscated": ("infringing",),
    "released": ("not-infringing", "undetermined"),
}
"""Outcome -> the findings that it rests on; the others rest on none."""
_TOO_EARLY: dict[Outcome, str] = {
    "confiscated": said("confiscated on {day}, before the finding ({start})"),
    "released": said("released on {day}, before the last act ({start})"),
    "transferred": said("transferred on {day}, before the last act ({start})"),
    "abandoned": said("abandoned on {day}, before the last act ({start})"),
}
"""Outcome -> the refusal of one that comes before a finding."""


def refuse_before_found(p: Proceeding, lines: Sequence[Line], parts: Iterable[Part]) -> None:
    """Refuse an outcome of parts of some lines before as much was found so; later findings do not matter.

    No goods leave before a finding about them, whatever it is. A collection on a ground of its own needs no finding.

    Args:
        p: The proceeding before the outcome.
        lines: All lines that bear its marks.
        parts: The parts that meet the outcome, of each line at most one.

    Raises:
        Refusal: Too little of a line was found so by then.
    """
    for part in parts:
        line = next(one for one in lines if one.no == part.line)
        _refuse_found_since(p, line, part)
        findings = () if part.ground == OF_ITS_OWN else _RESTS_ON.get(part.outcome, ())
        told = sorted((one.on, one.quantity) for one in p.found if one.line == line.no and one.finding in findings)
        gone = [one for one in p.parts if (one.line, one.outcome) == (line.no, part.outcome)]
        since = [(one.on, one.quantity) for one in gone if one not in _left_before(p, line)]
        free = undecided(p, line) if part.outcome == "released" else 0
        free = _sum([free, max(0, _sum([*(much for _, much in since), *(-much for _, much in told)]))])
        for day in sorted({part.on, *(on for on, _ in since if on > part.on)}):
            much = [part.quantity, *(quantity for on, quantity in since if on <= day)]
            may = [free, *(quantity for on, quantity in told if on <= day)]
            later = [on for on, _ in told if on > day]
            if later and _sum(much) > _sum(may):
                raise _too_early(part, later[0])


def _refuse_found_since(p: Proceeding, line: Line, part: Part) -> None:
    gone = [(one.on, one.quantity) for one in p.parts if one.line == line.no]
    found = sorted((one.on, one.quantity) for one in p.found if one.line == line.no)
    for by in sorted({part.on, *(on for on, _ in gone if on > part.on)}):
        left = _sum([line.quantity or 0, -part.quantity, *(-much for on, much in gone if on <= by)])
        for day, much in reversed([one for one in found if one[0] > by]):
            left = _sum([left, -much])
            if left < 0:
                raise _too_early(part, day)


def _too_early(part: Part, start: date) -> Refusal:
    show, message = command("show", REF), _TOO_EARLY[part.outcome]
    return Refusal(message, day=part.on, start=start, hint="check the dates with {command}", command=show)


def in_doubt(p: Proceeding, line: Line) -> Amount:
    """Return how much of what customs holds of a line is undetermined; goods found free are taken to leave first."""
    doubt = _sum([one.quantity for one in p.found if one.line == line.no and one.finding == "undetermined"])
    return max(0, min(doubt, _sum([_free(p, line), -to_release(p, line)])))


def _found_and_not(p: Proceeding, line: Line, finding: Finding, outcome: Outcome) -> Amount:
    found = _sum([one.quantity for one in p.found if one.line == line.no and one.finding == finding])
    before = _sum([part.quantity for part in _left_before(p, line) if part.outcome == outcome])
    return max(0, _sum([found, -fate_of(p, line, outcome), before]))


def _handed_over_since(p: Proceeding, line: Line, day: date) -> Amount:
    """Return how much of a line was transferred since a finding of that day.

    Transfers of the same day count only beyond the quantity without any finding, which may have gone before the
    finding.
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
    return _sum([fate_of(p, line, "held"), -to_confiscate(p, line)])


def _with(parts: tuple[FoundPart, ...], new: FoundPart, of_doubt: Amount) -> tuple[FoundPart, ...]:
    """Return the findings with a new one, of which `of_doubt` replaces findings of doubt on the line, the latest first.

    Goods that left in doubt since an earlier finding must not be taken to have been here when the later one was made.
    """
    doubts = [n for n, part in enumerate(parts) if (part.line, part.finding) == (new.line, "undetermined")]
    free = [n for n in doubts if parts[n].on <= new.on]
    if of_doubt > _sum([parts[n].quantity for n in free]):
        raise _before_doubt(new, min(parts[n].on for n in doubts if parts[n].on > new.on))
    taken: list[Amount] = [0] * len(parts)
    for n in sorted(free, key=lambda n: parts[n].on, reverse=True):
        taken[n] = min(of_doubt, parts[n].quantity)
        of_doubt = _sum([of_doubt, -taken[n]])
    known: list[FoundPart] = []
    left = new.quantity
    for part, much in zip(parts, taken, strict=True):
        if much == part.quantity:
            known.append(replace(new, quantity=much))
            left = _sum([left, -much])
        else:
            known.append(replace(part, quantity=_sum([part.quantity, -much])) if much else part)
    return (*known, replace(new, quantity=left)) if left else tuple(known)


def _before_doubt(new: FoundPart, start: date) -> Refusal:
    return Refusal(
        "the finding is dated {day}, before the finding that it changes ({start})",
        day=new.on,
        start=start,
        hint="check the dates with {command}",
        command=command("show", REF),
    )


def _sum(amounts: Iterable[Amount]) -> Amount:
    return round(sum(amounts), _SCALE)
