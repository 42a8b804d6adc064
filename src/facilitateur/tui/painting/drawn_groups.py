"""Groups drawn for a block whose canvas is for something else: all rounds, table by table; or the round that runs."""

from textual.content import Content

from facilitateur.domain.canvases.grouping import Wanted, draw_figures
from facilitateur.domain.people import attribute_names, values_of
from facilitateur.domain.seating import Groups
from facilitateur.domain.state import Session
from facilitateur.i18n.groups import draw_said, host_said
from facilitateur.i18n.words import Words
from facilitateur.tui.painting.text import wrap

MUTED = "$foreground 65%"
NOW = "►"


def paint_drawn(
    words: Words, state: Session, drawn: Groups, titles: tuple[str, ...], running: int, width: int
) -> list[Content]:
    """Return every round with its groups, then what is counted; `running` is the index of the round that runs."""
    lines: list[Content] = []
    for number, title in enumerate(round_titles(words, drawn, titles)):
        mark = NOW if number == running else " "
        lines += [Content.styled(f" {mark} {title}", "bold $accent" if number == running else "bold")]
        lines += round_lines(words, state, drawn, number, width)
    said = facts_said(words, state, drawn)
    return [*lines, Content(""), *(Content.styled(f" {row}", MUTED) for row in wrap(" · ".join(said), width - 2))]


def facts_said(words: Words, state: Session, drawn: Groups) -> list[str]:
    """Return what is counted of a draw, how many rounds were held, and who is absent."""
    people = state.contents.participants
    attribute = next(iter(attribute_names(people)), "")
    figures = draw_figures(drawn.rounds, drawn.held, values_of(people, attribute), drawn.hosts)
    said = draw_said(words, figures, attribute)
    if drawn.held:
        said.append(words.plural("{n} round held", "{n} rounds held", drawn.held))
    if drawn.absent:
        names = ", ".join(state.participant_name(code) for code in drawn.absent)
        said.append(words("absent: {names}", names=names))
    return said


def round_lines(words: Words, state: Session, drawn: Groups, number: int, width: int) -> list[Content]:
    """Return the groups of a round, a line or more each; hosts stand first."""
    lines: list[Content] = []
    for place, group in enumerate(drawn.rounds[number], 1):
        names = (state.participant_name(code) for code in group)
        said = [
            host_said(words, name) if code in drawn.hosts else name for code, name in zip(group, names, strict=True)
        ]
        rows = wrap(", ".join(said), max(width - 6, 10))
        lines += [
            Content.assemble((f" {place:>3} " if first == 0 else "     ", MUTED), row) for first, row in enumerate(rows)
        ]
    return lines


def round_titles(words: Words, drawn: Groups, titles: tuple[str, ...]) -> list[str]:
    """Return what each round is called: by its number, and by its step where it has one."""
    found = []
    for number in range(1, len(drawn.rounds) + 1):
        title = titles[number - 1] if number <= len(titles) else ""
        found.append(title or words("Round {n}", n=number))
    return found


def step_titles(words: Words, state: Session, block_id: str, wanted: Wanted | None) -> tuple[str, ...]:
    """Return the titles of the steps in which the rounds of a block are held."""
    block = state.agenda.block(block_id)
    card = state.card_of(block) if block is not None else None
    if card is None or wanted is None:
        return ()
    steps = card.text(words.language).steps
    return tuple(steps[number - 1].title if number <= len(steps) else "" for number in wanted.steps)


def offer(words: Words, wanted: Wanted) -> str:
    """Return what a draw would be: « groups of 5, 3 rounds, a host stays at each table »."""
    if wanted.joined:
        return (
            words("pairs first, then groups of {n} made of them", n=wanted.joined)
            if wanted.size == 2
            else words("groups of {size}, then groups of {n} made of them", size=wanted.size, n=wanted.joined)
        )
    said = [words("groups of {n}", n=wanted.size)]
    if wanted.rounds > 1:
        said.append(words.plural("{n} round", "{n} rounds", wanted.rounds))
    if wanted.hosts:
        said.append(words("a host stays at each table"))
    return ", ".join(said)
