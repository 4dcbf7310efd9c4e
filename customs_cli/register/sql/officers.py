"""The officer's view of a shared register: name and offices, which acts can be undone, which can be tried."""

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from customs_cli.register.file.line import Entry
from customs_cli.register.register import Register
from customs_cli.register.sql.chains import by_chain, own_part
from customs_cli.register.sql.connecting import OWN_NAME, no_right, not_own
from customs_cli.register.sql.making.agreed import NAMES
from customs_cli.register.sql.snapshot import SharedSnapshot
from customs_cli.register.sql.store import SharedStore

if TYPE_CHECKING:
    from customs_cli.register.act import Act

Answer = TypeVar("Answer")


class OfficersRegister(Register):
    """A register of which every officer owns a part."""

    store: SharedStore

    @property
    def snapshot(self) -> SharedSnapshot:
        """The state that is read."""
        raise NotImplementedError

    @property
    def office(self) -> str:
        """Code of the office that this officer belongs to; empty for an administrator."""
        return self._rights[0][1] if self._rights else ""

    @property
    def officer(self) -> str:
        """The name under which this officer acts; empty for an administrator."""
        return self._rights[0][0] if self._rights else ""

    @property
    def keeps_merged_serials(self) -> bool:
        """True: a file that was pushed goes on with its references, and is pushed again."""
        return True

    def own_part(self, entry: Entry) -> Entry | None:
        """Return the part of an act that this officer may undo.

        That is an act on batches of the own offices, the officer's own act on names, or those changes of a wider act.
        """
        return own_part(entry, {office for _, office in self._rights}, self.officer)

    def tried(self, body: Callable[["Act"], Answer], *, by: Sequence[str] = ()) -> Answer:
        """Return what a body would answer now; see `Register.tried`.

        Raises:
            Refusal: The body would act for another office, or under another name.
        """
        from customs_cli.register.act import Act

        act = Act(self.snapshot, is_tried=True)
        answer = body(act)
        self.refuse_others(by_chain(act.changes()))
        if by and self._rights and by[0] not in {name for name, _ in self._rights}:
            raise no_right(self.store.session.address, OWN_NAME)
        return answer

    def refuse_others(self, offices: Iterable[str]) -> None:
        """Refuse an act in chains that are not this officer's; an administrator may write to all.

        Raises:
            Refusal: A chain belongs to another office.
        """
        own = {office for _, office in self._rights}
        others = {*offices} - own - {NAMES}
        if own and others:
            raise not_own(self.store.session.address, sorted(others))

    @cached_property
    def _rights(self) -> list[tuple[str, str]]:
        return self.snapshot.rights
