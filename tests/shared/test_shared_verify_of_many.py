"""What `verify` tells of a register with many chains: how many there are, and those that are not alike."""

from clusters import Cluster
from test_shared_commands import RECORD, Run, run

__all__ = ["run"]

OFFICES = [f"53{number:02}" for number in range(2, 25)]


def test_many_sound_chains_are_a_count_and_the_chains_of_their_own_kind(run: Run, empty: Cluster) -> None:
    for office in OFFICES[:18]:
        assert run(*RECORD, "--office", office).code == 0
    told = run("verify", "--json").answer
    roots = {one["chain"]: f"{one['root']}@{one['entries']}" for one in told["chains"]}
    assert len(roots) == 20
    assert [line.partition(":")[0] for line in run("verify").lines] == list(roots), "each of a few"
    for office in OFFICES[18:]:
        assert run(*RECORD, "--office", office).code == 0
    told = run("verify", "--json").answer
    entries = sum(one["entries"] for one in told["chains"])
    roots = {one["chain"]: f"{one['root']}@{one['entries']}" for one in told["chains"]}
    assert len(roots) == 25
    lines = run("verify", CUSTOMS_OFFICE="5320").lines
    assert lines[0] == f"25 chains, none altered; entries: {entries}"
    assert {line.partition(":")[0]: line.split()[-1] for line in lines[1:-1]} == {
        name: roots[name] for name in ("5320", "@heads", "@names")
    }
    assert lines[-1] == "... and 22 more; all: customs verify --json"
    assert run("verify", "--root", roots["5311"]).code == 0, "a root of a chain that is not listed is found"
    with empty.connected() as db:
        db.execute("SET session_replication_role = replica")
        db.execute("UPDATE customs.documents SET body = replace(body, '20', '21') WHERE chain = '5311'")
    damaged = run("verify")
    assert (damaged.code, [line.partition(": ")[0] for line in damaged.lines]) == (
        7,
        ["127.0.0.1/register", "127.0.0.1/register"],
    ), "of a register with faults, these alone"
    assert ["5311" in line for line in damaged.lines] == [True, True]
