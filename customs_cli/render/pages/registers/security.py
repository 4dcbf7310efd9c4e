"""The security for goods of a value, as a page and as JSON."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from customs_cli.domain.batch.proceeding_record import Security
from customs_cli.domain.law.security import Required, Window
from customs_cli.domain.values.money import HOME, Money
from customs_cli.domain.values.name_matching import UNKNOWN
from customs_cli.render.forms.jsonfile import money
from customs_cli.render.layout.page import Block, Card, CardField, Page, Text, field
from customs_cli.render.words.articles import cited
from customs_cli.render.words.catalogue import Words, marked
from customs_cli.reports.batches.security import HolderSecurity, SecurityAnswer

RULES = (
    marked("equal to the value of the goods"),
    marked("value below 20,000: equal to the value"),
    marked("value 20,000 to 200,000: half of it, at least 20,000"),
    marked("value above 200,000: 100,000"),
    marked("last year's costs, at least 200,000"),
    marked("this procedure computes no security"),
)
"""The rules (`Required.rule`) as readers see them."""


def page(answer: SecurityAnswer, words: Words) -> Page:
    """Return a card with the amount, the rule, the article, and what can replace the security."""
    return Page(title=words("Security"), blocks=(Card(fields=tuple(_fields(answer, words))),))


def as_json(answer: SecurityAnswer) -> dict[str, Any]:
    """The object of `customs.security/1`."""
    return {
        "schema": "customs.security/1",
        "value": None if answer.value is None else money(_cny(answer.value)),
        "basis": answer.basis,
        "procedure": answer.procedure,
        "right_type": answer.right_type,
        "security": money(_cny(answer.required.amount)),
        "rule": answer.required.rule,
        "article": answer.required.article,
        "general_guarantee": _general_json(answer.general, answer.window),
        "counter_security": _required_json(answer.counter),
    }


def batch_page(ref: str, holders: Sequence[HolderSecurity], words: Words) -> Page:
    """Return a card for each holder: the security it has to lodge (if the value is known), and what it has lodged."""
    cards: list[Block] = []
    for one in holders:
        fields = [*(_fields(one.answer, words) if one.answer else _unknown(words)), *_lodged(one, words)]
        name = words("holder unknown") if one.holder == UNKNOWN else one.holder
        cards.append(Card(title=name, fields=tuple(fields), names=(("holder", one.holder),)))
    nothing = (Text(text=words("No mark is given: no holder lodges security.")),)
    return Page(title=words("Security for {ref}", ref=ref), blocks=tuple(cards) or nothing, refs=(ref,))


def batch_json(ref: str, holders: Sequence[HolderSecurity]) -> dict[str, Any]:
    """Return the object of `customs.security/1` for a batch: `holders`, each as for a value, with what was lodged."""
    rows = []
    for one in holders:
        answer = {name: value for name, value in as_json(one.answer).items() if name != "schema"} if one.answer else {}
        rows.append({"holder": one.holder, **answer, "lodged": _lodged_json(one.lodged)})
    return {"schema": "customs.security/1", "ref": ref, "holders": rows}


def _unknown(words: Words) -> Iterator[CardField]:
    yield CardField(key="value", label=words("Value"), value=words("not known"))


def _lodged(one: HolderSecurity, words: Words) -> Iterator[CardField]:
    if one.lodged:
        form = " ".join(filter(None, (words.word(one.lodged.form), one.lodged.number)))
        yield CardField(key="lodged", label=words("Lodged"), value=one.lodged.amount or form, kind="money")
        if one.lodged.amount:
            yield CardField(key="lodged_form", label=words("Form"), value=form)


def _lodged_json(lodged: Security | None) -> dict[str, Any] | None:
    if lodged is None:
        return None
    day = lodged.lodged_on.isoformat() if lodged.lodged_on else None
    amount = money(lodged.amount) if lodged.amount else None
    return {"amount": amount, "form": lodged.form, "number": lodged.number, "lodged_on": day}


def _fields(answer: SecurityAnswer, words: Words) -> Iterator[CardField]:
    if answer.value is not None:
        yield field("value", words("Value"), _cny(answer.value), "money")
    yield field("basis", words("Basis"), words.word(answer.basis), "word")
    yield field("right_type", words("Right"), words.word(answer.right_type), "word")
    yield field("security", words("Security"), _cny(answer.required.amount), "money")
    yield field("rule", words("Rule"), words(answer.required.rule))
    yield field("article", words("Article"), cited(answer.required.article, True, words))
    yield from _guarantee(answer, words)
    if answer.counter:
        article = cited(answer.counter.article, True, words)
        rule = words("{why} ({article})", why=words(answer.counter.rule), article=article)
        yield field("counter_security", words("Deposit for release on bond"), _cny(answer.counter.amount), "money")
        yield field("counter_rule", words("Rule"), rule)
    if answer.required.article:
        yield field("note", words("Note"), words("Each holder lodges security on the value of its own goods."))


def _guarantee(answer: SecurityAnswer, words: Words) -> Iterator[CardField]:
    if answer.general:
        frees = words("replaces the security for each case: trademarks only, approved by GACC")
        said = words("{why} ({article})", why=frees, article=cited(answer.general.article, True, words))
        yield field("general_guarantee", words("General guarantee"), said)
        yield field("general_guarantee_amount", words("Guaranteed amount"), words(answer.general.rule))
    if answer.window:
        span = f"{answer.window.starts_on} .. {answer.window.ends_on}"
        yield field("general_guarantee_holds", words("Valid"), span)
        yield field("letter_until", words("Letter of guarantee valid until"), answer.window.letter_until, "date")


def _general_json(general: Required | None, window: Window | None) -> dict[str, Any] | None:
    if general is None:
        return None
    dates = (window.starts_on, window.ends_on, window.letter_until) if window else (None, None, None)
    names = ("from", "to", "letter_until")
    return {
        "minimum": money(_cny(general.amount)),
        "rule": general.rule,
        "article": general.article,
        **{name: day.isoformat() if day else None for name, day in zip(names, dates, strict=True)},
    }


def _required_json(required: Required | None) -> dict[str, Any] | None:
    if required is None:
        return None
    return {"amount": money(_cny(required.amount)), "rule": required.rule, "article": required.article}


def _cny(amount: Decimal) -> Money:
    return Money(amount=amount, currency=HOME)
