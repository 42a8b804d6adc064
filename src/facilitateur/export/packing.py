"""Packed formats (DOCX, ODT, XLSX) as the same bytes for the same content: no clock, one order."""

import io
import zipfile
from collections.abc import Iterable, Mapping

LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The earliest instant that a ZIP file can tell."""


def pack(files: Mapping[str, bytes], stored: Iterable[str] = ()) -> bytes:
    """Return files as a ZIP archive in the order given; `stored` are left uncompressed."""
    file, plain = io.BytesIO(), frozenset(stored)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, LONG_AGO)
            entry.external_attr = 0o600 << 16
            entry.create_system = 3
            entry.compress_type = zipfile.ZIP_STORED if name in plain else zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return file.getvalue()


def repack(data: bytes) -> bytes:
    """Return a ZIP archive without the instants at which its files were added."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return pack({name: archive.read(name) for name in archive.namelist()})
