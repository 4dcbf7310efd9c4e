"""Wrong input of every kind: one line, a hint, the promised exit status, and nothing lost or written."""

import shlex
from pathlib import Path
from typing import Any

import pytest
from running import Customs, recorded

R = "record --office 5320 --found 2019-07-01"

UNKNOWN = (
    (f"{R} --mark VIV", "no trademark 'VIV'", "did you mean VIVO? customs trademark add VIV --name NAME"),
    (f"{R} --mark 'New Brand'", "no trademark 'New Brand'", "customs trademark add NEW-BRAND --name 'New Brand'"),
    (f"{R} --mark {'x' * 9999}", f"no trademark '{'x' * 40}'", f"customs trademark add {'X' * 36} --name NAME"),
    ("notify 1 --holder VIVO-COM", "no holder 'VIVO-COM'", "did you mean VIVO-COMM? customs holder add VIVO-COM"),
    ("record --office Wenjindo", "no office 'Wenjindo'", "did you mean Wenjindu Customs? customs office add WENJINDO"),
    (f"{R} --campaign longteng", "no campaign 'longteng'", "did you mean longteng-2019? customs campaign add LONGTENG"),
    (f"{R} --procedure cn_ex_offico", "no procedure 'cn_ex_offico'", "customs procedure list"),
    (f"{R} --quantity 1 --unit frobs", "no unit 'frobs'", "units: pcs, pairs, sets"),
    ("trademark add A --holder NOBODY", "no holder 'NOBODY'", "customs holder add NOBODY --name NAME adds it"),
    ("office add 5398 --name A --parent 9999", "no office '9999' for the parent", "customs office add 9999"),
    ("list --mark VIV", "no trademark 'VIV'", "did you mean VIVO?"),
    ("line edit 1 9 --goods x", "2019-5320-000001 has no line 9", "its lines: 1"),
    ("confirm 1 --mark NIKE --infringing", "2019-5320-000001 has no goods bearing NIKE", "customs show"),
    ("notify 1 --holder NIKE-INC", "2019-5320-000001 has no goods of holder NIKE-INC", "customs line edit"),
    ("show 99", "no batch '99'", "a reference looks like 2019-5320-000123, or 123"),
    ("import nothing.csv", "no file nothing.csv", "check the path"),
    ("evidence 1 nothing.jpg", "cannot read nothing.jpg: No such file or directory", "check the path"),
)
"""Command line, its message, and what its hint holds; all of them exit status 3."""

