"""`customs` alone: the acts that come next, or the first steps."""

from collections.abc import Callable
from pathlib import Path

import pytest
from running import Customs, Terminal, filled, recorded

PHONES = ("--goods", "phones", "--quantity", "10", "--mark", "VIVO")


def commands(customs: Customs, *words: str) -> list[str]:
    """The commands of the table, from the top."""
    result = customs(*words)
    assert (result.code, result.err) == (0, "")
    heads, *rows = [line.split("\t") for line in result.lines]
    return [dict(zip(heads, row, strict=True))["command"] for row in rows]


def notified(customs: Customs, value: str, served: str) -> str:
    """A batch of which the holder was served the notice."""
    ref = recorded(customs, *PHONES, "--value", value, "--direction", "export")
    assert customs("notify", ref, "--on", served, "--served", served).code == 0
    return ref


def test_without_any_register_the_first_three_steps_are_told_and_nothing_is_made(customs: Customs, place: Path) -> None:
    before = sorted(place.rglob("*"))
    told = commands(customs)
    assert [line.split()[1] for line in told] == ["init", "holder", "trademark", "import", "record"]
    assert commands(customs, "--register", str(place / "nowhere" / "register.json"))[-1] == "customs record"
    assert sorted(place.rglob("*")) == before


def test_in_an_empty_register_the_first_step_is_done(customs: Customs, names: None) -> None:
    assert commands(customs)[0] == "done"


@pytest.mark.usefixtures("names")
def test_acts_come_overdue_first_then_by_due_day_then_by_value_then_those_without_a_limit(customs: Customs) -> None:
    idle = recorded(customs, *PHONES, "--value", "9")
    cheap, dear = notified(customs, "10", "2019-07-09"), notified(customs, "9000", "2019-07-09")
    late = notified(customs, "1", "2019-07-02")
    answer = customs("today", "--json").answer
    assert [one["ref"] for one in answer["next"]] == [late, dear, cheap, idle]
    assert answer["next"][0]["due_on"] < "2019-07-10" <= answer["next"][1]["due_on"]
    assert (answer["next"][3]["due_on"], answer["next"][3]["why"]) == (None, "")
    assert [one["command"] for one in answer["next"]] == commands(customs)
    assert commands(customs)[3] == f"customs notify {idle} --served DATE"


@pytest.mark.usefixtures("names")
def test_the_configured_office_sees_its_own_acts(customs: Customs, monkeypatch: pytest.MonkeyPatch) -> None:
    ref = notified(customs, "10", "2019-07-09")
    monkeypatch.setenv("CUSTOMS_OFFICE", "5304")
    assert (customs("today", "--json").answer["office"], customs("today", "--json").answer["next"]) == ("5304", [])
    monkeypatch.setenv("CUSTOMS_OFFICE", "5320")
    assert [one["ref"] for one in customs("today", "--json").answer["next"]] == [ref]


def test_help_is_still_told_when_asked_for(customs: Customs) -> None:
    assert "Usage" in customs("--help").out


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.usefixtures("names")
def test_the_next_acts_fit_on_a_screen(customs: Customs, terminal, lang: str) -> None:  # type: ignore[no-untyped-def]
    for _ in range(25):
        notified(customs, "10", "2019-07-09")
    screen = terminal("--lang", lang, columns=140).screen
    assert sum("customs reply" in line for line in screen) == 20
    assert len(screen) <= 25
    assert "customs today" in screen[-1]
    assert "5 more" in screen[-1] or "5项" in screen[-1]


def test_clues_without_an_answer_and_what_a_court_kept_long_enough_are_told(
    customs: Customs, detained: str, terminal: Callable[..., Terminal]
) -> None:
    for text, due in (("shoes", "2019-07-08"), ("bags", "2019-07-12"), ("lamps", "2019-12-12")):
        customs("clue", "add", "--source", "public", "--text", text, "--on", "2019-07-01", "--due", due)
    kept = ("--notice", "T-1", "--kind", "evidence-taking", "--line", "1", "--quantity", "2")
    assert customs("court", detained, "--holder", "VIVO-COMM", *kept, "--retain-until", "2019-07-12").code == 0
    until = f"{detained}: kept for a court until 2019-07-12 (soon): "
    freed = f"customs court {detained} --holder VIVO-COMM --notice T-1 --court-word NO"
    english = terminal(columns=140).screen
    assert f"{until}{freed}" in "\n".join(english).replace("\n", "")
    assert "Clues to be answered: 2, of them overdue: 1. customs due" in english
    chinese = "\n".join(terminal("--lang", "zh", columns=140).screen)
    assert "为法院保存货物至 2019-07-12" in chinese
    assert "待反馈线索 2 条，其中逾期 1 条：customs due" in chinese
    assert customs(*filled(freed.replace("NO", "46").replace("DATE", "today"))).code == 0
    assert "kept for a court" not in "\n".join(terminal(columns=140).screen)
    told = customs("today", "--json").answer
    assert [clue["state"] for clue in told["clues"]] == ["overdue", "soon"]


