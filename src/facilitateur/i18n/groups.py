"""What is counted on groups, teams and rotations, said in sentences that a facilitator can read out."""

from collections.abc import Callable, Sequence

from facilitateur.domain.canvases.grouping import DrawFigures
from facilitateur.domain.events import RotationKind, TurnDrawn
from facilitateur.domain.groups.checking import Coverage
from facilitateur.domain.rotating import RotationFigures
from facilitateur.i18n.formats import NO_BREAK
from facilitateur.i18n.labels import attribute_label
from facilitateur.i18n.words import Words


def draw_said(words: Words, figures: DrawFigures, attribute: str = "") -> list[str]:
    """Return what is to be known of a draw: repeated pairs and their bound, sizes, meetings of people alike."""
    said = []
    if figures.joined:
        said.append(words("the groups of each round are made of whole groups of the one before"))
    elif figures.rounds > 1:
        said.append(repeats_said(words, figures))
        if figures.most > 2:
            said.append(words("the same two people up to {n} times", n=figures.most))
    if figures.hosts:
        said.append(words.plural("{n} person stays at the table", "{n} people stay at their table", figures.hosts))
    said += [size for size in [sizes_said(words, figures)] if size]
    return [*said, *([alike_said(words, figures, attribute)] if attribute else [])]


def host_said(words: Words, name: str) -> str:
    """Return the name of somebody who stays at the table."""
    return words("{name} (host)", name=name)


def repeats_said(words: Words, figures: DrawFigures) -> str:
    """Return how many pairs meet again, and whether a draw may better it: what is not proven is the best found."""
    if not figures.repeated:
        return words("no repeated pair")
    said = words.plural("{n} repeated pair", "{n} repeated pairs", figures.repeated)
    if figures.repeated <= figures.fewest:
        return words("{pairs}, as few as can be", pairs=said)
    if not figures.fewest:
        return words("{pairs}, the best found", pairs=said)
    return words("{pairs}, the best found; no draw can have fewer than {n}", pairs=said, n=figures.fewest)


def alike_said(words: Words, figures: DrawFigures, attribute: str) -> str:
    """Return how often two people with the same value meet over all rounds, and whether a draw may better it."""
    name = attribute_label(words, attribute)
    if not figures.same:
        return words("no meeting within {name}", name=name)
    said = words.plural("{n} meeting within {name}", "{n} meetings within {name}", figures.same, name=name)
    if figures.rounds > 1:
        said = words.plural("{said} over {n} round", "{said} over {n} rounds", figures.rounds, said=said)
    if figures.same <= figures.fewest_same:
        return words("{pairs}, as few as can be", pairs=said)
    return words("{pairs}, the best found", pairs=said)


def sizes_said(words: Words, figures: DrawFigures) -> str:
    """Return the sizes of groups where they are not all pairs."""
    low, high = figures.smallest, figures.largest
    if figures.joined:
        return ""
    if low == high:
        return "" if low <= 2 else words("groups of {n}", n=low)
    if (low, high) == (2, 3):
        return words("pairs, and a trio as the number is odd")
    return words("groups of {low} or {high}", low=low, high=high)


def gap_said(words: Words, gap: int, attribute: str) -> str:
    """Return how even teams are on what they were mixed by."""
    name = attribute_label(words, attribute)
    return words.plural(
        "{name}: teams differ by {n} person at most",
        "{name}: teams differ by {n} people at most",
        gap,
        name=name,
    )


def rotation_said(words: Words, kind: RotationKind, figures: RotationFigures) -> list[str]:
    """Return what a rotation covers, what is missing, what repeats and who rests."""
    return [
        *coverage_said(words, kind, figures.coverage, figures.needed),
        *_visits(words, figures),
        *_rests(words, figures),
    ]


def coverage_said(words: Words, kind: RotationKind, coverage: Coverage, needed: int = 0) -> list[str]:
    """Return what is covered out of what was wanted; `needed` is how many turns would cover everything."""
    facts = {"done": coverage.done, "wanted": coverage.wanted}
    if kind is RotationKind.STATIONS:
        said = words("{done} different visits out of {wanted}", **facts)
    else:
        said = words("{done} different meetings out of {wanted}", **facts)
    if coverage.repeats:
        again = words.plural("{n} repeat", "{n} repeats", coverage.repeats)
        said = words("{said}, {again}.", said=said, again=again)
    else:
        said = words("{said}, none twice.", said=said)
    missing = coverage.wanted - coverage.done
    if not missing:
        return [said]
    lacks = words.plural("{n} is missing", "{n} are missing", missing)
    if not needed:
        return [said, words("{lacks}.", lacks=lacks)]
    return [said, words.plural("{lacks}: {n} turn would do.", "{lacks}: {n} turns would do.", needed, lacks=lacks)]


def _visits(words: Words, figures: RotationFigures) -> list[str]:
    visits = figures.visits
    if visits is None:
        return []
    facts = {"done": visits.done, "wanted": visits.wanted}
    return [words("Everyone moves: {done} different visits of stations out of {wanted}.", **facts)]


def _rests(words: Words, figures: RotationFigures) -> list[str]:
    rests = figures.coverage.rests
    if not rests:
        return [words("No team ever rests.")]
    return [words.plural("A team rests {n} time at most.", "A team rests {n} times at most.", rests)]


def rotation_header(words: Words, kind: RotationKind, turns: Sequence[TurnDrawn], *, short: bool = False) -> list[str]:
    """Return the titles of the columns: turn, stations or tables, and rest where anybody rests."""
    count = max((len(turn.stations) for turn in turns), default=0)
    numbers = range(1, count + 1)
    if short:
        stations = [str(n) for n in numbers]
    elif kind is RotationKind.STATIONS:
        stations = [words("Station {n}", n=n) for n in numbers]
    else:
        stations = [words("Table {n}", n=n) for n in numbers]
    return [words("Turn"), *stations, *([words("Rest")] if any(turn.resting for turn in turns) else [])]


def rotation_rows(
    turns: Sequence[TurnDrawn], *, together: str = f"{NO_BREAK}–{NO_BREAK}", called: Callable[[str], str] = str
) -> list[list[str]]:
    """Return a row a turn, under the titles of `rotation_header`; `called` tells a team by its letter."""
    count = max((len(turn.stations) for turn in turns), default=0)
    rests = any(turn.resting for turn in turns)
    return [
        [
            str(number),
            *(together.join(map(called, station)) for station in turn.stations),
            *[""] * (count - len(turn.stations)),
            *([" ".join(map(called, turn.resting))] if rests else []),
        ]
        for number, turn in enumerate(turns, 1)
    ]
