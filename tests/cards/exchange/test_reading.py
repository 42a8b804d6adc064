"""Methods of other tools become cards; what has no place is listed, what nobody said is to be filled in."""

from collections.abc import Sequence

import pytest

from facilitateur.cards.exchange.as_card import card_text
from facilitateur.cards.exchange.draft import Draft
from facilitateur.cards.exchange.reading import read_methods
from facilitateur.cards.reader import read_master
from facilitateur.domain.card import Card
from facilitateur.domain.findings import Report
from facilitateur.domain.phases import Phase
from facilitateur.textfiles.opening import decode

SPEC = """---
id: two-rounds
title: "Two rounds: a talk"
version: 0.1.0
status: draft
summary: The group hears everybody twice before it decides.
license: CC-BY-4.0
attribution: "Invented for a test"
roles:
  - { slug: participant, label: Participant }
  - { slug: keeper, label: Time keeper }
stages:
  - { id: first, title: First round, output: first-words, context_mode: none }
  - { id: second, title: Second round }
tags: [round, short]
---

# Two rounds

It gives the quiet ones a second chance.

## Stage: first
**Goal:** everybody speaks once.

Go round the table. Nobody
answers.

**Output:** a sentence each.

## Stage: second
**Goal:** say what changed.

## Notes
Sit in a circle.
"""

FOREIGN = """---
title: Paper walk
time: 1–2 weeks for 5–10 participants
duration: 40 minutes
phase: prototypage, launch
difficulty: Easy
license: CC BY-SA 4.0
author: Invented
---
# Paper walk
A prototype that people walk through.

## Steps
1. (10 min) Draw — one sheet a screen
2. (2 × 15 min) Walk — one person walks, one notes

## Tips
- Thick pens.
"""

TABLE = (
    "Nom;Durée;Groupe;But;Étapes;Licence;Auteur;Couleur\r\n"
    "Tour rapide;15 minutes;4 à 12;Se parler.;(5 min) Un | (10 min) Deux;CC BY 4.0;Inventé;rouge\r\n"
    "Sans rien;;;;;;;\r\n"
)


def read(text: str, name: str = "method.md") -> tuple[str, Sequence[Draft], Report]:
    report = Report(name)
    file = decode(text.encode(), report)
    assert file is not None
    form, drafts = read_methods(file, report)
    return form, drafts, report


def as_card(text: str, slug: str) -> Card | None:
    report = Report(slug)
    file = decode(text.encode(), report)
    return None if file is None else read_master(file, slug, report)


def codes(report: Report, code: str) -> list[str]:
    return [
        str(found.values.get("name") or found.values.get("target")) for found in report.findings if found.code == code
    ]


def test_a_method_spec_keeps_its_words_its_licence_and_its_credit() -> None:
    form, (draft,), report = read(SPEC)

    assert form == "method.md"
    assert (draft.name, draft.licence, draft.source) == ("Two rounds: a talk", "CC-BY-4.0", "Invented for a test")
    assert [(step.title, step.detail) for step in draft.steps] == [
        ("First round", "Everybody speaks once. Go round the table. Nobody answers."),
        ("Second round", "Say what changed."),
    ]
    assert draft.capture == "- First round : a sentence each."
    assert codes(report, "A160") == ["version", "status", "stages/first/context_mode", "tags", "Notes"]


def test_stages_that_are_bare_names_are_steps_under_these_names() -> None:
    _, (draft,), _ = read(
        "---\nid: rounds\ntitle: Rounds\nstages: [opening, closing]\n---\n# Rounds\nFirst of all.\n"
        "## Stage: closing\nSay goodbye.\n"
    )

    assert [(step.title, step.detail) for step in draft.steps] == [("opening", ""), ("closing", "Say goodbye.")]


def test_what_a_method_spec_does_not_say_is_to_be_filled_in_and_the_card_waits() -> None:
    _, (draft,), report = read(SPEC)
    text = card_text(draft, report)

    assert "duree : TO FILL IN" in text
    assert codes(report, "A163") == ["duree", "groupe", "consigne", "deroule (min)", "pieges"]
    assert as_card(text, "two-rounds") is None


