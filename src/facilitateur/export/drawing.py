"""Small drawings of ours as SVG: black on white, every text escaped, no style sheet, no address."""

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from facilitateur.export.document import said

INK, SOFT, RULE = "#111111", "#555555", "#bbbbbb"
FONT = "Arial, 'Liberation Sans', 'Libertinus Serif', sans-serif"
LETTER = 0.52
"""Width of a letter for its height, on average."""

NAMESPACE = "http://www.w3.org/2000/svg"


def drawing(width: float, height: float, shapes: Sequence[str], alt: str) -> str:
    """Return an SVG for a page of HTML; elsewhere `alone` makes a file of it."""
    head = f'<svg viewBox="0 0 {width:g} {height:g}" width="{width:g}" height="{height:g}" role="img"'
    look = f'font-family="{FONT}" font-size="11" fill="{INK}"'
    return f"{head} aria-label={quoteattr(said(alt))} {look}>{''.join(shapes)}</svg>"


def alone(svg: str) -> str:
    """Return a drawing as a file of its own."""
    return svg.replace("<svg ", f'<svg xmlns="{NAMESPACE}" ', 1)


def words_at(x: float, y: float, text: str, *, end: bool = False, middle: bool = False, more: str = "") -> str:
    """Return a text that begins, ends or has its middle at a point."""
    anchor = ' text-anchor="end"' if end else ' text-anchor="middle"' if middle else ""
    return f'<text x="{x:g}" y="{y:g}"{anchor}{" " + more if more else ""}>{escape(said(text))}</text>'


def bar(x: float, y: float, width: float, height: float, look: str) -> str:
    """Return a rectangle; the shortest can still be seen."""
    return f'<rect x="{x:.1f}" y="{y:g}" width="{max(width, 1.5):.1f}" height="{height:g}" {look}/>'


def upright(x: float, top: float, bottom: float, look: str = f'stroke="{RULE}"') -> str:
    """Return a vertical rule."""
    return f'<line x1="{x:.1f}" y1="{top:g}" x2="{x:.1f}" y2="{bottom:g}" {look}/>'


def cut(text: str, width: float, size: float = 11) -> str:
    """Return a text that fits in a width, cut with an ellipsis."""
    most = int(width / (size * LETTER))
    text = said(text)
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
