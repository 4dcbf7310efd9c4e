"""What a chain consists of: batches, what joins them, and how it was reached."""

from datetime import date

from customs_cli.domain.record import Record


class Node(Record, frozen=True):
    """A batch, or something that several batches share.

    Attributes:
        id: The reference of a batch; else kind and key: `phone:13800138000`.
        kind: `batch`, `party`, `phone`, `address`, `container`, `vehicle`, `mark-set`, `route` ...
        label: What readers call it.
        office: Of a batch: where it was found.
        found_on: Of a batch: when.
    """

    id: str
    kind: str
    label: str
    office: str = ""
    found_on: str = ""


class Edge(Record, frozen=True, rename={"from_": "from"}):
    """A batch has something; or two names are, or may be, one firm.

    Attributes:
        from_: The batch, or a party.
        to: What it has, or the other party.
        kind: The kind of evidence; `firm` between two parties.
        evidence: It in a sentence, with its rarity.
        shared_by: How many batches of the register have it.
        weight: 1 for strong evidence, 0.5 for weak; of two parties how alike they are.
        verdict: `strong`, `weak`; of two parties `same` (decided) or `proposed`.
    """

    from_: str
    to: str
    kind: str
    evidence: str
    shared_by: int
    weight: float
    verdict: str


class Step(Record, frozen=True):
    """How a batch came into the chain.

    Attributes:
        ref: The batch.
        hop: How many steps from the start; 0 there.
        parent: The batch that it was reached from; empty at the start.
        why: What joins the two, in sentences, the strongest first.
        strength: 1 where one piece is strong, else 0.5.
    """

    ref: str
    hop: int
    parent: str = ""
    why: tuple[str, ...] = ()
    strength: float = 1.0


class Drift(Record, frozen=True):
    """After a hit the same chain at another port: worth a look, never an alarm.

    Attributes:
        hit: The batch that was hit.
        hit_on: When.
        office: Where.
        ref: The later batch.
        to: Where that was found.
        found_on: When.
        days: Days between.
    """

    hit: str
    hit_on: date
    office: str
    ref: str
    to: str
    found_on: str
    days: int


class NoLink(Record, frozen=True):
    """Something that the start shares with too many to join it to any.

    Attributes:
        kind: Of evidence.
        label: What readers call it.
        shared_by: How many batches have it.
        why: It in a sentence.
    """

    kind: str
    label: str
    shared_by: int
    why: str


class Chain(Record, frozen=True):
    """Everything that hangs together with a batch or an enterprise.

    Attributes:
        of: The reference or the name that was asked about.
        hops: At most so many steps.
        within_days: Only batches found within so many days of each other are joined; None for any time.
        total: How many batches the register has.
        nodes: Batches first, in the order in which they were reached.
        edges: What joins them.
        steps: One for each batch.
        drift: After a hit, the same chain elsewhere; the strongest and soonest first.
        no_links: What the start shares with many.
        left_out: How many batches a limit has left out, or more.
    """

    of: str
    hops: int
    total: int
    within_days: int | None = None
    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()
    steps: tuple[Step, ...] = ()
    drift: tuple[Drift, ...] = ()
    no_links: tuple[NoLink, ...] = ()
    left_out: int = 0

    @property
    def refs(self) -> tuple[str, ...]:
        """The references of its batches."""
        return tuple(step.ref for step in self.steps)
