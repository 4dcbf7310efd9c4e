"""The query for batches that contain a text, written so that the server reads as few of them as possible."""

from customs_cli.register.file.codec import PAPERS

LAST = "SELECT coalesce(max(act), 0) FROM journal"
"""The number of the last act."""
AT_A_TIME = 2_000
"""Number of batches read at a time."""

_SOUGHT = "SELECT key FROM documents WHERE tbl = 'batches' AND key > %s AND"


def holding(text: str) -> str:
    """Return the query for the last act's number, and for batches that contain one text, or (in one office) another.

    Its values: a reference and the text; a reference, the office twice (empty for any) and the other text (empty for
    none). Only batches after the reference are returned. Keys are searched before batches, since there is an SQL index
    of batches with papers.

    Args:
        text: The first text.
    """
    papers = " papers AND" if text == PAPERS.decode() else ""
    return (
        f"WITH one AS MATERIALIZED ({_SOUGHT}{papers} strpos(body, %s) > 0), other AS MATERIALIZED ({_SOUGHT}"
        " (%s = '' OR chain = %s) AND strpos(body, nullif(%s, '')) > 0)"
        f" SELECT '', ({LAST})::text UNION ALL SELECT key, body FROM documents WHERE tbl = 'batches' AND key = ANY"
        f" (ARRAY(SELECT key FROM one UNION SELECT key FROM other ORDER BY key LIMIT {AT_A_TIME})) ORDER BY 1"
    )
