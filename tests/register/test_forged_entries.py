"""Entries that no program wrote, their hashes made to fit: `verify` names each, and nothing can be read two ways."""

import hashlib
import json
from collections.abc import Callable

import pytest
from register_samples import ticking
from test_register_damage import memory, small_register

from customs_cli.errors import Damaged
from customs_cli.register.file.line import from_line
from customs_cli.register.file.store import MemoryStore
from customs_cli.register.proof.parts import root, unread
from customs_cli.register.proof.verify import verify
from customs_cli.register.register import Register
from customs_cli.services.exchange.proving import verified


def line(header: str, below: str) -> bytes:
    """A line of these two halves; the digest of the second goes into the first, and the hash of that behind both."""
    own = below.encode()
    head = header.replace("DIGEST", hashlib.sha256(own).hexdigest()).encode()
    return b'%b%b,"hash":"%b"}\n' % (head, own, hashlib.sha256(head).hexdigest().encode())


def halves(entry: bytes) -> tuple[str, str]:
    """The two halves of a line as `line` takes them."""
    header, salt, rest = entry.decode().partition(',"salt":')
    return header.replace(json.loads(entry)["digest"], "DIGEST"), salt + rest.rpartition(',"hash":')[0]


def forged(journal: bytes, forge: Callable[[str, str], tuple[str, str]]) -> bytes:
    """The journal with its last entry forged."""
    lines = journal.splitlines(keepends=True)
    return b"".join(lines[:-1]) + line(*forge(*halves(lines[-1])))


TWO_WAYS: dict[str, Callable[[str, str], tuple[str, str]]] = {
    "other officers below the header": lambda header, below: (header, below + ',"by":["Wang"]'),
    "another time below it": lambda header, below: (header, below + ',"at":"2020-01-01T00:00:00Z"'),
    "another act below it": lambda header, below: (header, below + ',"act":"release"'),
    "another reason before the reason": lambda header, below: (
        header,
        below.replace(',"reason":', ',"reason":"seized","reason":'),
    ),
    "other changes before the changes": lambda header, below: (
        header,
        below.replace(',"changes":', ',"changes":[],"changes":'),
    ),
    "officers twice in the header": lambda header, below: (header.replace('"by":', '"by":["Wang"],"by":'), below),
    "a remark in the header": lambda header, below: (header.replace('"seq":', '"remark":"x","seq":'), below),
    "a remark below it": lambda header, below: (header, below + ',"remark":"x"'),
    "a remark in a change": lambda header, below: (header, below[:-2] + ',"x"]]'),
    "a quantity twice in a line of goods": lambda header, below: (
        header,
        below.replace('"quantity":', '"quantity":9,"quantity":'),
    ),
    "a blank in a change": lambda header, below: (header, below.replace('"quantity":', '"quantity": ')),
    "a blank between changes": lambda header, below: (header, below.replace("],[", "], [")),
    "a letter by its number": lambda header, below: (header, below.replace("phone", "\\u0070hone")),
    "a blank": lambda header, below: (header.replace('"seq":', '"seq": '), below),
}


def test_an_entry_taken_apart_and_put_together_is_the_same() -> None:
    _, journal = small_register()
    assert forged(journal, lambda header, below: (header, below)) == journal


@pytest.mark.parametrize("forge", TWO_WAYS.values(), ids=TWO_WAYS)
def test_an_entry_that_tells_two_things_or_what_nobody_reads_is_found(
    forge: Callable[[str, str], tuple[str, str]],
) -> None:
    _, journal = small_register()
    faults = verify(memory(forged(journal, forge), None)).faults
    assert [(fault.file, fault.line) for fault in faults] == [("register.journal", 2)]
    assert faults[0].what.endswith(("is not written in the form of an act", "its root does not match its changes"))


@pytest.mark.parametrize("forge", [lambda salt: salt[:2], str.upper, lambda salt: f"{salt[:2]} {salt[2:]}"])
def test_an_entry_with_another_salt_than_64_digits_is_found_though_its_root_fits(forge: Callable[[str], str]) -> None:
    _, journal = small_register()
    entry = from_line(journal.splitlines()[-1], 0, "", with_changes=False).entry
    salt, was = forge(entry.salt), json.loads(journal.splitlines()[-1])["root"]
    own = root(salt, entry.reason, unread(entry))
    store = memory(
        forged(journal, lambda header, below: (header.replace(was, own), below.replace(entry.salt, salt))), None
    )
    [fault] = verify(store).faults
    assert (fault.line, "is not written in the form of an act" in fault.what) == (2, True)


def test_an_entry_that_does_not_follow_is_named_by_the_line_it_stands_in() -> None:
    _, journal = small_register()
    fault = verify(memory(journal.splitlines(keepends=True)[1], None)).faults[0]
    assert (fault.line, "line 1:" in fault.what) == (1, True), fault


@pytest.mark.parametrize("at", ["2019-07-03T20:00:01+08:00", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"])
def test_an_entry_whose_time_is_none_of_utc_is_refused(at: str) -> None:
    _, journal = small_register()
    was = json.loads(journal.splitlines()[-1])["at"]
    store = memory(forged(journal, lambda header, below: (header.replace(was, at), below)), None)
    assert verify(store).faults
    with pytest.raises(Damaged):
        Register(store, clock=ticking()).snapshot  # noqa: B018


def with_changes(journal: bytes, changes: str) -> bytes:
    """The journal with one more entry, its root, digest and hash as they should be."""
    last = journal.splitlines()[-1]
    told = json.loads(last)
    header, below = halves(last)
    header = header.replace(f'"seq":{told["seq"]}', f'"seq":{told["seq"] + 1}').replace(told["prev"], told["hash"])
    below = below.partition(',"changes":')[0] + f',"changes":{changes}'
    entry = from_line(line(header, below)[:-1], 0, "", with_changes=False).entry
    return journal + line(header.replace(told["root"], root(entry.salt, entry.reason, unread(entry))), below)


@pytest.mark.parametrize(
    "changes",
    [
        '[["batches","2019-5320-000009",["channel"],null,"mail"]]',
        '[["batches","2019-5320-000001",["lines",7],null,null]]',
        '[["batches","2019-5320-000001",["lines",-1],null,{"no":1,"goods":"nothing"}]]',
        '[["batches","2019-5320-000001",["lines",-1,"goods"],null,"nothing"]]',
        '[["registers","1",[],null,{"code":"1"}]]',
    ],
)
def test_an_entry_that_does_not_fit_is_named_though_no_state_file_has_it_yet(changes: str) -> None:
    files, journal = small_register()
    for checkpoint in (None, files[0], files[-1]):
        store: MemoryStore = memory(with_changes(journal, changes), checkpoint)
        faults = verified(Register(store, clock=ticking())).faults
        assert [(fault.file, fault.line) for fault in faults] == [("register.journal", 3)]


def test_an_entry_of_a_newer_version_is_told_by_verify_with_what_helps() -> None:
    _, journal = small_register()
    store = memory(with_changes(journal, '[["holders","A",["mood"],null,"bad"]]'), None)
    verdict = verified(Register(store, clock=ticking()))
    assert (verdict.faults[0].line, verdict.hint) == (3, "install the newer customs-cli on this machine too")
