"""The ideas that teams filled zones for, as a sheet: how many reactions each has in each zone, or none at all."""

from collections import Counter

from facilitateur.domain.agenda import Block
from facilitateur.domain.canvases.ideas import earlier_titles, of_idea
from facilitateur.export.sheet import Column, Kind, Sheet, Value
from facilitateur.export.telling import Telling


def ideas_sheet(telling: Telling, block: Block, name: str) -> Sheet:
    """Return a row an idea, a team after the other."""
    words, session = telling.words, telling.session
    zones = telling.view(block).places
    rows: list[tuple[Value, ...]] = []
    before: list[str] = []
    for team in session.canvas_teams(block.id):
        notes = session.notes_of(block.id, team)
        for number, idea in enumerate(telling.view(block, team).ideas, 1):
            counts = Counter(note.place for note in of_idea(notes, idea))
            before.append(" ; ".join(earlier_titles(idea)))
            whose = session.team_called(team)
            rows.append((whose, number, idea.label, *(counts[zone.id] for zone in zones), counts.total()))
    titles = (Column(words("Team")), Column(words("No."), Kind.NUMBER), Column(words("Idea")))
    counted = (*(zone.label for zone in zones), words("Total"))
    columns = (*titles, *(Column(title, Kind.NUMBER) for title in counted))
    if not any(before):
        return Sheet(name, columns, tuple(rows))
    told = tuple((*row, said) for row, said in zip(rows, before, strict=True))
    return Sheet(name, (*columns, Column(words("Earlier titles"))), told)
