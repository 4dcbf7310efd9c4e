"""Opens the desk's register: a file, or a database that offices share."""

from collections.abc import Callable
from datetime import datetime
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from customs_cli.cli.errand import Errand
from customs_cli.cli.folders import data_folder, told_by
from customs_cli.errors import NotFound, UsageError
from customs_cli.register.file.disk.own import as_typed
from customs_cli.sentences import command, said

if TYPE_CHECKING:
    from customs_cli.domain.batch.batch import Batch
    from customs_cli.domain.time.workdays import WorkingCalendar
    from customs_cli.register.register import Register
    from customs_cli.register.sql.connecting import Session
    from customs_cli.register.sql.copies.places import Place


class Places:
    """The part of a desk that finds and opens registers."""

    now: Callable[[], datetime]
    calendar: "Callable[[str], WorkingCalendar]"
    given: Callable[[str, str], str]
    _errand: Errand
    warn: Callable[[str], None]

    def _place(self) -> str:
        raise NotImplementedError

    @cached_property
    def is_shared(self) -> bool:
        """Whether the register is a database that offices share."""
        place = self._place()
        if "=" not in place and ":" not in place:  # a file's path: the reader of addresses need not be imported
            return False
        from customs_cli.register.sql.address import is_shared

        return is_shared(place)

    @cached_property
    def session(self) -> "Session":
        """The connection to the shared register, not yet opened.

        Raises:
            UsageError: The register is a file.
        """
        from customs_cli.register.sql.connecting import Session

        if not self.is_shared:
            raise UsageError(
                "the register is a file, not a shared register",
                hint="{command}, or CUSTOMS_REGISTER",
                command=command("", "--register", "postgresql://HOST/DATABASE"),
                at="--register",
            )
        return Session(self._place(), timeout=self._patience())

    def _patience(self) -> float:
        from customs_cli.register.file.disk.lock import patience

        text = self.given("CUSTOMS_LOCK_TIMEOUT", "lock_timeout")
        with told_by(None, "CUSTOMS_LOCK_TIMEOUT"):
            return patience(text or "5")

    @property
    def place(self) -> str:
        """The register's name for readers: its path, or host and database."""
        return self.session.address.shown if self.is_shared else str(self.register_path)

    @cached_property
    def register_path(self) -> Path:
        """Path of `register.json`, as given or as usual on the platform.

        Raises:
            UsageError: The register is no file.
        """
        text = self._place()
        if not text:
            return data_folder() / "register.json"
        if "\0" in text:
            raise UsageError("a path cannot contain NUL", hint="check the path", at="--register")
        if self.is_shared:
            raise UsageError(
                "{where} is a shared register: this works only with a register of files so far",
                where=self.session.address.shown,
                hint="{command} works on a register of files",
                command=command("", "--register", "FILE"),
            )
        path = as_typed(text)
        is_lost = path.suffix and path.with_suffix(".journal").exists()  # a folder stands where its file was
        return path / "register.json" if path.is_dir() and not is_lost else path

    @property
    def is_own_place(self) -> bool:
        """Whether the register is in the default folder, which may be made without asking."""
        return self.register_path.parent == data_folder()

    @property
    def may_be_there(self) -> bool:
        """Whether the database, or the folder of the register, may exist."""
        return self.is_shared or self.register_path.parent.is_dir()

    @property
    def journal(self) -> "Register":
        """The register whose journal a root stands for; of a shared one the chain of this officer's office."""
        if not self.is_shared:
            return self.register
        from customs_cli.register.sql.own import own_chain

        return own_chain(self.register)

    def chain_of(self, office: str) -> str:
        """Return the chain of a shared register whose root is on a sheet of an office, or of all; '' for a file."""
        if not self.is_shared:
            return ""
        from customs_cli.register.sql.own import chain_told_of

        return chain_told_of(self.register, office)

    def journal_of(self, chain: str) -> "Register":
        """Return the register with a chain as its journal; for a file the register itself."""
        if not self.is_shared:
            return self.register
        from customs_cli.register.sql.own import own_chain

        return own_chain(self.register, chain)

    def seal(self, chain: str, by: tuple[str, ...]) -> None:
        """Record the latest heads of a shared register's chains in the chain of heads, where that is possible."""
        if self.is_shared:
            from customs_cli.register.sql.own import seal_chain

            seal_chain(self.register, chain, by)

    def heads(self, chain: str, seq: int) -> str:
        """Return the root of a shared register's chain of heads, if it covers a chain up to an act; else empty."""
        if not self.is_shared:
            return ""
        from customs_cli.register.sql.own import heads_over

        return heads_over(self.register, chain, seq)

    @property
    def own_office(self) -> str:
        """The office of `CUSTOMS_OFFICE`, of the configuration or of `init`; empty where none of them is set."""
        return self.given("CUSTOMS_OFFICE", "office") or self.only_office

    @property
    def only_office(self) -> str:
        """The office of the register, or of this officer; empty where there is none, or several."""
        if not self.is_shared:
            return self.register.office
        from customs_cli.register.sql.own import only_office

        return only_office(self.register)

    @property
    def offices_seen(self) -> tuple[str, ...]:
        """The offices whose batches this officer may read; empty for all, as with a file."""
        if not self.is_shared:
            return ()
        from customs_cli.register.sql.own import offices_seen

        return offices_seen(self.register)

    @property
    def own_name(self) -> str:
        """This officer's name on a shared register; empty for a file, and for an administrator."""
        if not self.is_shared:
            return ""
        from customs_cli.register.sql.own import name_of

        return name_of(self.register)

    @cached_property
    def register(self) -> "Register":
        """The register, not yet read.

        Raises:
            NotFound: Its folder is missing; a mistyped path would otherwise look like an empty register.
        """
        if self.is_shared:
            return self._shared()
        path = self.register_path
        if not (self.is_own_place or path.parent.is_dir()):
            made = command("init", "--register", path)
            raise NotFound("no folder {folder}", folder=path.parent, hint="{command} makes it", command=made)
        register = self.register_at(path, own_folder=self.is_own_place)
        register.home = lambda: self.own_office
        self._tell_beside(path)
        return register

    def _tell_beside(self, path: Path) -> None:
        from customs_cli.register.file.files import registers_beside

        if others := registers_beside(path):
            self.warn(said("{path} is a new, empty register; beside it is {other}", path=path, other=others[0]))

    def register_at(self, path: Path, *, own_folder: bool, is_restored: bool = False) -> "Register":
        """Return the register at a path; its folder may be made if `own_folder` is set.

        Where a backup shows that a register was there, that is told, unless it is about to be restored.
        """
        from customs_cli.register.file.files import FileStore
        from customs_cli.register.register import Register

        store = FileStore(path, own_folder=own_folder, timeout=self._patience())
        if not is_restored and (former := store.former()):
            self.warn(
                said(
                    "{path} and its journal are missing or empty, but {backup} shows that there was a register",
                    path=path,
                    backup=former,
                )
            )
        register = Register(store, clock=self.now, warn=self.warn, recorded=self._errand.recorded)
        return counting_anew(register, self.calendar)

    def is_to_act(self) -> None:
        """Announce that an act is to be recorded, before anything is looked up for it."""
        self._errand.is_act = True

    def _large_files(self) -> "Place | None":
        text = self.given("CUSTOMS_EVIDENCE_FOLDER", "evidence_folder")
        if not text:
            return None
        from customs_cli.register.sql.copies.places import place_of

        return place_of(text)

    def _shared(self) -> "Register":
        from customs_cli.register.sql.hints.names import place as kept_names
        from customs_cli.register.sql.register import SharedRegister
        from customs_cli.register.sql.store import SharedStore

        store = SharedStore(self.session, self._large_files(), kept_names(data_folder(), self._place()))
        register = SharedRegister(store, clock=self.now, recorded=self._errand.recorded)
        return counting_anew(register, self.calendar)


