"""The survey canvas: every question with its counts, the score, and the open answers."""

from textual.content import Content

from facilitateur.domain.canvases.survey import Question, survey_of
from facilitateur.i18n.scores import counts_said, ends_said, scores_said
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
    if not survey.questions and frame.canvas.makes_places:
        said = frame.words("/+ and a statement asks a question; then one figure a person, or 3x4 for three hands at 4.")
        head += [line((f" {text}", MUTED), width=width) for text in wrap(said, width - 2)]
    ends = dict.fromkeys(ends_said(frame.words, question.item, question.scale) for question in survey.questions)
    head += [line((f" {text}", MUTED), width=width) for said in ends if said for text in wrap(said, width - 2)]
    notes = frame.notes
    room = max(height - len(head) - (min(len(notes), 5) + 2 if notes else 0), 3)
    here = question_of(frame)
    questions = survey.questions
    at = next((i for i, question in enumerate(questions) if here is not None and question.item.id == here.id), 0)

    def lines_of(index: int) -> list[Content]:
        return _question(frame, index, questions[index], width, active=index == at)

    lines = [*head, *window(len(questions), at, room, lines_of)]
    if not notes and not survey.open_questions:
        return lines[:height]
    names = " · ".join(item.label for item in survey.open_questions) or frame.words("Remarks")
    lines += [rule(width), line((f" {fit(names, width - 2)}", "bold"), width=width)]
    left = max(height - len(lines), 0)
    return [
        *lines,
        *window(len(notes), len(notes) - 1, left, lambda i: note_lines(frame, notes[i], width, lead=" • ")),
    ][:height]


def _question(frame: Frame, index: int, question: Question, width: int, *, active: bool) -> list[Content]:
    style = "bold $primary" if active else ""
    title = line((f"{'▸' if active else ' '}{index + 1}. {question.item.label}", style), width=width)
    return [
        title,
        line((f"     {counts_said(frame.words, question, numbered=True)}", "" if active else MUTED), width=width),
    ]
