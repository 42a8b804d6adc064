"""What undo took back, told so that nobody has to look for it: which note, where, which row, who stays on the list."""

from collections.abc import Iterable, Mapping
from itertools import zip_longest
from typing import TypeVar

from facilitateur.domain.canvases.choices import said_in
from facilitateur.domain.canvases.places import canvas_view
from facilitateur.domain.card import CanvasKind
from facilitateur.domain.state import CanvasKey, Contents, Note, Session
from facilitateur.i18n.formats import listing
from facilitateur.i18n.labels import block_title, team_label
from facilitateur.i18n.votes import quoted
from facilitateur.i18n.words import Words, mark
from facilitateur.tui.painting.text import fit
from facilitateur.tui.undone_answers import answers_said
from facilitateur.tui.wording import say_action

Key = TypeVar("Key")
One = TypeVar("One")

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
    action = _made_said(words, state, label, before) or say_action(words, label, before, after)
    detail = _note_said(words, state, before, here)
    detail = detail or _place_said(words, before, after) or _row_said(words, state, before)
    said = f"{action} {detail}." if detail else f"{action}."
    if respondent := answers_said(words, state, before, here):
        said += f" {respondent}"
    left = [state.participant_name(code) for code in sorted(_seated(before) - _seated(after))]
    if left:
        said += " " + words.plural(
            "{names} stays on the list, without a team.",
            "{names} stay on the list, without a team.",
            len(left),
            names=listing(words, left),
        )
    return said


def block_of_undone(words: Words, state: Session, before: Contents, here: CanvasKey) -> str:
    """Return the title of the only block whose canvas changed, when the screen shows another one.

    The words of a single note, and where it stands, already tell that.
    """
    after = state.contents
    notes = _changed(before.notes, after.notes)
    if len(notes) == 1:
        return ""
    changed = {note.block for note in notes} | {held.block for held in _changed(before.votes, after.votes)}
    changed |= {key[0] for one, other in _by_canvas(before, after) for key in _differing(one, other)}
    changed |= _differing(before.criteria, after.criteria) | _differing(before.groups, after.groups)
    block = state.agenda.block(next(iter(changed))) if len(changed) == 1 else None
    return block_title(words, state, block) if block is not None and block.id != here[0] else ""


def _by_canvas(before: Contents, after: Contents) -> tuple[tuple[Mapping[CanvasKey, object], ...], ...]:
    """Return what is kept by canvas, as it was and as it is."""
    return (
        (before.places, after.places),
        (before.scores, after.scores),
        (before.answers, after.answers),
        (before.drawn, after.drawn),
    )


def _differing(one: Mapping[Key, object], other: Mapping[Key, object]) -> set[Key]:
    return {key for key in one.keys() | other.keys() if one.get(key) is not other.get(key)}


def _changed(before: Iterable[One | None], after: Iterable[One | None]) -> list[One]:
    """Return what came, went or is another one, as it is now if it is still there."""
    pairs = zip_longest(before, after)
    return [found for old, new in pairs if old is not new and (found := old if new is None else new) is not None]


def _seated(contents: Contents) -> set[str]:
    return {code for team in contents.teams for code in team.members}


def _note_said(words: Words, state: Session, before: Contents, here: CanvasKey) -> str:
    """Return the words of the only note that changed, and where it stands or stood."""
    changed = _changed(before.notes, state.contents.notes)
    note = changed[0] if len(changed) == 1 else None
    if note is None:
        return ""
    where = _where(words, state, note, here)
    said = quoted(words, said_in(state, note, words.language))
    return f"{said} ({where})" if where else said


def _where(words: Words, state: Session, note: Note, here: CanvasKey) -> str:
    block = state.agenda.block(note.block)
    if block is None:
        return ""
    if note.parked:
        return words("parking lot")
    view = canvas_view(state, block, words.language, note.team)
    known = view.place(note.place) is not None
    is_other = bool(note.team) and note.team != here[1] and len(state.contents.teams) > 1
    said = [
        block_title(words, state, block) if note.block != here[0] else "",
        team_label(words, state, note.team) if is_other else "",
        *(view.where(note.place, note.lane if view.by_idea else "") if known else ()),
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


_MADE = {
    CanvasKind.CLUSTERS: mark("new cluster"),
    CanvasKind.JOURNEY: mark("new step"),
    CanvasKind.SHEETS: mark("new sheet"),
    CanvasKind.GALLERY: mark("new sheet"),
    CanvasKind.GRID: mark("new row"),
    CanvasKind.ZONES: mark("new idea"),
    CanvasKind.SURVEY: mark("new question"),
}
"""What is made on each canvas."""


def _made_said(words: Words, state: Session, label: str, before: Contents) -> str:
    """Return what the only canvas on which places were made calls them; nothing for any other action."""
    keys = _differing(before.places, state.contents.places) if label == "PlaceAdded" else set()
    block = state.agenda.block(next(iter(keys))[0]) if len(keys) == 1 else None
    view = canvas_view(state, block, words.language) if block is not None else None
    if view is None or (view.shown is CanvasKind.ZONES and not view.by_idea):
        return ""
    return words(_MADE.get(view.shown, ""))


def _row_said(words: Words, state: Session, before: Contents) -> str:
    """Return the title of the only row whose scores changed."""
    one, other = before.scores, state.contents.scores
    pairs = [(one.get(key, {}), other.get(key, {})) for key in one.keys() | other.keys()]
    rows = {key[0] for mine, theirs in pairs if mine is not theirs for key, _ in mine.items() ^ theirs.items()}
    titles = {item.id: item.label for items in state.contents.places.values() for item in items}
    return quoted(words, titles[next(iter(rows))]) if len(rows) == 1 and rows <= titles.keys() else ""
