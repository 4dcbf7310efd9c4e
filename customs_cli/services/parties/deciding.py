"""The act of deciding that two parties are the same or different; their records are not merged."""

from customs_cli.domain.chain.same import Verdict, Verdicts, Word, pair_code, party_key
from customs_cli.errors import Refusal, UsageError
from customs_cli.register.act import Act
from customs_cli.sentences import command
from customs_cli.services.acts.act_context import Duty


def decide(duty: Duty, a: str, b: str, word: Word, *, reason: str = "", overrule: bool = False) -> Verdict:
    """Record an officer's verdict on two parties.

    Args:
        duty: The context of the act.
        a: The first: a credit code, or a name as batches write it.
        b: The second.
        word: The verdict.
        reason: Reason to record.
        overrule: Whether parties that were decided to be different may now be the same.

    Raises:
        UsageError: Both are one name, or the verdict exists already.
        Refusal: The parties were decided to be different, or the verdict contradicts verdicts on others.
    """
    if party_key(a) == party_key(b):
        raise UsageError("{a!r} and {b!r} are the same name", a=a[:40], b=b[:40], hint=command("chain", a))
    own = Verdict(code=pair_code(a, b), a=a, b=b, verdict=word, reason=reason, on=duty.today, by=duty.officers)

    def decided(act: Act) -> Verdict:
        former = act.find(Verdict, own.code)
        if former and former.verdict == word:
            raise UsageError("nothing to change: every value stays the same", hint=command("same", "--json"))
        if former and former.verdict == "different" and not overrule:
            raise _decided_before(former, a, b)
        _refuse_against_others(own, [one for one in duty.register.all(Verdict) if one.code != own.code])
        return act.put(own)

    return duty.do(word, decided, reason=reason)


def _decided_before(former: Verdict, a: str, b: str) -> Refusal:
    return Refusal(
        "{a} and {b} were decided to be different on {on}",
        a=former.a,
        b=former.b,
        on=former.on,
        hint=command("same", a, b, "--overrule", "--reason", "TEXT"),
    )


def _refuse_against_others(own: Verdict, others: list[Verdict]) -> None:
    known = Verdicts(others)
    a, b = party_key(own.a), party_key(own.b)
    beside = known.same(a)
    if own.verdict == "different" and b in beside:
        last = beside[b]
        raise Refusal(
            "{a} and {b} are the same party through other decisions: {c} and {d} were decided to be the "
            "same on {on}",
            a=own.a, b=own.b, c=last.a, d=last.b, on=last.on,
            hint=command("different", last.a, last.b, "--reason", "TEXT"),
        )  # fmt: skip
    if own.verdict == "same":
        pairs = ((one, other) for one in (a, *beside) for other in (b, *known.same(b)))
        apart = next((found for pair in pairs if (found := known.apart(*pair))), None)
        if apart:
            raise Refusal(
                "{a} and {b} cannot be the same: {c} and {d}, which would then be one party, were decided "
                "to be different on {on}",
                a=own.a, b=own.b, c=apart.a, d=apart.b, on=apart.on,
                hint=command("same", apart.a, apart.b, "--overrule", "--reason", "TEXT"),
            )  # fmt: skip
