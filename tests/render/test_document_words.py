"""The texts of official documents: each has its Chinese, with the same places, and a layout uses known fields alone."""

import ast
import re
import string
from collections.abc import Iterator
from gettext import GNUTranslations

import pytest
from catalogues import FOLDER, chinese
from sources import nodes_of
from texts import PACKAGE

from customs_cli.domain.documents.fields import FIELDS
from customs_cli.domain.documents.forms import FORMS
from customs_cli.render.documents.labels import LABELS
from customs_cli.render.documents.letters import LAYOUTS
from customs_cli.render.documents.parts import F, P, S
from customs_cli.render.words.articles import cited
from customs_cli.render.words.catalogue import Words

KNOWN = chinese("documents")


def worded() -> Iterator[str]:
    for path in sorted((PACKAGE / "render" / "documents").glob("*.py")):
        for node in nodes_of(path):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "worded":
                yield ast.literal_eval(node.args[0])


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_text_of_a_document_has_its_chinese_and_no_other_is_kept() -> None:
    assert set(worded()) == set(KNOWN)
    assert {text: zh for text, zh in KNOWN.items() if places(text) != places(zh)} == {}
    with (FOLDER / "documents.mo").open("rb") as file:
        compiled = GNUTranslations(file)
    assert {text: compiled.gettext(text) for text in KNOWN} == KNOWN


@pytest.mark.parametrize("form", FORMS)
def test_a_layout_asks_for_the_fields_of_its_form_and_shows_all_that_the_law_asks_for(form: str) -> None:
    layout, own = LAYOUTS[form], {name for name in FORMS[form].fields if not name.endswith("_zh")}
    shown = places(layout.to)
    for part in layout.parts:
        if isinstance(part, P):
            shown |= places(part.text)
        elif isinstance(part, F):
            shown |= {*part.names, *part.optional}
        elif isinstance(part, S):
            shown |= {name for label in part.labels for name in places(label)}
    assert shown - own == set()
    assert {name for name in FORMS[form].required if name in FIELDS} - shown == set()
    assert shown - set(LABELS) - {"replaces"} == set()


@pytest.mark.parametrize("form", FORMS)
def test_what_a_form_asks_for_is_asked_for_by_an_article(form: str) -> None:
    told = {
        cited(article.removesuffix(", not confirmed"), True, Words("zh")) for article in FORMS[form].required.values()
    }
    assert {article for article in told if re.search("[A-Za-z]", article)} == set()
