"""What the tests of the exports share."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from facilitateur.export.options import ExportOptions
from facilitateur.export.registry import exporter
from facilitateur.i18n.words import Words, load_words
from support.story import Story

GOLDEN = Path(__file__).parent / "golden"

Export = Callable[..., bytes]
"""`(format, story, language="en", options=…) -> bytes`."""


@pytest.fixture
def english() -> Words:
    """English words, which stand in the code."""
    return load_words("en")


@pytest.fixture
def french() -> Words:
    """French words."""
    return load_words("fr")


@pytest.fixture
def export() -> Export:
    """Export a story as it stands."""

    def write(format_id: str, told: Story, language: str = "en", options: ExportOptions | None = None) -> bytes:
        words = load_words(language)
        return exporter(format_id).write(told.state, told.log, told.now, words, options or ExportOptions())

    return write


@pytest.fixture
def same_as_golden() -> Callable[[str, bytes], None]:
    """Compare bytes with a kept file; `GOLDEN=write` writes it anew, to be read before it is committed."""

    def compare(name: str, data: bytes) -> None:
        path = GOLDEN / name
        if os.environ.get("GOLDEN") == "write":
            path.write_bytes(data)
        assert path.read_bytes() == data

    return compare
