"""What the figures of a canvas say, in sentences: the same on screen and in reports, always with how many they are."""

from collections.abc import Sequence

from facilitateur.domain.authors import Voices
from facilitateur.domain.canvases.balloting import dots_of, votes_are_open
from facilitateur.domain.canvases.cells import Commented, commented
from facilitateur.domain.canvases.crossing import crossing_of
from facilitateur.domain.canvases.figures import list_figures, zones_figures
from facilitateur.domain.canvases.grid import Scores, grid_of
from facilitateur.domain.canvases.matrix import APART, spread_of
from facilitateur.domain.canvases.places import CanvasView
from facilitateur.domain.canvases.reactions import Chosen, reactions_of
from facilitateur.domain.canvases.remarks import (
    Speech,
    lacking,
    pitch,
    ratings,
    shots,
    sizes,
    testers,
    uneven_lanes,
)
from facilitateur.domain.canvases.slides import interval_of, slides
from facilitateur.domain.canvases.tree import figures as tree_figures
from facilitateur.domain.card import CanvasKind
from facilitateur.domain.formulas.severity import ENOUGH_RATERS
from facilitateur.domain.formulas.speech import WORDS_PER_MINUTE
from facilitateur.domain.formulas.success import problems_found
from facilitateur.domain.state import Note
from facilitateur.i18n.formats import colon, listing, number, percent, quote
from facilitateur.i18n.words import Words

MOST_NAMED = 6
"""Sheets named with how many comments they got."""

UNEVEN = 3
"""How many times the smallest zone the largest one holds before it is said."""


def comments_of(
    words: Words, view: CanvasView, notes: Sequence[Note], scores: Scores, pace: int = WORDS_PER_MINUTE
) -> list[str]:
    """Return what is worth saying of a canvas besides its main figures; `pace` is words said aloud in a minute."""
    match view.shown:
        case CanvasKind.LIST:
            return [*_budget(words, view, notes), *reactions_said(words, view, notes)]
        case CanvasKind.CLUSTERS:
            found = sizes(view, notes)
            return [words("sizes: {sizes}", sizes=", ".join(map(str, found)))] if len(found) > 1 else []
        case CanvasKind.MATRIX:
            return _matrix(words, notes)
        case CanvasKind.TREE:
            return _tree(words, notes)
        case CanvasKind.JOURNEY:
            return _journey(words, view, notes, pace)
        case CanvasKind.SHEETS | CanvasKind.GALLERY:
            return _sheets(words, view, notes, pace)
        case CanvasKind.GRID:
            return _grid(words, view, scores)
        case _:
            return []


def voices_said(words: Words, heard: Voices | None) -> list[str]:
    """Return how many of those present have spoken, where the card asks who says what; no name is in it."""
    if heard is None:
        return []
    return [words.plural("{n} of {of} has spoken", "{n} of {of} have spoken", len(heard.spoke), of=heard.n)]


def alerts_of(words: Words, view: CanvasView, notes: Sequence[Note]) -> list[str]:
    """Return what a facilitator should see at once: ties, a zone that swallows the others, too little observed."""
    said = []
    if view.shown is CanvasKind.ZONES:
        zones = zones_figures(view, notes)
        if zones.is_under_threshold and zones.threshold is not None:
            said.append(words("under the {share} that the method asks for", share=percent(words, zones.threshold)))
        if zones.imbalance is not None and zones.imbalance >= UNEVEN:
            ratio = number(words, zones.imbalance, 0 if zones.imbalance == int(zones.imbalance) else 1)
            said.append(words("the largest zone holds {ratio} times the smallest", ratio=ratio))
    if view.shown is CanvasKind.LIST and not votes_are_open(view):
        listed = list_figures(notes)
        if len(listed.first) > 1:
            said.append(words("the first place is shared by {n} proposals", n=len(listed.first)))
        elif listed.close:
            said.append(words("the first places are close: take them as equal"))
    return said


def _budget(words: Words, view: CanvasView, notes: Sequence[Note]) -> list[str]:
    figures = list_figures(notes)
    if figures.votes or figures.notes < 2 or view.votes != "gommettes":
        return []
    dots = words.plural("{n} dot each", "{n} dots each", dots_of(view, figures.notes)[0] or figures.dots)
    return [words("for {n} proposals: {dots}", n=figures.notes, dots=dots)]


def reactions_said(words: Words, view: CanvasView, notes: Sequence[Note]) -> list[str]:
    """Return the share of unfavourable words, where the card says which ones are, always with how many were chosen."""
    found = reactions_of(view, notes)
    if found is None or not found.n:
        return []
    bad = words.plural("{n} unfavourable", "{n} unfavourable", found.unfavourable)
    said = words.plural("{bad} of {n} word", "{bad} of {n} words", found.n, bad=bad)
    if found.share is not None:
        said += f" ({percent(words, found.share)})"
    if not found.others:
        return [said]
    return [said, words.plural("{n} note outside the deck", "{n} notes outside the deck", found.others)]


