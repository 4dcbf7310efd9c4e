"""Whose batches a district's officers may look at: as the tree of offices has it, once an administrator settled it."""

from pathlib import Path

import psycopg2
import pytest
from clusters import Cluster
from test_shared_commands import RECORD, Run, runner

from customs_cli.domain.query.directory import Directory
from customs_cli.domain.rights.office import Office

CHAINS = ("5304", "5320", "5399", "2921", "2900", "5300", "5100", "5120", "5000", "DEHAM", "DEBRV", "DEX")
TREE = (
    ("2921", "5300", "another digits' office, of this district"),
    ("5399", "2900", "an office with this district's digits, of another one"),
    ("5120", "5304", "below an office of this district"),
    ("5300", "5000", "a district below a head office"),
    ("DEHAM", "DEX", "offices elsewhere have no digits to go by"),
)
READERS = ("5304", "5399", "2921", "5000", "DEHAM", "DEBRV", "DEX")


@pytest.fixture
def run(empty: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    customs = runner(empty, tmp_path, monkeypatch)
    for code in CHAINS:
        if customs("office", "show", code).code:
            assert customs("office", "add", code).code == 0
    return customs


def seen_by(cluster: Cluster, role: str) -> set[str]:
    with cluster.connected(role) as db:
        return {chain for (chain,) in db.rows("SELECT name FROM customs.chains")} - {"@names", "@heads"}


def test_a_district_is_read_as_the_tree_of_offices_has_it(run: Run, empty: Cluster) -> None:
    for code, parent, why in TREE:
        assert run("office", "edit", code, "--parent", parent).code == 0, why
    assert run("officer", "add", "All", *(word for code in CHAINS for word in ("--office", code))).code == 0
    directory = Directory(offices=[Office(code=code, parent=parent) for code, parent, _ in TREE])
    for office in READERS:
        assert run("officer", "add", f"of {office}", "--office", office, "--reads", "district").code == 0
        meant = {code for code in CHAINS if directory.is_among(code, [directory.district_of(office)])}
        assert seen_by(empty, f"of_{office.lower()}") == {*meant, office}, office


def test_an_officer_widens_no_rights_by_saying_where_an_office_stands(run: Run, empty: Cluster) -> None:
    assert run("officer", "add", "Li Wei", "--office", "5304", "--reads", "district").code == 0
    assert run(*RECORD, "--office", "2921").code == 0
    assert run("office", "edit", "2921", "--parent", "5300", role="li_wei").code == 0
    assert run("list", "-q", role="li_wei").out == ""
    with empty.connected("li_wei") as db, pytest.raises(psycopg2.errors.InsufficientPrivilege):
        db.execute("INSERT INTO customs.tree VALUES ('2921', '5300', '{2921,5300}')")
    empty.alone()  # an answer of this process keeps its connection
    again = run("init", "--shared")
    assert "2921 now belongs to the district 5300: officers who may see that district see its batches" in again.out
    assert run("list", "-q", role="li_wei").out == "2019-2921-000001\n"
    empty.alone()
    assert "belongs to the district" not in run("init", "--shared").out
    assert run("office", "edit", "2921", "--parent", "2900").code == 0
    added = run("officer", "add", "Chen", "--office", "5304")
    assert "2921 now belongs to the district 2900:" in added.out
    assert run("list", "-q", role="li_wei").out == ""


def test_rights_are_given_in_a_register_that_an_older_version_made(run: Run, empty: Cluster) -> None:
    with empty.connected() as db:
        db.execute("DROP TABLE customs.tree; DROP FUNCTION customs.district_of; DROP FUNCTION customs.readable CASCADE")
        db.execute("DELETE FROM customs.meta WHERE key = 'made'")
    assert run("officer", "add", "Li Wei", "--office", "5304", "--reads", "district").code == 0
    assert run(*RECORD, "--office", "5320").code == 0
    assert run("list", "-q", role="li_wei").out == "2019-5320-000001\n"
