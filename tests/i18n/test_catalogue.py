"""Every text of the program is said in French, with the same gaps, and the compiled catalogue is the written one."""

import re
import subprocess
import sys
from pathlib import Path

from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[2]


def test_the_french_catalogue_is_complete_and_compiled() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "catalogues.py"), "check"], capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stderr.strip()) == (0, "")


def test_english_texts_quote_as_english_does() -> None:
    with (ROOT / "src/facilitateur/i18n/catalogues/fr/LC_MESSAGES/facilitateur.po").open("rb") as file:
        texts = [text for entry in read_po(file) for text in ([entry.id] if isinstance(entry.id, str) else entry.id)]

    quoted = [text for text in texts if "«" in text]

    assert all("inside « »" in text or "write “« … »”" in text for text in quoted), quoted


def test_french_texts_never_break_before_a_double_sign() -> None:
    with (ROOT / "src/facilitateur/i18n/catalogues/fr/LC_MESSAGES/facilitateur.po").open("rb") as file:
        said = [
            text
            for entry in read_po(file)
            for text in ([entry.string] if isinstance(entry.string, str) else entry.string)
        ]

    assert [text for text in said if re.search(r" [:;?!»]|« ", text)] == []
