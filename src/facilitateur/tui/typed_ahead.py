"""Keys that wait behind the one that closed a dialog: they are meant for the line to type on that it opens."""

from itertools import dropwhile
from typing import Any

from textual.app import App
from textual.events import Key
from textual.message import Message
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.widgets import Input

LOOK_AGAIN = 0.01
MOST_LOOKS = 50
"""How often it is looked whether a prompt has opened; what opens later is not what was typed for."""


def waiting_keys(screen: Screen[Any]) -> list[Key]:
    """Take the keys out of the queues of a screen, those that came first in front.

    Textual hands each key to what has the focus, which hands it on upwards when it has no use for it.
    """
    path = [] if screen.focused is None else [node for node in screen.focused.ancestors_with_self if node.is_attached]
    inside: list[MessagePump] = [node for node in reversed(path) if screen in node.ancestors_with_self]
    return [key for pump in inside or [screen] for key in _taken(pump)]


def _taken(pump: MessagePump) -> list[Key]:
    """Take the keys out of one queue, and the one that Textual has looked at before its turn."""
    keys: list[Key] = []
    if isinstance(pump._pending_message, Key):
        keys, pump._pending_message = [pump._pending_message], None
        pump._message_queue.task_done()
    for _ in range(pump._message_queue.qsize()):
        message: Message = pump._message_queue.get_nowait()
        if isinstance(message, Key):
            keys.append(message)
        else:
            pump._message_queue.put_nowait(message)
        pump._message_queue.task_done()
    return keys


def pass_on(app: App[Any], keys: list[Key]) -> None:
    """Press keys again once a line to type on has opened over the screen that shows; without one they are lost.

    Keys that are no text are never the first: a second Enter or Escape was meant for what is closed already.
    """
    text = list(dropwhile(lambda key: not key.is_printable, keys))
    stack = app.screen_stack

    def look(left: int) -> None:
        now = app.screen_stack
        if now[:-1] == stack and isinstance(now[-1].focused, Input):
            for key in text:
                app.post_message(Key(key.key, key.character))
        elif left and stack and now[: len(stack)] == stack:
            app.set_timer(LOOK_AGAIN, lambda: look(left - 1))

    if text:
        look(MOST_LOOKS)
