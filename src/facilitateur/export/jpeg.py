"""What a JPEG says of itself, and the same photo without what the camera knew: place, time, model, owner."""

from typing import Literal, NamedTuple

_SIZES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""Markers that carry width and height."""

_BARE = frozenset((0x01, *range(0xD0, 0xD9)))
"""Markers without a body."""

_KEPT = frozenset((0xE0, 0xE2, 0xEE))
"""Application segments that the colours need."""

_SCAN, _EXIF = 0xDA, b"Exif\0\0"
_ORIENTATION = 0x0112


class JpegFacts(NamedTuple):
    """Size and posture of a photo."""

    width: int
    height: int
    orientation: int
    """1 to 8, as EXIF counts."""
    bare: bytes
    """The photo without its metadata; unless the orientation is 1 it must be turned before."""


def jpeg_facts(data: bytes) -> JpegFacts | None:
    """Read the segments of a JPEG; nothing when it is none."""
    at, size, orientation, kept = 2, (0, 0), 1, [data[:2]]
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF or marker in _BARE:
            at += 1 if marker == 0xFF else 2
            continue
        if marker == _SCAN:
            break
        length = int.from_bytes(data[at + 2 : at + 4], "big")
        body = data[at + 4 : at + 2 + length]
        if length < 2 or len(body) != length - 2:
            return None
        if marker in _SIZES and len(body) >= 5:
            size = (int.from_bytes(body[3:5], "big"), int.from_bytes(body[1:3], "big"))
        if marker == 0xE1 and body.startswith(_EXIF):
            orientation = _orientation(body[len(_EXIF) :])
        elif not _is_known(marker):
            kept.append(data[at : at + 2 + length])
        at += 2 + length
    if not all(size) or data[at : at + 2] != b"\xff\xda":
        return None
    return JpegFacts(*size, orientation, b"".join([*kept, data[at:]]))


def _is_known(marker: int) -> bool:
    """Tell segments in which cameras and programs write what they know: application data and comments."""
    return marker == 0xFE or (0xE0 <= marker <= 0xEF and marker not in _KEPT)


def _orientation(tiff: bytes) -> int:
    """Return how the camera was held, 1 when it does not say."""
    if tiff[:2] not in (b"II", b"MM") or len(tiff) < 8:
        return 1
    order: Literal["little", "big"] = "little" if tiff[:2] == b"II" else "big"

    def number(at: int, length: int) -> int:
        return int.from_bytes(tiff[at : at + length], order)

    start = number(4, 4)
    for entry in range(min(number(start, 2), 100)):
        at = start + 2 + entry * 12
        if number(at, 2) == _ORIENTATION:
            found = number(at + 8, 2)
            return found if 1 <= found <= 8 else 1
    return 1
