"""The program over a shared register: the same commands, and what is said when the server cannot answer."""

import gc
import io
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from clusters import DATABASE, Cluster
from running import TODAY, Result

from customs_cli.cli.completion.answer import offers
from customs_cli.cli.completion.beginning import beginning
from customs_cli.cli.main import run as main
from customs_cli.register.sql.hints import glance
from customs_cli.register.sql.making.agreed import LOADING

Run = Callable[..., Result]
RECORD = ("record", "--found", "2019-07-02", "--goods", "phone cases", "--quantity", "200", "--mark", "VIVO",
          "--value", "1200", "--add-missing")  # fmt: skip


@pytest.fixture
def run(empty: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs `customs` as a role, or over any other place: the real command, in this process."""
    return runner(empty, tmp_path, monkeypatch)


def runner(cluster: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """What runs `customs` over the register of a server."""
    for variable in [name for name in os.environ if name.startswith(("CUSTOMS_", "LC_", "PG", "XDG_"))]:
        monkeypatch.delenv(variable)

    def customs(*args: str, role: str = "postgres", at: str = "", **env: str) -> Result:
        folders = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"), str(tmp_path))
        place = {"CUSTOMS_REGISTER": at or cluster.address_of(role), "CUSTOMS_TODAY": TODAY, "CUSTOMS_LANG": "en"}
        out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
        with monkeypatch.context() as patch:
            for name, value in {**place, **folders, **env}.items():
                patch.setenv(name, value)
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(), encoding="utf-8"))
            code = main(list(args))
        if code:
            gc.collect()  # a refusal holds its connection, which else ends with its process
        texts = [stream.buffer.getvalue().decode() for stream in (out, err)]
        assert "Traceback" not in texts[1]
        assert "unexpected:" not in texts[1], texts[1]
        return Result(code, *texts)

    return customs


def test_an_officers_day_over_a_shared_register(run: Run) -> None:
    assert run("init", "--shared").code == 0
    assert run("officer", "add", "Li Wei", "--office", "5320").code == 0
    for line in (
        RECORD,
        ("notify", "1", "--on", "2019-07-03", "--served", "2019-07-03"),
        ("reply", "1", "--apply", "--on", "2019-07-04", "--security", "1200", "--form", "deposit"),
        ("detain", "1", "--on", "2019-07-05", "--number", "D1"),
        ("confirm", "1", "--infringing", "--on", "2019-07-06"),
        ("undo",),
        ("redo",),
        ("note", "1", "seen again"),
        ("custody", "1", "--line", "1", "--quantity", "200", "--from", "lane", "--to", "store", "--purpose", "store"),
    ):  # fmt: skip
        done = run(*line, role="li_wei")
        assert done.code == 0, (line, done.err)
    shown = run("show", "1", "--json", role="li_wei").answer["batch"]
    assert (shown["status"], shown["office"], shown["officers"]) == ("detained", "5320", ["Li Wei"])
    acts = run("history", "1", "--json", role="li_wei").answer["entries"]
    assert [act["act"] for act in acts] == [
        "record", "notify", "reply", "detain", "confirm", "undo", "redo", "note", "custody",
    ]  # fmt: skip
    assert run("summary", "2019", "--by", "mark", "--json", role="li_wei").answer["total"]["batches"] == 1
    proof = run("verify", "--json").answer
    assert (proof["ok"], [chain["chain"] for chain in proof["chains"]]) == (True, ["5320", "@heads", "@names"])
    root = run("anchor", "-q", role="li_wei").out.strip()
    assert run(*RECORD, role="li_wei").code == 0
    assert run("verify", "--root", root).code == 0
    assert run("verify", "--root", "0" * 64 + "@3").code == 6
    sheet = run("print", "daily", "2019-07-05", "--json", role="li_wei")
    issued = run("print", "daily", "2019-07-05", "--office", "5320", "--issue", "--json", role="li_wei")
    assert (issued.code, issued.answer["issued"]["version"]) == (0, 0), issued.err
    assert run("print", "daily", "2019-07-05", "--office", "5304", "--issue", "--json", role="li_wei").code == 4
    assert run("undo", role="li_wei").code == 4
    sheet = run("print", "daily", "2019-07-05", "--json", role="li_wei")
    assert sheet.answer["anchor"]["root"] == run("anchor", "--json", role="li_wei").answer["root"].split("@")[0]


def test_last_days_that_were_counted_before_the_own_days_changed_are_told_of(run: Run, tmp_path: Path) -> None:
    for line in (("init", "--shared"), ("officer", "add", "Li Wei", "--office", "5320"), (*RECORD, "--office", "5320"),
                 ("notify", "1", "--on", "2019-07-03", "--served", "2019-07-03")):  # fmt: skip
        assert run(*line).code == 0
    assert run("due", "--all").err == ""
    folder = tmp_path / "customs-cli"
    folder.mkdir(exist_ok=True)
    (folder / "calendar.toml").write_text('[CN]\nsource = "notice"\nholidays = [2019-07-05]\n', "utf-8")
    assert all("before calendar.toml changed" in run(*line).err for line in (("due",), ("today",), ("show", "1")))
    assert run("correct", "1", "--found", "2019-07-02", "--reason", "calendar").code == 0
    assert (run("due", "--all").err, "2019-07-09" in run("due", "--all").out) == ("", True)


def test_a_register_of_files_comes_in_by_merge_and_answers_alike(run: Run, tmp_path: Path) -> None:
    file = str(tmp_path / "office" / "register.json")
    assert run("init", "--office", "5320", at=file).code == 0
    for number in range(3):
        assert run(*RECORD, "--channel", ("cargo", "mail", "traveller")[number], at=file).code == 0
    assert run("merge", file).code == 0
    for question in (("summary", "2019", "--by", "channel", "--json"), ("list", "--json"), ("due", "--json")):
        assert run(*question).out == run(*question, at=file).out
    assert run("merge", file).code == 0


def test_a_backup_is_not_restored_into_a_shared_register(run: Run, tmp_path: Path) -> None:
    assert run(*RECORD, "--office", "5320").code == 0
    done = run("restore", str(tmp_path))
    assert (done.code, "customs push NEW/register.json" in done.err) == (2, True), done
    assert len(run("history", "--json").answer["entries"]) == 1


SECRET = "s3cret-word"


@pytest.mark.parametrize(
    ("at", "status", "said", "why"),
    [
        (f"postgresql://li:{SECRET}@127.0.0.1:1/{DATABASE}", 1, "127.0.0.1/register does not answer", "nobody there"),
        (f"postgresql://li:{SECRET}@127.0.0.1:x{SECRET}/d", 2, "not the address", "a port that is none"),
        (f"postgresql://li:a/{SECRET}@host/d", 2, "not the address", "a password with a slash in it"),
        (f"postgresql://li:{SECRET}@127.0.0.1:1", 2, "not the address", "no database"),
        ("postgresql://", 2, "not the address", "nothing at all"),
        (f"POSTGRESQL://li:{SECRET}@127.0.0.1:1/d", 2, "not the address", "libpq knows no capitals"),
        (f"mysql://li:{SECRET}@127.0.0.1/d", 2, "not the address", "another database, and no name of a file"),
        (f"postgresql+psycopg2://li:{SECRET}@127.0.0.1/d", 2, "not the address", "as another library has it"),
        (f"postgresql:/li:{SECRET}@127.0.0.1/d", 2, "not the address", "a slash too few"),
        (f"postgresql://li:{SECRET}@[::1]:1/d", 1, "::1/d does not answer", "an address of IPv6"),
        (f"postgresql://li:{SECRET}@[::1/d", 2, "not the address", "half a bracket"),
        (f"postgresql://li:{SECRET}@127.0.0.1:1/登记?sslpassword={SECRET}", 1, "127.0.0.1/", "two secrets"),
        (f"postgresql://li:{SECRET}@127.0.0.1:1/d?frobnicate=1", 2, "not the address", "an option that libpq has not"),
        (f"host=127.0.0.1 port=1 dbname=d password={SECRET}", 1, "127.0.0.1/d does not answer", "as libpq has it, too"),
        (f"postgresql://li:{SECRET}@example.org/d?sslmode=require", 2, "does not prove", "TLS that proves no name"),
        (f"postgresql://li:{SECRET}@127.0.0.1,example.org/d?sslmode=disable", 2, "does not prove", "two hosts"),
        ("service=none-of-that-name", 1, "service=none-of-that-name does not answer", "no such service"),
    ],
)
def test_what_cannot_be_reached_is_named_without_the_password(
    run: Run, at: str, status: int, said: str, why: str
) -> None:
    for line in (("list",), RECORD, ("list", "--json")):
        done = run(*line, at=at)
        assert (done.code, said in done.err) == (status, True), (why, done.err)
        assert SECRET not in done.err + done.out
    assert SECRET not in run("config", "list", "--json", at=at).out


def test_no_command_that_is_to_be_typed_next_has_the_password_in_it(run: Run, empty: Cluster) -> None:
    place = f"host=127.0.0.1 port={empty.port} dbname={DATABASE} user=postgres"
    url = f"postgresql://127.0.0.1:{empty.port}/{DATABASE}?user=postgres&"
    for address in (f"{place} password={SECRET}", f"password = '{SECRET}' {place}", f"{url}password={SECRET}",
                    f"{url}p%61ssword={SECRET}"):  # fmt: skip
        for line, code in (((*RECORD, "--office", "5320"), 0), (("show", "9"), 3), (("init",), 2)):
            done = run("--register", address, *line)
            assert (done.code, "customs" in done.out + done.err) == (code, True), (line, done)
            assert SECRET not in done.out + done.err, (line, done)


def test_a_service_of_the_officers_own_file_is_a_register(run: Run, empty: Cluster, tmp_path: Path) -> None:
    services = tmp_path / "services.conf"
    services.write_text(f"[district]\nhost=127.0.0.1\nport={empty.port}\nuser=postgres\ndbname={DATABASE}\n")
    done = run("record", *RECORD[1:], "--office", "5320", at="service=district", PGSERVICEFILE=str(services))
    assert done.code == 0, done.err
    assert run("list", "-q").out == "2019-5320-000001\n"


def test_a_database_without_a_register_and_one_that_is_not_there(run: Run, empty: Cluster) -> None:
    done = run("list", at=empty.address.replace(DATABASE, "postgres"))
    assert (done.code, "init --shared" in done.err) == (3, True)
    assert run("list", at=empty.address.replace(DATABASE, "nowhere")).code == 1
    done = run("list", at=empty.address.replace("postgres@", "nobody-known@"))
    assert done.code in (1, 4)
    assert "Traceback" not in done.err


def test_who_waits_too_long_for_another_act_is_told_so(run: Run, empty: Cluster) -> None:
    assert run(*RECORD, "--office", "5320").code == 0
    with empty.alone() as db:
        db.execute("BEGIN")
        db.execute("SELECT 1 FROM customs.chains WHERE name = '5320' FOR UPDATE")
        done = run(*RECORD, "--office", "5320", CUSTOMS_LOCK_TIMEOUT="0.3")
        assert (done.code, "another act is using the register" in done.err) == (5, True)
    assert run(*RECORD, "--office", "5320").code == 0


def test_an_act_on_a_server_that_can_only_be_read_is_refused_with_the_address_that_finds_the_other(
    run: Run, empty: Cluster
) -> None:
    assert run("officer", "add", "Li Wei", "--office", "5320").code == 0
    assert run(*RECORD, role="li_wei").code == 0
    with empty.connected() as db:
        db.execute("ALTER ROLE li_wei SET default_transaction_read_only = on")
    assert run("list", "-q", role="li_wei").out == "2019-5320-000001\n"
    done = run("note", "1", "seen again", role="li_wei")
    assert (done.code, "this server can only be read" in done.err) == (1, True), done
    assert "postgresql://HOST,HOST/DATABASE?target_session_attrs=read-write" in done.err
    with empty.connected() as db:
        db.execute("ALTER ROLE li_wei RESET default_transaction_read_only")
    assert "seen again" not in run("show", "1", role="li_wei").out


@pytest.mark.parametrize(
    ("kept_by", "gone"),
    [
        ("other", "DROP FUNCTION chain_of(text, text) CASCADE; DROP FUNCTION with_serial(text[])"),
        (LOADING, "DROP TABLE texts"),
    ],
)
def test_a_register_whose_rows_are_of_another_version_or_being_made_may_be_looked_at_and_not_written(
    run: Run, empty: Cluster, kept_by: str, gone: str
) -> None:
    assert run("officer", "add", "Li Wei", "--office", "5320").code == 0
    assert run(*RECORD, role="li_wei").code == 0
    questions = (("summary", "2019", "--by", "office", "--json"), ("search", "cases", "--json"), ("today", "--json"))
    told = [run(*question).out for question in questions]
    with empty.alone() as db:
        db.execute(f"UPDATE customs.meta SET value = '{kept_by}' WHERE key = 'rules'; TRUNCATE customs.batches")
        db.execute(f"SET search_path TO customs; ALTER TABLE batches DROP COLUMN joint; {gone}")
    assert [run(*question).out for question in questions] == told
    for role, language, whose in (("li_wei", "en", "an administrator"), ("postgres", "zh", "管理员")):
        done = run("note", "1", "meanwhile", role=role, CUSTOMS_LANG=language)
        assert (done.code, "customs project" in done.err, whose in done.err) == (5, True, True), done
    assert run("project", role="li_wei").code == 4
    assert run("project").code == 0
    assert [run(*question, role="li_wei").out for question in questions] == told
    assert run("note", "1", "afterwards", role="li_wei").code == 0
    assert run("verify").code == 0


def test_an_officer_is_no_administrator(run: Run) -> None:
    assert run("officer", "add", "Li Wei", "--office", "5320").code == 0
    for line in (("officer", "add", "Chen", "--office", "5304"), ("project",), ("init", "--shared")):
        done = run(*line, role="li_wei")
        assert done.code == 4, (line, done)
    for words in (
        (" ",),
        ("A", "--reads", "x"),
        ("A", "--role", "pg_x"),
        ("A", "--role", ""),
        ("Public",),
        ("Customs Officers",),
    ):
        assert run("officer", "add", *words, "--office", "5320").code == 2, words
    assert run("officer", "add", "Chen", "--office", "nowhere").code == 3
    assert run("officer", "add", "Somebody", "--office", "5304", "--role", "li_wei").code == 5
    assert len(run("officer", "list", "--json").answer["officers"]) == 1


def test_verify_says_that_there_is_nothing_yet(run: Run, empty: Cluster) -> None:
    assert run("init", "--shared").code == 0
    assert run("verify") == Result(0, "0 entries, none altered; root -\n", "")


def test_faults_end_with_status_seven_in_both_languages(run: Run, empty: Cluster) -> None:
    assert run(*RECORD, "--office", "5320").code == 0
    with empty.alone() as db:
        db.execute(
            "SET session_replication_role = replica; UPDATE customs.journal SET line = replace(line, '200', '2')"
        )
    for lang in ("en", "zh"):
        assert run("--lang", lang, "verify").code == 7
    assert run("verify", "--json").code == 7
    assert run("history").code == 7


def test_refusals_of_a_shared_register_are_said_in_chinese(run: Run) -> None:
    done = run("--lang", "zh", "backup")
    assert "是共用台账" in done.err
    done = run("--lang", "zh", "list", at="postgresql://li@127.0.0.1:1/register")
    assert "没有应答" in done.err


def test_the_configuration_names_a_shared_register_and_keeps_no_password(
    run: Run, empty: Cluster, tmp_path: Path
) -> None:
    file = {"at": str(tmp_path / "register.json")}
    for address in (
        f"postgresql://li:{SECRET}@127.0.0.1/d",
        f"postgresql://127.0.0.1/d?password={SECRET}",
        f"postgresql://127.0.0.1/d?sslpassword={SECRET}",
    ):
        assert run("config", "set", "register", address, **file).code == 2
        assert SECRET not in run("config", "list", at=address).out
        assert SECRET not in run("config", "get", "register", "--json", at=address).out
    assert run("config", "set", "register", empty.address, **file).code == 0
    assert run("config", "get", "register", at=empty.address).out.strip() == empty.address
    assert not (tmp_path / "customs-cli" / "config.toml").read_text().count(SECRET)


def test_a_list_comes_in_whole_or_not_at_all(run: Run, tmp_path: Path) -> None:
    assert run("officer", "add", "Li Wei", "--office", "5320").code == 0
    rows = ["case_id,date,office,goods,quantity,unit,trademarks"]
    rows += [f"A{n},2019-07-0{n + 1},5320,shoes,{n + 1},pcs,NIKE" for n in range(5)]
    (tmp_path / "own.csv").write_text("\n".join(rows), encoding="utf-8")
    (tmp_path / "mixed.csv").write_text("\n".join(rows).replace("A4,2019-07-05,5320", "A4,2019-07-05,5304"))
    done = run("import", str(tmp_path / "mixed.csv"), "--add-missing", role="li_wei")
    assert (done.code, run("list", "-q").out) == (4, ""), done
    done = run("import", str(tmp_path / "own.csv"), "--add-missing", role="li_wei")
    assert (done.code, len(run("list", "-q").lines)) == (0, 5), done
    assert run("import", str(tmp_path / "own.csv"), "--add-missing", role="li_wei").code == 0
    assert len(run("list", "-q").lines) == 5
    assert run("undo", role="li_wei").code == 0
    assert run("list", "-q").out == ""
    assert run("verify").code == 0


def test_the_references_that_a_tab_offers_begin_with_what_all_begin_with(
    run: Run, empty: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [f"{no},2019-07-01,5320,goods,1,VIVO" for no in range(1, 260)]
    (tmp_path / "many.csv").write_text("\n".join(["case_id,found_on,office,goods,quantity,marks", *rows]), "utf-8")
    assert run("import", str(tmp_path / "many.csv"), "--add-missing").code == 0
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("CUSTOMS_REGISTER", empty.address)
    monkeypatch.setattr(glance, "PATIENCE", 20)
    for word, begun in (("2019-5320-0", "2019-5320-000"), ("2019-5320-0001", "2019-5320-0001")):
        offered = [value for value, _ in offers("batch:notify", word, ["customs", "notify"])]
        assert (len(offered), beginning([ref for ref in offered if ref.startswith(word)])) == (40, begun)


def test_a_tab_offers_names_kept_here_and_references_of_the_server(
    run: Run, empty: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def offered(kind: str, word: str, *before: str) -> list[str]:
        return [value for value, _ in offers(kind, word, ["customs", *before])]

    assert run("officer", "add", "Li Wei", "--office", "5320").code == 0
    assert run(*RECORD, role="li_wei").code == 0
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.setenv("CUSTOMS_REGISTER", empty.address_of("li_wei"))
    monkeypatch.setattr(glance, "PATIENCE", 20)
    assert offered("mark", "vi") == ["VIVO"]
    for word in ("", "1", "2019-53", "5320-1"):
        assert offered("batch:notify", word, "notify") == ["2019-5320-000001"], word
    assert offered("holder:batch", "", "notify", "1") == ["VIVO"]
    assert run("holder", "add", "VINCI", "--name", "Vinci", role="li_wei").code == 0
    assert offered("holder", "vi") == ["VINCI", "VIVO"]
    monkeypatch.setattr(glance, "PATIENCE", 0.1)
    gc.collect()  # a connection that nobody holds any longer ends, and what it read is free
    with empty.connected() as db:  # who holds the table makes the server answer too late
        db.execute("BEGIN; LOCK TABLE customs.documents")
        assert (offered("batch:notify", "", "notify"), offered("mark", "vi")) == ([], ["VIVO"])
        db.execute("ROLLBACK")
    assert offered("mark", "vi", "--register", "postgresql://li@127.0.0.1:1/register") == []


def test_a_tab_offers_names_of_a_shared_register_by_their_pinyin(
    run: Run, empty: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("pypinyin", reason="pinyin is an optional extra")
    assert run("holder", "add", "VIVO-COMM", "--name", "Vivo", "--name-zh", "维沃").code == 0
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.setenv("CUSTOMS_REGISTER", empty.address)
    for _ in range(1200):  # they are written by a process of its own
        if list(tmp_path.glob("**/shared/*.pinyin")):
            break
        time.sleep(0.05)
    assert [value for value, _ in offers("holder", "weiwo", ["customs"])] == ["VIVO-COMM"]


def test_a_word_of_two_signs_is_found_by_an_index(run: Run, empty: Cluster) -> None:
    for goods in ("手机壳 0%", "运动鞋", "引号\\手表"):
        assert run(*RECORD[:3], "--goods", goods, *RECORD[5:], "--office", "5320").code == 0
    for word, count in (("手机", 1), ("手", 2), ("运动鞋", 1), ("机手", 0), ("0%", 1), ("号\\手", 1), ("鞋", 1)):
        assert len(run("search", word, "-q").lines) == count, word
    with empty.connected() as db:
        db.execute("SET search_path TO customs; SET enable_seqscan TO off")
        plan = db.rows("EXPLAIN SELECT no FROM texts WHERE has_word(text, '手机')")
    assert "texts_pairs" in str(plan)


def test_a_database_that_reads_backslashes_in_texts_as_signs_gives_the_same_answers(run: Run, empty: Cluster) -> None:
    assert run(*RECORD, "--office", "5320").code == 0
    with empty.connected() as db:
        db.execute(f"ALTER DATABASE {DATABASE} SET standard_conforming_strings = off")
        try:
            assert run("note", "1", 'a \\ and a "').code == 0
            assert run("search", "phone", "-q").out == run("search", "\\ and", "-q").out == "2019-5320-000001\n"
            assert run("undo").code == 0
        finally:
            db.execute(f"ALTER DATABASE {DATABASE} RESET standard_conforming_strings")
