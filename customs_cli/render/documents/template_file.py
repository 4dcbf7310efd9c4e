"""The program's own Word templates, made from the layouts, which an office can copy and edit."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from customs_cli.domain.documents.forms import FORMS
from customs_cli.render.documents.drawn.word_paper import WordPaper
from customs_cli.render.documents.labels import DATE, LABELS, TABLES
from customs_cli.render.documents.letters import LAYOUTS
from customs_cli.render.documents.paper import told_columns
from customs_cli.render.documents.parts import C, F, P, Part, S, T
from customs_cli.render.documents.values import FormWords
from customs_cli.render.documents.widths import LABEL_AND_VALUE, MOST_COLUMNS, SIGNATURE, width

Rows = Mapping[str, Sequence[Mapping[str, str]]]
"""Name of a table -> its rows."""


def fields_of(form: str) -> tuple[str, ...]:
    """Return the fields that a template of a form may use."""
    return (*(name for name in FORMS[form].fields if not name.endswith("_zh")), "title", "draft")


def tables_of(form: str) -> dict[str, tuple[str, ...]]:
    """Return table -> its columns, for the tables that a template of a form may use."""
    own = {"goods", *FORMS[form].tables}
    columns = {name: tuple(key for key, _ in columns) for name, (_, columns) in TABLES.items() if name in own}
    return {**columns, "goods": (*columns["goods"], "hs")}


def ours(form: str, lang: str, tables: Rows = MappingProxyType({})) -> bytes:
    """Return the program's template of a form in a language, as the bytes of a `.docx`.

    Args:
        form: Code of the form.
        lang: `en` or `zh`.
        tables: Table -> the rows that will fill it; columns without a value in them are left out.
    """
    words, layout = FormWords(lang), LAYOUTS[form]
    columns = {
        part.name: told_columns(part.name, tables.get(part.name, ())) for part in layout.parts if type(part) is T
    }
    shown = [own for name, own in columns.items() if tables.get(name) or not tables]
    paper = WordPaper(words.lang, is_wide=any(len(own) > MOST_COLUMNS for own in shown))
    places = {name: f"{{{{ {name} }}}}" for name in fields_of(form)}
    title, number = words(layout.title), words("No. {number}", **places)
    paper.tag("{%p if draft %}")
    paper.centred(places["draft"], 14, is_bold=True)
    paper.tag("{%p endif %}")
    paper.centred(places["letterhead"], 13)
    paper.centred(title, 18, is_bold=True)
    paper.centred(number, 11)
    if layout.to:
        paper.para(words(layout.to, **places), is_indented=False)
    for part in layout.parts:
        when = part.when if isinstance(part, P | T) else ""
        if when:
            test = f"not has.{when[1:]}" if when.startswith("!") else f"has.{when}"
            paper.tag(f"{{%p if {test} %}}")
        _add(paper, part, columns, places, words)
        if when:
            paper.tag("{%p endif %}")
    paper.foot(number)
    return paper.saved(title)


def _add(
    paper: WordPaper,
    part: Part,
    columns: Mapping[str, Sequence[tuple[str, str]]],
    places: Mapping[str, str],
    words: FormWords,
) -> None:
    match part:
        case P(text=text):
            paper.para(words(text, **places))
        case F(names=names, optional=optional):
            paper.table([*_labelled(names, places, words), *_if_known(optional, places, words)], LABEL_AND_VALUE)
        case T(name=name):
            keys = [key for key, _ in columns[name]]
            cells = [f"{{{{ row.{key} }}}}" if key != "from" else "{{ row['from'] }}" for key in keys]
            rows = ((f"{{%tr for row in {name} %}}",), cells, ("{%tr endfor %}",))
            paper.title(words(TABLES[name][0]))
            paper.table(rows, list(map(width, keys)), heads=[words(head) for _, head in columns[name]])
        case S(labels=labels, absent=absent):
            if absent:
                paper.para(words("Where the party is absent or refuses to sign, the reason:") + " ________")
            paper.signs([(words(label, **places), "", words(DATE)) for label in labels], SIGNATURE)
        case C():
            paper.close((f"{places['office']} {words('(seal)')}", places["issued_on"]))


def _labelled(names: Sequence[str], places: Mapping[str, str], words: FormWords) -> Iterator[tuple[str, str]]:
    return ((words(LABELS[name]), places[name]) for name in names)


def _if_known(names: Sequence[str], places: Mapping[str, str], words: FormWords) -> Iterator[tuple[str, ...]]:
    for name in names:
        yield (f"{{%tr if has.{name} %}}",)
        yield from _labelled([name], places, words)
        yield ("{%tr endif %}",)
