"""Full-text search: which texts of a batch are searched, and in which spellings."""

from collections.abc import Iterable, Iterator

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.parties import parties_in
from customs_cli.domain.query.directory import Directory
from customs_cli.domain.values.name_matching import fold

_BRACKETS = str.maketrans("〔﹝［【[(（〕﹞］】])）", "[[[[[[[]]]]]]]")
"""Replaces the brackets that document numbers are printed with by square ones."""
_FOLDED_BRACKETS = (("(", "["), (")", "]"), ("〔", "["), ("〕", "]"), ("【", "["), ("】", "]"))
"""Replacements for brackets that are left after folding, which makes full-width and small ones plain."""


def search(batches: Iterable[Batch], words: Iterable[str], directory: Directory) -> Iterator[Batch]:
    """Return the batches that have every word somewhere, whatever its case, width or style of brackets.

    Words are looked for in the reference, the goods, the marks and their names and aliases, the holders' names, the
    offices, the parties and their USCC, every document number, the notes and the source; the place of storage, and the
    seals and persons of the custody.
    """
    wanted = [plain(word) for word in words if word.strip()]
    names = SearchedNames(directory)
    return (batch for batch in batches if _has_all(batch, wanted, names))


def text_of(batch: Batch, directory: Directory) -> str:
    """Return all searchable text of a batch, one item a line; numbers with brackets in every style."""
    numbers = (way for number in numbers_of(batch) for way in written_all_ways(number))
    return "\n".join([*_own_texts(batch), *numbers, *SearchedNames(directory).of(batch)])


def written_all_ways(number: str) -> tuple[str, ...]:
    """Return a document number as entered, without blanks, and in each style of brackets: [2019], 〔2019〕 ..."""
    ways = _with_and_without_blanks(number) if number else ()
    plain = [one for way in ways if "[" in (one := way.translate(_BRACKETS))]
    styles = ("[]", "〔〕", "()", "【】")
    return (*ways, *(way.replace("[", style[0]).replace("]", style[1]) for way in plain for style in styles))


def _with_and_without_blanks(number: str) -> tuple[str, ...]:
    return (number,) if (solid := "".join(number.split())) == number else (number, solid)


def numbers_of(batch: Batch) -> list[str]:
    """Return every document number of a batch, as entered."""
    numbers: list[str | None] = [batch.document.number if batch.document else None, batch.other_hold]
    for p in batch.proceedings.values():
        numbers += (p.notice_no, p.detention_no, p.outcome_no)
        numbers += [one.number for one in (p.security, *[reply.security for reply in p.earlier_replies]) if one]
        for notice in p.court:
            numbers += (notice.notice, notice.freed_by)
        for state in p.marks.values():
            numbers += (state.document, *[said.document for said in state.said])
        numbers += (*[part.number for part in p.parts], *[one.document for one in p.earlier])
    numbers += [transfer.number for transfer in batch.transfers]
    numbers += batch.clues
    numbers += [event.document for event in batch.custody]
    numbers += [one.number for one in batch.documents]
    return list(dict.fromkeys(filter(None, numbers)))


class SearchedNames:
    """The names behind the codes of batches, each looked up only once."""

    def __init__(self, directory: Directory) -> None:
        self.directory = directory
        self.known: dict[tuple[str, str], str] = {}

    def of(self, batch: Batch) -> Iterator[str]:
        """Yield the names of the marks, holders, office and campaigns of a batch, codes included."""
        yield self.one("office", batch.office)
        for mark in batch.marks:
            yield self.one("mark", mark)
        for holder in batch.proceedings:
            yield self.one("holder", holder)
        for campaign in batch.campaigns:
            yield self.one("campaign", campaign)

    def one(self, kind: str, code: str) -> str:
        """Return all names of one code, one a line."""
        names = self.known.get((kind, code))
        if names is None:
            names = self.known[kind, code] = "\n".join(filter(None, self._look_up(kind, code)))
        return names

    def _look_up(self, kind: str, code: str) -> Iterable[str]:
        directory = self.directory
        if kind == "mark" and (mark := directory.trademarks.get(code)):
            return code, mark.name, mark.name_zh, *mark.aliases, mark.recordation
        if kind == "holder" and (holder := directory.holders.get(code)):
            return code, holder.name, holder.name_zh, *holder.agents
        if kind == "office" and (office := directory.offices.get(code)):
            return code, office.name, office.name_zh
        return code, directory.name(kind, code), directory.name(kind, code, "zh")


def _own_texts(batch: Batch) -> list[str]:
    texts: list[str | None] = [batch.ref]
    for line in batch.lines:
        texts += (line.goods, line.hs, line.note)
    for party in parties_in(batch):
        texts += (party.name, party.uscc, party.address, *party.names, *party.phones)
    texts += (*batch.containers, batch.vehicle, batch.seal, batch.route, batch.storage)
    texts += [note.text for note in batch.notes]
    for event in batch.custody:
        texts += (event.from_, event.to, event.place, event.seal_before, event.seal, event.witness)
    for p in batch.proceedings.values():
        texts += (p.reply_reason, p.outcome_reason, p.override)
    for transfer in batch.transfers:
        texts += (transfer.body, transfer.kind)
    texts += [file.name for file in batch.evidence]
    return [*filter(None, texts), *batch.source.values(), *batch.officers]


def own_text(batch: Batch) -> str:
    """The searchable text of a batch's own record, without the names behind its codes; `plain`, one item a line."""
    numbers = (way for number in numbers_of(batch) for way in _with_and_without_blanks(number))
    return plain("\n".join([*_own_texts(batch), *numbers]))


def _has_all(batch: Batch, wanted: list[str], names: SearchedNames) -> bool:
    text = own_text(batch) + "\n" + plain("\n".join(names.of(batch)))
    return all(word in text for word in wanted)


def plain(text: str) -> str:
    """Return a text for comparison: without case, width or style of brackets."""
    folded = fold(text)
    for bracket, one in _FOLDED_BRACKETS:
        if bracket in folded:
            folded = folded.replace(bracket, one)
    return folded
