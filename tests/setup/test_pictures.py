"""The pictures of the documents are light and ask for nothing from elsewhere."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
IMAGES = sorted((ROOT / "docs" / "images").iterdir())
PAGES = [*ROOT.glob("README*.md"), *(ROOT / "docs").glob("*.md")]
HEAVIEST = 300_000


@pytest.mark.parametrize("picture", IMAGES, ids=lambda path: path.name)
def test_a_picture_is_light(picture: Path) -> None:
    assert picture.stat().st_size <= HEAVIEST


@pytest.mark.parametrize("picture", [path for path in IMAGES if path.suffix == ".svg"], ids=lambda path: path.name)
def test_an_svg_asks_for_nothing(picture: Path) -> None:
    text = picture.read_text(encoding="utf-8")
    assert not re.search(r"@font-face|@import|<image|<script|<foreignObject|url\((?!#)", text)
    assert set(re.findall(r"https?://[^\"' )]*", text)) <= {
        "http://www.w3.org/2000/svg",
        "https://www.textualize.io",
    }


def test_every_picture_that_a_page_shows_is_there() -> None:
    shown = {
        (page, (page.parent / target))
        for page in PAGES
        for target in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", page.read_text(encoding="utf-8"))
    }
    assert shown
    assert [str(target) for _, target in shown if not target.is_file()] == []