USAGE = (
    (f"{R} --goods x --found 2019-02-30", "2019-02 has 28 days", "an impossible day"),
    (f"{R} --goods x --found 2019-13", "there is no month 13", "an impossible month"),
    (f"{R} --goods x --found 01/02/2019", "could be 2019-01-02 or 2019-02-01", "two readings"),
    (f"{R} --goods x --found 2019-07-11", "after today (2019-07-10)", "not found yet"),
    (f"{R} --goods x --found tomorrow", "after today (2019-07-10)", "not found yet"),
    (f"{R} --goods x --found 10", "is not a date", "a day of which month?"),
    (f"{R} --goods x --found ''", "the date is empty", "an unset shell variable is not today"),
    ("print daily ''", "the date is empty", "nor is it where a sheet is printed"),
    ("reply 1 --apply --general-guarantee ''", "--general-guarantee is empty", "no guarantee has such a number"),
    ("confirm 1 --infringing --document ''", "--document is empty", "no paper has such a number"),
    (f"{R} --mark VIVO --detained 2019-06-30", "", "detained before it was found"),
    ("notify 1 --on 2019-07-11", "--on 2019-07-11 is after today", "still to come"),
    ("notify 1 --served 02/03/2019", "could be", "two readings"),
    ("notify 1 --how pigeon", "--how 'pigeon' is not a known value", "a closed list"),
    ("--today '30 Feb' list", "is not a date", "the day itself"),
    ("--today '' list", "--today is empty", "an empty global option"),
    ("--register '' list", "--register is empty", "never another register than the one meant"),
    ("--officer ' ' note 1 x", "--officer is empty", "nobody acts"),
    ("--lang fr list", "no language 'fr'", "en or zh"),
    (f"{R} --quantity -5", "is negative", "negative"),
    (f"{R} --quantity 1.5", "a countable thing has no fraction", "half a piece"),
    (f"{R} --quantity 0", "the quantity is zero", "nothing"),
    (f"{R} --quantity 9999999999999999", "is too large", "sixteen digits"),
    (f"{R} --quantity 999999999999999 --unit 万个", "is too large", "too large once multiplied"),
    (f"{R} --quantity 1e5", "is not a number", "no exponents"),
    (f"{R} --quantity 1_000", "is not a number", "no underscores"),
    (f"{R} --quantity nan", "is not a number", "no NaN"),
    (f"{R} --quantity ''", "--quantity is empty", "empty"),
    (f"{R} --quantity 0.0001 --unit kg", "more than three places", "a tenth of a milligram"),
    (f"{R} --quantity '1.5 千双' --unit pcs", "is in another unit than --unit pcs", "two units"),
    (f"{R} --value -5", "'-5' is not an amount", "negative"),
    (f"{R} --value 1.2345", "is not an amount", "more than three places"),
    (f"{R} --value {10**15}", "1.00000E+15 is too large an amount", "sixteen digits"),
    (f"{R} --value {10**15}.50", "is too large an amount", "sixteen digits and a fraction"),
    (f"{R} --value 9亿亿", "is not an amount", "no amount"),
    (f"{R} --value 999999999999亿", "is too large an amount", "too large once multiplied"),
    (f"{R} --value 5 --currency XYZ", "no currency 'XYZ'", "unknown currency"),
    (f"{R} --currency USD", "--currency without --value", "nothing to count"),
    (f"{R} --origin ZZ", "", "no such country"),
    (f"{R} --hs 12", "is not an HS code", "too short"),
    (f"{R} --direction sideways", "--direction 'sideways' is not a known value", "a closed list"),
    (f"{R} --goods ''", "--goods is empty", "an unset shell variable"),
    (f"{R} --mark ' '", "--mark is empty", "an unset shell variable"),
    (f"{R} --consignor ' '", "--consignor is empty", "an unset shell variable"),
    ("line edit 1 1", "nothing to change", "no flag"),
    ("line edit 1 x --goods y", "NO 'x' is not a whole number from 1", "no number"),
    ("line remove 1 1", "missing option '--reason'", "a removal has its reason"),
    ("line remove 1 1 --reason ''", "--reason is empty", "a reason says something"),
    ("correct 1 --reason x", "what should be corrected?", "no flag"),
    ("correct 1 --found 2019-07-01 --reason x", "nothing to correct: every value stays the same", "no change"),
    ("list --where origin:QQ", "no country 'qq'", "nobody's code"),
    ("summary --where destination:Atlantis", "no country 'atlantis'", "no such name"),
    ("rank --where country:DEU", "DEU is a country code of three letters", "of three letters"),
    ("list --where clue-source:rumour", "clue-source:rumour is not a known value", "a word that no source has"),
    ("list --where currency:yuann", "no currency 'yuann'", "no currency"),
    ("correct 1 --event flying=2019-07-01 --reason x", "no event 'flying'", "unknown event"),
    ("reply 1", "did the holder apply or decline?", "neither"),
    ("reply 1 --apply --decline", "did the holder apply or decline?", "both"),
    ("reply 1 --decline --security 5", "a holder that declines lodges no security", "contradiction"),
    ("reply 1 --apply --security 5 --general-guarantee 7", "exclude each other", "contradiction"),
    ("confirm 1", "what does the holder say?", "no word"),
    ("confirm 1 --infringing --genuine", "what does the holder say?", "two words"),
    ("determine 1", "what did customs find?", "no word"),
    ("court 1 --notice ''", "--notice is empty", "empty"),
    ("transfer 1 --to moon", "--to 'moon' is not a known value", "a closed list"),
    ("transfer 1 --to police --body ''", "--body is empty", "empty"),
    ("dispose 1 --quantity 1 --way burn", "--way 'burn' is not a known value", "a closed list"),
    ("dispose 1 --quantity 1 --way donate --proceeds 5", "only goods that are sold or auctioned have", "a gift"),
    ("dispose 1 --quantity 1 --way sell --proceeds much", "'much' is not an amount", "no amount"),
    ("dispose 1 --quantity 1 --way sell --proceeds 1.234", "more decimal places than CNY", "three places"),
    ("dispose 1 --quantity 1 --way sell --currency USD", "--currency without --proceeds", "nothing to count"),
    ("dispose 1 --quantity 1 --way sell --to ''", "--to is empty", "an unset shell variable"),
    ("note 1 ' '", "the note is empty", "empty"),
    ("holder add 'A B'", "'A B' cannot be a code", "a space"),
    ("holder add UNKNOWN", "'UNKNOWN' cannot be a code", "the stand-in for nobody"),
    ("holder add A --name ' '", "--name is empty", "empty"),
    ("trademark add A", "whose right is it?", "no holder"),
    ("trademark add A --holder NIKE-INC --nice 46", "no Nice class 46", "1 to 45"),
    ("trademark add A --holder NIKE-INC --valid-from 2019-02-01 --valid-until 2019-01-01", "the end (", "order"),
    ("summary --by mood", "cannot sum by 'mood'", "no such dimension"),
    ("summary --by ''", "--by is empty", "an unset shell variable"),
    ("summary ''", "the date is empty", "an empty period is not the whole register"),
    ("trend ''", "the date is empty", "nor is it this year"),
    ("report ''", "the date is empty", "nor is it this year"),
    ("undo ''", "ACT '' is not a whole number", "an unset shell variable is not the last act"),
    ("summary 2019-08..2019-07", "ends on 2019-07-31, before it starts", "backwards"),
    ("summary 2019 --all", "--all works only with --sheet", "an option of a sheet alone"),
    ("list --where mood:good", "", "no such field"),
    ("list --where '(office:53'", "", "an open bracket"),
    ("list --json -o x.csv", "--json and -o exclude each other", "one of the two would be left out unseen"),
    ("list --csv --json", "--json and --csv exclude each other", "the same"),
    ("list -o ''", "-o is empty", "no name"),
    ("export -o ''", "-o is empty", "no name"),
    ("bundle 1 -o ''", "-o is empty", "no name"),
    ("list --sort ''", "--sort is empty", "an unset shell variable"),
    ("list --columns ' '", "--columns is empty", "an unset shell variable"),
    ("summary --print ''", "--print is empty", "an unset shell variable"),
    ("list --where status:eaten", "status:eaten is not a known value", "a word that no status has"),
    (
        "due --where 'NOT (outcome:open OR office:53)'",
        "outcome:open is not a known value",
        "a word that no outcome has",
    ),
    ("list --limit -3d", "--limit '-3d' is not a whole number from 1", "a day where none belongs"),
    ("list --sort mood", "cannot sort by 'mood'", "no such key"),
    ("list --limit 0", "--limit '0' is not a whole number from 1", "none"),
    ("list -o list.doc", "cannot write 'list.doc': no such form", "no such form"),
    ("due --within soon", "is not a number of working days", "no number"),
    ("undo x", "ACT 'x' is not a whole number from 1", "no number"),
    ("frobnicate", "no command 'frobnicate'", "no command"),
    ("lst", "no command 'lst'", "the nearest is named"),
    ("list --frob", "no such option: --frob", "no option"),
    ("show", "missing argument 'REF'", "no argument"),
)
"""Command line, what its message holds, and why it is wrong; all of them exit status 2."""


