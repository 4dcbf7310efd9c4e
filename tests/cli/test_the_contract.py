"""Every command and flag that was promised is there, and every command answers in JSON."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import typer
from running import Customs

from customs_cli.cli.main import COMMANDS, app

PART = "--line --quantity"
LOOKING = "--office --where"
GIVEN = "--json --csv -o"
"""The forms of an answer that is a table."""

PROMISED = {
    "": "--register --today --officer --lang --no-input --no-color --version -h --help",
    "record": "--office --found --direction --channel --transport --basis --procedure --campaign --document "
    "--document-kind --consignor --consignee --origin --departure --destination --goods --quantity --unit --value "
    "--currency --value-basis --hs --category --mark --detained --note --add-missing --storage --trade-mode "
    "--joint-office --scan --found-by --other-hold --more",
    "line add": "--goods --quantity --unit --value --hs --category --mark --add-missing",
    "line edit": "--goods --quantity --unit --value --hs --category --mark",
    "line remove": "--reason",
    "notify": "--holder --on --served --how --number",
    "reply": "--holder --apply --decline --on --security --form --general-guarantee --reason",
    "detain": "--holder --on --number",
    "confirm": f"--holder --mark --infringing --genuine --undetermined --items --on --document {PART}",
    "determine": f"--holder --infringing --not-infringing --undetermined --on {PART}",
    "court": "--holder --notice --kind --on",
    "release": f"--holder --on --reason --ground --document --suspicion-cleared {PART}",
    "confiscate": f"--holder --on --number --fine --penalty-value --collected {PART}",
    "abandon": "--on --document",
    "dispose": f"--way --on --supervisor --holder-asked {PART}",
    "transfer": f"--to --body --kind --number --on --refused --goods-handed {PART}",
    "fee": "--kind --amount --currency --from --to --payer",
    "custody add": f"--on --from --to --place --seal-before --seal --purpose --witness --document {PART}",
    "evidence add": "--kind --line --taken --device --source",
    "correct": "--reason --finding-on",
    "today": f"{LOOKING} --all --limit {GIVEN}",
    "due": f"{LOOKING} --all --limit --within --explain --ics {GIVEN}",
    "list": f"{LOOKING} --counted-on --limit {GIVEN} -q",
    "search": f"--limit {GIVEN}",
    "history": f"--limit --raw {GIVEN}",
    "summary": f"--by --campaign {LOOKING} --counted-on --sheet --explain --remark --no-internal --style {GIVEN}",
    "rank": f"--of --by {LOOKING} --counted-on --limit {GIVEN}",
    "trend": f"--every {LOOKING} --counted-on --alarm {GIVEN}",
    "links": f"--by --within --limit {GIVEN}",
    "chain": "--hops --why --within --limit -o --json",
    "same": "--review --reason",
    "different": "--reason",
    "holder add": "--name --name-zh --country --agent --contact",
    "trademark add": "--name --holder --type --recordation --valid-from --valid-until --alias --nice",
    "office add": "--name --name-zh --parent --country",
    "campaign add": "--name --name-zh --from --to",
    "clue add": "--source --about",
    "rate set": "--from",
    "import": "--map --map-save --defaults --update --rejects --dry-run --skip-faulty --add-missing",
    "export": "-o --anonymous",
    "print daily": f"{LOOKING} --counted-on -o",
    "print notice": "--holder --number -o",
    "bundle": "--sign --redact -o",
    "merge": "--dry-run",
    "anchor": "--check",
    "verify": "--root",
    "report": "-o",
    "init": "--shared --office",
    **dict.fromkeys(("holder", "trademark", "office", "campaign", "enterprise"), ""),
    **{f"{kind} {act}": "" for kind in ("holder", "trademark", "office", "campaign", "enterprise")
       for act in ("add", "edit", "list", "show", "import")},
    **{f"config {act}": "" for act in ("get", "set", "unset", "list", "path")},
    **{f"template {act}": "" for act in ("list", "copy", "check")},
    **{f"evidence {act}": "" for act in ("list", "show", "verify", "export")},
    **{f"clue {act}": "" for act in ("send", "result", "list", "show")},
    **{f"visit {act}": "" for act in ("add", "list", "show", "summary")},
    **dict.fromkeys(("note", "undo", "redo", "show", "custody show", "rate list", "inbox", "backup", "restore"), ""),
    **dict.fromkeys(("check", "demo", "completion", "push", "pull", "sync", "event", "security", "help"), ""),
    **{f"print {form}": "" for form in ("detention-decision", "detention-list", "receipt", "release-notice",
       "transfer-letter", "hearing-notice", "penalty-decision", "confiscation-notice", "custody-chain", "batch-file")},
}  # fmt: skip
"""Command -> flags that scripts and officers rely on; more may come, none of these goes."""

ACTS = (
    "notify reply detain confirm determine court release confiscate abandon event dispose transfer fee note correct "
    "record undo redo".split()
)
PASSED_ON = ("view",)
"""Commands that hand their words to another one, `--json` among them."""


def commands() -> Iterator[tuple[str, Any]]:
    """Every command by its words, those within groups too."""
    waiting = [
        (name, typer.main.get_command(import_module(f"customs_cli.cli.commands.{row.module}").app))
        for name, row in COMMANDS.items()
    ]
    while waiting:
        words, own = waiting.pop()
        yield words, own
        waiting += [(f"{words} {name}", within) for name, within in getattr(own, "commands", {}).items()]


KNOWN = {"": typer.main.get_command(app), **dict(commands())}


def options(words: str) -> set[str]:
    return {name for param in KNOWN[words].params for name in (*param.opts, *param.secondary_opts)} | {"-h", "--help"}


def test_every_flag_that_was_promised_is_there() -> None:
    assert [words for words in PROMISED if words not in KNOWN] == []
    assert [(words, flag) for words in PROMISED for flag in PROMISED[words].split() if flag not in options(words)] == []


def test_every_command_answers_in_json() -> None:
    alone = {words: own for words, own in KNOWN.items() if words and not getattr(own, "commands", None)}
    assert [words for words in alone if words not in PASSED_ON and "--json" not in options(words)] == []


def test_every_act_can_be_tried_first() -> None:
    assert [words for words in ACTS if not {"-n", "--dry-run"} <= options(words)] == []


NAMES = {
    "show 1": ("batch", "customs.batch/1", "schema batch"),
    "today": ("next", "customs.today/1", "ref holder act command due_on why"),
    "history": ("entries", "customs.history/1", "seq at by act said changes"),
    "anchor": ("", "customs.anchor/1", "root size head at"),
    "bundle verify b.zip": ("", "customs.bundle-check/1", "ok anchored faults"),
    "chain 1": ("nodes", "customs.chain/1", "id kind label"),
    "same": ("", "customs.same/1", "pairs"),
    "clue list": ("clues", "customs.clues/1", "no on source about text refs sent_to due_on result result_on"),
    "visit list": ("visits", "customs.visits/1", "no enterprise on by purpose findings abroad_dispute result"),
    "trend 2019 --alarm": ("rows", "customs.trend/1", "expected upper alarm method why"),
    "import l.csv --dry-run": ("", "customs.import/1", "map new same changed faults"),
}
"""Command -> where in its answer, the answer's schema, and the names that stand there."""


