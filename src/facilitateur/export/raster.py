"""Drawings and lying photos as upright PNG, by the typesetter, for the formats that have neither SVG nor EXIF."""

import tempfile
from pathlib import Path

from facilitateur.export.document import Figure
from facilitateur.export.drawing import alone

INCH = 2.54
POINTS_PER_INCH = 160
"""Fine enough for paper."""

_PAGE = (
    b"#set page(width: auto, height: auto, margin: 0pt)\n#image(sys.inputs.name, width: float(sys.inputs.wide) * 1pt)"
)


def rasterised(data: bytes, kind: str, centimetres: float = 12.0) -> bytes | None:
    """Return a picture as PNG, as wide as said on paper; nothing when the typesetter is not there or refuses it."""
    try:
        import typst
    except ImportError:
        return None
    name = f"p.{kind}"
    wide = centimetres / INCH * 72
    try:
        with tempfile.TemporaryDirectory(prefix="facilitateur-") as folder:
            (Path(folder) / name).write_bytes(data)
            page = Path(folder) / "page.typ"
            page.write_bytes(_PAGE)
            made = typst.compile(
                str(page),
                root=str(folder),
                format="png",
                ppi=POINTS_PER_INCH,
                ignore_system_fonts=True,
                sys_inputs={"name": name, "wide": f"{wide:.2f}"},
            )
    except (typst.TypstError, RuntimeError, OSError):
        return None
    return made if isinstance(made, bytes) else None


def upright_png(figure: Figure) -> bytes | None:
    """Return what stands in a file that has no drawings of its own: a photo as it is, a drawing as PNG."""
    picture = figure.picture
    if picture.kind != "svg":
        return picture.data
    return rasterised(alone(picture.data.decode()).encode(), "svg", figure.size[0])
