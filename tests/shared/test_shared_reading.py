"""How many rows an officer's acts and questions read of a large register: policies bar the server from some indexes."""

import gc
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from clusters import ByHand, Cluster
from register_samples import phone_cases, ticking
from test_shared_commands import RECORD, Run, runner

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.proceeding_record import MarkState, Proceeding
from customs_cli.register.act import Act
from customs_cli.register.sql.connecting import Session
from customs_cli.register.sql.making.granting import add_officer
from customs_cli.register.sql.register import SharedRegister
from customs_cli.register.sql.store import SharedStore

OFFICES = [f"53{number:02}" for number in range(40)]
EACH = 100
FEW = 1_000
"""Of 4,000 batches, and as many documents, texts, acts."""
_READ = (
    "SELECT coalesce(sum(seq_tup_read), 0) + (SELECT sum(idx_tup_read) FROM pg_stat_user_indexes)"
    " FROM pg_stat_user_tables WHERE schemaname = 'customs' AND relname NOT IN ('chains', 'rights', 'meta', 'codes')"
)


def notified(ref: str) -> Batch:
    """A batch of which a holder was notified, by a notice with a number."""
    told = Proceeding(
        holder="VIVO-COMM", marks={"VIVO": MarkState()}, notified_on=date(2019, 7, 2), notice_no=f"N {ref}"
    )
    return phone_cases(ref, 5, proceedings={"VIVO-COMM": told})


@pytest.fixture(scope="module")
def large(cluster: Cluster) -> Iterator[Cluster]:
    """A register of 40 offices, with an officer who sees all of them and one who sees the own."""
    cluster.forget()
    cluster.let_go()
    session = Session(cluster.address)
    for officer in (("li_wei", "Li Wei", ("5320",), "all"), ("wang_fang", "Wang Fang", ("5304",), "own")):
        add_officer(session, *officer)
    register = SharedRegister(SharedStore(session), clock=ticking())

    def recorded(act: Act) -> None:
        for office in OFFICES:
            for _ in range(EACH):
                act.put(notified(act.next_ref(2019, office)))

    register.do("import", recorded, by=("Chen",))
    session.ask("ANALYZE")
    session.close()
    yield cluster
    cluster.forget()


@pytest.fixture
def run(large: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    return runner(large, tmp_path, monkeypatch)


@pytest.mark.parametrize(
    "words",
    [
        RECORD,
        ("note", "2019-5304-000001", "seen"),
        ("show", "2019-5304-000001"),
        ("show", "000007"),
        ("list", "--limit", "5"),
        ("due", "--limit", "5"),
        ("history", "2019-5304-000003"),
        ("search", "nothing like it"),
        ("print", "notice", "2019-5304-000002", "-o", "notice.txt"),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("role", ["postgres", "li_wei", "wang_fang"])
def test_what_is_asked_of_a_large_register_reads_few_rows_whoever_asks(
    large: Cluster, run: Run, role: str, words: tuple[str, ...]
) -> None:
    line = words if role != "postgres" or words is not RECORD else (*words, "--office", "5304")
    if words[0] in ("note", "print") and role == "li_wei":
        line = tuple(word.replace("2019-5304", "2019-5320") for word in words)
    run(*line, role=role)  # names are read once, and stand beside afterwards
    with large.connected() as db:
        before = _read(db)
        done = run(*line, role=role)
        read = _read(db) - before
    assert done.code == 0 or "fits" in done.err, done
    assert read < FEW, read


def test_an_act_reads_as_few_rows_after_hundreds_of_others_at_its_office(large: Cluster, run: Run) -> None:
    session = Session(large.address)
    register = SharedRegister(SharedStore(session), clock=ticking())
    for _ in range(300):
        register.do("record", lambda act: act.put(phone_cases(act.next_ref(2019, "5304"), 5)), by=("Chen",))
    session.close()
    line = (*RECORD, "--office", "5304")
    run(*line)
    with large.connected() as db:
        before = _read(db)
        assert run(*line).code == 0
        assert _read(db) - before < FEW


def test_no_index_of_documents_is_made_of_what_an_act_changes_in_one(large: Cluster) -> None:
    """Else each act would write the document into all indexes anew, and leave the old places for others to read."""
    with large.connected() as db:
        made = db.rows("SELECT indexdef FROM pg_indexes WHERE schemaname = 'customs' AND tablename = 'documents'")
    assert len(made) > 4
    assert not [sql for (sql,) in made if "body" in sql]


def test_a_register_of_before_there_was_a_column_for_papers_is_given_one(large: Cluster, run: Run) -> None:
    with large.connected() as db:
        db.execute("ALTER TABLE customs.documents DROP COLUMN papers; DELETE FROM customs.meta WHERE key = 'made'")
        db.execute("CREATE INDEX documents_issued ON customs.documents (key) WHERE strpos(body, 'documents') > 0")
    assert run("init", "--shared").code == 0
    assert run("project").code == 0
    with large.connected() as db:
        made = {name for (name,) in db.rows("SELECT indexname FROM pg_indexes WHERE tablename = 'documents'")}
    assert {"documents_papers", "documents_serials"} <= made
    assert "documents_issued" not in made
    assert run("print", "notice", "2019-5304-000002", "-o", "notice.txt").code == 0


def _read(db: ByHand) -> int:
    """Rows that were read of all tables, once nobody else is connected."""
    others = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    gc.collect()  # a command holds its connection, which else ends with its process
    for _ in range(500):
        if db.rows(others) == [(0,)]:
            break
        time.sleep(0.02)
    db.execute("SELECT pg_stat_clear_snapshot()")
    ((read,),) = db.rows(_READ)
    return int(read)
