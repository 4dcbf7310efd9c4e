"""Where the desk's register is: a file, or a database that offices share."""

from collections.abc import Callable
from datetime import datetime
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from customs_cli.cli.errand import Errand
from customs_cli.cli.folders import data_folder, told_by
from customs_cli.errors import NotFound, UsageError
from customs_cli.register.file.disk.own import as_typed
from customs_cli.sentences import command

if TYPE_CHECKING:
    from customs_cli.domain.batch.batch import Batch
    from customs_cli.domain.time.workdays import WorkingCalendar
    from customs_cli.register.register import Register
    from customs_cli.register.sql.connecting import Session
    from customs_cli.register.sql.copies.places import Place


class Places:
    """The part of a desk that opens registers."""

    now: Callable[[], datetime]
    calendar: "Callable[[str], WorkingCalendar]"
    given: Callable[[str, str], str]
    _errand: Errand
    _tell_torn: Callable[[str], None]

    def _place(self) -> str:
        """What the officer says of where the register is; empty where nothing is said."""
        raise NotImplementedError

    @cached_property
    def is_shared(self) -> bool:
        """Whether the register is a database that offices share."""
        place = self._place()
        if "=" not in place and ":" not in place:  # the path of a file: what reads addresses need not be imported
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
                "the register is a file, and not shared",
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
        """What the register is called: its path, or host and database."""
        return self.session.address.shown if self.is_shared else str(self.register_path)

    @cached_property
    def register_path(self) -> Path:
        """Path of `register.json`, as the officer or the platform has it.

        Raises:
            UsageError: The register is no file.
        """
        text = self._place()
        if not text:
            return data_folder() / "register.json"
        if "\0" in text:
            raise UsageError("a path holds no NUL", hint="check the path", at="--register")
        if self.is_shared:
            raise UsageError(
                "{where} is a shared register: that is only done with the files of an office so far",
                where=self.session.address.shown,
                hint="{command} works on a file",
                command=command("", "--register", "FILE"),
            )
        path = as_typed(text)
        is_lost = path.suffix and path.with_suffix(".journal").exists()  # a folder in the place of the register's file
        return path / "register.json" if path.is_dir() and not is_lost else path

    @property
    def is_own_place(self) -> bool:
        """Whether the register is in the default folder, which may be made unasked."""
        return self.register_path.parent == data_folder()

    @property
    def may_be_there(self) -> bool:
        """Whether there is a database, or a folder, that the register could be in."""
        return self.is_shared or self.register_path.parent.is_dir()

    @property
    def journal(self) -> "Register":
        """The register whose journal a root stands for: of a shared one the chain of this officer's office."""
        if not self.is_shared:
            return self.register
        from customs_cli.register.sql.own import own_chain

        return own_chain(self.register)

    def chain_of(self, office: str) -> str:
        """The chain of a shared register whose root stands for a sheet of an office, or of all; empty on a file."""
        if not self.is_shared:
            return ""
        from customs_cli.register.sql.own import chain_told_of

        return chain_told_of(self.register, office)

    def journal_of(self, chain: str) -> "Register":
        """The register whose journal a chain is; on a file its own."""
        if not self.is_shared:
            return self.register
        from customs_cli.register.sql.own import own_chain

        return own_chain(self.register, chain)

    def seal(self, chain: str, by: tuple[str, ...]) -> None:
        """Have a shared register's chain of heads speak of all that a sheet tells, where that can be done."""
        if self.is_shared:
            from customs_cli.register.sql.own import seal_chain

            seal_chain(self.register, chain, by, self.now())

    def heads(self, chain: str, seq: int) -> str:
        """Root of a shared register's chain of heads, where it speaks of a chain up to an act; else empty."""
        if not self.is_shared:
            return ""
        from customs_cli.register.sql.own import heads_over

        return heads_over(self.register, chain, seq)

    @property
    def only_office(self) -> str:
        """The office of the register, or of this officer; empty where there is none, or an officer acts for several."""
        if not self.is_shared:
            return self.register.office
        from customs_cli.register.sql.own import only_office

        return only_office(self.register)

    @property
    def offices_seen(self) -> tuple[str, ...]:
        """The offices whose batches this officer may look at; empty where that is every one, as on a file."""
        if not self.is_shared:
            return ()
        from customs_cli.register.sql.own import offices_seen

        return offices_seen(self.register)

    @property
    def own_name(self) -> str:
        """The name under which this officer acts on a shared register; empty on a file, and for an administrator."""
        if not self.is_shared:
            return ""
        from customs_cli.register.sql.own import name_of

        return name_of(self.register)

    @cached_property
    def register(self) -> "Register":
        """The register, not yet read.

        Raises:
            NotFound: Its folder is missing: a path mistyped would else look like an empty register.
        """
        if self.is_shared:
            return self._shared()
        path = self.register_path
        if not (self.is_own_place or path.parent.is_dir()):
            made = command("init", "--register", path)
            raise NotFound("no folder {folder}", folder=path.parent, hint="{command} makes it", command=made)
        return self.register_at(path, own_folder=self.is_own_place)

    def register_at(self, path: Path, *, own_folder: bool) -> "Register":
        """The register of a path; its folder may be made where it is ours to make."""
        from customs_cli.register.file.files import FileStore
        from customs_cli.register.register import Register

        store = FileStore(path, own_folder=own_folder, timeout=self._patience())
        register = Register(store, clock=self.now, on_torn=self._tell_torn, recorded=self._errand.recorded)
        return counting_anew(register, self.calendar)

    def is_to_act(self) -> None:
        """Have it known that an act is to be recorded, before anything is looked up for it."""
        self._errand.is_act = True

    def _large_files(self) -> "Place | None":
        """Where a shared register's office keeps files of evidence that are too large for the database."""
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
    """The value of a setting as it may be shown: of a shared register's address without its password."""
    from customs_cli.register.sql.address import without_password

    return without_password(value) if key == "register" else value


def counting_anew(register: "Register", calendar: Callable[[str], "WorkingCalendar"]) -> "Register":
    """The register, whose batches are read with their deadlines by today's rules; those that have them as they are.

    Args:
        register: Knows the countries of its offices.
        calendar: Gives the working calendar of a country.
    """
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
    """Gives the country of an office: each is looked up once as long as the register stands where it did.

    Args:
        register: Knows them.
    """

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
