"""`facilitateur repeter`: an agenda rehearsed at high speed on the real screens; without a terminal, as plain lines."""

import secrets
from typing import Annotated, Any

import typer

from facilitateur.cli.agenda_odds import SeedOption, read_seed
from facilitateur.cli.arguments import one_of, speed, usage
from facilitateur.cli.desk import Desk, desk_of
from facilitateur.cli.exits import ExitCode
from facilitateur.cli.live import AgendaOption
from facilitateur.cli.output import has_screen, heading, say, tell
from facilitateur.cli.shape import Command
from facilitateur.cli.statistics import known_statistics
from facilitateur.domain.cleaning import fold
from facilitateur.domain.paces import Paces
from facilitateur.i18n.formats import wall_time
from facilitateur.i18n.learning import paces_note
from facilitateur.i18n.words import mark

SPEED = 60.0
DRAWN, PAST = ("tirage", "random"), ("histoire", "history")
MOST_RANDOM = 10_000


SpeedOption = Annotated[
    str | None,
    typer.Option("--vitesse", "--speed", metavar="N", help=mark("How fast it runs, from 1 to 600; 60 without it.")),
]
DriftOption = Annotated[
    str | None,
    typer.Option(
        "--derive",
        "--drift",
        metavar=mark("random|history"),
        help=mark("An assumed drift, or that of your sessions; your sessions from five on, without it."),
    ),
]
KeepOption = Annotated[
    bool, typer.Option("--garder", "--keep", help=mark("Keep the rehearsed session; without it nothing stays."))
]
NoScreenOption = Annotated[
    bool, typer.Option("--sans-ecran", "--no-screen", help=mark("Run it through at once and print what to change."))
]


def rehearse(
    ctx: typer.Context,
    agenda: AgendaOption = None,
    speed_text: SpeedOption = None,
    seed_text: SeedOption = None,
    drift: DriftOption = None,
    keep: KeepOption = False,
    no_screen: NoScreenOption = False,
) -> int:
    """Rehearse an agenda."""
    desk = desk_of(ctx)
    if agenda is None:
        raise usage(desk.words("Name the agenda with --agenda; “facilitateur agendas list” shows them."))
    chosen_speed = speed(desk.words, speed_text) or SPEED
    seed = read_seed(desk, seed_text, 1 + secrets.randbelow(MOST_RANDOM))
    desk.makes = keep
    plot = _plot(desk, agenda, _paces(desk, drift), seed, chosen_speed)
    if keep:
        plot = plot._replace(keep_in=desk.workspace.sessions)
    if has_screen() and not no_screen:
        from facilitateur.tui.launch_rehearsal import open_rehearsal

        return open_rehearsal(desk.workspace, desk.settings, plot)
    _print(desk, plot)
    return ExitCode.OK


def _plot(desk: Desk, agenda: str, paces: Paces, seed: int, chosen_speed: float) -> Any:
    from facilitateur.cli.new_session import agenda_for
    from facilitateur.i18n.rehearsing import rehearsal_title
    from facilitateur.stage import Plot

    plan = agenda_for(desk, agenda)
    title = rehearsal_title(desk.words, plan.name)
    return Plot(plan, desk.library.cards, paces, title, desk.language, seed, chosen_speed)


def _paces(desk: Desk, drift: str | None) -> Paces:
    """Return the drift that was asked for; that of too few sessions is said to be assumed all the same."""
    known = known_statistics(desk)
    if drift is None:
        return Paces(known)
    option = "--derive" if desk.language == "fr" else "--drift"
    choices = [pair[0 if desk.language == "fr" else 1] for pair in (DRAWN, PAST)]
    said = fold(drift)
    said = next((choices[n] for n, pair in enumerate((DRAWN, PAST)) if said in pair), said)
    one_of(desk.words, option, said, choices)
    return Paces(known._replace(sessions=0) if said in DRAWN else known)


def _print(desk: Desk, plot: Any) -> None:
    """Run the plan through at once; print what happened, then what to change."""
    from facilitateur.cli.story import line_of
    from facilitateur.domain.events import StepStarted
    from facilitateur.domain.evolve import EMPTY, evolve
    from facilitateur.domain.lessons import lessons
    from facilitateur.domain.timing import local
    from facilitateur.i18n.rehearsing import lessons_sections
    from facilitateur.stage import Stage, sweep

    words = desk.words
    sweep()
    stage = Stage(plot)
    try:
        stage.run_through()
        state, records, now = stage.session.state, stage.session.records, stage.session.now()
        kept = stage.folder
    finally:
        stage.close()
    say(f"{plot.title} · {words('seed {n}', n=plot.seed)}")
    tell(paces_note(words, plot.paces))
    say()
    before = EMPTY
    for recorded in records:
        after = evolve(before, recorded)
        if not isinstance(recorded.event, StepStarted):
            line = line_of(words, before, after, recorded.event)
            if line is not None:
                say(f"{wall_time(local(after, recorded.at))}  {line}")
        before = after
    for title, sentences in lessons_sections(words, state, lessons(state, now, stage.paces)):
        say()
        if title:
            say(heading(title, words.language))
        say("\n".join(f"  {sentence}" if title else sentence for sentence in sentences))
    if kept is not None:
        tell(words("The rehearsal is kept as {name}.", name=kept.name))


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        "repeter",
        cls=Command,
        help=mark("Rehearse an agenda at high speed, with drift; nothing is written unless asked."),
        epilog=mark("facilitateur rehearse --agenda demi-journee --speed 120 --seed 7"),
    )(rehearse)