def state(tmp_path: Any) -> bytes:
    return b"".join((tmp_path / name).read_bytes() for name in ("register.journal", "register.json"))


@pytest.mark.parametrize(("line", "message", "hint"), UNKNOWN, ids=[row[0][:60] for row in UNKNOWN])
def test_an_unknown_name_is_told_with_the_nearest_and_the_command_that_adds_it(
    customs: Customs, phones: str, tmp_path: Any, line: str, message: str, hint: str
) -> None:
    before = state(tmp_path)
    result = customs(*shlex.split(line))
    assert (result.code, result.out) == (3, "")
    first, second = result.complaints
    assert first.startswith(f"customs: {message}")
    assert second.startswith("  hint: ")
    assert hint in second
    assert state(tmp_path) == before


@pytest.mark.parametrize(("line", "message", "why"), USAGE, ids=[row[0] for row in USAGE])
def test_what_cannot_be_read_is_refused_and_nothing_is_written(
    customs: Customs, phones: str, tmp_path: Any, line: str, message: str, why: str
) -> None:
    before = state(tmp_path)
    result = customs(*shlex.split(line))
    assert (result.code, result.out) == (4 if "detained 2019-06" in line else 2, ""), why
    assert message in result.err, why
    assert 1 <= len(result.complaints) <= 2, result.err
    assert state(tmp_path) == before


