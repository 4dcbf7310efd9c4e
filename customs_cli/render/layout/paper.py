"""A report of several sections, with a head that is repeated on every printed page."""

from customs_cli.domain.record import Record
from customs_cli.render.layout.page import Block, Page


class Section(Record, frozen=True):
    """One part of a report.

    Attributes:
        name: A short, stable name for links within the report.
        title: Title above the section.
        blocks: The blocks from top to bottom.
    """

    name: str
    title: str
    blocks: tuple[Block, ...]


class Paper(Record, frozen=True):
    """A report of several sections, ready for a form.

    Attributes:
        title: Its title.
        head: (label, value) pairs on every printed page.
        sections: The sections from top to bottom.
        batches: References described in the last section; each other mention of them links there.
    """

    title: str
    head: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    batches: tuple[str, ...] = ()

    def page(self) -> Page:
        """Return the report as a single page, for the forms without sections."""
        from msgspec.structs import replace

        from customs_cli.render.layout.page import Card, CardField, Table, Text

        fields = tuple(CardField(key=label, label=label, value=value or None) for label, value in self.head)
        blocks: list[Block] = [Card(fields=fields)]
        for section in self.sections:
            first = section.blocks[0] if section.blocks else None
            if isinstance(first, Table) and not first.title:
                blocks += [replace(first, title=section.title), *section.blocks[1:]]
            else:
                blocks += [Text(text=section.title), *section.blocks]
        return Page(title=self.title, blocks=tuple(blocks), refs=self.batches)
