"""The sections of a card under the names of the fields they fill."""

from collections.abc import Mapping, Sequence

from facilitateur.cards import problems
from facilitateur.cards.markdown import Heading, first_text_line, headings, list_items, parse
from facilitateur.cards.vocabulary import SECTION_BY_TITLE, SECTIONS
from facilitateur.domain.cleaning import fold, slug
from facilitateur.domain.findings import Report
from facilitateur.textfiles.values import suggest

_LEVELS = ("h1", "h2")


def read_sections(lines: Sequence[str], body_line: int, report: Report) -> Mapping[str, Heading]:
    """Return the sections of a body by field; unknown and repeated ones are reported."""
    tokens = parse(lines, body_line)
    stray = first_text_line(tokens, _LEVELS)
    if stray is not None:
        report.add(problems.STRAY_TEXT, stray)
    found: dict[str, Heading] = {}
    for heading in headings(tokens, lines, _LEVELS, len(lines)):
        if report.is_full:
            break
        kind = SECTION_BY_TITLE.get(slug(heading.title))
        if kind is None:
            _report_unknown(heading, report)
        elif kind.field in found:
            first = found[kind.field].line
            report.add(problems.REPEATED_SECTION, heading.line, heading.column, section=heading.title, first=first)
        else:
            found[kind.field] = heading
    return found


def check_required(sections: Mapping[str, Heading], lines: Sequence[str], report: Report) -> None:
    """Report the required sections that are missing, at the end of the file, or empty, at their title."""
    for kind in SECTIONS:
        heading = sections.get(kind.field)
        if kind.is_required and (heading is None or not heading.text.strip()):
            report.add(problems.MISSING_SECTION, heading.line if heading else len(lines), section=kind.name)


def section_text(sections: Mapping[str, Heading], field: str) -> str:
    """Return the Markdown source of a section, nothing when it is missing."""
    heading = sections.get(field)
    return heading.text if heading else ""


def read_deck(sections: Mapping[str, Heading]) -> tuple[str, ...]:
    """Return the cards of the deck, one per bullet."""
    heading = sections.get("deck")
    return tuple(item.text for item in list_items(heading.tokens) if item.text) if heading else ()


def _report_unknown(heading: Heading, report: Report) -> None:
    """Report a section that the card format does not know."""
    near = suggest(fold(heading.title), tuple(SECTION_BY_TITLE))
    problem = problems.UNKNOWN_SECTION_NEAR if near else problems.UNKNOWN_SECTION
    choices = ", ".join(kind.name for kind in SECTIONS)
    report.add(problem, heading.line, heading.column, title=heading.title, near=near, choices=choices)
