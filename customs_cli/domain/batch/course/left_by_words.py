"""What the rest of the goods waits for where the holder's word decides, and others have left already."""

from datetime import date
from typing import Literal, TypeAlias

from customs_cli.domain.batch.batch import Batch, Line, lines_with
from customs_cli.domain.batch.course.conduct import is_decided_by_word
from customs_cli.domain.batch.course.readiness import Act
from customs_cli.domain.batch.goods.balance import fate_of
from customs_cli.domain.batch.goods.confirmed import called_so
from customs_cli.domain.batch.goods.destruction import destroyed_by_agreement
from customs_cli.domain.batch.goods.items import words_by_line
from customs_cli.domain.batch.proceeding_record import Proceeding
from customs_cli.domain.law.procedure import Procedure
from customs_cli.domain.values.word_lists import Confirmation

Next: TypeAlias = Act | Literal["", "line edit"]


def of_what_is_left(batch: Batch, p: Proceeding, law: Procedure, act: Next) -> Next:
    """Return the act that the goods still held wait for; any other than two is as the course of the whole expects it.

    Args:
        batch: The batch.
        p: A proceeding of which parts have left.
        law: Its procedure.
        act: The act that the course of the whole expects.
    """
    if act not in ("confiscate", "release") or not is_decided_by_word(p, law):
        return act
    own, lines = words_by_line(batch, p, law), list(lines_with(batch, p.marks))
    is_free = any(fate_of(p, line, "held") > destroyed_by_agreement(batch, line) for line in lines)
    is_infringing = any(_is_called(own, line, "infringing") for line in lines)
    if act == "release":
        return "confiscate" if is_infringing and not is_free else act
    if is_infringing:
        return act
    is_genuine = is_free and any(_is_called(own, line, "genuine") for line in lines)
    return "release" if is_genuine else "confirm"


def _is_called(p: Proceeding, line: Line, word: Confirmation) -> bool:
    """Return whether the holder called any goods so that are still held of a line."""
    called = called_so(p, line, word, date.max)
    return fate_of(p, line, "held") > 0 if called is None else called > 0
