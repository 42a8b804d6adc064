"""The left rail of wide screens: steps, consigne, tip, pitfall, figures and parking lot."""

from textual.content import Content

from facilitateur.domain.agenda import Block
from facilitateur.domain.canvases.grouping import wanted_of
from facilitateur.domain.card import CanvasKind
from facilitateur.domain.group_intents import held_rounds
from facilitateur.domain.step_rounds import round_gauge, rounds_of
from facilitateur.domain.timing import clock_at, day_plan, figures_at, step_gauge
from facilitateur.i18n.formats import clock_digits
from facilitateur.i18n.labels import block_title, team_label
from facilitateur.tui.frame import Frame
from facilitateur.tui.painting.beside import rail_speech, rail_timers
from facilitateur.tui.painting.clockface import LEVEL_STYLES, left_or_over
from facilitateur.tui.painting.drawn_groups import round_lines, round_titles, step_titles
from facilitateur.tui.painting.header import DONE, NOW, consigne, minutes, round_mark, target_said
from facilitateur.tui.painting.horizon import horizon_lines
from facilitateur.tui.painting.status import figures_lines
from facilitateur.tui.painting.text import ends, line, wrap
from facilitateur.tui.painting.tree import therefore_lines

RAIL_WIDTH = 34
MUTED = "$foreground 65%"


def paint_rail(frame: Frame, height: int) -> list[Content]:
    """Return the rail, what matters most first; what does not fit is left out from the bottom."""
    width = RAIL_WIDTH - 1
    lines = _steps(frame, width)
    for title, rows in (
        (frame.words("Timers"), rail_timers(frame, width)),
        (frame.words("Speech"), rail_speech(frame, width)),
    ):
        if rows:
            lines += ["", _heading(title, width), *rows]
    if not frame.state.contents.ended:
        plan, figures = day_plan(frame.state, frame.now), figures_at(frame.state, frame.now)
        lines += ["", _heading(frame.words("Expected ends"), width), *horizon_lines(frame, plan, figures, width)]
    sections = [_section(title, body, width) for title, body in _sections(frame)]
    lines += [*(row for rows in sections[:1] for row in rows), *rail_groups(frame, width)]
    lines += [row for rows in sections[1:] for row in rows]
    members = members_line(frame)
    if members:
        lines += ["", _heading(team_label(frame.words, frame.state, frame.team), width)]
        lines += [line(f" {text}", width=width) for text in wrap(members, width - 2)[:4]]
    if frame.canvas.shown is CanvasKind.TREE:
        chain = therefore_lines(frame, width - 1, 6)
        if chain:
            lines += ["", _heading(frame.words("Read back"), width), *(Content.assemble(" ", said) for said in chain)]
    lines += ["", *figures_lines(frame, width)]
    if frame.comments:
        lines += ["", _heading(frame.words("What the figures say"), width)]
        lines += [line(f" {text}", width=width) for said in frame.comments for text in wrap(f"• {said}", width - 2)]
    parked = frame.parked
    if parked:
        lines += ["", _heading(frame.words("Parking lot ({n})", n=len(parked)), width)]
        lines += [line(f" • {note.text}", width=width) for note in parked[-5:]]
    painted = [text if isinstance(text, Content) else line(text, width=width) for text in lines]
    painted = [line(text, width=width) for text in painted[:height]]
    return painted + [line(width=width)] * (height - len(painted))


def rail_groups(frame: Frame, width: int) -> list[Content]:
    """Return the groups of the round that runs, on a canvas for something else."""
    block = frame.block
    drawn = frame.state.contents.groups.get(block.id) if block is not None else None
    if block is None or drawn is None or not drawn.rounds or frame.canvas.shown is CanvasKind.GROUPS:
        return []
    number = min(held_rounds(frame.state, block, frame.now), len(drawn.rounds) - 1)
    titles = step_titles(frame.words, frame.state, block.id, wanted_of(frame.canvas))
    title = round_titles(frame.words, drawn, titles)[number]
    return [Content(""), _heading(title, width), *round_lines(frame.words, frame.state, drawn, number, width)]


def members_line(frame: Frame) -> str:
    """Return the first names of the shown team where there are several teams."""
    teams = frame.state.contents.teams
    shown = next((team for team in teams if team.letter == frame.team), None)
    if shown is None or len(teams) < 2:
        return ""
    return ", ".join(frame.state.participant_name(code) for code in shown.members)


def _heading(text: str, width: int) -> Content:
    return line((f" {text.upper()}", "bold $primary"), width=width)


def _sections(frame: Frame) -> list[tuple[str, str]]:
    words = frame.words
    card = frame.state.card_of(frame.block)
    said = [(words("To say aloud"), consigne(frame))]
    if card is not None:
        text = card.text(words.language)
        said += [(words("Tip"), _first(text.tips)), (words("Pitfall"), _first(text.pitfalls))]
    return [(title, body) for title, body in said if body]


def _first(bullets: str) -> str:
    for text in bullets.split("\n"):
        if text.strip():
            return text.strip().removeprefix("- ")
    return ""


def _section(title: str, body: str, width: int) -> list[Content | str]:
    return ["", _heading(title, width), *(f" {text}" for text in wrap(body, width - 1))]


def _steps(frame: Frame, width: int) -> list[Content | str]:
    block, state = frame.block, frame.state
    if block is None:
        return []
    clock = clock_at(state, block, frame.now)
    title = Content.styled(f" {block_title(frame.words, state, block).upper()}", "bold")
    given = target_said(frame, block) or f"{minutes(clock.allotted)} min"
    lines: list[Content | str] = [ends(title, Content.styled(given, "bold"), width), ""]
    card = state.card_of(block)
    if card is None:
        return [*lines[:1], *([f" {block.note}"] if block.note else [])]
    if block.note:
        lines[1:] = [*(Content.styled(f" {said}", MUTED) for said in wrap(block.note, width - 1)), ""]
    text = card.text(frame.words.language)
    running = block.id == state.contents.current
    for i, seconds in enumerate(clock.steps):
        name = text.steps[i].title if i < len(text.steps) else ""
        if running and i == clock.step:
            gauge = step_gauge(state, block, i, frame.now)
            left = Content.styled(f" {NOW} {i + 1} {name}", "bold $accent")
            right = Content.styled(f"{left_or_over(gauge)}/{minutes(seconds)}'", LEVEL_STYLES[gauge.level])
            until = target_said(frame, block, of_step=True)
            lines += [ends(left, right, width), *([line((f"     {until}", MUTED), width=width)] if until else [])]
            lines += _round(frame, block, i, width)
            continue
        left = Content.styled(f" {DONE if i < clock.step else ' '} {i + 1} {name}", MUTED if i < clock.step else "")
        right = Content.styled(f"{minutes(seconds)} min", MUTED)
        lines.append(ends(left, right, width))
    return lines


def _round(frame: Frame, block: Block, step: int, width: int) -> list[Content]:
    """Return the round that runs, and which teams still have to pass."""
    turn = round_gauge(frame.state, block, step, frame.now)
    if turn is None:
        return []
    gauge = turn.gauge
    right = Content.styled(f"{left_or_over(gauge)}/{clock_digits(gauge.allotted)}", LEVEL_STYLES[gauge.level])
    rows = [ends(Content.styled(f"     {round_mark(frame, turn)}", "bold"), right, width)]
    waiting = rounds_of(frame.state, block, step).order[turn.number :]
    if waiting:
        said = frame.words("then {teams}", teams=", ".join(waiting))
        rows.append(line((f"     {said}", MUTED), width=width))
    return rows
