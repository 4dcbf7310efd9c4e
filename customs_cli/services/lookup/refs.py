"""Finds the batches meant where several may be named: by reference, document number, or range."""

from collections.abc import Iterable

from customs_cli.domain.batch.reference import format_ref, parse_ref, shortened
from customs_cli.errors import UsageError
from customs_cli.register.register import Register


def refs_meant(register: Register, words: Iterable[str]) -> tuple[str, ...]:
    """Return the whole references of the batches meant, each once, in the order in which they are named.

    Args:
        register: The register.
        words: Shortened references, document numbers, or ranges such as `123..182`, both ends included.

    Raises:
        NotFound: A word, or the end of a range, fits no batch.
        Ambiguous: A text fits several batches.
        UsageError: A range runs backwards, or over several offices or years.
    """
    return tuple(dict.fromkeys(ref for word in words for ref in _meant(register, word)))


def _meant(register: Register, word: str) -> Iterable[str]:
    first, dots, last = word.partition("..")
    if not dots:
        return (register.resolve(word),)
    start = register.resolve(first)
    end = register.resolve(_end(start, last))
    if parse_ref(start)[:2] != parse_ref(end)[:2]:
        raise UsageError(
            "{word} covers several offices or years",
            word=word[:60],
            hint="write one range for each office and year",
            at="REF",
        )
    if end < start:
        raise _backwards(word, first, last)
    return register.refs_between(start, end)


def _backwards(word: str, first: str, last: str) -> UsageError:
    return UsageError(
        "{word} ends before it begins",
        word=word[:60],
        hint="write the smaller number first: {first}..{last}",
        first=last.strip(),
        last=first.strip(),
        at="REF",
    )


def _end(start: str, last: str) -> str:
    short = shortened(last)
    if short is None or short[0] or short[1]:
        return last
    year, office, _ = parse_ref(start)
    return format_ref(year, office, short[2])
