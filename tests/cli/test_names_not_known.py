"""A name that nobody has, in a filter or a search that finds nothing, is told beside the answer, with the nearest."""

from pathlib import Path

import pytest
from running import Customs, filled


@pytest.fixture
def ref(customs: Customs) -> str:
    customs("init")
    customs("holder", "add", "NIKE-INC", "--name", "Nike Innovate C.V.")
    customs("trademark", "add", "NIKE", "--name", "Nike", "--holder", "NIKE-INC")
    words = "record --office 5320 --found 2019-07-03 --direction export --channel cargo --quantity 10 --mark NIKE"
    answer = customs(
        *words.split(), "--goods", "T恤", "--note", "two boxes; wet", "--found-by", "manual", "--json"
    ).answer
    assert answer["batch"]["documents"] == []
    return str(answer["batch"]["ref"])


@pytest.mark.parametrize(
    "asked", ["list", "summary", "rank", "trend", "export", "due", "today", "report -o a.html", "summary today --sheet"]
)
def test_an_unknown_mark_in_a_filter_that_finds_nothing_is_told_with_the_nearest_name(
    customs: Customs, ref: str, asked: str
) -> None:
    done = customs(*asked.split(), "--where", "mark:NKIE")
    assert (done.code, done.err) == (0, "warning: no trademark 'NKIE'; did you mean NIKE?\n")
    assert customs(*asked.split(), "--where", "mark:nike").err == ""


@pytest.mark.parametrize("words", ["record --office 5320 --found 2019-07-03 --goods T恤", "line add 1 --goods T恤"])
@pytest.mark.parametrize("name", ["NIKE-INC", "nike innovate c.v."])
def test_a_known_holder_is_not_added_as_a_mark(customs: Customs, ref: str, words: str, name: str) -> None:
    done = customs(*words.split(), "--quantity", "1", "--mark", name, "--add-missing")
    assert (done.code, f"'{name}' is the holder NIKE-INC, not a mark" in done.err) == (3, True)
    assert "name the mark, or add one of that name: customs trademark add NIKE" in done.err
    assert [mark["code"] for mark in customs("trademark", "list", "--json").answer["trademarks"]] == ["NIKE"]


@pytest.mark.parametrize(
    ("where", "told"),
    [
        ("holder:ACME", ["no holder 'ACME'"]),
        ("office:9901 campaign:longteng", ["no office '9901'", "no campaign 'longteng'"]),
        ("mark:NIKE found:2001", []),
        ("mark:NIKE,NKIE", []),
        ("office:53 NOT mark:NKIE", []),
        ("mark:UNKNOWN", []),
        ("office:5301", []),
    ],
)
def test_known_names_and_filters_that_find_something_are_not_spoken_of(
    customs: Customs, ref: str, where: str, told: list[str]
) -> None:
    done = customs("list", "--where", where, "--json")
    assert [line.removeprefix("warning: ").partition(";")[0] for line in done.err.splitlines()] == told


def test_a_search_that_finds_nothing_names_what_was_perhaps_meant(customs: Customs, ref: str) -> None:
    for form in ([], ["--json"], ["-q"]):
        assert customs("search", "NKIE", *form).err == "warning: 'NKIE' is found nowhere; did you mean NIKE?\n"
        assert customs("search", "nike", *form).err == ""
        assert customs("search", "nike", "boots", *form).err == ""


def test_a_shortened_reference_in_the_place_of_a_period_is_told_to_be_one(customs: Customs, ref: str) -> None:
    done = customs("list", "5320-1")
    assert done.code == 2 and "customs show 5320-1\n" in done.err
    assert customs("show", "5320-1").code == 0
    assert "customs show" not in customs("list", "2019-13").err


def test_a_bundle_is_tried_without_being_made(customs: Customs, ref: str, tmp_path: Path) -> None:
    before = (tmp_path / "register.journal").read_bytes()
    assert customs("bundle", "1", "-n").lines == [
        "Nothing is written. This would happen:",
        f"{ref} bundled: {ref}.zip",
    ]
    assert customs("bundle", "1", "--dry-run", "--json").answer["dry_run"] is True
    assert customs("bundle", "1", "-n", "--holder", "NOBODY").code == 3
    assert (tmp_path / "register.journal").read_bytes() == before
    assert not [*tmp_path.glob("*.zip")]
    assert customs("bundle", "verify", "a.zip", "-n").code == 2


def test_an_altered_file_is_found_by_a_bundle_that_is_only_tried(customs: Customs, ref: str, tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"photo")
    customs("evidence", "add", "1", "photo.jpg")
    assert customs("bundle", "1", "-n").code == 0
    (kept,) = [file for file in (tmp_path / "evidence").rglob("*") if file.is_file() and file.read_bytes() == b"photo"]
    kept.chmod(0o600)
    kept.write_bytes(b"other")
    assert customs("bundle", "1", "-n").code == 7


