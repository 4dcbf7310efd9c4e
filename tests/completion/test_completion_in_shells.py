"""Completion in real shells: what is on the screen, what is inserted, and that nothing in the data is ever executed."""

import json
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from completion_shells import PROMPT, SCRIPTS, SHELLS, Shell
from completion_world import kept, world
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from customs_cli.domain.rights.holder import Holder

HOSTILE = (
    "sp ace",
    "it's",
    'say"so"',
    "c:d:e",
    "e=f",
    "st*r?",
    "p(a)r[e]n{s}",
    "$(touch PWNED)",
    "`touch PWNED`",
    "${HOME}",
    "back\\slash",
    "a;b|c&d<e>f",
    "!bang!",
    "#hash~tilde",
    "[/]",
    "%F{red}%s",
    "维沃移动",
    "@at,comma",
)
SOME = 6
"""So many of them are completed on one line."""
NAMES = (
    "\\$(touch PWNED)",
    "`touch PWNED`",
    "[/] $(touch PWNED)",
    "two\nlines",
    "a\ttab",
    "\x1b[31mred\x1b[2J",
    "%F{red}",
)


@pytest.fixture(scope="module", params=SHELLS)
def shell(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shell]:
    if not shutil.which(request.param):
        pytest.skip(f"{request.param} is not installed")
    home = tmp_path_factory.mktemp(request.param)
    world(home / "data" / "register.json")
    hostile = (Holder(code=f"K{n:02d}{text}", name=NAMES[n % len(NAMES)]) for n, text in enumerate(HOSTILE))
    kept(home / "data" / "register.json", *hostile)
    (home / ".config" / "customs-cli").mkdir(parents=True)
    (home / ".config" / "customs-cli" / "views.toml").write_text('[views]\nurgent = ["list"]\n')
    opened = Shell(request.param, home)
    yield opened
    opened.close()


@pytest.fixture(autouse=True)
def on_an_empty_screen(shell: Shell) -> Iterator[None]:
    yield
    shell.cleared()
    assert not list(shell.home.rglob("PWNED")), "something in the data was executed"


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ("customs rec\t", ["customs", "record"]),
        ("customs record --dir\ttra\t", ["customs", "record", "--direction", "transit"]),
        ("customs trademark ed\tVIV\t", ["customs", "trademark", "edit", "VIVO"]),
        ("customs confirm 2019-5320-000004 --mark \t", ["customs", "confirm", "2019-5320-000004", "--mark", "VIVO"]),
        ("customs determine 2019\t", ["customs", "determine", "2019-5320-000004"]),
        ("customs record --direction=tra\t", ["customs", "record", "--direction=transit"]),
        ("customs show '2018\t", ["customs", "show", "2018-5301-000123"]),
        ("customs record --detained --mark VI\t", ["customs", "record", "--detained", "--mark", "VIVO"]),
        ("customs list --where dire\ttra\t", ["customs", "list", "--where", "direction:transit"]),
        (
            "customs list --where 'status:detained mark:VI\t",
            ["customs", "list", "--where", "status:detained mark:VIVO"],
        ),
        ("customs list last-w\t", ["customs", "list", "last-week"]),
        ("customs view urg\t", ["customs", "view", "urgent"]),
        ("customs --lang zh show 2018\t", ["customs", "--lang", "zh", "show", "2018-5301-000123"]),
        ("customs list --mark=VI\t", ["customs", "list", "--mark=VIVO"]),
        ("customs list --where='mark:VI\t", ["customs", "list", "--where=mark:VIVO"]),
        ("customs list --where 'mark:\"VI\t --json", ["customs", "list", "--where", 'mark:"VIVO"', "--json"]),
        ("customs rec --mark VI\t", ["customs", "rec", "--mark", "VIVO"]),
        ("customs trademark ed VI\t", ["customs", "trademark", "ed", "VIVO"]),
        ("customs note '' --js\t", ["customs", "note", "", "--json"]),
        ("customs record --category watc\t", ["customs", "record", "--category", "watches-jewellery"]),
        ("customs bundle ver\t", ["customs", "bundle", "verify"]),
        ("customs bundle 4 --sign data/register.js\t", ["customs", "bundle", "4", "--sign", "data/register.json"]),
        ("customs record --direction 过\t", ["customs", "record", "--direction", "过境"]),
        ("customs record --direction=过\t", ["customs", "record", "--direction=过境"]),
        ("customs list --where status:已处\t", ["customs", "list", "--where", "status:已处置"]),
        ("customs summary 上周\t", ["customs", "summary", "上周"]),
        ("customs merge data/register.js\t", ["customs", "merge", "data/register.json"]),
    ],
)
def test_what_can_only_be_one_thing_is_inserted(shell: Shell, keys: str, words: list[str]) -> None:
    assert shell.words(keys) == words


def test_several_are_listed(shell: Shell) -> None:
    words = ("add", "edit", "remove", "list", "show", "import")
    screen = shell.typed("customs holder \t\t", *words)
    assert [word for word in words if word not in screen] == []


def test_references_are_listed_with_what_they_are_and_only_those_that_fit(shell: Shell) -> None:
    told = "phones · VIVO-CO · detained"
    screen = shell.typed("customs confirm 2019-5320-\t\t\t", told)
    assert told in screen
    assert "000006" not in screen
    assert "released" not in screen


def test_a_batch_is_found_by_what_is_in_it(shell: Shell) -> None:
    if shell.name == "fish":
        pytest.skip("fish itself keeps only candidates that hold what was typed")
    assert shell.words("customs show shoe\t") == ["customs", "show", "2019-5320-000001"]


