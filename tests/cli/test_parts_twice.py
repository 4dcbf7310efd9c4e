"""Parts of the goods: the program lets go, confiscates and finds, piece by piece, what a second model of the law does.

Written from the law alone: what was found infringing is confiscated and never released (Regulations 27), what was found
not infringing is released and never confiscated (Regulations 24(4)), what was not decided about is neither (Regulations
20, 24), and no piece meets two fates.
"""

import json
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

import pytest
from running import Customs

PIECES = 10
DAY = date(2019, 9, 2)


@dataclass(frozen=True)
class Pieces:
    """Ten pieces of one holder, detained.

    Attributes:
        infringing, genuine: How many were found so.
        confiscated, released: How many met that end.
    """

    infringing: int = 0
    genuine: int = 0
    confiscated: int = 0
    released: int = 0

    def may(self, act: str) -> int:
        """How many pieces an act may be about."""
        match act:
            case "determine infringing" | "determine not-infringing":
                return PIECES - self.infringing - self.genuine
            case "confiscate":
                return self.infringing - self.confiscated
            case _:
                return self.genuine - self.released

    def after(self, act: str, n: int) -> "Pieces":
        """The pieces after an act about n of them."""
        name = {"determine infringing": "infringing", "determine not-infringing": "genuine"}.get(act, f"{act}d")
        return replace(self, **{name: getattr(self, name) + n})


ACTS = ("determine infringing", "determine not-infringing", "confiscate", "release")


def walk(customs: Customs, seed: int) -> None:
    """One batch, detained, to its end or thirty acts; each is compared, and the balance after it."""
    chance = Random(seed)
    words = ("--goods", "watches", "--quantity", str(PIECES), "--mark", "SEIKO", "--add-missing")
    first = ("--today", str(DAY), "record", "--office", "5320", "--found", str(DAY), "--detained")
    ref = customs(*first, *words).out.split()[0]
    pieces, day = Pieces(), DAY + timedelta(days=1)
    for n in range(30):
        act, part = chance.choice(ACTS), chance.randint(1, 5)
        verb, _, word = act.partition(" ")
        found = (f"--{word}",) if word else ()
        portion = ("--line", "1", "--quantity", str(part))
        told = customs("--today", str(day), verb, ref, "--holder", "SEIKO", *found, *portion)
        said = f"seed {seed}, step {n}: {act} of {part} in {pieces}: {told.out}{told.err}"
        assert told.code in (0, 4), said
        assert (told.code == 0) == (part <= pieces.may(act)), said
        if told.code == 0:
            pieces = pieces.after(act, part)
        there = json.loads(customs("show", ref, "--json").out)["batch"]["lines"][0]["balance"]
        assert (there["confiscated"], there["released"]) == (pieces.confiscated, pieces.released), said
        assert there["held"] == PIECES - pieces.confiscated - pieces.released, said
        if there["held"] == 0:
            return


@pytest.mark.parametrize("seed", range(5))
def test_pieces_meet_the_end_that_the_law_gives_them(customs: Customs, seed: int) -> None:
    walk(customs, seed)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100, 300))
def test_pieces_meet_the_end_that_the_law_gives_them_on_many_ways(customs: Customs, seed: int) -> None:
    walk(customs, seed)
