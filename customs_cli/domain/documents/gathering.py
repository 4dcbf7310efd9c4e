"""Collecting the data of a document from a batch: only what its addressee may be shown."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch, lines_with
from customs_cli.domain.batch.disclosure import part_of, shown_to
from customs_cli.domain.batch.goods.collection import collections, is_punished
from customs_cli.domain.batch.proceeding_record import Proceeding
from customs_cli.domain.documents.comes_first import comes_first, with_a_court
from customs_cli.domain.documents.data import DocumentData, Value, told_by
from customs_cli.domain.documents.decisions import value_measured
from customs_cli.domain.documents.forms import FORMS, Form, is_abroad
from customs_cli.domain.documents.given import kept_back, with_filled
from customs_cli.domain.documents.goods import goods_of, held_for_others, kept_by, let_go, total_of, value_of
from customs_cli.domain.documents.issued import Issued, files_of
from customs_cli.domain.documents.numbering import alike
from customs_cli.domain.documents.occasions import as_meant, refuse_other_law, transfer_of
from customs_cli.domain.documents.stating import facts_of_case, facts_of_form, facts_of_keeping, named
from customs_cli.domain.documents.tables import listed
from customs_cli.domain.query.directory import Directory
from customs_cli.domain.values.name_matching import UNKNOWN
from customs_cli.errors import NotFound, Refusal, UsageError
from customs_cli.sentences import Listed, Word, command


class Wanted(NamedTuple):
    """The document that is wanted.

    Attributes:
        form: Code of the form.
        holder: Code of the holder to whose goods it is limited; empty for all.
        on: Day that it bears.
        officers: The officers who issue it.
        about: What it is about, as in `Issued.about`; empty for the last one.
        filled: Field -> value that an officer gives for what the register does not hold.
        usual: Field -> text that the office uses in all documents, where the register holds nothing.
        hidden: Names of fields that are kept back.
        is_dated: Whether the day is that of its act, or one that was given; False while it is only that of printing.
    """

    form: str
    on: date
    officers: tuple[str, ...]
    holder: str = ""
    about: str = ""
    filled: dict[str, Value] = {}
    usual: dict[str, str] = {}
    hidden: tuple[str, ...] = ()
    is_dated: bool = True


def gathered(batch: Batch, wanted: Wanted, directory: Directory, number: str = "", replaces: str = "") -> DocumentData:
    """Return the data of a document, in no language.

    Args:
        batch: The batch as it is.
        wanted: The document that is wanted.
        directory: Gives names for codes.
        number: Its number; empty for a draft.
        replaces: Number of the document that it corrects; empty for none.

    Raises:
        Refusal: The batch has no goods that the document could be about.
        UsageError: Several holders may be meant.
        NotFound: There is no such document, or no goods of that holder.
    """
    form = FORMS[wanted.form]
    refuse_other_law(batch, form)
    whole, batch = batch, as_meant(batch, form, wanted.holder, wanted.about, number)
    served = _served(batch, wanted) if form.code == "receipt" else None
    holders = concerned(batch, form, wanted.holder)
    seen = _shown(batch, form, holders, wanted.holder)
    transfer = transfer_of(batch, form, wanted.holder)
    goods = goods_of(seen, form, holders, transfer, directory)
    known: dict[str, Value | None] = {
        "number": number,
        "ref": batch.ref,
        "office": directory.office_name(batch.office),
        "office_zh": directory.office_name(batch.office, "zh"),
        "issued_on": wanted.on.isoformat(),
        "officers": wanted.officers,
        "replaces": replaces,
        "goods_total": total_of(goods),
        "value": value_measured(whole, holders) if _is_measured(form, batch, holders) else value_of(seen, goods),
        **facts_of_case(seen, directory),
        **facts_of_keeping(seen, goods),
        **facts_of_form(seen, form, holders, transfer, directory),
        **(_of_service(served, batch, directory) if served else {}),
    }
    fields = {name: value for name in form.fields if (value := known.get(name))}
    fields = with_filled(form, fields, wanted.filled, wanted.usual)
    hidden = kept_back(form, wanted.hidden)
    left_out = {*hidden, *(("parties",) if wanted.holder else ())}
    return DocumentData(
        form=form.code,
        fields={name: value for name, value in fields.items() if name.removesuffix("_zh") not in hidden},
        goods=tuple(replace(row, value=None) for row in goods) if "value" in hidden else goods,
        tables=listed((name for name in form.tables if name not in left_out), seen, directory, hidden),
        hidden=hidden,
    )


def _is_measured(form: Form, batch: Batch, holders: Sequence[str]) -> bool:
    own = (batch.proceedings[holder] for holder in holders)
    return form.code == "penalty-decision" and any(p.penalty_value for p in own if is_punished(p))


def about_of(batch: Batch, wanted: Wanted) -> str:
    """Return the number of the document that a receipt is for."""
    return _served(batch, wanted).number


def concerned(batch: Batch, form: Form, holder: str) -> list[str]:
    """Return the codes of the holders whose goods a document is about.

    Raises:
        Refusal: There are none, or the document is of another law.
        UsageError: The document goes to one holder, and several may be meant.
    """
    refuse_other_law(batch, form)
    if holder:
        batch.proceeding(holder)
    known = [code for code in batch.proceedings if code != UNKNOWN or form.to != "holder"]
    own = [code for code in ([holder] if holder else known) if _fits(batch, batch.proceedings[code], form)]
    if form.code in ("detention-decision", "detention-list"):
        own = [code for code in own if batch.proceedings[code].detained_on] or own
    if form.code == "court-letter":
        own = [code for code in own if batch.proceedings[code].court] or own
    if not own and form.to != "file":
        raise _nothing_for(batch, form, [batch.proceedings[code] for code in ([holder] if holder else known)])
    if form.to == "holder" and len(own) > 1:
        raise UsageError("which holder?", hint="--holder CODE: {found}", found=Listed(own), candidates=own)
    return own


def _shown(batch: Batch, form: Form, holders: Sequence[str], asked: str) -> Batch:
    if form.to == "file" and asked:
        return replace(shown_to(batch, asked), **_NO_HOLDERS)
    return part_of(batch, holders[0]) if form.to == "holder" else batch


def _nothing_for(batch: Batch, form: Form, meant: Iterable[Proceeding]) -> Refusal:
    known = list(meant)
    for p in known:
        by_court = p.finding == "infringing" or "application" in (p.basis, batch.basis)
        if form.code == "penalty-decision" and with_a_court(batch, p) and by_court:
            return Refusal(
                "{holder}'s goods are held for a court: they cannot be confiscated without the court's decision",
                holder=p.holder,
                hint=command("confiscate", batch.ref, "--holder", p.holder, "--court-word", "NO"),
            )
        of_a_penalty = form.code in ("hearing-notice", "penalty-decision", "confiscation-notice")
        if of_a_penalty and collections(p) and not is_punished(p):
            return Refusal(
                "{holder}'s goods were collected, which is not a penalty: there is no penalty decision",
                holder=p.holder,
                hint=command("print collection-list", batch.ref),
            )
        if form.code == "release-notice" and p.detained_on and (others := held_for_others(batch, p)):
            return Refusal(
                "{holder}'s goods also bear marks of {others}, for whom they were not released: none of them may leave",
                holder=p.holder,
                others=Listed(others),
                hint=command("show", batch.ref),
            )
        if form.code == "release-notice" and _was_released(p):
            return Refusal(
                "{holder}'s goods were released before any detention: there is no detention to lift",
                holder=p.holder,
                hint=command("print batch-file", batch.ref),
            )
    act, *options = comes_first(form.code, batch, known) or ("show",)
    return Refusal(
        "{ref} has no goods for a {form}",
        ref=batch.ref,
        form=Word(form.code),
        hint="{command}" if act == "show" else "first {command}",
        command=command(act, batch.ref, *options),
    )


_NO_HOLDERS: dict[str, Any] = {"containers": (), **dict.fromkeys(("vehicle", "seal", "route", "trade_mode"))}
"""Fields of a batch that no holder may see (Measures, article 17) -> the empty values in their place."""


def _fits(batch: Batch, p: Proceeding, form: Form) -> bool:
    match form.code:
        case "release-notice":
            leaves = any(let_go(batch, p, line) != 0 for line in lines_with(batch, p.marks))
            return p.detained_on is not None and _was_released(p) and leaves
        case "confiscation-notice":
            return is_punished(p)
        case "hearing-notice":
            return is_punished(p) or (not p.outcome and p.finding == "infringing")
        case "penalty-decision":
            return is_punished(p) or (not p.outcome and p.finding == "infringing" and not with_a_court(batch, p))
        case "collection-list":
            return bool(collections(p))
        case "detention-decision" | "detention-list" if p.detained_on is None and not _is_applied_for(batch, p):
            return False
        case "detention-decision" | "detention-list":
            return p.detained_on is not None or not p.outcome
        case "court-letter":
            keeps = any(kept_by(batch, p, line) != 0 for line in lines_with(batch, p.marks))
            return keeps and (bool(p.court) or p.detained_on is not None)
    return True


def _is_applied_for(batch: Batch, p: Proceeding) -> bool:
    of_its_own = batch.procedure in (None, "", "cn_ex_officio") and p.basis != "application"
    return not of_its_own or p.notified_on is None or p.reply == "applied"


def _was_released(p: Proceeding) -> bool:
    return "released" in (p.outcome, *(part.outcome for part in p.parts))


def _served(batch: Batch, wanted: Wanted) -> Issued:
    issued = [one for one in batch.documents if one.form != "receipt" and not one.void]
    sent = [one for one in issued if FORMS[one.form].to != "file"]
    if wanted.holder:
        own = [one for one in sent if one.holder == wanted.holder]
        sent = own or [one for one in sent if not one.holder]
    found = [one for one in issued if alike(one.number) == alike(wanted.about)] if wanted.about else sent
    if not found:
        is_told = any(code != UNKNOWN for code in batch.proceedings) and not is_abroad(batch.procedure)
        raise NotFound(
            "{ref} has no document {number}"
            if wanted.about
            else ("no document of {ref} that has to be served was issued"),
            ref=batch.ref,
            number=wanted.about[:60],
            hint=command("print notice" if is_told else "show", batch.ref),
            candidates=[one.number for one in issued],
            at="--for",
        )
    return found[-1]


def _of_service(served: Issued, batch: Batch, directory: Directory) -> dict[str, Value | None]:
    """Return what the receipt for a document says: the recipient, and how and when it was served where recorded.

    The recipient is the addressee that the document itself names, if it names one. A service before the day of the
    document was that of another document.
    """
    facts: dict[str, Value | None] = {"about": served.number, "about_form": served.form}
    told, to = told_by(served).fields, FORMS[served.form].to
    if to == "holder":
        p = batch.proceedings.get(served.holder)
        now = {"holder": named(served.holder, directory), "holder_zh": named(served.holder, directory, "zh")}
        named_there = told if "holder" in told else now
        facts |= {"recipient": named_there["holder"], "recipient_zh": named_there.get("holder_zh")}
        if p and served.form == "notice" and p.served_on and p.served_on >= _made_on(served, batch):
            facts |= {"served_on": p.served_on.isoformat(), "served_how": p.served_how}
    elif to == "party":
        facts["recipient"] = told.get("party") or facts_of_case(batch, directory).get("party")
    else:
        facts["recipient"] = told.get("body")
    return facts


def _made_on(served: Issued, batch: Batch) -> date:
    own = files_of([served]) if served.replaces else set()
    return max(served.on, min((file.on for file in batch.evidence if file.sha256 in own), default=served.on))
