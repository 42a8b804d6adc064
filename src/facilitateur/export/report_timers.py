"""Time beside the block's in a report: who spoke how long, and how long each team passed."""

from facilitateur.domain.agenda import Block
from facilitateur.domain.speech import tally
from facilitateur.domain.step_rounds import team_turns
from facilitateur.export.document import Line, Paragraph, Part, Table, plain
from facilitateur.export.telling import Telling
from facilitateur.i18n.formats import clock_digits, whole_percent
from facilitateur.i18n.labels import side_label, team_label
from facilitateur.i18n.speech import tally_sentence


def has_turns(telling: Telling, block: Block) -> bool:
    """Whether anybody's speech was timed in a block, or teams passed one by one."""
    contents = telling.session.contents
    ordered = any(where == block.id and rounds.order for (where, _), rounds in contents.step_rounds.items())
    speech = contents.speech.get(block.id)
    return ordered or (speech is not None and bool(speech.turns))


def turns_parts(telling: Telling, block: Block) -> list[Part]:
    """Return a table of the teams' turns and one of speech, with its sentence; nothing where nothing was timed."""
    return [*_teams(telling, block), *_speech(telling, block)] if has_turns(telling, block) else []


def _teams(telling: Telling, block: Block) -> list[Part]:
    words, session = telling.words, telling.session
    parts: list[Part] = []
    steps = sorted(step for (where, step), rounds in session.contents.step_rounds.items() if where == block.id)
    for step in steps:
        turns = team_turns(session, block, step, telling.now)
        rows = [
            _row(
                team_label(words, telling.session, turn.team),
                clock_digits(turn.spent, elapsed=True),
                clock_digits(turn.given),
            )
            for turn in turns
        ]
        if rows:
            parts.append(Table(_row(words("Team"), words("Time"), words("Given")), tuple(rows), named_rows=True))
    return parts


def _speech(telling: Telling, block: Block) -> list[Part]:
    words = telling.words
    spoken = tally(telling.session, block.id, telling.now)
    rows = [
        _row(
            _name(telling, share.who),
            clock_digits(share.spent, elapsed=True),
            whole_percent(words, share.percent),
            str(share.turns),
        )
        for share in spoken.shares
    ]
    if not spoken.total:
        return []
    header = _row(words("Speaker"), words("Time"), words("Share"), words("Turns"))
    said = tally_sentence(words, spoken, lambda who: _name(telling, who))
    return [Table(header, tuple(rows), named_rows=True), Paragraph(plain(said))]


def _name(telling: Telling, who: str) -> str:
    return side_label(telling.words, telling.session, who) if who.startswith("@") else telling.person(who)


def _row(*cells: str) -> tuple[Line, ...]:
    return tuple(plain(cell) for cell in cells)
