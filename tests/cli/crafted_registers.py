"""Registers that no officer made: one value of a sound journal put wrong, its hashes right.

`sound` makes the register by real acts; `crafted` gives the bytes of journals like it, each with one thing wrong (or
merely odd). A folder with such a `register.journal`, and no `register.json` beside it, is a register to be merged or
restored.
"""

import hashlib
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import msgspec
from running import Customs

from customs_cli.register.file.files import FileStore
from customs_cli.register.register import Register

REF = "2019-5320-000001"
"""The batch of `sound` of which most is known."""

Steps = tuple[str | int, ...]

MADE = (
    "holder add ACME-H --name Acme --name-zh 阿克米 --country US --agent Lee --contact tel",
    "trademark add ACME --name Acme --holder ACME-H --recordation T2015-77 --valid-from 2015-01-01 "
    "--valid-until 2025-01-01 --alias acmé --nice 9 --nice 25",
    "office add 5399 --name Testing --name-zh 测试 --parent 5300",
    "campaign add sweep --name Sweep --from 2019-06-01 --to 2019-12-31",
    "enterprise add ENT --name Enterprise --country CN --address Road --contact tel",
    "visit add ENT --office 5320 --on 2019-07-01 --purpose marks --findings phones",
    "clue add --office 5320 --source holder --text rail --about Sender --on 2019-07-01 --due 2019-07-20",
    "clue send 1 --to police --body PSB --on 2019-07-02",
    "office inspections 5320 2019-06 --count 1200",
    "record --office 5320 --found 2019-07-01 --direction export --channel cargo --transport sea --campaign sweep "
    "--document 530420190046041383 --consignor Sender --consignee Taker --origin CN --departure CN --destination NG "
    "--goods phones --quantity 1200 --value 20000 --hs 851712 --category electronics --mark ACME --note odd",
    "line add 1 --goods wire --quantity 12.5 --unit kg --mark ACME",
    "notify 1 --on 2019-07-02 --served 2019-07-02 --number N-1",
    "reply 1 --apply --security 20000 --on 2019-07-03",
    "detain 1 --on 2019-07-04 --number D-1",
    "custody 1 --quantity 3 --from lane --to store --purpose store --seal S-1",
    "evidence 1 photo.jpg",
    "event 1 case-filed --on 2019-07-04",
    "court 1 --notice C-1 --kind evidence-taking --on 2019-07-05",
    "confirm 1 --infringing --items 1200 --on 2019-07-05",
    "determine 1 --infringing --on 2019-07-05",
    "confiscate 1 --on 2019-07-08 --number P-1 --fine 500",
    "dispose 1 --line 1 --quantity 10 --way destroy --supervisor Wang --on 2019-07-09",
    "transfer 1 --to court --body Court --kind evidence-preservation --number T-1 --on 2019-07-09",
    "record --office 5320 --found 2019-07 --goods shoes --quantity 7 --unit pairs --clue 1",
    "clue result 1 --result found --on 2019-07-09 --ref 1",
)
"""The acts of `sound`: of every kind of record one, and of a batch nearly every field."""

HOSTILE: tuple[Any, ...] = (
    None, "", "zzz", "ZZ", "\u202e\x1b[31m", "../../../etc/passwd", "=1+1", "[red]", "UNKNOWN", "x" * 200,
    -5, 0, 10**400, 1.5, 1e300, 999_999, True, "1e999999", "NaN", "-0", "Infinity", "12.3456",
    "0001-01-01", "9999-12-31", "2019-02-30", "2031-01-01", "2019-07", "2019-07-03T12:00:00",
    [], {}, ["zzz"], {"zzz": "zzz"}, {"amount": "-1", "currency": "CNY"}, {"amount": "1e30", "currency": "XXX"},
)  # fmt: skip
"""What is put in the place of a value; None takes it out."""


class Crafted(NamedTuple):
    """One register that nobody made.

    Attributes:
        name: What is odd about it.
        journal: The bytes of its `register.journal`.
    """

    name: str
    journal: bytes


