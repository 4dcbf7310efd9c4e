"""`customs same`."""

from typing import TYPE_CHECKING, Annotated

import typer

from customs_cli.cli.options.acts import DryRunOpt
from customs_cli.cli.options.groups import grouped
from customs_cli.cli.options.params import ReasonOpt, desk_of, refuse_beside
from customs_cli.cli.options.tables import TABLE, LimitOpt, TableOptions, cut_of
from customs_cli.errors import Refusal, UsageError
from customs_cli.render.words.catalogue import marked
from customs_cli.sentences import command

if TYPE_CHECKING:
    from collections.abc import Sequence

    from customs_cli.cli.console import Form
    from customs_cli.cli.desk import Desk
    from customs_cli.domain.chain.same import Word
    from customs_cli.reports.trace.chain.pairs import Pair

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
@grouped
def same(
    ctx: typer.Context,
    a: Annotated[str | None, typer.Argument(metavar="[A]", help="A party: name, credit code or enterprise.")] = None,
    b: Annotated[str | None, typer.Argument(metavar="[B]", help="The party that A is the same as.")] = None,
    reason: ReasonOpt = None,
    review: Annotated[
        bool, typer.Option("--review", help="Review the open proposals, most certain first, and decide each.")
    ] = False,
    overrule: Annotated[
        bool, typer.Option("--overrule", help="Decide so even if the two were recorded as different before.")
    ] = False,
    limit: LimitOpt = None,
    dry_run: DryRunOpt = False,
    answer: TableOptions = TABLE,
) -> None:
    """Record that two parties are the same; without parties, list possible and decided pairs.

    No records are merged: chains use the decision, while links and sums use what the batches say. Undo takes it back.

    customs same "Shenzhen Haoyun Trading Co., Ltd." 深圳市好运贸易有限公司 --reason "licence seen"
    """
    from customs_cli.domain.chain.same import Verdict
    from customs_cli.render.pages.trace import pairs as drawn
    from customs_cli.reports.trace.chain.pairs import pairs

    desk, form = desk_of(ctx), answer.form
    if a is not None or b is not None:
        aside = {"--review": review, "--limit": limit is not None, "--csv": form.csv, "-o": form.file}
        refuse_beside("A", aside)
    if a is not None or b is not None or reason is not None or overrule:
        decide(desk, a, b, "same", reason or "", form, overrule=overrule, dry_run=dry_run)
        return
    if dry_run:
        raise UsageError("which two parties?", hint=command("same", "A", "B", "--dry-run"))
    found = pairs(desk.books, list(desk.register.all(Verdict)))
    if review and desk.may_ask and not form.json:
        _reviewed(desk, [pair for pair in found if pair.verdict == "proposed"])
        return
    cut = cut_of(limit, form)
    shown = found[: cut.most]
    left = len(found) - len(shown)
    desk.show(
        lambda: drawn.page(shown, desk.words, left_out=left, advised=cut.is_ours), lambda: drawn.as_json(shown), form
    )


def decide(
    desk: "Desk",
    a: str | None,
    b: str | None,
    word: "Word",
    reason: str,
    form: "Form",
    *,
    overrule: bool = False,
    dry_run: bool = False,
) -> None:
    """Keep what an officer has decided on two parties, and say so; with `dry_run` only say it."""
    from customs_cli.domain.chain.same import party_key
    from customs_cli.domain.rights.enterprise import Enterprise
    from customs_cli.register.directories import KINDS
    from customs_cli.render.pages.trace import pairs as drawn
    from customs_cli.services.parties import deciding
    from customs_cli.services.parties.naming import parties_meant

    if not a or not b:
        raise UsageError("which two parties?", hint=command(word, "A", "B", "--reason", "TEXT"))
    desk.is_to_act()
    desk.register.whole((*KINDS, Enterprise))
    one, other = desk.books.together(lambda of: parties_meant(desk.register, of, (a, b)))
    if one.text == other.text and party_key(a) != party_key(b):
        raise UsageError("{a!r} and {b!r} are one party already", a=a[:40], b=b[:40], hint=command("chain", a))
    duty = desk.duty().but(is_tried=dry_run)
    kept = deciding.decide(duty, one.text, other.text, word, reason=reason, overrule=overrule)
    if form.json:
        desk.console.say_json(drawn.as_json([drawn.decided(kept)]))
    elif form.quiet:
        desk.say(kept.code)
    else:
        if dry_run:
            desk.say(desk.words("Nothing is written. This would happen:"))
        desk.say(drawn.told(kept, desk.words))
    if not dry_run:
        desk.tidy()


_WORDS: dict[str, "Word"] = {"s": "same", "d": "different"}


def _letter(text: str) -> str:
    letter = text.strip().casefold()[:1]
    if letter not in (*_WORDS, "q"):
        raise UsageError("{text!r} is not s, d or q", text=text[:40], hint="an empty answer skips this pair")
    return letter


def _reviewed(desk: "Desk", open_pairs: "Sequence[Pair]") -> None:
    from customs_cli.cli.helping.asking import Asking
    from customs_cli.render.pages.trace import pairs as drawn
    from customs_cli.render.words.refusals import for_reader
    from customs_cli.services.parties.deciding import decide as kept

    ask = Asking(desk)
    count = 0
    for place, pair in enumerate(open_pairs, start=1):
        for line in drawn.asked(pair, place, len(open_pairs), desk.words):
            desk.say(line)
        answer = ask(marked("s same, d different, Enter decide later, q quit"), "", _letter)
        if answer == "q":
            break
        if answer in _WORDS:
            why = ask("Reason", "", str.strip) or ""
            a, b = pair.a_code or pair.a, pair.b_code or pair.b
            try:
                desk.say(drawn.told(kept(desk.duty(), a, b, _WORDS[answer], reason=why), desk.words))
                count += 1
            except Refusal as refused:  # by what was decided of others: said, and the walk goes on
                desk.say(for_reader(refused.message, desk.words))
    desk.say(desk.words("{count} decided.", count=count))
    desk.tidy()
