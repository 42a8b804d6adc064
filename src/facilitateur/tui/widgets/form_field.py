"""One field of a form: its name at the left, a hint or an error beside or below what is typed."""

from textual.app import ComposeResult
from textual.containers import Container, Horizontal
from textual.content import Content
from textual.widget import Widget

from facilitateur.tui.painting.flow import flow
from facilitateur.tui.widgets.drawn import Page

MUTED = "$foreground 65%"


class FormField(Horizontal):
    """A name, a widget to type in, and a sentence; `-beside` puts the sentence on the same row."""

    DEFAULT_CSS = """
    FormField { height: auto; margin-bottom: 1; }
    FormField .name { width: 14; padding-right: 1; }
    FormField .box { width: 1fr; height: auto; }
    FormField .said { height: auto; }
    FormField.-beside .box { layout: horizontal; }
    FormField.-beside .said { padding-left: 2; width: 1fr; }
    FormField .name.-current { text-style: bold; color: $accent; }
    """

    def __init__(self, child: Widget, *, id: str, beside: bool = False) -> None:  # noqa: A002
        super().__init__(id=id, classes="-beside" if beside else None)
        self._child = child
        self._shown: tuple[str, ...] | None = None

    def compose(self) -> ComposeResult:
        """Name, widget, sentence."""
        yield Page(classes="name")
        with Container(classes="box"):
            yield self._child
            yield Page(classes="said")

    def on_descendant_focus(self) -> None:
        """Show that this is the field one types in."""
        self.query_one(".name", Page).set_class(True, "-current")

    def on_descendant_blur(self) -> None:
        """Show that one no longer types here."""
        self.query_one(".name", Page).set_class(False, "-current")

    def show(self, name: str, hint: str = "", error: str = "", aside: str = "") -> None:
        """Show the name with an aside below it, and an error or else a hint; nothing is laid out for what stays."""
        if self._shown == (name, hint, error, aside):
            return
        self._shown = (name, hint, error, aside)
        names = [Content(name), *([Content.styled(aside, MUTED)] if aside else [])]
        self.query_one(".name", Page).paint = lambda width: names
        said = Content.styled(f"! {error}", "bold $error") if error else Content.styled(hint, MUTED)
        self.query_one(".said", Page).paint = lambda width: flow(said, width) if said else []

    def take_focus(self) -> None:
        """Put the cursor into this field."""
        self._child.focus()