STEPS = (
    ("confirm 1 --infringing", "VIVO-COMM has not been notified: cannot confirm yet"),
    ("reply 1 --apply --security 20000", "VIVO-COMM has not been notified: cannot reply yet"),
    ("detain 1", "VIVO-COMM has not been notified: cannot detain yet"),
    ("determine 1 --infringing", "VIVO-COMM's goods are not detained"),
    ("court 1 --notice 45", "VIVO-COMM's goods are not detained"),
    ("confiscate 1", "VIVO-COMM's goods are not detained"),
    ("dispose 1 --quantity 1 --way destroy --supervisor X", "is not confiscated: it cannot be disposed of"),
    ("dispose 1 --quantity 1 --way return", "is not released for VIVO-COMM: it cannot be returned"),
    ("release 1", "no reason is known for releasing the goods of VIVO-COMM"),
    ("custody 1 --quantity 1201 --from a --to b --purpose store", "holds 1200 pcs, not 1201"),
    ("notify 1 --on 2019-06-30", "cannot notify on 2019-06-30, before the goods were found"),
    ("notify 1 --on 2019-07-02 --served 2019-07-01", "served on 2019-07-01 but notified on 2019-07-02"),
    ("transfer 1 --to police --on 2019-06-30", "cannot transfer on 2019-06-30, before the goods were found"),
    ("event 1 police-accepted --on 2018-07-02", "cannot record this event on 2018-07-02, before the goods were found"),
    ("event 1 penalty-told --on 2018-07-02", "cannot record this event on 2018-07-02, before the goods were found"),
    ("+ notify 1 --on 2019-07-02 --served 2019-07-02", ""),
    ("notify 1", "VIVO-COMM was served on 2019-07-02 already"),
    ("detain 1 --on 2019-07-05", "VIVO-COMM has not applied for detention"),
    ("detain 1", "VIVO-COMM did not answer by 2019-07-05, the last day of C1: the goods may not be detained"),
    ("reply 1 --apply --security 1", "security of 1 CNY is 19999 CNY too little"),
    ("reply 1 --apply --security 20000 --on 2019-07-01", "the reply is dated 2019-07-01, before the notice"),
    ("+ reply 1 --apply --on 2019-07-03", ""),
    ("detain 1", "VIVO-COMM lodged no security"),
    ("+ reply 1 --apply --security 20000 --on 2019-07-03", ""),
    ("reply 1 --decline", "VIVO-COMM applied on 2019-07-03, and its time to answer is over: that reply remains valid"),
    ("detain 1 --on 2019-07-02", "detained on 2019-07-02, before the application"),
    ("+ detain 1 --on 2019-07-04", ""),
    ("detain 1", "VIVO-COMM has goods detained on 2019-07-04 already"),
    ("confirm 1 --infringing --items 1201", "has 1200 items bearing VIVO, not 1201"),
    ("confirm 1 --infringing --on 2019-07-01", "the confirmation is dated 2019-07-01, before the notice"),
    ("+ confirm 1 --infringing --on 2019-07-08", ""),
    ("confirm 1 --genuine", "VIVO-COMM already confirmed VIVO as infringing on 2019-07-08"),
    ("confiscate 1", "VIVO-COMM's goods were not found infringing: no confiscation"),
    ("determine 1 --infringing --on 2019-07-03", "the finding is dated 2019-07-03, before the detention"),
    ("+ determine 1 --infringing --on 2019-07-09", ""),
    ("determine 1 --not-infringing", "VIVO-COMM was found infringing on 2019-07-09 already"),
    ("release 1 --reason x", "they are confiscated, not released"),
    ("confiscate 1 --fine 999999", "is above 30 % of the goods' value"),
    ("confiscate 1 --on 2019-07-08", "confiscated on 2019-07-08, before the finding"),
    ("+ confiscate 1", ""),
    ("confiscate 1", "they were confiscated on 2019-07-10"),
    ("dispose 1 --quantity 1201 --way donate", "holds 1200 pcs, not 1201"),
    ("dispose 1 --quantity 1 --way destroy", "destruction needs a supervisor"),
    ("dispose 1 --quantity 1 --way auction", "an auction needs the holder's opinion first"),
    (
        "dispose 1 --quantity 1 --way auction --holder-asked 2019-07-09",
        "auctioned only once their infringing features are removed",
    ),
    ("dispose 1 --quantity 1 --way auction --holder-asked 2019-07-11", "was asked on 2019-07-11, after the disposal"),
    ("dispose 1 --quantity 1 --way donate --on 2019-07-09", "disposed of on 2019-07-09, before the outcome"),
    ("+ dispose 1 --quantity 200 --way donate", ""),
    ("dispose 1 --quantity 1001 --way donate", "holds 1000 pcs, not 1001"),
    ("line edit 1 1 --quantity 100", "acts already cover 1200 of line 1: its quantity cannot be 100"),
    ("line remove 1 1 --reason x", "goods of line 1 were disposed of: the line cannot be removed"),
    ("holder remove VIVO-COMM", "VIVO belongs to holder VIVO-COMM: the holder cannot be removed"),
    ("trademark remove VIVO", "2019-5320-000001 refers to trademark VIVO: it cannot be removed"),
    ("office remove 5320", "2019-5320-000001 refers to office 5320: it cannot be removed"),
)
"""A batch's way; `+` marks a step that is legal, every other one is refused with the message."""


