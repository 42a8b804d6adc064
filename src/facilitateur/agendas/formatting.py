"""One form for agenda files: the same plan, written the way the program writes it; remarks stay, nothing is lost."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec

from facilitateur.agendas import slips
from facilitateur.agendas.days import read_day
from facilitateur.agendas.keeping import Kept, Title, keep, rewritten, write_back
from facilitateur.agendas.reader import read_agenda
from facilitateur.agendas.vocabulary import AGENDA_KEYS
from facilitateur.agendas.writing import day_line
from facilitateur.domain.agenda import Agenda
from facilitateur.domain.card import Card
from facilitateur.domain.cleaning import MAX_TEXT
from facilitateur.domain.findings import Report
from facilitateur.textfiles.header import read_header
from facilitateur.textfiles.opening import TextFile, decode

_ONLY_TIMES = re.compile(r"(?:jour(?:née)?|day|jusqu['’]?|until|ends?|fin|to|at|à|h|[\s\d:,.#>→–—-])*", re.IGNORECASE)
"""A title that says nothing beside its number and its times."""


class Formatted(NamedTuple):
    """A file and its text in the one form."""

    before: str
    after: str
    is_same: bool
    """Not a byte is to be changed."""


def format_agenda(file: TextFile, slug: str, cards: Mapping[str, Card], report: Report) -> Formatted | None:
    """Return an agenda's file in its one form, or None after reporting why it has to stay as it is."""
    agenda = read_agenda(file, slug, cards, report)
    kept = keep(file, cards)
    if agenda is None or kept is None or report.has_errors:
        return None
    said = (agenda.name, agenda.audience, agenda.licence, *(block.note for block in agenda.blocks))
    if any(len(text) >= MAX_TEXT - 1 for text in said):
        # Longer texts are cut where they are read: written again, their end would be gone.
        report.add(slips.NOT_FORMATTED)
        return None
    raw = file.data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    if unicodedata.normalize("NFC", raw) != file.text:
        report.add(slips.HIDDEN_CHARACTERS)
        return None
    text = _form(kept, agenda, cards)
    again = decode(text.encode(), Report(""))
    found = keep(again, cards) if again is not None else None
    told = read_agenda(again, slug, cards, Report("")) if again is not None else None
    if again is None or found is None or told != agenda or _form(found, told, cards) != text:
        report.add(slips.NOT_FORMATTED)
        return None
    return Formatted(file.text, text, text.encode() == file.data)


def _form(kept: Kept, agenda: Agenda, cards: Mapping[str, Card]) -> str:
    """Return the text of a kept file with every line that holds data written anew."""
    blocks = []
    for block in kept.blocks:
        *remarks, line = rewritten(block.block, block.lines, cards)
        before = (*_tidy(block.before), *remarks)
        blocks.append(
            msgspec.structs.replace(block, lines=(line,), before=before, before_title=_tidy(block.before_title))
        )
    titles = tuple(_title(title) for title in kept.titles)
    header = tuple(_header(kept.header))
    done = Kept(header, titles, tuple(blocks), _tidy(kept.end))
    lines = write_back(done, agenda, cards).split("\n")
    return "\n".join(_spaced(lines, len(header))).rstrip("\n") + "\n"


def _title(title: Title) -> Title:
    """Return the title of a day in its form, as it is when it says more than its times."""
    said = day_line(title.day)
    plain = _ONLY_TIMES.fullmatch(title.line.strip()) is not None
    same = read_day(said, title.day.number, 1, Report("")) == title.day
    return msgspec.structs.replace(
        title, line=said if plain and same else title.line.strip(), before=_tidy(title.before)
    )


def _header(lines: Sequence[str]) -> Iterator[str]:
    """Yield the header with its pairs as `key : value`; values over several lines, remarks and unknown keys stay."""
    header = read_header(lines, AGENDA_KEYS, Report(""))
    assert header is not None  # It was read without an error.
    owners = {value.line: key for key, value in header.values.items() if key in AGENDA_KEYS}
    inside = [number for number, line in enumerate(lines, 1) if line.strip()]
    for number, line in enumerate(lines, 1):
        alone = not lines[number : number + 1] or not lines[number][:1].isspace()
        if number in (inside[0], inside[-1]):
            yield "---"
        elif number in owners and alone:
            yield f"{owners[number]} : {header.values[owners[number]].text}".rstrip()
        elif line.strip():
            yield line.rstrip()


def _tidy(lines: Sequence[str]) -> tuple[str, ...]:
    """Return lines without spaces at their ends."""
    return tuple(line.rstrip() for line in lines)


def _spaced(lines: Sequence[str], header: int) -> Iterator[str]:
    """Yield lines with one empty line before each title, and never two on end."""
    last, inside = "", False
    for number, line in enumerate(lines):
        if not inside and number >= header:
            if not line and not last:
                continue
            if line.startswith("##") and last:
                yield ""
        yield line
        last = line
        inside = number >= header and (inside or line.strip().startswith("<!--")) and "-->" not in line
