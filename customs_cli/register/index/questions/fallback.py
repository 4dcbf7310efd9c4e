"""If the index fails, the answer comes from the batches."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

import msgspec

_ODD = (OverflowError, LookupError, ValueError, TypeError, AttributeError, msgspec.DecodeError)
"""What rows that were altered lead to, such as a number that is no day, or nothing where there has to be something."""

P = ParamSpec("P")
T = TypeVar("T")


def or_memory(ask: Callable[Concatenate[Any, P], T]) -> Callable[Concatenate[Any, P], T]:
    """Decorate a question: if the index is damaged, or a sum is too large for it, the batches answer instead."""

    def asked(self: Any, /, *args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return ask(self, *args, **kwargs)
        except Exception as error:
            if not _is_of_index(error):
                raise
            self.give_up(error)
            answer: T = getattr(self.memory, ask.__name__)(*args, **kwargs)
            return answer

    return wraps(ask)(asked)


def _is_of_index(error: Exception) -> bool:
    if isinstance(error, _ODD):
        return True
    from sqlite3 import Error  # a shared register does without it

    return isinstance(error, Error)
