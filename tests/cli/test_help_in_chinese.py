"""Help is said in the officer's language: every paragraph but the examples has its Chinese."""

import re
from collections.abc import Callable
from importlib import import_module
from typing import Any

import pytest
import typer
from rich.cells import cell_len
from running import Customs, Terminal, chinese

from customs_cli.cli.completion.tree import tree
from customs_cli.cli.main import COMMANDS, app
from customs_cli.render.words import catalogue

UNTOLD = re.compile(r"^(customs |source <)|^[-A-Z_.|&{},; ]+$")
"""Examples, which read alike in any language."""


def paragraphs() -> dict[str, str]:
    found: dict[str, str] = {}

    def walk(command: Any, name: str) -> None:
        for text in (command.help, *(getattr(param, "help", None) for param in command.params)):
            for part in (text or "").split("\n\n"):
                said = " ".join(part.split())
                if said and not UNTOLD.search(said):
                    found[said] = name
        for sub in getattr(command, "commands", {}).values():
            walk(sub, f"{name} {sub.name}")

    for name, entry in COMMANDS.items():
        command = typer.main.get_command(import_module(f"customs_cli.cli.commands.{entry.module}").app)
        command.params = [p for p in command.params if p.name not in ("install_completion", "show_completion")]
        walk(command, name)
        found.update({entry.help: "table", entry.panel: "table"})
    walk(typer.main.get_command(app), "customs")
    return {
        text: name
        for text, name in found.items()
        if text not in ("Install completion for the current shell.",) and not text.startswith("Show completion")
    }


def test_every_paragraph_of_help_has_its_chinese() -> None:
    known = catalogue.catalogue("help")
    assert {text: name for text, name in paragraphs().items() if known(text) == text} == {}


def test_help_is_shown_in_the_language_asked_for(customs: Customs) -> None:
    top = customs("--lang", "zh", "--help").out
    assert "用法：" in top
    assert "批次：" in top
    assert "登记一批涉嫌侵权货物。" in top
    record = customs("record", "--help", "--lang", "zh").out
    assert "隶属海关，代码或名称。" in record
    assert "选项：" in record
    assert "customs record --office 5320" in record
    assert "新增权利人。" in customs("--lang", "zh", "holder", "--help").out
    assert "Detaining office" in customs("record", "--help").out


def test_a_group_alone_shows_its_help_line_by_line(customs: Customs) -> None:
    result = customs("--lang", "zh", "holder")
    assert (result.code, result.out) == (2, "")
    assert "  add     新增权利人。" in result.err.splitlines()


def test_a_warning_is_said_in_chinese(customs: Customs, names: None) -> None:
    result = customs("--lang", "zh", "record", "--goods", "shoes", "--found", "2019-07-01", "--office", "5320")
    assert "警告：尚未登记商标：无人可通知" in result.err


def test_that_customs_cannot_tell_is_called_otherwise_than_that_a_holder_cannot(
    customs: Customs, detained: str
) -> None:
    assert "无法确认" not in customs("--lang", "zh", "help", "course").out
    assert "不能认定" in customs("--lang", "zh", "help", "course").out
    for told in (("due", detained, "--explain"), ("procedure", "show", "cn_ex_officio")):
        page = chinese(customs, *told)
        assert ("无法确认" in page, "不能认定" in page) == (False, True), told


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_no_option_is_cut_in_two_on_a_narrow_terminal(terminal: Callable[..., Terminal], lang: str) -> None:
    seen = "\n".join(terminal("--lang", lang, "record", "--help", columns=40).screen)
    options = next(row.options for row in tree() if row.path == "record")
    assert [name for one in options for name in one.names if name not in seen] == []


def test_a_register_of_names_in_which_none_is_found_says_so(customs: Customs, names: None) -> None:
    for words, page in ((("enterprise", "list"), "没有记录。"), (("holder", "list", "zzz"), "没有记录。")):
        assert page in chinese(customs, *words)
    assert "没有记录" not in chinese(customs, "holder", "list")


def test_a_mark_that_is_added_is_no_recordation_in_chinese(terminal: Callable[..., Terminal], names: None) -> None:
    told = terminal("--no-input", "--lang", "zh", "undo", "5", "--dry-run", columns=140).raw
    assert ("登记商标" in told, "备案，" in told) == (True, False)


@pytest.mark.parametrize("words", [(), ("record",), ("print", "notice"), ("list",)])
def test_every_heading_of_a_chinese_help_ends_in_a_chinese_colon(customs: Customs, words: tuple[str, ...]) -> None:
    headings = [line for line in customs("--lang", "zh", *words, "--help").lines if line.rstrip().endswith((":", "："))]
    assert [heading for heading in headings if heading.endswith(":")] == []
    assert "选项：" in headings


@pytest.mark.parametrize("words", [("record",), ("event",), ("print", "daily"), ("release",)])
def test_help_in_a_pipe_fits_in_80_columns_and_tears_no_word_to_be_typed(
    customs: Customs, words: tuple[str, ...]
) -> None:
    lines = customs("--lang", "zh", *words, "--help").lines
    assert [line for line in lines if cell_len(line) > 80 and not line.startswith(("  customs ", "  --"))] == []
    assert [line for line in lines if line.endswith("-")] == []


@pytest.mark.parametrize(
    ("typed", "meant"), [("日期", "dates"), ("筛选", "filters"), ("单位", "units"), ("登记", "record")]
)
def test_a_topic_asked_for_in_chinese_names_its_page(customs: Customs, typed: str, meant: str) -> None:
    refused = customs("help", typed, "--json")
    assert (refused.code, refused.error["hint"]) == (3, f"customs help {meant}")