def chosen_said(words: Words, chosen: Chosen | None) -> list[str]:
    """Return how many words were chosen of those that all present may choose, and whether that is too many."""
    if chosen is None:
        return []
    said = words.plural(
        "{n} word chosen of {most} ({people}, {each} each)",
        "{n} words chosen of {most} ({people}, {each} each)",
        chosen.n,
        most=chosen.most,
        people=words.plural("{n} person", "{n} people", chosen.people),
        each=chosen.each,
    )
    return [said + colon(words) + words("to be checked")] if chosen.is_too_many else [said]


def _matrix(words: Words, notes: Sequence[Note]) -> list[str]:
    apart = [(spread_of(note), note) for note in notes if note.spots]
    return [
        words(
            "to be talked about: {note} ({n} people, {points} points apart)",
            note=quote(words, note.text),
            n=len(note.spots),
            points=number(words, spread / 10, 0 if spread % 10 == 0 else 1),
        )
        for spread, note in sorted(apart, key=lambda pair: -pair[0])
        if spread >= APART
    ]


def _tree(words: Words, notes: Sequence[Note]) -> list[str]:
    figures = tree_figures(notes)
    said = [words.plural("{n} end of a branch", "{n} ends of branches", figures.leaves)] if figures.leaves > 1 else []
    if figures.kept:
        facts = {"n": figures.kept_certain, "links": figures.kept_links}
        said.append(words("facts on the way to the kept cause: {n} of {links}", **facts))
        if figures.leaves_without_kept:
            bare = figures.leaves_without_kept
            said.append(words.plural("{n} branch without a kept cause", "{n} branches without a kept cause", bare))
    return said


def _journey(words: Words, view: CanvasView, notes: Sequence[Note], pace: int) -> list[str]:
    said = []
    lanes = uneven_lanes(view, notes)
    if lanes:
        shares = [f"{share.item.label} {share.n}/{share.of}" for share in lanes]
        said.append(words("lanes not filled everywhere: {lanes}", lanes=listing(words, shares)))
    said += _long_slides(words, view, notes, pace)
    speech = shots(view, notes, pace)
    return [*said, _speech(words, speech, pace)] if speech is not None else said


def _long_slides(words: Words, view: CanvasView, notes: Sequence[Note], pace: int) -> list[str]:
    """Return the slides on which more is said than there is time for."""
    interval = interval_of(view)
    long = [one for one in slides(view, notes, pace) if interval is not None and one.spoken > interval]
    named = [
        words("{slide} ({n} words, {seconds} s)", slide=quote(words, one.step.label), n=one.words, seconds=one.spoken)
        for one in long
    ]
    return [words("too long for {n} s: {slides}", n=interval, slides=listing(words, named))] if named else []


def _sheets(words: Words, view: CanvasView, notes: Sequence[Note], pace: int) -> list[str]:
    said = [words("{field}: {n} of {of}", field=one.item.label, n=one.n, of=one.of) for one in lacking(view, notes)]
    crossing = crossing_of(view, notes)
    for row, column, count in crossing.clashes if crossing is not None else ():
        said.append(words("{place}, {time}: {n} at once", place=row, time=column, n=count))
    said += _commented(words, commented(view, notes))
    speech = pitch(view, notes, pace)
    return [*said, _speech(words, speech, pace)] if speech is not None else said


def _commented(words: Words, sheets: Sequence[Commented]) -> list[str]:
    """Return how many comments each sheet got, the most first, and how many got none."""
    total = sum(one.total for one in sheets)
    if not total:
        return []
    ordered = sorted((one for one in sheets if one.total), key=lambda one: -one.total)
    named = [f"{quote(words, one.title or words('untitled'))} {one.total}" for one in ordered[:MOST_NAMED]]
    said = words.plural("{n} comment", "{n} comments", total) + colon(words) + " " + ", ".join(named)
    if len(ordered) > MOST_NAMED:
        said += "…"
    bare = len(sheets) - len(ordered)
    return [said, words.plural("{n} without a comment", "{n} without a comment", bare)] if bare else [said]


def _speech(words: Words, speech: Speech, words_per_minute: int) -> str:
    pace = words("at {n} words a minute", n=words_per_minute)
    if speech.planned is None:
        return words("{spoken} s to say {pace}", spoken=speech.spoken, pace=pace)
    facts = {"spoken": speech.spoken, "pace": pace, "planned": speech.planned}
    return words("{spoken} s to say {pace}, {planned} s planned", **facts)


def _grid(words: Words, view: CanvasView, scores: Scores) -> list[str]:
    grid = grid_of(view, scores)
    said = []
    for one in ratings(grid):
        few = " " + words("(few)") if one.n < ENOUGH_RATERS else ""
        facts = {"mean": number(words, float(one.mean), 1), "high": one.scale.high, "n": one.n}
        said.append(words("{criterion}: mean {mean} of {high}, n = {n}", criterion=one.item.label, **facts) + few)
    people = testers(grid)
    if people:
        share = percent(words, problems_found(people))
        told = words.plural(
            "{n} tester meets about {share} of the problems, on average over published tests",
            "{n} testers meet about {share} of the problems, on average over published tests",
            people,
            share=share,
        )
        said.append(told)
    return said
