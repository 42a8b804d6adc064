"""The top of the session screen: challenge, clock, phases, block, steps and what to say aloud."""

from datetime import datetime, timedelta

from textual.content import Content

from facilitateur.domain.agenda import Block
from facilitateur.domain.card import CardText
from facilitateur.domain.phases import PHASES, Phase
from facilitateur.domain.state import ZERO
from facilitateur.domain.step_rounds import RoundGauge, round_gauge
from facilitateur.domain.timing import (
    DayPlan,
    block_gauge,
    clock_at,
    clock_of,
    day_plan,
    figures_at,
    held_end,
    local,
    step_gauge,
    target_of,
)
from facilitateur.domain.wallclock import announced_start
from facilitateur.i18n.formats import clock_digits, date_without_weekday, wall_time
from facilitateur.i18n.labels import block_title, phase_label, team_label
from facilitateur.i18n.lateness import late_until, shown_lateness
from facilitateur.tui.frame import Frame
from facilitateur.tui.painting.beside import beside_lines
from facilitateur.tui.painting.clockface import LEVEL_STYLES, lateness, left_or_over, timer
from facilitateur.tui.painting.horizon import distant, missed_pins, pin_sentence, shown_time
from facilitateur.tui.painting.text import ends, fit, fit_called, line, rule, wrap

DONE, NOW, BEGUN, TO_COME = "✓", "►", "◐", "○"
"""Signs of phases and steps; of a phase that has begun, some blocks are behind and others to come."""
MUTED = "$foreground 65%"
PHASE_CUTS = (20, 8, 7, 6, 5, 4, 3)
"""Cells of the name of a phase, tried until all seven stand on the line."""
SHORTEST_TITLE = 8
"""Cells of a block's name in which it can still be known; its team is never cut for a longer one."""
TEAM_CUTS = (18, 13, 0)
"""Cells of a team with its name, tried until the block's line holds both; at last its letter alone."""
CHALLENGE_ROOM = 24
"""Cells that the challenge keeps when the ends want to stand beside it."""


_Parts = list[Content | str | tuple[str, str]]


def paint_header(frame: Frame, width: int) -> list[Content]:
    """Return the header, one rule included; shorter on wide screens, where the rail shows steps and consigne."""
    if frame.wide:
        return [_title(frame, width), _phases(frame, width), rule(width)]
    lines = [_title(frame, width), _phases(frame, width), _block(frame, width)]
    if frame.block is not None and frame.state.card_of(frame.block) is not None:
        lines.append(_steps(frame, frame.block, width))
    lines += beside_lines(frame, width)
    lines += [line((f" {said}", "italic"), width=width) for said in _two_lines(consigne(frame), width - 2)]
    return [*lines, rule(width)]


def paint_too_small(frame: Frame, width: int, smallest: tuple[int, int]) -> list[Content]:
    """Return what a window that is too small shows: the clock, the timer, and what to do."""
    columns, rows = smallest
    said = frame.words("This window is too small: make it at least {columns}×{rows}.", columns=columns, rows=rows)
    lines = [line(" ", clock_line(frame), width=width)]
    if frame.block is not None and frame.block.id == frame.state.contents.current:
        gauge = block_gauge(frame.state, frame.block, frame.now)
        lines.append(line(" ", timer(frame.words, "", gauge, paused=frame.state.contents.paused), width=width))
    return [*lines, *(line((f" {text}", "bold $warning"), width=width) for text in wrap(said, width - 2)), rule(width)]


def consigne(frame: Frame) -> str:
    """Return the words to say aloud now: those of the step, else those of the card, else the block's note."""
    block = frame.block
    card = frame.state.card_of(block)
    if block is None or card is None:
        return block.note if block is not None else ""
    text = card.text(frame.words.language)
    step = clock_of(frame.state, block).step
    room = text.steps[step].room if step < len(text.steps) else ""
    return room or text.invitation


def _two_lines(text: str, width: int) -> list[str]:
    lines = wrap(text, width) if text else ()
    if len(lines) <= 2:
        return list(lines)
    return [lines[0], fit(f"{lines[1]} {lines[2]}", width)]