def test_an_unknown_number_to_be_made_void_leads_to_the_numbers_issued(customs: Customs, ref: str) -> None:
    void = ("print", "void", "2019-5320-NT-0009", "--reason", "slip", "--json")
    assert customs(*void).error["hint"] == "no document has been issued yet"
    assert customs("print", "notice", "1", "-o", "a.html").code == 0
    assert customs(*void).error["hint"] == "issued: 2019-5320-NT-0001"
    assert customs(*void).error["candidates"] == ["2019-5320-NT-0001"]


def test_goods_are_on_a_sheet_as_they_were_written(customs: Customs, ref: str) -> None:
    assert customs("print", "daily", "2019-07-03", "-o", "a.txt").code == 0
    text = Path("a.txt").read_text("utf-8")
    assert "T恤" in text and "t恤" not in text


def test_an_export_into_a_pipe_has_the_remarks_on_a_batch_and_how_it_was_found(customs: Customs, ref: str) -> None:
    customs("note", "1", "third")
    text = customs("export").out
    assert "two boxes; wet; third" in text and ",manual" in text
    Path("a.csv").write_text(text, "utf-8")
    again = customs("import", "a.csv", "--json").answer
    assert (again["new"], again["same"], again["changed"]) == (0, 1, [])
    other = ("--register", "other/register.json")
    customs(*other, "init")
    assert customs(*other, "import", "a.csv", "--add-missing").code == 0
    assert customs(*other, "export").out == text


@pytest.mark.parametrize("where", ["status:recorded and mark:VIVO", "mark:VIVO or mark:NIKE", "not mark:NIKE"])
def test_a_joining_word_in_small_letters_is_pointed_at_as_it_is_looked_for(
    customs: Customs, phones: str, where: str
) -> None:
    word = next(one for one in where.split() if one in ("and", "or", "not"))
    for form in (("list",), ("summary", "2019")):
        told = f"warning: '{word}' is looked for as a word; did you mean {word.upper()}?"
        assert told in customs(*form, "--where", where).err
        assert "looked for" not in customs(*form, "--where", where.replace(word, word.upper())).err
        assert "looked for" not in customs(*form, "--where", where.replace(word, f'"{word}"')).err


@pytest.mark.parametrize(
    ("where", "told"),
    [
        ("category:shoes", "no category 'shoes'; did you mean clothing-shoes-hats?"),
        ("category:clothing-shoes-hats", ""),
        ("category:鞋帽", "no category '鞋帽'; did you mean 服装鞋帽?"),
        ("goods:*phone*", "'*phone*' is looked for with its asterisk"),
        ("ref:2019-5320-*", "'2019-5320-*' is looked for with its asterisk"),
        ("goods:phone＊", "'phone＊' is looked for with its asterisk"),
        ("clue:*", ""),
        ("overdue", "'overdue' is found nowhere; did you mean due<0?"),
        ("逾期", "'逾期' is found nowhere; did you mean due<0?"),
    ],
)
def test_what_a_filter_that_finds_nothing_may_have_meant_is_told(
    customs: Customs, phones: str, where: str, told: str
) -> None:
    assert customs("list", "-q", "--where", where).err == (f"warning: {told}\n" if told else "")
    assert customs("list", "--where", "due<0").code == 0


def test_a_word_of_five_letters_that_is_no_place_is_named_whole(customs: Customs, phones: str) -> None:
    assert "no country 'dubai'" in customs("list", "--where", "destination:Dubai").err
    assert customs("list", "--where", "destination:CNSZX").code == 0


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("5320-1", "customs show 2019-5320-000001"),
        ("mark:VIVO", "customs list --where mark:VIVO"),
        ("状态:已登记", "customs list --where 状态:已登记"),
        ("overdue", "customs list --where 'due<0'"),
        ("goods:red shoes", "customs list --where 'goods:\"red shoes\"'"),
        ("goods:red OR", "customs list --where 'goods:\"red OR\"'"),
    ],
)
def test_a_search_that_finds_nothing_names_the_command_for_what_was_typed(
    customs: Customs, phones: str, word: str, meant: str
) -> None:
    assert customs("search", word).err == f"warning: '{word}' is found nowhere; did you mean {meant}\n"
    assert customs(*filled(meant)).code == 0


@pytest.mark.parametrize("word", ["status:xyz", "items:many", "found:2019-13", "unit:foo"])
def test_a_term_that_a_filter_would_refuse_is_not_what_a_search_meant(customs: Customs, phones: str, word: str) -> None:
    assert "--where" not in customs("search", word).err
