"""The body of a report: phase by phase, block by block, team by team."""

from collections.abc import Sequence

from facilitateur.domain.agenda import Block, BlockKind
from facilitateur.domain.authors import voices
from facilitateur.domain.canvases.balloting import present_people
from facilitateur.domain.canvases.figures import common_figures
from facilitateur.domain.canvases.places import SCORED, CanvasView
from facilitateur.domain.canvases.pooled import pooled_survey
from facilitateur.domain.canvases.reactions import chosen_of
from facilitateur.domain.card import CanvasKind
from facilitateur.domain.earlier import methods_before
from facilitateur.domain.phases import Phase
from facilitateur.domain.privacy import left_out
from facilitateur.domain.state import WHOLE_ROOM, Note
from facilitateur.domain.told_time import told_time
from facilitateur.export.document import Heading, Paragraph, Part, Span, emphasis, plain, strong
from facilitateur.export.report_agenda import is_to_come, planned_time, real_times
from facilitateur.export.report_canvas import canvas_parts, earlier_parts
from facilitateur.export.report_groups import groups_parts
from facilitateur.export.report_notes import evidence_said
from facilitateur.export.report_photos import attached_parts, files_of
from facilitateur.export.report_selection import selected
from facilitateur.export.report_timers import has_turns, turns_parts
from facilitateur.export.report_votes import has_votes, votes_parts
from facilitateur.export.telling import DOT, Telling
from facilitateur.i18n.comments import chosen_said, voices_said
from facilitateur.i18n.formats import change, colon, duration, listing, number, rounded
from facilitateur.i18n.labels import phase_label, team_label
from facilitateur.i18n.scores import pooled_said

QUIET = (BlockKind.WELCOME, BlockKind.BREAK, BlockKind.LUNCH, BlockKind.BUFFER, BlockKind.PLENARY)
"""Blocks that stand in the table only, unless something was written down in them."""


def phase_parts(telling: Telling) -> list[Part]:
    """Return a section a phase, in the order in which the agenda comes to them."""
    parts: list[Part] = []
    if not telling.options.include.blocks:
        return parts
    for phase, blocks in by_phase(telling.session.agenda.blocks).items():
        section = _section(telling, blocks)
        if section:
            title = phase_label(telling.words, phase, capital=True) if phase else telling.words("Opening")
            parts += [Heading(2, plain(title)), *section]
    return parts


def by_phase(blocks: Sequence[Block]) -> dict[Phase | None, list[Block]]:
    """Gather blocks by phase; a block without one belongs to the phase that was going on before it."""
    gathered: dict[Phase | None, list[Block]] = {}
    phase: Phase | None = None
    for block in blocks:
        phase = block.phase or phase
        gathered.setdefault(phase, []).append(block)
    return gathered


def _section(telling: Telling, blocks: Sequence[Block]) -> list[Part]:
    session = telling.session
    parts: list[Part] = []
    skipped: list[Block] = []
    for block in blocks:
        drawn = _is_told_apart(telling, block)
        has_content = drawn or telling.is_used(block) or bool(files_of(telling, block) or left_out(session, block.id))
        was_run = bool(real_times(telling, block))
        if has_content or (was_run and block.kind not in QUIET):
            parts += _block(telling, block)
        elif not was_run and block.kind not in QUIET:
            skipped.append(block)
    return parts + _skipped(telling, skipped)


def _skipped(telling: Telling, blocks: Sequence[Block]) -> list[Part]:
    """Say which methods were not run, and which are still to come."""
    words, said = telling.words, []
    coming = [block for block in blocks if is_to_come(telling.session, block)]
    for label, some in (
        (words("Not run"), [block for block in blocks if block not in coming]),
        (words("To come"), coming),
    ):
        if some:
            names = (f"{telling.title(block.id)} ({duration(words, planned_time(block))})" for block in some)
            said.append(Paragraph(emphasis(label + colon(words) + ", ".join(names) + ".")))
    return list(said)


def _block(telling: Telling, block: Block) -> list[Part]:
    words, session = telling.words, telling.session
    card = session.card_of(block)
    parts: list[Part] = [Heading(3, plain(telling.title(block.id))), Paragraph(emphasis(_times(telling, block)))]
    has_notes = telling.is_used(block)
    if card is not None and has_notes and card.text(words.language).purpose:
        parts.append(Paragraph(plain(card.text(words.language).purpose)))
    if block.note:
        parts.append(Paragraph((*strong(words("In this session")), Span(colon(words) + block.note))))
    parts += groups_parts(telling, block)
    if has_notes:
        parts += [*_teams(telling, block), *_pooled(telling, block)]
        figures = _figures(telling, block)
        parts += [Paragraph(emphasis(figures))] if figures else []
    elif not _is_told_apart(telling, block) and not left_out(session, block.id):
        parts.append(Paragraph(plain(words("Nothing was written down."))))
    parts += _private(telling, block)
    return parts + votes_parts(telling, block, 4) + turns_parts(telling, block) + attached_parts(telling, block)


