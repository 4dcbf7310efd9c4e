"""Where a hint leads, as a case stands: a command that is not open any more gives way to one that is.

`barred` tells from a proceeding alone which act comes first. Whether that act is still in time, whether the goods are
here, whether the declarant may object and whether a court holds the pieces for another holder depends on the batch and
the day.
"""

from datetime import date
from functools import partial

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.course.barred import or_of_its_own
from customs_cli.domain.batch.course.limits import too_late_to_detain
from customs_cli.domain.batch.goods.destruction import if_it_agreed, may_still_object
from customs_cli.domain.batch.goods.handover import is_with_office
from customs_cli.domain.batch.held_too import held_with_others
from customs_cli.domain.batch.proceeding_record import Proceeding
from customs_cli.domain.law.procedure import Procedure
from customs_cli.sentences import REF, Command, command, with_commands

_DETAIN, _RELEASE, _CONFISCATE = "customs detain", "customs release", "customs confiscate"


def led(hint: str, batch: Batch, p: Proceeding, law: Procedure, on: date, court_word: str | None = None) -> str:
    """Return a hint with each of its commands that is not open replaced by what is.

    - A detention that comes too late: the ways that are left without one.
    - A confiscation of goods that another office has: where they are; while the declarant may object: that it agrees.
    - An end of the case for pieces that a court holds or held: the same command with the number of the court's word.

    Args:
        hint: A sentence or command about one holder's goods.
        batch: The batch.
        p: The holder's proceeding.
        law: Its procedure.
        on: The day on which the hint is read.
        court_word: Number of a court's word that was given for these goods; None where there is none.
    """

    def instead(known: Command) -> str:
        if known.path == _DETAIN and too_late_to_detain(batch, p, law, on):
            return or_of_its_own(p, law)
        if known.path == _CONFISCATE:
            if is_with_office(batch, p):
                return command("show", REF)
            if may_still_object(batch, p, on):
                return if_it_agreed()
            if not court_word and law.court_locks and held_with_others(batch, p, on):
                return _by_its_word(known, "NO")
        return _by_its_word(known, court_word) if court_word else known

    return with_commands(hint, instead)


def with_word(hint: str, court_word: str | None) -> str:
    """Return a hint with the number of a court's word, if given, as an option of the commands that end a case."""
    return with_commands(hint, partial(_by_its_word, word=court_word)) if court_word else hint


def _by_its_word(known: Command, word: str) -> Command:
    arguments = known.arguments
    if known.path not in (_RELEASE, _CONFISCATE) or "court" in arguments:  # `--ground court` has its document
        return known
    if "--court-word" in arguments:
        place = arguments.index("--court-word") + 1
        return Command(known.path, (*arguments[:place], word, *arguments[place + 1 :]))
    return Command(known.path, (*arguments, "--court-word", word))
