"""A replay filmed for asciinema: a terminal that plays the film ends on the screen that the replay ends on."""

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pyte
import pytest

from facilitateur.domain import note_intents
from facilitateur.domain.intents import next_block
from facilitateur.session.live import LiveSession
from facilitateur.settings import Settings
from facilitateur.storage.places import Workspace
from facilitateur.tui.casting import film
from facilitateur.tui.context import Context
from facilitateur.tui.screens.replay import ReplayScreen
from support.screens import MakeSession, Opener

SAMPLE = Path(__file__).parents[2] / "sessions" / "exemple-interrompue"
SPEED = 600


def events(data: bytes) -> tuple[dict[str, Any], list[list[Any]]]:
    first, *lines = data.decode().splitlines()
    return json.loads(first), [json.loads(line) for line in lines]


def played(data: bytes) -> list[str]:
    """Return what a terminal shows when the film is over."""
    head, told = events(data)
    size = (head.get("width") or head["term"]["cols"], head.get("height") or head["term"]["rows"])
    screen = pyte.Screen(*size)
    stream = pyte.Stream(screen)
    for _, kind, text in told:
        if kind == "o":
            stream.feed(text)
    return [row.rstrip() for row in screen.display]


@pytest.fixture
def context(workspace: Workspace) -> Context:
    return Context(workspace, Settings(language="fr"))


def filmed(context: Context, folder: Path, **options: Any) -> bytes:
    return film(context, folder, speed=SPEED, silence=2, **options)


@pytest.mark.parametrize("version", [2, 3])
def test_the_film_is_the_same_each_time_and_its_times_make_sense(context: Context, version: int) -> None:
    data = filmed(context, SAMPLE, version=version)
    assert filmed(context, SAMPLE, version=version) == data
    head, told = events(data)
    assert head["version"] == version
    assert head["idle_time_limit"] == 2
    times = [at for at, _, _ in told]
    if version == 2:
        assert all(before <= after for before, after in pairwise(times))
    assert all(at >= 0 for at in times)
    length = times[-1] if version == 2 else sum(times)
    assert 5 < length < 60
    marks = [text for _, kind, text in told if kind == "m"]
    assert any("5 pourquoi" in text for text in marks)
    assert any(text.startswith("Décision") for text in marks)


@pytest.fixture
def large(context: Context) -> bytes:
    return filmed(context, SAMPLE, size=(100, 30))


async def test_a_terminal_ends_on_the_replays_last_screen(open_screen: Opener, large: bytes) -> None:
    async with open_screen(ReplayScreen(SAMPLE, speed=SPEED), size=(100, 30)) as desk:
        await desk.press("end")
        assert played(large) == desk.rows


def test_what_was_typed_cannot_reach_the_terminal(context: Context, make_session: MakeSession) -> None:
    live: LiveSession = make_session("2026-06-11-a-aaaaa")
    live.perform(next_block)
    block = live.state.agenda.blocks[0].id
    live.perform(lambda state, now: note_intents.capture(state, block, "A", ["\x1b]0;titre\x07 😀 中文 [b]x[/b]"]))
    live.close()
    data = filmed(context, live.folder)
    for _, kind, text in events(data)[1]:
        assert kind == "m" or "\x1b]" not in text
        assert "\x07" not in text
    assert any("[b]x[/b]" in row for row in played(data))
