"""What an officer means by a word that may be a reference or a code."""

from customs_cli.domain.rights.named import KINDS
from customs_cli.errors import Ambiguous, NotFound
from customs_cli.register.register import Register


def key_meant(register: Register, text: str) -> str:
    """The reference, or the code of a mark, holder, office, campaign or enterprise, that was typed.

    Raises:
        NotFound: Neither.
    """
    try:
        return register.resolve(text)
    except Ambiguous:
        raise
    except NotFound:
        for kind in KINDS:
            if register.find(kind, text.strip()) is not None:
                return text.strip()
        raise
