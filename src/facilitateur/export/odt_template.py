"""An organisation's own ODT file as a template: its pages, styles, header and foot stay, what it lacks is added."""

import io
import re
import zipfile
from xml.etree import ElementTree

from facilitateur.export.odt_styles import SPACES

BIGGEST = 32 * 1024 * 1024
"""Bytes of one file of a template."""

_FORBIDDEN = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def dressed(template: bytes, plain_look: str) -> tuple[str, dict[str, bytes]]:
    """Return `styles.xml` of a template with the styles of ours that it lacks, and the pictures that it shows.

    Raises:
        ValueError: It is no ODT file that can be used.
    """
    with zipfile.ZipFile(io.BytesIO(template)) as archive:
        if any(entry.file_size > BIGGEST for entry in archive.infolist()):
            raise ValueError("too big")
        if b"opendocument.text" not in archive.read("mimetype"):
            raise ValueError("no text document")
        data = archive.read("styles.xml")
        names = [name for name in archive.namelist() if name.startswith("Pictures/") and not name.endswith("/")]
        pictures = {name: archive.read(name) for name in names}
    if _FORBIDDEN.search(data):
        raise ValueError("entities")
    for prefix, uri in SPACES.items():
        ElementTree.register_namespace(prefix, uri)
    theirs, ours = ElementTree.fromstring(data), ElementTree.fromstring(plain_look)
    _add_styles(theirs, ours)
    _add_foot(theirs, ours)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(theirs, encoding="unicode")}', pictures


def _tag(prefix: str, name: str) -> str:
    return f"{{{SPACES[prefix]}}}{name}"


def _child(root: ElementTree.Element, name: str) -> ElementTree.Element:
    found = root.find(_tag("office", name))
    return ElementTree.SubElement(root, _tag("office", name)) if found is None else found


def _add_styles(theirs: ElementTree.Element, ours: ElementTree.Element) -> None:
    held = _child(theirs, "styles")
    name = _tag("style", "name")
    known = {(one.tag, one.get(name)) for one in held}
    for style in _child(ours, "styles"):
        if style.get(name) is not None and (style.tag, style.get(name)) not in known:
            held.append(style)


def _add_foot(theirs: ElementTree.Element, ours: ElementTree.Element) -> None:
    """Give the page our foot when it has none, with the room that it takes."""
    pages = theirs.findall(f".//{_tag('style', 'master-page')}")
    if not pages:
        raise ValueError("no page")
    if any(page.find(_tag("style", "footer")) is not None for page in pages):
        return
    page = next((one for one in pages if one.get(_tag("style", "name")) == "Standard"), pages[0])
    foot = ours.find(f".//{_tag('style', 'footer')}")
    if foot is not None:
        page.append(foot)
    layouts = theirs.findall(f".//{_tag('style', 'page-layout')}")
    wanted = page.get(_tag("style", "page-layout-name"))
    room = ours.find(f".//{_tag('style', 'footer-style')}")
    for layout in layouts:
        if layout.get(_tag("style", "name")) == wanted and room is not None:
            for empty in layout.findall(_tag("style", "footer-style")):
                layout.remove(empty)
            layout.append(room)
