"""If the index fails, the answer comes from the batches."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

import msgspec

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
    """Whether an error says that an index is damaged, or that a sum is too large for it."""
    if isinstance(error, (OverflowError, LookupError, UnicodeDecodeError, msgspec.DecodeError)):
        return True
    from sqlite3 import Error  # a shared register does without it

    return isinstance(error, Error)