def test_every_illegal_step_is_refused_where_it_stands(customs: Customs, phones: str, tmp_path: Any) -> None:
    for line, message in STEPS:
        before = state(tmp_path)
        result = customs(*shlex.split(line.removeprefix("+ ")))
        if line.startswith("+"):
            assert result.code == 0, (line, result.err)
            continue
        assert (result.code, result.out) == (4, ""), line
        assert message in result.err, line
        assert " REF" not in result.err, "a hint can be copied as it stands"
        assert state(tmp_path) == before, line


@pytest.mark.parametrize(
    "line",
    [
        "notify 1",
        "reply 1 --decline",
        "detain 1",
        "determine 1 --infringing",
        "court 1 --notice 45",
        "release 1 --reason x",
        "confiscate 1",
        "transfer 1 --to police",
    ],
)
def test_nothing_more_is_done_about_released_goods(customs: Customs, phones: str, line: str) -> None:
    assert customs("release", phones, "--suspicion-cleared", "--document", "7").code == 0
    result = customs(*line.split())
    assert result.code == 4
    assert "released" in result.err


def test_half_a_phone_is_not_confirmed_but_half_a_kilogram_is(customs: Customs, detained: str) -> None:
    assert "a countable thing has no fraction" in customs("confirm", detained, "--infringing", "--items", "1.5").err
    customs("line", "edit", detained, "1", "--quantity", "2.5", "--unit", "kg")
    assert customs("confirm", detained, "--infringing", "--items", "1.5").code == 0


