"""A session on screen, the same for the live screen and for a replay: header, rail and canvas."""

from datetime import UTC, datetime, timedelta

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.events import Resize
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from facilitateur.domain.card import CanvasKind
from facilitateur.domain.group_intents import held_rounds
from facilitateur.tui.frame import Frame
from facilitateur.tui.painting.clusters import paint_clusters
from facilitateur.tui.painting.grid import paint_grid
from facilitateur.tui.painting.groups import paint_groups
from facilitateur.tui.painting.header import paint_header, paint_too_small
from facilitateur.tui.painting.journey import paint_journey
from facilitateur.tui.painting.liste import paint_list
from facilitateur.tui.painting.matrix import paint_matrix
from facilitateur.tui.painting.rail import RAIL_WIDTH, paint_rail
from facilitateur.tui.painting.sheets import paint_sheets
from facilitateur.tui.painting.survey import paint_survey
from facilitateur.tui.painting.teams import paint_rotation_strip, running_turn
from facilitateur.tui.painting.tree import paint_tree
from facilitateur.tui.painting.votes import paint_strip
from facilitateur.tui.painting.zones import paint_zones
from facilitateur.tui.widgets.painted import Board

WIDE_FROM = 130
"""Columns from which the wide layout is used."""

HEADER_AGE = timedelta(milliseconds=200)
"""The header is painted again when it is older; a little less than a tick of the clock."""

SMALLEST = (60, 20)
"""Columns and rows under which only the clock and a sentence show."""

PAINTERS = {
    CanvasKind.LIST: paint_list,
    CanvasKind.ZONES: paint_zones,
    CanvasKind.CLUSTERS: paint_clusters,
    CanvasKind.MATRIX: paint_matrix,
    CanvasKind.JOURNEY: paint_journey,
    CanvasKind.TREE: paint_tree,
    CanvasKind.SHEETS: paint_sheets,
    CanvasKind.GALLERY: paint_sheets,
    CanvasKind.GRID: paint_grid,
    CanvasKind.SURVEY: paint_survey,
    CanvasKind.GROUPS: paint_groups,
}


class Body(Horizontal):
    """Rail and canvas side by side; they cover it, so it is never rendered itself."""

    BLANK = True


class SessionView(Widget):
    """Header, rail (wide screens only) and canvas of one frame."""

    BLANK = True

    DEFAULT_CSS = """
    SessionView { height: 1fr; width: 1fr; layout: vertical; }
    SessionView #rail { width: 34; height: 1fr; border-right: solid $foreground 35%; display: none; }
    SessionView #body { height: 1fr; }
    SessionView.-wide #rail { display: block; }
    """

    frame: reactive[Frame | None] = reactive(None, init=False, always_update=True)
    """What to show."""

    _header: tuple[object, ...] = ()
    """What the header was last painted from, the time apart."""
    _header_at = datetime.min.replace(tzinfo=UTC)
    """The session time that the header shows."""
    _painted: tuple[object, ...] = ()
    """What the canvas was last painted from; a tick of the clock changes none of it."""

    def compose(self) -> ComposeResult:
        """Lay out the three painted parts."""
        yield Board(id="header")
        with Body(id="body"):
            yield Board(id="rail")
            yield Board(id="canvas")

    @property
    def is_wide(self) -> bool:
        """Whether there is room for the wide layout."""
        return self.size.width >= WIDE_FROM

    def watch_frame(self, frame: Frame | None) -> None:
        """Repaint what changed."""
        if frame is not None and self.is_mounted and self.size.width:
            self._paint(frame)

    def on_resize(self, event: Resize) -> None:
        """Choose the layout by measured width."""
        self.set_class(event.size.width >= WIDE_FROM, "-wide")
        if self.frame is not None:
            self._paint(self.frame)

    def _paint(self, frame: Frame) -> None:
        frame = frame._replace(wide=self.is_wide)
        rows = self._paint_header(frame)
        height = max(self.size.height - rows, 1)
        width = self.size.width - (RAIL_WIDTH if frame.wide else 0)
        if frame.wide:
            self.query_one("#rail", Board).lines = tuple(paint_rail(frame, height))
        key = _canvas_key(frame, width, height)
        if key != self._painted:
            self._painted = key
            self.query_one("#canvas", Board).lines = tuple(paint_canvas(frame, width, height))

    def _paint_header(self, frame: Frame) -> int:
        """Paint the header and return its rows; a captured note changes nothing there, so Enter need not wait."""
        header = self.query_one("#header", Board)
        key = _header_key(frame, self.size, self.screen.size)
        age = frame.now - self._header_at
        if key != self._header or not timedelta() <= age < HEADER_AGE:
            self._header, self._header_at = key, frame.now
            whole = self.screen.size
            if whole.width < SMALLEST[0] or whole.height < SMALLEST[1]:
                lines = tuple(paint_too_small(frame, whole.width, SMALLEST))
            else:
                lines = tuple(paint_header(frame, self.size.width))
            if len(lines) != len(header.lines):
                header.styles.height = len(lines)
            header.lines = lines
        return len(header.lines)


def _header_key(frame: Frame, size: Size, whole: Size) -> tuple[object, ...]:
    state, contents = frame.state, frame.state.contents
    plan = (
        id(contents.agenda),
        id(contents.teams),
        id(contents.team_names),
        id(contents.clocks),
        id(contents.visits),
        id(state.cards),
    )
    beside = tuple(map(id, (contents.step_rounds, contents.side_timers, contents.speech, contents.handed_in)))
    flow = (contents.current, contents.paused, contents.ended, contents.day_over)
    clock = (state.opening, state.zone, state.room_offset)
    return (size, whole, frame.block, frame.team, frame.words.language, state.id, plan, flow, beside, clock)


def _canvas_key(frame: Frame, width: int, height: int) -> tuple[object, ...]:
    contents = frame.state.contents
    clock = contents.clocks.get(frame.block.id) if frame.block else None
    step = clock.step if clock else 0
    is_grouped = frame.block is not None and frame.block.id in contents.groups
    runs = held_rounds(frame.state, frame.block, frame.now) if is_grouped and frame.block is not None else 0
    people = (id(contents.participants), id(contents.team_names), id(contents.rotations), runs, running_turn(frame))
    scored = (id(contents.scores), id(contents.answers), id(contents.groups), id(contents.votes), people)
    notes = (*scored, id(contents.notes), id(frame.canvas), frame.cursor, frame.navigating, frame.unsaved)
    return (width, height, frame.block, frame.team, frame.words.language, step, *notes)


def paint_canvas(frame: Frame, width: int, height: int) -> list[Content]:
    """Paint the canvas of a frame as what it is captured as."""
    kind = frame.canvas.shown
    if kind is CanvasKind.ZONES and not frame.canvas.places:
        kind = CanvasKind.LIST
    strip = [*paint_rotation_strip(frame, width), *paint_strip(frame, width)]
    if not strip:
        return PAINTERS[kind](frame, width, height)
    room = max(height - len(strip), 1)
    lines = PAINTERS[kind](frame, width, room)[:room]
    return [*lines, *[Content(" " * width)] * (room - len(lines)), *strip]
