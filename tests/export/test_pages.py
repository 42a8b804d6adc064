"""How documents lie on pages: cover, contents, what stays together, widths of columns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitateur.export.document import Document, Heading, Line, Paragraph, Part, Table, bullets, plain
from facilitateur.export.pages import ACROSS, LEAD, LEAST_SECTIONS, NARROWEST, laid_out, widths

TITLE, SECTION, BLOCK = (Heading(level, plain("x")) for level in (1, 2, 3))
LEADING, LONG = Paragraph(plain("un mot")), Paragraph(plain("long " * LEAD))
LIST = bullets([plain("un"), plain("deux")])
TABLE = Table((plain("a"), plain("b")), ())


def kept(*parts: Part) -> list[bool]:
    layout = laid_out(Document("x", "fr", parts))
    return [placed.keeps for placed in (*layout.cover, *layout.body)]


def test_what_comes_before_the_first_section_is_the_cover() -> None:
    sections = [SECTION] * LEAST_SECTIONS
    layout = laid_out(Document("x", "fr", (TITLE, LEADING, *sections, LEADING)))

    assert [placed.part for placed in layout.cover] == [TITLE, LEADING]
    assert [placed.part for placed in layout.contents] == sections
    assert [placed.part for placed in layout.body] == [*sections, LEADING]
    anchors = [placed.anchor for placed in (*layout.cover, *layout.body) if isinstance(placed.part, Heading)]
    assert all(anchors)
    assert len(set(anchors)) == len(anchors)


def test_few_sections_need_no_contents() -> None:
    assert laid_out(Document("x", "fr", (TITLE, *[SECTION] * (LEAST_SECTIONS - 1)))).contents == ()


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ((SECTION, LEADING), [True, False]),
        ((SECTION, LEADING, LIST), [True, True, False]),
        ((SECTION, LEADING, LEADING, BLOCK, LIST), [True, True, True, True, False]),
        ((SECTION, LONG, LIST), [True, False, False]),
        ((BLOCK, LEADING, SECTION), [True, False, False]),
        ((BLOCK, LEADING, SECTION, LIST), [True, False, True, False]),
        ((BLOCK, LIST, LEADING, SECTION, LIST), [True, True, False, True, False]),
        ((BLOCK, LIST, LEADING, LIST), [True, False, True, False]),
        ((BLOCK, TABLE, LONG), [True, False, False]),
        ((LEADING, LEADING), [True, False]),
        ((BLOCK, LIST, LEADING, LEADING, SECTION, LIST), [True, True, True, False, True, False]),
        ((BLOCK, LIST, LEADING, LEADING, LIST), [True, True, False, True, False]),
    ],
)
def test_nothing_is_left_alone_at_the_foot_of_a_page(parts: tuple[Part, ...], expected: list[bool]) -> None:
    assert kept(*parts) == expected


cells = st.text(max_size=60).map(plain)


@given(
    rows=st.integers(1, 6).flatmap(
        lambda n: st.lists(st.lists(cells, min_size=n, max_size=n).map(tuple), min_size=1, max_size=5)
    ),
    equals=st.booleans(),
)
def test_columns_share_the_whole_page(rows: list[tuple[Line, ...]], equals: bool) -> None:
    shares = widths(Table(rows[0], tuple(rows[1:]), equals=equals))

    assert len(shares) == len(rows[0])
    assert sum(shares) == pytest.approx(1)
    assert min(shares) > 0.03


def test_columns_of_equals_are_equal_and_others_follow_what_they_hold() -> None:
    row = (plain("Un titre de bloc assez long"), plain("9 h 00"), plain("+1"))
    assert len(set(widths(Table(row, (row,), equals=True)))) == 1
    first, second, third = widths(Table(tuple(map(plain, "abc")), (row,)))

    assert first > 2 * second > third


def test_a_long_question_gets_the_room_that_its_figures_leave_and_no_word_is_cut() -> None:
    header = tuple(map(plain, ("Question", "1", "2", "3", "4", "5", "n", "Médiane")))
    said = "Les différentes fonctionnalités de ce système sont bien intégrées."
    shares = widths(Table(header, ((plain(said), *map(plain, "123450"), plain("4,5")),)))
    assert shares[0] > 0.5
    assert all(share * ACROSS >= NARROWEST for share in shares)

    wide = widths(Table(header[:3], ((plain(said), plain(said), plain("fonctionnalités")),)))
    assert wide[2] * ACROSS > len("fonctionnalités")
