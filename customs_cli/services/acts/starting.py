"""The act that begins a register."""

from typing import NamedTuple

from customs_cli.errors import Conflict
from customs_cli.register.act import Act
from customs_cli.sentences import command
from customs_cli.services.acts.act_context import Duty
from customs_cli.services.lookup.naming import Names


class Started(NamedTuple):
    """A register that was begun.

    Attributes:
        id: Its random identity.
    """

    id: str


def init(duty: Duty, *, office: str = "") -> Started:
    """Begin a register: its first entry names the office and the officers.

    Raises:
        Conflict: There is a register already.
        NotFound: The office is unknown.
    """
    code = Names(duty.register).office(office).code if office else ""

    def begun(_: Act) -> None:
        if duty.register.snapshot.seq:
            hint = command("config set", "office", code) if code else command("list")
            raise Conflict("there is a register already; nothing was changed", hint=hint)

    duty.register.do("init", begun, by=duty.officers, office=code, reason="register begun", keep_empty=True)
    return Started(duty.register.snapshot.id)
