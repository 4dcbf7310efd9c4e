"""An act of the second format is what docs/FORMAT.md says of it: told here once more, by the standard library alone."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from register_samples import open_file, record

from customs_cli.register.file.changes import Change
from customs_cli.register.file.codec import encoded
from customs_cli.register.file.line import Entry, from_line, to_line
from customs_cli.register.file.store import MemoryStore
from customs_cli.register.proof.new_parts import texts_of_new
from customs_cli.register.proof.parts import cut, groups, root
from customs_cli.register.proof.verify import verify
from customs_cli.register.register import Register

SALT = sha256(b"a salt").hexdigest()
REF = "2019-5320-000001"
NOON = datetime(2019, 7, 3, 12, tzinfo=UTC)
BATCH: dict[str, Any] = {
    "ref": REF,
    "office": "5320",
    "found_on": "2019-07-02",
    "document": {"kind": "declaration", "number": "531620190164"},
    "lines": [
        {
            "no": 1,
            "goods": '手机壳 "x" \\ \n\u0001\x7f',
            "quantity": 200,
            "note": "in the roof",
            "marks": ["VIVO", "NIKE"],
        },
        {"no": 2, "goods": "shoes", "quantity": 0.1},
    ],
    "value": {"amount": "12.50", "currency": "CNY"},
    "proceedings": {"VIVO-COMM": {"holder": "VIVO-COMM", "marks": {"VIVO": {}}}, "NIKE-INC": {"holder": "NIKE-INC"}},
    "transfers": [{"to": "police", "body": "PSB", "holders": ["NIKE-INC"], "goods": [{"line": 1}]}],
    "deadlines": [{"rule": "C1", "holder": "VIVO-COMM"}, {"rule": "C1", "holder": "NIKE-INC"}],
}
ADDED = Change("batches", REF, (), None, BATCH)
NAMED = Change("holders", "VIVO-COMM", (), None, {"code": "VIVO-COMM", "name": "Vivo"})


@dataclass
class ByTheBook:
    """The root of an act as docs/FORMAT.md tells it, from the texts of its parts."""

    salt: str

    def root(self, groups: list[list[str]]) -> str:
        level = []
        for g, texts in enumerate(groups):
            hashes = b""
            for p, text in enumerate(texts):
                salt = sha256(bytes.fromhex(self.salt) + g.to_bytes(4, "big") + p.to_bytes(4, "big")).digest()[:16]
                hashes += sha256(b"\x02" + salt + text.encode()).digest()
            level.append(sha256(b"\x00" + hashes).digest())
        return self._over(level).hex()

    def _over(self, level: list[bytes]) -> bytes:
        if len(level) == 1:
            return level[0]
        half = 1
        while half * 2 < len(level):
            half *= 2
        return sha256(b"\x01" + self._over(level[:half]) + self._over(level[half:])).digest()


def text(*said: Any) -> str:
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))


def part(*steps: tuple[list[Any], Any]) -> str:
    return text("batches", REF, [list(step) for step in steps])


def test_a_new_batch_is_cut_as_the_page_says() -> None:
    line, other = BATCH["lines"]
    transfer = BATCH["transfers"][0]
    expected = [
        [text("reason", "why")],
        [
            part(([], {"ref": REF, "office": "5320", "found_on": "2019-07-02"})),
            part((["document"], BATCH["document"])),
            part((["lines", 0], {"no": 1, "goods": line["goods"], "quantity": 200})),
            part((["lines", 0, "note"], "in the roof")),
            part((["lines", 0, "marks", 0], "VIVO")),
            part((["lines", 0, "marks", 1], "NIKE")),
            part((["lines", 1], other)),
            part((["value"], BATCH["value"])),
            part((["proceedings", "VIVO-COMM"], BATCH["proceedings"]["VIVO-COMM"])),
            part((["proceedings", "NIKE-INC"], {"holder": "NIKE-INC"})),
            part((["transfers", 0], {"to": transfer["to"], "body": transfer["body"]})),
            part((["transfers", 0, "holders", 0], "NIKE-INC")),
            part((["transfers", 0, "goods", 0], {"line": 1})),
            part((["deadlines", 0], BATCH["deadlines"][0])),
            part((["deadlines", 1], BATCH["deadlines"][1])),
        ],
        [text("holders", "VIVO-COMM", [[[], {"code": "VIVO-COMM", "name": "Vivo"}]])],
    ]
    made = list(groups(SALT, "why", [ADDED, NAMED]))
    assert [[one.text.decode() for one in group.parts] for group in made] == expected
    assert root(SALT, "why", [ADDED, NAMED]) == ByTheBook(SALT).root(expected)


ODD: dict[str, Any] = {
    **BATCH,
    "proceedings": {'A"B\\': {"holder": 'A"B\\', "marks": {}}, "": {}},
    "source": {"case_id": "["},
    "notes": [],
    "lines": [{"no": 1, "marks": [], "note": "["}, {}],
    "transfers": [{"goods": [{"line": 1}, {"line": 2, "quantity": 1e22}], "holders": ["["], "on": "2019-07-03"}],
    "law": "[1]",
}


@pytest.mark.parametrize("batch", [BATCH, ODD, {"ref": REF}, {}])
def test_a_new_batch_is_cut_out_of_its_document_into_the_same_parts(batch: dict[str, Any]) -> None:
    _, group = groups(SALT, "", [Change("batches", REF, (), None, batch)])
    assert texts_of_new(REF, encoded(batch)) == [part.text for part in group.parts]


def test_what_was_before_is_a_part_of_its_own_and_changes_of_one_batch_stay_together() -> None:
    changes = [
        Change("batches", REF, ("lines", 0, "marks"), ["VIVO"], ["VIVO", "NIKE"]),
        NAMED,
        Change("batches", REF, ("lines", 0, "quantity"), 200, 12),
        Change("batches", REF, ("deadlines",), [{"rule": "C1"}], [{"rule": "C2"}]),
        Change("batches", REF, ("proceedings", "NIKE-INC", "served_on"), None, "2019-07-04"),
        Change("batches", REF, ("destination",), "NG", None),
        Change("batches", REF, ("lines", 0, "note"), None, "x"),
        Change("batches", REF, ("evidence",), None, [{"name": "a"}]),
    ]
    former = [[list(c.path), c.old] for c in changes if c.old is not None]
    expected = [
        [text("reason", "")],
        [
            part((["lines", 0, "marks"], []), (["lines", 0, "quantity"], 12)),
            part((["lines", 0, "marks", 0], "VIVO")),
            part((["lines", 0, "marks", 1], "NIKE")),
            part((["deadlines"], [])),
            part((["deadlines", 0], {"rule": "C2"})),
            part((["proceedings", "NIKE-INC", "served_on"], "2019-07-04")),
            part((["destination"], None)),
            part((["lines", 0, "note"], "x")),
            part((["evidence", 0], {"name": "a"})),
            text("batches", REF, "former", former),
        ],
        [text("holders", "VIVO-COMM", [[[], {"code": "VIVO-COMM", "name": "Vivo"}]])],
    ]
    assert [[one.text.decode() for one in group.parts] for group in groups(SALT, "", changes)] == expected
    assert root(SALT, "", changes) == ByTheBook(SALT).root(expected)


@pytest.mark.parametrize(
    "path",
    [
        (),
        ("document",),
        ("document", "number"),
        ("lines",),
        ("lines", 0),
        ("lines", 0, "goods"),
        ("lines", 0, "marks"),
        ("lines", 0, "marks", 1),
        ("proceedings",),
        ("proceedings", "NIKE-INC"),
        ("proceedings", "VIVO-COMM", "marks"),
        ("transfers", 0, "goods"),
        ("transfers", 0, "goods", 0, "line"),
        ("value",),
        ("office",),
        ("deadlines", 1),
    ],
)
def test_nothing_is_lost_whatever_is_cut(path: tuple[str | int, ...]) -> None:
    value: Any = BATCH
    for step in path:
        value = value[step]
    put: Any = json.loads(json.dumps(BATCH))
    for _, where, new in cut(Change("batches", REF, path, value, value)):
        assert where[: len(path)] == path
        put = set_at(put, list(where), json.loads(json.dumps(new)))
    assert put == BATCH


def set_at(place: Any, where: list[Any], new: Any) -> Any:
    """The value after another was put at a path in it; what leads there and is missing is made."""
    if not where:
        return new
    step, *rest = where
    place = ([] if isinstance(step, int) else {}) if place is None else place
    if isinstance(step, int):
        place += [None] * (step + 1 - len(place))
    place[step] = set_at(place[step] if isinstance(step, int) else place.get(step), rest, new)
    return place


def entries() -> Iterator[Entry]:
    common = {"at": NOON, "by": ("Li Wei",), "office": "", "reverts": None, "reason": "why"}
    yield Entry(seq=1, act="record", changes=(ADDED, NAMED), prev="0" * 64, salt=SALT, **common)  # type: ignore[arg-type]
    yield Entry(seq=1, act="init", changes=(), prev="0" * 64, salt=SALT, **common)  # type: ignore[arg-type]


def test_no_byte_of_a_line_can_be_altered_unseen() -> None:
    for entry in entries():
        line = to_line(entry)[:-1]
        assert from_line(line, 0, "").entry == entry
        for place in range(len(line)):
            for other in (
                line[:place] + bytes([line[place] ^ 1]) + line[place + 1 :],
                line[:place] + line[place + 1 :],
            ):
                with pytest.raises(Exception, match=r"altered|cannot be read|newer version"):
                    from_line(other, 0, "register.journal")


def test_a_root_that_is_not_that_of_the_changes_is_found_by_verify() -> None:
    """A line of somebody who computes hash and digest, and proves with the root of other changes."""
    line = to_line(next(entries()))
    body = line[:-76]
    header, below = body[: body.index(b',"salt":')], body[body.index(b',"salt":') :]
    other = root(SALT, "why", [NAMED]).encode()
    place = header.index(b'"root":"') + 8
    header = header[:place] + other + header[place + 64 :]
    store = MemoryStore()
    store.append(b'%b%b,"hash":"%b"}\n' % (header, below, sha256(header).hexdigest().encode()))
    [fault] = verify(store).faults
    assert (fault.line, "its root does not match its changes" in fault.what) == (1, True)


def test_a_register_of_the_first_format_goes_on_in_the_second(tmp_path: Path) -> None:
    for _ in range(2):
        record(open_file(tmp_path))
    journal = tmp_path / "register.journal"
    (tmp_path / "register.json").unlink()
    lines, prev = [], None
    for line in journal.read_bytes().splitlines():
        entry = from_line(line, 0, "").entry
        old = to_line(replace(entry, salt="", prev=prev or entry.prev))
        prev = from_line(old[:-1], 0, "").hash
        lines.append(old)
    journal.write_bytes(b"".join(lines))
    open_file(tmp_path).checkpoint()
    assert b'"format":1,' in (tmp_path / "register.json").read_bytes()
    record(open_file(tmp_path))
    assert journal.read_bytes().startswith(b"".join(lines))
    assert [kept.entry.format for kept in open_file(tmp_path).entries()] == [1, 1, 2]
    assert b'"format":2,' in (tmp_path / "register.json").read_bytes()
    assert verify(open_file(tmp_path).store).ok


def test_two_acts_that_say_the_same_have_different_salts_and_roots() -> None:
    store = MemoryStore()
    register = Register(store, clock=lambda: NOON)
    for _ in range(2):
        register.do("init", lambda act: None, keep_empty=True)
    one, other = (json.loads(line) for line in store.journal(0).splitlines())
    assert one["salt"] != other["salt"]
    assert one["root"] != other["root"]


def test_a_line_of_a_later_format_asks_for_the_newer_version() -> None:
    line = to_line(next(entries()))[:-1].replace(b'{"format":2,', b'{"format":3,')
    with pytest.raises(Exception, match="a newer version wrote this entry") as refusal:
        from_line(line, len(line) + 1, "register.journal")
    assert refusal.value.exit_code == 7  # type: ignore[attr-defined]
