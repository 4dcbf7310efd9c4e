"""The result of checking a bundle, in sentences."""

from collections.abc import Iterator, Mapping
from typing import Any

from customs_cli.render.words.catalogue import Words, marked
from customs_cli.render.words.refusals import in_language
from customs_cli.sentences import said

_STATES = {
    "whole": marked("PROVEN against the printed root"),
    "part": marked(
        "The printed root is older: it proves the first {proven} of {acts} acts, NOT the later ones, nor "
        "that none was left out"
    ),
    "later": marked("NOT PROVEN: the printed root is newer than this bundle"),
    "unknown": marked("NOT PROVEN: of that root this bundle can show nothing"),
    "no-root": marked("consistent in itself; NOT proven against a printed root"),
}


_FAULTS = (
    marked("is missing"),
    marked("is not of the bundle"),
    marked("is not the folder of the bundle"),
    marked("is told otherwise elsewhere in the ZIP file"),
    marked("is compressed"),
    marked("stands there twice"),
    marked("is not what the acts give"),
    marked("is not the evidence that was logged"),
    marked("is not that of the bundle"),
    marked("is not that of the printed root"),
    marked("is not written as a bundle has it"),
    marked("does not prove the names"),
    marked("is not the signature of that key"),
    marked("does not prove the acts"),
    marked("cannot be read"),
    marked("the acts do not give the record that was handed over"),
    marked("an extract is not the one that was handed over"),
    marked("its last act is no bundle act"),
    marked("shows more or less of an act than was handed over"),
)
"""Faults that are translated here; `verify.py` has them in English only."""


def lines(found: Mapping[str, Any], words: Words, lang: str) -> Iterator[str]:
    """Yield the notes, the faults, whether the bundle is proven, and its SHA-256."""
    for note in found["notes"]:
        yield words("note: {text}", text=in_language(note, lang))
    for fault in found["faults"]:
        what = str(fault["what"])
        yield f"{fault['file']}: {words(what) if what in _FAULTS else what}"
    if found["faults"]:
        yield words("NOT SOUND: nothing in this bundle is proven")
    else:
        root = f"{found['root']}@{found['size']}"
        yield words.counted(
            found["acts"],
            "{ref}: 1 act gives the record; root {root}",
            "{ref}: {count} acts give the record; root {root}",
            ref=found["ref"],
            root=root,
        )
        yield words(_STATES[found["state"]], proven=found["proven"], acts=found["acts"])
        if found.get("signed"):
            yield words("SIGNED with this key")
    yield f"SHA-256 {found['sha256']}"


def hint(found: Mapping[str, Any]) -> str:
    """Return what the reader can do next."""
    if found["faults"]:
        return said("ask whoever handed the bundle over for a new one, and for the root printed with it")
    if found["state"] == "no-root":
        return said("--root HASH@SIZE, as printed in the covering letter or on a sheet")
    return said("ask for the root printed with the bundle, or for a new bundle")
