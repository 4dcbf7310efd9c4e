"""Weights are told as a person writes them: 10 kg, never 10.0 kg, however they were summed."""

import re
import shlex

from running import Customs, recorded

WEIGHED = "--channel cargo --detained 2019-07-01 --goods cable --quantity 10.5 --unit kg --mark NIKE"


def test_a_weight_has_no_places_that_say_nothing(customs: Customs) -> None:
    for line in ("holder add NIKE-CO --name Nike", "trademark add NIKE --name NIKE --holder NIKE-CO"):
        assert customs(*line.split()).code == 0
    recorded(customs, *WEIGHED.split())
    told = [
        customs(*shlex.split(line))
        for line in (
            "confirm 1 --line 1 --quantity 0.5 --genuine",
            "confirm 1 --line 1 --quantity 11 --infringing",
            "determine 1 --line 1 --quantity 0.5 --not-infringing",
            "determine 1 --line 1 --quantity 10 --infringing",
            "confirm 1 --line 1 --quantity 10 --infringing",
            "release 1",
            "confiscate 1 --line 1 --quantity 11",
            "show 1",
            "confiscate 1",
            "dispose 1 --line 1 --quantity 11 --way destroy --supervisor Li",
            "show 1",
            "print batch-file 1 -o file.txt",
        )
    ]
    assert [one.err.splitlines()[0] for one in told if one.code] == [
        "customs: line 1 of 2019-5320-000001 has only 10 kg left for this, not 11",
        "customs: only 10 kg of NIKE-CO on line 1 of 2019-5320-000001 can be confiscated, not 11",
        "customs: line 1 of 2019-5320-000001 holds 10 kg, not 11",
    ]
    ways = '--way "donate|sell|auction|destroy"'
    assert f"Next: customs dispose 2019-5320-000001 --line 1 --quantity 10 {ways}" in told[8].out
    assert "1\tkg\t10.5\t0.5\t10\t0" in told[10].out
    assert not [line for one in told for line in one.lines if re.search(r"\d\.0\b", line)]
    held = customs("show", "1", "--json").answer["batch"]["lines"][0]["balance"]
    assert held["confiscated"] == 10.0