def test_the_morning_is_json_for_a_program_as_the_day_has_it(customs: Customs, detained: str) -> None:
    for options in ((), ("--today", "2019-07-08"), ("--lang", "zh")):
        alone, day = customs(*options, "--json"), customs("today", *options, "--json")
        assert (alone.code, alone.out) == (0, day.out)
        assert customs("--json", *options).out == day.out
    assert alone.answer["next"], "the next acts are in it"


def test_the_morning_where_there_is_no_register_is_that_of_the_day_too(customs: Customs, place: Path) -> None:
    alone, day = customs("--json"), customs("today", "--json")
    assert (alone.code, alone.out) == (day.code, day.out)
    nowhere = ("--register", str(place / "nowhere" / "register.json"))
    alone, day = customs(*nowhere, "--json"), customs(*nowhere, "today", "--json")
    assert (alone.code, alone.err) == (3, day.err)


@pytest.mark.usefixtures("names")
def test_a_security_that_nobody_had_kept_goes_back_and_what_runs_for_others_is_counted(customs: Customs) -> None:
    ref = recorded(customs, *PHONES, "--value", "10000", "--detained", "2019-07-02")
    for words in ("reply {} --apply --security 10000", "determine {} --not-infringing", "release {}"):
        assert customs("--today", "2019-07-03", *words.format(ref).split()).code == 0, words
    running = customs("--today", "2019-07-31").out
    assert "Nothing to do now." in running
    assert "1 more time limits are open (customs due)" in running
    (back,) = commands(customs, "--today", "2019-08-01")
    assert back == f"customs event {ref} security-returned --holder VIVO-COMM"
    assert customs("--today", "2019-08-01", "show", ref).out.splitlines()[-1] == f"Next: {back}"
    assert customs("--today", "2019-08-01", *filled(back)).code == 0
    assert customs("--today", "2019-08-01").out.splitlines() == ["Nothing to do now. Next: customs record"]


@pytest.mark.usefixtures("names")
def test_the_day_by_which_a_fine_is_paid_is_none_for_disposing_of_the_goods(customs: Customs) -> None:
    ref = recorded(customs, *PHONES, "--value", "10000", "--detained", "2019-07-02")
    for words in ("determine {} --infringing", "confiscate {} --fine 100", "event {} confiscation-served"):
        assert customs("--today", "2019-07-05", *words.format(ref).split()).code == 0, words
    told = {day: customs("--today", day, "today", "--json").answer["next"] for day in ("2019-07-19", "2019-07-23")}
    steps = {day: [(one["due_on"], one["act"]) for one in rows] for day, rows in told.items()}
    assert steps == {
        "2019-07-19": [("2019-10-05", "dispose")],
        "2019-07-23": [("2019-07-22", "event"), ("2019-10-05", "dispose")],
    }
    paid = told["2019-07-23"][0]["command"].split()
    assert customs("--today", "2019-07-23", *paid[1:]).code == 0
    assert [one["act"] for one in customs("--today", "2019-07-23", "today", "--json").answer["next"]] == ["dispose"]


@pytest.mark.usefixtures("names")
def test_a_case_for_the_police_has_its_own_next_commands_each_before_its_days_are_over(customs: Customs) -> None:
    ref = recorded(customs, *PHONES, "--value", "90000", "--detained", "2019-07-02")
    day = ("--today", "2019-07-03")

    def then(*words: str) -> list[str]:
        words = tuple("PSB" if word == "NAME" else word for word in words)
        assert customs(*day, *words).code == 0, words
        return commands(customs, *day) if "Nothing" not in customs(*day).out else []

    (approved,) = then("event", ref, "transfer-reported")
    assert approved == f"customs event {ref} transfer-approved --holder VIVO-COMM"
    (handed,) = then(*filled(approved))
    assert handed == f"customs transfer {ref} --to police --body NAME"
    assert then(*filled(handed)) == []
    assert then("event", ref, "police-accepted") == [], "it is for the police to decide"
    (goods,) = then("event", ref, "police-filed")
    assert goods == f"customs transfer {ref} --goods-handed"
    assert then(*filled(goods)) == []


