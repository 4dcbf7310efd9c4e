"""Recognising container numbers in a text."""

import re

_NUMBER = r"[A-Z]{4}-?\d{6}-?\d"
_IN_GROUPS = r"(?i)(?<![A-Z\d])([A-Z]{4}-?) ?(\d{6}-?) ?(\d)(?!\d)"
"""Matches a number with blanks in it, as it is painted on a container: `MSKU 123456 5`."""


def container_numbers(text: str) -> list[str]:
    """Return the container numbers of a text that holds nothing else but separators; else the text as the only item.

    A number is returned without blanks.
    """
    solid = re.sub(_IN_GROUPS, r"\1\2\3", text.strip())
    parts = [part for part in re.split(r"[\s,，、/;；+&]+", solid) if part]
    return parts if all(re.fullmatch(_NUMBER, part.upper()) for part in parts) else [text]
