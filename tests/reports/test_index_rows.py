"""The rows that the index keeps of one batch."""

from typing import Any

from hypothesis import HealthCheck, given, settings
from msgspec.structs import replace
from random_registers import DAY, batches

from customs_cli.domain.batch.batch import Batch, Note
from customs_cli.domain.documents.issued import Issued
from customs_cli.register.index.rows.differing import NOTHING, TOLD, Both, rows_between
from customs_cli.register.index.rows.of_batch import rows_of
from customs_cli.register.sql.derived import Digests

OTHERWISE: dict[str, Any] = {
    "notes": (Note(on=DAY, by=("Li Wei",), text="weighed again"),),
    "documents": (Issued(number="2019-7", form="receipt", on=DAY),),
    "officers": ("Wang Fang",),
}
"""Field of which the text alone is made -> another value of it."""


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(batches(1))
def test_what_the_text_alone_tells_changes_no_other_row_and_is_all_that_is_made_anew(batch: Batch) -> None:
    codes = Digests()
    assert set(TOLD) == set(OTHERWISE)
    now = replace(batch, **OTHERWISE)
    was, become = rows_of(batch, 1, codes), rows_of(now, 1, codes)
    assert was._replace(texts=become.texts) == become
    assert was.texts != become.texts
    only = Both(NOTHING._replace(texts=was.texts), NOTHING._replace(texts=become.texts))
    assert rows_between(batch, now, 1, codes, codes) == only
    moved = replace(now, office="2200")
    assert rows_between(batch, moved, 1, codes, codes) == (was, rows_of(moved, 1, codes))
    assert rows_between(None, now, 1, codes, codes) == (NOTHING, become)
    assert rows_between(now, None, 1, codes, codes) == (become, NOTHING)