def clock_line(frame: Frame, room: int = 0) -> Content:
    """Return time of day, ahead or behind, and when the day will really end; with room, the ends before that too."""
    words, state = frame.words, frame.state
    plan = day_plan(state, frame.now)
    now = local(state, frame.now)
    parts: _Parts = [(f"{now:%H:%M}", "bold")]
    if state.contents.ended:
        return Content.assemble(*parts, " · ", (words("session over"), "bold"))
    if state.contents.visits:
        parts += [" · ", lateness(words, shown_lateness(state, plan))]
    else:
        parts += _beginning(frame, plan, now)
    end, planned = shown_time(frame, plan.projected_end), shown_time(frame, plan.planned_end)
    ending: _Parts = [" · ", (words("ends {time}", time=end), "bold")]
    was: _Parts = [(f" ({planned})", MUTED)] if plan.on_clock and planned != end else []
    named, short = (_missed(frame, plan, named=named) for named in (True, False))
    until = [] if named else _until(frame, plan)
    lasts: list[_Parts] = [[*named, *ending, *was], [*named, *ending], [*short, *ending]]
    choices = [([*parts, *until], lasts[0]), *((parts, last) for last in lasts)]
    fitting = (one for one in choices if not room or Content.assemble(*one[0], *one[1]).cell_length <= room)
    return _with_room(frame, *next(fitting, choices[-1]), room)


def _beginning(frame: Frame, plan: DayPlan, now: datetime) -> _Parts:
    """Return when the day was announced to begin, or how late it is already; nothing when nothing was announced."""
    words, opening = frame.words, announced_start(frame.state, frame.now)
    if opening is None:
        return []
    if opening <= frame.now:
        return [" · ", lateness(words, shown_lateness(frame.state, plan))]
    at = local(frame.state, opening)
    if at.date() == now.date():
        said = words("begins {time}", time=wall_time(at))
    elif at.date() == now.date() + timedelta(days=1):
        said = words("begins tomorrow {time}", time=wall_time(at))
    else:
        said = words("begins {date} {time}", date=date_without_weekday(words, at.date()), time=wall_time(at))
    return [" · ", (said, "bold")]


def _until(frame: Frame, plan: DayPlan) -> _Parts:
    """Return the fixed time that the lateness counts up to, and what becomes of it: « retard 5 min · 12:30 : tenu »."""
    slot = late_until(plan)
    if not frame.state.contents.visits or slot is None or not shown_lateness(frame.state, plan):
        return []
    return [(f" · {pin_sentence(frame, slot, named=False)[0]}", MUTED)]


def _missed(frame: Frame, plan: DayPlan, *, named: bool) -> _Parts:
    """Return the first fixed time that cannot be held."""
    slot = next(iter(missed_pins(plan)), None)
    return [] if slot is None else [" · ", (pin_sentence(frame, slot, named=named)[0], "bold $error")]


def _with_room(
    frame: Frame,
    first: list[Content | str | tuple[str, str]],
    last: list[Content | str | tuple[str, str]],
    room: int,
) -> Content:
    """Return the two parts with as many of the ends in between as there is room for, the last one first."""
    line = Content.assemble(*first, *last)
    between: list[str] = []
    for each in reversed(distant(frame, figures_at(frame.state, frame.now)) if room else []):
        wanted = [f" · {each.short} {shown_time(frame, each.at)}", *between]
        longer = Content.assemble(*first, *wanted, *last)
        if longer.cell_length > room:
            break
        line, between = longer, wanted
    return line


def _title(frame: Frame, width: int) -> Content:
    challenge = Content.styled(f" {frame.state.challenge}", "bold")
    if not frame.wide:
        room = width - min(challenge.cell_length, CHALLENGE_ROOM) - 1
        return ends(challenge, clock_line(frame, room), width)
    right: list[Content | str | tuple[str, str]] = []
    if _waits(frame):
        right = [(waiting_sentence(frame), "bold $accent"), " "]
    elif frame.block is not None:
        right = [(block_title(frame.words, frame.state, frame.block), "bold $primary"), " · ", _team(frame), "  "]
        if frame.block.id == frame.state.contents.current:
            gauge = block_gauge(frame.state, frame.block, frame.now)
            right += [timer(frame.words, "", gauge, paused=frame.state.contents.paused), " "]
    return ends(challenge, Content.assemble(*right), width)


