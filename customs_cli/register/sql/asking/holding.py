"""Which batches hold a text, asked so that the server looks into as few of them as it can."""

from customs_cli.register.file.codec import PAPERS

LAST = "SELECT coalesce(max(act), 0) FROM journal"
"""The number of the last act."""
AT_A_TIME = 2_000
"""So many batches are read at a time."""

_SOUGHT = "SELECT key FROM documents WHERE tbl = 'batches' AND key > %s AND"


def holding(text: str) -> str:
    """The last act, and behind a reference the batches that hold one text, or in one office (or any) another.

    Values: the reference, the text; the reference, the office twice, the other text (either may be empty). Keys are
    sought apart from the batches, since an index has those of the batches with papers ready.

    Args:
        text: The one text.
    """
    papers = " papers AND" if text == PAPERS.decode() else ""
    return (
        f"WITH one AS MATERIALIZED ({_SOUGHT}{papers} strpos(body, %s) > 0), other AS MATERIALIZED ({_SOUGHT}"
        " (%s = '' OR chain = %s) AND strpos(body, nullif(%s, '')) > 0)"
        f" SELECT '', ({LAST})::text UNION ALL SELECT key, body FROM documents WHERE tbl = 'batches' AND key = ANY"
        f" (ARRAY(SELECT key FROM one UNION SELECT key FROM other ORDER BY key LIMIT {AT_A_TIME})) ORDER BY 1"
    )
