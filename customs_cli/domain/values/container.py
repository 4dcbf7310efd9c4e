"""Recognising container numbers in a text."""

import re

_NUMBER = r"[A-Z]{4}-?\d{6}-?\d"


def container_numbers(text: str) -> list[str]:
    """Return the container numbers of a text that holds nothing else but separators; else the text as the only item."""
    parts = [part for part in re.split(r"[\s,，、/;；+&]+", text.strip()) if part]
    return parts if all(re.fullmatch(_NUMBER, part.upper()) for part in parts) else [text]