def _team(frame: Frame, cut: int = TEAM_CUTS[0]) -> str:
    letters = [team.letter for team in frame.state.contents.teams]
    if len(letters) < 2:
        return ""
    if not frame.team:
        return team_label(frame.words, frame.state, frame.team)
    position = letters.index(frame.team) + 1 if frame.team in letters else 0
    said = frame.words(
        "team {letter} {n}/{total}", letter=_called(frame, frame.team, cut), n=position, total=len(letters)
    )
    return f"{said} {DONE} {frame.words('handed in')}" if frame.key in frame.state.contents.handed_in else said


def _called(frame: Frame, letter: str, cut: int = TEAM_CUTS[0]) -> str:
    return fit_called(frame.state.team_called(letter), cut) if cut else letter


def phase_marks(frame: Frame) -> list[tuple[Phase, str]]:
    """Return each phase with its mark: done, now, begun, to come, or empty when the agenda has none of it."""
    state = frame.state
    current = state.current
    position = state.agenda.position(current.id) if current else _furthest(frame)
    marks = []
    for phase in PHASES:
        blocks = enumerate(state.agenda.blocks)
        at = [i for i, block in blocks if block.phase is phase and not block.parked]
        if not at:
            mark = ""
        elif current is not None and current.phase is phase:
            mark = NOW
        elif max(at) <= position or state.contents.ended:
            mark = DONE
        else:
            mark = BEGUN if min(at) <= position else TO_COME
        marks.append((phase, mark))
    return marks


def _furthest(frame: Frame) -> int:
    visits = frame.state.contents.visits
    return frame.state.agenda.position(visits[-1].block) if visits else -1


def _phases(frame: Frame, width: int) -> Content:
    strip = next(filter(lambda one: one.cell_length <= width, (_strip(frame, cut) for cut in PHASE_CUTS)), None)
    strip = _strip(frame, PHASE_CUTS[-1]) if strip is None else strip
    return (
        ends(strip, clock_line(frame, width - strip.cell_length - 2), width) if frame.wide else line(strip, width=width)
    )


def _strip(frame: Frame, cut: int) -> Content:
    """Return the phases, the one that runs whole and the others in so many cells at most."""
    parts: list[tuple[str, str] | str] = []
    for phase, mark in phase_marks(frame):
        whole = phase_label(frame.words, phase)
        name = whole if mark == NOW else fit(whole, cut)
        if mark == NOW:
            parts.append((f" {NOW}{name.upper()}", "bold $accent"))
        elif mark == DONE:
            parts.append((f" {DONE}{name}", "$success"))
        elif mark == BEGUN:
            parts.append((f" {BEGUN}{name}", ""))
        else:
            parts.append((f" {mark or '·'}{name}", MUTED if mark else "$foreground 40%"))
    return Content.assemble(*parts)


def _block(frame: Frame, width: int) -> Content:
    words, state, block = frame.words, frame.state, frame.block
    if block is None:
        return line((f" {waiting_sentence(frame)}", "bold $primary"), width=width)
    right = _standing(frame, block)
    most = width - right.cell_length - 1 - SHORTEST_TITLE
    places = [_place(frame, block, cut) for cut in TEAM_CUTS]
    place = next((one for one in places if one.cell_length <= most), places[-1])
    room = max(width - right.cell_length - 1 - place.cell_length, SHORTEST_TITLE)
    name = Content.assemble((fit(f" {block_title(words, state, block)}", room), "bold $primary"), place)
    if block.note and state.card_of(block) is not None and width - right.cell_length - 1 - name.cell_length > 3:
        name = Content.assemble(name, (f" · {block.note}", MUTED))
    return ends(name, right, width)


def _place(frame: Frame, block: Block, cut: int) -> Content:
    """Return the number of a block and the team whose canvas shows."""
    team = _team(frame, cut)
    return Content.assemble((block_number(frame, block), MUTED), f" · {team}" if team else "")


