"""How a refusal is told: one line and a hint on stderr, or one JSON object there."""

import json
import sys
from collections.abc import Sequence
from contextlib import suppress

from customs_cli.errors import CustomsError, Recorded
from customs_cli.render.clean import clean
from customs_cli.render.refusals import said
from customs_cli.render.words import Words


def tell(error: CustomsError, *, as_json: bool, lang: str = "en") -> None:
    """Write a refusal to stderr: to people in their language, to programs always in English."""
    if as_json:
        body = {
            "code": error.code,
            "exit": error.exit_code,
            "message": error.message,
            "hint": error.hint,
            "at": error.at,
            "candidates": list(error.candidates),
        }
        text = json.dumps({"schema": "customs.error/1", "error": body}, ensure_ascii=True)
    else:
        words = Words(lang)
        parts = error.parts if isinstance(error, Recorded) else (error.message,)
        text = f"customs: {('；' if lang == 'zh' else '; ').join(clean(_short(said(part, lang))) for part in parts)}"
        if error.candidates and len(error.candidates) > 1:
            text += f" ({', '.join(clean(word[:60]) for word in error.candidates)})"
        if error.hint:
            text += f"\n  {words('hint:')} {clean(_short(said(error.hint, lang)))}"
    stream = sys.stderr
    encoding = stream.encoding or "utf-8"
    with suppress(OSError):  # where nobody listens the exit status has to do
        stream.write(text.encode(encoding, "backslashreplace").decode(encoding) + "\n")
        stream.flush()


def recorded_yet(seqs: Sequence[int], status: int, cause: CustomsError | None) -> Recorded:
    """What is to be told when acts are in the journal, but what was to follow them failed.

    Args:
        seqs: Their numbers.
        status: The exit status.
        cause: What failed; None when Ctrl-C came, or the reader of the answer has gone.
    """
    why = cause.message if cause else "the answer was not read" if not status else "it was interrupted afterwards"
    first, last = seqs[0], seqs[-1]
    if first == last:
        refusal = Recorded(f"act {last} is recorded", why, hint="do not repeat it: customs history shows it")
    else:
        hint = "do not repeat them: customs history shows them"
        refusal = Recorded(f"acts {first} to {last} are recorded", why, hint=hint)
    refusal.exit_code = status
    refusal.at = cause.at if cause else ""
    return refusal


def _short(text: str) -> str:
    """A line that can be read: a path or name of thousands of characters is cut."""
    return text if len(text) <= 500 else f"{text[:500]} ..."
