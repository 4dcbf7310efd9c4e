"""Checks an office's Word template: broken tags and unknown fields, with their paragraph."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple
from zipfile import BadZipFile

from customs_cli.render.documents.template_file import fields_of, tables_of
from customs_cli.render.documents.values import FLAGS
from customs_cli.sentences import Listed, said

if TYPE_CHECKING:
    from jinja2.nodes import Node

_TAG = re.compile(r"\{\{(?P<shown>.*?)\}\}|\{%(?:p|tr|tc|r)?\s*(?P<done>.*?)%\}|\{#.*?#\}", re.DOTALL)
_FOR = re.compile(r"-?\s*for\s+(\w+)\s+in\s+(.+?)\s*-?$", re.DOTALL)
_TEST = re.compile(r"-?\s*(?:el)?if\s+(.+?)\s*-?$", re.DOTALL)
_BARE = re.compile(r"-?\s*(?:else|endif|endfor)\s*-?$")
_FILTERS = frozenset({"upper", "lower", "title", "trim", "default", "d", "length", "count", "first", "last", "join"})
_START = 40
_WORDS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class TemplateFault(NamedTuple):
    """One fault of a template.

    Attributes:
        paragraph: Number of the paragraph, from 1, with tables, heads and feet after the body; 0 for the whole file.
        text: The beginning of that paragraph.
        what: What is wrong.
    """

    paragraph: int
    text: str
    what: str


def faults(template: bytes, form: str) -> Iterator[TemplateFault]:
    """Yield all faults of a template for a form; none where it can be used.

    Raises:
        UsageError: docxtpl is not installed.
    """
    paper = _opened(template)
    if paper is None:
        yield TemplateFault(0, "", said("not a Word file: save it as .docx"))
        return
    loops: dict[str, str] = {}
    depth: list[_Open] = []
    paragraphs, is_sound = list(_paragraphs(paper)), True
    for number, text in enumerate(paragraphs, start=1):
        for what in _of_paragraph(text, form, loops, depth):
            is_sound = False
            yield TemplateFault(number, text.strip()[:_START], what)
    if depth:
        yield TemplateFault(0, "", said("a {word} has no end", word=depth[-1].word))
    elif is_sound:
        yield from _of_all(paragraphs)


class _Open(NamedTuple):
    word: str
    around: dict[str, str]


def _plainly(tag: re.Match[str]) -> str:
    return f"{{% {tag['done'].strip('- ')} %}}" if tag["done"] else f"{{{{{tag['shown'] or 1}}}}}"


def _of_all(paragraphs: list[str]) -> Iterator[TemplateFault]:
    from jinja2 import TemplateSyntaxError

    from customs_cli.render.documents.drawn.word import sandbox

    tags = ["".join(map(_plainly, _TAG.finditer(text))) for text in paragraphs]
    try:
        sandbox().from_string("\n".join(tag.replace("\n", " ") for tag in tags))
    except (TemplateSyntaxError, RecursionError) as error:
        number = getattr(error, "lineno", 0)
        text = paragraphs[number - 1].strip() if number else ""
        yield TemplateFault(number, text[:_START], said("{text!r} cannot be read", text=text[:_START]))


def _paragraphs(paper: Any) -> Iterator[str]:
    places: list[Any] = [paper.element.body]
    for section in paper.sections:
        places += [section.header._element, section.footer._element]
    for place in places:
        for paragraph in place.iter(f"{_WORDS}p"):
            yield "".join(node.text or "" for node in paragraph.iter(f"{_WORDS}t"))


def _opened(template: bytes) -> Any:
    from customs_cli.render.documents.drawn.word import needed

    needed()
    import docx
    from docx.opc.exceptions import PackageNotFoundError

    try:
        return docx.Document(BytesIO(template))
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError, SyntaxError, OSError):
        return None


def _of_paragraph(text: str, form: str, loops: dict[str, str], depth: list[_Open]) -> Iterator[str]:
    rest = _TAG.sub("", text)
    if any(sign in rest for sign in ("{{", "}}", "{%", "%}", "{#")):
        yield said("a tag is not closed within its paragraph")
    for tag in _TAG.finditer(text):
        if tag["shown"] is not None:
            yield from _of_expression(tag["shown"], form, loops)
        elif tag["done"] is not None:
            yield from _of_statement(tag["done"].strip(), form, loops, depth)


def _of_statement(text: str, form: str, loops: dict[str, str], depth: list[_Open]) -> Iterator[str]:
    if loop := _FOR.match(text):
        depth.append(_Open("for", {**loops}))
        loops[loop[1]] = loop[2]
        if loop[2] not in tables_of(form):
            yield said("no table {name!r}: {may}", name=loop[2][:40], may=Listed(tables_of(form)))
    elif test := _TEST.match(text):
        if not text.lstrip("- ").startswith("elif"):
            depth.append(_Open("if", {**loops}))
        yield from _of_expression(test[1], form, loops)
    elif _BARE.match(text):
        word = text.strip("- ")
        begun = _Open("", {}) if not depth else depth[-1] if word == "else" else depth.pop()
        if word != "else":
            loops.clear()
            loops.update(begun.around)
        if begun.word not in (("for", "if") if word == "else" else (word.removeprefix("end"),)):
            yield said("{word} without its beginning", word=word)
    else:
        yield said("{word!r} is not allowed in a template", word=text[:40])


def _of_expression(text: str, form: str, loops: dict[str, str]) -> Iterator[str]:
    from jinja2 import TemplateSyntaxError

    from customs_cli.render.documents.drawn.word import sandbox

    try:
        parsed = sandbox().parse("{{" + text + "}}")
    except (TemplateSyntaxError, ValueError, RecursionError):  # ValueError: a number of thousands of digits
        yield said("{text!r} cannot be read", text=text.strip()[:40])
        return
    yield from _of_node(parsed, form, loops)


def _of_node(node: "Node", form: str, loops: dict[str, str]) -> Iterator[str]:
    from jinja2 import nodes

    if isinstance(node, nodes.Getattr | nodes.Getitem):
        yield from _of_column(node, form, loops)
        return
    if isinstance(node, nodes.Name):
        known = {*fields_of(form), *tables_of(form), *loops}
        if node.name not in known:
            yield _unknown(node.name, known)
    elif isinstance(node, nodes.Filter) and node.name not in _FILTERS:
        yield said("{word!r} is not allowed in a template", word=node.name[:40])
    elif isinstance(node, nodes.Mul | nodes.Pow | nodes.Mod):  # of a short text they may make one that fills the memory
        yield said("{word!r} is not allowed in a template", word=node.operator)
    elif isinstance(node, nodes.Call | nodes.CallBlock):
        yield said("{word!r} is not allowed in a template", word="()")
        return
    for child in node.iter_child_nodes():
        yield from _of_node(child, form, loops)


def _of_column(node: Any, form: str, loops: dict[str, str]) -> Iterator[str]:
    from jinja2 import nodes

    key = node.attr if isinstance(node, nodes.Getattr) else getattr(node.arg, "value", None)
    owner = node.node.name if isinstance(node.node, nodes.Name) else ""
    if owner == "has":
        known = {*fields_of(form), *tables_of(form), *FLAGS}
    elif owner == "loop":
        known = {"index", "first", "last", "length"} if loops else set()
    else:
        known = set(tables_of(form).get(loops.get(owner, ""), ()))
    if key not in known:
        yield _unknown(f"{owner}.{key}" if owner else str(key), {f"{owner}.{one}" for one in known})


def _unknown(name: str, known: set[str]) -> str:
    from customs_cli.domain.values.name_matching import nearest

    near = nearest(name, sorted(known)) if known else ()
    if near:
        return said("no field {name!r}; did you mean {near}?", name=name[:60], near=near[0])
    return said("no field {name!r}", name=name[:60])
