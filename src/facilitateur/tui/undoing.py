"""What undo took back, told so that nobody has to look for it: which note, where, which row, who stays on the list."""

from itertools import zip_longest

from facilitateur.domain.canvases.places import canvas_view
from facilitateur.domain.state import CanvasKey, Contents, Note, Session
from facilitateur.i18n.formats import listing
from facilitateur.i18n.labels import block_title, team_label
from facilitateur.i18n.votes import quoted
from facilitateur.i18n.words import Words
from facilitateur.tui.painting.text import fit
from facilitateur.tui.wording import say_action

LONGEST = 40
"""Cells of a text that is told."""


def say_undone(words: Words, state: Session, label: str, before: Contents, here: CanvasKey) -> str:
    """Return what undo or redo did, as a sentence.

    Args:
        words: The language.
        state: The session as it is now.
        label: Class name of the first event of the action.
        before: What was in force before undo or redo.
        here: The canvas that the screen shows; another one is named.
    """
    after = state.contents
    action = say_action(words, label, before, after)
    detail = _note_said(words, state, before, here)
    detail = detail or _place_said(words, before, after) or _row_said(words, state, before)
    said = f"{action} {detail}." if detail else f"{action}."
    left = [state.participant_name(code) for code in sorted(_seated(before) - _seated(after))]
    if left:
        said += " " + words.plural(
            "{names} stays on the list, without a team.",
            "{names} stay on the list, without a team.",
            len(left),
            names=listing(words, left),
        )
    return said


def _seated(contents: Contents) -> set[str]:
    return {code for team in contents.teams for code in team.members}


def _note_said(words: Words, state: Session, before: Contents, here: CanvasKey) -> str:
    """Return the words of the only note that changed, and where it stands or stood."""
    pairs = zip_longest(before.notes, state.contents.notes)
    changed = [new or old for old, new in pairs if old is not new]
    note = changed[0] if len(changed) == 1 else None
    if note is None:
        return ""
    where = _where(words, state, note, here)
    return f"{quoted(words, note.text)} ({where})" if where else quoted(words, note.text)


def _where(words: Words, state: Session, note: Note, here: CanvasKey) -> str:
    block = state.agenda.block(note.block)
    if block is None:
        return ""
    if note.parked:
        return words("parking lot")
    place = canvas_view(state, block, words.language, note.team).place(note.place)
    said = [
        block_title(words, state, block) if note.block != here[0] else "",
        team_label(words, note.team) if note.team and note.team != here[1] and len(state.contents.teams) > 1 else "",
        place.label if place is not None else "",
    ]
    return " · ".join(fit(part, LONGEST) for part in said if part)


def _place_said(words: Words, before: Contents, after: Contents) -> str:
    """Return the title of the only cluster, step, sheet or row that came, went or was called otherwise."""
    changed = [
        item
        for key in before.places.keys() | after.places.keys()
        for item in {*before.places.get(key, ())} ^ {*after.places.get(key, ())}
        if item.label
    ]
    return quoted(words, changed[0].label) if len({item.id for item in changed}) == 1 else ""


def _row_said(words: Words, state: Session, before: Contents) -> str:
    """Return the title of the only row whose scores changed."""
    one, other = before.scores, state.contents.scores
    pairs = [(one.get(key, {}), other.get(key, {})) for key in one.keys() | other.keys()]
    rows = {key[0] for mine, theirs in pairs if mine is not theirs for key, _ in mine.items() ^ theirs.items()}
    titles = {item.id: item.label for items in state.contents.places.values() for item in items}
    return quoted(words, titles[next(iter(rows))]) if len(rows) == 1 and rows <= titles.keys() else ""