def sound(customs: Customs, folder: Path) -> bytes:
    """Make a register of every kind of record in a folder, by real acts; the bytes of its journal."""
    folder.mkdir()
    (Path.cwd() / "photo.jpg").write_bytes(b"photo")
    for line in MADE:
        done = customs("--register", str(folder / "register.json"), *line.split())
        assert done.code == 0, (line, done.err)
    return (folder / "register.journal").read_bytes()


def crafted(folder: Path, count: int | None = 300) -> list[Crafted]:
    """Registers like the sound one of a folder, always the same ones.

    Args:
        folder: Where `sound` made it.
        count: How many, those with known names first; None for every one that can be thought of here.
    """
    journal = (folder / "register.journal").read_bytes()
    documents = dict(_documents(folder))
    named = [*_odd_lines(journal, documents), *_odd_counters(journal, documents)]
    places = [(place, steps, old) for place, document in documents.items() for steps, old in _values(document)]
    values = [(place, steps, new) for place, steps, old in places for new in HOSTILE if _could_stand_for(old, new)]
    if count is not None:
        values = Random(9).sample(values, count - len(named))
    return named + [
        Crafted(f"{'/'.join(place)} {steps} = {str(value)[:30]}", _changed(journal, documents, place, steps, value))
        for place, steps, value in values
    ]


def _documents(folder: Path) -> Iterator[tuple[tuple[str, str], Any]]:
    register = Register(FileStore(folder / "register.json"), clock=lambda: datetime(2019, 7, 10, tzinfo=UTC))
    for table in (
        "holders",
        "trademarks",
        "offices",
        "campaigns",
        "enterprises",
        "clues",
        "visits",
        "inspections",
        "serials",
        "batches",
    ):
        for row in register.snapshot.rows(table):
            document = msgspec.json.decode(row.body)
            yield (table, document.get("ref") or document["code"]), document


def _values(value: Any, way: Steps = ()) -> Iterator[tuple[Steps, Any]]:
    """Every value in a document, and the way to it."""
    entries = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inner in entries:
        yield (*way, step), inner
        yield from _values(inner, (*way, step))


def _could_stand_for(old: Any, new: Any) -> bool:
    """Whether a value is of the other's type (or none, or a truth): what is not, is refused at the first look."""
    same = isinstance(old, str | int | float) and isinstance(new, type(old))
    return same or new is None or new is True or (isinstance(old, list | dict) and isinstance(new, list | dict))


def _changed(journal: bytes, documents: Any, place: tuple[str, str], steps: Steps, value: Any) -> bytes:
    old = documents[place]
    new = json.loads(json.dumps(old))
    inner = new
    for step in steps[:-1]:
        inner = inner[step]
    if value is None:
        del inner[steps[-1]]
    else:
        inner[steps[-1]] = value
    key = new.get("ref") or new.get("code")
    if key == place[1] or not isinstance(key, str):
        return with_act(journal, _text([[*place, [], old, new]]))
    return with_act(journal, _text([[*place, [], old, None], [place[0], key, [], None, new]]))


def _odd_counters(journal: bytes, documents: Any) -> Iterator[Crafted]:
    """A serial that leaps, or is none: of the counter, of a batch, of both."""
    serial, batch = documents["serials", "2019-5320"], documents["batches", "2019-5320-000002"]
    for last in (999_999, 999_998, 500_000, 10**6, 10**400, -1):
        change = ["serials", "2019-5320", [], serial, {**serial, "last": last}]
        yield Crafted(f"a counter at {str(last)[:9]}", with_act(journal, _text([change])))
    for ref in (
        "2019-5320-999999", "2019-5320-500000", "2019-5320-000000", "２０１９-5320-000007", "0000-5320-000007",
        "9999-5320-000007", "2019-ZZZZZZZZZ-000007", "2019-5320-7",
    ):  # fmt: skip
        changes: list[Any] = [["batches", ref, [], None, {**batch, "ref": ref}]]
        yield Crafted(f"batch {ref}", with_act(journal, _text(changes)))
        changes.append(["serials", "2019-5320", [], serial, {**serial, "last": int(ref.rpartition("-")[2])}])
        yield Crafted(f"batch {ref} and its counter", with_act(journal, _text(changes)))


