"""The survey canvas: every question with its counts, the score, and the open answers."""

from textual.content import Content

from facilitateur.domain.canvases.pooled import pooled_survey
from facilitateur.domain.canvases.survey import Question, Survey, survey_of
from facilitateur.i18n.scores import counts_said, ends_said, pooled_said, scores_said
from facilitateur.tui.frame import Frame
from facilitateur.tui.painting.notes import MUTED, note_lines, window
from facilitateur.tui.painting.text import fit, line, rule, wrap
from facilitateur.tui.whereabouts import question_of


def paint_survey(frame: Frame, width: int, height: int) -> list[Content]:
    """Return the score, the questions around the one of the cursor, then what people said."""
    survey = survey_of(frame.canvas, frame.answers)
    head = [
        line((f" {text}", "bold"), width=width)
        for said in scores_said(frame.words, survey, frame.headcount)
        for text in wrap(said, width - 2)
    ]
    pooled = pooled_survey(frame.state, frame.block, frame.words.language) if frame.block is not None else None
    if pooled is not None:
        said = pooled_said(frame.words, pooled, short=True)
        head += [line((f" {text}", MUTED), width=width) for text in wrap(said, width - 2)]
    if not survey.questions and frame.canvas.makes_places:
        said = frame.words("/+ and a statement asks a question; then one figure a person, or 3x4 for three hands at 4.")
        head += [line((f" {text}", MUTED), width=width) for text in wrap(said, width - 2)]
    ends = dict.fromkeys(ends_said(frame.words, question.item, question.scale) for question in survey.questions)
    head += [line((f" {text}", MUTED), width=width) for said in ends if said for text in wrap(said, width - 2)]
    notes = frame.notes
    foot = _foot(frame, survey, width) if notes or survey.open_questions else []
    room = max(height - len(head) - len(foot) - min(len(notes), 5), 3)
    here, questions = question_of(frame), survey.questions
    is_open = here in survey.open_questions
    at = next((i for i, question in enumerate(questions) if question.item == here), len(questions) if is_open else 0)

    def lines_of(index: int) -> list[Content]:
        return _question(frame, index, questions[index], width, active=index == at)

    lines = [*head, *window(len(questions), at, room, lines_of), *foot]
    left = max(height - len(lines), 0)
    remarks = window(len(notes), len(notes) - 1, left, lambda i: note_lines(frame, notes[i], width, lead=" • "))
    return [*lines, *remarks][:height]


def _foot(frame: Frame, survey: Survey, width: int) -> list[Content]:
    """Return the open questions, the one of the cursor with its mark; a name for what was said where there are none."""
    here = question_of(frame)
    names = [f"{'▸' if item == here else ''}{item.label}" for item in survey.open_questions]
    told = wrap(" · ".join(names) or frame.words("Remarks"), width - 2)
    return [rule(width), *(line((f" {text}", "bold"), width=width) for text in told)]


def _question(frame: Frame, index: int, question: Question, width: int, *, active: bool) -> list[Content]:
    style = "bold $primary" if active else ""
    lead = f"{'▸' if active else ' '}{index + 1}. "
    room = width - len(lead) - 1
    shown = wrap(question.item.label, room) if active else (fit(question.item.label, room),)
    return [
        *(line((f"{lead if n == 0 else ' ' * len(lead)}{text}", style), width=width) for n, text in enumerate(shown)),
        line((f"     {counts_said(frame.words, question, numbered=True)}", "" if active else MUTED), width=width),
    ]
