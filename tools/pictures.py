"""The pictures of the documents, made from the recorded samples: screens as SVG, a replay that moves, report pages.

`python tools/pictures.py` writes `docs/images/`; it needs Pillow (`pip install -e .[images]`). The same samples and the
same versions of the libraries give the same bytes, and no picture asks for anything from elsewhere.
"""

import asyncio
import io
import re
import tempfile
from collections.abc import Callable, Iterable
from datetime import timedelta
from pathlib import Path

import typst
from PIL import Image
from textual.pilot import Pilot
from textual.screen import Screen

from facilitateur.export.options import ExportOptions
from facilitateur.export.pdf import to_pages
from facilitateur.export.report import report
from facilitateur.i18n.words import load_words
from facilitateur.logs import read_two
from facilitateur.session.opening import read
from facilitateur.settings import Settings
from facilitateur.storage.places import Workspace
from facilitateur.tui.app import FacilitateurApp
from facilitateur.tui.casting import FilmedScreen
from facilitateur.tui.context import Context
from facilitateur.tui.screens.comparison import ComparisonScreen
from facilitateur.tui.screens.plan import PlanScreen
from facilitateur.tui.screens.replay import ReplayScreen

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
SAMPLE = ROOT / "sessions" / "exemple-demi-journee"
OTHER = ROOT / "sessions" / "exemple-interrompue"

HEAVIEST = 300_000
"""Bytes of the heaviest picture."""

_FONT = re.compile(r"@font-face \{[^}]*\}\s*")
_IDENTITY = re.compile(r"terminal-\d+")
_PAGE = b'#set page(width: auto, height: auto, margin: 0pt)\n#image("p.svg", width: 640pt)'

Keys = Callable[[Pilot[int], FacilitateurApp], object]


async def shown(screen: Screen[object], size: tuple[int, int], keys: Iterable[str], title: str) -> str:
    """Return a screen as SVG after some keys; a text among the keys is typed when it begins with « = »."""
    with tempfile.TemporaryDirectory() as folder:
        app = FacilitateurApp(Context(Workspace(Path(folder)), Settings(language="fr")), screen)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            for key in keys:
                await pilot.press(*(key[1:] if key.startswith("=") else [key]))
                await pilot.pause(0.3)
            return offline(app.export_screenshot(title=title))


def offline(svg: str) -> str:
    """Return a screen's SVG without any font from elsewhere and with a name that stays the same."""
    return _IDENTITY.sub("terminal-facilitateur", _FONT.sub("", svg)).replace("Fira Code", "DejaVu Sans Mono")


async def film_frames(size: tuple[int, int], start: str, minutes: int, step: int) -> list[str]:
    """Return a replay as SVGs, a picture every `step` minutes from a time of day on."""
    frames = []
    with tempfile.TemporaryDirectory() as folder:
        screen = FilmedScreen(SAMPLE, speed=300)
        app = FacilitateurApp(Context(Workspace(Path(folder)), Settings(language="fr")), screen)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            screen.player.jump_to_time(start)
            screen.player.playing = True
            for _ in range(0, minutes, step):
                screen.follow()
                screen.repaint()
                await pilot.pause(0.1)
                frames.append(offline(app.export_screenshot(title="facilitateur rejouer")))
                screen.player.move(timedelta(minutes=step))
    return frames


def rasterised(svg: str, ppi: float) -> Image.Image:
    """Return an SVG as pixels, set by typst with the fonts that it carries."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "p.svg").write_text(svg, encoding="utf-8")
        page = Path(folder) / "page.typ"
        page.write_bytes(_PAGE)
        made = typst.compile(str(page), root=folder, format="png", ppi=ppi, ignore_system_fonts=True)
    assert isinstance(made, bytes)
    return Image.open(io.BytesIO(made)).convert("RGB")


def animation(frames: list[str]) -> bytes:
    """Return pictures as one GIF that runs for ever, in few colours and the same palette."""
    images = [rasterised(frame, 80) for frame in frames]
    palette = images[0].quantize(48, dither=Image.Dither.NONE)
    drawn = [image.quantize(palette=palette, dither=Image.Dither.NONE) for image in images]
    file = io.BytesIO()
    drawn[0].save(file, "GIF", save_all=True, append_images=drawn[1:], duration=900, loop=0, optimize=True)
    return file.getvalue()


def report_page(number: int) -> bytes:
    """Return a page of the half-day's report as PNG in few colours."""
    state, _, _ = read(SAMPLE)
    words = load_words("fr")
    document = report(state, state.at or state.created_at, words, ExportOptions(folder=SAMPLE))
    pages = to_pages(document, words, 80)
    file = io.BytesIO()
    Image.open(io.BytesIO(pages[number])).convert("RGB").quantize(64, dither=Image.Dither.NONE).save(
        file, "PNG", optimize=True
    )
    return file.getvalue()


def keep(name: str, data: bytes) -> None:
    """Write a picture, and refuse one that nobody would wait for."""
    if len(data) > HEAVIEST:
        raise SystemExit(f"{name}: {len(data)} bytes, {HEAVIEST} at most")
    IMAGES.mkdir(parents=True, exist_ok=True)
    (IMAGES / name).write_bytes(data)
    print(f"{name}: {len(data) // 1000} kB")


def main() -> None:
    """Write every picture."""
    wide = (120, 34)
    at = ["g", "=10:45", "enter"]
    for name, keys in (
        ("rejeu", [*at]),
        ("mur", [*at, "m"]),
        ("point", ["g", "=11:10", "enter", "w"]),
        ("chercher", [*at, "slash", "=cantine"]),
    ):
        svg = asyncio.run(shown(ReplayScreen(SAMPLE), wide, keys, "facilitateur rejouer"))
        keep(f"{name}.svg", svg.encode())
    keep("comparaison.svg", asyncio.run(shown(ComparisonScreen(read_two(SAMPLE, OTHER)), wide, ["pagedown"],
                                              "facilitateur comparer")).encode())  # fmt: skip
    keep("plan.svg", asyncio.run(shown(PlanScreen("demi-journee"), wide, [], "facilitateur")).encode())
    keep("rejeu.gif", animation(asyncio.run(film_frames((100, 30), "9:40", 120, 6))))
    for number, name in ((0, "rapport-couverture"), (2, "rapport")):
        keep(f"{name}.png", report_page(number))


if __name__ == "__main__":
    main()
