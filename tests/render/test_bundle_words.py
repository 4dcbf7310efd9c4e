"""The page of a bundle's record: every field has a label, every word its Chinese, as the catalogue has it."""

from typing import Any, get_args

import msgspec
import pytest

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.rights.campaign import Campaign
from customs_cli.domain.rights.holder import Holder
from customs_cli.domain.rights.office import Office
from customs_cli.domain.rights.trademark import Trademark
from customs_cli.domain.values import word_lists
from customs_cli.render.pages.batch.bundle_words import LABELS, MORE_LABELS, WORDS
from customs_cli.render.words.catalogue import Words


def fields_of(kind: Any, found: set[type]) -> set[str]:
    if not (isinstance(kind, type) and issubclass(kind, msgspec.Struct)):
        return {name for one in get_args(kind) for name in fields_of(one, found)}
    if kind in found:
        return set()
    found.add(kind)
    own = msgspec.structs.fields(kind)
    return {one.encode_name for one in own} | {name for one in own for name in fields_of(one.type, found)}


@pytest.mark.parametrize("kind", [Batch, Holder, Trademark, Office, Campaign])
def test_every_field_of_a_record_has_a_label_in_both_languages(kind: type) -> None:
    told = {name: MORE_LABELS.get(name, "") for name in fields_of(kind, set())}
    assert [name for name, label in told.items() if label.isascii()] == []
    assert all(MORE_LABELS[name] == label for name, label in LABELS.items())


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("direction", word_lists.Direction),
        ("channel", word_lists.Channel),
        ("transport", word_lists.Transport),
        ("basis", word_lists.Basis),
        ("value_basis", word_lists.ValueBasis),
        ("right_type", word_lists.RightType),
        ("confirmation", word_lists.Confirmation),
        ("reply", word_lists.Reply),
        ("served_how", word_lists.ServedHow),
        ("form", word_lists.SecurityForm),
        ("outcome", word_lists.Outcome),
        ("found_by", word_lists.FoundBy),
        ("way", word_lists.Way),
        ("purpose", word_lists.CustodyPurpose),
        ("kind", word_lists.DocumentKind | word_lists.CourtKind | word_lists.FeeKind),
    ],
)
def test_every_word_of_a_record_is_told_as_in_the_program(field: str, words: Any) -> None:
    chinese = Words("zh")
    listed = [word for one in (get_args(words) or [words]) for word in (get_args(one) or [one])]
    assert {word: WORDS[field, word] for word in listed} == {word: f"{word} {chinese.word(word)}" for word in listed}
