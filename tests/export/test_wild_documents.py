"""Whatever a log holds, every document and every calendar can be made of it, anonymous or not."""

from datetime import datetime

import pytest
from hypothesis import HealthCheck, given, settings

from facilitateur.domain.events import Recorded
from facilitateur.domain.evolve import fold
from facilitateur.export.csv_files import write_csv_folder, write_notes_csv
from facilitateur.export.documents import KINDS, DocumentKind, build
from facilitateur.export.docx import to_docx
from facilitateur.export.html import to_html
from facilitateur.export.ics import write_ics
from facilitateur.export.markdown import to_markdown
from facilitateur.export.odt import to_odt
from facilitateur.export.options import ExportOptions, Names
from facilitateur.export.xlsx import write_xlsx
from facilitateur.i18n.words import load_words
from support.invented import MORNING
from support.wild import moments, mostly_valid_logs

WORDS = load_words("fr")
Log = tuple[Recorded, list[Recorded]]

slowly = settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.id)
@slowly
@given(found=mostly_valid_logs, now=moments)
def test_any_log_gives_every_document(kind: DocumentKind, found: Log, now: datetime) -> None:
    state = fold([found[0], *found[1]])
    for options in (
        ExportOptions(document=kind.id, names=Names.FIRST),
        ExportOptions(document=kind.id, names=Names.NONE, anonymous=True),
    ):
        document = build(state, now, WORDS, options)
        assert to_markdown(document)
        assert to_html(document, WORDS)


@slowly
@given(found=mostly_valid_logs, now=moments)
def test_any_log_gives_calendars_and_tables(found: Log, now: datetime) -> None:
    log = [found[0], *found[1]]
    state = fold(log)
    assert write_ics(state, log, now, WORDS, ExportOptions()).endswith(b"END:VCALENDAR\r\n")
    assert write_csv_folder(state, log, now, WORDS, ExportOptions())
    assert write_notes_csv(state, log, now, WORDS, ExportOptions(document="plan-action"))


@settings(slowly, max_examples=6)
@given(found=mostly_valid_logs)
def test_any_log_gives_files_of_office_suites(found: Log) -> None:
    log = [found[0], *found[1]]
    state = fold(log)
    for kind in KINDS:
        document = build(state, MORNING, WORDS, ExportOptions(document=kind.id))
        assert to_odt(document, WORDS)
        assert to_docx(document, WORDS)
        if "xlsx" in kind.formats:
            assert write_xlsx(state, log, MORNING, WORDS, ExportOptions(document=kind.id))