def test_a_shortened_reference_means_the_one_batch_it_fits(customs: Customs, phones: str) -> None:
    for text in (phones, phones.lower(), "2019-5320-1", "5320-1", "1"):
        assert customs("show", text, "--json").answer["batch"]["ref"] == phones
    customs("record", "--office", "5304", "--found", "2019-07-02", "--mark", "VIVO")
    customs("record", "--office", "5320", "--found", "2018-07-02", "--mark", "VIVO")
    assert customs("show", "5304-1", "--json").answer["batch"]["ref"] == "2019-5304-000001"
    result = customs("show", "1", "--json")
    assert (result.code, result.error["code"]) == (3, "ambiguous")
    assert result.error["candidates"] == ["2018-5320-000001", "2019-5304-000001", "2019-5320-000001"]
    told = customs("notify", "5320-1")
    assert told.code == 3
    assert "2018-5320-000001, 2019-5320-000001" in told.err


@pytest.mark.parametrize("text", ["0", "1-2-3-4", "-1", "１", "1.0", "2019-5320-0000001", "x" * 10000, "%", "*", "\0"])
def test_what_is_no_reference_finds_nothing(customs: Customs, phones: str, text: str) -> None:
    assert customs("show", "--", text).code == 3


@pytest.mark.parametrize(
    ("command", "header", "column"),
    [("import", "case_id,office,found_on,goods", "office"), ("holder import", "code,name,colour", "colour")],
)
def test_the_faults_of_a_file_asked_for_in_json_are_in_the_answer_alone(
    customs: Customs, command: str, header: str, column: str
) -> None:
    Path("faulty.csv").write_text(f"{header}\nA,no such place,2019,shoes\n", encoding="utf-8")
    refused = customs(*command.split(), "faulty.csv", "--json")
    assert (refused.code, refused.error["code"]) == (6, "faults")
    assert column in [fault["column"] for fault in refused.answer["faults"]]


def test_a_name_not_known_in_many_rows_is_one_line_that_names_some_of_them(customs: Customs) -> None:
    rows = "".join(f"5320,2019-07-01,NOKE{number // 20}\n" for number in range(23))
    Path("cases.csv").write_text(f"office,found_on,marks\n{rows}", encoding="utf-8")
    refused = customs("import", "cases.csv")
    assert refused.code == 6
    assert "2 faults in 23 rows" in refused.err
    assert "rows 2, 3, 4, 5, 6 and 15 more, marks: no trademark 'NOKE0'" in refused.err
    assert "rows 22, 23, 24, marks: no trademark 'NOKE1'" in refused.err
    assert "第 2、3、4、5、6 行等，另有 15 行，marks" in customs("--lang", "zh", "import", "cases.csv").err
    found = customs("import", "cases.csv", "--json").answer["faults"]
    assert [(fault["row"], fault["rows"]) for fault in found] == [(2, [*range(2, 22)]), (22, [22, 23, 24])]


FORGOTTEN = (
    ("record --office 5320 --consignor --goods shoes", "--consignor", "--consignor NAME before --goods"),
    ("detain 1 --number -n", "--number", "--number NO before -n"),
    ("custody 1 --quantity 1 --purpose move --from --to B", "--from", "--from WHO before --to"),
    ("evidence add 1 photo.jpg --kind --line 1", "--kind", "--kind TEXT before --line"),
    ("--officer --lang zh list", "--officer", "--officer TEXT before --lang"),
    ("record --office", "--office", "--office CODE; customs record --help"),
    ("lis --where", "--where", "--where FILTER; customs list --help"),
)


@pytest.mark.parametrize(("line", "option", "hint"), FORGOTTEN, ids=[row[0] for row in FORGOTTEN])
def test_a_forgotten_value_is_asked_for_and_no_option_stands_in_for_it(
    customs: Customs, phones: str, line: str, option: str, hint: str
) -> None:
    result = customs(*shlex.split(line))
    assert (result.code, result.out) == (2, "")
    assert f"option '{option}' requires an argument\n  hint: {hint}\n" in result.err


def test_what_could_have_been_meant_is_named_once(customs: Customs, names: None) -> None:
    for words, told in (
        (("clue", "add", "--source", "x", "--text", "y"), "own-analysis"),
        (("view", "save", "mine", "nonsense"), "history"),
        (("holder", "show", "no"), "NIKE-INC"),
    ):
        for lang in ("en", "zh"):
            assert customs("--lang", lang, *words).err.count(told) <= 1, words
    for _ in range(2):
        recorded(customs, "--goods", "phones", "--quantity", "1", "--mark", "VIVO")
    customs("record", "--office", "5320", "--found", "2018-07-01", "--goods", "x", "--mark", "VIVO")
    several = customs("show", "1").err
    assert (several.count("2019-5320-000001"), several.count("2018-5320-000001")) == (1, 1)


