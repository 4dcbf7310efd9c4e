"""The batches that a clue is about or that came of it, and the batches linked with them."""

from typing import Any

from customs_cli.cli.desk import Desk
from customs_cli.errors import NotFound, UsageError


def refs_about(desk: Desk, row: Any) -> list[str]:
    """Return the batches of a clue: by reference or document, those that came of it, those of parties it names."""
    named = {text: _ref_of(desk, text) for text in row.clue.about}
    parties = [ref for text, ref in named.items() if not ref for ref in _refs_of_party(desk, text)]
    return list(dict.fromkeys([*filter(None, named.values()), *row.refs, *parties]))


def _ref_of(desk: Desk, text: str) -> str:
    if text.strip().isdigit():
        return ""
    try:
        return desk.register.resolve(text)
    except NotFound:  # or several
        return ""


def _refs_of_party(desk: Desk, text: str) -> list[str]:
    from customs_cli.domain.chain.same import Verdict, Verdicts
    from customs_cli.services.parties.naming import batches_of, party_meant

    try:
        meant = party_meant(desk.register, desk.books, text)
    except (NotFound, UsageError):
        return []
    found = batches_of(desk.books, meant, Verdicts(desk.register.all(Verdict)))
    return [one.ref for one in sorted(found, key=lambda one: (one.found_on, one.ref), reverse=True)]


def linked_of(desk: Desk, number: str, batches: list[Any]) -> list[Any]:
    """Return the chain that links the batches of a clue; if it finds no others, the links of the first batches."""
    from customs_cli.domain.chain.same import Verdict, Verdicts
    from customs_cli.render.pages.leads.clue_report import CHAINED, LINKED, SHOWN
    from customs_cli.reports.trace.chain.chain import chain

    if not batches:
        return []
    verdicts = Verdicts(desk.register.all(Verdict))
    grown = chain(desk.books, number, batches[:SHOWN], verdicts, limit=CHAINED)
    is_more = len(grown.steps) > len(batches[:SHOWN])
    return [grown] if is_more else [_links_of(desk, batch) for batch in batches[:LINKED]]


def _links_of(desk: Desk, batch: Any) -> Any:
    from customs_cli.domain.books.link_keys import OF_ONE
    from customs_cli.render.pages.leads.clue_report import SHOWN
    from customs_cli.reports.trace import links as reports

    return reports.links_of(desk.books, batch, OF_ONE, within_days=reports.WITHIN, limit=SHOWN)