@pytest.mark.usefixtures("names")
def test_goods_are_disposed_of_for_the_time_limit_of_their_own_holder_not_of_another(customs: Customs) -> None:
    more = ("--goods", "shoes", "--quantity", "7", "--mark", "NIKE", "--value", "10")
    ref = recorded(customs, *PHONES, "--value", "10", *more, "--detained", "2019-07-02")
    assert customs("reply", ref, "--holder", "VIVO-COMM", "--apply", "--security", "10", "--on", "2019-07-02").code == 0
    for words in (
        "release {} --holder VIVO-COMM --ground proof --document 5",
        "determine {} --holder NIKE-INC --infringing",
        "confiscate {} --holder NIKE-INC",
    ):
        assert customs("--today", "2019-07-03", *words.format(ref).split()).code == 0, words
    assert "C6" in customs("--today", "2019-07-03", "due").out
    assert "Nothing to do now." in customs("--today", "2019-07-03").out
    assert customs("--today", "2019-07-03", "event", ref, "confiscation-served").code == 0
    (told,) = customs("--today", "2019-07-03", "today", "--json").answer["next"]
    assert (told["holder"], told["due_on"], told["why"]) == ("NIKE-INC", "2019-10-03", "Measures art. 34")
    assert (
        told["command"]
        == f'customs dispose {ref} --line 2 --quantity 7 --way "donate|sell|auction|destroy" --supervisor NAME'
    )


@pytest.mark.usefixtures("names")
def test_what_one_holders_goods_are_owed_at_once_is_not_hidden_by_the_far_deadline_of_another(customs: Customs) -> None:
    more = ("--goods", "shoes", "--quantity", "7", "--mark", "NIKE", "--value", "10")
    ref = recorded(customs, *PHONES, "--value", "10", *more, "--found", "2019-07-02")
    for words in (
        "notify {} --on 2019-07-02 --served 2019-07-02",
        "reply {} --holder VIVO-COMM --apply --security 10 --on 2019-07-03",
        "detain {} --holder VIVO-COMM --on 2019-07-03",
        "reply {} --holder NIKE-INC --decline --on 2019-07-03",
    ):
        done = customs("--today", "2019-07-03", *words.format(ref).split())
        assert done.code == 0, words
    release = f"customs release {ref} --holder NIKE-INC"
    assert f"Next: {release}" in done.out
    assert commands(customs) == [release]
    assert customs(*filled(release), "--on", "2019-07-03").code == 0
    assert commands(customs) == [f'customs confirm {ref} --holder VIVO-COMM "--infringing|--genuine|--undetermined"']


@pytest.mark.usefixtures("names")
@pytest.mark.parametrize(
    "gone", ["release {} --ground proof --document 5", "abandon {} --document 5"], ids=("released", "abandoned")
)
def test_a_case_reported_whose_goods_are_gone_waits_for_the_refusal_of_the_head(customs: Customs, gone: str) -> None:
    channel = "mail" if gone.startswith("abandon") else "cargo"
    ref = recorded(customs, *PHONES, "--value", "90000", "--channel", channel, "--detained", "2019-07-02")
    for words in (f"event {ref} transfer-reported", gone.format(ref)):
        assert customs("--today", "2019-07-03", *words.split()).code == 0, words
    (told,) = customs("--today", "2019-07-08", "today", "--json").answer["next"]
    assert (told["due_on"], told["why"]) == ("2019-07-06", "State Council Order 310 art. 5")
    assert told["command"] == f"customs event {ref} transfer-refused --holder VIVO-COMM"
    assert customs("--today", "2019-07-08", *filled(told["command"])).code == 0
    assert "C16" not in customs("--today", "2019-07-08", "due").out


@pytest.mark.parametrize("columns", [40, 80, 140])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_command_to_be_copied_is_on_one_line_however_narrow_the_terminal(
    customs: Customs, terminal: Callable[..., Terminal], names: None, lang: str, columns: int
) -> None:
    assert customs("holder", "add", "A-HOLDER-OF-A-LONG-NAME", "--name", "X").code == 0
    assert customs("trademark", "add", "LONG", "--name", "LONG", "--holder", "A-HOLDER-OF-A-LONG-NAME").code == 0
    ref = recorded(customs, "--goods", "caps", "--quantity", "2", "--mark", "LONG")
    assert customs("notify", ref, "--served", "today").code == 0
    amount = "AMOUNT" if lang == "en" else "〈金额〉"
    command = f"customs reply {ref} --holder A-HOLDER-OF-A-LONG-NAME --apply --security {amount}"
    assert command in terminal("--lang", lang, columns=columns).raw
    recorded(customs, "--goods", "bags")
    code = "CODE" if lang == "en" else "〈代码〉"
    edit = f"customs line edit 2019-5320-000002 1 --mark {code}"
    assert edit in terminal("--lang", lang, "check", columns=columns).raw
    assert customs("print", "daily", "2019-07-01", "--office", "5320", "--issue", "-o", "issued.txt").code == 0
    recorded(customs, "--goods", "late bags")
    again = "customs print daily 2019-07-01 --office 5320 --issue -o 2019-5320-D-182.pdf"
    late = terminal("--lang", lang, "summary", "2019-07-01", "--sheet", "--office", "5320", columns=columns)
    assert again in late.raw


