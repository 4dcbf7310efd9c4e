"""Words that an officer may type for the stored ones: every word shown in Chinese, and the names of countries."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress

from customs_cli.domain.query.closed_words import WORDS
from customs_cli.errors import UsageError
from customs_cli.sentences import Named

COUNTRIES = ("origin", "departure", "destination", "country")
"""Fields of a filter that hold a country, or begin with one."""
_CHINESE = "zh"
_ALSO = {
    "status": "outcome",
    "type": "right-type",
    "how": "served-how",
    "to": "transfer-to",
    "transfer": "transfer-to",
    "apply": "reply",
}
"""Field or option -> field of lists whose further words are known."""


def word_meant(text: str, field: str, words: Iterable[str], *, is_begun: bool = False) -> list[str]:
    """Return the words of a closed list that a Chinese word may mean: `export` for `出口`, `detained` for `已扣留`.

    Args:
        text: The word as typed.
        field: The field with the closed list, such as `direction`.
        words: The words of the closed list.
        is_begun: Whether the beginning of the word that is shown is enough, `货` for `货运`, or where none begins so
            any part of it: `举报` for `群众举报`.
    """
    wanted = _plain(text)
    if wanted.isascii():
        return []
    if is_begun:
        shown = {word: _plain(next(_names(word, field))) for word in words}
        begun = [word for word, name in shown.items() if name.startswith(wanted)]
        return begun or [word for word, name in shown.items() if wanted and wanted in name]
    return [word for word in words if any(wanted == _plain(name) for name in _names(word, field))]


def listed(words: Iterable[str], field: str) -> Named:
    """Return the words of a closed list as a refusal names them: `export|import`, in Chinese `出口|进口`."""
    return Named("|".join(words), "|".join(next(_names(word, field)) for word in words))


def kinds_meant(names: Iterable[str], known: Collection[str]) -> tuple[str, ...]:
    """Return the dimensions or kinds of links meant by Chinese headings or field names; others are unchanged."""
    from customs_cli.domain.query.field_names import CHINESE

    meant = ((name, [CHINESE[name]] if CHINESE.get(name) in known else word_meant(name, "by", known)) for name in names)
    return tuple(found[0] if len(found) == 1 else name for name, found in meant)


def event_meant(text: str) -> str:
    """Return the event with a Chinese name, as it is typed (`public-notice`); a text in ASCII is returned unchanged.

    Raises:
        NotFound: No event has that name.
    """
    if text.isascii():
        return text
    from customs_cli.domain.batch.course.rare_events import LOGGED, no_event
    from customs_cli.domain.law.events import called
    from customs_cli.render.words.catalogue import Words
    from customs_cli.render.words.stored import event_called

    words, wanted = Words(_CHINESE), _plain(text)
    known = {_plain(re.sub("（.*）", "", event_called(called(name), words))): called(name) for name in LOGGED}
    plain = re.sub(r"\(.*\)", "", wanted)
    begun = [name for zh, name in known.items() if zh.startswith(plain)]
    if found := known.get(plain) or (begun[0] if len(begun) == 1 else ""):
        return found
    from customs_cli.domain.values.name_matching import nearest

    raise no_event(text, nearest(wanted, known))


def topics_meant(text: str) -> tuple[str, ...]:
    """Return the topics of help whose Chinese headline holds a Chinese word: `dates` for `日期`."""
    from customs_cli.render.pages.help.topics import TOPICS, about
    from customs_cli.render.words.catalogue import Words

    return () if text.isascii() else tuple(name for name in TOPICS if text in about(name, Words(_CHINESE)))


def country_meant(text: str) -> str | None:
    """Return the code of a country by its name, Chinese or English; None for an unknown one, and for a code."""
    from customs_cli.domain.values.countries import alpha2
    from customs_cli.domain.values.name_matching import folded

    if text.strip().upper() in alpha2():
        return None
    from customs_cli.register.shipped_countries import countries

    return countries().get(folded(text))


def value_meant(field: str, value: str) -> str:
    """Return the stored word for a value of a filter; other values are unchanged."""
    if field in COUNTRIES:
        return (country_meant(value) or value).casefold()
    if value.isascii():
        return value
    if field in WORDS:
        found = word_meant(value, field, WORDS[field]) or word_meant(value, field, WORDS[field], is_begun=True)
        return found[0] if len(found) == 1 else value
    if field == "category":
        from customs_cli.domain.values.categories import CATEGORIES

        return next((code for code, name in CATEGORIES.items() if name == value), value)
    return value


def term_meant(text: str) -> str:
    """Return the term of a filter that a bare word may mean: `status:已扣留` for `已扣留`; empty if none is known."""
    if text.casefold() in ("overdue", "逾期"):
        return "due<0"
    found = (field for field in ("status", *WORDS) if text in WORDS[field] or word_meant(text, field, WORDS[field]))
    return next((f"{field}:{text}" for field in found), "")


def term_typed(text: str) -> str:
    """Return the term of a filter that a text is, such as `mark:VIVO`; `goods:"red shoes"` for `goods:red shoes`.

    Empty for a text without the name of a field. The value is not checked.
    """
    from customs_cli.domain.query.field_names import CHINESE
    from customs_cli.domain.query.fields import BY_NAME
    from customs_cli.domain.query.filters import Term, parse_filter, written

    field, colon, value = unicodedata.normalize("NFKC", text).strip().partition(":")
    if not (colon and value.strip() and CHINESE.get(field.casefold(), field.casefold()) in BY_NAME):
        return ""
    with suppress(UsageError):
        if isinstance(parse_filter(text), Term):
            return text
    return written(Term(field=field, op=colon, values=(value.strip(),), at=1))


def _names(word: str, field: str) -> Iterator[str]:
    from customs_cli.register.shipped_words import words as written
    from customs_cli.render.words.catalogue import Words
    from customs_cli.render.words.phrases import FINDINGS, finding
    from customs_cli.render.words.stored import choice

    words = Words(_CHINESE)
    shown = finding(word, words) if field == "finding" and word in FINDINGS else choice(word, words)
    if field == "clear":
        from customs_cli.domain.query.field_names import CHINESE
        from customs_cli.render.words.told.labels import field_called

        shown = field_called(word, words)
        yield from (shown, *(name for name, known in CHINESE.items() if known == word))
    yield from (shown, re.sub("（.*）", "", shown))
    if field in ("by", "of"):
        from customs_cli.render.pages.sums.summary import HEADINGS

        yield from (words(HEADINGS[key]) for key in (word.replace("-", "_"),) if key in HEADINGS)
    yield from written(_ALSO.get(field, field).replace("-", "_")).get(word, ())


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().casefold()
