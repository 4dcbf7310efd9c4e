"""What stories of the law are made of: a batch found on a day, what is known of it afterwards."""

from typing import Protocol

from running import Customs, Result


class Play(Protocol):
    """Runs one command line on a day, as officers write it."""

    def __call__(self, line: str, *, on: str, code: int = 0) -> Result:
        """Run it; it must end with that status."""
        ...


def found(play: Play, day: str, *, marks: str = "VIVO", value: str = "20000", more: str = "") -> str:
    """A batch found on a day; its reference."""
    marked = " ".join(f"--mark {mark}" for mark in marks.split())
    line = f"record --office 5320 --found {day} --direction export --goods phones --quantity 1200 {marked}"
    return play(f"{line} {f'--value {value}' if value else ''} {more} -q", on=day).out.strip()


def deadlines(customs: Customs, ref: str) -> dict[tuple[str, str], dict[str, object]]:
    """(holder, rule) -> the deadline, as `show --json` has it."""
    batch = customs("show", ref, "--json").answer["batch"]
    return {(d["holder"], d["rule"]): d for d in batch["deadlines"]}


def rules(customs: Customs, ref: str) -> dict[str, str]:
    """rule -> last day, where there is one holder."""
    return {rule: str(d["due_on"]) for (_, rule), d in deadlines(customs, ref).items()}


def proceeding(customs: Customs, ref: str, holder: str = "VIVO-COMM") -> dict[str, object]:
    """One holder's proceeding, as `show --json` has it."""
    answer: dict[str, object] = customs("show", ref, "--json").answer["batch"]["proceedings"][holder]
    return answer


def held(play: Play, ref: str, *, served: str, security: str = "20000") -> None:
    """Notice, application, security and detention in good order, all on one day."""
    play(f"notify {ref} --served {served} --how in-person", on=served)
    play(f"reply {ref} --apply --security {security}", on=served)
    play(f"detain {ref}", on=served)


SERVED = "notify {ref} --served 2019-08-20 --how in-person"
STATES = {
    "found": (),
    "served": (SERVED,),
    "applied": (SERVED, "reply {ref} --apply --security 20000"),
    "declined": (SERVED, "reply {ref} --decline"),
    "detained": (SERVED, "reply {ref} --apply --security 20000", "detain {ref}"),
    "undetermined": (SERVED, "reply {ref} --apply --security 20000", "detain {ref}", "determine {ref} --undetermined"),
    "upon application": ("reply {ref} --apply --security 20000", "detain {ref}"),
    "articles": ("detain {ref}",),
}
"""State -> the acts of 20 August 2019 that lead to it."""
RECORDED = {"upon application": "--basis application", "articles": "--channel traveller"}


def brought_to(play: Play, state: str) -> str:
    """A batch in a state; its reference."""
    ref = found(play, "2019-08-20", more=RECORDED.get(state, ""))
    for line in STATES[state]:
        play(line.format(ref=ref), on="2019-08-20")
    return ref
