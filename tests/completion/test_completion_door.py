"""What `customs __complete` answers: what fits, the likeliest first; and silence when there is nothing to be said."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from completion_world import APPLIED, DAY, DETAINED, NOTIFIED, UNSECURED, batch, kept, opened, values, world
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from customs_cli.cli.completion import answer as complete
from customs_cli.cli.completion.beginning import beginning
from customs_cli.cli.completion.tree import tree
from customs_cli.domain.batch.proceeding_record import CourtNotice, Part
from customs_cli.domain.leads.clue import Clue
from customs_cli.domain.rights.enterprise import Enterprise
from customs_cli.domain.rights.holder import Holder
from customs_cli.register import pinyin


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return world(tmp_path_factory.mktemp("world") / "register.json")


def short(refs: list[str]) -> list[int]:
    return [int(ref[-6:]) for ref in refs]


@pytest.mark.parametrize(
    ("command", "fitting"),
    [
        ("notify", {1, 123}),
        ("reply", {2}),
        ("detain", {3}),
        ("confirm", {2, 3, 4}),
        ("determine", {4}),
        ("court", {4, 5}),
        ("release", {1, 2, 3, 4, 123}),
        ("confiscate", {5}),
        ("dispose", {6, 7}),
        ("transfer", {1, 2, 3, 4, 5, 7, 123}),
        ("show", {1, 2, 3, 4, 5, 6, 7, 123}),
    ],
)
def test_a_command_is_offered_the_batches_that_it_fits(register: Path, command: str, fitting: set[int]) -> None:
    assert set(short(values(register, f"batch:{command}"))) == fitting


def test_goods_of_which_a_part_met_an_outcome_or_the_holder_s_word_is_enough_are_offered_for_a_disposal(
    tmp_path: Path,
) -> None:
    path = kept(
        tmp_path / "register.json",
        batch("2019-5320-000001", parts=(Part(line=1, quantity=1, outcome="confiscated", on=DAY),), **DETAINED),
        replace(batch("2019-5320-000002", confirmation="infringing", **DETAINED), procedure="eu_608"),
        batch("2019-5320-000003", confirmation="infringing", **DETAINED),
    )
    assert short(values(path, "batch:dispose")) == [2, 1]


def test_a_batch_without_security_is_offered_for_a_reply_and_not_for_a_detention(tmp_path: Path) -> None:
    path = kept(tmp_path / "register.json", batch("2019-5320-000001", **UNSECURED))
    assert (short(values(path, "batch:reply")), short(values(path, "batch:detain"))) == ([1], [])


def test_open_batches_come_first_and_the_newest_of_them_before_the_others(register: Path) -> None:
    found = short(values(register, "batch:show"))
    assert set(found[-2:]) == {6, 7}
    assert found[-3] == 123, "found the year before, and open"


def test_what_all_offered_references_begin_with_is_what_all_that_fit_begin_with(tmp_path: Path) -> None:
    path = kept(tmp_path / "register.json", *(batch(f"2019-5320-{no:06d}") for no in range(1, 300)))
    for word, begins in (
        ("2019-5320-0", "2019-5320-000"),
        ("2019-5320-0001", "2019-5320-0001"),
        ("2", "2019-5320-000"),
    ):
        offered = [ref for ref in values(path, "batch:notify", word) if ref.startswith(word)]
        assert (len(offered) > 10, beginning(offered)) == (True, begins), word
    kept(path, *(Holder(code=f"VA{no:03d}", name="Va") for no in range(250)), Holder(code="VOLVO", name="Volvo"))
    assert beginning(values(path, "holder", "V")) == "V"
    closed = {"outcome": "released", "outcome_on": DAY, **DETAINED}
    kept(path, *(batch(f"2019-5320-{no:06d}", **closed) for no in range(1, 250)))
    assert beginning(values(path, "batch:notify", "2019-5320-0")) == "2019-5320-0002"


@pytest.mark.parametrize(
    ("word", "found", "why"),
    [
        ("2019-5320-000004", [4], "the whole reference"),
        ("2018", [123], "its beginning"),
        ("2018-53", [123], "its beginning, in the middle of the office"),
        ("12", [123], "the beginning of the serial"),
        ("123", [123], "the serial"),
        ("5301-123", [123], "office and serial"),
        ("nike", [1], "a mark on the goods"),
        ("SHOE", [1], "part of the goods"),
        ("运动", [123], "Chinese goods"),
        ("500", [], "no serial, and nowhere in the goods"),
        ("9999", [], "nothing"),
        ("2019-5320-0000040", [], "too long for any"),
    ],
)
def test_a_batch_is_found_by_any_way_of_naming_it(register: Path, word: str, found: list[int], why: str) -> None:
    assert short(values(register, "batch:show", word)) == found, why


def test_a_batch_is_described_by_its_office_goods_holder_and_state(register: Path) -> None:
    [(_, text)] = complete.offers("batch:show", "2019-5320-000004", ["customs", "--register", str(register)])
    assert text == "5320 · phones · VIVO-CO · detained"


def test_after_a_reference_only_its_own_holders_marks_and_lines_are_offered(register: Path) -> None:
    assert values(register, "holder:batch", "", "confirm", "1") == []
    assert values(register, "mark:batch", "", "confirm", "2019-5320-000001") == ["NIKE"]
    assert values(register, "mark:batch", "", "confirm") == ["NIKE", "VIVO"], "no batch is named yet"
    assert values(register, "line", "", "line", "edit", "5320-4") == ["1"]


def test_the_events_of_a_batch_are_those_that_its_law_knows(tmp_path: Path) -> None:
    path = kept(
        tmp_path / "register.json",
        batch("2019-5320-000001", **DETAINED),
        replace(batch("2019-5320-000002", **DETAINED), procedure="us_133"),
    )
    chinese, american = (values(path, "event", "", "event", number) for number in ("1", "2"))
    assert ("hearing-requested" in chinese, "importer-notified" in chinese) == (True, False)
    assert ("hearing-requested" in american, "importer-notified" in american) == (False, True)
    assert set(chinese) | set(american) < set(values(path, "event", "", "event"))
    assert values(path, "event", "hearing-r", "event", "1") == ["hearing-requested"]


def test_an_act_is_offered_the_holders_and_marks_that_it_is_open_to_and_all_where_there_are_none(
    tmp_path: Path,
) -> None:
    both = batch("2019-5320-000001", **DETAINED)
    other = batch("2019-5320-000001", mark="NIKE", outcome="released", outcome_on=DAY, **NOTIFIED).proceedings
    path = kept(
        tmp_path / "register.json",
        Holder(code="VIVO-CO", name="Vivo"),
        Holder(code="NIKE-CO", name="Nike"),
        Holder(code="ELSE-CO", name="Another"),
        replace(both, proceedings={**both.proceedings, **other}),
    )
    assert values(path, "holder:batch", "", "determine", "1") == ["VIVO-CO"]
    assert values(path, "holder:batch", "", "transfer", "1") == ["VIVO-CO"]
    for command in ("notify", "event", "correct"):
        assert values(path, "holder:batch", "", command, "1") == ["NIKE-CO", "VIVO-CO"], command


@pytest.mark.parametrize(
    ("word", "why"),
    [
        ("viv", "the code"),
        ("VIVO C", "the name"),
        ("commun", "any part of the name"),
        ("移动", "any part of the Chinese name"),
        ("weiwo", "its pinyin"),
        ("wwyd", "the initials of its pinyin"),
    ],
)
def test_a_holder_is_found_by_any_of_its_names_and_by_how_they_sound(register: Path, word: str, why: str) -> None:
    pytest.importorskip("pypinyin", reason="pinyin is an optional extra")
    pinyin.write(register)
    assert values(register, "holder", word) == ["VIVO-COMM"], why


def test_shipped_offices_are_offered_and_an_edited_one_once(register: Path) -> None:
    assert values(register, "office", "罗湖") == ["5302"]
    assert values(register, "office", "5320") == ["5320"]


def test_what_the_journal_says_after_the_checkpoint_is_seen(tmp_path: Path) -> None:
    path = kept(tmp_path / "register.json", batch("2019-5320-000001", **NOTIFIED))
    before = path.read_bytes()
    kept(path, batch("2019-5320-000001", outcome="released", outcome_on=DAY, **NOTIFIED))
    kept(path, batch("2019-5320-000002", **NOTIFIED), Holder(code="LATE", name="Late"))
    path.write_bytes(before)
    assert values(path, "batch:release") == ["2019-5320-000002"]
    assert values(path, "batch:show") == ["2019-5320-000002", "2019-5320-000001"]
    assert values(path, "holder") == ["LATE"]


def test_a_removed_record_is_offered_no_more(tmp_path: Path) -> None:
    path = kept(tmp_path / "register.json", Holder(code="GONE", name="Gone"))
    before = path.read_bytes()
    register = opened(path)
    register.do("remove", lambda act: act.remove(Holder(code="GONE", name="Gone")))
    path.write_bytes(before)
    assert values(path, "holder") == []


def test_half_a_line_of_a_crash_is_passed_over(tmp_path: Path) -> None:
    path = world(tmp_path / "register.json")
    with path.with_suffix(".journal").open("ab") as journal:
        journal.write(b'{"seq":99,"changes":[["holders","HALF",[],null,{"code":"HA')
    assert "HALF" not in values(path, "holder")


def asked(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "customs_cli", "__complete", *arguments]
    return subprocess.run(command, capture_output=True, env=os.environ | environment, timeout=20)


def damaged(path: Path) -> None:
    world(path)
    data = bytearray(path.read_bytes())
    data[len(data) // 3 : len(data) // 3 * 2] = b"\xff" * (len(data) // 3 * 2 - len(data) // 3)
    path.write_bytes(data)


def cut_short(path: Path) -> None:
    world(path)
    path.write_bytes(path.read_bytes()[:-100])


def foreign(path: Path) -> None:
    path.write_text(json.dumps({"_default": {}}))


def folder_of_that_name(path: Path) -> None:
    (path / "register.json").mkdir(parents=True)


@pytest.mark.parametrize("spoil", [lambda path: None, damaged, cut_short, foreign, folder_of_that_name])
@pytest.mark.parametrize("kind", ["batch:show", "holder:batch", "line", "nonsense"])
def test_where_nothing_can_be_read_it_is_silent(tmp_path: Path, spoil: object, kind: str) -> None:
    path = tmp_path / "register.json"
    spoil(path)  # type: ignore[operator]
    done = asked(kind, "", "customs", "show", "123", "--register", str(path))
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may read everything")
def test_a_register_that_may_not_be_read_is_silence(tmp_path: Path) -> None:
    path = world(tmp_path / "register.json")
    path.chmod(0)
    assert asked("holder", "", "customs", "--register", str(path)).stdout == b""


def test_a_register_that_another_process_holds_is_read_all_the_same(register: Path) -> None:
    with opened(register).store.lock("long act"):
        assert values(register, "holder") == ["VIVO-COMM"]


def test_the_register_is_found_as_a_command_finds_it(register: Path, tmp_path: Path) -> None:
    (tmp_path / "customs-cli").mkdir()
    (tmp_path / "customs-cli" / "config.toml").write_text(f'register = "{register.as_posix()}"')
    answer = "VIVO-COMM\tVivo Communication · 维沃移动通信\n".encode()
    folders = {"XDG_CONFIG_HOME": str(tmp_path), "APPDATA": str(tmp_path)}
    assert asked("holder", "", "customs", CUSTOMS_REGISTER="", **folders).stdout == answer
    assert asked("holder", "", "customs", CUSTOMS_REGISTER=str(register.parent)).stdout == answer
    line = ("customs", f"--register={register}", "holder", "show")
    assert asked("holder", "", *line, CUSTOMS_REGISTER="/nowhere").stdout == answer


@settings(max_examples=40, deadline=None)
@given(code=st.text(min_size=1, max_size=20), name=st.text(max_size=40))
def test_whatever_is_in_the_data_a_candidate_is_one_line_of_two_fields(code: str, name: str) -> None:
    line = complete._line(code, name) if code.isprintable() else ""
    if line:
        value, _, text = line.removesuffix("\n").partition("\t")
        assert value == code
        assert text.isprintable()
        assert line.count("\n") == 1


def test_a_value_that_cannot_be_typed_is_not_offered(tmp_path: Path) -> None:
    codes = ("GOOD", "BAD\nLINE", "BAD\tTAB", "BAD\x1b[2J", "BAD\u202e")
    path = kept(tmp_path / "register.json", *(Holder(code=code, name="n") for code in codes))
    assert values(path, "holder") == ["GOOD"]


def test_many_batches_cost_no_more_than_a_screenful(tmp_path: Path) -> None:
    path = kept(tmp_path / "register.json", *(batch(f"2019-5320-{n:06d}", **APPLIED) for n in range(1, 1501)))
    assert len(values(path, "batch:show")) == 40
    assert short(values(path, "batch:detain", "2019-5320-0014"))[:3] == [1499, 1498, 1497]
    assert short(values(path, "batch:detain", "14"))[:2] == [1499, 1498]


def test_a_command_that_may_be_told_without_its_name_offers_its_words_and_batches(register: Path) -> None:
    found = values(register, "named:custody:add,show")
    assert found[:2] == ["add", "show"]
    assert short(found[2:]) == short(values(register, "batch:custody"))
    assert values(register, "named:custody:add,show", "sho")[:1] == ["show"]


def test_beside_batches_a_chain_is_offered_enterprises_and_a_history_clues(tmp_path: Path) -> None:
    clue = Clue(code="2019-5320-C-001", on=DAY, source="holder", text="by rail", by=("Li Wei",))
    path = kept(tmp_path / "register.json", batch("2019-5320-000001"), Enterprise(code="HAOYUN", name="Haoyun"), clue)
    assert values(path, "batch:chain", "hao") == ["HAOYUN"]
    assert values(path, "batch:history", "2019-5320-C") == ["2019-5320-C-001"]
    assert values(path, "batch:show", "hao") == []
    assert values(path, "batch:chain", "") == ["2019-5320-000001", "HAOYUN"]


def test_parties_and_currencies_are_offered_where_they_are_named() -> None:
    kinds = {command.path: [one.kind for one in command.arguments] for command in tree()}
    assert kinds["same"] == kinds["different"] == [":enterprise", ":enterprise"]
    assert kinds["rate set"] == ["@currency", "text"]


@pytest.mark.parametrize(
    ("ref", "words", "open_here", "why"),
    [
        ("", "", "c3 c4 bond proof withdrawn request settlement court term personal other", "no batch stands before"),
        ("1", "", "proof other", "nobody was notified"),
        ("2", "--today 2019-07-03", "", "the holder may still answer"),
        ("2", "--today 2019-07-08", "proof other", "its time is over"),
        ("4", "--today 2019-07-08", "proof withdrawn request settlement court other", "detained"),
        ("4", "--today 2020-07-08", "c3 proof withdrawn request settlement court term other", "for a year"),
        ("4", "--today 2020-07-08 --on 2019-07-08", "proof withdrawn request settlement court other", "then"),
        ("5", "--today 2019-07-08", "", "found infringing"),
        ("6", "--today 2019-07-08", "", "released before"),
        ("8", "--today 2019-07-08", "court", "held for a court"),
        ("8", "--today 2019-07-08 --court-word=W", "proof withdrawn request settlement court other", "freed"),
    ],
)
def test_grounds_of_a_release_are_offered_that_are_open_to_the_batch(
    tmp_path: Path, ref: str, words: str, open_here: str, why: str
) -> None:
    path = world(tmp_path / "register.json")
    notice = CourtNotice(kind="assistance", notice="N", on=DAY)
    kept(path, batch("2019-5320-000008", court=(notice,), **DETAINED))
    typed = f"release 2019-5320-{ref.zfill(6)} {words}" if ref else "release"
    assert " ".join(values(path, "ground", "", *typed.split())) == open_here, why
    assert values(path, "ground", "p", *typed.split()) == [w for w in open_here.split() if w.startswith("p")]


@pytest.mark.parametrize(
    ("word", "code"), [("us", "US"), ("United", "US"), ("chi", "CN"), ("美", "US"), ("Korea", "KR"), ("Franc", "FR")]
)
def test_a_country_is_offered_by_its_code_or_the_beginning_of_a_name(word: str, code: str) -> None:
    from customs_cli.cli.completion.answer import offers

    assert code in dict(offers("country", word, ["record"]))


def test_no_country_is_offered_for_what_begins_none() -> None:
    from customs_cli.cli.completion.answer import offers

    assert list(offers("country", "Atlantis", ["record"])) == []
