"""What a register holds, whatever it is kept in: files, memory, or a database."""

from register_samples import ticking

from customs_cli.register.proof.verify import Verdict, rebuilt, verify
from customs_cli.register.register import Register
from customs_cli.register.sql.proof import proven
from customs_cli.register.sql.register import SharedRegister
from customs_cli.register.sql.store import SharedStore


def again(register: Register) -> Register:
    """The register as another process opens it."""
    if isinstance(register, SharedRegister):
        return SharedRegister(SharedStore(register.store.session.another()), clock=ticking())
    return Register(register.store, clock=ticking())


def all_of(register: Register) -> bytes:
    """Everything that is kept of it."""
    if not isinstance(register, SharedRegister):
        return register.store.journal(0) + b"\0" + (register.store.checkpoint() or b"")[:]
    session = register.store.session.another()
    rows = [
        row
        for sql in ("SELECT line FROM journal ORDER BY chain, seq", "SELECT body FROM documents ORDER BY tbl, key")
        for row in session.ask(sql).fetchall()
    ]
    session.close()
    return "\n".join(text for (text,) in rows).encode()


def journal_size(register: Register) -> int:
    """How many bytes its journal has."""
    if not isinstance(register, SharedRegister):
        return register.store.journal_size()
    session = register.store.session.another()
    size = int(session.ask("SELECT coalesce(sum(ends), 0) FROM chains").fetchone()[0])  # type: ignore[index]
    session.close()
    return size


def verified(register: Register) -> Verdict:
    """What a proof of it finds."""
    if isinstance(register, SharedRegister):
        return proven(again(register).store).verdict  # type: ignore[arg-type]
    return verify(register.store)


def is_what_the_journal_says(register: Register) -> bool:
    """Whether its state is what the journal gives, replayed from nothing."""
    if isinstance(register, SharedRegister):
        return verified(register).ok
    return b"".join(rebuilt(register.store)) == register.store.checkpoint()


def forget_state(register: Register) -> None:
    """Take the state file away, where there is one: the journal gives it."""
    if not isinstance(register, SharedRegister):
        register.store.set_checkpoint_aside("gone")
