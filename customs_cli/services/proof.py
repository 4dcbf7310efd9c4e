"""Refusing a register that does not verify: what it says proves nothing."""

from collections.abc import Iterable

from customs_cli.errors import Damaged
from customs_cli.register.verify import Fault


def refuse_faults(faults: Iterable[Fault], *, register: str, hint: str) -> None:
    """Refuse the first fault.

    Args:
        faults: What a verification found.
        register: What the register is called in the refusal.
        hint: The next step.

    Raises:
        Damaged: There is a fault.
    """
    for fault in faults:
        place = f"{fault.file}, line {fault.line}: " if fault.line else f"{fault.file}: "
        what = fault.what if fault.what.startswith(fault.file) else place + fault.what
        raise Damaged(f"{register} does not verify: {what}", hint=hint, at=fault.file)
