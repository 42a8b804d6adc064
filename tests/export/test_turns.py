"""Turns of speech and of teams in a report: a small table each, people by their codes unless names are wanted."""

from facilitateur.domain import timer_intents
from facilitateur.export.options import ExportOptions, Names
from support.story import Story


def spoken() -> Story:
    """Half an hour in which two of three people spoke, and two teams passed."""
    story = Story(names=("Ada", "Blé", "Chloé")).goes_to("b5")
    story.does(lambda state, now: timer_intents.list_speakers(state, ("P01", "P02", "P03")))
    story.does(lambda state, now: timer_intents.speak(state, "P02")).waits(6)
    story.does(lambda state, now: timer_intents.speak(state, "P01")).waits(2)
    story.does(lambda state, now: timer_intents.stop_speech(state))
    story.does(lambda state, now: timer_intents.order_turns(state, "BA")).waits(10)
    return story.does(timer_intents.next_round).waits(5)


def test_speech_is_a_table_and_a_sentence_without_names(export) -> None:
    text = export("md", spoken(), "en", ExportOptions(Names.CODES)).decode()
    assert "| P02 | 06:00 | 75% | 1 |" in text
    assert "| P03 | 00:00 | 0% | 0 |" in text
    assert "P02 has 75% of the time. Same for all: 33% each (n = 3). Not heard yet: P03." in text
    assert "Blé" not in text


def test_names_are_told_when_they_are_wanted(export) -> None:
    text = export("md", spoken(), "en", ExportOptions(Names.NAMES)).decode()
    assert "| Blé | 06:00 | 75% | 1 |" in text


def test_teams_that_passed_have_their_times(export) -> None:
    text = export("md", spoken(), "en", ExportOptions()).decode().replace("\N{NO-BREAK SPACE}", " ")
    assert "| team B | 10:00 | 22:30 |" in text
    assert "| team A | 05:00 | 22:30 |" in text


def test_without_turns_there_is_no_table(export) -> None:
    text = export("md", Story().goes_to("b5").waits(5), "en", ExportOptions()).decode()
    assert "Speaker" not in text