def test_a_holder_is_never_taken_for_the_one_whose_mark_has_its_name(customs: Customs, phones: str) -> None:
    """The mark VIVO is VIVO-COMM's; a holder of the code VIVO is another, whether or not it has goods in the batch."""
    assert customs("notify", phones, "--holder", "vivo", "-n").code == 0, "by the mark, where no holder has that name"
    assert customs("holder", "add", "VIVO", "--name", "Vivo of old").code == 0
    for text in ("VIVO", "vivo", "Vivo of old"):
        refused = customs("notify", phones, "--holder", text)
        assert (refused.code, "has no goods of holder VIVO" in refused.err) == (3, True), text
    assert customs("print", "notice", phones, "--holder", "VIVO", "-o", "a.txt").code == 3
    assert customs("trademark", "add", "OLD", "--name", "OLD", "--holder", "VIVO").code == 0
    assert customs("line", "add", phones, "--goods", "bags", "--quantity", "2", "--mark", "OLD").code == 0
    told = customs("notify", phones, "--holder", "vivo", "-n").out
    assert (told.count("VIVO notified about"), "VIVO-COMM notified" in told) == (1, False)


@pytest.mark.parametrize(
    ("typed", "needed"),
    [
        ("rate set USD", "rate set CUR RATE"),
        ("config set office", "config set SETTING VALUE"),
        ("evidence show 1", "evidence show REF NO"),
        ("evidence export 1", "evidence export REF FOLDER"),
        ("different Li", "different A B"),
        ("line edit 1", "line edit REF... NO"),
        ("event 1", "event REF... NAME"),
        ("completion install", "completion install bash"),
    ],
)
def test_what_is_missing_is_shown_with_all_that_a_command_needs(customs: Customs, typed: str, needed: str) -> None:
    refused = customs(*typed.split(), "--json")
    assert (refused.code, refused.error["hint"].partition("; ")[0]) == (2, f"customs {needed}")


@pytest.mark.parametrize(
    "words",
    [
        "trademark add TWO --name two --holder VIVO-COMM --nice 2,5",
        "office inspections 5320 2019-05 --count 1,2",
        "list --limit 1,0",
        "dispose 1 --line 1,0 --quantity 3 --way destroy",
        "rank --top 10,00",
    ],
)
def test_a_comma_stands_in_a_number_before_three_digits_alone(customs: Customs, detained: str, words: str) -> None:
    assert customs(*words.split()).code == 2
    assert customs("list", "--limit", "1,000").code == 0


@pytest.mark.parametrize(
    "words",
    [
        "confirm 1 --infringing --on 2019-07-02 --on 2019-07-03",
        "correct 1 --reason x --served 2019-07-03 --served=2019-07-04",
        "list --status detained --status released",
        "line edit 1 1 --quantity 5 --quantity 6",
        "due --holder VIVO-COMM --holder NIKE-INC",
        "custody 1 --quantity 1 --from A --to B --to C --purpose move",
        "evidence add 1 pyproject.toml --kind photograph --kind record",
        "record --office 5320 --goods phones --direction export --direction import",
    ],
)
def test_what_is_told_twice_where_one_is_heard_is_refused(customs: Customs, detained: str, words: str) -> None:
    assert customs(*words.split()).code == 2


def test_what_the_answer_of_record_names_may_be_told_anew_behind_a_fixed_line(customs: Customs, names: None) -> None:
    told = customs(*"record --office 5320 --found today --goods phones --office 5304 --found 2019-07-01".split())
    assert (told.code, "found 2019-07-01 at 5304" in told.out) == (0, True)


def test_the_same_told_twice_is_heard_once(customs: Customs, detained: str) -> None:
    twice = customs("list", "-q", "--status", "detained", "--status", "detained", "--mark", "VIVO", "--mark", "NIKE")
    assert (twice.code, twice.lines) == (0, [detained])


