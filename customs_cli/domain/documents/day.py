"""The day that a paper bears: that of its act, or one that was given."""

from datetime import date

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.documents.decisions import decided_on, of_decision
from customs_cli.domain.documents.forms import FORMS, OF_THE_RECORD
from customs_cli.domain.documents.gathering import Wanted, concerned, gathered
from customs_cli.domain.documents.occasions import as_meant
from customs_cli.domain.query.directory import Directory

_DAY_OF = {
    **dict.fromkeys(("detention-decision", "detention-list"), "detained_on"),
    **dict.fromkeys(("transfer-letter", "court-letter"), "transferred_on"),
    "release-notice": "released_on",
    "collection-list": "collected_on",
    "receipt": "served_on",
}
"""Form -> the field with the day of its act."""


def dated(batch: Batch, wanted: Wanted, directory: Directory, number: str = "") -> Wanted:
    """Return what is wanted with the day of its act, the last one where it tells of several.

    Unchanged where a day was given, where the register has no day of the act, and for a paper of the present record.

    Raises:
        CustomsError: As `gathered` raises.
    """
    if wanted.is_dated or wanted.form in OF_THE_RECORD:
        return wanted
    told = gathered(batch, wanted, directory, number).fields.get(_DAY_OF.get(wanted.form, ""))
    days = list(told) if isinstance(told, tuple) else [str(told)] if told else []
    if wanted.form in ("notice", "hearing-notice", "penalty-decision"):
        days = [day.isoformat() for day in _own_days(batch, wanted, number) if day]
    day = max((parsed for text in days if (parsed := _day_in(text))), default=None)
    return wanted._replace(on=day, is_dated=True) if day and day <= wanted.on else wanted


def _own_days(batch: Batch, wanted: Wanted, number: str) -> list[date | None]:
    form = FORMS[wanted.form]
    meant = as_meant(batch, form, wanted.holder, wanted.about, number)
    own = [meant.proceedings[holder] for holder in concerned(meant, form, wanted.holder)]
    if form.code == "notice":
        return [p.notified_on for p in own]
    decided = decided_on(own)
    if form.code == "penalty-decision":
        return [decided]
    before = decided_on(of_decision(batch, form, wanted.about).proceedings.values()) if wanted.about else None
    told = (p.events.get("penalty_told_on") for p in own)
    return [day for day in told if day and (before or date.min) <= day <= (decided or date.max)]


def _day_in(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:  # an officer may fill in any text
        return None


def decided_before(batch: Batch, wanted: Wanted) -> date | None:
    """Return the day of the decision that a notice before a penalty would come after; None where it comes in time."""
    if wanted.form != "hearing-notice":
        return None
    form = FORMS[wanted.form]
    meant = as_meant(batch, form, wanted.holder, wanted.about)
    return decided_on(meant.proceedings[holder] for holder in concerned(meant, form, wanted.holder))