def _pooled(telling: Telling, block: Block) -> list[Part]:
    """Return the score of a survey over all teams, where several answered; also that of a survey replaced since."""
    words, parts = telling.words, list[Part]()
    headcount = present_people(telling.session, block.id, WHOLE_ROOM)
    if (survey := pooled_survey(telling.session, block, words.language)) is not None:
        said = pooled_said(words, survey, headcount)
        parts.append(Paragraph(strong(said[:1].upper() + said[1:])))
    for old in methods_before(telling.session, block):
        if (survey := pooled_survey(old.session, old.block, words.language)) is not None:
            before = words("Under “{name}”, replaced during the block", name=old.card.text(words.language).name)
            parts.append(Paragraph(strong(f"{before}, {pooled_said(words, survey, headcount)}")))
    return parts


def _private(telling: Telling, block: Block) -> list[Part]:
    """Say how many notes are not printed because the method keeps them private."""
    n = left_out(telling.session, block.id)
    said = telling.words.plural("{n} private note is not printed.", "{n} private notes are not printed.", n)
    return [Paragraph(emphasis(said))] if n else []


def _is_told_apart(telling: Telling, block: Block) -> bool:
    """Whether a block has something to tell besides what stands on its canvases: groups, votes, turns."""
    drawn = block.id in telling.session.contents.groups
    return drawn or has_votes(telling, block) or has_turns(telling, block)


def _times(telling: Telling, block: Block) -> str:
    """Return « 10 h 02 – 10 h 19 · 17 min pour 15 min prévues (+2 min) »."""
    words = telling.words
    planned = planned_time(block)
    times = real_times(telling, block)
    if not times:
        return words("not run, {planned} planned", planned=duration(words, planned))
    spent = told_time(telling.session, block, telling.now).real
    facts = {"real": duration(words, spent), "planned": duration(words, planned)}
    if telling.session.contents.current == block.id:
        return times + DOT + words("{real} so far, {planned} planned", **facts)
    over = spent - planned
    if not over:
        return times + DOT + words("{real}, as planned", real=facts["real"])
    return times + DOT + words("{real} for {planned} planned ({change})", **facts, change=change(words, over))


def _teams(telling: Telling, block: Block) -> list[Part]:
    session = telling.session
    parts: list[Part] = []
    silent: list[str] = []
    teams = session.canvas_teams(block.id)
    for team in teams:
        notes, view = session.notes_of(block.id, team), telling.view(block, team)
        if not session.is_used(block.id, team):
            silent.append(team_label(telling.words, telling.session, team))
        elif len(teams) > 1:
            title = team_label(telling.words, telling.session, team)
            parts.append(Heading(4, plain(title[:1].upper() + title[1:])))
            parts += _canvas(telling, view, notes, 5, (block.id, team))
            parts += earlier_parts(telling, block, team, 5)
        else:
            parts += _canvas(telling, view, notes, 4, (block.id, team))
            parts += earlier_parts(telling, block, team, 4)
    if silent and len(silent) < len(teams):
        said = telling.words("Without any note: {teams}.", teams=listing(telling.words, silent))
        parts.append(Paragraph(plain(said)))
    return parts


def _canvas(telling: Telling, view: CanvasView, notes: Sequence[Note], level: int, key: tuple[str, str]) -> list[Part]:
    """Return a canvas; of a very long session the notes that matter most, without figures that would be theirs only."""
    told = selected(telling, view.shown, notes)
    parts = canvas_parts(telling, view, told, level, key)
    if len(told) == len(notes):
        return parts
    said = telling.words(
        "{n} of {all} notes stand here: those kept, decided or voted for first, then the earliest. "
        "All of them stand in the workbook and the tables (xlsx, csv).",
        n=len(told),
        all=len(notes),
    )
    return [*(parts[:-1] if isinstance(parts[-1], Paragraph) else parts), Paragraph(emphasis(said))]


def _teams_in(telling: Telling, block: Block) -> int:
    """Return how many teams said that they handed in; none when nobody said so."""
    teams = telling.session.contents.teams
    return sum((block.id, team.letter) in telling.session.contents.handed_in for team in teams)


def _figures(telling: Telling, block: Block) -> str:
    """Return the figures of the whole block."""
    words = telling.words
    figures = common_figures(telling.session, block, telling.now)
    view = telling.view(block)
    counts_notes = view.shown not in SCORED or figures.notes
    said = [words.plural("{n} note", "{n} notes", figures.notes)] if counts_notes else []
    if figures.carried:
        said.append(words.plural("{n} of them carried over", "{n} of them carried over", figures.carried))
    rate = rounded(figures.per_minute or 0, 1)
    if rate and counts_notes and figures.notes > figures.carried:
        said.append(words("{n} per minute", n=number(words, float(rate), 1)))
    if figures.teams > 1:
        came = _teams_in(telling, block)
        facts = {"n": came or figures.teams_in, "teams": figures.teams}
        handed_in = words("handed in by {n} of {teams} teams", **facts)
        said.append(handed_in if came else words("written by {n} of {teams} teams", **facts))
    said += chosen_said(words, chosen_of(telling.session, block.id, view))
    said += voices_said(words, voices(telling.session, block.id, view))
    if view.shown is CanvasKind.LIST or figures.teams_in > 1:
        said += evidence_said(telling, telling.notes(block))
    return DOT.join(said)