def _odd_lines(journal: bytes, documents: Any) -> Iterator[Crafted]:
    """Lines that no version wrote: nested without end, unknown tables and fields, keys of others, words of no JSON."""
    batch, holder = documents["batches", REF], documents["holders", "ACME-H"]
    goods: Steps = ("lines", 0, "goods")
    quantity: Steps = ("lines", 0, "quantity")
    many_lines = {**batch, "lines": [{"no": n, "marks": ["ACME"]} for n in range(1, 20_001)]}
    many_notes = {**batch, "notes": [{"on": "2019-07-01", "by": [], "text": "x"}] * 20_000}
    changes: dict[str, list[Any]] = {
        "a deep path": ["batches", REF, ["source"] * 5000, None, "x"],
        "an unknown table": ["clues", "1", [], None, {"code": "1"}],
        "an unknown field": ["batches", REF, [], batch, {**batch, "mood": "bad"}],
        "an unknown field of a line": ["batches", REF, ["lines", 0, "mood"], None, "bad"],
        "another's key": ["batches", "2019-5320-000009", [], None, batch],
        "another's code": ["holders", "OTHER", [], None, holder],
        "no document": ["batches", "2019-5320-000009", [], None, "batch"],
        "a list of documents": ["batches", "2019-5320-000009", [], None, [batch]],
        "8 million characters": ["batches", REF, goods, "phones", "x" * 8_000_000],
        "20,000 lines": ["batches", REF, [], batch, many_lines],
        "20,000 notes": ["batches", REF, [], batch, many_notes],
        "a mark of nobody": ["trademarks", "N", [], None, {"code": "N", "name": "N", "holder": "NOBODY"}],
        "a change that is none": ["batches"],
        "an old value that was never there": ["batches", REF, goods, "shoes", "boots"],
        "a step beyond the list": ["batches", REF, ["lines", 99, "goods"], None, "boots"],
        "a step of a text": ["batches", REF, ["office", "x"], None, "boots"],
    }
    yield from (Crafted(name, with_act(journal, _text([change]))) for name, change in changes.items())
    raw: dict[str, tuple[Steps, Any, str]] = {
        "deep nesting": (("source",), None, "[" * 10**5 + "]" * 10**5),
        "nesting below the limit": (("source",), None, '{"a":' * 900 + "1" + "}" * 900),
        "NaN": (quantity, 1200, "NaN"),
        "a number without end": (quantity, 1200, "1e999"),
        "a field twice": (goods, "phones", '{"a":1,"a":2}'),
        "half a surrogate pair": (goods, "phones", '"\\udc00"'),
    }
    for name, (steps, old, new) in raw.items():
        text = _text([["batches", REF, steps, old, "@"]]).replace('"@"', new)
        yield Crafted(name, with_act(journal, text))
        added = {**documents["batches", "2019-5320-000002"], "ref": "2019-5320-000009", "source": "@"}
        whole = _text([["batches", "2019-5320-000009", [], None, added]]).replace('"@"', new)
        yield Crafted(f"{name}, in a whole batch", with_act(journal, whole))


def _text(changes: Any) -> str:
    return json.dumps(changes, ensure_ascii=False, separators=(",", ":"))


def with_act(journal: bytes, changes: str) -> bytes:
    """The journal with one more act, chained as the program chains them.

    Args:
        journal: A sound journal.
        changes: The JSON text of the act's changes, whatever it is.
    """
    last = json.loads(journal.splitlines()[-1])
    body = (
        f'{{"seq":{last["seq"] + 1},"at":"2019-07-10T12:00:00Z","by":["Nobody"],"office":"","act":"note","reason":"",'
        f'"reverts":null,"changes":{changes},"prev":"{last["hash"]}"'
    ).encode()
    return journal + body + b',"hash":"%b"}\n' % hashlib.sha256(body).hexdigest().encode()