def _standing(frame: Frame, block: Block) -> Content:
    """Return what is left of a block and when it ends, or why its clock does not run."""
    words, state = frame.words, frame.state
    if block.parked:
        return Content.styled(words("set aside"), "bold $warning")
    if block.id != state.contents.current:
        waiting = _waits(frame)
        said = waiting_sentence(frame) if waiting else words("not the running block")
        return Content.styled(said, "bold $accent" if waiting else "bold $warning")
    gauge = block_gauge(state, block, frame.now)
    left = timer(words, words("left"), gauge, paused=state.contents.paused)
    said = target_said(frame, block) or f"→ {shown_time(frame, frame.now + max(gauge.left, ZERO))}"
    return Content.assemble(left, (f" {said}", MUTED))


def target_said(frame: Frame, block: Block, *, of_step: bool = False) -> str:
    """Return « jusqu’à 10:15 » for a block, or its step, that was said to last until a time of day.

    Nothing where a fixed time ends it before.
    """
    target = target_of(frame.state, block, of_step=of_step)
    if target is None:
        return ""
    held = held_end(frame.state, block, frame.now)
    is_held = held is not None and held < target
    return "" if is_held else frame.words("until {time}", time=shown_time(frame, target))


def _waits(frame: Frame) -> bool:
    """Return whether no block runs and the shown one is where the session stands, so that what to do is said."""
    state, block = frame.state, frame.block
    here = block is None or not state.contents.visits or state.contents.visits[-1].block == block.id
    return state.current is None and here and (block is None or not block.parked)


def block_number(frame: Frame, block: Block) -> str:
    """Return ` 3/16`, the place of a block among those that are not parked; nothing for a parked one."""
    live = [each.id for each in frame.state.agenda.live]
    return f" {live.index(block.id) + 1}/{len(live)}" if block.id in live else ""


def waiting_sentence(frame: Frame) -> str:
    """Return what to do when no block runs."""
    words, state = frame.words, frame.state
    if state.contents.ended:
        return words("The session is over: F9 writes the notes.")
    if not state.contents.visits:
        return words("Ready: F8 starts the first block.")
    if state.contents.day_over:
        return words("The day is over: F8 starts the next one.")
    return words("F8 starts the next block.")


def _steps(frame: Frame, block: Block, width: int) -> Content:
    card = frame.state.card_of(block)
    text = card.text(frame.words.language) if card else None
    for cut in (60, 18, 12, 8, 0):
        parts = _step_parts(frame, block, text, cut)
        content = Content.assemble(*parts)
        if content.cell_length <= width:
            break
    return line(content, width=width)


def _step_parts(frame: Frame, block: Block, text: CardText | None, cut: int) -> list[tuple[str, str] | str]:
    clock = clock_at(frame.state, block, frame.now)
    running = block.id == frame.state.contents.current
    parts: list[tuple[str, str] | str] = []
    for i, seconds in enumerate(clock.steps):
        title = text.steps[i].title if text and i < len(text.steps) else ""
        if running and i == clock.step:
            turn = round_gauge(frame.state, block, i, frame.now)
            gauge = turn.gauge if turn is not None else step_gauge(frame.state, block, i, frame.now)
            mark = f"{round_mark(frame, turn)} " if turn is not None else ""
            parts.append((f" {i + 1} {fit(title, max(cut, 16)).upper()} ", "bold"))
            said = f"{NOW} {mark}{left_or_over(gauge)}/{clock_digits(gauge.allotted)}"
            parts.append((said, LEVEL_STYLES[gauge.level]))
            until = target_said(frame, block, of_step=True)
            parts += [(f" {until}", MUTED)] if until else []
        else:
            done = f" {DONE}" if i < clock.step else ""
            shown = f" {fit(title, cut)}" if cut else ""
            parts.append((f" {i + 1}{shown}{done} {minutes(seconds)}'", MUTED))
    return parts


def minutes(seconds: int) -> str:
    """Return whole minutes of a duration, or `<1`."""
    return str(round(seconds / 60)) if seconds >= 60 or not seconds else "<1"


def round_mark(frame: Frame, turn: RoundGauge) -> str:
    """Return « manche 2/6 », or « équipe C 2/4 » where the teams pass one after the other."""
    if turn.team:
        return frame.words(
            "team {letter} {n}/{total}", letter=_called(frame, turn.team), n=turn.number, total=turn.rounds
        )
    return frame.words("round {n}/{total}", n=turn.number, total=turn.rounds)
