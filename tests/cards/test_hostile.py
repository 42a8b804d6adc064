"""No file can stop, slow down or fool the library."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitateur.cards.entry import CardEntry
from facilitateur.cards.form_body import body_form
from facilitateur.cards.formatting import format_text
from facilitateur.cards.library import Library
from facilitateur.cards.outline import outline
from facilitateur.cards.prose import french_line
from facilitateur.cards.reader import read_master
from facilitateur.cards.translation import read_translation
from facilitateur.domain.findings import Report
from facilitateur.textfiles.opening import MAX_BYTES, TextFile, decode

Read = Callable[..., CardEntry]


def codes(entry: CardEntry) -> list[str]:
    return [finding.code for finding in entry.findings]


@pytest.mark.parametrize(
    ("data", "code", "place"),
    [
        (b"", "E035", (1, 1)),
        (b" \n\n", "E035", (1, 1)),
        (b"\xef\xbb\xbf", "E035", (1, 1)),
        (b"---\nnom : Id\xe9e\n---\n", "E034", (2, 9)),
        ("é".encode() + b"\xff", "E034", (1, 2)),
        ("---\nfiche : 1\n".encode("utf-16"), "E034", (1, 1)),
        (b"---\nfiche\x00 : 1\n", "E036", (2, 6)),
        (b"\x7fELF" + bytes(2000), "E036", (1, 5)),
        (b"x" * (MAX_BYTES + 1), "E032", (1, 1)),
        (b"x" * 12_000_000, "E032", (1, 1)),
    ],
)
def test_what_is_no_text_is_refused_and_explained(read: Read, data: bytes, code: str, place: tuple[int, int]) -> None:
    entry = read(data)
    assert entry.card is None
    assert [(finding.code, (finding.line, finding.column)) for finding in entry.findings] == [(code, place)]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_named_pipe_is_not_waited_for(workspace: Path) -> None:
    os.mkfifo(workspace / "essai.md")
    entry = Library([workspace]).entry("essai")
    assert entry is not None
    assert codes(entry) == ["E031"]


def test_a_folder_is_not_a_card(workspace: Path) -> None:
    (workspace / "essai.md").mkdir()
    entry = Library([workspace]).entry("essai")
    assert entry is not None
    assert codes(entry) == ["E031"]


@pytest.mark.skipif(os.name == "nt", reason="links need rights here")
@pytest.mark.parametrize("target", ["/etc/passwd", "essai.md", "nowhere", "autre.md"])
def test_a_symbolic_link_is_not_followed(workspace: Path, sound: str, target: str) -> None:
    (workspace / "autre.md").write_text(sound, encoding="utf-8")
    (workspace / "essai.md").symlink_to(target)
    entry = Library([workspace]).entry("essai")
    assert entry is not None
    assert codes(entry) == ["E030"]
    assert entry.source_text == ""


def test_a_file_that_vanishes_or_is_refused_is_reported(
    workspace: Path, sound: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (workspace / "essai.md").write_text(sound, encoding="utf-8")

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("facilitateur.textfiles.opening.os.open", refuse)
    entry = Library([workspace]).entry("essai")
    assert entry is not None
    assert [(finding.code, finding.values) for finding in entry.findings] == [("E033", {"reason": "Permission denied"})]


def test_control_characters_are_replaced_and_reported(read: Read, sound: str) -> None:
    entry = read(sound.replace("Essayer.", "Essayer \x1b]0;x\x07 \u202eça."))
    assert codes(entry) == ["A111"]
    assert (entry.findings[0].line, entry.findings[0].column) == (14, 9)
    assert entry.card is not None
    assert entry.card.texts["fr"].purpose == "Essayer �]0;x� ⟨RLO⟩ça."


@pytest.mark.skipif(os.name == "nt", reason="no such names here")
def test_a_file_name_cannot_speak_to_the_terminal(workspace: Path, sound: str, english: Callable[..., str]) -> None:
    (workspace / "a\x1b[31m\nb.md").write_text(sound, encoding="utf-8")
    library = Library([workspace])
    said = [finding.say(english) for finding in library.findings]
    assert [finding.code for finding in library.findings] == ["A113"]
    assert "\x1b" not in said[0]
    assert "\n" not in said[0]


def test_whatever_goes_wrong_inside_is_a_finding(read: Read, sound: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def explode(*_: object) -> None:
        raise RecursionError

    monkeypatch.setattr("facilitateur.cards.entry.read_master", explode)
    entry = read(sound)
    assert [(finding.code, finding.values) for finding in entry.findings] == [("E033", {"reason": "RecursionError"})]


HEAD = "---\nfiche : 1\n---\n"
STEPS = f"{HEAD}## Déroulé\n"
ZONES = f"{HEAD}## Canevas\n### Zones\n"
BULKS = {
    "quotes": (HEAD, ">", ""),
    "quoted lines": (HEAD, ">\n", ""),
    "nested bullets": (HEAD, "- ", ""),
    "deep bullets": (HEAD, "".join("  " * i + "- a\n" for i in range(400)), ""),
    "titles": (HEAD, "## x\n", ""),
    "one title again": (HEAD, "## But\n", ""),
    "header lines": ("---\n", "duree : 1\n", ""),
    "header keys": ("---\n", "a : 1\n", ""),
    "one long header line": ("---\nnom : ", "x ", "\n---\n"),
    "spaces in a header": ("---\na", " ", "b\n---\n"),
    "many phases": ("---\nfiche : 1\nphases : ", "zzz,", "\n---\n"),
    "steps": (STEPS, "1. (1 min) a — b\n", ""),
    "steps without duration": (STEPS, "1. a\n", ""),
    "spaces in a step": (f"{STEPS}1. a", " ", "b"),
    "non-breaking spaces in a step": (f"{STEPS}1. (1 min) a", "\u00a0", "b"),
    "brackets in a step": (f"{STEPS}1. ", "(", ""),
    "stars in a step": (f"{STEPS}1. ", "*", "x"),
    "places": (ZONES, "- a\n", ""),
    "places with one id": (ZONES, "- a {#a}\n", ""),
    "spaces in a place": (f"{ZONES}- a", " ", "b"),
    "brackets in a place": (f"{ZONES}- ", "[", ""),
    "braces in a place": (f"{ZONES}- ", "{#", ""),
    "colons in a place": (f"{ZONES}- ", ":", ""),
    "layout": (f"{ZONES}- a\n### Disposition\n- Large : ", "b ", ""),
    "settings": (f"{HEAD}## Canevas\n### Réglages\n", "- a : b\n", ""),
    "control characters": (HEAD, "\x07", ""),
    "comments never closed": (HEAD, "<!--", ""),
    "comments": (HEAD, "<!---->", ""),
    "apostrophes": (HEAD, "l'", ""),
    "quotation marks": (HEAD, ' "a', ""),
    "addresses": (HEAD, "a@", "://"),
    "spaces before a colon": (HEAD, "a \u00a0", ":"),
    "lines that end like questions": (HEAD, "a ?\n", ""),
    "accents on one letter": (f"{HEAD}e", "\u0301", ""),
}


@pytest.mark.parametrize("bulk", BULKS)
def test_a_file_made_to_be_slow_is_read_with_few_findings(bulk: str) -> None:
    start, unit, end = BULKS[bulk]
    room = MAX_BYTES - len((start + end).encode())
    text = start + unit * (room // len(unit.encode())) + end
    report = Report("essai.md")
    file = decode(text.encode(), report)
    assert file is not None
    read_master(file, "essai", report)
    spots = outline(file.lines, 1)
    assert [spot.line for spot in spots] == list(range(1, len(file.lines) + 1))
    body_form([spot._replace(text=french_line(spot)) for spot in spots], "fr", is_french=True)
    assert len(report.findings) <= 100


@given(st.binary(max_size=2000))
def test_any_bytes_are_read_without_a_crash(data: bytes) -> None:
    report = Report("x.md")
    file = decode(data, report)
    if file:
        read_master(file, "x", report)
    assert report.findings or file


FRAGMENTS = st.sampled_from(
    [
        *("---\n", "fiche : 1\n", "nom : x\n", "duree : 1 / 2 / 3\n", "duree :", " [x]\n", "\t", "#", ":\n", "a"),
        *("## But\n", "## Déroulé\n", "## Canevas\n", "### Zones\n", "### Disposition\n", "### Réglages\n"),
        *("1. (4 min) a — b\n", "1. x\n", "> q\n", "- a {#b} [c] : d\n", "- Large : a / b\n", "- k = v\n", "\n", "  "),
        *("langue : en\n", "traduit : x\n", "{", "}", "%", "é", "\u00a0", "«", "»", "phases : test\n"),
    ]
)


@given(st.lists(FRAGMENTS | st.text(max_size=6), max_size=60).map("".join))
def test_any_mixture_of_the_format_is_read_without_a_crash(text: str) -> None:
    report = Report("x.md")
    file = decode(text.encode("utf-8", errors="replace"), report)
    if file:
        read_master(file, "x", report)
        new = format_text(file, "x", Report("x.md"))
        assert (new is None) == report.has_errors or "\ufffd" in file.text
    assert all(finding.say(str.format) for finding in report.findings if finding.values)


@given(st.lists(FRAGMENTS | st.text(max_size=6), max_size=60).map("".join))
def test_any_translation_is_read_without_a_crash(text: str) -> None:
    library = Library([Path(__file__).parents[2] / "methodes"])
    card = library.get("carte-empathie")
    assert card is not None
    report = Report("x.en.md")
    body = f"---\nfiche : 1\nlangue : en\ntraduit : carte-empathie\nrevision_source : 1\nnom : x\n---\n{text}"
    file = decode(body.encode("utf-8", errors="replace"), report)
    assert isinstance(file, TextFile) or report.findings
    if file:
        read_translation(file, card, "en", report)
