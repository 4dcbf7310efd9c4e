"""The values of document fields: of the case, of its proceedings, of a hand-over."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal

from customs_cli.domain.batch.batch import Batch, Transfer
from customs_cli.domain.batch.goods.balance import STAYS
from customs_cli.domain.batch.goods.collection import collections, is_punished, penalties, status_told
from customs_cli.domain.batch.proceeding_record import NOT_NAMED, UNNAMED, Proceeding
from customs_cli.domain.batch.status import status
from customs_cli.domain.custody.chain import in_order
from customs_cli.domain.custody.purposes import is_return, takes_out
from customs_cli.domain.documents.data import Goods, Value
from customs_cli.domain.documents.forms import Form
from customs_cli.domain.documents.issued import files_of
from customs_cli.domain.query.directory import Directory
from customs_cli.domain.rights.holder import owned_by_unnamed
from customs_cli.domain.values.money import Money
from customs_cli.domain.values.name_matching import UNKNOWN
from customs_cli.domain.values.party import Party

Facts = dict[str, Value | None]
BOTH = "cn_application; cn_ex_officio"
"""Value of `procedure` for goods stopped ex officio for which only some holders later applied of their own accord."""


def facts_of_case(batch: Batch, directory: Directory) -> Facts:
    """The fields that do not depend on the holder: how the goods were found, their papers, the party at fault."""
    role, party = party_of(batch)
    document = batch.document
    district = directory.district_of(batch.office)
    above = district if district != batch.office and directory.office_name(district) != district else ""
    return {
        "found_on": batch.found_on,
        "direction": batch.direction,
        "channel": batch.channel,
        "transport": batch.transport,
        "basis": batch.basis,
        "trade_mode": batch.trade_mode,
        "found_by": batch.found_by,
        "document_kind": document.kind if document else None,
        "document": document.number if document else None,
        "consignor": batch.consignor.name if batch.consignor else None,
        "consignee": batch.consignee.name if batch.consignee else None,
        "containers": batch.containers,
        "vehicle": batch.vehicle,
        "transport_seal": batch.seal,
        "route": batch.route,
        **_places(batch, directory),
        "campaigns": tuple(directory.campaign_name(code) for code in batch.campaigns),
        "campaigns_zh": tuple(directory.campaign_name(code, "zh") for code in batch.campaigns),
        "other_hold": batch.other_hold,
        "party_role": role if party else None,
        "party": party.name if party else None,
        "party_uscc": party.uscc if party else None,
        "party_address": party.address if party else None,
        "review_body": directory.office_name(above) if above else None,
        "review_body_zh": directory.office_name(above, "zh") if above else None,
        "status": status_told(status(batch), batch.proceedings.values()),
    }


def facts_of_keeping(batch: Batch, goods: Iterable[Goods]) -> Facts:
    """Return who keeps goods, where, and under which seals, from the last custody event of each line.

    Whoever has a sample of a line does not count as its keeper. Where no place of storage is recorded, it is that of
    these events if they are about all of the goods.
    """
    moves = in_order(batch.custody)
    last = {move.line: move for move in moves}
    kept = {move.line: move for move in moves if not (takes_out(move.purpose) or is_return(move.purpose))}
    lines = [row.no for row in goods]
    return {
        "storage": batch.storage or (_each(kept[no].place for no in lines) if kept.keys() >= {*lines} else None),
        "keeper": _each(kept[no].to for no in lines if no in kept),
        "seal": _each(last[no].seal for no in lines if no in last),
    }


def party_of(batch: Batch) -> tuple[str, Party | None]:
    """Return the role and the party that answers for the goods: who sends an export, who receives an import.

    In the mail the role is sender or addressee, for travellers it is passenger.
    """
    sends = batch.direction != "import"
    party = batch.consignor if sends else batch.consignee
    party = party or batch.consignor or batch.consignee
    if batch.channel == "traveller":
        return "passenger", party
    is_sender = party is not None and party is batch.consignor
    if batch.channel == "mail":
        return ("sender" if is_sender else "addressee"), party
    return ("consignor" if is_sender else "consignee"), party


def facts_of_form(
    batch: Batch, form: Form, holders: Sequence[str], transfer: Transfer | None, directory: Directory
) -> Facts:
    """Return the fields about the holders' proceedings, and about a hand-over."""
    own = [batch.proceedings[holder] for holder in holders if holder in batch.proceedings]
    facts: Facts = {
        "procedure": batch.procedure if form.code == "notice" else _procedure(batch, own),
        "holder_names": tuple(filter(None, (named(holder, directory) for holder in holders))),
        "holder_names_zh": tuple(filter(None, (named(holder, directory, "zh") for holder in holders))),
        "detained_on": _days(p.detained_on for p in own),
        "detention_number": _same(own, lambda p: p.detention_no),
        "detained_until": _detained_until(batch, holders),
        "released_on": _days(day for p in own for day in _released_on(p)),
        "ground": _same(own, lambda p: _each(_grounds(p))),
        "finding_on": _days(_found_on(p) for p in own),
        "effective_on": _days(p.events.get("confiscation_effective_on") for p in own),
        "collected_on": _days(one.on for p in own for one in collections(p)),
        "collection_ground": _same(own, lambda p: _each(one.because for one in collections(p))),
        "collection_number": _same(own, lambda p: _each(one.own_number for one in collections(p))),
        "announced_on": _days(_announced_on(p) for p in own),
        "confiscation_number": _same(own, lambda p: "; ".join(_confiscated_by(p)) or None),
        "fine": _fine(own),
        "evidence_named": _evidence(batch),
    }
    if form.code == "collection-list" and not all(p.finding == "infringing" and not p.found for p in own):
        facts["finding_on"] = None  # goods may be collected without a finding that all of them infringe
    if form.to == "holder":
        facts |= _of_holder(holders[0], directory)
    if transfer:
        facts |= {"body": named_body(transfer.body), "transferred_on": transfer.on.isoformat()}
    if form.to == "court":
        facts |= _of_court(own, transfer)
    return facts


