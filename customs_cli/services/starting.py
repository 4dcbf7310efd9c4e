"""The act that begins a register."""

from typing import NamedTuple

from customs_cli.errors import Conflict
from customs_cli.services.duty import Duty
from customs_cli.services.naming import Names


class Started(NamedTuple):
    """A register begun.

    Attributes:
        id: Its random identity.
    """

    id: str


def init(duty: Duty, *, office: str = "") -> Started:
    """Begin a register: its first entry names the office and the officers.

    Raises:
        Conflict: There is one already.
        NotFound: No such office.
    """
    code = Names(duty.register).office(office).code if office else ""
    with duty.register.act("init", by=duty.officers, office=code, reason="register begun", keep_empty=True):
        if duty.register.snapshot.seq:
            raise Conflict("there is a register already; nothing was changed", hint="customs list")
    return Started(duty.register.snapshot.id)
