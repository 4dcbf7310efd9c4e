"""What has to be done before a time limit ends, and by whom: `holder: apply or decline`, `customs: decide`."""

from customs_cli.domain.batch.done import Done
from customs_cli.domain.law.deadlines import LATE_FINE, RIGHTS, Deadline
from customs_cli.render.words.catalogue import Words, marked
from customs_cli.render.words.stored import act

TASKS = {
    "C1": marked("apply or decline"),
    "C2": marked("decide"),
    "C3": marked("bring a court's notice"),
    "C4": marked("bring a court's notice"),
    "C5": marked("submit the court's acceptance"),
    "C6": marked("have the security preserved by a court"),
    "C7": marked("come forward, or the goods are collected"),
    "C8": marked("dispose of the goods"),
    "C9": marked("end the detention"),
    "C10": marked("renew the recordation"),
    "C10-change": marked("file the change"),
    "C10-filing": marked("decide on the recordation"),
    "C11": marked("report to the head, or lift the measure"),
    "C12": marked("ask for a hearing"),
    "C12-notice": marked("tell of the hearing"),
    "C12-notice-until-2021": marked("tell of the hearing"),
    "C12-service": marked("serve the decision"),
    "C12-service-until-2021": marked("serve the decision"),
    "C13": marked("decide the case"),
    "C14": marked("pay the fine"),
    "C15": marked("ask for review"),
    "C15-suit": marked("sue"),
    "C15-suit-reviewed": marked("sue"),
    "C15-suit-until-2015": marked("sue"),
    "C16": marked("decide on the transfer"),
    "C16-police": marked("hand the case to the police"),
    "C17": marked("decide whether to file the case"),
    "C17-again": marked("ask to reconsider, or punish"),
    "C18": marked("hand the goods to the police"),
    marked("court-retention"): marked("keep the goods for the court; ask it when the time is over"),
    "E1": marked("tell the declarant"),
    "E2": marked("lodge an application"),
    "E3": marked("decide on the application"),
    "E4": marked("confirm and agree to destruction"),
    "E5": marked("agree to destruction, or object"),
    "E6": marked("start proceedings"),
    "E7": marked("renew the application"),
    "S0": marked("tell the declarant"),
    "S1": marked("give a view"),
    "S2": marked("start proceedings"),
    "T1": marked("start proceedings"),
    "U1": marked("release or detain"),
    "U2": marked("tell the importer"),
    "U3": marked("show that the mark is genuine"),
    "U4": marked("tell the owner"),
    "U5": marked("seize or release"),
    "U6": marked("tell the owner the parties' names"),
}
"""Rule, or the part before its `-` -> what has to be done."""
_OF_THE_PARTY = (*RIGHTS, "collect", LATE_FINE)
"""What follows when the time for something runs out that only the party can do."""


def task(deadline: Deadline, words: Words) -> str:
    """Return who must do what before a time limit ends: `holder: apply or decline`; for an unknown rule its act."""
    return words("{who}: {what}", who=words.word(deadline.actor), what=to_do(deadline, words))


def to_do(deadline: Deadline, words: Words) -> str:
    what = TASKS.get(deadline.rule) or TASKS.get(deadline.rule.partition("-")[0])
    return words(what) if what else deadline.act or deadline.rule


def due_after(done: Done, words: Words) -> str:
    """Return the nearest open deadline of the holders that an act concerned (`; reply due 2019-07-08`), if any.

    The end of a detention is left out, and so is what the party does if the time for it had ended on the day of the
    act: use a right, come forward after a public notice, or pay a fine.
    """
    ours = (d for d in done.batch.deadlines if d.holder in done.holders and d.met_on is None)
    kept = (d for d in ours if d.lapse != "lift-detention")
    open_ones = [d for d in kept if not (d.lapse in _OF_THE_PARTY and done.on and d.due_on < done.on)]
    if not open_ones:
        return ""
    nearest = min(open_ones, key=lambda d: d.due_on)
    day = nearest.due_on.isoformat()
    todo = "" if nearest.act in ("confiscate", "detain", "event") else act(nearest.act, words)  # or a release
    text = words("; {act} due {day}", act=todo, day=day) if todo else _by(nearest, day, words)
    return text + (words(" (provisional)") if nearest.provisional else "")


def _by(deadline: Deadline, day: str, words: Words) -> str:
    return words("; {task} by {day}", task=task(deadline, words), day=day)