@pytest.mark.usefixtures("names")
def test_a_finding_that_customs_owes_is_asked_for_though_a_court_holds_the_goods(customs: Customs) -> None:
    ref = recorded(customs, *PHONES, "--detained", "2019-07-02")
    assert customs("--today", "2019-07-10", "court", ref, "--notice", "45").code == 0
    for day in ("2019-08-12", "2019-09-10"):
        (told,) = customs("--today", day, "today", "--json").answer["next"]
        (owed,) = customs("--today", day, "due", "--json").answer["deadlines"]
        assert (told["due_on"], told["act"], owed["due_on"], owed["rule"]) == (
            "2019-08-13",
            "determine",
            "2019-08-13",
            "C2",
        )
    assert customs("--today", "2019-09-10", *filled(told["command"])).code == 0
    assert customs("--today", "2019-09-10", "today", "--json").answer["next"] == []


@pytest.mark.usefixtures("names")
def test_the_heads_word_on_a_report_is_asked_for_though_a_court_holds_the_goods(customs: Customs) -> None:
    ref = recorded(customs, *PHONES, "--detained", "2019-07-02")
    for words in (f"determine {ref} --undetermined", f"court {ref} --notice 45", f"event {ref} transfer-reported"):
        assert customs("--today", "2019-07-03", *words.split()).code == 0, words
    (told,) = customs("--today", "2019-07-05", "today", "--json").answer["next"]
    assert told["command"] == f"customs event {ref} transfer-approved --holder VIVO-COMM"
    assert customs("--today", "2019-07-05", *filled(told["command"])).code == 0


@pytest.mark.usefixtures("names")
def test_an_approved_case_is_still_to_go_to_the_police_by_the_word_of_the_court_that_holds_its_goods(
    customs: Customs,
) -> None:
    ref = recorded(customs, *PHONES, "--detained", "2019-07-02")
    acts = "transfer-reported", "transfer-approved"
    for words in (f"court {ref} --notice 45", *(f"event {ref} {act}" for act in acts)):
        assert customs("--today", "2019-07-03", *words.split()).code == 0, words

    def morning() -> list[str]:
        rows = customs("--today", "2019-07-05", "today", "--json").answer["next"]
        assert {"C16-police"} <= {
            row["rule"] for row in customs("--today", "2019-07-05", "due", "--json").answer["deadlines"]
        }
        return [row["command"] for row in rows]

    assert morning() == [
        f'customs determine {ref} --holder VIVO-COMM "--infringing|--not-infringing|--undetermined"'
    ], "what can be done comes first"
    assert customs("--today", "2019-07-05", "determine", ref, "--infringing").code == 0
    (told,) = morning()
    assert told == f"customs transfer {ref} --to police --body NAME --court-word NO"
    assert customs("--today", "2019-07-05", *filled(told.replace("NO", "46").replace("NAME", "PSB"))).code == 0


@pytest.mark.usefixtures("names")
def test_a_security_that_goes_back_without_a_time_limit_waits_until_it_is_returned(customs: Customs) -> None:
    ref = notified(customs, "10", "2019-07-09")
    for act in ("reply {} --apply --security 10", "reply {} --decline", "release {}"):
        assert customs(*act.format(ref).split(), "--on", "2019-07-10").code == 0
    back = f"customs event {ref} security-returned --holder VIVO-COMM"
    assert commands(customs) == [back]
    assert customs(*filled(back)).code == 0
    assert commands(customs) == []


@pytest.mark.usefixtures("names")
def test_a_filter_finds_securities_that_are_lodged_and_those_that_went_back(customs: Customs) -> None:
    refs = [notified(customs, "10", "2019-07-09") for _ in range(3)]
    for ref in refs[:2]:
        assert customs("reply", ref, "--apply", "--security", "10").code == 0
    for act in ("reply {} --decline", "release {}", "event {} security-returned"):
        assert customs(*act.format(refs[0]).split()).code == 0

    def found(where: str) -> list[str]:
        return customs("list", "-q", "--where", where).lines

    assert (found("security:returned"), found("security:lodged")) == (refs[:1], refs[1:2])
    assert found("NOT security:*") == refs[2:]
