"""What a fortnight's work prints to be typed, copied to the end of its line: it runs, or it is refused as unfilled."""

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from running import Customs, Result

from customs_cli.cli.main import COMMANDS

NAMED = re.compile(rf"(?<![\w-])customs (?:{'|'.join(sorted(COMMANDS))}|--)(?![\w-]).*")
UNFILLED = re.compile(r"(?:[\w-]+=)?(?:[A-Z]+|〈\w+〉)(?:\.\.\.)?|[a-z-]+(?:\|[a-z-]+)+")
"""A word in capitals, in brackets, or a choice of words; the codes of this office have hyphens."""
SAID = {"--infringing", "--genuine", "--not-infringing", "--undetermined", "destroy"}
"""What only a holder or an officer can say."""

FORTNIGHT = {
    "2019-07-01": """
        list
        today
        lst
        show
        undo last
        rank marks
        list --limt 3
        --nosuch list
        record --date 2019-07-01
        add holder NIKE-CO
        trademark add NIKE-1 --name Nike --holder NIKE-CO
        holder add NIKE-CO --name Nike
        trademark add NIKE-1 --name Nike --holder NIKE-CO
        holder add NIKE-CO --name Nike
        trademark add VIVO-1 --name vivo --holder VIVO-CO --add-missing
        holder add VIVO-CO --name vivo
        trademark add VIVO-1 --name vivo --holder VIVO-CO
        record --office 5399 --found 2019-07-01 --goods shoes
        record --office 5320 --found 2019-07-01 --goods shoes --mark ADIDAS
        record --office 5320 --found 2019-07-01 --goods shoes --quantity 100 --mark NIKE-1 --value 20000 --channel cargo
        record --office 5320 --found 2019-07-01 --goods phones --quantity 60 --mark VIVO-1 --value 9000 --channel mail
        record --office 5320 --found 2019-07-01 --goods caps --quantity 5 --channel cargo
        record --office 5320 --found 2019-07-01 --goods caps --mark Gucci --channel cargo --campaign c1 --add-missing
        list --where mood:good
        list --where status:eaten
        show 99
        detain 1
        confirm 1 --infringing
        confiscate 1
        determine 1
        release 1
        court 1
        transfer 1 --refused
        event 1 flying
        event 1 review-decided
        dispose 1 --line 1 --quantity 1 --way return
        custody 1 --line 1 --quantity 500 --from Li --to Chen --purpose store
        notify 3
        detain 3
        note 1
        print notice 1
        print penalty-decision 1
        print confiscation-notice 1
        print void 2019-5320-NT-0001
        check""",
    "2019-07-02": """
        notify 1 --on 2019-07-02
        notify 1 --served 2019-07-02
        notify 1 --on 2019-07-02 --served 2019-07-02
        correct 1 --served 2019-07-03 --reason misread
        correct 1 --office 5304 --reason moved
        correct 1 --replied 2019-07-03 --reason slip
        correct 1 --quantity 5 --reason slip
        correct 1 --storage '' --reason slip
        detain 1
        reply 1 --decline --security 5
        reply 1 --apply
        reply 1 --apply --security 100
        detain 2 --on 2019-07-02
        event 2 goods-handed
        event 2 security-returned
        clue add --source police --text phones --office 5320
        clue result 9 --result none
        clue result 1 --result none
        clue result 1 --result two
        today
        show 1
        due""",
    "2019-07-03": """
        reply 1 --apply --security 20000 --on 2019-07-03
        detain 1 --on 2019-07-03
        detain 1
        line edit 1 1 --mark VIVO-1
        line edit 1 1 --quantity 90
        line remove 1 1 --reason slip
        line add 1 --goods bags --mark GUCCI
        holder remove NIKE-CO
        trademark remove NIKE-1
        office add 5320 --name Wenjindu
        office edit 5320 --parent 5399
        today
        show 1
        print detention-decision 1 -o d.pdf
        undo
        detain 1 --on 2019-07-03
        print release-notice 1
        print transfer-letter 1""",
    "2019-07-08": """
        confirm 1 --infringing --items 500
        confirm 1 --undetermined --on 2019-07-08
        today
        confirm 2 --genuine --on 2019-07-08
        confirm 2 --infringing
        determine 1 --infringing --on 2019-07-08
        determine 2 --not-infringing --on 2019-07-08
        confiscate 2
        release 1 --ground request
        release 1 --document R-1 -n
        correct 2 --fine 5 --reason slip
        court 1 --notice C-1 --kind property-preservation --on 2019-07-08
        confiscate 1
        transfer 1 --to police --body PSB --refused
        court 1 --notice C-1 --court-word W-1 --on 2019-07-08
        print daily 2019-07-02 --office 5320 --issue -o s.pdf
        undo
        print court-letter 1
        check""",
    "2019-07-10": """
        confiscate 1 --collected
        confiscate 1 --fine 999999
        confiscate 1 --document D-1 --on 2019-07-10
        confiscate 1
        event 1 confiscation-served --on 2019-07-10
        release 2 --on 2019-07-10
        dispose 1 --line 1 --quantity 1 --way auction
        dispose 1 --line 1 --quantity 1000 --way donate
        dispose 1 --line 1 --quantity 1 --way destroy
        dispose 1 --line 1 --quantity 1 --way sell --court-word W-1
        transfer 1 --to court --body Futian --kind property-preservation
        event 1 review-requested --on 2019-07-10
        event 1 review-decided --on 2019-07-10
        undo 2
        undo 3
        undo 999
        redo
        transfer 2 --goods-handed
        abandon 1
        today
        show 1
        show 2
        due
        verify
        import nothing.csv
        import list.csv
        backup
        restore nowhere
        print daily
        merge nothing.json
        anchor --check 5""",
    "2019-08-20": """
        today
        notify 4
        show 3
        due --overdue
        check""",
}
"""Day -> what a new officer types on it, right and wrong."""


