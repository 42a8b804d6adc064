"""A tree in a report: nested numbers, the kept cause in bold, and the chain read back with « donc »."""

import re
from collections.abc import Sequence

from facilitateur.domain.canvases import tree
from facilitateur.domain.canvases.places import CanvasView
from facilitateur.domain.state import Note
from facilitateur.export.document import Heading, Item, Line, Listing, Paragraph, Part, Span, emphasis, plain, strong
from facilitateur.export.report_notes import evidence_said, note_line, quoted
from facilitateur.export.telling import DOT, Telling
from facilitateur.i18n.formats import colon
from facilitateur.i18n.words import Words

DEEPEST = 8
"""Levels that a list goes to the right; what is deeper stays there and says its level."""

_SMALL_WORDS = frozenset(
    re.findall(
        r"\w+",
        """
        le la les un une des ce cet cette ces il elle ils elles on nous vous je tu leur leurs son sa ses notre nos votre
        vos mon ma mes personne rien tout tous toutes aucun aucune chaque quand si comme parce pour dans sur avec sans
        the a an this that these those it he she they we you there nobody nothing no every each when if because our
        """,
    )
)
"""First words that lose their capital when « donc » comes before; any other might be a name."""


def tree_parts(telling: Telling, view: CanvasView, notes: Sequence[Note], level: int) -> list[Part]:
    """Return a tree: nested numbers under the branches that the card names, the chains read back, the figures."""
    parts: list[Part] = []
    if view.head is not None and (effect := tree.head_of(notes)) is not None:
        said = (*strong(view.head.label), Span(colon(telling.words)), *note_line(telling, view, effect))
        parts.append(Paragraph(said))
        notes_below = [note for note in notes if note is not effect]
    else:
        notes_below = list(notes)
    for place, nodes in _by_branch(view, notes_below).items():
        title = view.label(place) if place else telling.words("Other branches")
        if len(view.places) > 0:
            parts.append(Heading(level, plain(title)))
        parts.append(Listing(_nested([_entry(telling, view, node) for node in nodes]), numbered=True))
    parts += [Paragraph(chain) for chain in _chains(telling.words, notes)]
    return [*parts, Paragraph(emphasis(_said(telling, view, notes)))]


def _by_branch(view: CanvasView, notes: Sequence[Note]) -> dict[str, list[tree.Node]]:
    """Return the nodes of each named branch in the card's order, then those of no branch."""
    known = [item.id for item in view.places]
    gathered: dict[str, list[tree.Node]] = {place: [] for place in (*known, "")}
    place = ""
    for node in tree.walk(notes):
        if node.depth == 0:
            place = node.note.place if node.note.place in known else ""
        gathered[place].append(node)
    return {place: nodes for place, nodes in gathered.items() if nodes}


def _entry(telling: Telling, view: CanvasView, node: tree.Node) -> tuple[int, Line]:
    line = note_line(telling, view, node.note)
    if node.depth > DEEPEST:
        line = (*emphasis(telling.words("level {n}", n=node.depth)), Span(colon(telling.words)), *line)
    return min(node.depth, DEEPEST), line


def _nested(entries: Sequence[tuple[int, Line]]) -> tuple[Item, ...]:
    """Make items from lines with their depth."""
    items: list[Item] = []
    start = 0
    while start < len(entries):
        depth, line = entries[start]
        end = start + 1
        while end < len(entries) and entries[end][0] > depth:
            end += 1
        items.append(Item(line, _nested(entries[start + 1 : end])))
        start = end
    return tuple(items)


def _chains(words: Words, notes: Sequence[Note]) -> list[Line]:
    """Return each kept cause read back to its root, « cause, donc…, donc effet »; without one, a single chain."""
    chosen = [note for note in notes if note.kept and note.place != tree.HEAD]
    parents = {note.parent for note in notes}
    leaves = [note for note in notes if note.number not in parents and note.place != tree.HEAD]
    if not chosen and len(leaves) == 1:
        chosen = leaves
    chains = [tree.chain_to(notes, note.number) for note in chosen]
    return [_read_back(words, chain) for chain in chains if len(chain) > 1]


def _read_back(words: Words, chain: Sequence[Note]) -> Line:
    cause, *effects = [quoted(words, note, note.text.rstrip(" .")) for note in reversed(chain)]
    line: list[Span] = [*strong(words("Read back")), Span(colon(words) + cause)]
    for effect in effects:
        line += [Span(", "), *strong(words("therefore")), Span(" " + _inside(effect))]
    return (*line, Span("."))


def _inside(text: str) -> str:
    """Return a sentence as it stands inside another one."""
    first = text.replace("’", "'").replace("'", " ").split(" ", 1)[0]
    elided = first in ("L", "J", "C", "D", "S", "N", "Qu") and text[len(first) : len(first) + 1] in ("'", "’")
    return text[:1].lower() + text[1:] if elided or first.lower() in _SMALL_WORDS else text


def _said(telling: Telling, view: CanvasView, notes: Sequence[Note]) -> str:
    words, figures = telling.words, tree.figures(notes)
    depth = words("depth {n}", n=figures.depth)
    if view.target is not None:
        depth = words("depth {n} of {target} aimed at", n=figures.depth, target=view.target)
    said = [depth, words.plural("{n} link", "{n} links", figures.links)]
    said += evidence_said(telling, notes)
    if figures.kept:
        said.append(words("kept: {n}", n=len(figures.kept)))
    elif view.to_keep is not None:
        said.append(words("nothing was kept"))
    return DOT.join(said)
