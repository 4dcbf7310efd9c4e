"""`same --review`: one open proposal after the other, the surest first, each with its why."""

from collections.abc import Sequence

from customs_cli.cli.asking import Asking
from customs_cli.cli.desk import Desk
from customs_cli.domain.chain.same import Word
from customs_cli.render.pages.batch import pairs as drawn
from customs_cli.reports.trace.chain.pairs import Pair
from customs_cli.services.acts.deciding import decide

_WORDS: dict[str, Word] = {"s": "same", "d": "different"}


def reviewed(desk: Desk, open_pairs: Sequence[Pair]) -> None:
    """Ask about each pair; an empty answer passes it over, q ends.

    Raises:
        Cancelled: The officer gave up; what was decided before stays.
    """
    ask = Asking(desk)
    count = 0
    for place, pair in enumerate(open_pairs, start=1):
        for line in drawn.asked(pair, place, len(open_pairs), desk.words):
            desk.say(line)
        answer = str(ask("s same, d different, Enter later, q end", "", str.casefold))[:1]
        if answer == "q":
            break
        if answer in _WORDS:
            why = ask("Reason", "", str.strip) or ""
            a, b = pair.a_code or pair.a, pair.b_code or pair.b
            desk.say(drawn.told(decide(desk.duty(), a, b, _WORDS[answer], reason=why), desk.words))
            count += 1
    desk.say(desk.words("{count} decided.", count=count))
    desk.tidy()
