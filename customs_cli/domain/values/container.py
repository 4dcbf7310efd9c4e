"""Numbers of containers in a text."""

import re

_NUMBER = r"[A-Z]{4}-?\d{6}-?\d"


def container_numbers(text: str) -> list[str]:
    """Each number of a text that holds nothing but numbers of containers, whatever stands between; else the text."""
    parts = [part for part in re.split(r"[\s,，、/;；+&]+", text.strip()) if part]
    return parts if all(re.fullmatch(_NUMBER, part.upper()) for part in parts) else [text]
