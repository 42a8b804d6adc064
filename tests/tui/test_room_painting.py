"""The room display without Textual: every size holds, digits and letters are whole, words say what colours say."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitateur.domain.agenda import BlockKind
from facilitateur.domain.events import VoteOption, VoteRule
from facilitateur.domain.room import ComesNext, Count, Link, Moment, RoomTimer, RoomView, Stage
from facilitateur.domain.rounds import VoteRound
from facilitateur.domain.timing import Level
from facilitateur.i18n.words import load_words
from facilitateur.tui.painting.digits import draw_digits, fitting
from facilitateur.tui.painting.letter_shapes import LETTERS
from facilitateur.tui.painting.letters import block_letters, small_letters
from facilitateur.tui.painting.room import paint_nothing_yet, paint_room
from facilitateur.tui.painting.small_letters import SMALL_LETTERS
from facilitateur.tui.widgets.room_board import changed_cells

KEPT = Path(__file__).parent / "ecrans"
FRENCH = load_words("fr")
AT = datetime(2026, 6, 11, 9, 5, tzinfo=UTC)
MOMENT = Moment("b1", 0, 0, 600)
RUNNING = RoomView(
    Stage.RUNNING, AT, title="5 pourquoi", instruction="Une réponse, une phrase, un fait.",
    time=Count(522, False, Level.CALM), moment=MOMENT, following=ComesNext("Relecture", BlockKind.METHOD, 4),
)  # fmt: skip
WORDS = st.text(st.characters(exclude_categories=("Cs",)), max_size=60) | st.sampled_from(
    ("Une réponse, une phrase, un fait.", "日本 👩‍🚒 e\u0301", "long" * 40, "à la ligne\nci-dessous")
)
COUNTS = st.builds(Count, st.integers(0, 40 * 24 * 3600), st.booleans(), st.sampled_from(Level))
VIEWS = st.builds(
    RoomView,
    stage=st.sampled_from(Stage),
    at=st.just(AT),
    link=st.sampled_from(Link),
    challenge=WORDS,
    title=WORDS,
    kind=st.sampled_from(BlockKind),
    instruction=WORDS,
    time=st.none() | COUNTS,
    over=st.booleans(),
    moment=st.none() | st.just(MOMENT),
    round=st.none() | st.just((2, 6)),
    goes_on_at=st.none() | st.just(AT),
    following=st.none() | st.builds(ComesNext, WORDS, st.sampled_from(BlockKind), st.integers(0, 600)),
    timers=st.lists(st.builds(RoomTimer, WORDS, COUNTS, st.booleans(), st.sampled_from(("", "A"))), max_size=40).map(
        tuple
    ),
    message=WORDS,
    dark=st.booleans(),
    gathers=st.booleans(),
    vote=st.none() | st.deferred(lambda: VOTES),
)


def vote_of(rule: VoteRule, labels: tuple[str, ...], counts: tuple[int, ...]) -> VoteRound:
    """Return a closed round; under majority judgment everybody gave the same grade."""
    options = tuple(VoteOption(f"n{n}", label) for n, label in enumerate(labels, 1))
    pairs = zip(options, counts, strict=False)
    given = {(option.key, count % 7 if rule is VoteRule.JUDGMENT else None): count for option, count in pairs}
    return VoteRound(1, "b1", "A", rule, options, 12, 2, 0, AT, AT, counts=given)


VOTES = st.builds(
    vote_of, st.sampled_from(VoteRule), st.lists(WORDS, max_size=40).map(tuple), st.lists(st.integers(0, 99)).map(tuple)
)
WIDTHS, HEIGHTS = st.integers(40, 240), st.integers(12, 67)


def text_of(view: RoomView, width: int, height: int, language: str = "fr") -> str:
    rows = [line.plain for line in paint_room(view, load_words(language), width, height)]
    return "\n".join(rows).replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


@given(view=VIEWS, width=WIDTHS | st.integers(1, 60), height=HEIGHTS | st.integers(1, 20))
def test_no_row_is_too_long_and_none_is_missing(view: RoomView, width: int, height: int) -> None:
    rows = paint_room(view, FRENCH, width, height)
    assert [row.cell_length for row in rows] == [width] * height
    assert all("\n" not in row.plain for row in rows)


@pytest.mark.parametrize("size", [(1, 1), (39, 12), (40, 11), (40, 12), (80, 24), (160, 45), (240, 67)])
def test_a_window_of_any_size_says_something(size: tuple[int, int]) -> None:
    assert text_of(RUNNING, *size).strip()
    assert "\n".join(line.plain for line in paint_nothing_yet(FRENCH, *size)).strip()
    assert [line.cell_length for line in paint_nothing_yet(FRENCH, *size)] == [size[0]] * size[1]


@pytest.mark.parametrize(("size", "rows"), [((40, 12), 5), ((80, 24), 10), ((160, 45), 16), ((240, 67), 25)])
def test_digits_grow_with_the_window(size: tuple[int, int], rows: int) -> None:
    lit = [row for row in text_of(RUNNING, *size).split("\n") if "█" in row or "▀" in row]
    assert len(lit) >= rows


INSTRUCTIONS = ("Une réponse, une phrase, un fait.", "Consigne et binômes", "Colonnes", "Une idée par personne")


@pytest.mark.parametrize("said", INSTRUCTIONS)
@pytest.mark.parametrize("size", [(48, 14), (60, 16), (60, 18), (70, 20), (80, 18), (80, 24), (100, 24), (120, 30)])
def test_larger_letters_never_make_the_digits_smaller_than_in_the_smallest_window(
    said: str, size: tuple[int, int]
) -> None:
    view = RUNNING._replace(instruction=said)
    smallest, larger = (digit_rows(view, *window) for window in ((40, 12), size))
    assert larger >= smallest == 5


def test_eight_timers_of_teams_leave_the_digits_in_the_smallest_window() -> None:
    timers = tuple(RoomTimer("", Count(595, False, Level.CALM), False, letter) for letter in "ABCDEFGH")
    view = RUNNING._replace(instruction="Proposition", timers=timers)
    assert digit_rows(view, 40, 12) == 3


def digit_rows(view: RoomView, width: int, height: int) -> int:
    """Return the rows of the digits, which stand between the top line and their caption."""
    rows = [row.plain for row in paint_room(view, FRENCH, width, height)]
    caption = next(number for number, row in enumerate(rows) if "temps restant" in row)
    return sum(1 for row in rows[1:caption] if row.strip())


@given(text=st.from_regex(r"\+?([0-9]{1,3}:)?[0-9]{2}:[0-9]{2}", fullmatch=True), width=WIDTHS, height=HEIGHTS)
def test_digits_fit_and_all_times_of_one_length_have_one_size(text: str, width: int, height: int) -> None:
    drawn = draw_digits(text, width, height)
    zeros = draw_digits("".join("0" if sign.isdigit() else sign for sign in text), width, height)
    assert (drawn is None) == (zeros is None)
    if drawn is not None and zeros is not None:
        assert len(drawn) == len(zeros) <= height
        assert {len(row) for row in drawn} == {len(zeros[0])}
        assert len(drawn[0]) <= width


def test_ten_digits_are_ten_shapes_in_every_size() -> None:
    for rows in range(3, 40):
        shapes = {draw_digits(str(digit), 200, rows) for digit in range(10)}
        assert len(shapes) == 10, rows
    assert fitting("00:00", 8, 30) is None


@given(text=WORDS, width=WIDTHS, height=HEIGHTS)
def test_block_letters_fit_or_say_that_they_do_not(text: str, width: int, height: int) -> None:
    drawn = block_letters(text, width, height)
    if drawn is not None:
        assert len(drawn) <= height
        assert {len(row) for row in drawn} == {len(drawn[0])}
        assert len(drawn[0]) <= width
        assert set("".join(drawn)) <= set(" ▀▄█")


@given(text=WORDS, width=WIDTHS, height=HEIGHTS)
def test_small_block_letters_fit_wherever_large_ones_do(text: str, width: int, height: int) -> None:
    drawn = small_letters(text, width, height)
    assert drawn is not None or block_letters(text, width, height) is None
    if drawn is not None:
        assert len(drawn) <= height
        assert {len(row) for row in drawn} == {len(drawn[0])}
        assert len(drawn[0]) <= width


def test_both_fonts_have_the_same_signs_and_no_two_alike() -> None:
    assert set(SMALL_LETTERS) == set(LETTERS)
    for shapes in (SMALL_LETTERS, LETTERS):
        drawn = [shape for sign, shape in shapes.items() if sign.isalnum() and sign not in "O0"]
        assert len(set(drawn)) == len(drawn)


MESSAGES = [
    ("Regagnez vos tables", 40, 12),
    ("Regagnez vos tables", 80, 24),
    ("Regagnez vos tables", 240, 67),
    ("Photo à midi", 40, 12),
    ("Le buffet est servi dans le hall, reprise à 14 h 05", 80, 24),
    ("Le buffet est servi dans le hall, reprise à 14 h 05", 160, 45),
    ("Merci de rendre vos fiches à l’équipe d’animation avant de partir déjeuner", 100, 30),
]


@pytest.mark.parametrize(("text", "width", "height"), MESSAGES)
def test_a_message_is_in_block_letters_over_lines_and_the_time_stays(text: str, width: int, height: int) -> None:
    rows = [line.plain for line in paint_room(RUNNING._replace(message=text), load_words("fr"), width, height)]
    assert len(rows) == height
    lit = [row for row in rows if set(row) & set("█▀▄")]
    assert len(lit) >= 5
    assert not any(text.split()[0] in row for row in rows)
    assert height > 54 or any("restant" in row for row in rows)


def test_french_accents_are_drawn() -> None:
    assert block_letters("é", 20, 6) != block_letters("e", 20, 6)
    assert block_letters("ç", 20, 6) != block_letters("c", 20, 6)
    assert block_letters("Œuvre", 60, 6) == block_letters("OEUVRE", 60, 6)
    assert block_letters("« Où ça ? » — n’importe", 200, 20) is not None
    assert block_letters("日本", 200, 20) is None


def test_words_say_what_colours_say() -> None:
    over = RUNNING._replace(time=Count(87, True, Level.OVER))
    assert "temps restant" in text_of(RUNNING, 80, 24)
    assert "bientôt fini" in text_of(RUNNING._replace(time=Count(60, False, Level.WARNING)), 80, 24)
    assert "on conclut" in text_of(RUNNING._replace(time=Count(10, False, Level.LAST)), 80, 24)
    assert "temps dépassé" in text_of(over, 80, 24)
    assert "+01:27" in text_of(over, 20, 5)
    assert "over time" in text_of(over, 80, 24, "en")
    assert "le temps est suspendu" in text_of(RUNNING._replace(stage=Stage.PAUSED), 80, 24)
    assert "équipe B · manche 2 sur 6" in text_of(RUNNING._replace(round=(2, 6), team="B"), 80, 24)
    assert "manche 2 sur 6" in text_of(RUNNING._replace(round=(2, 6)), 80, 24)
    assert "liaison perdue" in text_of(RUNNING._replace(link=Link.LOST), 80, 24)
    assert "séance fermée" in text_of(RUNNING._replace(link=Link.CLOSED), 80, 24)
    assert "Ensuite : Relecture (4 min)" in text_of(RUNNING, 80, 24)


def test_a_hidden_time_leaves_the_instruction_and_says_the_end() -> None:
    hidden = RUNNING._replace(time=None)
    assert "restant" not in text_of(hidden, 40, 12)
    assert "le temps est écoulé" in text_of(hidden._replace(over=True), 40, 12)


def test_a_black_screen_is_black() -> None:
    assert not text_of(RUNNING._replace(dark=True, message="x", gathers=True), 80, 24).strip()


@pytest.mark.parametrize("count", range(1, 9))
@pytest.mark.parametrize("size", [(40, 12), (80, 24), (240, 67)])
def test_every_team_has_its_timer_or_is_counted(count: int, size: tuple[int, int]) -> None:
    timers = tuple(RoomTimer("", Count(60, False, Level.CALM), team=letter) for letter in "ABCDEFGH"[:count])
    shown = text_of(RUNNING._replace(timers=timers), *size)
    hidden = 0
    if "+" in shown:
        hidden = int(shown.split("+")[1].split()[0])
    assert shown.count("équipe ") + hidden == count
    assert size[0] == 40 or hidden == 0


def test_only_the_cells_of_changed_digits_are_repainted() -> None:
    before = paint_room(RUNNING, FRENCH, 160, 45)
    after = paint_room(RUNNING._replace(time=Count(521, False, Level.CALM)), FRENCH, 160, 45)
    changed = [changed_cells(a, b, 160) for a, b in zip(before, after, strict=True) if a.plain != b.plain]
    assert changed
    assert all(last - first < 40 for first, last in changed)


OVER = RUNNING._replace(time=Count(87, True, Level.OVER), over=True, round=(2, 6))
TEAMS = RUNNING._replace(timers=tuple(RoomTimer("", Count(60 * n, n == 4, Level.CALM), n == 2, team)
                                      for n, team in enumerate("ABCDEFGH")))  # fmt: skip


RESULT = RUNNING._replace(
    vote=vote_of(VoteRule.DOTS, ("Où jeter", "Payer deux fois", "Le verre cassé", "La nuit"), (9, 8, 3, 3))
)


def test_the_result_of_a_vote_says_its_ties_in_words() -> None:
    text = text_of(RESULT, 80, 24)
    assert "Résultat du vote · gommettes · 23 gommettes sur 24 (96 %)" in text
    assert "« Où jeter » arrive en tête avec 9 voix sur 23" in text
    assert "égalité pratique" in text
    assert "= ex æquo" in text
    assert "≈ trop proche pour départager" in text
    assert "arrive en tête" in text_of(RESULT, 40, 12)
    assert "arrive en tête" in text_of(RESULT, 30, 8)
    assert text_of(RESULT._replace(message="Photo !"), 40, 12) == text_of(RUNNING._replace(message="Photo !"), 40, 12)


def test_a_result_with_more_options_than_rows_says_how_many_are_left() -> None:
    many = vote_of(VoteRule.HANDS, tuple(f"idée {n}" for n in range(40)), tuple(range(40)))
    rows = text_of(RUNNING._replace(vote=many), 80, 24).splitlines()
    shown = sum("█" in row and "idée" in row for row in rows)
    assert shown
    assert any(f"… et {40 - shown} autres options" in row for row in rows)


TWO_TIMERS = (
    RoomTimer("", Count(241, False, Level.CALM), team="A"),
    RoomTimer("", Count(12, True, Level.OVER), team="B"),
)


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (160, 45), (240, 67)])
def test_timers_of_teams_stand_under_the_result_of_a_vote(size: tuple[int, int]) -> None:
    text = text_of(RESULT._replace(timers=TWO_TIMERS), *size)
    assert "arrive en tête" in text.replace("\n", " ")
    assert "équipe A" in text
    assert "équipe B" in text


@pytest.mark.parametrize(("size", "large"), [((80, 24), False), ((160, 45), True), ((240, 67), True)])
def test_options_of_a_vote_are_in_block_letters_where_all_have_room(size: tuple[int, int], large: bool) -> None:
    plain = "Le verre cassé" in text_of(RESULT, *size)
    assert plain is not large
    many = vote_of(VoteRule.DOTS, tuple(f"Option {n}" for n in range(9)), tuple(range(9)))
    assert "Option 8" in text_of(RESULT._replace(vote=many), *size)


def test_a_time_that_is_over_for_long_is_said_in_large_words_without_digits() -> None:
    text = text_of(RUNNING._replace(time=None, over=True), 80, 24)
    assert "+" not in text
    assert "temps dépassé" not in text
    rows = text.split("\n")
    assert sum(bool(set(row) & set("█▀▄")) for row in rows) >= 12
    assert "TEMPS RESTANT EN TOUT".lower() in text_of(RUNNING._replace(whole=True), 80, 24)


@pytest.mark.parametrize(
    ("name", "view", "size", "language"),
    [
        ("salle-80x24", RUNNING, (80, 24), "fr"),
        ("salle-manche-100x30", OVER, (100, 30), "fr"),
        ("salle-equipes-160x45", TEAMS, (160, 45), "fr"),
        ("salle-vote-80x24", RESULT, (80, 24), "fr"),
        ("room-vote-160x45", RESULT, (160, 45), "en"),
        ("room-240x67", RUNNING, (240, 67), "en"),
        ("room-message-40x12", RUNNING._replace(message="Photo !"), (40, 12), "en"),
    ],
)
def test_it_looks_as_it_did(name: str, view: RoomView, size: tuple[int, int], language: str) -> None:
    """After a wanted change: `FACILITATEUR_ECRANS=nouveaux python -m pytest` on this file, then look at the diff."""
    rows = [line.plain.rstrip() for line in paint_room(view, load_words(language), *size)]
    text, file = "\n".join(rows) + "\n", KEPT / f"{name}.txt"
    if os.environ.get("FACILITATEUR_ECRANS"):
        file.write_text(text, encoding="utf-8")
    assert file.read_text(encoding="utf-8") == text