def shown(key: str, value: str) -> str:
    """Return the value of a setting for display: the address of a shared register without its password."""
    from customs_cli.register.sql.address import without_password

    return without_password(value) if key == "register" else value


def counting_anew(register: "Register", calendar: Callable[[str], "WorkingCalendar"]) -> "Register":
    """Return the register set to compute the deadlines of batches by today's rules when it reads them."""
    country = _Countries(register)

    @cache
    def recount() -> Callable[["Batch"], "Batch"]:
        from customs_cli.services.acts.recounting import recounted

        calendars = cache(calendar)
        return lambda batch: recounted(batch, calendars, country)

    from customs_cli.register.file.files import FileStore

    register.store.current = lambda batch: recount()(batch)
    if isinstance(register.store, FileStore):
        register.store.apart = "customs_cli.cli.making_index"
    return register


class _Countries:
    def __init__(self, register: "Register") -> None:
        self._register = register
        self._stand: tuple[object, int] | None = None
        self._known: dict[str, str] = {}

    def __call__(self, office: str) -> str:
        snapshot = self._register.snapshot
        if self._stand != (snapshot, snapshot.offset):
            self._stand, self._known = (snapshot, snapshot.offset), {}
        if office not in self._known:
            from customs_cli.domain.rights.office import Office, country_of

            known = self._register.find(Office, office)
            self._known[office] = country_of(office, known.country if known else "")
        return self._known[office]
