"""What an administrator does with a shared register, and what the commands print about it."""

from typing import TYPE_CHECKING, Any

from customs_cli.cli.desk import Desk
from customs_cli.errors import Damaged, FaultsFound, UsageError
from customs_cli.sentences import command, said

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from customs_cli.domain.values.root import Anchored, Printed
    from customs_cli.register.proof.verify import Fault
    from customs_cli.register.sql.making.tree import Place
    from customs_cli.register.sql.proof import Proven


def make_shared(desk: Desk, office: str, *, is_meant: bool, as_json: bool) -> None:
    """Make the tables, roles and rights of a shared register, or grant its rights again; say what each is for.

    Raises:
        UsageError: `--shared` was left out, or an office was named: each officer has one.
    """
    from customs_cli.register.sql.making.setup import make

    if not is_meant or office:
        raise UsageError(
            "{where} is shared by offices: an administrator has to make it, and each officer needs an office",
            where=desk.place,
            hint="{command}; then {then}",
            command=command("init", "--shared"),
            then=command("officer add", "NAME", "--office", "CODE"),
        )
    made = make(desk.session)
    if as_json:
        desk.console.say_json({"schema": "customs.init/1", "register": desk.place, "id": made.id, "new": made.is_new})
        return
    words = desk.words
    desk.say(words("A shared register is ready: {place}" if made.is_new else ("The rights were set again: "
                                                                             "{place}"),
                   place=desk.place))  # fmt: skip
    desk.say(
        words("schema customs: the journal, with one chain for each office and one for names; documents and their rows")
    )
    desk.say(
        words(
            "role customs_officers: the rights of every officer; each officer has a server role that is a member of it"
        )
    )
    desk.say(words("policies: an officer can write only for their own office, and see others only if allowed"))
    desk.say(words("triggers: the journal can be added to, but never changed"))
    tell_moved(desk, made.moved)
    desk.say(words("Next: {command}", command=command("officer add", "NAME", "--office", "CODE")))


def tell_moved(desk: Desk, moved: "Iterable[Place]") -> None:
    """Name the offices whose batches are now seen by officers of another district."""
    for place in moved:
        desk.say(
            desk.words(
                "{office} now belongs to the district {district}: officers who may see that district see its batches",
                office=place.office,
                district=place.district,
            )
        )


def tell_proof(desk: Desk, asked: "list[Printed]", *, as_json: bool) -> None:
    """Prove a shared register, chain by chain, and tell what was found.

    Raises:
        Damaged: There is a fault.
        FaultsFound: No chain confirms a printed root.
    """
    import typer

    from customs_cli.cli.progress import progress
    from customs_cli.register.sql.proof import proven, with_evidence
    from customs_cli.register.sql.store import SharedStore

    store = desk.register.store
    assert isinstance(store, SharedStore)
    desk.register.snapshot  # noqa: B018 (begun now: offices are looked up while the proof fetches rows)
    with progress(desk.words("Proving")) as told:
        proof = with_evidence(store, proven(store, told))
    found = [_stands(desk, proof, one) for one in asked] if proof.verdict.ok else []
    if as_json:
        desk.console.say_json(_as_json(proof, found))
    else:
        _tell(desk, proof, found)
    if not proof.verdict.ok:
        if as_json:
            raise typer.Exit(Damaged.exit_code)
        faults = proof.verdict.faults
        raise Damaged("faults in the register: {count}", count=len(faults), hint=_mending(faults))
    if as_json and not all(one.ok for one in found):
        raise typer.Exit(FaultsFound.exit_code)
    for one in found:
        from customs_cli.services.exchange.anchoring import refuse_a_difference

        refuse_a_difference(one)


def _mending(faults: "Sequence[Fault]") -> str:
    if all(fault.file.startswith("evidence/") for fault in faults):
        return said(
            "a missing file is put back by {command}; an altered one comes from a backup of the database",
            command=command("evidence add", "REF", "FILE"),
        )
    return said(
        "compare with a backup of the database, and with printed roots; to repair records: {fix}; to "
        "repair rows: {command}",
        fix=command("check", "--fix"),
        command=command("project"),
    )


def _stands(desk: Desk, proof: "Proven", printed: "Printed") -> "Anchored":
    from customs_cli.errors import NotFound
    from customs_cli.register.sql.own import own_chain
    from customs_cli.services.exchange.anchoring import anchored

    every = (anchored(own_chain(desk.register, one.chain), [printed]) for one in proof.chains)
    all_of_them = []
    for found in every:
        if found.ok:
            return found
        all_of_them.append(found)
    if not all_of_them:
        raise NotFound("the register has no act yet", hint=command("record"))
    return next((one for one in all_of_them if one.standings[0].state == "merged"), all_of_them[0])


def _as_json(proof: "Proven", found: "list[Anchored]") -> dict[str, Any]:
    from customs_cli.render.forms.jsonfile import picked
    from customs_cli.render.pages.registers.anchor import checks

    verdict = proof.verdict
    told: dict[str, Any] = {
        "schema": "customs.verify/1",
        **picked(verdict, "ok", "entries", "head", "root"),
        "faults": [fault._asdict() for fault in verdict.faults],
        "notes": list(verdict.notes),
        "chains": [one._asdict() for one in proof.chains],
    }
    if found:
        told["roots"] = [check for one in found for check in checks(one)]
    return told


def _tell(desk: Desk, proof: "Proven", found: "list[Anchored]") -> None:
    from customs_cli.render.pages.registers.anchor import chains_said
    from customs_cli.render.pages.registers.anchor import said as stands
    from customs_cli.render.words.refusals import for_reader

    for note in proof.verdict.notes:
        desk.say(desk.words("note: {text}", text=for_reader(note, desk.words)))
    for fault in proof.verdict.faults:
        what = for_reader(fault.what, desk.words)
        where = f"{fault.file}:{fault.line}" if fault.line else fault.file
        desk.say(what if fault.what.startswith(fault.file) else f"{where}: {what}")
    if proof.verdict.ok:
        chains = [(one.chain, one.entries, one.root) for one in proof.chains]
        for line in chains_said(chains, desk.own_office, desk.words):
            desk.say(line)
    for row in (row for one in found for row in one.standings):
        for line in stands(row, desk.words):
            desk.say(line)