def printed(result: Result) -> Iterator[str]:
    """Each command from its name to the end of its line, or of its column."""
    for part in re.split(r"[\n\t]", result.out + result.err):
        if found := NAMED.search(part):
            yield found[0]


class Copies:
    """Types commands on copies of the register, so that none changes what the next one meets."""

    def __init__(self, customs: Customs, place: Path, patch: pytest.MonkeyPatch) -> None:
        self.customs, self.place, self.patch, self.count = customs, place, patch, 0

    def typed(self, *words: str) -> tuple[Result, bool]:
        """What a line gives on a copy, and whether the copy's journal is as it was."""
        self.count += 1
        copy = self.place / f"copy-{self.count}"
        copy.mkdir()
        for file in self.place.glob("register.j*"):
            shutil.copy(file, copy)
        if (self.place / "evidence").exists():
            shutil.copytree(self.place / "evidence", copy / "evidence")
        journal = copy / "register.journal"
        before = journal.exists() and journal.read_bytes()
        with self.patch.context() as patch:
            patch.setenv("CUSTOMS_REGISTER", str(copy / "register.json"))
            return self.customs(*words), before == (journal.exists() and journal.read_bytes())

    def wrong(self, hint: str, today: str, asked: str) -> str:
        """What is wrong with a command that is typed as printed; empty for nothing."""
        words = shlex.split(hint)[1:]
        typed, is_same = self.typed("--today", today, *words)
        if any(UNFILLED.fullmatch(word) for word in words):
            return "" if (typed.code, is_same) == (2, True) else f"{typed.code}: {typed.err}"
        if SAID.intersection(words) - {*asked.split()}:
            return "says what nobody said"
        return "" if typed.code == 0 or (typed.code, words[0]) == (6, "check") else f"{typed.code}: {typed.err}"


def test_every_command_of_a_fortnight_runs_as_printed_or_is_refused_as_unfilled(
    customs: Customs, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copies, wrong = Copies(customs, place, monkeypatch), []
    typed: set[str] = set()
    (place / "list.csv").write_text("office,found_on,goods,mark\n5320,2019-07-01,shoes,Puma\n")
    for today, lines in FORTNIGHT.items():
        for line in map(str.strip, lines.strip().splitlines()):
            words = ["--today", today, *shlex.split(line)]
            for done in (copies.typed("--lang", "zh", *words)[0], customs(*words)):
                for hint in set(printed(done)) - typed:
                    typed.add(hint)
                    if told := copies.wrong(hint, today, line):
                        wrong.append((line, hint, told))
    assert wrong == []
    assert len(typed) > 100
