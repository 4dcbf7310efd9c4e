"""What the topics of help say that a command takes, it takes."""

import csv
import shlex
from pathlib import Path

import pytest
from rich.cells import cell_len
from running import Customs, filled

from customs_cli import data


def test_import_reads_every_column_that_help_lists(customs: Customs, names: None) -> None:
    text = customs("help", "formats").out
    listed = text.partition("customs import: ")[2].partition("Required: ")[0].split()
    assert {"reference", "found_by", "consignor_uscc"} <= set(listed)
    told = {"office": "5320", "found_on": "2019-07-01", "goods": "shoes", "quantity": "20", "marks": "NIKE"}
    with Path("all.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, listed)
        writer.writeheader()
        writer.writerow(told)
    assert customs("import", "all.csv").code == 0


def test_what_help_gives_as_an_example_of_a_name_is_added_to_an_empty_register(customs: Customs) -> None:
    for kind in ("holder", "trademark", "office", "campaign", "enterprise"):
        text = " ".join(customs(kind, "add", "--help").out.partition("Arguments:")[0].split())
        for example in text.split("customs ")[2:]:
            assert customs(*shlex.split(example)).code == 0, example


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("dats", "customs help dates"),
        ("qqqq", "customs help"),
        ("课程", "customs help"),
        ("deadlines", "customs help due"),
        ("期限", "customs help due"),
    ],
)
def test_what_no_help_is_on_is_answered_with_a_command_that_helps(customs: Customs, typed: str, hint: str) -> None:
    refused = customs("help", typed, "--json")
    assert (refused.code, refused.error["hint"]) == (3, hint)
    assert customs(*filled(hint)).code == 0


def test_a_backup_that_is_none_is_not_said_to_come_of_the_empty_place(customs: Customs) -> None:
    refused = customs("restore", "nothing", "--register", "elsewhere/register.json")
    assert (refused.code, refused.err.splitlines()[1]) == (
        3,
        "  hint: give the folder of a backup, made by customs backup",
    )


def test_no_line_of_a_topic_is_wider_than_a_terminal() -> None:
    topics = list((Path(data.__file__).parent / "help").glob("*.md"))
    assert len(topics) >= 22
    wide = [line for file in topics for line in file.read_text("utf-8").splitlines() if cell_len(line) > 80]
    assert [line for line in wide if "customs.error/1" not in line] == []
