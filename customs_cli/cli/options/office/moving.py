"""Imports a file register into the shared one, and prints the result: `push` and `sync`."""

from typing import TYPE_CHECKING, Annotated

import typer

from customs_cli.cli.desk import Desk
from customs_cli.cli.options.params import path_of
from customs_cli.cli.progress import progress
from customs_cli.errors import UsageError
from customs_cli.sentences import command

if TYPE_CHECKING:
    from pathlib import Path

    from customs_cli.cli.console import Form
    from customs_cli.register.register import Register
    from customs_cli.services.exchange.moving.pushing import Found, Pushed

FileRegisterArg = Annotated[
    str, typer.Argument(metavar="FILE", help="A register.json or its folder, with register.journal beside it.")
]
TryFirstOpt = Annotated[bool, typer.Option("-n", "--dry-run", help="Only show what would be merged; write nothing.")]


def take_in(desk: Desk, file: str, form: "Form", *, pulled: bool, dry_run: bool) -> None:
    """Import a file register into the shared one, and tell what was imported, or would be.

    Args:
        desk: The officer's desk, over the shared register.
        file: The file, as typed.
        form: The form of the answer.
        pulled: Whether it must have been pulled from a shared register; else it must not.
        dry_run: Whether nothing is written.

    Raises:
        UsageError: The file was pulled where `pulled` is False, or was not where it is True.
        Conflict: Something differs; nothing was written.
        FaultsFound: Something may not be imported; nothing was written.
    """
    from customs_cli.register.pinyin import write_later
    from customs_cli.services.exchange.moving import pushing

    desk.session  # noqa: B018 (refuses a file)
    path = path_of(file, "FILE")
    path = path / "register.json" if path.is_dir() else path
    other = desk.register_at(path, own_folder=False)
    found = _found(desk, other, path, pulled=pulled)
    done = pushing.Pushed(found)
    is_refused = bool(found.wrong or found.plan.differing)
    is_written = not (dry_run or is_refused or (found.is_done and not pulled))
    if is_written:
        with (
            progress(desk.words("Sending the journal")) as sending,
            progress(desk.words("Merging")) as joining,
            progress(desk.words("Rebuilding the rows")) as making,
        ):
            done = pushing.push(desk.duty(repeatable=True), other, found, sending, joining, making)
        write_later(other)
    _tell(desk, done, form, is_pulled=pulled, is_written=is_written and not found.is_done, dry_run=dry_run)
    if is_refused:
        pushing.refuse(found)


def _found(desk: Desk, other: "Register", path: "Path", *, pulled: bool) -> "Found":
    from customs_cli.register.sql.making.processes import beside
    from customs_cli.services.exchange import merging
    from customs_cli.services.exchange.moving import pushing

    merging.refuse_none(desk.duty(repeatable=True), other)
    with beside(lambda: (merging.opened(desk.duty(repeatable=True), other), None)[1]) as is_proven:
        try:
            _refuse_other_kind(other, path, pulled=pulled)
            with progress(desk.words("Checking")) as told:
                found = pushing.found(desk.duty(repeatable=True), other, told)
        except Exception:
            if not is_proven():
                merging.opened(desk.duty(repeatable=True), other)
            raise
        if not is_proven():
            merging.opened(desk.duty(repeatable=True), other)
    return found


def _refuse_other_kind(other: "Register", path: "Path", *, pulled: bool) -> None:
    from customs_cli.services.exchange.moving import pushing

    if pushing.is_pulled(other) and not pulled:
        raise UsageError("{path} was pulled from a shared register", path=path, hint=command("sync", path), at="FILE")
    if pulled and not pushing.is_pulled(other):
        raise UsageError("{path} was not pulled", path=path, hint=command("push", path), at="FILE")


def _tell(desk: Desk, done: "Pushed", form: "Form", *, is_pulled: bool, is_written: bool, dry_run: bool) -> None:
    from customs_cli.register.file.codec import key_of, table_of
    from customs_cli.render.pages.registers import merge, push

    found, plan = done.found, done.found.plan
    changed = [(table_of(type(one.becomes)), key_of(one.becomes)) for one in found.changed]
    batches = (*plan.batches, *(key for table, key in changed if table == "batches"))
    names = (*plan.names, *(place for place in changed if place[0] != "batches"))
    faults = [
        (row.table, row.key, row.fault.path, row.fault.value, row.fault.what, row.fault.hint) for row in found.wrong
    ]
    sent = push.Sent(found.chain, plan.theirs[1], done.entries, done.acts, done.back if is_pulled else None)
    parts = merge.Parts(batches, names, plan.equal, plan.told, plan.joint, plan.leaps, faults)
    desk.show(
        lambda: push.page(sent, parts, is_done=found.is_done, is_written=is_written, words=desk.words),
        lambda: push.as_json(sent, parts, plan.theirs, dry_run=dry_run),
        form,
    )
