"""A report of several sections, whose head stands on every printed page."""

from customs_cli.domain.record import Record
from customs_cli.render.layout.page import Block, Page


class Section(Record, frozen=True):
    """One part of a report.

    Attributes:
        name: Short and stable, for links within the report.
        title: Above it.
        blocks: From top to bottom.
    """

    name: str
    title: str
    blocks: tuple[Block, ...]


class Paper(Record, frozen=True):
    """A report, ready for a form.

    Attributes:
        title: What it is.
        head: What stands on every printed page: labels and values.
        sections: From top to bottom.
        batches: The references that the last section tells of; wherever else one stands, it leads there.
    """

    title: str
    head: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    batches: tuple[str, ...] = ()

    def page(self) -> Page:
        """The same as one page, for every other form."""
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