def _procedure(batch: Batch, own: Sequence[Proceeding]) -> str | None:
    of_their_own = {p.basis == "application" for p in own}
    if True not in of_their_own:
        return batch.procedure
    return BOTH if False in of_their_own else "cn_application"


def named(code: str, directory: Directory, lang: str = "en") -> str:
    """Return a holder's name as printed on a document; empty where the holder is not known."""
    holder = directory.holders.get(code)
    if holder and owned_by_unnamed(holder.name):
        return holder.name_zh
    return "" if code == UNKNOWN else directory.holder_name(code, lang)


def _confiscated_by(p: Proceeding) -> tuple[str, ...]:
    numbers = [part.number for part in penalties(p)] if p.parts else [p.outcome_no] if is_punished(p) else []
    return tuple(dict.fromkeys(filter(None, numbers)))


def _released_on(p: Proceeding) -> list[date | None]:
    if p.parts:
        return [part.on for part in p.parts if part.outcome == "released"]
    return [p.outcome_on] if p.outcome == "released" else []


def _grounds(p: Proceeding) -> tuple[str, ...]:
    if p.parts:
        released = [(part.ground or p.ground, part.reason) for part in p.parts if part.outcome == "released"]
    else:
        released = [(p.ground, p.outcome_reason)] if p.outcome == "released" else []
    told = (reason if ground == "other" and reason else ground for ground, reason in released)
    return tuple(dict.fromkeys(filter(None, told)))


def _found_on(p: Proceeding) -> date | None:
    whole = p.finding_on if p.finding == "infringing" else None
    return max((part.on for part in p.found if part.finding == "infringing"), default=whole)


def _of_holder(code: str, directory: Directory) -> Facts:
    holder = directory.holders.get(code)
    return {
        "holder": named(code, directory),
        "holder_zh": named(code, directory, "zh"),
        "holder_agents": holder.agents if holder else (),
        "holder_contacts": holder.contacts if holder else (),
    }


def _of_court(own: Sequence[Proceeding], transfer: Transfer | None) -> Facts:
    notices = [notice for p in own for notice in p.court]
    stays = {"transferred_on": None} if transfer and transfer.kind in STAYS else {}
    if notices:
        last = max(notices, key=lambda notice: notice.on)
        return {
            **stays,
            "court_notice": named_body(last.notice),
            "court_notice_on": last.on.isoformat(),
            "court_kind": last.kind,
            "retained_until": _days(one.retain_until for one in notices if one.notice == last.notice),
        }
    return {**stays, "court_notice": transfer.number, "court_kind": transfer.kind} if transfer else {}


def named_body(name: str) -> str | None:
    """Return the name of a body or notice for a document; None for the text that stands for a missing name."""
    return None if name in (NOT_NAMED, *UNNAMED.values()) else name


def _places(batch: Batch, directory: Directory) -> Facts:
    known = {name: getattr(batch, name) for name in ("origin", "departure", "destination")}
    chinese = {f"{name}_zh": directory.country_name(code, "zh") for name, code in known.items() if code}
    return {**known, **chinese}


def _detained_until(batch: Batch, holders: Sequence[str]) -> Value | None:
    return _days(d.due_on for d in batch.deadlines if d.holder in holders and d.rule in ("C9", "C9-extended"))


def _days(found: Iterable[date | None]) -> Value | None:
    days = tuple(day.isoformat() for day in sorted({day for day in found if day}))
    return days[0] if len(days) == 1 else days or None


def _announced_on(p: Proceeding) -> date | None:
    return p.events.get("public_notice_on") if any(one.ground == "unclaimed" for one in collections(p)) else None


def _each(texts: Iterable[str | None]) -> str | None:
    return "; ".join(dict.fromkeys(filter(None, texts))) or None


def _same(own: Sequence[Proceeding], of: Callable[[Proceeding], str | None]) -> str | None:
    found = list(dict.fromkeys(text for p in own if (text := of(p))))
    return found[0] if len(found) == 1 else "; ".join(found) or None


def _fine(own: Sequence[Proceeding]) -> Money | None:
    fines = [p.fine for p in own if p.fine]
    if not fines or len({fine.currency for fine in fines}) > 1:
        return None
    return Money(amount=sum((fine.amount for fine in fines), Decimal()), currency=fines[0].currency)


def _evidence(batch: Batch) -> tuple[str, ...]:
    issued = files_of(batch.documents)
    return tuple(dict.fromkeys(file.kind or file.name for file in batch.evidence if file.sha256 not in issued))
