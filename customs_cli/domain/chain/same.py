"""Officers' verdicts that two parties are the same, or different. Records of the parties stay as they are."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Literal

from customs_cli.domain.record import Record
from customs_cli.domain.values.identity import compared_code
from customs_cli.domain.values.name_matching import folded
from customs_cli.errors import UsageError

Word = Literal["same", "different"]


class Verdict(Record, frozen=True):
    """An officer's verdict on two parties.

    Attributes:
        code: Derived from both parties, in either order.
        a: One party: a credit code, or a name as it is written.
        b: The other party.
        verdict: `same` or `different`.
        on: Day of the verdict.
        reason: The officer's reason.
        by: The officers who decided.
    """

    code: str
    a: str
    b: str
    verdict: Word
    on: date
    reason: str = ""
    by: tuple[str, ...] = ()


def party_key(text: str) -> str:
    """Return a party in the form used for comparison: a credit code as it is, a name folded."""
    code = compared_code(text)
    return code if len(code) == 18 and code.isascii() and code.isalnum() else folded(text)


def pair_code(a: str, b: str) -> str:
    """Return the code of a verdict on two parties, the same in either order."""
    from hashlib import sha256

    told = "\0".join(sorted((party_key(a), party_key(b))))
    return f"PAIR-{sha256(told.encode('utf-8', 'surrogatepass')).hexdigest()[:16].upper()}"


def check_verdict(verdict: Verdict) -> None:
    """Refuse a verdict on one and the same party, or with a code that is not that of its pair."""
    if not party_key(verdict.a) or party_key(verdict.a) == party_key(verdict.b):
        raise UsageError(
            "{a!r} and {b!r} are the same name", a=verdict.a[:40], b=verdict.b[:40], hint="name two parties"
        )
    if verdict.code != pair_code(verdict.a, verdict.b):
        raise UsageError("{code!r} is not the code of its two parties", code=verdict.code[:40])


class Verdicts:
    """All verdicts together: which parties are the same, and which are not.

    A "different" always holds. A "same" that would join two different parties is ignored: it cannot be entered, but may
    come with a merge. Verdicts are applied by day and code, so that every register comes to the same result.

    Args:
        given: Every verdict.

    Attributes:
        contradicted: Each ignored "same" with the "different" that it contradicts.
    """

    def __init__(self, given: Iterable[Verdict]) -> None:
        said = [(party_key(one.a), party_key(one.b), one) for one in sorted(given, key=lambda one: (one.on, one.code))]
        self._apart = {frozenset((a, b)): one for a, b, one in said if one.verdict == "different"}
        self._beside: dict[str, dict[str, Verdict]] = {}
        self._group: dict[str, set[str]] = {}
        self.contradicted: list[tuple[Verdict, Verdict]] = []
        for a, b, one in said:
            if one.verdict == "same":
                self._join(a, b, one)

    def _join(self, a: str, b: str, one: Verdict) -> None:
        if against := self.apart(a, b):
            self.contradicted.append((one, against))
            return
        self._beside.setdefault(a, {})[b] = one
        self._beside.setdefault(b, {})[a] = one
        together = self._one_with(a) | self._one_with(b)
        self._group.update(dict.fromkeys(together, together))

    def _one_with(self, key: str) -> set[str]:
        return self._group.get(key) or {key}

    def apart(self, a: str, b: str) -> Verdict | None:
        """Return the verdict that two parties (by key), or parties the same as these, are different; else None."""
        pairs = (frozenset((one, other)) for one in self._one_with(a) for other in self._one_with(b))
        return next((found for pair in pairs if (found := self._apart.get(pair))), None)

    def between(self, a: str, b: str) -> Verdict | None:
        """Return the verdict on two parties (given by key), or a "different" that follows from others; else None."""
        return self.apart(a, b) or self._beside.get(a, {}).get(b)

    def same(self, *keys: str) -> Mapping[str, Verdict]:
        """Return key -> verdict of each party decided to be the same as these (by key), directly or through others."""
        found: dict[str, Verdict] = {}
        waiting = list(keys)
        while waiting:
            one = waiting.pop(0)
            for other, verdict in self._beside.get(one, {}).items():
                if other not in keys and other not in found and not any(self.apart(key, other) for key in keys):
                    found[other] = verdict
                    waiting.append(other)
        return found