def test_every_name_that_was_promised_is_in_the_answer(customs: Customs, detained: str, place: Path) -> None:
    (place / "l.csv").write_text("goods,quantity,mark,found,office\nphones,10,VIVO,2019-07-03,5320\n", "utf-8")
    for words in ("clue add --source police --text x", "enterprise add A --name A", "visit add A --findings x"):
        assert customs(*words.split()).code == 0
    assert customs("bundle", "1", "-o", "b.zip").code == 0
    answers = {words: customs(*words.split(), "--json").answer for words in NAMES}
    assert {words: answer["schema"] for words, answer in answers.items()} == {
        words: schema for words, (_, schema, _) in NAMES.items()
    }
    for words, (where, _, names) in NAMES.items():
        found = answers[words][where] if where else answers[words]
        found = found[0] if isinstance(found, list) else {**answers[words], **found}
        assert [name for name in names.split() if name not in found] == [], words
    batch = answers["show 1"]["batch"]
    balance = "found released abandoned confiscated disposed transferred held".split()
    assert [name for name in balance if name not in batch["lines"][0]["balance"]] == []
    assert "parts" in batch["proceedings"]["VIVO-COMM"]


def test_an_act_on_batches_of_one_office_bears_that_office(customs: Customs, detained: str) -> None:
    customs("record", "--office", "5304", "--found", "2019-07-04", "--goods", "caps", "--quantity", "1")
    for words in ("note 5304-1 wet", "note 5304-1 5320-1 dry", "undo", "holder add A --name A"):
        assert customs(*words.split()).code == 0, words
    entries = customs("history", "--json").answer["entries"]
    offices = [(entry["act"], entry["office"]) for entry in entries]
    assert offices[-5:] == [("record", "5304"), ("note", "5304"), ("note", ""), ("undo", ""), ("holder add", "")]
    assert ("detain", "5320") in offices
