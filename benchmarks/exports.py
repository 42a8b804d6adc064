"""Time and memory of each format at 150, 1,500 and 10,000 notes, beside the bare library writing as much text.

`python benchmarks/exports.py [NOTES …]`; every export runs in a process of its own, so that memory is its own.
"""

import argparse
import io
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SIZES = (150, 1_500, 10_000)
FORMATS = ("md", "html", "docx", "odt", "pdf", "xlsx", "csv", "ics", "json")
WORDS = [
    "les",
    "familles",
    "arrivent",
    "en",
    "cours",
    "d'année",
    "et",
    "personne",
    "ne",
    "le",
    "sait",
    "avant",
    "le",
    "lundi",
    "matin",
    "à",
    "l'école",
]
KINDS = ("", "fact", "guess", "verbatim", "decision", "action")


def session_of(notes: int) -> tuple[object, list[object], datetime]:
    """Return a one-day session with so many notes, spread over the blocks of a shipped agenda."""
    from facilitateur.agendas.shelf import AgendaShelf
    from facilitateur.cards.library import Library
    from facilitateur.domain.creation import create_session
    from facilitateur.domain.events import BlockStarted, NoteAdded, NoteKind, Recorded, VoteCounted
    from facilitateur.domain.evolve import fold

    library = Library([ROOT / "methodes"])
    agenda = AgendaShelf([ROOT / "deroules"], library.cards).get("demi-journee")
    assert agenda is not None
    at = datetime(2026, 6, 11, 7, tzinfo=UTC)
    names = [f"Prénom{n}" for n in range(24)]
    created = create_session("2026-06-11-mesure", "Mesurer les exports ?", agenda, library.cards, names=names, teams=4)
    log = [Recorded(seq, at, 120, 1, event) for seq, event in enumerate(created, 1)]

    def happens(event: object) -> None:
        log.append(Recorded(len(log) + 1, at, 120, len(log) + 1, event))  # type: ignore[arg-type]

    number, blocks = 0, agenda.blocks
    for place, block in enumerate(blocks):
        happens(BlockStarted(block.id))
        for step in range(notes * (place + 1) // len(blocks) - number):
            number += 1
            at += timedelta(seconds=12_000 / notes)
            text = " ".join(WORDS[(number + at_word) % len(WORDS)] for at_word in range(6 + number % 9))
            kind = NoteKind(KINDS[number % len(KINDS)]) if number % 25 in (0, 5) else NoteKind(KINDS[number % 4])
            happens(NoteAdded(number, block.id, "ABCD"[step % 4], text, kind))
            if number % 7 == 0:
                happens(VoteCounted(number, number % 5 + 1))
    return fold(log), list(log), at


def bare_docx(lines: list[str]) -> bytes:
    """Write lines with python-docx alone."""
    import docx

    word = docx.Document()
    for line in lines:
        word.add_paragraph(line)
    file = io.BytesIO()
    word.save(file)
    return file.getvalue()


def bare_xlsx(lines: list[str]) -> bytes:
    """Write lines with xlsxwriter alone."""
    import xlsxwriter  # type: ignore[import-untyped]

    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    page = book.add_worksheet()
    for row, line in enumerate(lines):
        page.write_string(row, 0, line)
    book.close()
    return file.getvalue()


def bare_pdf(lines: list[str]) -> bytes:
    """Set lines with typst alone."""
    import typst

    source = b"#for line in json(bytes(sys.inputs.lines)) { par(line) }"
    return typst.compile(source, format="pdf", ignore_system_fonts=True, sys_inputs={"lines": json.dumps(lines)})


def bare_text(lines: list[str]) -> bytes:
    """Join lines: what a text format cannot do without."""
    return "\n".join(lines).encode()


BARE: dict[str, Callable[[list[str]], bytes]] = {"docx": bare_docx, "xlsx": bare_xlsx, "pdf": bare_pdf}


def child(format_id: str, notes: int, *, bare: bool) -> None:
    """Print seconds, megabytes on top of the session, and bytes written, as JSON."""
    from facilitateur.export.options import ExportOptions
    from facilitateur.export.registry import exporter
    from facilitateur.i18n.words import load_words

    state, records, now = session_of(notes)
    lines = [note.text for note in state.notes()]  # type: ignore[attr-defined]
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.perf_counter()
    if bare:
        data = BARE.get(format_id, bare_text)(lines)
    else:
        data = exporter(format_id).write(state, records, now, load_words("fr"), ExportOptions())  # type: ignore[arg-type]
    spent = time.perf_counter() - start
    used = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    print(json.dumps({"seconds": spent, "megabytes": used, "bytes": len(data)}))


def measured(format_id: str, notes: int, *, bare: bool) -> dict[str, float]:
    """Return what a process of its own measured."""
    command = [sys.executable, __file__, "--child", format_id, str(notes), *(["--bare"] if bare else [])]
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def main() -> None:
    """Print a table a size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("notes", nargs="*", type=int, default=list(SIZES))
    parser.add_argument("--child", nargs=2)
    parser.add_argument("--bare", action="store_true")
    chosen = parser.parse_args()
    if chosen.child:
        child(chosen.child[0], int(chosen.child[1]), bare=chosen.bare)
        return
    for notes in chosen.notes:
        print(f"{notes} notes: format, seconds, MB, kB written, seconds of the bare library, ratio")
        total = 0.0
        for format_id in FORMATS:
            ours, floor = (measured(format_id, notes, bare=bare) for bare in (False, True))
            total += ours["seconds"]
            ratio = f"{ours['seconds'] / floor['seconds']:6.1f}" if format_id in BARE else "     –"
            figures = f"{ours['seconds']:7.2f} {ours['megabytes']:7.0f} {ours['bytes'] / 1024:9.0f}"
            print(f"  {format_id:5} {figures} {floor['seconds']:7.2f} {ratio}")
        print(f"  all   {total:7.2f}")


if __name__ == "__main__":
    main()