def test_what_begins_as_the_word_does_is_inserted_though_others_hold_it(shell: Shell) -> None:
    """`K02` stands inside `AK02` too; only one begins so."""
    kept(shell.register, Holder(code="AK02", name="another"))
    assert shell.words("customs holder show K02\t")[3] == f"K02{HOSTILE[2]}"


def test_a_file_is_completed_by_the_shell(shell: Shell) -> None:
    (shell.home / "my cases.csv").touch()
    assert shell.words("customs import my\t") == ["customs", "import", "my cases.csv"]


@pytest.mark.parametrize("start", range(0, len(HOSTILE), SOME))
def test_a_hostile_code_is_inserted_literally(shell: Shell, start: int) -> None:
    numbers = range(start, min(start + SOME, len(HOSTILE)))
    assert inserted(shell, numbers) == [f"K{number:02d}{HOSTILE[number]}" for number in numbers]


def test_hostile_names_are_shown_and_not_obeyed(shell: Shell) -> None:
    texts = ("touch PWNED", "two lines", "a tab", "[/]")
    screen = shell.typed("customs holder show K0\t\t\t", *texts)
    assert [text for text in texts if text not in screen] == []


@pytest.mark.parametrize("quote", ["'", '"'])
def test_inside_quotation_marks_a_code_is_inserted_literally(shell: Shell, quote: str) -> None:
    numbers = (0, 2, 7, 10)
    assert inserted(shell, numbers, quote) == [f"K{number:02d}{HOSTILE[number]}" for number in numbers]


def test_inside_quotation_marks_an_exclamation_mark_calls_no_history(shell: Shell) -> None:
    codes = ("YAHOO!JP", "ENDS!", "!!", "W!!X!")
    kept(shell.register, *(Holder(code=code, name=code) for code in codes))
    line = "customs list" + "".join(f' --holder "{begun}\t' for begun in ("YAH", "END", "!!", "W"))
    assert shell.words(line)[3::2] == list(codes)


def test_what_install_says_is_all_that_a_shell_needs(shell: Shell, tmp_path: Path) -> None:
    """Also in a home with a blank, and in a zsh that nobody ever told to complete anything."""
    home = tmp_path / "the officer's own"
    world(home / "data" / "register.json")
    asked = [sys.executable, "-m", "customs_cli", "completion", "install", shell.name]
    folders = {"HOME": str(home), "XDG_DATA_HOME": f"{home}/.data", "XDG_CONFIG_HOME": f"{home}/.config"}
    subprocess.run([*asked, "--yes"], env=os.environ | folders, check=True, capture_output=True, timeout=60)
    said = subprocess.run([*asked, "--json"], env=os.environ | folders, check=True, capture_output=True, timeout=60)
    installed = Shell(shell.name, home, loading=json.loads(said.stdout)["line"])
    installed.cleared()
    assert installed.words("customs sho\t2018\t") == ["customs", "show", "2018-5301-000123"]
    installed.close()


@pytest.mark.parametrize("signs", ["=", ":=", "\"'@><=;|&(:"])
def test_in_a_bash_that_breaks_words_elsewhere_nothing_is_lost(tmp_path: Path, signs: str) -> None:
    """`COMP_WORDBREAKS` without some signs, as other programs ask for it."""
    if not shutil.which("bash"):
        pytest.skip("bash is not installed")
    world(tmp_path / "data" / "register.json")
    (tmp_path / "my cases.csv").touch()
    source = f"source '{SCRIPTS}/customs.bash'"
    bash = Shell("bash", tmp_path, loading=f"{source}\nCOMP_WORDBREAKS=${{COMP_WORDBREAKS//[{shlex.quote(signs)}]}}")
    line = "customs list --mark=VI\t --direction=tra\t --where=mark:VI\t --output=my\t --holder=zzz\t"
    words = ["--mark=VIVO", "--direction=transit", "--where=mark:VIVO", "--output=my cases.csv", "--holder=zzz"]
    assert bash.words(line) == ["customs", "list", *words]
    bash.close()


def test_with_a_damaged_register_a_tab_is_silent(shell: Shell) -> None:
    (shell.home / "broken.json").write_text("{")
    line = f"{PROMPT}customs --register broken.json holder show K"
    assert shell.typed("customs --register broken.json holder show K\tx", f"{line}x") == f"{line}x"


def inserted(shell: Shell, numbers: Iterable[int], quote: str = "") -> list[str]:
    """What stands on one line, in which each of these codes was begun and completed."""
    return shell.words("customs list" + "".join(f" --holder {quote}K{number:02d}\t" for number in numbers))[3::2]


PRINTABLE = st.text(st.characters(exclude_categories=("C", "Z", "M")), min_size=1, max_size=12)


@settings(max_examples=3, deadline=None, suppress_health_check=list(HealthCheck))
@given(texts=st.lists(PRINTABLE, min_size=3, max_size=3))
def test_whatever_is_in_a_code_is_inserted_literally(shell: Shell, texts: list[str]) -> None:
    insert_and_compare(shell, texts)


@pytest.mark.slow
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(texts=st.lists(PRINTABLE, min_size=3, max_size=3))
def test_whatever_is_in_a_code_is_inserted_literally_many_times(shell: Shell, texts: list[str]) -> None:
    insert_and_compare(shell, texts)


def insert_and_compare(shell: Shell, texts: list[str]) -> None:
    place = shell.home / "any" / "register.json"
    for file in place.parent.glob("register.*"):
        file.unlink()
    kept(place, *(Holder(code=f"Q{n}{text}", name=text) for n, text in enumerate(texts)))
    line = f"customs --register {place} list" + "".join(f" --holder Q{n}\t" for n in range(len(texts)))
    assert shell.words(line)[5::2] == [f"Q{n}{text}" for n, text in enumerate(texts)]
