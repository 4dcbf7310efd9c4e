"""The batches that a clue is about or that came of it, and what they hang together with."""

from typing import Any

from customs_cli.cli.desk import Desk


def refs_about(desk: Desk, row: Any) -> list[str]:
    """The batches that came of a clue, and those that it is about by their whole reference."""
    from customs_cli.domain.batch.reference import is_ref

    told = (text.strip().upper() for text in row.clue.about)
    about = [ref for ref in told if is_ref(ref) and desk.register.snapshot.body("batches", ref) is not None]
    return list(dict.fromkeys([*about, *row.refs]))


def linked_of(desk: Desk, number: str, batches: list[Any]) -> list[Any]:
    """The chain that the batches of a clue hang together in; where it leads nowhere, the links of the first."""
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
