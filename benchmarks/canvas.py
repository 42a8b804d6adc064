"""Repaint and figures of each canvas with 500 notes, beside a bare list's: `python benchmarks/canvas.py`.

Times one frame as the live screen makes it (view, figures, painting) at 80×24 and 160×45, without Textual.
"""

import time
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from facilitateur.cards.library import Library
from facilitateur.domain import note_intents, place_intents, score_intents
from facilitateur.domain.agenda import Agenda, Block, Day
from facilitateur.domain.canvases.places import canvas_view
from facilitateur.domain.card import CanvasKind
from facilitateur.domain.creation import create_session
from facilitateur.domain.events import Recorded
from facilitateur.domain.evolve import EMPTY, evolve
from facilitateur.domain.state import Session
from facilitateur.i18n.words import load_words
from facilitateur.tui.frame import Cursor, Frame
from facilitateur.tui.painting.status import figures_of
from facilitateur.tui.widgets.session_view import paint_canvas

NOTES = 500
METHODS = (
    "comment-pourrions-nous", "carte-empathie", "5-pourquoi", "diagramme-affinites", "matrice-impact-effort",
    "parcours-usager", "persona", "exposition", "grille-evaluation", "f-sus", "umux-lite", "cartes-de-ressenti",
)  # fmt: skip
NOW = datetime(2026, 6, 11, 7, 0, tzinfo=UTC)


def session_of(slug: str) -> Session:
    """Return a session whose only canvas holds 500 notes, or as many scores or answers."""
    card = Library([Path(__file__).parents[1] / "methodes"]).get(slug)
    assert card is not None
    agenda = Agenda("banc", "Banc", (Day(1, "09:00"),), (Block("b1", 30, card=slug),))
    state = EMPTY

    def happens(events: tuple[object, ...]) -> None:
        nonlocal state
        for event in events:
            seq = state.seq + 1
            state = evolve(state, Recorded(seq, NOW, 120, seq, event))  # type: ignore[arg-type]

    happens(create_session("banc", "Banc", agenda, {slug: card}, zone="Europe/Paris"))
    view = canvas_view(state, agenda.blocks[0], "fr", "A")
    if view.makes_places:
        happens(place_intents.make_places(state, "b1", "A", [f"Lieu {n}" for n in range(1, 51)]))
    view = canvas_view(state, agenda.blocks[0], "fr", "A")
    for n in range(NOTES):
        happens(_events(state, view.shown, n))
    return state


def _events(state: Session, kind: CanvasKind, n: int) -> tuple[object, ...]:
    view = canvas_view(state, state.agenda.blocks[0], "fr", "A")
    place = view.places[n % len(view.places)].id if view.places else ""
    if kind is CanvasKind.GRID:
        return score_intents.score_row(
            state, "b1", "A", place, view.lanes, n // 50 + 1, [(n + i) % 6 for i in range(5)]
        )
    if kind is CanvasKind.SURVEY:
        answers = {item.id: (n + i) % 5 + 1 for i, item in enumerate(view.lanes)}
        return score_intents.answer(state, "b1", "A", [(answers, 1)])
    lane = view.lanes[n % len(view.lanes)].id if view.lanes else ""
    spot = (n * 7 % 101, n * 13 % 101) if kind is CanvasKind.MATRIX else None
    parent = n if kind is CanvasKind.TREE and n % 7 else None
    return note_intents.capture(
        state, "b1", "A", [f"une idée dite dans la salle, numéro {n}"], place=place, lane=lane, spot=spot, parent=parent
    )


def frame_times(state: Session, width: int, height: int) -> list[float]:
    """Return the milliseconds of 60 frames, the cursor moving as a facilitator's would."""
    block, words, times = state.agenda.blocks[0], load_words("fr"), []
    for turn in range(60):
        started = time.perf_counter()
        view = canvas_view(state, block, "fr", "A")
        notes = state.notes_of("b1", "A")
        selected = notes[-1 - turn % 20].number if notes else None
        frame = Frame(state, NOW, words, block, "A", view, notes, Cursor(selected=selected), wide=width >= 130)
        frame = frame._replace(figures=figures_of(frame))
        paint_canvas(frame, width, height)
        times.append((time.perf_counter() - started) * 1000)
    return sorted(times[5:])


def main() -> None:
    """Print a line a canvas: medians and 95th percentiles, and what comes on top of the list."""
    print(f"{'canvas, 500 notes':<28}{'80×24 med.':>12}{'p95':>8}{'160×45 med.':>14}{'p95':>8}{'over the list':>16}")
    floor = 0.0
    for slug in METHODS:
        state = session_of(slug)
        small, large = frame_times(state, 80, 17), frame_times(state, 126, 38)
        p95 = [times[int(len(times) * 0.95)] for times in (small, large)]
        floor = floor or max(p95)
        over = max(p95) - floor
        kind = canvas_view(state, state.agenda.blocks[0], "fr").shown.value
        print(f"{kind:<28}{median(small):>12.1f}{p95[0]:>8.1f}{median(large):>14.1f}{p95[1]:>8.1f}{over:>+13.1f} ms")


if __name__ == "__main__":
    main()