def test_with_its_numbers_the_card_is_a_card() -> None:
    _, (draft,), report = read(SPEC)
    text = card_text(draft, report).replace("duree : TO FILL IN", "duree : 5 / 10 / 20")
    text = text.replace("groupe : TO FILL IN", "groupe : 4 à 12").replace("(TO FILL IN min)", "(5 min)")

    card = as_card(text, "two-rounds")

    assert card is not None
    assert [timing.minutes for timing in card.timings] == [5, 5]
    assert card.texts["fr"].name == "Two rounds: a talk" or card.text("en").name == "Two rounds: a talk"


def test_free_text_durations_are_read_and_weeks_are_refused_aloud() -> None:
    form, (draft,), report = read(FOREIGN)

    assert form == "yaml"
    assert (draft.minutes, draft.people, draft.phases) == ((40, 40, 40), (5, 10), (Phase.PROTOTYPING,))
    assert [(step.title, step.minutes, step.rounds) for step in draft.steps] == [("Draw", 10, 1), ("Walk", 15, 2)]
    assert codes(report, "A164") == ["time"]
    assert codes(report, "A160") == ["difficulty"]
    assert codes(report, "A165") == ["phase"]
    assert codes(report, "A162")[:1] == ["time"] or "duration" in codes(report, "A162")


def test_each_row_of_a_table_is_a_card_and_unknown_columns_are_listed() -> None:
    form, drafts, report = read(TABLE, "fiches.csv")

    assert (form, [draft.name for draft in drafts]) == ("csv", ["Tour rapide", "Sans rien"])
    assert (drafts[0].minutes, drafts[0].people, drafts[0].language) == ((15, 15, 15), (4, 12), "fr")
    assert [step.minutes for step in drafts[0].steps] == [5, 10]
    assert codes(report, "A160") == ["Couleur"]


def test_steps_without_minutes_share_a_known_duration_and_it_is_said() -> None:
    _, (draft,), report = read("---\ntitle: Three\nduration: 20 min\nsteps: [One, Two, Three]\n---\n")

    text = card_text(draft, report)

    assert [line for line in text.splitlines() if line[:2] in ("1.", "2.", "3.")] == [
        "1. (7 min) One",
        "2. (7 min) Two",
        "3. (6 min) Three",
    ]
    assert "deroule (min)" in codes(report, "A162")


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("Just words.", "E160", 1),
        ("---\ntitle: [a\n---\n", "E161", 2),
        ("---\na: &x [1]\nb: *x\n---\n", "E162", 2),
        ("---\na: " + "[" * 40 + "]" * 40 + "\n---\n", "E162", 2),
        ("---\n- a\n---\n", "E161", 2),
        ("---\na: " + "x" * 70_000 + "\n---\n", "E162", 2),
    ],
)
def test_hostile_headers_are_refused_with_their_place(text: str, code: str, line: int) -> None:
    _, drafts, report = read(text)

    assert (list(drafts), [(found.code, found.line) for found in report.findings]) == ([], [(code, line)])


def test_yaml_values_stay_the_texts_that_people_wrote() -> None:
    _, (draft,), _ = read("---\ntitle: 12:30\nmaterials: [yes, 010, 1.10]\nsource: null\n---\n")

    assert (draft.name, draft.material, draft.source) == ("12:30", "yes, 010, 1.10", "")


def test_a_list_of_material_becomes_one_line_and_a_single_duration_is_told() -> None:
    header = "title: Fishbowl\nmaterials:\n  - Flipcharts\n  - Markers, red\nduration: 15 minutes\nphase: dreaming"
    _, (draft,), report = read(f"---\n{header}\n---\n\nTalk.\n")
    assert "- " not in card_text(draft, report).split("materiel :")[1].splitlines()[0]
    assert draft.material.startswith("Flipcharts")
    told = [finding.message(lambda text, **values: text.format(**values)) for finding in report.findings]
    assert any("one duration: shortest, usual and longest are 15 / 15 / 15" in text for text in told)
    assert any("“dreaming” is none of the seven phases" in text for text in told)
