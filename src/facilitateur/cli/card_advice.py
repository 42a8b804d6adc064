"""`facilitateur fiches proposer`: three cards for a moment, with reasons."""

from typing import Annotated, Any

import typer

from facilitateur.cli.arguments import whole_number
from facilitateur.cli.card_words import read_phase
from facilitateur.cli.desk import desk_of
from facilitateur.cli.output import say, say_json, tell
from facilitateur.cli.sessions import AS_JSON
from facilitateur.cli.shape import Command
from facilitateur.i18n.words import Words, mark

PhaseOption = Annotated[str | None, typer.Option("--phase", metavar=mark("PHASE"), help=mark("The phase you are in."))]
PeopleOption = Annotated[
    str | None, typer.Option("--personnes", "--people", metavar=mark("N"), help=mark("How many people there are."))
]
MinutesOption = Annotated[
    str | None, typer.Option("--minutes", metavar=mark("N"), help=mark("How many minutes there are."))
]
CountOption = Annotated[
    str, typer.Option("--nombre", "--count", metavar=mark("N"), help=mark("How many cards; three without it."))
]


def advise(
    ctx: typer.Context,
    phase: PhaseOption = None,
    people: PeopleOption = None,
    minutes: MinutesOption = None,
    count: CountOption = "3",
    as_json: Annotated[bool, typer.Option("--json", help=AS_JSON)] = False,
) -> None:
    """Propose cards."""
    from facilitateur.cards.advice import say_proposal
    from facilitateur.cards.recommending import Wish, recommend
    from facilitateur.domain.history import uses
    from facilitateur.past import read_past
    from facilitateur.storage.favourites import read_favourites

    desk = desk_of(ctx)
    words = desk.words
    known = {slug: len(found) for slug, found in uses(read_past(desk.sessions)).items()}
    wish = Wish(
        phase=None if phase is None else read_phase(words, phase),
        people=None if people is None else whole_number(words, "--personnes", people, 1, 10_000),
        minutes=None if minutes is None else whole_number(words, "--minutes", minutes, 1, 1_440),
        known=known,
        favourites=read_favourites(desk.workspace.root),
    )
    proposals = recommend(desk.library.cards.values(), wish, whole_number(words, "--nombre", count, 1, 20))
    if as_json:
        say_json([_as_data(words, one) for one in proposals])
        return
    for one in proposals:
        say(f"{one.card.text(words.language).name} ({one.card.slug})")
        say(f"  {say_proposal(words, one)}")
    if not any(one.fits for one in proposals):
        tell(words("No card fits everything: what speaks against each is said."))


def _as_data(words: Words, one: Any) -> dict[str, object]:
    from facilitateur.cards.advice import say_reason

    reasons = [{"because": str(each.because), **each.values, "said": say_reason(words, each)} for each in one.reasons]
    return {"slug": one.card.slug, "name": one.card.text(words.language).name, "fits": one.fits, "reasons": reasons}


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        "proposer",
        cls=Command,
        help=mark("Propose three cards for a phase, a group and so many minutes, with reasons."),
        epilog=mark("facilitateur cards suggest --phase ideation --people 14 --minutes 20"),
    )(advise)