def test_a_kept_line_of_the_day_is_added_to(customs: Customs, names: None) -> None:
    kept = shlex.split(f"{R} --goods x --channel cargo")
    assert "found 2019-07-02 at 5320" in customs(*kept, "--found", "2019-07-02").out


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_a_trial_of_an_import_refuses_what_the_import_refuses(
    customs: Customs, phones: str, tmp_path: Path, form: str
) -> None:
    """It had said that the batch would be taken in."""
    assert customs("export", "-o", f"all.{form}").code == 0
    edited = (tmp_path / f"all.{form}").read_text("utf-8").replace('"VIVO-COMM"', '"vivo?"')
    (tmp_path / f"all.{form}").write_text(edited, "utf-8")
    words = ("--register", "another.json", "import", f"all.{form}")
    tried, done = customs(*words, "--dry-run"), customs(*words)
    assert (tried.code, tried.err) == (2, done.err)


def test_an_option_of_two_names_that_is_missing_is_asked_for_by_the_first(customs: Customs) -> None:
    told = customs("pull", "5320")
    assert told.code == 2
    assert told.err.splitlines() == [
        "customs: missing option '-o' / '--output'",
        "  hint: -o FILE; customs pull --help",
    ]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("--storage A1 --holder VIVO-COMM", "what should be corrected for VIVO-COMM?"),
        ("--storage A1 --mark VIVO", "what should be corrected for VIVO?"),
        ("--served 2019-07-02 --mark VIVO", "what should be corrected for VIVO?"),
        ("--storage A1 --currency USD", "--currency without --value"),
    ],
)
def test_a_correction_that_hears_nothing_of_an_option_is_refused(
    customs: Customs, detained: str, words: str, message: str
) -> None:
    refused = customs("correct", "1", *words.split(), "--reason", "x")
    assert (refused.code, refused.err.splitlines()[0]) == (2, f"customs: {message}")
    assert customs("show", "1", "--json").answer["batch"]["storage"] is None


def test_a_word_is_not_mended_on_the_mark_of_another_holder_than_was_named(customs: Customs, names: None) -> None:
    recorded(
        customs, "--goods", "shoes", "--quantity", "5", "--mark", "VIVO", "--mark", "NIKE", "--detained", "2019-07-03"
    )
    words = ("correct", "1", "--mark", "VIVO", "--confirmation", "genuine", "--reason", "x", "--holder")
    refused = customs(*words, "NIKE-INC")
    assert (refused.code, refused.err.splitlines()[0]) == (
        3,
        "customs: 2019-5320-000001: VIVO is not a mark of NIKE-INC",
    )
    assert customs(*words, "VIVO-COMM").code == 0


def test_of_two_registers_the_last_counts_in_hints_too(customs: Customs, place: Path) -> None:
    """A shell's alias names one, and what is typed behind it another."""
    for name in ("a", "b"):
        assert customs("--register", f"{name}.json", "init", "--office", "5320").code == 0
    refused = customs("--register", "a.json", "show", "9", "--register", "b.json")
    assert refused.code == 3
    refused = customs("--register", "a.json", "record", "--goods", "x", "--mark", "NEW", "--register=b.json")
    assert refused.err.count("b.json") == 1, refused.err
    assert "a.json" not in refused.err


@pytest.mark.parametrize("words", ["list", "show", "list --csv -o", "import", "search x --where", "due"])
@pytest.mark.parametrize(
    "address",
    [
        "postgresql://li:hunter2@h/db.csv",
        "POSTGRES://li:hunt@er2@h/db?password=hunter2",
        "postgresql://officer-wenjindu:hunter2-and-more-of-it@h/db",
        'postgres://li:x"hunter2@h/db',
    ],
)
@pytest.mark.parametrize("form", ["", "--json"])
def test_no_refusal_quotes_the_password_of_an_address_in_a_wrong_place(
    customs: Customs, words: str, address: str, form: str
) -> None:
    told = customs(*words.split(), address, *form.split())
    assert (told.out + told.err).count("hunt") == 0
