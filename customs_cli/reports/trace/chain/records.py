"""The records of a chain: batches, what joins them, and how each was reached."""

from datetime import date

from customs_cli.domain.record import Record


class Node(Record, frozen=True):
    """A batch, or something that several batches share.

    Attributes:
        id: Reference of a batch; else kind and key: `phone:13800138000`.
        kind: `batch`, `party`, `phone`, `address`, `container`, `vehicle`, `mark-set`, `route` ...
        label: Name for readers.
        office: For a batch: the office that found it.
        found_on: For a batch: the day found.
    """

    id: str
    kind: str
    label: str
    office: str = ""
    found_on: str = ""


class Edge(Record, frozen=True, rename={"from_": "from"}):
    """A batch has something; or two names are or may be one firm.

    Attributes:
        from_: The batch, or a party.
        to: What it has, or the other party.
        kind: The kind of evidence; `firm` between two parties.
        evidence: The evidence as a sentence, with its rarity.
        shared_by: Number of batches in the register that have it.
        weight: 1 for strong evidence, 0.5 for weak; for two parties how alike they are.
        verdict: `strong`, `weak`; for two parties `same` (decided) or `proposed`.
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
        ref: Reference of the batch.
        hop: Number of steps from the start, which is 0.
        parent: Reference of the batch that it was reached from; empty at the start.
        why: What joins the two, as sentences, the strongest first.
        strength: 1 if one piece of evidence is strong, else 0.5.
    """

    ref: str
    hop: int
    parent: str = ""
    why: tuple[str, ...] = ()
    strength: float = 1.0


class Drift(Record, frozen=True):
    """After a hit, the same chain at another office: worth a look, never an alarm.

    Attributes:
        hit: Reference of the batch that was hit.
        hit_on: Day of the hit.
        office: Office of the hit.
        ref: Reference of the later batch.
        to: Office that found the later batch.
        found_on: Day on which it was found.
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
    """Something that the start shares with too many batches to join it to any.

    Attributes:
        kind: Kind of evidence.
        label: Name for readers.
        shared_by: Number of batches that have it.
        why: The reason as a sentence.
    """

    kind: str
    label: str
    shared_by: int
    why: str


class Chain(Record, frozen=True):
    """Everything that is connected with a batch or an enterprise.

    Attributes:
        of: The reference or name that was asked about.
        hops: Maximum number of steps.
        within_days: Only batches found within this many days of each other are joined; None for any time.
        total: Number of batches in the register.
        nodes: Batches first, in the order in which they were reached.
        edges: What joins them.
        steps: One for each batch.
        drift: After a hit, the same chain elsewhere; the strongest and soonest first.
        no_links: What the start shares with too many batches.
        left_out: Number of batches left out by the limit, or more.
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
