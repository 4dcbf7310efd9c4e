"""What an officer means by a word that may be a reference or a code."""

from customs_cli.domain.campaign import Campaign
from customs_cli.domain.enterprise import Enterprise
from customs_cli.domain.holder import Holder
from customs_cli.domain.office import Office
from customs_cli.domain.trademark import Trademark
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
        for kind in (Trademark, Holder, Office, Campaign, Enterprise):
            if register.find(kind, text.strip()) is not None:
                return text.strip()
        raise
